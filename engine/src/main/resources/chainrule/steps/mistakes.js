// ---- break it

function showConsequence() {
  element("consequence").textContent = state.pass === right
    ? "Choose a mistake and walk the backward pass again: numbers that go wrong are marked ✗."
    : `${state.pass.consequence} ${state.pass.verdict}`;
}

function setPass(pass) {
  state.pass = pass;
  if (state.byPointer) document.activeElement.blur(); // so that arrows step again, and do not choose the next mistake
  stop();
  document.querySelectorAll("[name=mistake]")[passes.indexOf(pass)].checked = true;
  showConsequence();
  go(pass === right || state.step > seedStep ? state.step : seedStep, { visit: true });
}

passes.forEach((pass, i) => {
  const label = document.createElement("label"), radio = document.createElement("input");
  Object.assign(radio, { type: "radio", name: "mistake", value: i, checked: i === 0 });
  radio.addEventListener("change", () => setPass(pass));
  label.title = pass.consequence;
  label.append(radio, ` ${pass.title}`);
  element("consequence").before(label);
});

