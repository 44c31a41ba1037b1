'use strict';
// The picture of the plane: what the net or one neuron gives at each place, and the points, which can be added and taken away.

class PlanePicture {
  /** clicked({ x, y, nearest }, event) is told where on the plane; nearest is the place of a training point that was hit, or -1. */
  constructor(clicked) {
    this.answer = null;
    this.canvas = Canvas.make('The plane with its points, coloured by the score of the net', width => width, (...all) => this.draw(...all));
    this.canvas.id = 'plane';
    this.canvas.addEventListener('click', event => this.answer && clicked(this.place(event), event));
    this.canvas.addEventListener('contextmenu', event => {
      event.preventDefault();
      if (this.answer) clicked(this.place(event), event);
    });
  }

  show(answer, whole, showTest) {
    Object.assign(this, { answer, whole, showTest });
    this.canvas.redraw();
  }

  place(event) {
    const size = this.canvas.clientWidth, [xMin, xMax, yMin, yMax] = this.answer.plane, points = this.answer.training;
    let nearest = -1, least = event.pointerType === 'touch' ? 14 : 8;
    for (let i = 0; i < points.length / 3; i++) {
      const [x, y] = this.pixel(points[3 * i], points[3 * i + 1], size), distance = Math.hypot(x - event.offsetX, y - event.offsetY);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return { x: xMin + (xMax - xMin) * event.offsetX / size, y: yMax - (yMax - yMin) * event.offsetY / size, nearest };
  }

  pixel(x, y, size) {
    const [xMin, xMax, yMin, yMax] = this.answer.plane;
    return [size * (x - xMin) / (xMax - xMin), size * (1 - (y - yMin) / (yMax - yMin))];
  }

  draw(context, width) {
    if (!this.answer) return;
    const field = this.whole ? this.answer.score : this.answer.focus;
    Canvas.field(context, field, 0, Math.sqrt(field.length), this.whole ? 2 : Playground.largest(field), 0, 0, width);
    if (this.showTest) this.drawPoints(context, this.answer.test, width, false);
    this.drawPoints(context, this.answer.training, width, true);
  }

  drawPoints(context, points, width, filled) {
    for (let i = 0; i < points.length; i += 3) {
      const [x, y] = this.pixel(points[i], points[i + 1], width), blue = points[i + 2] === 1;
      context.beginPath();
      if (blue) context.arc(x, y, filled ? 3.6 : 2.6, 0, 7);
      else context.rect(x - (filled ? 3.2 : 2.3), y - (filled ? 3.2 : 2.3), filled ? 6.4 : 4.6, filled ? 6.4 : 4.6);
      context.lineWidth = 1;
      context.strokeStyle = filled ? Ink.css('paper') : Ink.css(blue ? 'blue-point' : 'orange-point', 0.8);
      context.fillStyle = Ink.css(blue ? 'blue-point' : 'orange-point');
      if (filled) context.fill();
      context.stroke();
    }
  }
}

/** Points changed by hand, as they stand in the address. */
const HandMade = {
  START: '-0.5:0:0;0.5:0:1',

  added: values => (values.points || (values.data === 'own' ? HandMade.START : '')).split(';').filter(each => each !== ''),

  add: (values, x, y, kind) => ({ points: [...HandMade.added(values), `${Number(x.toFixed(2))}:${Number(y.toFixed(2))}:${kind}`].join(';') }),

  /** Takes away the training point at a place; origins tell what the points are. */
  remove(values, place, origins) {
    if (origins[place] >= 0) return { removed: [...values.removed.split(',').filter(each => each !== ''), origins[place]].join(',') };
    const before = origins.filter(origin => origin >= 0).length;
    return { points: HandMade.added(values).filter((_, i) => i !== place - before).join(';') };
  },

  count: values => values.points.split(';').filter(each => each !== '').length + values.removed.split(',').filter(each => each !== '').length,
};
