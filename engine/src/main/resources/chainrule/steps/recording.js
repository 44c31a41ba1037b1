"use strict";
// A recorded pass, and what is known of it at a step. Every number on the page comes from the recording, as text; nothing computes one.
// Only lengths, colours and whether an answer is near enough are worked out here.
const recording = JSON.parse(document.getElementById("recording").textContent);
const [NAME, OPERATION, DATA, GRADIENT, EXACT_DATA, EXACT_GRADIENT, LINE, SIGN] = [0, 1, 2, 3, 4, 5, 6, 7];
const [NODE, INPUT, LOCAL, WHY, FORMULA, SKETCH] = [0, 1, 2, 3, 4, 5];
const [EDGE, UPSTREAM, CONTRIBUTION, BEFORE, AFTER] = [0, 1, 2, 3, 4];
const element = id => document.getElementById(id);

/** Within another page nothing scrolls by itself: that would move the page around, too. */
const isFramed = window.parent !== window;

const { nodes, edges, forward, passes, groups } = recording;
const right = passes[0];
const seedStep = forward.length + 1;
const lastStep = seedStep + edges.length;
const computedAt = nodes.map(() => 0);
forward.forEach(([node], i) => { computedAt[node] = i + 1; });
const output = nodes.length - 1;
const isLeaf = node => nodes[node][OPERATION] === "";
const state = {
  step: 0, pass: right, predicting: false, revealed: true, answered: new Set(), correct: 0, chosen: -1, path: [], open: -1, byPointer: false,
  descent: null, timer: 0, ready: false,
};

const moveAt = step => step > seedStep ? state.pass.moves[step - seedStep - 1] : null;
const hidden = step => state.predicting && !state.revealed && step === state.step && step > 0;

for (const pass of passes) {
  pass.arrivals = nodes.map(() => []);
  pass.moves = pass.moves.map(move => typeof move === "number" ? right.moves[move] : move);
  pass.stepOf = [];
  pass.moves.forEach((move, i) => {
    pass.arrivals[edges[move[EDGE]][INPUT]].push([seedStep + 1 + i, move[AFTER], move]);
    pass.stepOf[move[EDGE]] = seedStep + 1 + i;
  });
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

/** What an edge has brought by now; undefined before its step. */
function contributionAt(edge, step) {
  const when = state.pass.stepOf[edge];
  return when > step || when === step && hidden(step) ? undefined : state.pass.moveOf.get(edge)[CONTRIBUTION];
}

/** A negative number after an operator. */
const operand = text => text.startsWith("\u2212") ? `(${text})` : text;

const parse = text => text.trim() === "NaN" ? NaN : Number(text.trim().replace(/\u2212/g, "-").replace(",", "."));

/** The colour of a contribution where several are added up; -1 where it is the only one. */
const colourOf = edges.map(() => -1);
for (const arrivals of right.arrivals) {
  if (arrivals.length > 1) arrivals.forEach(([, , move], i) => { colourOf[move[EDGE]] = i % 5; });
}

// ---- how large a gradient is: bars and lines have a logarithmic scale

const scale = (() => {
  const sizes = nodes.map(node => Math.abs(parse(node[GRADIENT]))).filter(size => size > 0 && size < Infinity).map(Math.log10);
  const top = Math.max(...sizes), least = Math.min(...sizes);
  const full = nodes.map(node => node[GRADIENT]).find(text => Math.log10(Math.abs(parse(text))) === top);
  return sizes.length ? { top, full: full.replace(/^\u2212/, ""), decades: Math.max(3, Math.min(9, Math.ceil(top - least + 0.5))) } : null;
})();

/** From 0 to 1. */
function sizeOf(text) {
  const size = Math.abs(parse(text));
  if (!scale || size === 0 || Number.isNaN(size)) return 0;
  return Math.max(0.02, Math.min(1, 1 + (Math.log10(size) - scale.top) / scale.decades));
}
