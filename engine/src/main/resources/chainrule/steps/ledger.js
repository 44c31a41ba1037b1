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

/** Takes the gradient of a leaf apart; -1 puts the ledger away. */
function choose(leaf) {
  const ledger = element("ledger");
  ledger.replaceChildren();
  state.chosen = leaf;
  state.path = [];
  if (state.chosen < 0 || state.predicting && state.step < lastStep) {
    tag(ledger, "h2", "Where a gradient comes from");
    tag(ledger, "p", state.chosen < 0
      ? "Click a leaf, one of the boxes with a blue border: its gradient is taken apart into the paths on which it reaches the loss."
      : "That would give answers away. Walk to the last step first, or stop predicting.");
    state.chosen = -1;
    refresh();
    remember({ visit: true });
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
  remember({ visit: true });
  if (state.ready && !isFramed && ledger.getBoundingClientRect().top > window.innerHeight - 60) ledger.firstChild.scrollIntoView({ block: "nearest" });
}

