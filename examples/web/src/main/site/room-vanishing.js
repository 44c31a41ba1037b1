'use strict';
// Vanishing gradients: how much of the gradient arrives in each layer of nets that read digits, before they are trained and while they are.

const INITIALIZERS = [['xavier-uniform', 'Xavier, uniform'], ['xavier-normal', 'Xavier, normal'], ['he-uniform', 'He, uniform'], ['he-normal', 'He, normal'], ['lecun-uniform', 'LeCun, uniform'], ['lecun-normal', 'LeCun, normal'], ['naive', 'naive']];
const OPTIMIZERS = [['sgd', 'SGD'], ['momentum', 'momentum'], ['adam', 'Adam']];

Rooms.push({
  id: 'vanishing',
  title: 'Vanishing gradients',
  sentence: 'How much of the gradient arrives in each layer of a deep net that learns to read digits, and what it learns from it.',
  seen: 'L is the loss: how wrong the net is. z is the weighted sum in a unit, before its activation. ∂L/∂z, the signal, is how fast L changes'
    + ' as z does. ∂L/∂w is the same for a weight w: the signal times what comes in from the front. The signal starts at the last layer, at the'
    + ' right, and is multiplied on its way to the first by slopes and by weights. Compare its bars with the dashed line, which is what the slopes'
    + ' alone would leave at most. Then train: gradient descent moves a weight by its gradient, Adam by its gradient divided by its own size.',
  engine: 'digits',
  unit: 'steps',
  progress: 'steps',
  views: ['layer'],
  fields: [
    { key: 'activation', label: 'activation', kind: 'choice', start: 'sigmoid', options: ACTIVATIONS },
    { key: 'depth', label: 'hidden layers', kind: 'whole', start: '8', min: 1, max: 16 },
    { key: 'width', label: 'units in each', kind: 'whole', start: '32', min: 4, max: 64 },
    { key: 'initializer', label: 'initializer', kind: 'choice', start: 'fitting', options: [['fitting', 'fits the activation'], ...INITIALIZERS] },
    { key: 'scale', label: 'weights times', kind: 'number', start: '1', min: 0.1, max: 4, step: 0.1 },
    { key: 'optimizer', label: 'method', kind: 'choice', start: 'momentum', options: OPTIMIZERS },
    { key: 'rate', label: 'learning rate', kind: 'choice', start: '0.03', options: ['0.001', '0.003', '0.01', '0.03', '0.1'].map(each => [each, each]) },
    { key: 'nets', label: 'nets', kind: 'choice', start: '1', options: [['1', 'one'], ['3', 'median of 3'], ['5', 'median of 5']] },
    { key: 'seed', label: 'seed', kind: 'whole', start: '0', min: 0, max: 999 },
    { key: 'layer', label: 'layer looked at', kind: 'whole', start: '1', min: 1, max: 17 },
    { key: 'steps', label: 'steps', kind: 'whole', start: '0', min: 0, max: 4500 },
  ],
  presets: [
    ['sigmoid: vanishes', {}],
    ['ReLU: arrives', { activation: 'relu' }],
    ['sigmoid, 16 layers: gone', { depth: '16' }],
    ['small tanh: ∂L/∂w hides it', { activation: 'tanh', scale: '0.5' }],
    ['tanh, naive weights: grows', { activation: 'tanh', initializer: 'naive' }],
    ['sigmoid with Adam: moves', { optimizer: 'adam', rate: '0.003', steps: '450' }],
  ],

  open(place, values, change) {
    const view = new VanishingView(this, place, values, change);
    view.arrive();
    return view;
  },
});

class VanishingView extends LiveView {
  constructor(room, place, values, change) {
    super(room, place, values, change);
    this.pointed = null;
    this.range = null;
    this.told = node('p', { class: 'told', id: 'told', role: 'status' });
    this.barsTitle = node('figcaption', {}, 'How much arrives in each layer');
    this.courseTitle = node('figcaption', {}, 'What it learns from it');
    this.steepness = node('span', {}, 'slopes alone');
    this.bars = Canvas.make('Mean size of ∂L/∂z and ∂L/∂w in each layer, on a logarithmic axis', width => width < 500 ? 300 : 380, (...all) => this.drawBars(...all));
    this.course = Canvas.make('Share of the test digits that are read, and the loss, epoch by epoch', () => 190, (...all) => this.drawCourse(...all));
    this.flow = Canvas.make('∂L/∂z in each layer, epoch by epoch, on a logarithmic axis', () => 210, (...all) => this.drawFlow(...all));
    this.bars.classList.add('pressable');
    place.append(node('div', { class: 'pictures' },
      node('figure', {}, this.barsTitle,
        node('ul', { class: 'legend' },
          node('li', {}, node('i', { class: 'signal' }), '∂L/∂z, the signal'),
          node('li', {}, node('i', { class: 'weights' }), '∂L/∂w, what weights get'),
          node('li', {}, node('i', { class: 'bound' }), this.steepness),
          node('li', {}, node('i', { class: 'before' }), 'before training')),
        this.bars, this.chooser('layer', 'layer', this.told), this.told),
      node('figure', {},
        this.courseTitle, this.course, node('p', { class: 'quiet' }, 'The loss is drawn as a share of that of a net that only guesses: at 100 % nothing is learned yet.'),
        node('figcaption', {}, '∂L/∂z of each layer, epoch by epoch'), this.flow, this.speed)), this.readouts);
    this.bars.addEventListener('pointermove', event => this.point(this.layerAt(event)));
    this.bars.addEventListener('pointerleave', () => this.point(null));
    this.bars.addEventListener('click', event => this.look(this.layerAt(event)));
    this.showSettings();
  }

  nets() {
    return Number(this.values.nets);
  }

  layers() {
    return this.answer.deltas.length;
  }

  layerAt(event) {
    return this.answer ? 1 + Chart.groupAt(event.offsetX, this.bars.clientWidth, this.layers()) : 1;
  }

  point(layer) {
    this.pointed = layer;
    if (this.answer) this.looked();
  }

  shown() {
    const chosen = this.chosen(this.layers());
    return Math.min(this.layers(), this.pointed ?? chosen);
  }

  looked() {
    this.told.setAttribute('aria-live', this.player.playing ? 'off' : 'polite');
    this.told.textContent = this.answer.layers[this.shown() - 1];
    this.bars.redraw();
    this.redrawEpochs();
  }

  /** The pictures that change from epoch to epoch only. */
  redrawEpochs() {
    const { accuracies, losses, deltasByEpoch } = this.answer, { low, high } = this.range;
    const seen = [accuracies.length, accuracies.at(-1), losses.at(-1), deltasByEpoch.at(-1), this.layers(), this.shown(), low, high].join();
    if (seen === this.seen) return;
    this.seen = seen;
    this.course.redraw();
    this.flow.redraw();
  }

  show(answer) {
    const last = this.layers() - 1, ratio = answer.deltas[0] / answer.deltas[last];
    this.barsTitle.textContent = answer.finite
      ? `Layer 1 gets ${sized(ratio)} ${ratio < 1 ? 'of' : 'times'} the output layer’s signal${this.nets() > 1 ? `, the median of ${this.nets()} nets` : ''}`
      : 'Numbers too large for a double: no gradient is left. Restart with smaller weights or a smaller rate.';
    this.steepness.textContent = `slopes alone: at most × ${sized(answer.slope)} a layer`;
    this.courseTitle.textContent = `${this.nets() > 1 ? `The median of ${this.nets()} nets` : 'It'} reads ${Math.round(100 * answer.accuracy)} % of 360 new digits`;
    this.range = this.rangeOf(answer);
    this.looked();
  }

  /** Exponents of the ends of the axis, which holds all that was ever shown of these nets, and never shrinks while they train. */
  rangeOf({ deltas, gradients, bound, deltasByEpoch, gradientsByEpoch, steps }) {
    const all = [deltas, gradients, bound, deltasByEpoch, gradientsByEpoch].flatMap(each => [...each]).filter(x => x > 0 && Number.isFinite(x));
    const before = steps > 0 && this.range ? this.range : { low: -6, high: 0 };
    if (!all.length) return before;
    return {
      low: Math.min(before.low, Math.floor(Math.log10(Math.min(...all)) - 0.3)),
      high: Math.max(before.high, Math.ceil(Math.log10(Math.max(...all)))),
    };
  }

  drawBars(context, width, height) {
    if (!this.answer) return;
    const { deltas, gradients, bound, deltasByEpoch, gradientsByEpoch, steps } = this.answer, count = this.layers();
    const before = all => steps > 0 ? all.slice(0, count) : null;
    Chart.bars(context, width, height, {
      ...this.range,
      names: Array.from(deltas, (_, i) => i < count - 1 ? String(i + 1) : 'out'),
      series: [
        { values: deltas, before: before(deltasByEpoch), ink: 'above' },
        { values: gradients, before: before(gradientsByEpoch), ink: 'below', hollow: true },
      ],
      bound,
      chosen: this.shown() - 1,
      below: width < 500 ? 'layer: 1 is next to the input' : 'layer: 1 is next to the input, out is the output',
    });
  }

  /** At least ten epochs, so that the first ones are not stretched. */
  lastEpoch() {
    const epochs = this.answer.accuracies.length - 1;
    return epochs <= 10 ? 10 : 10 * Math.ceil(epochs / 10);
  }

  drawCourse(context, width, height) {
    if (!this.answer) return;
    const { accuracies, losses } = this.answer, top = Math.max(1, Math.min(5, Math.max(...[...losses].filter(Number.isFinite), 1)));
    const y = value => Chart.TOP + (height - Chart.TOP - Chart.BOTTOM) * (1 - Math.min(1, value / top));
    Chart.lines(context, width, height, {
      y, last: this.lastEpoch(), right: 96,
      ticks: (top < 1.5 ? [0, 0.5, 1] : [0, 1, 2, 3, 4, 5]).filter(tick => tick <= top).map(tick => [y(tick), `${100 * tick} %`]),
      series: [
        { values: [...accuracies], ink: 'above', label: 'digits read' },
        { values: [...losses], ink: 'below', dash: [5, 3], label: 'loss' },
      ],
    });
  }

  drawFlow(context, width, height) {
    if (!this.answer) return;
    const count = this.layers(), shown = this.shown() - 1, { low, high } = this.range, y = Chart.logarithmic(low, high, height);
    const epochs = this.answer.deltasByEpoch.length / count;
    const name = layer => layer === count - 1 ? 'output' : `layer ${layer + 1}`;
    const series = Array.from({ length: count }, (_, layer) => ({
      values: Array.from({ length: epochs }, (_, epoch) => this.answer.deltasByEpoch[epoch * count + layer]),
      ink: layer === shown ? 'below' : 'above',
      width: layer === shown ? 3 : 1.5,
      opacity: layer === shown ? 1 : 0.35 + 0.65 * layer / count,
      label: layer === shown || layer === 0 || layer === count - 1 ? name(layer) : undefined,
    }));
    series.push(...series.splice(shown, 1));
    const stride = Math.ceil((high - low) / 4);
    Chart.lines(context, width, height, {
      y, last: this.lastEpoch(), right: 72, series,
      ticks: Array.from({ length: Math.floor((high - low) / stride) + 1 }, (_, i) => high - i * stride).map(exponent => [y(10 ** exponent), power(exponent)]),
    });
  }
}
