'use strict';
// Native inputs with labels, made from a room's fields.

/** An element with attributes and children: node('p', { class: 'quiet' }, 'text'). */
function node(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/** One control for a field. changed(text) is called with what was chosen, if it is as expected. */
function control(field, value, changed) {
  const id = `control-${field.key}`;
  const input = inputOf(field, value, id);
  const label = node('label', { for: id }, field.label);
  input.addEventListener(field.kind === 'number' && field.range ? 'input' : 'change', () => {
    const text = field.kind === 'check' ? String(input.checked) : input.value;
    const problem = State.problem(field, text);
    input.setAttribute('aria-invalid', String(problem !== ''));
    input.setCustomValidity(problem && `Expected ${problem}.`);
    if (problem) input.reportValidity();
    else changed(text);
  });
  return node('div', { class: `control ${field.kind}`, 'data-key': field.key }, label, input);
}

function inputOf(field, value, id) {
  if (field.kind === 'choice') {
    return node('select', { id }, ...field.options.map(([each, label]) => node('option', { value: each, selected: each === value }, label)));
  }
  if (field.kind === 'check') return node('input', { id, type: 'checkbox', checked: value === 'true' });
  if (field.kind === 'text') return node('input', { id, type: 'text', value, maxlength: field.most, autocomplete: 'off', size: field.size ?? 8 });
  return node('input', { id, type: field.range ? 'range' : 'number', min: field.min, max: field.max, step: field.step ?? 1, value });
}

/** Play, step and restart in one bar, with their keys told; counted names what is counted, in the plural. */
function transport(player, counted = 'steps') {
  const play = node('button', { class: 'main', type: 'button', id: 'play', title: 'Play or pause: Space' }, '▶ play');
  const step = node('button', { type: 'button', id: 'step', title: 'One step: S' }, 'step');
  const restart = node('button', { type: 'button', id: 'restart', title: 'Back to the start: R' }, 'restart');
  const count = node('span', { class: 'count', id: 'count' }, '0');
  const unit = node('span', { class: 'quiet' }, counted);
  const keys = node('span', { class: 'quiet keys' }, 'keys: Space plays, S steps, R restarts');
  play.addEventListener('click', () => player().toggle());
  step.addEventListener('click', () => { player().pause(); player().once('step'); });
  restart.addEventListener('click', () => { player().pause(); player().once('restart'); });
  return {
    element: node('div', { class: 'transport', role: 'group', 'aria-label': 'Training' }, play, step, restart, count, unit, keys),
    playing: on => { play.textContent = on ? '❚❚ pause' : '▶ play'; },
    /** Whether there is nothing left to train. */
    ended: on => {
      if (on && [play, step].includes(document.activeElement)) restart.focus({ preventScroll: true });
      play.disabled = step.disabled = on;
    },
    count: steps => {
      count.textContent = steps.toLocaleString('en').replaceAll(',', ' ');
      unit.textContent = steps === 1 ? counted.replace(/s$/, '') : counted;
    },
  };
}
