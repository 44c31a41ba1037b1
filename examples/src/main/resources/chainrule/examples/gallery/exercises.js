"use strict";
// Judges the numbers that are typed under an exercise. Answers stand encoded in the page, so that nobody reads them by accident.
const CLOSE = 0.1;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const decoded = text => new TextDecoder().decode(Uint8Array.from(atob(text), c => c.charCodeAt(0)));

/** As it is read: without spaces and what stands before "=" or "≥", ½ as 1/2, 10⁻⁵ as 10^-5, 1,048,576 as 1048576. */
const plain = typed => typed.replace(/\s/g, "").replace(/[−–]/g, "-")
  .replace(/^[^=≥≤≈]*?(?:[<>]?=|[≥≤≈])/, "")
  .replace(/^([+-]?)([¼-¾⅐-⅞])$/, (all, sign, fraction) => sign + fraction.normalize("NFKC").replace("⁄", "/"))
  .replace(/[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, raised => "^" + raised.replace("⁺", "").replace("⁻", "-").replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, digit => SUPERSCRIPTS.indexOf(digit)))
  .replace(/^[+-]?\d{1,3}(?:,\d{3}){2,}(?=\.|$)/, groups => groups.replaceAll(",", ""));

/** 0.25, .25, 0,25, -3, 1.5e-5, 1.5 × 10^-5, 2^20; NaN for anything else. */
function decimal(text) {
  const ten = text.match(/^(?:([^x×*·]+)[x×*·])?10(?:\^|\*\*)([+-]?\d+)$/);
  if (ten) return (ten[1] === undefined ? 1 : decimal(ten[1])) * 10 ** Number(ten[2]);
  const power = text.match(/^([+-]?)([^^*+-]+)(?:\^|\*\*)([+-]?\d+)$/);
  if (power) return (power[1] === "-" ? -1 : 1) * decimal(power[2]) ** Number(power[3]);
  return /^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text.replace(",", ".")) : NaN;
}

/** A number, a fraction of two, or a number of per cent. */
function numberOf(text) {
  if (text.endsWith("%")) return decimal(text.slice(0, -1)) / 100;
  const [numerator, denominator, ...more] = text.split("/");
  if (denominator === undefined) return decimal(text);
  return more.length ? NaN : decimal(numerator) / decimal(denominator);
}

/** Whether the answer, rounded to as many digits as were typed, is what was typed. */
function rounded(text, given, answer) {
  const decimals = text.match(/^[+-]?([\d.,]+)(?:e[+-]?\d+|[x×*·]10(?:\^|\*\*)[+-]?\d+|%)?$/i);
  const digits = decimals ? decimals[1].replace(/^[0.,]+|[.,]/g, "").length : 0;
  return digits > 0 && digits <= 100 && Math.abs(Number(answer.toPrecision(digits)) - given) <= 1e-9 * Math.abs(given);
}

/** What to say to somebody who gives a wrong answer that others gave before: lines of a number and a hint. */
const slipsOf = text => text.split("\n").map(line => [Number(line.split(" ", 1)[0]), line.slice(line.indexOf(" ") + 1)]);

function judgement(typed, answer, tolerance, slips) {
  const text = plain(typed);
  const given = numberOf(text);
  const near = (number, share, goal = answer) => Math.abs(number - goal) <= share * Math.abs(goal) * (1 + 1e-9);
  if (!Number.isFinite(given)) return ["unclear", "That is no number. Type it like 0.25, 1/4 or 2e-5."];
  if (near(given, tolerance)) return ["right", "✓ Right."];
  const slip = slips.find(([number]) => near(given, tolerance, number));
  if (slip) return ["wrong", "✗ " + slip[1]];
  if (near(-given, tolerance)) return ["wrong", "✗ The size is right, the sign is not."];
  if (near(given, CLOSE)) return ["wrong", rounded(text, given, answer) ? "✗ Close. Give one more digit." : "✗ Close, but not it. Look again."];
  return ["wrong", "✗ Not yet. Try again, or open the answer."];
}

document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.matches(".blank")) return;
  event.preventDefault();
  const input = form.querySelector("input");
  const { answer, tolerance, slips } = form.dataset;
  const [verdict, said] = judgement(input.value, Number(decoded(answer)), Number(tolerance), slips ? slipsOf(decoded(slips)) : []);
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
