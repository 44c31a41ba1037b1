
// ---- the slope as a picture

/** The edge whose local derivative a step is about: backward that of the move, forward that of a node with a single input. */
function edgeInView(step) {
  const move = moveAt(step);
  if (move) return move[EDGE];
  if (step === 0 || step >= seedStep || hidden(step)) return -1;
  const into = edges.flatMap(([node], i) => node === forward[step - 1][0] ? [i] : []);
  return into.length === 1 ? into[0] : -1;
}

function showSlope() {
  const edge = edgeInView(state.step), figure = element("slope");
  const marks = edge < 0 ? [] : edges[edge][SKETCH];
  figure.replaceChildren();
  if (marks.length === 0) return;
  const root = svg(figure, "svg", { viewBox: "0 0 240 150", width: 240, height: 150 });
  for (const [kind, ...mark] of marks) {
    if (mark.length === 1) svg(root, "path", { class: kind, d: typeof mark[0] === "number" ? recording.curves[mark[0]] : mark[0] });
    else squeeze(svg(root, "text", { class: kind, x: mark[0], y: mark[1] }, mark[2]), kind === "height" ? 238 - mark[0] : kind === "run" || kind === "rise" ? 110 : 228, 12);
  }
}
