'use strict';
// Dead ReLUs: the life of every hidden unit, what kills it, and how leaky ReLU brings it back.

Rooms.push({
  id: 'deadrelu',
  title: 'Dead ReLUs',
  sentence: 'The life of every ReLU unit in training: what kills it, and how leaky ReLU brings it back.',
  seen: 'A net with one hidden layer learns to read handwritten digits, or to tell two moons apart.'
    + ' Each row of the strip is one hidden unit. Hatched, it is off on every example; a ReLU is dead then, for no gradient'
    + ' gets through it to the weights. Press a row, or move the slider, to look into a unit, and swap to leaky ReLU while it trains.',
  engine: 'digits',
  unit: 'epochs',
  progress: 'epochs',
  views: ['unit'],
  fields: [
    { key: 'data', label: 'data', kind: 'choice', start: 'digits', options: [['digits', 'digits'], ['moons', 'two moons']] },
    { key: 'units', label: 'units', kind: 'whole', start: '24', min: 8, max: 48 },
    { key: 'rate', label: 'learning rate', kind: 'choice', start: '0.003', options: ['0.001', '0.003', '0.01', '0.03', '0.1', '0.3', '1', '3'].map(each => [each, each]) },
    { key: 'optimizer', label: 'method', kind: 'choice', start: 'adam', options: OPTIMIZERS },
    { key: 'initializer', label: 'weights', kind: 'choice', start: 'he-normal', options: INITIALIZERS },
    { key: 'bias', label: 'bias at the start', kind: 'number', start: '0', min: -5, max: 2, step: 0.1 },
    { key: 'shift', label: 'added to all inputs', kind: 'number', start: '0', min: -5, max: 5, step: 0.1 },
    { key: 'seed', label: 'seed', kind: 'whole', start: '1', min: 0, max: 999 },
    { key: 'leakyFrom', label: 'leaky from', kind: 'whole', start: '0', min: 0, max: 200, apart: true },
    { key: 'reluFrom', label: 'ReLU from', kind: 'whole', start: '0', min: 0, max: 200, apart: true },
    { key: 'unit', label: 'unit looked at', kind: 'whole', start: '1', min: 1, max: 48 },
    { key: 'epochs', label: 'epochs', kind: 'whole', start: '0', min: 0, max: 200 },
  ],
  presets: [
    ['all dead, then leaky revives', { bias: '-3', rate: '0.01', leakyFrom: '16', unit: '2', epochs: '40' }],
    ['healthy', { epochs: '40' }],
    ['a rate too high kills', { rate: '0.1', seed: '2', epochs: '40' }],
    ['bias −3 kills at once', { bias: '-3', rate: '0.01', seed: '3', epochs: '40' }],
    ['inputs shifted by −5', { shift: '-5', seed: '4', epochs: '40' }],
  ],

  open(place, values, change) {
    const view = new DeadReluView(this, place, values, change);
    view.arrive();
    return view;
  },
});

class DeadReluView extends LiveView {
  constructor(room, place, values, change) {
    super(room, place, values, change);
    this.pointed = null;
    this.swapping = node('button', { type: 'button', id: 'swap', title: 'The weights stay as they are' }, 'swap to leaky now');
    this.swapping.addEventListener('click', () => this.swap());
    this.bar.element.insertBefore(this.swapping, this.busy);
    this.told = node('p', { class: 'told', id: 'told', role: 'status' });
    this.stripTitle = node('figcaption', {}, 'The life of every hidden unit');
    this.courseTitle = node('figcaption', {}, 'Dead units, and new examples put into the right class');
    this.unitTitle = node('figcaption', {}, 'Inside a unit');
    this.strip = Canvas.make('The life of every hidden unit: a row a unit, a column an epoch', () => this.stripHeight(), (...all) => this.drawStrip(...all));
    this.sums = Canvas.make('How many examples give the unit which sum', () => 190, (...all) => this.drawSums(...all));
    this.course = Canvas.make('Share of dead units, and of new examples put into the right class, epoch by epoch', () => 190, (...all) => this.drawCourse(...all));
    this.strip.classList.add('pressable');
    place.append(this.readouts, node('div', { class: 'pictures' },
      node('figure', {}, this.stripTitle,
        node('ul', { class: 'legend' },
          node('li', {}, node('i', { class: 'dead' }), 'off on every example: dead'),
          node('li', {}, 'on for few', node('i', { class: 'alive' }), 'for all'),
          node('li', {}, node('i', { class: 'revived' }), 'came back to life')),
        this.strip, this.chooser('unit', 'unit', this.told), this.told),
      node('figure', {},
        this.unitTitle, this.sums,
        this.courseTitle, this.course, this.speed)));
    this.strip.addEventListener('pointermove', event => this.point(this.cellAt(event)));
    this.strip.addEventListener('pointerleave', () => this.point(null));
    this.strip.addEventListener('click', event => { const cell = this.cellAt(event); if (cell) this.look(cell.unit + 1); });
    this.showSettings();
  }

  /** Swaps from the next epoch on. The training stands still meanwhile: else it would be ahead of what is asked. */
  async swap() {
    const { playing } = this.player;
    this.player.pause();
    const { swap } = await this.player.once('look');
    this.tell({ leakyFrom: String(swap.leakyFrom), reluFrom: String(swap.reluFrom) });
    this.showSettings();
    await this.player.once('look');
    if (playing) this.player.play();
  }

  looked() {
    this.player.once('look');
  }

  // ---- what there is to see

  show(answer) {
    const { units, dead, revived, steps, leakyByEpoch } = answer;
    const leaky = leakyByEpoch[steps] === 1;
    this.stripTitle.textContent = `${dead} of ${units} units ${dead === 1 ? 'is' : 'are'} ${leaky ? 'off on every example' : 'dead'}${revived ? `, ${revived} came back` : ''}`;
    this.courseTitle.textContent = `${this.values.data === 'moons' ? '' : 'The net reads '}${Math.round(100 * answer.accuracy)} % of new ${this.values.data === 'moons' ? 'points are classified correctly' : 'digits'}`;
    this.swapping.textContent = answer.swap.name;
    this.swapping.disabled = steps >= this.most || !answer.finite;
    this.swapping.title = this.swapping.disabled ? `No epoch is left to swap for. ${this.ended.textContent}` : 'The weights stay as they are';
    this.showUnit();
    for (const canvas of [this.strip, this.sums, this.course]) canvas.redraw();
  }

  share(unit, epoch) {
    return this.answer.shares[epoch * this.answer.units + unit];
  }

  isLeaky(epoch) {
    return this.answer.leakyByEpoch[epoch] === 1;
  }

  showUnit() {
    const unit = this.chosen(this.answer.units) - 1, now = this.answer.steps, off = this.share(unit, now) === 0;
    this.unitTitle.textContent = off ? `Unit ${unit + 1} is off on every example` : `Unit ${unit + 1} is on where its sum is above 0`;
    const cell = this.pointed ?? { unit, epoch: now };
    this.told.setAttribute('aria-live', this.player.playing ? 'off' : 'polite');
    this.told.textContent = this.sentence(cell);
  }

  sentence({ unit, epoch }) {
    const share = this.share(unit, epoch), leaky = this.isLeaky(epoch), when = epoch === 0 ? 'before training' : `after epoch ${epoch}`;
    if (share > 0) return `Unit ${unit + 1}, ${when}: on for ${sized(100 * share)} % of the examples.`;
    return `Unit ${unit + 1}, ${when}: off on every example. ${leaky ? 'Leaky ReLU has the slope 0.01 there: a hundredth of the gradient gets through.' : 'ReLU has the slope 0 there: no gradient gets through, the unit is dead.'}`;
  }

  point(cell) {
    this.pointed = cell;
    if (this.answer) this.showUnit();
  }

  // ---- the strip

  columns() {
    return 1 + Math.max(40, 20 * Math.ceil(this.answer.steps / 20));
  }

  rowHeight() {
    return !this.answer ? 13 : this.answer.units > 32 ? 10 : this.answer.units > 16 ? 13 : 18;
  }

  stripHeight() {
    return Chart.TOP + 18 + (this.answer?.units ?? 24) * this.rowHeight() + Chart.BOTTOM;
  }

  /** Places of the strip; above it is room for what the function is. */
  placing(width) {
    const side = (width - Chart.LEFT - 6) / this.columns(), top = Chart.TOP + 18;
    return { side, top, x: epoch => Chart.LEFT + epoch * side, y: unit => top + unit * this.rowHeight() };
  }

  cellAt(event) {
    if (!this.answer) return null;
    const { side, top } = this.placing(this.strip.clientWidth);
    const unit = Math.floor((event.offsetY - top) / this.rowHeight()), epoch = Math.floor((event.offsetX - Chart.LEFT) / side);
    const within = unit >= 0 && unit < this.answer.units;
    return within ? { unit, epoch: Math.max(0, Math.min(this.answer.steps, epoch)) } : null;
  }

  drawStrip(context, width, height) {
    if (!this.answer) return;
    const { units, steps } = this.answer, { side, x, y } = this.placing(width), row = this.rowHeight();
    context.fillStyle = Ink.css('panel');
    context.fillRect(x(0), y(0), x(this.columns()) - x(0), y(units) - y(0));
    const dead = new Path2D();
    for (let unit = 0; unit < units; unit++) {
      for (let epoch = 0; epoch <= steps; epoch++) {
        const share = this.share(unit, epoch);
        if (share === 0) {
          dead.rect(x(epoch), y(unit) + 0.5, side, row - 1);
        } else {
          context.fillStyle = Ink.css('above', 0.14 + 0.86 * share);
          context.fillRect(Math.round(x(epoch)), y(unit) + 0.5, Math.round(x(epoch + 1)) - Math.round(x(epoch)), row - 1);
        }
      }
    }
    this.hatch(context, dead, width, height);
    context.fillStyle = Ink.css('right');
    for (let unit = 0; unit < units; unit++) {
      for (let epoch = 1; epoch <= steps; epoch++) {
        if (this.share(unit, epoch - 1) === 0 && this.share(unit, epoch) > 0) context.fillRect(x(epoch) - 1, y(unit), 4, row);
      }
    }
    this.drawFunctions(context, x, y);
    this.drawStripAxes(context, width, height, x, y, row);
  }

  hatch(context, cells, width, height) {
    context.save();
    context.clip(cells);
    context.fillStyle = Ink.css('below', 0.14);
    context.fillRect(0, 0, width, height);
    context.strokeStyle = Ink.css('below');
    context.lineWidth = 1.5;
    context.beginPath();
    for (let at = -height; at < width; at += 6) {
      context.moveTo(at, height);
      context.lineTo(at + height, 0);
    }
    context.stroke();
    context.restore();
  }

  /** The function in each span of epochs, above it. */
  drawFunctions(context, x, y) {
    const { steps, units } = this.answer;
    for (let from = 0, to; from <= steps; from = to) {
      to = from + 1;
      const leaky = this.isLeaky(Math.max(1, from)) && steps > 0;
      while (to <= steps && this.isLeaky(to) === leaky) to++;
      if (from > 0) Chart.line(context, x(from), Chart.TOP, x(from), y(units), 'ink', 1.5, [3, 3]);
      const name = leaky ? 'leaky ReLU' : 'ReLU', space = x(to > steps ? this.columns() : to) - x(from);
      context.font = Chart.FONT;
      if (space > context.measureText(name).width + 8) Chart.text(context, name, x(from) + 4, Chart.TOP + 10, { ink: 'ink', bold: leaky });
    }
  }

  drawStripAxes(context, width, height, x, y, row) {
    const { units, steps } = this.answer, unit = this.chosen(units) - 1, last = this.columns() - 1;
    context.strokeStyle = Ink.css('ink');
    context.lineWidth = 2;
    context.strokeRect(x(0) - 1, y(unit), x(steps + 1) - x(0) + 2, row);
    context.textBaseline = 'middle';
    const far = each => Math.abs(each - unit) * row >= 13;
    for (const each of [0, ...Array.from({ length: Math.floor(units / 8) }, (_, i) => 8 * (i + 1) - 1)]) {
      if (far(each)) Chart.text(context, String(each + 1), Chart.LEFT - 6, y(each) + row / 2, { align: 'right' });
    }
    Chart.text(context, String(unit + 1), Chart.LEFT - 6, y(unit) + row / 2, { align: 'right', ink: 'ink', bold: true });
    context.textBaseline = 'alphabetic';
    Chart.text(context, 'unit', 0, Chart.TOP + 10);
    const stride = last <= 40 ? 10 : 20;
    for (let epoch = 0; epoch <= last; epoch += width < 500 ? 2 * stride : stride) {
      const label = String(epoch), most = width - context.measureText(label).width / 2 - 1;
      Chart.text(context, label, Math.min(most, x(epoch + 0.5)), y(units) + 15, { align: 'center' });
    }
    Chart.text(context, 'epoch', (Chart.LEFT + width) / 2, height - 4, { align: 'center' });
  }

  // ---- inside a unit, and the course

  drawSums(context, width, height) {
    if (!this.answer) return;
    Chart.histogram(context, width, height, this.answer.preActivations, 'weights · inputs + bias, before the ReLU', 8);
  }

  drawCourse(context, width, height) {
    if (!this.answer) return;
    const { accuracies, deadByEpoch, units, steps } = this.answer;
    const y = value => Chart.TOP + (height - Chart.TOP - Chart.BOTTOM) * (1 - value);
    const marks = [];
    for (let epoch = 1; epoch <= steps; epoch++) if (epoch > 1 && this.isLeaky(epoch) !== this.isLeaky(epoch - 1)) marks.push(epoch - 0.5);
    Chart.lines(context, width, height, {
      y, last: this.columns() - 1, right: 76, marks,
      ticks: [0, 0.5, 1].map(tick => [y(tick), `${100 * tick} %`]),
      series: [
        { values: [...accuracies], ink: 'above', label: 'correct' },
        { values: [...deadByEpoch].map(dead => dead / units), ink: 'below', dash: [5, 3], label: 'dead' },
      ],
    });
  }
}
