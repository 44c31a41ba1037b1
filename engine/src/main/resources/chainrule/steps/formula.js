// ---- the formula of a step

const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** Pieces of text; those marked wrong come with what would be right. */
function formulaOf(step) {
  const pieces = [];
  const say = text => pieces.push({ text });
  const number = (text, expected) => pieces.push(text === expected || expected === undefined ? { text } : { text, expected });
  const answer = hidden(step) ? "?" : null;
  if (step === 0) {
    const leaves = nodes.filter((node, i) => isLeaf(i)).length;
    say(`${nodes[output][NAME]}, from ${counted(leaves, "leaf", "leaves")} in ${counted(forward.length, "operation", "operations")}. Press → for the first step.`);
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
  element("local").textContent = localFormulaAt(state.step);
  refreshSum();
  element("why").textContent = hidden(state.step) ? "" : whyOf(state.step);
}


/** The local derivative, in symbols first. */
function localFormulaAt(step) {
  const edge = edgeInView(step);
  return edge < 0 ? "" : edges[edge][FORMULA];
}

/** What a gradient is added up from, each term in the colour of its line; those to come are dots. */
function refreshSum() {
  const sum = element("sum"), move = moveAt(state.step);
  const isMerge = move !== null && colourOf[move[EDGE]] >= 0;
  sum.replaceChildren();
  sum.hidden = !isMerge;
  if (!isMerge) return;
  const node = edges[move[EDGE]][INPUT], arrivals = state.pass.arrivals[node];
  const arrived = arrivals.filter(([when]) => when <= state.step).length;
  const term = (text, className) => tag(sum, "span", text, className);
  const initial = state.pass.initial[node];
  sum.append(`∂L/∂${nodes[node][NAME]} = `);
  if (initial) term(`${initial} left over`, state.pass.assigns ? "overwritten" : "");
  const first = Math.max(0, arrived - 4), last = Math.min(arrivals.length, first + 6);
  if (first > 0) sum.append("… ");
  for (let i = first; i < last; i++) {
    const edge = arrivals[i][2][EDGE], text = contributionAt(edge, state.step);
    if (i > 0 || initial) sum.append(state.pass.assigns ? " " : " + ");
    const known = text !== undefined;
    term(known ? operand(text) : i < arrived ? "?" : "…", `way-${colourOf[edge]}${state.pass.assigns && i < arrived - 1 ? " overwritten" : ""}`);
  }
  if (last < arrivals.length) sum.append(" + …");
  if (arrived === arrivals.length) sum.append(` = ${hidden(state.step) ? "?" : move[AFTER]}`);
  sum.append(`, ${arrived} of ${arrivals.length} ways`);
}
