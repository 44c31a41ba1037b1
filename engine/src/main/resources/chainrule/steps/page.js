"use strict";
// Shows a recorded pass. Every number below comes from the recording, as text; nothing here computes one.
const recording = JSON.parse(document.getElementById("recording").textContent);
const [NAME, OPERATION, DATA, GRADIENT, EXACT_DATA, EXACT_GRADIENT, LINE, SIGN] = [0, 1, 2, 3, 4, 5, 6, 7];
const [NODE, INPUT, LOCAL, WHY] = [0, 1, 2, 3];
const [EDGE, UPSTREAM, CONTRIBUTION, BEFORE, AFTER] = [0, 1, 2, 3, 4];
const element = id => document.getElementById(id);

const { nodes, edges, forward, passes, groups } = recording;
const right = passes[0];
const seedStep = forward.length + 1;
const lastStep = seedStep + edges.length;
const computedAt = nodes.map(() => 0);
forward.forEach(([node], i) => { computedAt[node] = i + 1; });
const output = nodes.length - 1;
const state = { step: 0, pass: right, predicting: false, revealed: true, answered: new Set(), correct: 0, chosen: -1, path: [], open: -1, byPointer: false };

// ---- what is known at a step

const moveAt = step => step > seedStep ? state.pass.moves[step - seedStep - 1] : null;
const hidden = step => state.predicting && !state.revealed && step === state.step && step > 0;

for (const pass of passes) {
  pass.arrivals = nodes.map(() => []);
  pass.moves = pass.moves.map(move => typeof move === "number" ? right.moves[move] : move);
  pass.moves.forEach((move, i) => pass.arrivals[edges[move[EDGE]][INPUT]].push([seedStep + 1 + i, move[AFTER]]));
  pass.inOrder = pass.moves.every((move, i) => move[EDGE] === right.moves[i][EDGE]);
  pass.moveOf = new Map(pass.moves.map(move => [move[EDGE], move]));
}

function gradientAt(node, step, pass = state.pass) {
  let gradient = step < seedStep ? (pass.initial[node] ?? "") : (pass.initial[node] ?? "0");
  if (node === output && step >= seedStep) gradient = pass.seed;
  for (const [when, after] of pass.arrivals[node]) {
    if (when > step) break;
    gradient = after;
  }
  return gradient;
}

/** Whether nothing more will be added to a gradient. */
function isSettled(node, step) {
  const arrivals = state.pass.arrivals[node];
  return step >= (arrivals.length ? arrivals[arrivals.length - 1][0] : seedStep);
}

/** What a gradient should be now: in another order than the right one, that is known at the end only. */
function rightGradientAt(node, step) {
  if (isSettled(node, step)) return nodes[node][GRADIENT];
  return state.pass.inOrder ? gradientAt(node, step, right) : undefined;
}

/** A negative number after an operator. */
const operand = text => text.startsWith("\u2212") ? `(${text})` : text;

// ---- pictures

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
function squeeze(text, width) {
  text.style.fontSize = "";
  if (text.textContent.length * 11 <= width) return;
  const length = text.getComputedTextLength();
  if (length > width) text.style.fontSize = `${13 * width / length}px`;
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
  const isLeaf = operation === "";
  const box = svg(parent, "g", { class: "box" + (isLeaf && !folded ? " leaf" : "") + (kind === 1 ? " ghost" : "") + (folded ? " folded" : ""), transform: `translate(${x} ${y})` });
  const title = folded ? groups[id].title : isLeaf ? name : `${name} = ${operation}`;
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
  if (sign) {
    const pill = svg(box, "g", { class: "sign", transform: `translate(${width - 72} -12)` });
    svg(pill, "title", {}, sign === "saturated" ? "saturated: its slope is below 0.001, hardly any gradient gets past it" : sign === "slope 0" ? "slope 0: no gradient gets past it. If that is so on every example, the unit is dead" : "not a finite number");
    svg(pill, "rect", { width: 68, height: 16, rx: 8 });
    svg(pill, "text", { x: 34, y: 12 }, sign);
    view.sign = pill;
  }
  if (folded || isLeaf) {
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "button");
    const act = () => folded ? open(id === state.open ? -1 : id) : choose(node);
    box.addEventListener("click", act);
    box.addEventListener("keydown", event => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); }
    });
  } else {
    box.setAttribute("role", "img");
  }
  return view;
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
  if (view.data) writeNumbers(view, data, gradient, wrong ? expected : "");
  const known = data !== "" && data !== "?";
  if (view.sign) view.sign.classList.toggle("future", !known);
  const told = [view.title];
  if (view.data && data) told.push(`data ${data}`);
  if (view.data && gradient) told.push(`gradient ${gradient}${wrong ? `, wrong, right is ${expected}` : ""}`);
  if (view.sign && known) told.push(nodes[view.node][SIGN]);
  if (view.kind === 2) told.push("look inside");
  else if (nodes[view.node][OPERATION] === "") told.push("show its paths");
  view.box.setAttribute("aria-label", told.join(", "));
  if (view.kind === 2) view.box.setAttribute("aria-expanded", view.id === state.open);
  view.tip.textContent = tipOf(view, known ? nodes[view.node][EXACT_DATA] : data, gradient);
}

/** Beside a wrong gradient stands what it should be. */
function writeNumbers(view, data, gradient, expected) {
  const { compact, width } = view, wrong = expected !== "";
  view.data.textContent = compact ? (wrong ? "" : data) : `data ${data}`;
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

function refreshLine({ ids, line, label }) {
  const { edge } = focus();
  const active = ids.includes(edge);
  line.setAttribute("class", "edge" + (active ? " active" : ids.some(id => state.path.includes(id)) ? " path" : ""));
  if (active || ids.some(id => state.path.includes(id))) line.parentNode.append(line);
  if (label) {
    const known = computedAt[edges[ids[0]][NODE]];
    const future = known > state.step || known === state.step && hidden(state.step);
    label.setAttribute("class", "derivative" + (active ? " active" : "") + (future ? " future" : ""));
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

// ---- the formula of a step

/** Pieces of text; those marked wrong come with what would be right. */
function formulaOf(step) {
  const pieces = [];
  const say = text => pieces.push({ text });
  const number = (text, expected) => pieces.push(text === expected || expected === undefined ? { text } : { text, expected });
  const answer = hidden(step) ? "?" : null;
  if (step === 0) {
    say(`${nodes[output][NAME]}, from ${nodes.filter(node => node[OPERATION] === "").length} leaves in ${forward.length} operations. Press → for the first step.`);
  } else if (step < seedStep) {
    const [, formula, result] = forward[step - 1];
    say(`${formula} = ${answer ?? result}`);
  } else if (step === seedStep) {
    say(`∂L/∂${nodes[output][NAME]} = `);
    number(answer ?? state.pass.seed, answer ? undefined : right.seed);
  } else {
    const move = moveAt(step), [node, input, local] = edges[move[EDGE]], correct = right.moveOf.get(move[EDGE]);
    const from = nodes[node][NAME], to = nodes[input][NAME];
    say(`∂L/∂${to} ${state.pass.assigns ? "=" : "+="} ∂L/∂${from} × ∂${from}/∂${to} = `);
    number(move[UPSTREAM], correct[UPSTREAM]);
    say(` × ${operand(local)} = `);
    number(answer ?? move[CONTRIBUTION], answer ? undefined : correct[CONTRIBUTION]);
    if (move[BEFORE] !== "0") {
      say(` → ${move[BEFORE]} `);
      if (state.pass.assigns) {
        say("is overwritten by ");
      } else {
        say(`+ ${answer ?? operand(move[CONTRIBUTION])} = `);
      }
      number(answer ?? move[AFTER], answer ? undefined : rightGradientAt(input, step));
    }
  }
  return pieces;
}

function whyOf(step) {
  if (step === 0) return recording.start;
  if (step < seedStep) return forward[step - 1][3];
  if (step === seedStep) return state.pass.seed === right.seed ? recording.seed : state.pass.consequence;
  const move = moveAt(step), correct = right.moveOf.get(move[EDGE]);
  const isAsItShouldBe = [UPSTREAM, CONTRIBUTION, BEFORE].every(figure => move[figure] === correct[figure]) && (rightGradientAt(edges[move[EDGE]][INPUT], step) ?? move[AFTER]) === move[AFTER];
  return isAsItShouldBe ? edges[move[EDGE]][WHY] : state.pass.consequence;
}

/** What a step finds out: the number that "predict" hides. */
function resultOf(step) {
  if (step < seedStep) return forward[step - 1][2];
  return step === seedStep ? state.pass.seed : moveAt(step)[AFTER];
}

function refreshFormula() {
  const formula = element("formula");
  formula.replaceChildren();
  for (const { text, expected } of formulaOf(state.step)) {
    const span = document.createElement("span");
    span.textContent = text;
    if (expected !== undefined) {
      span.className = "wrong";
      const remark = document.createElement("span");
      remark.className = "remark";
      remark.textContent = ` ✗ right: ${expected}`;
      formula.append(span, remark);
    } else {
      formula.append(span);
    }
  }
  element("why").textContent = hidden(state.step) ? "" : whyOf(state.step);
}

// ---- moving through the steps

function phaseOf(step) {
  return step === 0 ? "start" : step < seedStep ? "forward" : "backward";
}

function go(step, { keepHash = false } = {}) {
  state.step = Math.max(0, Math.min(lastStep, step));
  state.revealed = !state.predicting || state.step === 0 || state.answered.has(answerKey());
  element("verdict").textContent = "";
  element("guess").value = "";
  if (!keepHash) history.replaceState(null, "", `#${state.step}`);
  openWhereItHappens();
  show();
  if (state.predicting && !state.revealed && !["range", "radio"].includes(document.activeElement.type)) element("guess").focus();
}

/** The box in which something happens opens by itself. */
function openWhereItHappens() {
  const { sender, receiver } = focus();
  const group = sender >= 0 ? recording.groupOf[sender] : receiver >= 0 ? recording.groupOf[receiver] : -1;
  if (group >= 0 && groups[group].picture && group !== state.open) open(group);
}

function show() {
  refresh();
  refreshFormula();
  const position = `${phaseOf(state.step)} · step ${state.step} / ${lastStep}`;
  element("position").textContent = position;
  element("slider").value = state.step;
  element("slider").setAttribute("aria-valuetext", position);
  for (const id of ["first", "previous"]) element(id).disabled = state.step === 0;
  for (const id of ["next", "last"]) element(id).disabled = state.step === lastStep;
  element("live").textContent = `Step ${state.step} of ${lastStep}, ${phaseOf(state.step)}. ${element("formula").textContent}. ${element("why").textContent}`;
  showPrediction();
  scrollToFocus();
}

/** The next step, or the one before, at which another node computes or passes on. */
function nextNode(direction) {
  const actor = step => step <= seedStep ? -step : edges[moveAt(step)[EDGE]][NODE];
  let step = state.step + direction;
  while (step > 0 && step < lastStep && actor(step) === actor(state.step)) step += direction;
  if (direction < 0) while (step > 1 && actor(step - 1) === actor(step)) step--;
  go(step);
}

// ---- predict

const answerKey = () => `${passes.indexOf(state.pass)}:${state.step}`;

function questionOf(step) {
  if (step < seedStep) return `What is ${nodes[forward[step - 1][0]][NAME]}?`;
  if (step === seedStep) return `What is ∂L/∂${nodes[output][NAME]}, where the backward pass begins?`;
  return `What is ∂L/∂${nodes[edges[moveAt(step)[EDGE]][INPUT]][NAME]} after this step?`;
}

function showPrediction() {
  element("prediction").hidden = !state.predicting || state.step === 0;
  element("score").hidden = !state.predicting || state.answered.size === 0;
  element("score").textContent = `${state.correct} right of ${state.answered.size} answered`;
  if (state.predicting && state.step > 0) element("question").textContent = questionOf(state.step);
  element("reveal").textContent = state.revealed ? "next →" : "reveal";
  element("reveal").disabled = state.revealed && state.step === lastStep;
}

const parse = text => text.trim() === "NaN" ? NaN : Number(text.trim().replace(/\u2212/g, "-").replace(",", "."));

function agrees(typed, truth) {
  if (typed.trim() === truth) return true;
  return parse(typed) === parse(truth) || Math.abs(parse(typed) - parse(truth)) <= Math.max(0.01 * Math.abs(parse(truth)), 0.0001);
}

function reveal() {
  const typed = element("guess").value;
  const truth = resultOf(state.step);
  const verdict = element("verdict");
  if (Number.isNaN(parse(typed)) && typed.trim() !== "NaN") {
    verdict.className = "";
    verdict.textContent = `${typed.trim()} is no number: try again, or leave the field empty to see the answer.`;
    return;
  }
  state.revealed = true;
  if (typed.trim() === "") {
    verdict.className = "";
    verdict.textContent = `It is ${truth}.`;
  } else {
    const correct = agrees(typed, truth);
    state.answered.add(answerKey());
    if (correct) state.correct++;
    verdict.className = correct ? "right" : "wrong";
    verdict.textContent = correct ? `✓ right, it is ${truth}` : `✗ not ${typed.trim()}: it is ${truth}`;
  }
  show();
}

function setPredicting(on) {
  state.predicting = on;
  if (on && state.chosen >= 0) choose(state.chosen); // an open ledger would give answers away
  element("predict").checked = on;
  go(on && state.step === 0 ? 1 : state.step);
}

// ---- break it

function showConsequence() {
  element("consequence").textContent = state.pass === right
    ? "Choose a mistake and walk the backward pass again: numbers that go wrong are marked ✗."
    : `${state.pass.consequence} ${state.pass.verdict}`;
}

function setPass(pass) {
  state.pass = pass;
  if (state.byPointer) document.activeElement.blur(); // so that arrows step again, and do not choose the next mistake
  showConsequence();
  go(pass === right || state.step > seedStep ? state.step : seedStep);
}

passes.forEach((pass, i) => {
  const label = document.createElement("label"), radio = document.createElement("input");
  Object.assign(radio, { type: "radio", name: "mistake", value: i, checked: i === 0 });
  radio.addEventListener("change", () => setPass(pass));
  label.title = pass.consequence;
  label.append(radio, ` ${pass.title}`);
  element("consequence").before(label);
});

// ---- the ledger of paths

function tag(parent, name, text, className) {
  const child = document.createElement(name);
  if (text !== undefined) child.textContent = text;
  if (className) child.className = className;
  parent.append(child);
  return child;
}

/** All edges between a node and the output. */
function edgesAbove(node) {
  const reached = new Set([node]), above = [];
  for (let edge = edges.length - 1; edge >= 0; edge--) { // the last steps of the backward pass are nearest to the leaves
    if (reached.has(edges[edge][INPUT])) {
      reached.add(edges[edge][NODE]);
      above.push(edge);
    }
  }
  return above;
}

/** The node that an edge leads to; of several edges between the same two nodes, which one. */
function stationOf(edge) {
  const [node, input] = edges[edge];
  const twins = edges.flatMap(([otherNode, otherInput], i) => otherNode === node && otherInput === input ? [i] : []);
  return nodes[input][NAME] + (twins.length > 1 ? ` (line ${twins.indexOf(edge) + 1})` : "");
}

/** A second choice of the same leaf puts the ledger away. */
function choose(leaf) {
  const ledger = element("ledger");
  ledger.replaceChildren();
  state.chosen = leaf === state.chosen ? -1 : leaf;
  state.path = [];
  if (state.chosen < 0 || state.predicting && state.step < lastStep) {
    tag(ledger, "h2", "Where a gradient comes from");
    tag(ledger, "p", state.chosen < 0
      ? "Click a leaf, one of the boxes with a blue border: its gradient is taken apart into the paths on which it reaches the loss."
      : "That would give answers away. Walk to the last step first, or stop predicting.");
    state.chosen = -1;
    refresh();
    return;
  }
  const { paths, count, rest, nudge } = recording.ledger[leaf];
  const all = edgesAbove(leaf);
  const [name, , , gradient, , , line] = nodes[leaf];
  tag(ledger, "h2", `The ${state.pass === right ? "" : "right "}gradient of ${name}: ${gradient}, the sum over ${count}`);
  if (line) tag(ledger, "p", `${name} was made at ${line}.`);
  const scroll = tag(ledger, "div", undefined, "scroll"), table = tag(scroll, "table");
  const head = tag(tag(table, "thead"), "tr");
  tag(head, "th", "path from the loss");
  tag(head, "th", "product of the local derivatives");
  tag(head, "th", "brings", "number");
  const body = tag(table, "tbody");
  for (const [product, way] of paths) {
    const row = tag(body, "tr");
    row.tabIndex = 0;
    tag(row, "td", [nodes[output][NAME], ...way.map(stationOf)].join(" → "));
    tag(row, "td", way.length ? way.map((edge, i) => i ? operand(edges[edge][LOCAL]) : edges[edge][LOCAL]).join(" × ") : "1");
    tag(row, "td", product, "number");
    const light = on => { state.path = on ? way : all; refresh(); };
    row.addEventListener("mouseenter", () => light(true));
    row.addEventListener("focus", () => light(true));
    row.addEventListener("mouseleave", () => light(false));
    row.addEventListener("blur", () => light(false));
  }
  if (rest) {
    const row = tag(body, "tr");
    tag(row, "td", rest[0]);
    tag(row, "td", "");
    tag(row, "td", rest[1], "number");
  }
  const foot = tag(tag(table, "tfoot"), "tr");
  tag(foot, "td", "sum");
  tag(foot, "td", "");
  tag(foot, "td", gradient, "number");
  tag(ledger, "p", nudge).id = "nudge";
  state.path = all;
  refresh();
  if (ledger.getBoundingClientRect().top > window.innerHeight - 60) ledger.firstChild.scrollIntoView({ block: "nearest" });
}

// ---- wiring

for (const [id, act] of Object.entries({
  first: () => go(0),
  previous: () => go(state.step - 1),
  next: () => go(state.step + 1),
  last: () => go(lastStep),
  backward: () => go(seedStep),
})) element(id).addEventListener("click", act);

const keys = {
  ArrowRight: () => go(state.step + 1),
  ArrowLeft: () => go(state.step - 1),
  Home: () => go(0),
  End: () => go(lastStep),
  PageDown: () => nextNode(1),
  PageUp: () => nextNode(-1),
  b: () => go(seedStep),
  p: () => setPredicting(!state.predicting),
};

document.addEventListener("pointerdown", () => { state.byPointer = true; }, true);
document.addEventListener("keydown", () => { state.byPointer = false; }, true);
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  const type = event.target.type;
  if (type === "text" && !event.key.startsWith("Page") && event.target.value !== "" && !state.revealed) return;
  if (type === "range" && event.key.length > 1 && !event.key.startsWith("Page") || type === "radio" && event.key.startsWith("Arrow")) return;
  event.preventDefault();
  keys[event.key]();
});
element("guess").addEventListener("keydown", event => { if (event.key === "Escape") event.target.blur(); });
element("slider").addEventListener("input", event => go(Number(event.target.value)));
element("predict").addEventListener("change", event => setPredicting(event.target.checked));
element("prediction").addEventListener("submit", event => {
  event.preventDefault();
  if (!state.revealed) reveal();
  else if (state.step < lastStep) go(state.step + 1);
});
window.addEventListener("hashchange", () => go(stepOfAddress(), { keepHash: true }));
window.addEventListener("resize", () => {
  resize(recording.overview, element("graph"));
  if (state.open >= 0) resize(groups[state.open].picture, element("inside-graph"));
});

function stepOfAddress() {
  const step = Number.parseInt(location.hash.slice(1), 10);
  return Number.isNaN(step) ? 0 : step;
}

element("slider").max = lastStep;
element("fold-hint").hidden = groups.every(group => !group.picture);
element("notice").hidden = recording.notice === "";
element("notice").textContent = recording.notice;
draw(recording.overview, element("graph"));
showConsequence();
go(stepOfAddress(), { keepHash: true });
