'use strict';
// The playground: a net learns to tell blue points from orange ones. All numbers come from Java; here they are put together.

Rooms.push({
  id: 'playground',
  title: 'Playground',
  sentence: 'A small net learns to tell two kinds of points apart. Every weight is a line: its thickness is size, its colour is sign.',
  engine: 'training',
  fields: Playground.FIELDS,
  presets: Playground.PRESETS,
  kept: Playground.LOOKS,

  open(place, values, change) {
    return new PlaygroundView(this, place, values, change);
  },
});

class PlaygroundView {
  constructor(room, place, values, change) {
    Object.assign(this, { room, values, change, answer: null, pointed: null, pinned: null });
    this.player = new Player((what, extra) => this.ask(what, extra), answer => this.show(answer), playing => this.bar.playing(playing));
    this.looking = new Latest(() => this.ask('look'), answer => this.show(answer));
    this.bar = transport(() => this.player);
    this.net = new NetPicture(thing => this.point(thing), thing => this.pick(thing), neuron => this.pin(neuron));
    this.plane = new PlanePicture((where, event) => this.click(where, event));
    this.curve = Canvas.make('The loss of training and test points, step by step', () => 150, (...all) => this.drawCurve(...all));
    this.weight = new WeightEditor(weight => this.weight.choose(weight), (weight, number) => this.set(weight, number));
    this.panel = new SettingsPanel(chosen => this.choose(chosen));
    this.see = node('p', { id: 'see' });
    this.presets = new Presets(room);
    this.told = node('p', { class: 'quiet', id: 'told', role: 'status' });
    this.netTitle = node('figcaption', { id: 'net-title' });
    this.planeTitle = node('figcaption', { id: 'plane-title' });
    this.reading = node('p', { id: 'reading' });
    this.speed = node('p', { class: 'quiet', id: 'speed' });
    this.speedometer = new Speed((trained, pictures) => { this.speed.textContent = `${Math.round(trained)} steps and ${Math.round(pictures)} pictures a second`; });
    this.looks = node('div', { class: 'looks' });
    this.byHand = node('div', { class: 'by-hand' });
    place.append(
      node('h1', { class: 'unseen' }, room.title),
      this.see,
      this.presets.element,
      node('div', { class: 'controls' }, this.bar.element),
      node('div', { class: 'playground' },
        node('figure', { class: 'of-net' }, node('div', { class: 'title' }, this.netTitle, this.looks), this.net.canvas, this.told, this.weight.element),
        node('figure', { class: 'of-plane' }, this.planeTitle, this.plane.canvas, this.reading, this.curve, this.speed, this.byHand),
        this.panel.element));
    this.showControls();
    window.chainruleRoom = this; // for tests, and for the curious in the console
    this.player.once('look');
  }

  // ---- settings

  showControls() {
    const { values } = this;
    this.panel.show(values);
    this.presets.show(values);
    this.see.textContent = this.presets.chosen(values)?.[2] ?? Playground.SEE;
    const field = key => this.room.fields.find(each => each.key === key);
    const one = key => control(field(key), values[key], text => this.choose({ [key]: text }));
    this.looks.replaceChildren(one('lines'));
    this.byHand.replaceChildren(one('click'), one('test'), this.pointsByNumbers(), this.takeBack());
    this.tell();
  }

  /** Goes on with what was chosen. Places of removed points mean nothing among other points. */
  choose(chosen) {
    const others = ['data', 'noise', 'share', 'seed'].some(key => key in chosen);
    this.change({ ...(others ? { removed: '' } : {}), ...chosen });
    this.showControls();
    if (['features', 'hidden'].some(key => key in chosen)) this.forget();
    if (Object.keys(chosen).every(key => ['lines', 'test', 'click'].includes(key))) this.draw();
    else this.player.once('look');
  }

  update(values) {
    this.values = values;
    this.forget();
    this.showControls();
    this.player.once('look');
  }

  pointsByNumbers() {
    const number = label => node('input', { type: 'number', step: 'any', min: -100, max: 100, value: 0, 'aria-label': label });
    const x = number('x'), y = number('y');
    const add = kind => () => x.reportValidity() && y.reportValidity() && this.choose(HandMade.add(this.values, x.valueAsNumber, y.valueAsNumber, kind));
    return node('details', {}, node('summary', {}, 'add a point by its numbers'),
      node('div', { class: 'numbers' }, 'x', x, 'y', y,
        node('button', { type: 'button', id: 'add-blue', onclick: add(1) }, 'blue'), node('button', { type: 'button', id: 'add-orange', onclick: add(0) }, 'orange')));
  }

  takeBack() {
    const count = HandMade.count(this.values);
    return node('button', { type: 'button', id: 'take-back', hidden: count === 0, onclick: () => this.choose({ points: '', removed: '' }) },
      `take back ${count === 1 ? 'the change' : `all ${count} changes`} of points`);
  }

  /** Another net has other neurons. */
  forget() {
    this.pinned = this.pointed = null;
    this.net.light(null, null);
  }

  // ---- questions and answers

  async ask(what, extra = {}) {
    const { lines, test, click, hide, ...settings } = this.values;
    const { layer, unit } = this.focus();
    settings.points = HandMade.added(this.values).join(';');
    return (await Engines.get(this.room.engine)).ask(this.room.id, what, { ...settings, layer, unit, ...extra });
  }

  set({ layer, unit, from }, value) {
    this.player.once('set', { to: layer, into: unit, from, value });
  }

  show(answer) {
    this.answer = answer;
    this.draw();
    this.bar.count(answer.steps);
    this.reading.textContent = this.readingOf(answer);
    this.speedometer.drawn(answer.steps, this.player.playing);
  }

  readingOf(answer) {
    if (!answer.finite) return 'The parameters have run away: no step helps any more. Restart with a smaller learning rate.';
    const own = this.values.data === 'own';
    const dead = answer.layers.slice(0, -1).reduce((sum, each) => sum + each.dead.reduce((a, b) => a + b, 0), 0);
    const loss = `loss ${brief(answer.loss)} training${own ? '' : `, ${brief(answer.testLoss)} test`}`;
    const right = `${brief(100 * answer.accuracy)} %${own ? '' : ` and ${brief(100 * answer.testAccuracy)} %`} right`;
    return `${loss} · ${right}${dead ? ` · ${dead} dead ${dead === 1 ? 'neuron' : 'neurons'}, hatched` : ''}`;
  }

  /** Pictures first, then words: so the page is laid out once. */
  draw() {
    if (!this.answer) return;
    const { layer } = this.focus();
    this.net.show(this.answer, this.values);
    this.plane.show(this.answer, layer === this.answer.layers.length, this.values.test === 'true');
    this.curve.redraw();
    this.weight.show(this.answer, this.values);
    this.tell();
  }

  /** Units of each layer of the net that is drawn. */
  get sizes() {
    return String(this.net.sizes());
  }

  // ---- what is pointed at

  /** The neuron that is drawn large: the one pointed at, or the one that was picked, or the score. */
  focus() {
    const sizes = Playground.sizesOf(this.values), end = { layer: sizes.length - 1, unit: 0 };
    const wanted = [this.pointed, this.pinned].find(thing => thing && thing.from === undefined) ?? end;
    return wanted.layer < sizes.length && wanted.unit < sizes[wanted.layer] ? wanted : end;
  }

  point(thing) {
    if (JSON.stringify(thing) === JSON.stringify(this.pointed)) return;
    this.pointed = thing;
    this.net.canvas.style.cursor = thing ? 'pointer' : '';
    this.lookAgain();
  }

  pin(neuron) {
    this.pinned = neuron;
    this.pointed = null;
    if (neuron.layer > 0) this.weight.choose({ ...neuron, from: 0 });
    this.lookAgain();
  }

  pick(thing) {
    if (thing && thing.from !== undefined) {
      this.pinned = thing;
      this.weight.edit(thing);
      this.lookAgain();
    } else if (!thing || (this.pinned && this.pinned.from === undefined && this.pinned.layer === thing.layer && this.pinned.unit === thing.unit)) {
      this.pinned = null;
      this.lookAgain();
    } else {
      this.pin(thing);
    }
  }

  lookAgain() {
    this.net.light(this.pointed, this.pinned);
    this.tell();
    if (!this.player.playing) this.looking.want('look');
  }

  tell() {
    const { values, answer } = this, thing = this.pointed ?? this.pinned, { layer, unit } = this.focus();
    const name = Playground.neuronName(layer, unit, values);
    this.planeTitle.textContent = layer === Playground.sizesOf(values).length - 1 ? 'The score over the plane' : `${name[0].toUpperCase()}${name.slice(1)}, over the plane`;
    if (!answer) return;
    const kind = values.lines === 'gradients' ? 'gradient' : 'weight';
    this.netTitle.textContent = `Thickest line: ${kind} ${brief(this.net.most ?? 0)}`;
    if (thing?.from !== undefined && thing.layer < Playground.sizesOf(values).length) {
      const { number, gradient } = Playground.weightOf(answer, thing);
      this.told.textContent = `From ${Playground.neuronName(thing.layer - 1, thing.from, values)} into ${Playground.neuronName(thing.layer, thing.unit, values)}: weight ${brief(number)}, gradient ${brief(gradient)}. Click to change it.`;
    } else if (thing && thing.layer > 0 && thing.layer <= answer.layers.length && answer.layers[thing.layer - 1].outputs > thing.unit) {
      const { number, gradient } = Playground.weightOf(answer, { ...thing, from: answer.layers[thing.layer - 1].inputs });
      const dead = thing.layer < answer.layers.length && answer.layers[thing.layer - 1].dead[thing.unit] === 1;
      this.told.textContent = `${name[0].toUpperCase()}${name.slice(1)}: bias ${brief(number)}, gradient ${brief(gradient)}${dead ? '; dead, it gives 0 at every training point' : ''}.`;
    } else {
      this.told.textContent = 'Blue is above 0, orange below. Point at a neuron to see it large, at a line for its numbers.';
    }
  }

  // ---- the plane

  click({ x, y, nearest }, event) {
    const right = event.type === 'contextmenu', mode = this.values.click;
    if (mode === 'remove' && !right) {
      if (nearest < 0) return;
      if (this.answer.training.length === 3) this.reading.textContent = 'The last point stays: a net without points has nothing to learn.';
      else this.choose(HandMade.remove(this.values, nearest, [...this.answer.origins]));
    } else if (mode !== 'nothing' || right) {
      if (HandMade.added(this.values).length >= 300) return;
      const other = right || event.shiftKey, kind = (mode === 'orange') !== other ? 0 : 1;
      this.choose(HandMade.add(this.values, x, y, kind));
    }
  }

  drawCurve(context, width, height) {
    if (!this.answer) return;
    const { steps, training, test } = this.answer.history;
    Canvas.curves(context, width, height, [
      ...(this.values.data === 'own' ? [] : [{ x: steps, y: test, ink: 'below', dash: [5, 3], label: 'test' }]),
      { x: steps, y: training, ink: 'above', dash: [], label: 'training' },
    ]);
  }

  close() {
    this.player.pause();
  }
}
