'use strict';
// Space plays, S steps, R restarts: in every room that has these buttons, unless the key means something where the focus is.

const KEYS = { ' ': 'play', s: 'step', r: 'restart' };

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const button = document.getElementById(KEYS[event.key.toLowerCase()]);
  const types = /^(text|number|search)$/.test(event.target.type ?? '');
  const own = event.key === ' ' && event.target.matches?.('button, select, input[type=checkbox], summary, a');
  if (!button || types || own || event.target.matches?.('select')) return;
  event.preventDefault();
  button.click();
});
