'use strict';
// Drawing: sharp on every screen, in the colours of the theme.

const Ink = {
  known: new Map(),
  probe: null,

  /** A colour of theme.css as [red, green, blue]: Ink.rgb('above'). */
  rgb(name) {
    if (!Ink.known.has(name)) {
      if (!Ink.probe) {
        Ink.probe = document.createElement('span');
        Ink.probe.hidden = true;
        document.body.append(Ink.probe);
      }
      Ink.probe.style.color = `var(--${name})`;
      Ink.known.set(name, getComputedStyle(Ink.probe).color.match(/[\d.]+/g).slice(0, 3).map(Number));
    }
    return Ink.known.get(name);
  },

  css(name, opacity = 1) {
    return `rgb(${Ink.rgb(name).join(' ')} / ${opacity})`;
  },

  /** To be called when the theme has changed. */
  forget() {
    Ink.known.clear();
  },
};

const Canvas = {
  /** A canvas, spoken of as the label says, that is drawn anew when its size changes. draw(context, width, height) counts in CSS pixels. */
  make(label, heightOf, draw) {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', label);
    canvas.redraw = () => {
      const width = canvas.clientWidth, height = heightOf(width), ratio = window.devicePixelRatio || 1;
      if (width === 0) return;
      if (canvas.style.height !== `${height}px`) canvas.style.height = `${height}px`;
      const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
      const context = canvas.getContext('2d');
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      draw(context, width, height);
    };
    new ResizeObserver(() => requestAnimationFrame(canvas.redraw)).observe(canvas);
    return canvas;
  },

  /** Paints numbers, row by row from the top left, from orange at -limit over the ground at 0 to blue at limit. */
  field(context, numbers, from, side, limit, x, y, size) {
    const image = Canvas.image(numbers, from, side, limit);
    context.imageSmoothingEnabled = true;
    context.drawImage(image, x, y, size, size);
  },

  image(numbers, from, side, limit) {
    const canvas = Canvas.scratch.get(side) ?? new OffscreenCanvas(side, side);
    Canvas.scratch.set(side, canvas);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const image = context.createImageData(side, side);
    const above = Ink.rgb('above'), below = Ink.rgb('below'), middle = Ink.rgb('middle');
    for (let i = 0; i < side * side; i++) {
      const share = Math.max(-1, Math.min(1, numbers[from + i] / limit)) || 0;
      const end = share > 0 ? above : below, part = Math.abs(share) * 0.85;
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = middle[c] + part * (end[c] - middle[c]);
      image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    return canvas;
  },

  scratch: new Map(),

  /** Lines over steps. series: [{ x, y, ink, dash, label }]; labels stand at the right ends, apart from each other. */
  curves(context, width, height, series) {
    const right = 58, top = 8, bottom = 20;
    const all = series.flatMap(({ y }) => [...y]).filter(Number.isFinite);
    const most = Math.max(1e-12, ...all.slice(0, 5000)), last = Math.max(1, ...series.map(({ x }) => x[x.length - 1] ?? 0));
    const ticks = [0, 0.5, 1].map(part => [part * most, brief(part * most)]);
    context.font = '12px system-ui, "DejaVu Sans", sans-serif';
    const left = Math.max(44, ...ticks.map(([, text]) => context.measureText(text).width + 8));
    const px = x => left + (width - left - right) * x / last, py = y => top + (height - top - bottom) * (1 - Math.min(1, y / most));
    context.fillStyle = Ink.css('quiet');
    context.strokeStyle = Ink.css('frame');
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    for (const [tick, text] of ticks) {
      context.beginPath();
      context.moveTo(left, py(tick));
      context.lineTo(width - right, py(tick));
      context.stroke();
      context.fillText(text, left - 5, py(tick));
    }
    context.textBaseline = 'alphabetic';
    context.textAlign = 'left';
    context.fillText('0', left, height - 4);
    context.textAlign = 'right';
    context.fillText(last === 1 ? '1 step' : `${last} steps`, width - right, height - 4);
    const ends = [];
    for (const { x, y, ink, dash, label } of series) {
      context.strokeStyle = Ink.css(ink);
      context.setLineDash(dash);
      context.lineWidth = 2;
      context.beginPath();
      for (let i = 0; i < x.length; i++) context.lineTo(px(x[i]), py(y[i]));
      context.stroke();
      ends.push({ at: py(y[y.length - 1]), label, ink });
    }
    context.setLineDash([]);
    context.lineWidth = 1;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    ends.sort((a, b) => a.at - b.at);
    for (let i = 1; i < ends.length; i++) ends[i].at = Math.max(ends[i].at, ends[i - 1].at + 14);
    const over = ends.length ? Math.max(0, ends[ends.length - 1].at - (height - bottom)) : 0;
    for (const { at, label, ink } of ends) {
      context.fillStyle = Ink.css(ink);
      context.fillText(label, width - right + 5, at - over);
    }
  },
};

/** A number as people read it: three digits, no needless zeros. */
function brief(x) {
  if (!Number.isFinite(x)) return String(x).replace('Infinity', '∞');
  if (x === 0) return '0';
  const size = Math.abs(x);
  const text = size < 1e-3 || size >= 1e6 ? x.toExponential(1) : String(Number(x.toPrecision(3)));
  return text.replaceAll('-', '−').replace('e+', 'e');
}
