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
  const move = moveAt(state.step);
  if (move && !state.pass.assigns && move[BEFORE] !== "0" && agrees(typed, move[CONTRIBUTION]) && !agrees(typed, truth)) {
    verdict.className = "";
    verdict.textContent = `${typed.trim()} is what this step adds. How much is it together with ${move[BEFORE]}?`;
    element("guess").select();
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
  element("guess").select(); // so that typing does not append
}

function setPredicting(on) {
  state.predicting = on;
  stop();
  if (on && state.chosen >= 0) choose(-1); // an open ledger would give answers away
  element("predict").checked = on;
  go(on && state.step === 0 ? 1 : state.step, { visit: true });
}

