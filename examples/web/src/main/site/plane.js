'use strict';
// A part of the plane on a canvas: axes, and the way from its numbers to pixels and back. And handles, that mouse, touch and arrow keys move.

class AxesPicture {
  /** Shows x from left to left + width of the plane and y from bottom on, inside the box [x, y, width, height] of pixels. */
  constructor(context, box, [left, right], [bottom, top]) {
    Object.assign(this, { context, box, left, right, bottom, top });
  }

  /** Where the axes have their numbers: room at the left and below. */
  static box(width, height, { left = 34, right = 14, top = 8, bottom = 22 } = {}) {
    return [left, top, width - left - right, height - top - bottom];
  }

  x(value) {
    return this.box[0] + this.box[2] * (value - this.left) / (this.right - this.left);
  }

  y(value) {
    return this.box[1] + this.box[3] * (1 - (value - this.bottom) / (this.top - this.bottom));
  }

  /** The number at a place, as [x, y]. */
  at(px, py) {
    return [this.left + (px - this.box[0]) / this.box[2] * (this.right - this.left), this.bottom + (1 - (py - this.box[1]) / this.box[3]) * (this.top - this.bottom)];
  }

  frame() {
    const { context, box: [x, y, width, height] } = this;
    context.font = '12px system-ui, "DejaVu Sans", sans-serif';
    context.lineWidth = 1;
    context.strokeStyle = Ink.css('frame');
    context.fillStyle = Ink.css('quiet');
    context.strokeRect(x, y, width, height);
    context.textAlign = 'center';
    context.textBaseline = 'top';
    for (const value of ticks(this.left, this.right, width / 60)) {
      if (value === 0) this.line([0, this.bottom], [0, this.top]);
      context.fillText(brief(value), this.x(value), y + height + 5);
    }
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    for (const value of ticks(this.bottom, this.top, height / 45)) {
      if (value === 0) this.line([this.left, 0], [this.right, 0]);
      context.fillText(brief(value), x - 5, this.y(value));
    }
  }

  /** What the axes are called; to be drawn last, over all that would hide it. */
  names(xName, yName) {
    const [x, y, width, height] = this.box;
    if (xName) this.text(xName, x + width - 5, y + height - 3, 'quiet', 'right', 'bottom');
    if (yName) this.text(yName, x + 5, y + 4, 'quiet', 'left', 'top');
  }

  /** Draws what is inside only. */
  inside(draw) {
    this.context.save();
    this.context.beginPath();
    this.context.rect(...this.box);
    this.context.clip();
    draw();
    this.context.restore();
  }

  line(from, to) {
    this.context.beginPath();
    this.context.moveTo(this.x(from[0]), this.y(from[1]));
    this.context.lineTo(this.x(to[0]), this.y(to[1]));
    this.context.stroke();
  }

  curve(xs, ys, ink, { width = 2.5, dash = [] } = {}) {
    const { context } = this;
    context.strokeStyle = Ink.css(ink);
    context.lineWidth = width;
    context.setLineDash(dash);
    context.beginPath();
    for (let i = 0; i < xs.length; i++) context.lineTo(this.x(xs[i]), this.y(ys[i]));
    context.stroke();
    context.setLineDash([]);
    context.lineWidth = 1;
  }

  /** The line where a x + b y + c = 0. */
  zeroLine(a, b, c, ink, options) {
    const length = Math.hypot(a, b);
    if (!(length > 1e-12)) return;
    const x = (this.left + this.right) / 2, y = (this.bottom + this.top) / 2, far = 2 * (this.right - this.left + this.top - this.bottom);
    const away = (a * x + b * y + c) / length, foot = [x - away * a / length, y - away * b / length];
    this.inside(() => this.curve([foot[0] - far * b / length, foot[0] + far * b / length], [foot[1] + far * a / length, foot[1] - far * a / length], ink, options));
  }

  /** A blue disk for class 1, an orange square for any other. */
  point(x, y, blue, size = 3.4) {
    const { context } = this, px = this.x(x), py = this.y(y);
    context.beginPath();
    if (blue) context.arc(px, py, size, 0, 7);
    else context.rect(px - 0.88 * size, py - 0.88 * size, 1.76 * size, 1.76 * size);
    context.lineWidth = 1;
    context.fillStyle = Ink.css(blue ? 'blue-point' : 'orange-point');
    context.strokeStyle = Ink.css('paper');
    context.fill();
    context.stroke();
  }

  text(text, px, py, ink, align = 'left', baseline = 'middle') {
    const { context } = this;
    context.font = '600 12px system-ui, "DejaVu Sans", sans-serif';
    context.textAlign = align;
    context.textBaseline = baseline;
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeStyle = Ink.css('paper');
    context.strokeText(text, px, py);
    context.lineWidth = 1;
    context.fillStyle = Ink.css(ink);
    context.fillText(text, px, py);
  }
}

/** Round numbers within a range, about so many. */
function ticks(from, to, count) {
  const rough = (to - from) / Math.max(2, count), power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(each => each * power).find(each => each >= rough);
  const all = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + 1e-9 * step; i++) all.push(Number((i * step).toPrecision(12)));
  return all;
}

/** The next of 1, 2, 5, 10, 20 and so on, so that an axis does not move all the time. */
function roundUp(value, from = 1) {
  let top = from;
  for (let i = 0; top < value; i++) top *= i % 3 === 1 ? 2.5 : 2;
  return top;
}

/**
 * Makes a canvas draggable. grab(x, y) in pixels tells what is there, or null; drag(held, x, y) moves it; arrow(right, up) is called for the
 * arrow keys when the canvas has the focus. Where nothing can be held a finger scrolls the page.
 */
function draggable(canvas, { grab, drag, drop = () => {}, arrow, label }) {
  let held = null;
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-roledescription', 'picture that can be moved');
  if (label) canvas.setAttribute('aria-label', label);
  canvas.addEventListener('pointerdown', event => {
    held = grab(event.offsetX, event.offsetY, event);
    if (held === null) return;
    canvas.setPointerCapture(event.pointerId);
    drag(held, event.offsetX, event.offsetY);
  });
  canvas.addEventListener('touchstart', event => { if (held !== null) event.preventDefault(); }, { passive: false });
  canvas.addEventListener('touchmove', event => { if (held !== null) event.preventDefault(); }, { passive: false });
  canvas.addEventListener('pointermove', event => {
    if (held !== null) drag(held, event.offsetX, event.offsetY);
    else canvas.style.cursor = grab(event.offsetX, event.offsetY, event) === null ? '' : 'grab';
  });
  for (const kind of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(kind, () => { if (held !== null) drop(held); held = null; });
  }
  canvas.addEventListener('keydown', event => {
    const [right, up] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [];
    if (right === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    arrow(right, up, event);
  });
}

/** A control, and for a slider the number that it has now. */
function controlWithReading(field, value, changed) {
  const element = control(field, value, changed);
  if (field.range) {
    const input = element.querySelector('input');
    const reading = node('output', { class: 'reading', for: input.id });
    element.querySelector('label').append(' ', reading);
    input.addEventListener('input', () => read(input));
    read(input);
  }
  return element;
}

function read(input) {
  input.parentElement.querySelector('.reading').textContent = brief(Number(input.value));
}

/** Moves a control to what was chosen elsewhere, unless it is just being moved itself. */
function moveControl(key, value) {
  const input = document.getElementById(`control-${key}`);
  if (!input || document.activeElement === input && input.type === 'range') return;
  input.value = value;
  if (input.type === 'range') read(input);
}

/** A small number as people write it: 2.2 × 10⁻⁶. */
function small(x) {
  if (x === 0 || x >= 1e-3) return brief(x);
  const [factor, power] = x.toExponential(1).split('e');
  return `${Number(factor)} × 10${superscript(Number(power))}`;
}

function superscript(power) {
  return String(power).replace('-', '⁻').replace(/\d/g, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]);
}

/** The sentences that Java says about what there is to see. */
function sentences(list, all) {
  list.replaceChildren(...all.map(each => node('li', {}, /^[a-z][a-z ]/.test(each) ? each[0].toUpperCase() + each.slice(1) : each)));
}
