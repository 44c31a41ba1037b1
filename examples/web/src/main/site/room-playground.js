'use strict';
// The playground: a net learns to tell blue points from orange ones. All numbers come from Java; here they are drawn.

const ACTIVATIONS = ['relu', 'leaky-relu', 'tanh', 'sigmoid', 'gelu', 'silu', 'elu', 'selu', 'softplus', 'mish', 'softsign', 'gelu-tanh', 'identity']
  .map(each => [each, { relu: 'ReLU', 'leaky-relu': 'Leaky ReLU', gelu: 'GELU', silu: 'SiLU', elu: 'ELU', selu: 'SELU', 'gelu-tanh': 'GELU by tanh' }[each] ?? each]);

Rooms.push({
  id: 'playground',
  title: 'Playground',
  sentence: 'A small net learns to tell two kinds of points apart. Every weight is a line: its thickness is size, its colour is sign.',
  engine: 'training',
  fields: [
    { key: 'data', label: 'data', kind: 'choice', start: 'moons', options: [['moons', 'two moons'], ['circles', 'circles'], ['spirals', 'spirals'], ['xor', 'XOR']] },
    { key: 'noise', label: 'noise', kind: 'number', start: '0.15', min: 0, max: 0.5, step: 0.05 },
    { key: 'hidden', label: 'units of the hidden layers', kind: 'text', start: '16,16', most: 11, pattern: /^([1-9]|[12]\d|3[0-2])(,([1-9]|[12]\d|3[0-2])){0,3}$/, told: 'one to four numbers from 1 to 32, as in 16,16' },
    { key: 'activation', label: 'activation', kind: 'choice', start: 'relu', options: ACTIVATIONS },
    { key: 'optimizer', label: 'optimizer', kind: 'choice', start: 'adam', options: [['sgd', 'SGD'], ['momentum', 'momentum'], ['adam', 'Adam']] },
    { key: 'rate', label: 'learning rate', kind: 'choice', start: '0.01', options: ['0.001', '0.003', '0.01', '0.03', '0.1', '0.3', '1', '3', '10'].map(each => [each, each]) },
    { key: 'l2', label: 'L2 penalty', kind: 'choice', start: '0', options: ['0', '0.0001', '0.001', '0.01', '0.1'].map(each => [each, each]) },
    { key: 'loss', label: 'loss', kind: 'choice', start: 'cross-entropy', options: [['cross-entropy', 'cross-entropy'], ['hinge', 'hinge'], ['squared-error', 'squared error']] },
    { key: 'batch', label: 'points a step', kind: 'choice', start: '200', options: [['200', 'all 200'], ['50', '50'], ['10', '10'], ['1', '1']] },
    { key: 'seed', label: 'seed', kind: 'whole', start: '3', min: 0, max: 999 },
    { key: 'lines', label: 'lines show', kind: 'choice', start: 'weights', options: [['weights', 'weights'], ['gradients', 'gradients']] },
  ],

  open(place, values, change) {
    const view = new PlaygroundView(this, place, values, change);
    view.player.once('look');
    return view;
  },
});

class PlaygroundView {
  constructor(room, place, values, change) {
    Object.assign(this, { room, values, change, answer: null, pointed: null, counted: null });
    this.player = new Player((what, extra) => this.ask(what, extra), answer => this.show(answer), playing => this.bar.playing(playing));
    this.bar = transport(() => this.player);
    this.net = Canvas.make('The net: each square is what a neuron gives over the plane, each line a weight', width => this.netHeight(width), (...all) => this.drawNet(...all));
    this.score = Canvas.make('The score of the net over the plane, with the points', width => width, (...all) => this.drawScore(...all));
    this.curve = Canvas.make('The loss, step by step', () => 150, (...all) => this.drawCurve(...all));
    this.told = node('p', { class: 'quiet', id: 'told', role: 'status' }, NOTHING_POINTED_AT);
    this.reading = node('p', { id: 'reading' });
    this.speed = node('p', { class: 'quiet', id: 'speed' });
    this.controls = node('div', { class: 'controls' });
    this.scoreTitle = node('figcaption', {}, SCORE_TITLE);
    place.append(
      node('h1', { class: 'unseen' }, room.title),
      node('div', { class: 'controls' }, this.bar.element),
      this.controls,
      node('div', { class: 'pictures' },
        node('figure', {}, node('figcaption', {}, 'What each neuron responds to'), this.told, this.net),
        node('figure', {}, this.scoreTitle, this.score, this.reading, this.curve, this.speed)));
    this.net.addEventListener('pointermove', event => this.point(event));
    this.net.addEventListener('pointerdown', event => this.point(event));
    this.net.addEventListener('pointerleave', () => this.pointTo(null));
    this.showControls();
  }

  showControls() {
    this.controls.replaceChildren(...this.room.fields.map(field => control(field, this.values[field.key], text => {
      this.change({ [field.key]: text });
      if (field.key === 'lines') this.net.redraw();
      else this.player.once('look');
    })));
  }

  async ask(what, extra) {
    const { lines, hide, ...settings } = this.values;
    return (await Engines.get(this.room.engine)).ask(this.room.id, what, { ...settings, ...extra });
  }

  show(answer) {
    this.answer = answer;
    this.bar.count(answer.steps);
    this.reading.textContent = answer.finite
      ? `loss ${brief(answer.loss)} training, ${brief(answer.testLoss)} test · ${brief(100 * answer.accuracy)} % and ${brief(100 * answer.testAccuracy)} % right`
      : 'The parameters have run away: no step helps any more. Restart with a smaller learning rate.';
    this.showSpeed(answer.steps);
    for (const canvas of [this.net, this.score, this.curve]) canvas.redraw();
  }

  /** Steps and pictures a second, told once a second while playing. */
  showSpeed(steps) {
    const now = performance.now();
    this.counted ??= { at: now, steps, pictures: 0 };
    this.counted.pictures++;
    const seconds = (now - this.counted.at) / 1000;
    if (seconds < 1) return;
    if (this.player.playing && seconds < 1.5) {
      const rate = count => Math.round(count / seconds);
      this.speed.textContent = `${rate(steps - this.counted.steps)} steps and ${rate(this.counted.pictures)} pictures a second`;
    }
    this.counted = { at: now, steps, pictures: 0 };
  }

  // ---- the net

  sizes() {
    return this.answer ? [this.answer.layers[0].inputs, ...this.answer.layers.map(({ outputs }) => outputs)] : [2, 1];
  }

  netHeight(width) {
    const pitch = width < 500 ? 22 : 34;
    return Math.max(220, Math.max(...this.sizes()) * pitch + 12);
  }

  /** The middle of a neuron, and the side of its square. */
  spot(layer, unit, width, height) {
    const sizes = this.sizes(), margin = width < 500 ? 20 : 34;
    const pitch = Math.min(width < 500 ? 44 : 60, (height - 12) / sizes[layer]);
    return { x: margin + (width - 2 * margin) * layer / (sizes.length - 1), y: height / 2 + (unit - (sizes[layer] - 1) / 2) * pitch, side: Math.min(pitch - 4, width < 500 ? 26 : 40) };
  }

  drawNet(context, width, height) {
    if (!this.answer) return;
    this.answer.layers.forEach((layer, i) => this.drawLines(context, layer, i, width, height));
    this.answer.fields.forEach((_, layer) => {
      for (let unit = 0; unit < this.sizes()[layer]; unit++) this.drawNeuron(context, layer, unit, width, height);
    });
  }

  drawLines(context, { inputs, outputs, weights, gradients }, layer, width, height) {
    const numbers = this.values.lines === 'gradients' ? gradients : weights;
    const most = Math.max(1e-300, ...numbers.map(Math.abs));
    for (let to = 0; to < outputs; to++) {
      for (let from = 0; from < inputs; from++) {
        const number = numbers[to * inputs + from], share = Math.abs(number) / most;
        const a = this.spot(layer, from, width, height), b = this.spot(layer + 1, to, width, height), middle = (a.x + b.x) / 2;
        context.strokeStyle = Ink.css(number > 0 ? 'above' : 'below', 0.2 + 0.8 * share);
        context.lineWidth = 0.3 + 4.5 * share;
        context.beginPath();
        context.moveTo(a.x + a.side / 2, a.y);
        context.bezierCurveTo(middle, a.y, middle, b.y, b.x - b.side / 2, b.y);
        context.stroke();
      }
    }
  }

  drawNeuron(context, layer, unit, width, height) {
    const { x, y, side } = this.spot(layer, unit, width, height);
    const field = this.answer.fields[layer], points = field.length / this.sizes()[layer], small = Math.sqrt(points);
    Canvas.field(context, field, unit * points, small, this.limit(layer, unit), x - side / 2, y - side / 2, side);
    const dead = layer > 0 && this.answer.layers[layer - 1].dead[unit] === 1;
    if (dead) this.hatch(context, x - side / 2, y - side / 2, side);
    const pointed = this.pointed && this.pointed.layer === layer && this.pointed.unit === unit;
    context.strokeStyle = Ink.css(dead ? 'below' : 'ink');
    context.lineWidth = pointed ? 3 : 1;
    context.strokeRect(x - side / 2, y - side / 2, side, side);
  }

  hatch(context, x, y, side) {
    context.save();
    context.beginPath();
    context.rect(x, y, side, side);
    context.clip();
    context.strokeStyle = Ink.css('below');
    context.lineWidth = 2;
    context.beginPath();
    for (let d = -side; d < side; d += 6) {
      context.moveTo(x + d, y + side);
      context.lineTo(x + d + side, y);
    }
    context.stroke();
    context.restore();
  }

  /** The largest size in a neuron's picture: its colours use the whole range. */
  limit(layer, unit) {
    const field = this.answer.fields[layer], points = field.length / this.sizes()[layer];
    let most = 1e-12;
    for (let i = unit * points; i < (unit + 1) * points; i++) most = Math.max(most, Math.abs(field[i]));
    return most;
  }

  point(event) {
    const { width, height } = this.net.getBoundingClientRect();
    let found = null;
    this.sizes().forEach((count, layer) => {
      for (let unit = 0; unit < count; unit++) {
        const { x, y, side } = this.spot(layer, unit, width, height);
        if (Math.max(Math.abs(event.offsetX - x), Math.abs(event.offsetY - y)) <= side / 2 + 2) found = { layer, unit };
      }
    });
    this.pointTo(found);
  }

  pointTo(neuron) {
    if (neuron?.layer === this.pointed?.layer && neuron?.unit === this.pointed?.unit) return;
    this.pointed = neuron;
    this.told.textContent = neuron ? this.nameOf(neuron) : NOTHING_POINTED_AT;
    this.scoreTitle.textContent = neuron ? this.nameOf(neuron, true) : SCORE_TITLE;
    this.net.redraw();
    this.score.redraw();
  }

  nameOf({ layer, unit }, brieflyOnly = false) {
    if (layer === 0) return unit === 0 ? 'Input x' : 'Input y';
    const { biases, dead } = this.answer.layers[layer - 1];
    const name = layer === this.answer.layers.length ? 'The output: the score' : `Layer ${layer}, neuron ${unit + 1}`;
    return brieflyOnly ? name : `${name}: bias ${brief(biases[unit])}${dead[unit] ? ', dead: it gives 0 at every training point' : ''}.`;
  }

  // ---- the plane

  drawScore(context, width, height) {
    if (!this.answer) return;
    if (this.pointed) {
      const { layer, unit } = this.pointed, field = this.answer.fields[layer], points = field.length / this.sizes()[layer];
      Canvas.field(context, field, unit * points, Math.sqrt(points), this.limit(layer, unit), 0, 0, width);
    } else {
      Canvas.field(context, this.answer.score, 0, Math.sqrt(this.answer.score.length), 2, 0, 0, width);
    }
    this.drawPoints(context, this.answer.test, width, height, false);
    this.drawPoints(context, this.answer.training, width, height, true);
  }

  drawPoints(context, points, width, height, filled) {
    const [xMin, xMax, yMin, yMax] = this.answer.plane;
    for (let i = 0; i < points.length; i += 3) {
      const x = width * (points[i] - xMin) / (xMax - xMin), y = height * (1 - (points[i + 1] - yMin) / (yMax - yMin)), blue = points[i + 2] === 1;
      context.beginPath();
      if (blue) context.arc(x, y, 3.4, 0, 7);
      else context.rect(x - 3, y - 3, 6, 6);
      context.lineWidth = 1;
      context.strokeStyle = filled ? Ink.css('paper') : Ink.css('ink', 0.45);
      context.fillStyle = Ink.css(blue ? 'blue-point' : 'orange-point');
      if (filled) context.fill();
      context.stroke();
    }
  }

  drawCurve(context, width, height) {
    if (!this.answer) return;
    const { steps, training, test } = this.answer.history;
    Canvas.curves(context, width, height, [
      { x: steps, y: test, ink: 'below', dash: [5, 3], label: 'test' },
      { x: steps, y: training, ink: 'above', dash: [], label: 'training' },
    ]);
  }

  update(values) {
    this.values = values;
    this.showControls();
    this.player.once('look');
  }

  close() {
    this.player.pause();
  }
}

const NOTHING_POINTED_AT = 'Point at a neuron to see it large. Blue is above 0, orange below; a hatched neuron is dead.';
const SCORE_TITLE = 'The score over the plane';
