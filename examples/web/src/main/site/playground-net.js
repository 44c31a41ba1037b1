'use strict';
// The picture of a net: each square is what a neuron gives over the plane, each line a weight or its gradient.

class NetPicture {
  /** pointed(thing, event) is told what the pointer is on: { layer, unit }, { layer, unit, from } or null; picked(thing) what was clicked. */
  constructor(pointed, picked, moved) {
    Object.assign(this, { answer: null, values: null, lit: null, pinned: null });
    this.canvas = Canvas.make('', width => this.height(width), (...all) => this.draw(...all));
    this.canvas.id = 'net';
    this.canvas.tabIndex = 0;
    this.canvas.addEventListener('pointermove', event => pointed(this.at(event)));
    this.canvas.addEventListener('pointerleave', () => pointed(null));
    this.canvas.addEventListener('click', event => picked(this.at(event)));
    this.canvas.addEventListener('keydown', event => {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!step || !this.answer) return;
      event.preventDefault();
      const isNeuron = this.pinned && this.pinned.from === undefined; // and no line
      const { layer, unit } = isNeuron ? this.pinned : { layer: 0, unit: 0 }, sizes = this.sizes();
      const next = Math.max(0, Math.min(sizes.length - 1, layer + step[0]));
      moved({ layer: next, unit: Math.max(0, Math.min(sizes[next] - 1, unit + step[1])) });
    });
  }

  show(answer, values) {
    Object.assign(this, { answer, values });
    const numbers = this.numbers();
    this.most = Math.max(1e-300, ...numbers.map(layer => layer.reduce((most, each) => Math.max(most, Math.abs(each)), 0)));
    const label = `The net ${this.sizes().join('-')}. Arrow keys go from neuron to neuron.`;
    if (this.canvas.getAttribute('aria-label') !== label) this.canvas.setAttribute('aria-label', label);
    this.canvas.redraw();
  }

  numbers() {
    return this.answer.layers.map(layer => this.values.lines === 'gradients' ? layer.gradients : layer.weights);
  }

  light(thing, pinned) {
    Object.assign(this, { lit: thing, pinned });
    if (this.answer) this.canvas.redraw();
  }

  sizes() {
    return this.answer ? [this.answer.layers[0].inputs, ...this.answer.layers.map(({ outputs }) => outputs)] : [2, 1];
  }

  height(width) {
    const most = Math.max(...this.sizes());
    const pitch = Math.max(17, Math.min(width < 500 ? 23 : 34, 560 / most));
    return Math.max(240, most * pitch + NetPicture.TOP + 6);
  }

  /** The middle of a neuron, and the side of its square. */
  spot(layer, unit, width, height) {
    const sizes = this.sizes(), left = width < 500 ? 48 : 66, right = width < 500 ? 20 : 30;
    const pitch = Math.min(width < 500 ? 40 : 56, (height - NetPicture.TOP - 6) / sizes[layer]);
    return {
      x: left + (width - left - right) * layer / (sizes.length - 1),
      y: NetPicture.TOP + (height - NetPicture.TOP) / 2 + (unit - (sizes[layer] - 1) / 2) * pitch,
      side: Math.min(pitch - 4, width < 500 ? 24 : 40),
    };
  }

  draw(context, width, height) {
    if (!this.answer) return;
    this.numbers().forEach((numbers, layer) => this.drawLines(context, numbers, layer, width, height));
    this.answer.fields.forEach((_, layer) => {
      for (let unit = 0; unit < this.sizes()[layer]; unit++) this.drawNeuron(context, layer, unit, width, height);
    });
    this.drawNames(context, width, height);
  }

  drawNames(context, width, height) {
    context.font = `${width < 500 ? 11 : 13}px system-ui, "DejaVu Sans", sans-serif`;
    context.fillStyle = Ink.css('quiet');
    context.textBaseline = 'alphabetic';
    const names = ['inputs', ...Playground.activationsOf(this.values).map(Playground.activationName), 'score'];
    const gap = this.spot(1, 0, width, height).x - this.spot(0, 0, width, height).x - 4;
    names.forEach((name, layer) => {
      const { x } = this.spot(layer, 0, width, height);
      context.textAlign = layer === 0 ? 'left' : layer === names.length - 1 ? 'right' : 'center';
      context.fillText(name, layer === 0 ? 2 : layer === names.length - 1 ? width - 2 : x, 15, gap);
    });
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    context.fillStyle = Ink.css('ink');
    Playground.featuresOf(this.values).forEach((feature, unit) => {
      const { x, y, side } = this.spot(0, unit, width, height);
      context.fillText(Playground.featureName(feature), x - side / 2 - 4, y);
    });
  }

  drawLines(context, numbers, layer, width, height) {
    const { inputs, outputs } = this.answer.layers[layer], shown = this.lit ?? this.pinned;
    for (let to = 0; to < outputs; to++) {
      for (let from = 0; from < inputs; from++) {
        const number = numbers[to * inputs + from], share = Math.sqrt(Math.abs(number) / this.most);
        const here = shown?.from !== undefined && shown.layer === layer + 1 && shown.unit === to && shown.from === from;
        const near = here || (shown && shown.from === undefined && ((shown.layer === layer + 1 && shown.unit === to) || (shown.layer === layer && shown.unit === from)));
        context.strokeStyle = Ink.css(number > 0 ? 'above' : 'below', near ? 0.55 + 0.45 * share : (0.12 + 0.78 * share) * (shown ? 0.2 : 1));
        context.lineWidth = (near ? 1 : 0.4) + 5 * share * share + (here ? 1.5 : 0);
        this.line(context, this.spot(layer, from, width, height), this.spot(layer + 1, to, width, height));
      }
    }
  }

  line(context, a, b) {
    const middle = (a.x + b.x) / 2;
    context.beginPath();
    context.moveTo(a.x + a.side / 2, a.y);
    context.bezierCurveTo(middle, a.y, middle, b.y, b.x - b.side / 2, b.y);
    context.stroke();
  }

  drawNeuron(context, layer, unit, width, height) {
    const { x, y, side } = this.spot(layer, unit, width, height);
    const field = this.answer.fields[layer], points = field.length / this.sizes()[layer];
    const own = field.subarray(unit * points, (unit + 1) * points);
    Canvas.field(context, own, 0, Math.sqrt(points), Playground.largest(own), x - side / 2, y - side / 2, side);
    const dead = layer > 0 && layer < this.answer.layers.length && this.answer.layers[layer - 1].dead[unit] === 1;
    if (dead) this.hatch(context, x - side / 2, y - side / 2, side);
    const is = thing => thing && thing.from === undefined && thing.layer === layer && thing.unit === unit;
    context.strokeStyle = Ink.css(is(this.lit) || is(this.pinned) ? 'link' : dead ? 'wrong' : 'ink');
    context.lineWidth = is(this.lit) || is(this.pinned) ? 3 : 1;
    context.strokeRect(x - side / 2, y - side / 2, side, side);
  }

  hatch(context, x, y, side) {
    context.save();
    context.beginPath();
    context.rect(x, y, side, side);
    context.clip();
    context.strokeStyle = Ink.css('wrong');
    context.lineWidth = 1.5;
    context.beginPath();
    for (let d = -side; d < side; d += 6) {
      context.moveTo(x + d, y + side);
      context.lineTo(x + d + side, y);
    }
    context.stroke();
    context.restore();
  }

  /** The neuron under the pointer, or else the nearest line that is near. */
  at(event) {
    if (!this.answer) return null;
    const { width, height } = this.canvas.getBoundingClientRect(), { offsetX: x, offsetY: y } = event, sizes = this.sizes();
    const reach = event.pointerType === 'touch' ? 14 : 6;
    for (let layer = 0; layer < sizes.length; layer++) {
      for (let unit = 0; unit < sizes[layer]; unit++) {
        const spot = this.spot(layer, unit, width, height);
        if (Math.abs(x - spot.x) <= spot.side / 2 + 2 && Math.abs(y - spot.y) <= spot.side / 2 + 2) return { layer, unit };
      }
    }
    let best = null, least = reach;
    this.answer.layers.forEach(({ inputs, outputs }, layer) => {
      const a = this.spot(layer, 0, width, height), b = this.spot(layer + 1, 0, width, height);
      const start = a.x + a.side / 2, end = b.x - b.side / 2;
      if (x < start || x > end) return;
      const share = NetPicture.shareOfWay(start, (a.x + b.x) / 2, end, x), rise = share * share * (3 - 2 * share);
      for (let to = 0; to < outputs; to++) {
        for (let from = 0; from < inputs; from++) {
          const low = this.spot(layer, from, width, height).y, high = this.spot(layer + 1, to, width, height).y;
          const distance = Math.abs(low + (high - low) * rise - y);
          if (distance < least) {
            least = distance;
            best = { layer: layer + 1, unit: to, from };
          }
        }
      }
    });
    return best;
  }
}

NetPicture.TOP = 24;

/** Where on its way a line from start to end by the middle is at x; by halving. */
NetPicture.shareOfWay = function(start, middle, end, x) {
  let low = 0, high = 1;
  for (let i = 0; i < 20; i++) {
    const t = (low + high) / 2, u = 1 - t;
    if (u * u * u * start + 3 * u * t * middle + t * t * t * end < x) low = t;
    else high = t;
  }
  return low;
};
