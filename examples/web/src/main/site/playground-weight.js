'use strict';
// One weight, read and written by its number: what a click on a line opens, and what keyboard and screen reader have in place of lines.

class WeightEditor {
  /** chosen(weight) is told when another weight was chosen, set(weight, number) when its number was changed. */
  constructor(chosen, set) {
    this.weight = { layer: 1, unit: 0, from: 0 };
    this.neuron = node('select', { id: 'weight-into', 'aria-label': 'into neuron' });
    this.from = node('select', { id: 'weight-from', 'aria-label': 'from' });
    this.number = node('input', { id: 'weight-number', type: 'number', step: 'any', min: -1000, max: 1000, 'aria-label': 'weight' });
    this.gradient = node('output', { id: 'weight-gradient' });
    this.element = node('div', { class: 'weight', role: 'group', 'aria-label': 'One weight' },
      node('span', {}, 'weight from'), this.from, node('span', {}, 'into'), this.neuron, node('span', { class: 'number' }, '=', this.number, this.gradient));
    this.neuron.addEventListener('change', () => {
      const [layer, unit] = this.neuron.value.split(':').map(Number);
      chosen({ layer, unit, from: 0 });
    });
    this.from.addEventListener('change', () => chosen({ ...this.weight, from: Number(this.from.value) }));
    this.number.addEventListener('change', () => {
      if (this.number.value !== '' && this.number.reportValidity()) set(this.weight, this.number.value);
    });
  }

  choose(weight) {
    this.weight = weight;
    this.made = null;
    this.refresh();
  }

  edit(weight) {
    this.choose(weight);
    this.number.focus();
    this.number.select();
  }

  show(answer, values) {
    Object.assign(this, { answer, values });
    this.refresh();
  }

  refresh() {
    if (!this.answer) return;
    const sizes = Playground.sizesOf(this.values);
    let { layer, unit, from } = this.weight;
    layer = Math.min(layer, sizes.length - 1);
    unit = Math.min(unit, sizes[layer] - 1);
    from = Math.min(from, sizes[layer - 1]);
    this.weight = { layer, unit, from };
    const wanted = JSON.stringify([this.values.features, sizes, this.weight]);
    if (wanted !== this.made) {
      this.made = wanted;
      this.neuron.replaceChildren(...sizes.slice(1).flatMap((count, i) => Array.from({ length: count }, (_, j) =>
        node('option', { value: `${i + 1}:${j}`, selected: i + 1 === layer && j === unit }, Playground.neuronName(i + 1, j, this.values)))));
      this.from.replaceChildren(...Array.from({ length: sizes[layer - 1] + 1 }, (_, i) =>
        node('option', { value: i, selected: i === from }, i === sizes[layer - 1] ? 'bias' : Playground.neuronName(layer - 1, i, this.values))));
    }
    const { number, gradient } = Playground.weightOf(this.answer, this.weight);
    if (document.activeElement !== this.number) this.number.value = String(Number(number.toPrecision(4)));
    this.gradient.textContent = `gradient ${brief(gradient)}`;
  }
}
