'use strict';
// Any expression: typed, its leaves dragged, both passes walked through. The page of the steps is made by the same Java as everywhere.

/** Where the page of steps begins. */
const START_OF_PAGE = { step: '0', mode: 'walk', mistake: 'right', leaf: '', rate: '' };

/** Runs in the page of steps: with it, that page takes a step downhill at any rate, and offers to go on from where it ended. */
const HOOK = (Frame.isInside ? 'history.pushState = history.replaceState; ' : '') + "window.chainrule = { downhill: rate => parent.chainruleDownhill(rate), recompute: leaves => parent.postMessage({ chainrule: 'recompute', leaves }, '*') };";

Rooms.push({
  id: 'expression',
  title: 'Any expression',
  sentence: 'Type a formula, drag its numbers, and walk through the forward and the backward pass, step by step.',
  engine: 'steps',
  fields: [
    { key: 'f', label: 'Expression', kind: 'text', start: '(tanh(x1*w1 + x2*w2 + b) - y)^2', most: 2000 },
    { key: 'at', label: 'Numbers of the leaves', kind: 'text', start: '', most: 4000, pattern: /^([\p{L}_][\p{L}\p{N}_]*:[-+.\deE]+(,|$))*$/u, told: 'numbers of leaves, as in x:2,w:0.5' },
    { key: 'step', label: 'Step', kind: 'whole', start: '0', min: 0, max: 100000 },
    { key: 'mode', label: 'Mode', kind: 'choice', start: 'walk', options: [['walk', 'walk'], ['predict', 'predict']] },
    { key: 'mistake', label: 'Mistake', kind: 'text', start: 'right', most: 40, pattern: /^[a-z0-9-]+$/, told: 'the name of a mistake, as in not-zeroed' },
    { key: 'leaf', label: 'Leaf whose paths are shown', kind: 'text', start: '', most: 100 },
    { key: 'rate', label: 'Rate of a step downhill', kind: 'text', start: '', most: 20, pattern: /^[\d.eE+-]*$/, told: 'a number' },
  ],
  examples: [
    ['(tanh(x1*w1 + x2*w2 + b) - y)^2', 'one tanh neuron and its loss'],
    ['x*w + b', 'a straight line'],
    ['a*a + a*b', 'one leaf, used three times'],
    ['relu(x*w + b)', 'a ReLU unit'],
    ['sigmoid(sigmoid(sigmoid(sigmoid(x*w1)*w2)*w3)*w4)', 'four sigmoids: the gradient fades'],
    ['log(1 + exp(-y*(w*x + b)))', 'the logistic loss'],
    ['logsumexp(z1, z2, z3) - z1', 'softmax cross-entropy'],
    ['gelu(x) - silu(x)', 'two activations compared'],
  ],

  open(place, values, change) {
    const view = new ExpressionView(this, place, values, change);
    view.ask();
    return view;
  },
});

class ExpressionView {
  constructor(room, place, values, change) {
    Object.assign(this, { room, place, values, change, sliders: new Map() });
    this.asking = new Latest(async wish => (await Engines.get(room.engine)).ask(room.id, 'steps', wish), answer => this.show(answer));
    this.input = node('input', { id: 'formula', type: 'text', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', maxlength: 2000, value: values.f, 'aria-describedby': 'problem' });
    this.caret = node('div', { class: 'caret', 'aria-hidden': 'true' });
    this.problem = node('p', { id: 'problem', role: 'status', class: 'quiet' });
    this.picker = node('select', { id: 'examples' }, node('option', { value: '' }, 'an example …'), ...room.examples.map(([f, title]) => node('option', { value: f }, title)));
    this.functions = node('details', { class: 'quiet' }, node('summary', {}, 'All functions'));
    this.leaves = node('div', { class: 'leaves', role: 'group', 'aria-label': 'Leaves' });
    this.page = node('iframe', { title: 'The steps' });
    this.stack = node('div', { class: 'stack' }, this.page);
    this.input.addEventListener('input', () => this.typed(this.input.value));
    this.picker.addEventListener('change', () => { if (this.picker.value) this.typed(this.input.value = this.picker.value); this.picker.value = ''; });
    place.append(
      node('h1', { class: 'unseen' }, room.title),
      node('p', { class: 'seen' }, 'Type a formula, or choose an example. Drag the numbers of its leaves, then press “next” below: first each node computes its number, then the gradients come back from the right.'),
      node('div', { class: 'controls' },
        node('div', { class: 'control', style: 'flex: 1 1 22rem' }, node('label', { for: 'formula' }, 'Expression'), node('div', { class: 'expression' }, this.input, this.caret)),
        node('div', { class: 'control' }, node('label', { for: 'examples' }, 'Examples'), this.picker)),
      this.problem, this.functions, this.leaves, this.stack);
    this.keys = event => this.passOn(event);
    this.heard = event => this.hear(event);
    document.addEventListener('keydown', this.keys);
    window.addEventListener('message', this.heard);
    window.chainruleDownhill = rate => this.downhill(rate);
    this.functions.addEventListener('toggle', () => this.listFunctions(), { once: true });
  }

  async listFunctions() {
    const { calls } = await (await Engines.get(this.room.engine)).ask(this.room.id, 'functions');
    this.functions.append(node('p', {}, `${calls.join(', ')}. Every other name is a leaf: a number to drag.`));
  }

  typed(text) {
    this.change({ f: text, ...START_OF_PAGE });
    this.ask();
  }

  ask() {
    this.asking.want({ f: this.values.f, at: this.values.at });
  }

  show(answer) {
    const misspelt = answer.problem !== undefined;
    this.input.setAttribute('aria-invalid', String(misspelt));
    this.caret.textContent = misspelt ? `${' '.repeat(answer.position)}▲` : '';
    this.caret.scrollLeft = this.input.scrollLeft;
    this.problem.textContent = misspelt ? answer.problem[0].toUpperCase() + answer.problem.slice(1) : '';
    this.stack.classList.toggle('old', misspelt);
    if (misspelt) return;
    this.showLeaves(answer);
    this.showSteps(answer.html);
  }

  showLeaves({ names, values }) {
    if (names.join() !== [...this.sliders.keys()].join()) {
      this.leaves.replaceChildren();
      this.sliders.clear();
      names.forEach((name, i) => this.addSlider(name, values[i]));
    }
    names.forEach((name, i) => {
      const { slider, reading } = this.sliders.get(name);
      if (document.activeElement !== slider) slider.value = values[i];
      reading.textContent = String(values[i]).replace('-', '−');
    });
  }

  addSlider(name, value) {
    const end = Math.max(4, 2 * Math.abs(value));
    const slider = node('input', { type: 'range', id: `leaf-${name}`, min: -end, max: end, step: end / 400, value });
    const reading = node('output', { for: `leaf-${name}` });
    slider.addEventListener('input', () => this.dragged());
    this.sliders.set(name, { slider, reading });
    this.leaves.append(node('div', { class: 'leaf' }, node('label', { for: `leaf-${name}` }, node('strong', {}, name)), slider, reading));
  }

  dragged() {
    this.change({ at: this.numbers(name => this.sliders.get(name).slider.value), rate: '' });
    this.ask();
  }

  numbers(of) {
    return [...this.sliders.keys()].map(name => `${name}:${Number(of(name))}`).join(',');
  }

  /**
   * The new page is shown when it is complete, at the step and in the mode where the old one was. It gets a frame of its own: the first page
   * of a frame is no entry in the history.
   */
  showSteps(html) {
    const page = node('iframe', { title: 'The steps', class: 'waiting', srcdoc: html.replace('<head>', `<head><base href="about:srcdoc"><script>${HOOK}</script>`) });
    page.onload = () => {
      const { step, mode, mistake, leaf, rate } = this.values;
      page.contentWindow.chainrulePage.goTo({ step, mode, mistake, ...leaf && { leaf }, ...rate && { rate } });
      if (Frame.isInside) new ResizeObserver(() => this.grow(page)).observe(page.contentDocument.body);
      page.classList.remove('waiting');
      this.page.remove();
      this.page = page;
      this.waiting = null;
    };
    this.waiting?.remove();
    this.waiting = page;
    this.stack.append(page);
  }

  /** The page of steps cannot wait for the worker. */
  downhill(rate) {
    const { f, at } = this.values;
    return Engines.here(this.room.engine).ask(this.room.id, 'downhill', Object.entries({ f, at, rate: String(rate) }).flat()).step;
  }

  /** In a page of others one bar to scroll with is enough. */
  grow(page) {
    if (page === this.page) this.stack.style.minHeight = `${page.contentDocument.body.offsetHeight}px`;
  }

  /** The page of steps tells when it goes elsewhere, or that training is to go on from where a step downhill ended. */
  hear({ source, data }) {
    const page = this.page.contentWindow;
    if (source !== page) return;
    if (data?.chainrule === 'state') {
      const { step, mode, mistake, leaf, rate } = page.chainrulePage.state();
      this.change({ step: String(step), mode, mistake, leaf: leaf ?? '', rate: String(rate ?? '') });
    } else if (data?.chainrule === 'recompute') {
      const moved = new Map(data.leaves.map(({ name, data: number }) => [name, number]));
      this.change({ ...START_OF_PAGE, at: this.numbers(name => moved.get(name) ?? this.sliders.get(name).slider.value) });
      this.ask();
    }
  }

  /** Arrows step where nothing else has the focus. */
  passOn(event) {
    if (event.target !== document.body && event.target !== this.place || !['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    this.page.contentDocument?.dispatchEvent(new KeyboardEvent('keydown', { key: event.key }));
  }

  update(values) {
    this.values = values;
    if (this.input.value !== values.f) this.input.value = values.f;
    this.ask();
  }

  close() {
    document.removeEventListener('keydown', this.keys);
    window.removeEventListener('message', this.heard);
  }
}
