"use strict";
// Judges the numbers that are typed under an exercise. Answers stand encoded in the page, so that nobody reads them by accident.
const CLOSE = 0.1;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const decoded = text => new TextDecoder().decode(Uint8Array.from(atob(text), c => c.charCodeAt(0)));

/** 0.25, .25, 0,25, -3, 1.5e-5, 1.5 × 10^-5; NaN for anything else. */
function decimal(text) {
  const power = text.match(/^([^x×*·]*?)[x×*·]?10(?:\^|\*\*)([+-]?\d+)$/);
  if (power) return (power[1] === "" ? 1 : decimal(power[1])) * 10 ** Number(power[2]);
  return /^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text.replace(",", ".")) : NaN;
}

/** A number, a fraction of two, or a number of per cent. */
function numberOf(typed) {
  const text = typed.replace(/\s/g, "").replace(/[−–]/g, "-")
    .replace(/[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, raised => "^" + raised.replace("⁺", "").replace("⁻", "-").replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, digit => SUPERSCRIPTS.indexOf(digit)));
  if (text.endsWith("%")) return decimal(text.slice(0, -1)) / 100;
  const [numerator, denominator, ...more] = text.split("/");
  if (denominator === undefined) return decimal(text);
  return more.length ? NaN : decimal(numerator) / decimal(denominator);
}

/** What to say to somebody who gives a wrong answer that others gave before: lines of a number and a hint. */
const slipsOf = text => text.split("\n").map(line => [Number(line.split(" ", 1)[0]), line.slice(line.indexOf(" ") + 1)]);

function judgement(given, answer, tolerance, slips) {
  const near = (number, share, goal = answer) => Math.abs(number - goal) <= share * Math.abs(goal) * (1 + 1e-9);
  if (!Number.isFinite(given)) return ["unclear", "That is no number. Type it like 0.25, 1/4 or 2e-5."];
  if (near(given, tolerance)) return ["right", "✓ Right."];
  const slip = slips.find(([number]) => near(given, tolerance, number));
  if (slip) return ["wrong", "✗ " + slip[1]];
  if (near(-given, tolerance)) return ["wrong", "✗ The size is right, the sign is not."];
  if (near(given, CLOSE)) return ["wrong", "✗ Close. Give one more digit, or look again."];
  return ["wrong", "✗ Not yet. Try again, or open the answer."];
}

document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.matches(".blank")) return;
  event.preventDefault();
  const input = form.querySelector("input");
  const { answer, tolerance, slips } = form.dataset;
  const [verdict, said] = judgement(numberOf(input.value), Number(decoded(answer)), Number(tolerance), slips ? slipsOf(decoded(slips)) : []);
  form.dataset.verdict = verdict;
  input.setAttribute("aria-invalid", verdict !== "right");
  form.querySelector("output").textContent = said;
});

document.addEventListener("toggle", event => {
  for (const folded of event.target.querySelectorAll("[data-text]")) {
    folded.innerHTML = decoded(folded.dataset.text);
    delete folded.dataset.text;
  }
}, true);
