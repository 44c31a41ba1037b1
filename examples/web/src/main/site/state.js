'use strict';
// Everything that a page shows is in its address: #room?key=value&key=value. Keys that are left out are as at the start.

/**
 * A room's fields: [{ key, label, kind, start, ... }]. Kinds: choice (options: [[value, label], ...]), number (min, max, step), whole (min, max),
 * text (most: characters; pattern), check. All values are texts; those of a check are "true" and "false".
 */
const State = {
  HIDE: { key: 'hide', kind: 'text', start: '', most: 40, pattern: /^((controls|header)(,(controls|header))?)?$/, told: 'controls, header, both with a comma between, or nothing' },

  /** { room, given: Map }, without looking at what is in it. */
  parse(hash) {
    const [room, query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
    return { room: decodeLeniently(room), given: new Map(new URLSearchParams(query)) };
  },

  /** Values for all fields, and a sentence for each that is not as expected. */
  read(fields, given) {
    const values = {}, complaints = [];
    const known = [...fields, State.HIDE];
    for (const field of known) {
      const text = given.get(field.key) ?? field.start;
      const problem = State.problem(field, text);
      values[field.key] = problem ? field.start : text;
      if (problem) complaints.push(`${field.key} must be ${problem}, not “${text.slice(0, 40)}”; it is ${field.start === '' ? 'left out' : field.start} now.`);
    }
    for (const key of given.keys()) {
      if (!known.some(field => field.key === key)) complaints.push(`There is no setting “${key.slice(0, 40)}” here.`);
    }
    return { values, complaints };
  },

  /** What was expected; empty if the text is fine. */
  problem(field, text) {
    if (field.kind === 'choice') {
      const values = field.options.map(([value]) => value);
      return values.includes(text) ? '' : `one of ${values.join(', ')}`;
    }
    if (field.kind === 'check') return ['true', 'false'].includes(text) ? '' : 'true or false';
    if (field.kind === 'text') {
      if (text.length > field.most) return `at most ${field.most} characters`;
      return !field.pattern || field.pattern.test(text) ? '' : field.told;
    }
    const number = text.trim() === '' ? NaN : Number(text);
    const fits = number >= field.min && number <= field.max && (field.kind !== 'whole' || Number.isInteger(number));
    return fits ? '' : `a ${field.kind === 'whole' ? 'whole ' : ''}number from ${field.min} to ${field.max}`;
  },

  /** The address of a room with these values; those of the start are left out. */
  address(room, fields, values) {
    const query = new URLSearchParams();
    for (const field of [...fields, State.HIDE]) {
      if (values[field.key] !== undefined && values[field.key] !== field.start) query.set(field.key, values[field.key]);
    }
    const text = query.toString();
    return `#${encodeURIComponent(room)}${text && `?${text}`}`;
  },
};

function decodeLeniently(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
