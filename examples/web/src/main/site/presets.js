'use strict';
/**
 * Links to a room with settings that make an effect obvious; the one whose settings are those of now is marked. A room has presets
 * [[name, { key: text }, what to see], ...], keys that do not count when they are compared, views and progress, and kept ones, which a preset leaves
 * as they are.
 */
class Presets {
  constructor(room) {
    this.room = room;
    this.links = room.presets.map(([name]) => node('a', {}, name));
    this.element = node('nav', { class: 'presets', 'aria-label': 'Presets' }, ...this.links);
  }

  /** All settings as at the start, but for those of the preset and those that are kept. */
  settings([, set], values) {
    const { fields, kept = [] } = this.room;
    return { ...values, ...Object.fromEntries(fields.filter(({ key }) => !kept.includes(key)).map(({ key, start }) => [key, set[key] ?? start])) };
  }

  isNow(preset, values) {
    const { fields, views = [], progress } = this.room, wanted = this.settings(preset, values);
    return fields.every(({ key }) => key === progress || views.includes(key) || wanted[key] === values[key]);
  }

  /** The one whose settings are those of now, or undefined. */
  chosen(values) {
    return this.room.presets.find(preset => this.isNow(preset, values));
  }

  show(values) {
    const { id, fields, presets } = this.room, chosen = this.chosen(values);
    this.links.forEach((link, i) => {
      link.href = State.address(id, fields, this.settings(presets[i], values));
      if (presets[i] === chosen) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
      if (presets[i] === chosen) this.element.scrollLeft = link.offsetLeft - this.element.offsetLeft - 40; // on a phone they stand in one line
    });
  }
}
