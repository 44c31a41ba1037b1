'use strict';
// Bent grid: layers of two neurons carry the plane along, with two kinds of points on it; a net learns to bend it so that a line parts them.

Rooms.push({
  id: 'bentgrid',
  title: 'Bent grid',
  sentence: 'Layers of two neurons bend the plane until a straight line parts two moons. Watch it being learned, or bend by hand.',
  engine: 'parts',
  views: ['at'],
  progress: 'steps',
  fields: [
    { key: 'by', label: 'the grid is bent', kind: 'choice', start: 'training', options: [['training', 'by training'], ['hand', 'by hand']] },
    { key: 'layers', label: 'layers of two neurons', kind: 'whole', start: '3', min: 1, max: 4, range: true },
    { key: 'activation', label: 'activation', kind: 'choice', start: 'tanh', options: ACTIVATIONS },
    { key: 'alpha', label: 'alpha: slope below 0', kind: 'number', start: '0.2', min: 0, max: 1, step: 0.01, range: true, by: 'hand' },
    { key: 'data', label: 'points', kind: 'choice', start: 'moons', options: [['moons', 'two moons'], ['circles', 'circles'], ['spirals', 'spirals'], ['xor', 'XOR']], by: 'training' },
    { key: 'rate', label: 'learning rate', kind: 'choice', start: '0.1', options: ['0.01', '0.03', '0.1', '0.3'].map(each => [each, each]), by: 'training' },
    { key: 'seed', label: 'seed', kind: 'whole', start: '3', min: 0, max: 999, by: 'training' },
    { key: 'rotation', label: 'turn, in degrees', kind: 'number', start: '50', min: -180, max: 180, step: 5, range: true, by: 'hand' },
    { key: 'scale', label: 'stretch', kind: 'number', start: '1.3', min: 0.2, max: 2, step: 0.05, range: true, by: 'hand' },
    { key: 'biasX', label: 'bias to the right', kind: 'number', start: '1', min: -2, max: 2, step: 0.05, range: true, by: 'hand' },
    { key: 'biasY', label: 'bias upward', kind: 'number', start: '0.4', min: -2, max: 2, step: 0.05, range: true, by: 'hand' },
    { key: 'at', label: 'shown: after layer', kind: 'number', start: '4', min: 0, max: 4, step: 0.05 },
    { key: 'steps', label: 'steps', kind: 'whole', start: '0', min: 0, max: 5000 },
  ],
  presets: [
    ['tanh learns to part the moons', {}],
    ['ReLU, dead from the start', { activation: 'relu', seed: '0' }],
    ['circles: never quite apart', { data: 'circles' }],
    ['three times ReLU: almost apart', { by: 'hand', activation: 'relu' }],
    ['one ReLU layer folds, and parts nothing yet', { by: 'hand', activation: 'relu', layers: '1' }],
    ['tanh squeezes into a square', { by: 'hand', layers: '1', scale: '2' }],
    ['linear stays linear', { by: 'hand', activation: 'identity', layers: '4' }],
    ['four layers of leaky ReLU', { by: 'hand', activation: 'leaky-relu', layers: '4', rotation: '140', biasX: '0', biasY: '1' }],
  ],

  open(place, values, change) {
    return new BentGridView(this, place, values, change);
  },
});

class BentGridView {
  constructor(room, place, values, change) {
    Object.assign(this, { room, values, change, answer: null, edits: 0, views: new Map() });
    this.asking = new Latest(() => this.ask('look'), answer => this.show(answer));
    this.player = new Player(what => this.ask(what), answer => this.show(answer), playing => this.played(playing));
    this.bar = transport(() => this.player);
    const square = width => Math.min(width, 560);
    this.before = Canvas.make('', square, (...all) => this.drawBefore(...all));
    this.after = Canvas.make('', square, (...all) => this.drawAfter(...all));
    draggable(this.before, {
      grab: (x, y, { pointerType }) => this.biasAt(x, y, pointerType),
      drag: (_, x, y) => this.moveBias(...this.beforePlane.at(x, y)),
      drop: () => this.showControls(),
      arrow: (right, up) => this.isByHand() && this.moveBias(Number(this.values.biasX) + 0.1 * right, Number(this.values.biasY) + 0.1 * up),
    });
    draggable(this.after, { grab: () => null, drag: () => {}, arrow: (right, up) => this.showAt(this.at() + 0.25 * (right || up)) });
    this.beforeTitle = node('figcaption');
    this.afterTitle = node('figcaption');
    this.told = node('p', { class: 'quiet', id: 'told' });
    this.way = node('input', { type: 'range', id: 'way', min: 0, step: 0.05 });
    this.way.addEventListener('input', () => this.showAt(Number(this.way.value)));
    this.through = node('button', { type: 'button', id: 'through' }, 'walk through the layers');
    this.through.addEventListener('click', () => this.walk());
    this.strip = node('div', { class: 'strip', role: 'group', 'aria-label': 'The grid after each layer' });
    this.reading = node('p', { id: 'reading', role: 'status' });
    this.facts = node('ul', { class: 'facts', id: 'facts', 'aria-live': 'polite' });
    this.barRow = node('div', { class: 'controls' }, this.bar.element);
    this.controls = node('div', { class: 'controls' });
    this.presets = new Presets(room);
    place.append(
      node('h1', { class: 'unseen' }, room.title),
      node('p', {}, 'Each layer turns, stretches and shifts the plane, then its activation bends it. A straight line at the end is all that the last neuron can draw: the layers must bend the plane until the line parts the points.'),
      this.presets.element, this.barRow, this.controls, this.reading,
      node('div', { class: 'halves' },
        node('figure', {}, this.beforeTitle, this.before, this.told),
        node('figure', {}, this.afterTitle, this.after, node('div', { class: 'controls' }, node('div', { class: 'chooser', style: 'flex: 1; align-self: center; margin: 0' }, node('label', { for: 'way' }, 'layers passed'), this.way), this.through))),
      this.strip, this.facts);
    this.showControls();
    this.look();
  }

  isByHand() {
    return this.values.by === 'hand';
  }

  // ---- asking

  async ask(what) {
    const { hide, at, ...settings } = this.values, edits = this.edits;
    const answer = await (await Engines.get(this.room.engine)).ask(this.room.id, what, settings);
    return { ...answer, isOld: edits !== this.edits };
  }

  look() {
    this.presets.show(this.values);
    this.asking.want(true);
  }

  /** What was answered so far is of other settings. */
  begin() {
    this.edits++;
    if (this.answer) this.answer.isOld = true;
    this.player.pause();
  }

  /** At the end the grid is drawn finer than while one picture follows the other. */
  played(playing) {
    this.bar.playing(playing);
    this.keepSteps();
    if (this.hasPlayed && !playing) this.asking.want(true);
    this.hasPlayed = playing;
  }

  keepSteps() {
    const steps = this.answer?.steps;
    if (steps === undefined || this.answer.isOld || this.player.playing || String(steps) === this.values.steps) return;
    this.change({ steps: String(Math.min(5000, steps)) });
    this.presets.show(this.values);
  }

  showControls() {
    const fields = this.room.fields.filter(({ key, by }) => !['at', 'steps'].includes(key) && (!by || by === this.values.by)
      && (key !== 'alpha' || ['leaky-relu', 'elu'].includes(this.values.activation)));
    this.barRow.hidden = this.isByHand();
    this.controls.replaceChildren(...fields.map(field => controlWithReading(field, this.values[field.key], text => {
      const anew = !['rate'].includes(field.key);
      if (anew) this.begin();
      this.change({ [field.key]: text, ...anew && { steps: '0' }, ...field.key === 'layers' && { at: '4' } });
      if (['by', 'activation'].includes(field.key)) { this.showControls(); document.getElementById(`control-${field.key}`)?.focus(); }
      this.look();
    })));
  }

  show(answer) {
    this.answer = answer;
    if (!answer.isOld) this.keepSteps();
    const layers = this.layers(), hand = this.isByHand();
    if (answer.steps !== undefined) this.bar.count(answer.steps);
    this.reading.hidden = answer.steps === undefined;
    if (!this.reading.hidden) {
      this.reading.textContent = answer.finite
        ? `Loss ${small(answer.loss)} · ${this.right()} points lie on their side of the line; of points that the net has not seen, ${brief(100 * answer.testAccuracy)} %.`
        : 'The parameters have run away: no step helps any more. Restart with a smaller learning rate.';
    }
    this.told.textContent = hand ? 'Drag the square, or use the arrow keys: that is the bias, to which 0 goes.' : 'Where the net says blue, the ground is blue: the border here is the straight line of the other picture, bent back.';
    this.before.setAttribute('aria-label', hand ? 'The grid before the activation of the last layer. The arrow keys move the bias.' : 'The plane with its points, as it comes');
    this.way.max = layers;
    sentences(this.facts, answer.readouts);
    this.fillStrip();
    this.redraw();
  }

  redraw() {
    this.way.value = this.at();
    this.afterTitle.textContent = this.titleAt(this.at());
    this.after.setAttribute('aria-label', `${this.afterTitle.textContent}. The arrow keys go through the layers.`);
    this.beforeTitle.textContent = this.isByHand() ? `Layer ${this.layers()}: turned, stretched, shifted` : 'The plane as it comes';
    for (const [i, button] of [...this.strip.children].entries()) button.setAttribute('aria-pressed', String(i === this.at()));
    for (const canvas of [this.before, this.after]) canvas.redraw();
  }

  layers() {
    return (this.answer.stages.length - 1) / 2;
  }

  right() {
    const { accuracy, labels } = this.answer;
    return `${Math.round(labels.length * accuracy)} of ${labels.length}`;
  }

  at() {
    return Math.min(Number(this.values.at), this.layers());
  }

  titleAt(at) {
    const layers = this.layers(), layer = Math.ceil(at), name = ACTIVATIONS.find(([key]) => key === this.values.activation)[1];
    if (at === 0) return 'Before all layers';
    if (at === layers) return this.isByHand() ? `Layer ${layers}, ${name}: ${this.answer.outcome}` : `After layer ${layers}, ${name}: a straight line has ${this.right()} points right`;
    if (at === layer) return `After layer ${layer}, ${name}`;
    return at <= layer - 0.5 ? `Layer ${layer} turns, stretches and shifts` : `Layer ${layer}: ${name} bends`;
  }

  showAt(at) {
    const rounded = Math.round(20 * Math.max(0, Math.min(this.layers(), at))) / 20;
    this.change({ at: rounded === this.layers() ? '4' : String(rounded) });
    this.redraw();
  }

  /** From the plane as it comes to where it ends; at once where motion is not wanted. */
  walk() {
    clearInterval(this.walking);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return this.showAt(this.at() >= this.layers() ? 0 : Math.floor(this.at()) + 1);
    this.showAt(0);
    this.walking = setInterval(() => {
      if (this.at() >= this.layers()) clearInterval(this.walking);
      else this.showAt(this.at() + 0.05);
    }, 40);
  }

  // ---- the bias

  biasAt(x, y, pointerType) {
    if (!this.isByHand() || !this.beforePlane) return null;
    const { biasX, biasY } = this.values, near = pointerType === 'mouse' ? Infinity : 36;
    return Math.hypot(x - this.beforePlane.x(Number(biasX)), y - this.beforePlane.y(Number(biasY))) <= near ? 'bias' : null;
  }

  moveBias(x, y) {
    this.edits++;
    this.change({ biasX: written(x, 20, 2), biasY: written(y, 20, 2) });
    for (const key of ['biasX', 'biasY']) moveControl(key, this.values[key]);
    this.look();
  }

  // ---- pictures

  /** The places on the way: whole numbers are after a layer, halves before its activation. */
  placesAt(at, part) {
    const { stages } = this.answer, stage = Math.min(Math.floor(2 * at), stages.length - 1), share = 2 * at - stage;
    const from = stages[stage][part];
    if (share === 0) return from;
    const to = stages[stage + 1][part];
    return from.map((each, i) => each + share * (to[i] - each));
  }

  /** What part of the plane is shown; while a net learns it follows gently. */
  planeOf(canvas, context, width, height, square) {
    const seen = this.views.get(canvas), part = this.player.playing && seen ? 0.15 : 1;
    const [left, bottom, side] = seen && part < 1 ? square.map((each, i) => seen[i] + part * (each - seen[i])) : square;
    this.views.set(canvas, [left, bottom, side]);
    return new AxesPicture(context, AxesPicture.box(width, height, { top: 22, bottom: 38 }), ...withMargin(left, bottom, side));
  }

  drawBefore(context, width, height) {
    if (!this.answer) return;
    const at = this.isByHand() ? this.layers() - 0.5 : 0;
    const plane = this.beforePlane = this.planeOf(this.before, context, width, height, this.placesAt(at, 'square'));
    this.drawGrid(plane, at, { ground: !this.isByHand() });
    this.name(plane, at);
    if (!this.isByHand()) return;
    const x = plane.x(Number(this.values.biasX)), y = plane.y(Number(this.values.biasY));
    context.fillStyle = Ink.css('ink');
    context.strokeStyle = Ink.css('paper');
    context.lineWidth = 2;
    context.fillRect(x - 8, y - 8, 16, 16);
    context.strokeRect(x - 8, y - 8, 16, 16);
    plane.text('bias', x + 13, y, 'ink');
  }

  drawAfter(context, width, height) {
    if (!this.answer) return;
    const at = this.at();
    const plane = this.planeOf(this.after, context, width, height, this.placesAt(at, 'square'));
    this.drawGrid(plane, at, { ground: true });
    if (at === this.layers()) plane.zeroLine(...this.answer.line, 'ink', { width: 2.5, dash: [8, 4] });
    this.name(plane, at);
  }

  /** Outside of the frame, where no line runs through them. */
  name(plane, at) {
    const [x, y, w, h] = plane.box, [xName, yName] = at > 0 ? ['first neuron', 'second neuron'] : ['x', 'y'];
    plane.text(yName, x, y - 4, 'quiet', 'left', 'bottom');
    plane.text(xName, x + w, y + h + 20, 'quiet', 'right', 'top');
  }

  drawGrid(plane, at, { ground, small = false }) {
    const { side, lines, labels } = this.answer, between = (side - 1) / (lines - 1), lattice = this.placesAt(at, 'lattice'), points = this.placesAt(at, 'points'), { context } = plane;
    if (!small) plane.frame();
    plane.inside(() => {
      if (ground) this.drawGround(plane, lattice, small);
      context.lineWidth = small ? 0.6 : 1;
      for (const [ink, alongX] of [['above', true], ['below', false]]) {
        context.strokeStyle = Ink.css(ink, small ? 0.6 : 0.55);
        context.beginPath();
        for (let line = 0; line < side; line += small ? 2 * between : between) {
          for (let p = 0; p < side; p++) {
            const i = 2 * (alongX ? line * side + p : p * side + line);
            context[p === 0 ? 'moveTo' : 'lineTo'](plane.x(lattice[i]), plane.y(lattice[i + 1]));
          }
        }
        context.stroke();
      }
      for (let i = 0; i < labels.length; i++) plane.point(points[2 * i], points[2 * i + 1], labels[i] === 1, small ? 1.3 : 3.4);
    });
  }

  /**
   * Colours what is taken for blue and for orange, each in one path, so that no seams show, and draws the border. A cell that the border crosses
   * is cut there; each piece is walked around in the same sense, though folds turn some over.
   */
  drawGround(plane, lattice, small) {
    const { side, score } = this.answer, { context } = plane, border = new Path2D(), wide = Math.max(1, Math.floor(side / 32));
    const place = i => [plane.x(lattice[2 * i]), plane.y(lattice[2 * i + 1])];
    for (const sign of [1, -1]) {
      context.fillStyle = Ink.css(sign > 0 ? 'above' : 'below', 0.16);
      context.beginPath();
      for (let row = 0; row < side - 1; row += wide) {
        for (let column = 0; column < side - 1; column += wide) {
          const at = row * side + column, corners = [at, at + wide, at + wide + wide * side, at + wide * side];
          const piece = [], cuts = [];
          corners.forEach((from, k) => {
            const to = corners[(k + 1) % 4], a = sign * score[from], b = sign * score[to];
            if (a >= 0) piece.push(place(from));
            if (a >= 0 !== b >= 0) {
              const [x, y] = place(from), [u, v] = place(to), share = a / (a - b), cut = [x + share * (u - x), y + share * (v - y)];
              piece.push(cut);
              cuts.push(cut);
            }
          });
          if (piece.length < 3) continue;
          if (area(piece) < 0) piece.reverse();
          piece.forEach(([x, y], i) => context[i === 0 ? 'moveTo' : 'lineTo'](x, y));
          context.closePath();
          if (sign > 0 && cuts.length === 2) cuts.forEach(([x, y], i) => border[i === 0 ? 'moveTo' : 'lineTo'](x, y));
        }
      }
      context.fill();
    }
    context.strokeStyle = Ink.css('ink');
    context.lineWidth = small ? 1 : 2;
    context.stroke(border);
  }

  fillStrip() {
    const count = this.layers() + 1;
    if (this.strip.children.length !== count) {
      this.strip.replaceChildren(...Array.from({ length: count }, (_, layer) => {
        const canvas = Canvas.make('', width => width, (context, width, height) => {
          if (!this.answer || layer > this.layers()) return;
          const [left, bottom, side] = this.answer.stages[2 * layer].square;
          this.drawGrid(new AxesPicture(context, [1, 1, width - 2, height - 2], ...withMargin(left, bottom, side)), layer, { ground: true, small: true });
        });
        canvas.setAttribute('aria-hidden', 'true');
        return node('button', { type: 'button', onclick: () => { clearInterval(this.walking); this.showAt(layer); } }, canvas, layer === 0 ? 'before' : `after layer ${layer}`);
      }));
    }
    for (const canvas of this.strip.querySelectorAll('canvas')) canvas.redraw();
  }

  update(values) {
    this.values = values;
    this.begin();
    this.showControls();
    this.look();
  }

  close() {
    clearInterval(this.walking);
    this.player.playing = false;
  }
}

function withMargin(left, bottom, side) {
  const margin = 0.04 * side;
  return [[left - margin, left + side + margin], [bottom - margin, bottom + side + margin]];
}

/** Twice the area inside, below 0 where the corners go around the other way. */
function area(corners) {
  return corners.reduce((sum, [x, y], i) => {
    const [u, v] = corners[(i + 1) % corners.length];
    return sum + x * v - u * y;
  }, 0);
}
