'use strict';
// Charts with axes: bars on a logarithmic axis, lines over epochs, a histogram. All sizes are in CSS pixels.

/** A number in two digits, as one writes it by hand: 0.087, 3.1 × 10⁻⁸. */
function sized(x) {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? '–' : x > 0 ? '∞' : '−∞';
  if (x === 0) return '0';
  const [mantissa, exponent] = Math.abs(x).toExponential(1).split('e').map(Number), sign = x < 0 ? '−' : '';
  if (exponent >= -3 && exponent < 6) return sign + String(Number(Math.abs(x).toPrecision(2)));
  return `${sign}${mantissa === 1 ? '' : `${mantissa} × `}${power(exponent)}`;
}

function power(exponent) {
  const digits = String(Math.abs(exponent)).replace(/\d/g, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]);
  return exponent === 0 ? '1' : exponent === 1 ? '10' : `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

const Chart = {
  FONT: '12px system-ui, "DejaVu Sans", sans-serif',
  LEFT: 44,
  TOP: 8,
  BOTTOM: 36,

  text(context, text, x, y, { align = 'left', ink = 'quiet', bold = false } = {}) {
    context.font = bold ? `700 ${Chart.FONT}` : Chart.FONT;
    context.fillStyle = Ink.css(ink);
    context.textAlign = align;
    context.fillText(text, x, y);
  },

  line(context, x1, y1, x2, y2, ink, width = 1, dash = []) {
    context.strokeStyle = Ink.css(ink);
    context.lineWidth = width;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
    context.setLineDash([]);
  },

  /** Powers of ten from 10^low to 10^high, at most about eight of them. */
  powers(low, high) {
    const stride = Math.ceil((high - low) / 8), all = [];
    for (let exponent = high; exponent >= low; exponent -= stride) all.push(exponent);
    return all;
  },

  /** The axis at the left: ticks are [place in pixels, text]. */
  axis(context, width, right, ticks) {
    context.textBaseline = 'middle';
    for (const [y, text] of ticks) {
      Chart.line(context, Chart.LEFT, y, width - right, y, 'frame');
      Chart.text(context, text, Chart.LEFT - 6, y, { align: 'right' });
    }
    context.textBaseline = 'alphabetic';
  },

  /** Where a number stands between 10^low, at the bottom, and 10^high; numbers beyond stand at the ends. */
  logarithmic(low, high, height) {
    const room = height - Chart.TOP - Chart.BOTTOM;
    return x => Chart.TOP + room * Math.max(0, Math.min(1, (high - Math.log10(x)) / (high - low)));
  },

  // ---- bars

  BARS_RIGHT: 8,

  pitch(width, groups) {
    return (width - Chart.LEFT - Chart.BARS_RIGHT) / groups;
  },

  /** The group at a place, counted from 0. */
  groupAt(x, width, groups) {
    return Math.max(0, Math.min(groups - 1, Math.floor((x - Chart.LEFT) / Chart.pitch(width, groups))));
  },

  /** Groups of bars. series: [{ values, before, ink, hollow }]; bound: what the dashed line shows; below: the axis in words. */
  bars(context, width, height, { low, high, names, series, bound, chosen, below }) {
    const pitch = Chart.pitch(width, names.length), y = Chart.logarithmic(low, high, height), foot = height - Chart.BOTTOM;
    context.fillStyle = Ink.css('panel');
    context.fillRect(Chart.LEFT + chosen * pitch, Chart.TOP, pitch, foot - Chart.TOP);
    Chart.axis(context, width, Chart.BARS_RIGHT, Chart.powers(low, high).map(exponent => [y(10 ** exponent), power(exponent)]));
    const side = Math.min(34, pitch * 0.84 / series.length);
    names.forEach((name, group) => {
      const middle = Chart.LEFT + (group + 0.5) * pitch;
      series.forEach((each, i) => Chart.bar(context, each, group, middle + (i - series.length / 2) * side, side, y, foot));
      if (Chart.named(group, chosen, names.length, pitch)) Chart.text(context, name, middle, foot + 15, { align: 'center', ink: group === chosen ? 'ink' : 'quiet', bold: group === chosen });
    });
    Chart.stairs(context, bound, pitch, y, foot);
    Chart.text(context, below, (Chart.LEFT + width) / 2, height - 4, { align: 'center' });
    Chart.line(context, Chart.LEFT, foot, width - Chart.BARS_RIGHT, foot, 'line');
  },

  /** Whether there is room for a group's name: where groups are narrow, for that of the chosen one and about every other. */
  named(group, chosen, count, pitch) {
    if (pitch >= 22 || group === chosen) return true;
    if (Math.abs(group - chosen) === 1) return false;
    return group === count - 1 || (group % 2 === 0 && group < count - 2);
  },

  bar(context, { values, before, ink, hollow }, group, x, side, y, foot) {
    const value = values[group], gap = Math.min(1.5, side * 0.08);
    if (value > 0) {
      const top = y(value);
      context.fillStyle = Ink.css(ink, hollow ? 0.3 : 1);
      context.fillRect(x + gap, top, side - 2 * gap, foot - top);
      context.strokeStyle = Ink.css(ink);
      context.lineWidth = 1.5;
      if (hollow) context.strokeRect(x + gap + 0.75, top + 0.75, side - 2 * gap - 1.5, Math.max(0, foot - top - 0.75));
    } else if (value === 0) {
      Chart.text(context, '0', x + side / 2, foot - 4, { align: 'center', ink });
    }
    if (before && before[group] > 0) Chart.line(context, x - 1, y(before[group]), x + side + 1, y(before[group]), 'ink', 2);
  },

  stairs(context, bound, pitch, y, foot) {
    context.strokeStyle = Ink.css('ink');
    context.lineWidth = 1.5;
    context.setLineDash([5, 4]);
    context.beginPath();
    bound.forEach((value, group) => {
      if (value > 0 && y(value) < foot) context.lineTo(Chart.LEFT + (group + 0.5) * pitch, y(value));
    });
    context.stroke();
    context.setLineDash([]);
  },

  // ---- lines over epochs

  /**
   * series: [{ values, ink, dash, width, label }], from epoch 0 on; labels stand at the right, apart from each other. y tells where a value
   * stands, ticks are those of the axis, last is the epoch at the right end, at is where the present epoch ends.
   */
  lines(context, width, height, { y, ticks, last, series, right, marks = [] }) {
    const x = epoch => Chart.LEFT + (width - Chart.LEFT - right) * epoch / last, foot = height - Chart.BOTTOM;
    Chart.axis(context, width, right, ticks);
    const stride = [1, 2, 5, 10, 20, 25, 50].find(each => last / each <= Math.max(2, width / 90)) ?? 100;
    for (let epoch = 0; epoch <= last; epoch += stride) Chart.text(context, String(epoch), x(epoch), foot + 15, { align: 'center' });
    Chart.text(context, 'epoch', x(last / 2), height - 4, { align: 'center' });
    for (const epoch of marks) Chart.line(context, x(epoch), Chart.TOP, x(epoch), foot, 'ink', 1, [2, 3]);
    const ends = [];
    for (const { values, ink, dash = [], width: thick = 2, label, opacity = 1 } of series) {
      context.strokeStyle = Ink.css(ink, opacity);
      context.lineWidth = thick;
      context.setLineDash(dash);
      context.beginPath();
      values.forEach((value, epoch) => { if (Number.isFinite(value)) context.lineTo(x(epoch), y(value)); });
      context.stroke();
      const now = values.length - 1;
      if (values.length === 1 && Number.isFinite(values[0])) {
        context.fillStyle = Ink.css(ink, opacity);
        context.fillRect(x(0) - thick, y(values[0]) - thick, 2 * thick, 2 * thick);
      }
      if (label && Number.isFinite(values[now])) ends.push({ at: y(values[now]), x: x(now) + 6, label, ink });
    }
    context.setLineDash([]);
    Chart.labels(context, ends, foot);
  },

  labels(context, ends, foot) {
    context.textBaseline = 'middle';
    ends.sort((a, b) => a.at - b.at);
    for (let i = 1; i < ends.length; i++) ends[i].at = Math.max(ends[i].at, ends[i - 1].at + 15);
    const over = ends.length ? Math.max(0, ends[ends.length - 1].at - foot + 6) : 0;
    for (const { at, x, label, ink } of ends) Chart.text(context, label, x, at - over, { ink, bold: true });
    context.textBaseline = 'alphabetic';
  },

  // ---- a histogram with an edge at 0

  /** Numbers below 0 in one colour, above 0 in another. */
  histogram(context, width, height, numbers, below, right) {
    const most = Math.max(...numbers, 1e-12), least = Math.min(...numbers, -1e-12), bins = 24;
    const step = Math.max(most, -least) * 2 / bins, from = Math.floor(least / step), to = Math.ceil(most / step);
    const counts = new Array(Math.max(1, to - from)).fill(0);
    for (const number of numbers) counts[Math.max(0, Math.min(counts.length - 1, Math.ceil(number / step) - 1 - from))]++;
    const tallest = Math.max(...counts), foot = height - Chart.BOTTOM, y = count => foot - (foot - Chart.TOP) * count / tallest;
    const x = number => Chart.LEFT + (width - Chart.LEFT - right) * (number / step - from) / counts.length;
    Chart.axis(context, width, right, [[y(0), '0'], [y(tallest), String(tallest)]]);
    counts.forEach((count, i) => {
      context.fillStyle = Ink.css(i + from < 0 ? 'below' : 'above');
      if (count) context.fillRect(x((from + i) * step) + 0.5, y(count), Math.max(1, x((from + i + 1) * step) - x((from + i) * step) - 1), foot - y(count));
    });
    Chart.line(context, x(0), Chart.TOP, x(0), foot, 'ink', 1.5);
    Chart.text(context, '0', x(0), foot + 15, { align: 'center', ink: 'ink', bold: true });
    if (x(0) - Chart.LEFT > 40) Chart.text(context, sized(least), Chart.LEFT, foot + 15);
    if (width - right - x(0) > 40) Chart.text(context, sized(most), width - right, foot + 15, { align: 'right' });
    Chart.text(context, below, (Chart.LEFT + width - right) / 2, height - 4, { align: 'center' });
  },
};
