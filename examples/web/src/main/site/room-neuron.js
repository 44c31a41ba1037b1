'use strict';
// One neuron: points, the line where its output turns, its weights dragged, and steps of gradient descent.

const ONE_POINT = '2:-1:1';

Rooms.push({
  id: 'neuron',
  title: 'One neuron',
  sentence: 'One neuron and a few points. Drag its weights or the points, and let gradient descent find the line.',
  engine: 'parts',
  views: ['along', 'add'],
  progress: 'steps',
  fields: [
    { key: 'activation', label: 'activation', kind: 'choice', start: 'tanh', options: ACTIVATIONS },
    { key: 'w1', label: 'weight w1', kind: 'number', start: '-0.5', min: -4, max: 4, step: 0.05, range: true },
    { key: 'w2', label: 'weight w2', kind: 'number', start: '1.5', min: -4, max: 4, step: 0.05, range: true },
    { key: 'b', label: 'bias b', kind: 'number', start: '1.8', min: -4, max: 4, step: 0.05, range: true },
    { key: 'rate', label: 'learning rate', kind: 'number', start: '0.1', min: 0.01, max: 1, step: 0.01, range: true },
    { key: 'along', label: 'loss as a function of', kind: 'choice', start: 'w1', options: [['w1', 'w1'], ['w2', 'w2'], ['b', 'b']] },
    { key: 'add', label: 'a click adds', kind: 'choice', start: 'nothing', options: [['nothing', 'nothing'], ['blue', 'a blue point'], ['orange', 'an orange point']] },
    { key: 'points', label: 'points', kind: 'text', start: '2:-1:1,1:-0.5:1,1.5:1:1,0.5:-1.5:1,-1:1:-1,-2:0.5:-1,-0.5:1.5:-1,-1.5:-1:-1', most: 500,
      pattern: /^(?:-?[0-3](?:\.\d+)?:){2}-?[0-3](?:\.\d+)?(?:,(?:-?[0-3](?:\.\d+)?:){2}-?[0-3](?:\.\d+)?){0,23}$/, told: 'points as x1:x2:target, at most 24, as in 2:-1:1,-1:0.5:-1' },
    { key: 'steps', label: 'steps', kind: 'whole', start: '0', min: 0, max: 2000 },
  ],
  presets: [
    ['eight points', {}],
    ['good start: learns fast', { points: ONE_POINT }],
    ['saturated tanh: hardly learns', { points: '2:-1:-1', w1: '1', w2: '-1', b: '1' }],
    ['ReLU off: does not learn', { points: ONE_POINT, activation: 'relu' }],
    ['rate too large: overshoots', { points: ONE_POINT, activation: 'identity', rate: '0.17' }],
  ],

  open(place, values, change) {
    return new NeuronView(this, place, values, change);
  },
});

class NeuronView {
  static ARROW = 0.75; // pictured length of a weight of 1
  static WIDEST = 4;
  static PAUSE = 90; // milliseconds between steps, to be seen one by one

  constructor(room, place, values, change) {
    Object.assign(this, { room, values, change, answer: null, edits: 0, chosen: 0 });
    this.asking = new Latest(() => this.ask('look'), answer => this.show(answer));
    this.player = new Player(what => this.step(what), answer => this.show(answer), playing => { this.bar.playing(playing); this.keepSteps(); });
    this.bar = transport(() => this.player);
    this.picture = Canvas.make('', width => Math.min(width, 520), (...all) => this.draw(...all));
    this.curve = Canvas.make('', () => 230, (...all) => this.drawCurve(...all));
    this.history = Canvas.make('The loss after each step', () => 170, (...all) => this.drawHistory(...all));
    draggable(this.picture, {
      label: 'The points and the line where the output turns. Enter chooses a point, the arrow keys move it, Delete takes it away.',
      grab: (x, y, event) => this.handleAt(x, y, event),
      drag: (handle, x, y) => this.drag(handle, ...this.plane.at(x, y)),
      drop: () => this.showControls(),
      arrow: (right, up) => this.nudgePoint(right, up),
    });
    this.picture.addEventListener('keydown', event => this.key(event));
    draggable(this.curve, {
      label: 'The loss as a function of one weight. Arrow keys left and right move the weight, up and down choose another.',
      grab: (x, y, { pointerType }) => this.curvePlane && (pointerType === 'mouse' || Math.abs(x - this.curvePlane.x(this.weight())) < 36) ? 'weight' : null,
      drag: (_, x) => this.byHand({ [this.values.along]: this.curvePlane.at(x, 0)[0] }),
      drop: () => this.showControls(),
      arrow: (right, up) => this.arrow(right, up),
    });
    this.told = node('p', { class: 'quiet', id: 'told', role: 'status' }, HOW_TO_DRAG);
    this.curveTitle = node('figcaption');
    this.historyTitle = node('figcaption');
    this.facts = node('ul', { class: 'facts', id: 'facts', 'aria-live': 'polite' });
    this.controls = node('div', { class: 'controls' });
    this.presets = new Presets(room);
    place.append(
      node('h1', { class: 'unseen' }, room.title),
      node('p', {}, 'The colour is the output of the neuron: blue above 0, orange below, and it turns at the line w1 x1 + w2 x2 + b = 0. Each step of gradient descent moves both weights and the bias a little downhill on the loss.'),
      this.presets.element,
      node('div', { class: 'controls' }, this.bar.element),
      this.controls,
      node('div', { class: 'halves' },
        node('figure', {}, node('figcaption', {}, 'The output over the two inputs: blue is wanted at disks, orange at squares'), this.picture, this.told),
        node('figure', {}, this.curveTitle, this.curve, this.historyTitle, this.history)),
      this.facts);
    this.showControls();
    this.look();
  }

  // ---- asking

  async ask(what) {
    const { hide, add, ...settings } = this.values, edits = this.edits;
    const answer = await (await Engines.get(this.room.engine)).ask(this.room.id, what, settings);
    return { ...answer, isOld: edits !== this.edits };
  }

  async step(what) {
    if (what === 'train') {
      await new Promise(resolve => setTimeout(resolve, NeuronView.PAUSE));
      return this.player.playing ? this.ask('step') : null;
    }
    return this.ask(what);
  }

  look() {
    this.presets.show(this.values);
    this.asking.want(true);
  }

  show(answer) {
    this.answer = answer;
    this.bar.count(answer.steps);
    if (!answer.isOld) this.keepSteps();
    const { along } = this.values;
    this.curveTitle.textContent = `The loss where only ${along} changes: slope ${brief(answer.gradients[this.index()])}`;
    this.historyTitle.textContent = answer.steps === 0 ? 'The loss after each step: none taken yet' : `The loss went from ${brief(answer.losses[0])} to ${brief(answer.loss)}`;
    sentences(this.facts, answer.readouts);
    ['w1', 'w2', 'b'].forEach((key, i) => moveControl(key, answer.weights[i]));
    for (const canvas of [this.picture, this.curve, this.history]) canvas.redraw();
  }

  /** The address holds the weights of the start and the steps taken since then. */
  keepSteps() {
    if (this.answer && !this.answer.isOld && !this.player.playing && String(this.answer.steps) !== this.values.steps) {
      this.change({ steps: String(Math.min(2000, this.answer.steps)) });
      this.presets.show(this.values);
    }
  }

  index() {
    return ['w1', 'w2', 'b'].indexOf(this.values.along);
  }

  weight() {
    return this.answer.weights[this.index()];
  }

  // ---- what is set by hand

  /** Weights set by hand start the descent anew from where it is. */
  byHand(weights) {
    if (!this.answer) return;
    this.player.pause();
    const chosen = {};
    ['w1', 'w2', 'b'].forEach((key, i) => { chosen[key] = written(weights[key] ?? this.answer.weights[i], weights[key] === undefined ? 1e4 : 20); });
    const moved = Object.keys(weights).filter(key => ['w1', 'w2', 'b'].includes(key));
    this.edits++;
    if (moved.length === 1) chosen.along = moved[0];
    this.change({ ...chosen, steps: '0' });
    for (const [key, value] of Object.entries(chosen)) moveControl(key, value);
    this.look();
  }

  setPoints(points) {
    const text = points.map(([x, y, target]) => `${written(x, 20, 3)}:${written(y, 20, 3)}:${written(target, 20, 3)}`).join();
    this.player.pause();
    const now = Object.fromEntries(['w1', 'w2', 'b'].map((key, i) => [key, written(this.answer.weights[i], 1e4)]));
    this.edits++;
    this.change({ points: text, ...now, steps: '0' });
    this.look();
  }

  points() {
    return this.values.points.split(',').map(each => each.split(':').map(Number));
  }

  handleAt(px, py, event) {
    if (!this.answer || !this.plane) return null;
    const near = event.pointerType === 'mouse' ? 12 : 24, [w1, w2, b] = this.answer.weights, { plane } = this;
    const distance = (x, y) => Math.hypot(px - plane.x(x), py - plane.y(y));
    const points = this.points();
    const nearest = points.map(([x, y], i) => [distance(x, y), i]).sort(([a], [c]) => a - c)[0];
    if (nearest[0] < near) return { point: nearest[1] };
    if (distance(w1 * NeuronView.ARROW, w2 * NeuronView.ARROW) < near + 4) return { tip: true };
    const [x, y] = plane.at(px, py), length = Math.hypot(w1, w2), pixels = plane.box[2] / (plane.right - plane.left);
    if (length > 0.02 && Math.abs(w1 * x + w2 * y + b) / length * pixels < near - 2) return { line: true };
    if (event.type === 'pointerdown' && this.values.add !== 'nothing' && points.length < 24) {
      this.setPoints([...points, [x, y, this.values.add === 'blue' ? 1 : -1]]);
      return { point: points.length };
    }
    return null;
  }

  drag(handle, x, y) {
    const [w1, w2] = this.answer.weights;
    if (handle.tip) this.byHand({ w1: x / NeuronView.ARROW, w2: y / NeuronView.ARROW });
    else if (handle.line) this.byHand({ b: -(w1 * x + w2 * y) });
    else this.movePoint(handle.point, x, y);
  }

  movePoint(which, x, y) {
    this.chosen = which;
    this.setPoints(this.points().map((point, i) => i === which ? [x, y, point[2]] : point));
    this.tellPoint();
  }

  tellPoint() {
    const points = this.points();
    this.chosen = Math.min(this.chosen, points.length - 1);
    const [x, y, target] = points[this.chosen], output = this.answer.outputs[this.chosen];
    this.told.textContent = `Point ${this.chosen + 1} of ${points.length}: x1 = ${brief(x)}, x2 = ${brief(y)}, target ${brief(target)}${output === undefined ? '' : `, output ${brief(output)}`}.`;
    this.picture.redraw();
  }

  nudgePoint(right, up) {
    const [x, y] = this.points()[this.chosen] ?? this.points()[this.chosen = 0];
    this.movePoint(this.chosen, x + 0.1 * right, y + 0.1 * up);
  }

  key(event) {
    const points = this.points();
    if (event.key === 'Enter') {
      this.chosen = (this.chosen + (event.shiftKey ? points.length - 1 : 1)) % points.length;
      this.tellPoint();
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && points.length > 1) {
      this.setPoints(points.filter((_, i) => i !== this.chosen));
      this.tellPoint();
    } else return;
    event.preventDefault();
  }

  arrow(right, up) {
    if (right) this.byHand({ [this.values.along]: this.weight() + 0.1 * right });
    else {
      const next = ['w1', 'w2', 'b'][Math.max(0, Math.min(2, this.index() - up))];
      this.change({ along: next });
      this.showControls();
      this.look();
    }
  }

  showControls() {
    const fields = this.room.fields.filter(({ key }) => !['points', 'steps'].includes(key));
    this.controls.replaceChildren(...fields.map(field => controlWithReading(field, this.values[field.key], text => {
      if (['w1', 'w2', 'b'].includes(field.key)) return this.byHand({ [field.key]: Number(text) });
      if (field.key === 'activation') { this.edits++; this.player.pause(); this.change({ activation: text, steps: '0' }); } else this.change({ [field.key]: text });
      this.look();
    })));
  }

  // ---- pictures

  draw(context, width, height) {
    if (!this.answer) return;
    const { reach, field, weights: [w1, w2, b] } = this.answer, box = AxesPicture.box(width, height);
    const side = Math.min(box[2], box[3]);
    box[2] = box[3] = side;
    const plane = this.plane = new AxesPicture(context, box, [-reach, reach], [-reach, reach]);
    Canvas.field(context, field, 0, Math.sqrt(field.length), 1.2, box[0], box[1], side);
    plane.frame();
    plane.zeroLine(w1, w2, b, 'ink', { width: 2.5 });
    this.drawArrow(plane, w1 * NeuronView.ARROW, w2 * NeuronView.ARROW);
    this.points().forEach(([x, y, target], i) => {
      plane.point(x, y, target > 0, 7);
      if (i === this.chosen && document.activeElement === this.picture) {
        context.strokeStyle = Ink.css('ink');
        context.lineWidth = 2;
        context.strokeRect(plane.x(x) - 11, plane.y(y) - 11, 22, 22);
      }
    });
    plane.names('x1', 'x2');
  }

  drawArrow(plane, x, y) {
    const { context } = plane, px = plane.x(x), py = plane.y(y), angle = Math.atan2(py - plane.y(0), px - plane.x(0));
    context.strokeStyle = context.fillStyle = Ink.css('ink');
    context.lineWidth = 2;
    plane.line([0, 0], [x, y]);
    context.beginPath();
    context.moveTo(px + 7 * Math.cos(angle), py + 7 * Math.sin(angle));
    for (const turn of [2.5, -2.5]) context.lineTo(px + 7 * Math.cos(angle + turn), py + 7 * Math.sin(angle + turn));
    context.fill();
    context.beginPath();
    context.arc(px, py, 11, 0, 7);
    context.lineWidth = 1.5;
    context.stroke();
    const isFree = (from, to) => !this.points().some(([x, y]) => plane.x(x) > from && plane.x(x) < to && Math.abs(plane.y(y) - py) < 16);
    const right = px < plane.box[0] + plane.box[2] - 80 && isFree(px, px + 80);
    plane.text('(w1, w2)', px + (right ? 15 : -15), py, 'ink', right ? 'left' : 'right');
  }

  drawCurve(context, width, height) {
    if (!this.answer) return;
    const { places, curve, loss, gradients, next } = this.answer, now = this.weight(), slope = gradients[this.index()];
    const plane = this.curvePlane = new AxesPicture(context, AxesPicture.box(width, height), [-NeuronView.WIDEST, NeuronView.WIDEST], [0, roundUp(1.3 * loss, 0.5)]);
    plane.frame();
    plane.inside(() => {
      plane.curve(places, curve, 'above');
      plane.curve([now - 1, now + 1], [loss - slope, loss + slope], 'below', { dash: [7, 4] });
      if (Math.abs(next) < NeuronView.WIDEST) {
        plane.curve([next, next], [plane.bottom, plane.top], 'quiet', { width: 1.5, dash: [2, 3] });
        const right = next < 2;
        plane.text('after a step', plane.x(next) + (right ? 6 : -6), plane.box[1] + 12, 'quiet', right ? 'left' : 'right');
      }
    });
    plane.names(this.values.along, 'loss');
    context.fillStyle = Ink.css('above');
    context.strokeStyle = Ink.css('paper');
    context.lineWidth = 2;
    context.beginPath();
    context.rect(plane.x(now) - 7, plane.y(loss) - 7, 14, 14);
    context.fill();
    context.stroke();
    context.lineWidth = 1;
  }

  drawHistory(context, width, height) {
    if (!this.answer) return;
    const { losses } = this.answer, last = losses.length - 1;
    const plane = new AxesPicture(context, AxesPicture.box(width, height), [0, Math.max(10, roundUp(last, 10))], [0, roundUp(Math.max(...losses), 0.5)]);
    plane.frame();
    plane.inside(() => plane.curve([...losses.keys()], losses, 'above', { width: 2 }));
    plane.names('steps', 'loss');
    context.fillStyle = Ink.css('above');
    for (const step of last <= 40 ? losses.keys() : [last]) {
      context.beginPath();
      context.arc(plane.x(step), plane.y(losses[step]), 3.5, 0, 7);
      context.fill();
    }
  }

  update(values) {
    this.values = values;
    this.edits++;
    if (this.answer) this.answer.isOld = true;
    this.player.pause();
    this.showControls();
    this.look();
  }

  close() {
    this.player.playing = false;
  }
}

const HOW_TO_DRAG = 'Drag the line (its bias), the tip of the arrow (its weights), or a point; the arrow points to where the output grows.';

/** A number within -most..most, to so many parts of 1. */
function written(number, parts, most = 4) {
  return String(Math.max(-most, Math.min(most, Math.round(number * parts) / parts)) || 0);
}
