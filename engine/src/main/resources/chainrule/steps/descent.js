
// ---- a step downhill. The engine takes it: for a few rates when the page is written, for any other where Java runs beside the page

const java = () => window.chainrule ?? {};

const listed = names => names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;

/** Takes the step at a rate, as text; null undoes it. */
function descend(rate) {
  let step = recording.descents.find(each => each.rate === rate || parse(each.rate) === parse(rate ?? ""));
  if (!step && parse(rate ?? "") > 0 && java().downhill) step = JSON.parse(java().downhill(parse(rate)));
  state.descent = step ?? null;
  if (step && recording.descents.includes(step)) element("rate").value = step.rate;
  return step !== undefined;
}

function takeStep() {
  const own = element("own-rate").value.trim(), rate = own === "" ? element("rate").value : own;
  if (!(parse(rate) > 0 && parse(rate) < Infinity)) {
    element("descended").textContent = `${rate} is no rate: expected a number above 0.`;
    return;
  }
  stop();
  state.predicting = element("predict").checked = false;
  descend(rate);
  go(lastStep, { visit: true });
}

function showDescent() {
  const step = state.descent, said = element("descended");
  const isRight = state.pass === right;
  element("own-rate").hidden = !java().downhill;
  element("go-on").hidden = !step || !java().recompute;
  element("descend").disabled = !isRight;
  said.className = step && step.rises ? "rises" : "";
  const names = recording.learned.slice(0, 6).map(leaf => nodes[leaf][NAME]);
  if (recording.learned.length > 6) names.push(`${recording.learned.length - 6} more`);
  said.textContent = !isRight ? "This goes by the right gradients: choose “right” first."
    : step ? step.say
    : `${listed(names)} ${names.length === 1 ? "moves" : "move"} against the gradient, by rate × gradient. What will the output be then?`;
}

for (const { rate } of recording.descents) element("rate").add(new Option(rate, rate, rate === "0.1", rate === "0.1"));
element("descend").addEventListener("click", takeStep);
element("rate").addEventListener("change", () => { if (state.descent) takeStep(); });
element("own-rate").addEventListener("keydown", event => { if (event.key === "Enter") takeStep(); });
element("go-on").addEventListener("click", () => java().recompute(
  Object.entries(state.descent.leaves).map(([leaf, data]) => ({ node: Number(leaf), name: nodes[leaf][NAME], data: Number(data) }))));
