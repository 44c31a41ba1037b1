
// ---- moving through the steps

function phaseOf(step) {
  return step === 0 ? "start" : step < seedStep ? "forward" : "backward";
}

function go(step, { visit = false, playing = false, keepDescent = visit } = {}) {
  const before = state.step;
  if (!playing) stop();
  state.step = Math.max(0, Math.min(lastStep, step));
  state.revealed = !state.predicting || state.step === 0 || state.answered.has(answerKey());
  if (!keepDescent || state.step !== lastStep || state.pass !== right) state.descent = null;
  element("verdict").textContent = "";
  element("guess").value = "";
  openWhereItHappens();
  show();
  if (state.step === before + 1 && !state.predicting) runDots();
  remember({ visit });
  if (state.predicting && !state.revealed && !["range", "radio"].includes(document.activeElement.type)) element("guess").focus({ preventScroll: isFramed });
}

/** The box in which something happens opens by itself. */
function openWhereItHappens() {
  const { sender, receiver } = focus();
  const group = sender >= 0 ? recording.groupOf[sender] : receiver >= 0 ? recording.groupOf[receiver] : -1;
  if (group >= 0 && groups[group].picture && group !== state.open) open(group);
}

function show() {
  clearDots();
  refresh();
  refreshFormula();
  showSlope();
  const position = `${phaseOf(state.step)} · step ${state.step} / ${lastStep}`;
  element("position").textContent = position;
  element("slider").value = state.step;
  element("slider").setAttribute("aria-valuetext", position);
  for (const id of ["first", "previous"]) element(id).disabled = state.step === 0;
  for (const id of ["next", "last"]) element(id).disabled = state.step === lastStep;
  if (!state.timer) element("live").textContent = `Step ${state.step} of ${lastStep}, ${phaseOf(state.step)}. ${element("formula").textContent}. ${element("why").textContent}`;
  showPrediction();
  showDescent();
  tellScale();
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
  " ": () => state.timer ? stop() : play(),
};

document.addEventListener("pointerdown", () => { state.byPointer = true; }, true);
document.addEventListener("keydown", () => { state.byPointer = false; }, true);
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  const type = event.target.type;
  if (type === "select-one" || event.target.id === "own-rate") return;
  if (type === "text" && !event.key.startsWith("Page") && event.target.value !== "" && !state.revealed) return;
  if (type === "range" && event.key.length > 1 && !event.key.startsWith("Page") || type === "radio" && event.key.startsWith("Arrow")) return;
  if (event.key === " " && event.target !== document.body) return;
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
window.addEventListener("resize", () => {
  resize(recording.overview, element("graph"));
  if (state.open >= 0) resize(groups[state.open].picture, element("inside-graph"));
});

element("slider").max = lastStep;
element("fold-hint").hidden = groups.every(group => !group.picture);
element("notice").hidden = recording.notice === "";
element("notice").textContent = recording.notice;
document.body.classList.toggle("foldable", groups.some(group => group.picture));
draw(recording.overview, element("graph"));
showScale();
showConsequence();
followAddress();
