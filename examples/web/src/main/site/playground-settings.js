'use strict';
// What can be chosen in the playground.

const Playground = {
  FEATURES: [['x', 'x'], ['y', 'y'], ['x2', 'x²'], ['y2', 'y²'], ['xy', 'xy'], ['sin-x', 'sin x'], ['sin-y', 'sin y']],
  MOST_LAYERS: 4,

  /** Settings that stand apart from a preset: what is drawn, not what is learnt. */
  LOOKS: ['lines', 'test', 'click'],

  activationName: key => ACTIVATIONS.find(([each]) => each === key)[1],
  featureName: key => Playground.FEATURES.find(([each]) => each === key)[1],
  hiddenOf: values => values.hidden.split(',').map(Number),
  featuresOf: values => values.features.split(','),
  sizesOf: values => [Playground.featuresOf(values).length, ...Playground.hiddenOf(values), 1],

  /** One for each hidden layer. */
  activationsOf(values) {
    const given = values.activation.split(','), layers = Playground.hiddenOf(values);
    return layers.map((_, i) => given.length === layers.length ? given[i] : given[0]);
  },

  neuronName(layer, unit, values) {
    const sizes = Playground.sizesOf(values);
    if (layer === 0) return Playground.featureName(Playground.featuresOf(values)[unit]);
    return layer === sizes.length - 1 ? 'the score' : `layer ${layer}, neuron ${unit + 1}`;
  },

  /** A weight's number and gradient; the bias comes after the last input. */
  weightOf(answer, { layer, unit, from }) {
    const { inputs, weights, gradients, biases, biasGradients } = answer.layers[layer - 1];
    return from === inputs
      ? { number: biases[unit], gradient: biasGradients[unit] }
      : { number: weights[unit * inputs + from], gradient: gradients[unit * inputs + from] };
  },

  largest: numbers => numbers.reduce((most, each) => Math.max(most, Math.abs(each)), 1e-12),

  fields() {
    const oneOf = names => `(${names.map(([name]) => name).join('|')})`, same = texts => texts.map(each => [each, each]);
    const features = oneOf(Playground.FEATURES), activations = oneOf(ACTIVATIONS);
    return [
      { key: 'data', label: 'points', kind: 'choice', start: 'moons', options: [['moons', 'two moons'], ['circles', 'circles'], ['spirals', 'spirals'], ['xor', 'XOR'], ['own', 'only my own']] },
      { key: 'noise', label: 'noise', kind: 'number', start: '0.15', min: 0, max: 0.5, step: 0.05 },
      { key: 'share', label: 'training share, %', kind: 'whole', start: '25', min: 5, max: 95, step: 5 },
      { key: 'features', kind: 'text', start: 'x,y', most: 40, pattern: new RegExp(`^(?!.*\\b([\\w-]+)\\b.*,\\1(,|$))${features}(,${features})*$`), told: 'some of x, y, x2, y2, xy, sin-x, sin-y, each once, with commas between them' },
      { key: 'hidden', kind: 'text', start: '16,16', most: 11, pattern: /^([1-9]|[12]\d|3[0-2])(,([1-9]|[12]\d|3[0-2])){0,3}$/, told: 'one to four numbers from 1 to 32, as in 16,16' },
      { key: 'activation', kind: 'text', start: 'relu', most: 60, pattern: new RegExp(`^${activations}(,${activations}){0,3}$`), told: 'an activation, or one for each hidden layer, as in relu,tanh' },
      { key: 'loss', label: 'loss', kind: 'choice', start: 'cross-entropy', options: [['cross-entropy', 'cross-entropy'], ['hinge', 'hinge'], ['squared-error', 'squared error']] },
      { key: 'optimizer', label: 'optimizer', kind: 'choice', start: 'adam', options: [['sgd', 'SGD'], ['momentum', 'momentum'], ['adam', 'Adam']] },
      { key: 'rate', label: 'learning rate', kind: 'choice', start: '0.01', options: same(['0.001', '0.003', '0.01', '0.03', '0.1', '0.3', '1', '3', '10']) },
      { key: 'batch', label: 'points a step', kind: 'choice', start: '400', options: [['400', 'all'], ['50', '50'], ['10', '10'], ['1', '1']] },
      { key: 'l1', label: 'L1 penalty', kind: 'choice', start: '0', options: same(['0', '0.0001', '0.001', '0.01', '0.1']) },
      { key: 'l2', label: 'L2 penalty', kind: 'choice', start: '0', options: same(['0', '0.0001', '0.001', '0.01', '0.1']) },
      { key: 'seed', label: 'seed', kind: 'whole', start: '3', min: 0, max: 999 },
      { key: 'lines', label: 'lines show', kind: 'choice', start: 'weights', options: [['weights', 'weights'], ['gradients', 'gradients']] },
      { key: 'test', label: 'test points', kind: 'check', start: 'false' },
      { key: 'click', label: 'a click on the plane', kind: 'choice', start: 'blue', options: [['blue', 'adds a blue point'], ['orange', 'adds an orange point'], ['remove', 'removes a point'], ['nothing', 'does nothing']] },
      { key: 'points', kind: 'text', start: '', most: 5000, pattern: /^(-?\d+(\.\d+)?:-?\d+(\.\d+)?:[01](;-?\d+(\.\d+)?:-?\d+(\.\d+)?:[01]){0,299})?$/, told: 'points such as 0.5:-1:0;1:2:1, each x:y:class' },
      { key: 'removed', kind: 'text', start: '', most: 1600, pattern: /^(\d{1,3}(,\d{1,3}){0,299})?$/, told: 'places of points, as in 3,17' },
    ];
  },
};

Playground.FIELDS = Playground.fields();

Playground.SEE = 'Press play: the net moves its weights until its score is above 0, blue, at the blue points and below 0, orange, at the orange ones.';

/** Each says what it shows; the figures are those of seeds 1 to 3, and a test reads them. */
Playground.PRESETS = [
  ['two moons with ReLU', {}, Playground.SEE],
  ['spirals: three layers of 8', { data: 'spirals', noise: '0.05', share: '50', hidden: '8,8,8', activation: 'tanh', rate: '0.03' },
    'After 400 steps all training points are on the right side. With one layer of 8 it is at most 92 of 100: take two layers away to see.'],
  ['XOR with two units', { data: 'xor', noise: '0', hidden: '2', activation: 'tanh', rate: '0.03' },
    'Two units draw two lines, and XOR has four corners: after 400 steps 15 to 25 of 100 training points are on the wrong side. Add units.'],
  ['XOR, told xy', { data: 'xor', noise: '0', features: 'xy', hidden: '1', activation: 'identity', rate: '0.03' },
    'The sign of xy is the answer. A net without any bend, which is told xy, has at least 98 of 100 test points right after 400 steps.'],
  ['circles, without a bend', { data: 'circles', activation: 'identity' },
    'Without a bent activation 321 weights draw one straight line: after 500 steps about half of the test points are right, as by guessing.'],
  ['circles, told x² and y²', { data: 'circles', features: 'x2,y2', hidden: '1', activation: 'identity', rate: '0.1' },
    'Still no bend, but x² + y² is the distance squared: at least 93 of 100 test points are right after 500 steps.'],
  ['learned by heart', { noise: '0.35', share: '10' },
    '40 noisy points, 337 parameters: after 400 steps all 40 are right, and the test loss is above 0.7. The L2 penalty 0.01 keeps it below 0.4.'],
  ['a rate that kills ReLU', { rate: '1' },
    'Restart, and look at the hatched neurons: within 60 steps of this size 13 to 24 of 32 die. They give 0 at every training point and get no gradient.'],
  ['a rate too high', { optimizer: 'sgd', rate: '3', loss: 'squared-error' },
    'Press step a few times: each step overshoots by more than the one before, and within ten the numbers are beyond all bounds.'],
];

class SettingsPanel {
  /** change(chosen) is called with new texts by key. */
  constructor(change) {
    this.change = change;
    this.element = node('details', { id: 'settings', open: matchMedia('(min-width: 64rem)').matches }, node('summary', {}, 'Settings'));
    this.body = node('div', { class: 'groups' });
    this.element.append(this.body);
  }

  show(values) {
    const focused = document.activeElement?.id;
    this.values = values;
    const one = key => control(Playground.FIELDS.find(field => field.key === key), values[key], text => this.change({ [key]: text }));
    const group = (title, ...children) => node('fieldset', {}, node('legend', {}, title), ...children);
    this.body.replaceChildren(
      group('Points', one('data'), one('noise'), one('share')),
      group('What the net is told', this.features()),
      group('Hidden layers', ...this.layers()),
      group('Training', one('optimizer'), one('rate'), one('batch'), one('seed'), one('loss'), one('l1'), one('l2')));
    if (focused && this.body.querySelector(`#${CSS.escape(focused)}`)) document.getElementById(focused).focus();
  }

  features() {
    const chosen = Playground.featuresOf(this.values);
    return node('div', { class: 'ticks' }, ...Playground.FEATURES.map(([key, name]) => {
      const box = node('input', { type: 'checkbox', id: `feature-${key}`, checked: chosen.includes(key), disabled: chosen.length === 1 && chosen[0] === key });
      box.addEventListener('change', () => this.change({ features: Playground.FEATURES.map(([each]) => each).filter(each => each === key ? box.checked : chosen.includes(each)).join(',') }));
      return node('label', {}, box, name);
    }));
  }

  layers() {
    const units = Playground.hiddenOf(this.values), activations = Playground.activationsOf(this.values);
    const set = (u, a) => this.change({ hidden: u.join(','), activation: a.every(each => each === a[0]) ? a[0] : a.join(',') });
    const rows = units.map((count, i) => {
      const number = node('input', { type: 'number', id: `units-${i + 1}`, min: 1, max: 32, value: count, 'aria-label': `units of layer ${i + 1}` });
      number.addEventListener('change', () => {
        if (number.reportValidity() && Number.isInteger(number.valueAsNumber)) set(units.map((each, j) => j === i ? number.valueAsNumber : each), activations);
      });
      const select = node('select', { id: `activation-${i + 1}`, 'aria-label': `activation of layer ${i + 1}` },
        ...ACTIVATIONS.map(([key, name]) => node('option', { value: key, selected: key === activations[i] }, name)));
      select.addEventListener('change', () => set(units, activations.map((each, j) => j === i ? select.value : each)));
      const without = list => list.filter((_, j) => j !== i);
      return node('div', { class: 'layer' }, number, select,
        node('button', { type: 'button', 'aria-label': `remove layer ${i + 1}`, disabled: units.length === 1, onclick: () => set(without(units), without(activations)) }, '−'));
    });
    const more = node('button', { type: 'button', id: 'add-layer', disabled: units.length === Playground.MOST_LAYERS, onclick: () => set([...units, units.at(-1)], [...activations, activations.at(-1)]) }, '+ layer');
    return [...rows, more];
  }
}
