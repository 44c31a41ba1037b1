'use strict';
// What rooms have in common that train to a place in the address: a link shows the same net, trained as far.

/**
 * A room adds to its fields and presets: progress: the key of how far the training is, unit: what is counted, views: keys that change what is
 * looked at, not what is trained, and seen: what to look for.
 */
class LiveView {
  constructor(room, place, values, change) {
    Object.assign(this, { room, place, values, tell: change, answer: null, arriving: false, recorded: 0 });
    this.most = room.fields.find(({ key }) => key === room.progress).max;
    this.goal = this.most;
    this.player = new Player((what, extra) => this.ask(what, extra), answer => this.took(answer), playing => this.playing(playing));
    this.bar = transport(() => this.player, room.unit);
    this.bar.element.classList.add('live');
    this.busy = node('span', { class: 'quiet', id: 'busy', role: 'status' });
    this.ended = node('span', { class: 'ended', id: 'ended', role: 'status' });
    this.bar.element.append(this.busy, this.ended);
    this.presets = new Presets(room);
    this.controls = node('div', { class: 'controls' });
    this.settings = node('details', { class: 'settings', open: !Frame.isInside && matchMedia('(min-width: 40rem) and (min-height: 50rem)').matches }, node('summary', {}, 'settings'), this.controls);
    this.readouts = node('ul', { class: 'readouts', id: 'reading' });
    this.speed = node('p', { class: 'quiet', id: 'speed' });
    this.speedometer = new Speed((trained, pictures) => { this.speed.textContent = `${Math.round(trained)} ${room.unit} and ${Math.round(pictures)} pictures a second`; });
    place.append(
      node('h1', { class: 'unseen' }, room.title),
      node('p', { class: 'seen' }, room.seen.replaceAll('/', '/\u2060')),
      this.presets.element,
      node('div', { class: 'controls' }, this.bar.element),
      this.settings);
  }

  // ---- settings

  showSettings() {
    const { fields, views, progress } = this.room;
    this.controls.replaceChildren(...fields.filter(({ key, apart }) => !apart && !views.includes(key) && key !== progress).map(field =>
      control(field, this.values[field.key], text => this.choose({ [field.key]: text }))));
    this.presets.show(this.values);
  }

  /** Other nets start anew, and train on where nets were training. */
  choose(chosen) {
    this.arriving = false;
    this.goal = this.most;
    this.tell({ ...chosen, [this.room.progress]: '0' });
    this.showSettings();
    if (!this.player.playing) this.player.once('look');
  }

  // ---- training

  async ask(what, extra) {
    const { hide, ...settings } = this.values, upTo = what === 'train' ? { upTo: this.goal } : {};
    const engine = await Engines.get(this.room.engine);
    const late = setTimeout(() => { this.busy.textContent = 'computing …'; }, 400);
    try {
      return await engine.ask(this.room.id, what, { ...settings, ...upTo, ...extra });
    } finally {
      clearTimeout(late);
      this.busy.textContent = '';
    }
  }

  /** Trains from the start to where the address says, at sight: one may stop it on its way. */
  async arrive() {
    const wanted = Number(this.values[this.room.progress]);
    this.player.pause();
    this.arriving = wanted > 0;
    await this.player.once('restart');
    if (this.arriving) {
      this.goal = wanted;
      this.player.play();
    }
  }

  playing(on) {
    this.bar.playing(on);
    this.place.setAttribute('aria-busy', String(on));
    if (!on && this.answer && !this.closed) {
      this.arriving = false;
      this.goal = this.most;
      this.player.once('look'); // the engine is ahead of the page by a question
    }
  }

  took(answer) {
    if (this.closed) return;
    this.answer = answer;
    this.bar.count(answer.steps);
    this.record(answer.steps);
    this.speedometer.drawn(answer.steps, this.player.playing);
    this.readouts.replaceChildren(...answer.readouts.map(text => node('li', {}, text)));
    this.tellEnd(answer);
    this.show(answer);
    if (this.player.playing && answer.steps >= this.goal) this.player.pause();
  }

  /** Where training goes no further a sentence says so, and the buttons that would do nothing are off. */
  tellEnd({ steps, finite }) {
    const unit = this.room.unit[0].toUpperCase() + this.room.unit.slice(1, -1);
    const text = !finite ? 'Numbers became too large, so training has ended: restart with a smaller learning rate.'
      : steps >= this.most ? `${unit} ${this.most} is the last: restart, or choose other settings.` : '';
    if (this.ended.textContent !== text) this.ended.textContent = text;
    this.bar.ended(text !== '');
  }

  /** How far the training is goes into the address; once a second while it runs. */
  record(steps) {
    const text = String(steps), soon = this.player.playing && performance.now() - this.recorded < 1000;
    if (this.arriving || soon || this.values[this.room.progress] === text) return;
    this.recorded = performance.now();
    this.tell({ [this.room.progress]: text });
  }

  /** A slider that chooses what is looked at: the key of its field, its name, and the place of the sentence on it. */
  chooser(key, name, sentence) {
    const input = node('input', { type: 'range', id: key, min: 1, max: 1, value: this.values[key], 'aria-describedby': sentence.id });
    input.addEventListener('input', () => this.look(Number(input.value)));
    this.slider = input;
    this.viewed = key;
    return node('div', { class: 'chooser' }, node('label', { for: key }, name), input);
  }

  /** Looks at another layer or unit, counted from 1. */
  look(number) {
    this.tell({ [this.viewed]: String(number) });
    this.looked();
  }

  /** The layer or unit that is looked at, counted from 1, of so many. */
  chosen(count) {
    if (this.slider.max !== String(count)) this.slider.max = String(count);
    const number = Math.min(count, Number(this.values[this.viewed]));
    if (this.slider.value !== String(number)) this.slider.value = String(number);
    return number;
  }

  update(values) {
    this.values = values;
    this.showSettings();
    this.arrive();
  }

  close() {
    this.closed = true;
    this.arriving = false;
    this.player.pause();
  }
}
