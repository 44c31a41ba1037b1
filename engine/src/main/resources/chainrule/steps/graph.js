// ---- the pictures of the graph

const SVG = "http://www.w3.org/2000/svg";
function svg(parent, name, attributes = {}, text) {
  const child = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) child.setAttribute(key, value);
  if (text !== undefined) child.textContent = text;
  parent.append(child);
  return child;
}

function fit(text, width) {
  const whole = text.textContent;
  if (whole.length * 14 <= width || text.getComputedTextLength() <= width) return;
  const characters = [...whole];
  while (characters.length > 1 && text.getComputedTextLength() > width) {
    characters.pop();
    text.textContent = characters.join("") + "…";
  }
}

/** Smaller letters where a number would not fit. */
function squeeze(text, width, size = 13) {
  text.style.fontSize = "";
  if (text.textContent.length * 11 <= width) return;
  const length = text.getComputedTextLength();
  if (length > width) text.style.fontSize = `${size * width / length}px`;
}

function draw(picture, container) {
  container.replaceChildren();
  const root = svg(container, "svg", { viewBox: `0 0 ${picture.width} ${picture.height}`, class: picture.crowded ? "crowded" : "" });
  picture.root = root;
  const lines = svg(root, "g", { "aria-hidden": "true" }), boxes = svg(root, "g"), labels = svg(root, "g", { "aria-hidden": "true" });
  picture.lines = picture.edges.map(([ids, path, x, y]) => ({
    ids,
    line: svg(lines, "path", { class: "edge", d: path }),
    label: ids.length === 1 ? svg(labels, "text", { x, y }, edges[ids[0]][LOCAL]) : null,
  }));
  picture.views = picture.boxes.map(box => drawBox(boxes, box));
  resize(picture, container);
}

function drawBox(parent, [kind, id, x, y, width, height]) {
  const folded = kind === 2;
  const node = folded ? groups[id].root : id;
  const [name, operation, , , , , , sign] = nodes[node];
  const leaf = isLeaf(node);
  const box = svg(parent, "g", { class: "box" + (leaf && !folded ? " leaf" : "") + (kind === 1 ? " ghost" : "") + (folded ? " folded" : ""), transform: `translate(${x} ${y})` });
  const title = folded ? groups[id].title : leaf ? name : `${name} = ${operation}`;
  const tip = svg(box, "title");
  if (folded) svg(box, "rect", { class: "frame", x: 5, y: 5, width, height, rx: 9 }); // a stack: there is more inside
  svg(box, "rect", { class: "frame", width, height, rx: 9 });
  const compact = height < 55;
  const step = compact ? 16 : 18;
  let baseline = compact ? 16 : 20;
  const row = (text, className, left = 10) => {
    const label = svg(box, "text", { x: left, y: baseline, class: className }, text);
    fit(label, width - left - 6);
    baseline += step;
    return label;
  };
  row(title, "name");
  if (folded) row(groups[id].summary, "");
  const view = { kind, id, node, box, compact, width, title, tip };
  if (folded && groups[id].leaves) {
    view.data = view.gradient = null;
  } else if (compact) {
    view.data = row("", "data");
    baseline -= step;
    view.gradient = svg(box, "text", { x: width / 2, y: baseline, class: "gradient" });
  } else {
    view.data = row("", "data");
    view.gradient = row("", "gradient");
  }
  if (view.gradient) view.bar = drawBar(box, width, height);
  if (sign) {
    const pill = svg(box, "g", { class: "sign", transform: `translate(${width - 72} -12)` });
    svg(pill, "title", {}, sign === "saturated" ? "saturated: its slope is below 0.001, hardly any gradient gets past it" : sign === "slope 0" ? "slope 0: no gradient gets past it. If that is so on every example, the unit is dead" : "not a finite number");
    svg(pill, "rect", { width: 68, height: 16, rx: 8 });
    svg(pill, "text", { x: 34, y: 12 }, sign);
    view.sign = pill;
  }
  if (folded || leaf) {
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "button");
    const act = () => folded ? open(id === state.open ? -1 : id) : choose(node === state.chosen ? -1 : node);
    box.addEventListener("click", act);
    box.addEventListener("keydown", event => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); }
    });
  } else {
    box.setAttribute("role", "img");
  }
  return view;
}

/** How large a gradient is: full at the largest of all, and a mark for each power of ten below. */
function drawBar(box, width, height) {
  const y = height - 8, length = width - 20;
  const bar = svg(box, "g", { class: "bar" });
  svg(bar, "rect", { class: "track", x: 10, y, width: length, height: 4 });
  const size = svg(bar, "rect", { class: "size", x: 10, y, width: 0, height: 4 });
  for (let decade = 1; scale && decade < scale.decades; decade++) {
    svg(bar, "path", { class: "mark", d: `M${10 + length * decade / scale.decades},${y}v4` });
  }
  return { bar, size, length };
}

/** As large as the page allows, but letters neither tiny nor huge. The second round is for the bar that scrolling may have brought. */
function resize(picture, container) {
  const room = Number.parseFloat(getComputedStyle(container).maxHeight) - 16;
  for (let round = 0; round < 2; round++) {
    const scale = Math.max(0.7, Math.min(1.25, (container.clientWidth - 4) / picture.width, Math.max(0.9, room / picture.height)));
    picture.root.setAttribute("width", scale * picture.width);
    picture.root.setAttribute("height", scale * picture.height);
  }
}

const visiblePictures = () => [recording.overview, ...(state.open >= 0 ? [groups[state.open].picture] : [])];

function open(group) {
  state.open = group;
  element("inside").hidden = group < 0;
  document.body.classList.toggle("halved", group >= 0);
  if (group >= 0) {
    element("inside-title").textContent = `Inside ${groups[group].title}: ${groups[group].summary}`;
    draw(groups[group].picture, element("inside-graph"));
  }
  resize(recording.overview, element("graph"));
  refresh();
}

function refresh() {
  for (const picture of visiblePictures()) {
    picture.views.forEach(refreshBox);
    picture.lines.forEach(refreshLine);
  }
}

/** The edge and its two ends that the present step is about; in the forward pass the node alone. */
function focus() {
  const move = moveAt(state.step);
  if (move) return { sender: edges[move[EDGE]][NODE], receiver: edges[move[EDGE]][INPUT], edge: move[EDGE] };
  if (state.step === seedStep) return { sender: -1, receiver: output, edge: -1 };
  return { sender: -1, receiver: state.step > 0 ? forward[state.step - 1][0] : -1, edge: -1 };
}

function refreshBox(view) {
  const { sender, receiver } = focus();
  const stands = node => node >= 0 && (view.kind === 2 ? recording.groupOf[node] === view.id : node === view.node);
  const future = computedAt[view.node] > state.step;
  const data = future ? "" : computedAt[view.node] === state.step && hidden(state.step) && state.step < seedStep ? "?" : nodes[view.node][DATA];
  let gradient = gradientAt(view.node, state.step);
  if (state.step >= seedStep && view.node === receiver && hidden(state.step)) gradient = "?";
  const expected = gradient === "?" || state.pass === right || state.step < seedStep ? undefined : rightGradientAt(view.node, state.step);
  const wrong = expected !== undefined && expected !== gradient;
  const isReceiver = stands(receiver);
  view.box.classList.toggle("future", future);
  view.box.classList.toggle("sender", stands(sender) && !isReceiver);
  view.box.classList.toggle("receiver", isReceiver);
  view.box.classList.toggle("chosen", view.kind !== 2 && view.node === state.chosen);
  const moved = state.descent && !future ? state.descent.data[view.node] : data;
  view.box.classList.toggle("moved", moved !== data);
  if (view.data) writeNumbers(view, moved === data ? data : `${data} → ${moved}`, gradient, wrong ? expected : "");
  if (view.bar) {
    view.bar.bar.classList.toggle("future", gradient === "" || gradient === "?");
    view.bar.size.setAttribute("width", view.bar.length * (gradient === "?" ? 0 : sizeOf(gradient)));
  }
  const known = data !== "" && data !== "?";
  if (view.sign) view.sign.classList.toggle("future", !known);
  const told = [view.title];
  if (view.data && data) told.push(`data ${data}${moved === data ? "" : `, after the step ${moved}`}`);
  if (view.data && gradient) told.push(`gradient ${gradient}${wrong ? `, wrong, right is ${expected}` : ""}`);
  if (view.sign && known) told.push(nodes[view.node][SIGN]);
  if (view.kind === 2) told.push("look inside");
  else if (isLeaf(view.node)) told.push("show its paths");
  view.box.setAttribute("aria-label", told.join(", "));
  if (view.kind === 2) view.box.setAttribute("aria-expanded", view.id === state.open);
  view.tip.textContent = tipOf(view, known ? nodes[view.node][EXACT_DATA] : data, gradient);
}

/** Beside a wrong gradient stands what it should be. */
function writeNumbers(view, data, gradient, expected) {
  const { compact, width } = view, wrong = expected !== "";
  view.data.textContent = compact ? (wrong ? "" : data) : data.includes("→") ? data : `data ${data}`;
  view.gradient.textContent = gradient === "" ? "" : `${compact ? "∇" : "grad"} ${gradient}`;
  if (wrong) view.gradient.textContent = `${gradient} ✗ ${expected}`;
  view.gradient.classList.toggle("wrong", wrong);
  if (compact) view.gradient.setAttribute("x", wrong ? 10 : width / 2);
  squeeze(view.data, compact ? width / 2 - 14 : width - 16);
  squeeze(view.gradient, compact && !wrong ? width / 2 - 6 : width - 16);
}

/** Shown under the pointer: the whole title, and the numbers with all their digits, once they are known. */
function tipOf(view, data, gradient) {
  const lines = [view.title + (view.kind === 2 ? ": click to look inside" : "")];
  const isFinal = gradient !== "?" && state.pass === right && state.step >= seedStep && isSettled(view.node, state.step);
  if (view.data && data) lines.push(`data ${data}`);
  if (view.data && gradient) lines.push(`gradient ${isFinal ? nodes[view.node][EXACT_GRADIENT] : gradient}`);
  if (nodes[view.node][LINE]) lines.push(nodes[view.node][LINE]);
  return lines.join("\n");
}

/** The lines on which a value's gradient arrives have colours, where they are several. */
function refreshLine({ ids, line, label }) {
  const { edge, receiver } = focus();
  const active = ids.includes(edge);
  const onPath = ids.some(id => state.path.includes(id));
  const merging = ids.find(id => colourOf[id] >= 0 && edges[id][INPUT] === receiver && edge >= 0);
  const colour = merging === undefined ? "" : ` way-${colourOf[merging]}${state.pass.stepOf[merging] > state.step ? " to-come" : ""}`;
  const size = Math.max(0, ...ids.map(id => contributionAt(id, state.step)).filter(text => text !== undefined).map(sizeOf));
  const sent = ids.some(id => contributionAt(id, state.step) !== undefined);
  line.setAttribute("class", "edge" + (sent ? " sent" : "") + (active ? " active" : onPath ? " path" : "") + colour);
  line.style.strokeWidth = sent ? `${(active ? 2.5 : 1) + 6 * size}px` : "";
  if (active || onPath || merging !== undefined) line.parentNode.append(line);
  if (label) {
    const known = computedAt[edges[ids[0]][NODE]];
    const future = known > state.step || known === state.step && hidden(state.step);
    label.setAttribute("class", "derivative" + (active ? " active" : "") + (future ? " future" : "") + colour);
  }
}

function scrollToFocus() {
  for (const picture of visiblePictures()) {
    const view = picture.views.find(each => each.box.classList.contains("receiver")) ?? picture.views.find(each => each.box.classList.contains("sender"));
    const pane = picture.root.parentNode;
    if (!view || pane.scrollHeight <= pane.clientHeight && pane.scrollWidth <= pane.clientWidth) continue;
    const box = view.box.getBoundingClientRect(), frame = pane.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - (frame.height - box.height) / 2;
    if (box.left < frame.left || box.right > frame.right) pane.scrollLeft += box.left - frame.left - (frame.width - box.width) / 2;
  }
}


function showScale() {
  element("scale").hidden = !scale;
  if (!scale) return;
  const legend = svg(element("scale"), "svg", { viewBox: "0 0 76 8", width: 76, height: 8, "aria-hidden": "true" });
  const bar = drawBar(legend, 96, 10);
  bar.bar.setAttribute("transform", "translate(-10 0)");
  bar.size.setAttribute("width", bar.length);
  tag(element("scale"), "span").id = "scale-words";
  tellScale();
}

/** There is nothing to tell before there are gradients. The largest of them is an answer that "predict" keeps. */
function tellScale() {
  if (!scale) return;
  element("scale").style.visibility = state.step < seedStep ? "hidden" : "";
  const full = state.predicting && state.step < lastStep ? "the largest of all" : scale.full;
  element("scale-words").textContent = ` Size of a gradient: a full bar is ${full}, each mark to the left ten times less. A line is as thick as upstream × local, on the same scale.`;
}
