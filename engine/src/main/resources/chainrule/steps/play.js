
// ---- play, with a dot that runs along the line

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

function play() {
  if (state.predicting) setPredicting(false);
  if (state.step === lastStep) go(0);
  state.timer = setTimeout(beat, 300);
  showPlay();
}

function beat() {
  go(state.step + 1, { playing: true });
  state.timer = state.step < lastStep ? setTimeout(beat, Number(element("speed").value)) : 0;
  if (!state.timer) show(); // tells the last step
  showPlay();
}

function stop() {
  if (!state.timer) return;
  clearTimeout(state.timer);
  state.timer = 0;
  showPlay();
}

function showPlay() {
  const [sign, word] = element("play").children;
  sign.textContent = state.timer ? "❚❚" : "▶";
  word.textContent = state.timer ? "pause" : "play";
  element("play").setAttribute("aria-label", word.textContent);
}

/** Data runs forward into the node that is computed, a gradient back along the line of the step. */
function runDots() {
  if (calm.matches) return;
  const { edge, receiver } = focus(), isBack = edge >= 0;
  const seconds = 0.6 * Math.min(1200, Number(element("speed").value)) / 1000;
  for (const picture of visiblePictures()) {
    for (const { ids, line } of picture.lines) {
      if (!ids.some(id => isBack ? id === edge : edges[id][NODE] === receiver && state.step < seedStep)) continue;
      const dot = svg(line.parentNode, "circle", { class: isBack ? "dot back" : "dot", r: 6 });
      const motion = svg(dot, "animateMotion", {
        path: line.getAttribute("d"), dur: `${seconds}s`, begin: "indefinite", calcMode: "linear", keyTimes: "0;1", keyPoints: isBack ? "1;0" : "0;1",
      });
      motion.addEventListener("endEvent", () => dot.remove());
      motion.beginElement();
    }
  }
}

const clearDots = () => document.querySelectorAll(".dot").forEach(dot => dot.remove());

element("play").addEventListener("click", () => state.timer ? stop() : play());
