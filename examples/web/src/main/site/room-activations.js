'use strict';
// Activations: one of them and its slope, moved along x by a bias, and what layers of it leave of a gradient.

Rooms.push({
  id: 'activations',
  title: 'Activations',
  sentence: 'All activations and their slopes. Drag the kink, and see what a gradient keeps after many layers.',
  engine: 'parts',
  fields: [
    { key: 'activation', label: 'activation', kind: 'choice', start: 'relu', options: ACTIVATIONS },
    { key: 'alpha', label: 'alpha: slope below 0', kind: 'number', start: '0.1', min: 0, max: 1, step: 0.01, range: true },
    { key: 'bias', label: 'bias b', kind: 'number', start: '1', min: -4, max: 4, step: 0.1, range: true },
    { key: 'depth', label: 'layers', kind: 'whole', start: '8', min: 1, max: 32, range: true },
  ],
  presets: [
    ['sigmoid: never above 0.25', { activation: 'sigmoid', bias: '-1' }],
    ['ReLU: slope 0 or 1', { activation: 'relu', bias: '-1.5' }],
    ['leaky ReLU: never 0', { activation: 'leaky-relu', bias: '-1.5' }],
    ['GELU: above 1', { activation: 'gelu', bias: '1.4' }],
  ],

  open(place, values, change) {
    return new ActivationsView(this, place, values, change);
  },
});

class ActivationsView {
  constructor(room, place, values, change) {
    Object.assign(this, { room, values, change, answer: null, all: null });
    this.asking = new Latest(async wish => (await Engines.get(room.engine)).ask(room.id, 'look', wish), answer => this.show(answer));
    this.picture = Canvas.make('The function and its slope', width => Math.min(420, Math.max(280, 0.62 * width)), (...all) => this.draw(...all));
    this.layers = Canvas.make('What is left of a gradient after each layer', width => Math.min(420, Math.max(260, 0.62 * width)), (...all) => this.drawLayers(...all));
    draggable(this.picture, {
      label: 'The function and its slope. The arrow keys left and right move the function.',
      grab: (x, y, { pointerType }) => this.plane && (pointerType === 'mouse' || Math.abs(x - this.plane.x(-this.bias)) < 40) ? 'dot' : null,
      drag: (_, x) => this.plane && this.moveTo(-this.plane.at(x, 0)[0]),
      arrow: right => this.moveTo(Number(this.values.bias) - 0.1 * right),
    });
    this.title = node('figcaption');
    this.bound = node('figcaption', { id: 'left' });
    this.facts = node('ul', { class: 'facts', id: 'facts', 'aria-live': 'polite' });
    this.controls = node('div', { class: 'controls' });
    this.zoo = node('div', { class: 'zoo', role: 'radiogroup', 'aria-label': 'Activation' });
    this.presets = new Presets(room);
    place.append(
      node('h1', { class: 'unseen' }, room.title),
      node('p', { class: 'seen' }, 'A gradient that comes back through a layer is multiplied by the dashed slope: where the slope is near 0, little or nothing gets through. Drag the blue dot, or move it with the arrow keys: the bias b shifts the whole function, and the orange dot shows the slope that an input x = 0 meets.'),
      this.presets.element, this.zoo, this.controls,
      node('div', { class: 'halves' },
        node('figure', {}, this.title, node('div', { class: 'key' }, node('span', { class: 'value' }, 'value'), node('span', { class: 'slope' }, 'slope'), this.slopeHere = node('span', { class: 'here' })), this.picture),
        node('figure', {}, this.bound, this.layersKey = node('div', { class: 'key' }), this.layers)),
      this.facts);
    this.showControls();
    this.ask();
    this.fillZoo();
  }

  async fillZoo() {
    this.all = await (await Engines.get(this.room.engine)).ask(this.room.id, 'all');
    this.zoo.replaceChildren(...this.all.functions.map(each => {
      const canvas = Canvas.make('', () => 56, (context, width, height) => this.drawSmall(context, width, height, each));
      canvas.setAttribute('aria-hidden', 'true');
      const button = node('button', { type: 'button', role: 'radio', 'data-activation': each.key }, canvas, each.name);
      button.addEventListener('click', () => this.choose({ activation: each.key }));
      button.addEventListener('keydown', event => this.walk(event, button));
      return button;
    }));
    this.markZoo();
  }

  /** As in any group of radio buttons: the arrows go to the next one and choose it. */
  walk(event, button) {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const buttons = [...this.zoo.children], next = buttons[(buttons.indexOf(button) + way + buttons.length) % buttons.length];
    next.focus();
    next.click();
  }

  markZoo() {
    for (const button of this.zoo.children) {
      const chosen = button.dataset.activation === this.values.activation;
      button.setAttribute('aria-checked', String(chosen));
      button.tabIndex = chosen ? 0 : -1;
    }
  }

  choose(chosen) {
    this.change(chosen);
    this.showControls();
    this.ask();
  }

  moveTo(bias) {
    const rounded = Math.max(-4, Math.min(4, Math.round(10 * bias) / 10)) || 0;
    this.change({ bias: String(rounded) });
    moveControl('bias', rounded);
    this.ask();
  }

  showControls() {
    const fields = this.room.fields.filter(({ key }) => key !== 'activation' && (key !== 'alpha' || ['leaky-relu', 'elu'].includes(this.values.activation)));
    this.controls.replaceChildren(...fields.map(field => controlWithReading(field, this.values[field.key], text => { this.change({ [field.key]: text }); this.ask(); })));
  }

  ask() {
    const { hide, ...settings } = this.values;
    this.markZoo();
    this.presets.show(this.values);
    this.asking.want(settings);
  }

  show(answer) {
    this.answer = answer;
    this.bias = Number(this.values.bias);
    this.title.textContent = `${answer.name}(x + b): the blue dot is its ${answer.middle}`;
    const { left, atMost } = answer, depth = left.length;
    const onKink = answer.middle === 'kink' && this.bias === 0 ? ` (x = 0 is on the kink, where the slope counts as ${brief(answer.here)})` : '';
    this.bound.textContent = `At x = 0, ${depth} ${depth === 1 ? 'layer leaves' : 'layers leave'} ${share(left[depth - 1])} of the gradient${onKink}; at most, ${share(atMost[depth - 1])}`;
    this.slopeHere.textContent = `slope at x = 0: ${brief(answer.here)}`;
    this.layersKey.replaceChildren(node('span', { class: 'slope' }, 'at most, where it is steepest'), node('span', { class: 'value' }, 'at x = 0'));
    sentences(this.facts, answer.readouts);
    this.picture.redraw();
    this.layers.redraw();
  }

  draw(context, width, height) {
    if (!this.answer) return;
    const { x, values, slopes, height: middle, here } = this.answer;
    const plane = this.plane = new AxesPicture(context, AxesPicture.box(width, height), [-5, 5], [-1.5, 3]);
    plane.frame();
    plane.inside(() => {
      plane.curve(x, slopes, 'below', { dash: [7, 4] });
      plane.curve(x, values, 'above');
      plane.names('x');
      context.fillStyle = Ink.css('below');
      context.beginPath();
      context.arc(plane.x(0), plane.y(here), 4.5, 0, 7);
      context.fill();
    });
    context.fillStyle = Ink.css('above');
    context.strokeStyle = Ink.css('paper');
    context.lineWidth = 2;
    context.beginPath();
    context.arc(plane.x(-this.bias), plane.y(middle), 9, 0, 7);
    context.fill();
    context.stroke();
    context.lineWidth = 1;
  }

  /** On a scale of powers of ten, down to what is left after the last layer. */
  drawLayers(context, width, height) {
    if (!this.answer) return;
    const { left, atMost } = this.answer, depth = left.length;
    const logs = [...left, ...atMost].filter(each => each > 0).map(Math.log10);
    const low = Math.min(-1, Math.floor(Math.max(-20, Math.min(0, ...logs)))), high = Math.max(0, Math.ceil(Math.max(0, ...logs) - 1e-9));
    const plane = new AxesPicture(context, AxesPicture.box(width, height, { left: 48, bottom: 40 }), [0.4, depth + 0.6], [low, high + 0.08 * (high - low)]);
    const [x0, y0, w, h] = plane.box;
    context.font = '12px system-ui, "DejaVu Sans", sans-serif';
    context.fillStyle = Ink.css('quiet');
    context.strokeStyle = Ink.css('frame');
    context.lineWidth = 1;
    context.strokeRect(x0, y0, w, h);
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    for (const power of ticks(low, high, Math.min(high - low, h / 40)).filter(Number.isInteger)) {
      plane.line([plane.left, power], [plane.right, power]);
      context.fillText(power === 0 ? '1' : `10${superscript(power)}`, x0 - 6, plane.y(power));
    }
    context.textAlign = 'center';
    context.textBaseline = 'top';
    for (const layer of ticks(1, depth, Math.min(depth, w / 40)).filter(each => Number.isInteger(each) && each >= 1)) context.fillText(String(layer), plane.x(layer), y0 + h + 5);
    context.fillText('layers', x0 + w / 2, y0 + h + 22);
    this.track(plane, atMost, low, 'below', [7, 4]);
    this.track(plane, left, low, 'above', []);
    if (left[0] === 0) plane.text('0: nothing is left', x0 + 10, y0 + h - 28, 'above');
  }

  /** One dot a layer. */
  track(plane, shares, low, ink, dash) {
    const shown = [...shares].map((each, i) => [i + 1, Math.log10(each)]).filter(([, log]) => log >= low);
    plane.curve(shown.map(([x]) => x), shown.map(([, y]) => y), ink, { width: 2, dash });
    for (const [x, y] of shown) {
      plane.context.fillStyle = Ink.css(ink);
      plane.context.beginPath();
      plane.context.arc(plane.x(x), plane.y(y), 3.5, 0, 7);
      plane.context.fill();
    }
  }

  drawSmall(context, width, height, { values, slopes }) {
    const plane = new AxesPicture(context, [2, 2, width - 4, height - 4], [-4, 4], [-1.2, 2.2]);
    context.strokeStyle = Ink.css('frame');
    plane.line([-4, 0], [4, 0]);
    plane.line([0, -1.2], [0, 2.2]);
    plane.inside(() => {
      plane.curve(this.all.x, slopes, 'below', { width: 1.5, dash: [4, 3] });
      plane.curve(this.all.x, values, 'above', { width: 2 });
    });
  }

  update(values) {
    this.values = values;
    this.showControls();
    this.ask();
  }

  close() {}
}

/** A share in words that fit a title. */
function share(x) {
  if (x === 0) return 'nothing';
  return x >= 0.001 ? `${brief(100 * x)} %` : small(x);
}
