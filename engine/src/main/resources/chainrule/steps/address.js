
// ---- where one is: in the address, and for a page around this one
//
// The address is #14, #end, or #step=14&mode=predict&mistake=not-zeroed&leaf=w1&rate=0.1, each part of it optional.
// A page around this one, or a script in it:
//   chainrulePage.state()                      {step, last, mode, mistake, leaf, rate}
//   chainrulePage.goTo({step: 14, leaf: "b"})  what is left out stays; null is the default
//   chainrulePage.address()                    "step=14&leaf=b"
//   "chainrule:state" on window                after each change; detail is the state. The page around gets {chainrule: "state", state, address}
//   {chainrule: "goTo", state: {...}}          posted by the page around does what goTo does
//   window.chainrule.downhill(rate)            if given, a step at any rate: what Steps.downhill(rate) returns
//   window.chainrule.recompute(leaves)         if given, is asked to go on from leaves [{node, name, data}]

/** The name of a leaf; of several of the same name, which one. */
function addressOfLeaf(leaf) {
  const name = nodes[leaf][NAME], same = nodes.flatMap((node, i) => isLeaf(i) && node[NAME] === name ? [i] : []);
  return same.length === 1 ? name : `${name}~${same.indexOf(leaf) + 1}`;
}

function currentState() {
  return {
    step: state.step,
    last: lastStep,
    mode: state.predicting ? "predict" : "walk",
    mistake: state.pass.id,
    leaf: state.chosen < 0 ? null : addressOfLeaf(state.chosen),
    rate: state.descent ? state.descent.rate : null,
  };
}

function addressNow() {
  const { step, mode, mistake, leaf, rate } = currentState();
  const rest = Object.entries({ mode: mode === "predict" ? mode : "", mistake: state.pass === right ? "" : mistake, leaf, rate })
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return rest.length ? [`step=${step}`, ...rest].join("&") : String(step);
}

/** Browsers take some 200 changes of the address in ten seconds: a few at once, then what comes too soon waits. */
const pace = { left: 80, since: 0, waiting: 0 };

function mayWrite() {
  const now = performance.now();
  pace.left = Math.min(80, pace.left + (now - pace.since) * 0.008);
  pace.since = now;
  return pace.left >= 1;
}

function writeLater() {
  if (pace.waiting === 0) pace.waiting = setTimeout(() => { pace.waiting = 0; remember(); }, 200);
}

/** Steps replace one another in the history; another mode, mistake, leaf or rate is a visit, which "back" undoes. */
function remember({ visit = false } = {}) {
  if (!state.ready) return;
  const address = addressNow();
  if (`#${address}` !== location.hash && !visit && !mayWrite()) writeLater();
  else if (`#${address}` !== location.hash) {
    pace.left -= 1;
    try {
      history[visit ? "pushState" : "replaceState"](null, "", `#${address}`);
    } catch (refused) {
      // a page inside another one, or more changes than the browser takes: the page works without
    }
  }
  announce(address);
}

function announce(address) {
  const detail = currentState();
  window.dispatchEvent(new CustomEvent("chainrule:state", { detail }));
  if (isFramed) window.parent.postMessage({ chainrule: "state", state: detail, address }, "*");
}

const readers = {
  step(text) {
    if (text === "end") return go(lastStep);
    if (!/^\d+$/.test(text) || Number(text) > lastStep) return `step ${text}: expected a number from 0 to ${lastStep}, or “end”`;
    go(Number(text));
  },
  mode(text) {
    if (text !== "predict" && text !== "walk") return `mode ${text}: expected walk or predict`;
    if (state.predicting !== (text === "predict")) setPredicting(text === "predict");
  },
  mistake(text) {
    const pass = passes.find(({ id }) => id === text);
    if (!pass) return `mistake ${text}: expected ${passes.map(({ id }) => id).join(", ")}`;
    if (pass !== state.pass) setPass(pass);
  },
  leaf(text) {
    const leaf = nodes.findIndex((node, i) => isLeaf(i) && addressOfLeaf(i) === text);
    if (leaf < 0) return `leaf ${text}: expected ${listed(nodes.flatMap((node, i) => isLeaf(i) ? [addressOfLeaf(i)] : []).slice(0, 8))}`;
    if (leaf !== state.chosen) choose(leaf);
  },
  rate(text) {
    if (!descend(text)) return `rate ${text}: expected ${listed(recording.descents.map(({ rate }) => rate))}`;
    if (state.pass !== right) setPass(right);
    go(lastStep, { keepDescent: true });
  },
};

/** Goes there, part by part; a part that makes no sense is told, and stays at its default. */
function arrive(parts) {
  const wrong = [];
  state.ready = false;
  for (const key of ["mistake", "step", "mode", "leaf", "rate"]) {
    const complaint = parts.has(key) ? readers[key](parts.get(key)) : undefined;
    if (complaint) wrong.push(complaint);
  }
  parts.forEach((value, key) => { if (!(key in readers)) wrong.push(`${key}: expected step, mode, mistake, leaf or rate`); });
  element("address").hidden = wrong.length === 0;
  element("address").textContent = `The address has what this page does not know. ${wrong.join("; ")}.`;
  state.ready = true;
}

function partsOfAddress() {
  const parts = new Map();
  for (const part of location.hash.slice(1).split("&").filter(text => text !== "")) {
    const [key, ...value] = part.split("=");
    parts.set(...(value.length ? [key, decoded(value.join("="))] : ["step", decoded(key)]));
  }
  return parts;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (malformed) {
    return text;
  }
}

/** What the address leaves out is as on a page just opened. */
function followAddress() {
  state.ready = false;
  descend(null);
  if (state.chosen >= 0) choose(-1);
  if (state.predicting) setPredicting(false);
  if (state.pass !== right) setPass(right);
  go(0);
  arrive(partsOfAddress());
  announce(addressNow());
}

window.chainrulePage = {
  state: currentState,
  address: addressNow,
  goTo(target) {
    const start = { step: "0", mode: "walk", mistake: "right" }, parts = new Map();
    for (const [key, value] of Object.entries(target)) {
      if (key === "last") continue; // what state() tells
      if (value !== null && value !== undefined) parts.set(key, String(value));
      else if (key in start) parts.set(key, start[key]);
      else if (key === "leaf") choose(-1);
      else if (key === "rate") descend(null);
    }
    stop();
    arrive(parts);
    show();
    remember();
  },
};
window.addEventListener("message", ({ source, data }) => {
  if (source === window.parent && data?.chainrule === "goTo") window.chainrulePage.goTo(data.state);
});
window.addEventListener("hashchange", followAddress);
