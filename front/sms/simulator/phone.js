// The simulated phone: shows the messages of one number and sends what is typed.
"use strict";

const number = document.getElementById("number");
const log = document.getElementById("texts");
const text = document.getElementById("text");
const problem = document.getElementById("problem");
const shown = new Map();
const LOOK_AGAIN_MS = 400;

function about(one) {
  const segments = one.segments === 1 ? "1 segment" : `${one.segments} segments`;
  return `${segments}, ${one.size} of 306, ${one.alphabet}, ${one.status}`;
}

function add(one) {
  const bubble = document.createElement("p");
  bubble.className = one.mine ? "text mine" : "text";
  // Never as markup: what people type is only ever text.
  bubble.textContent = one.text;
  const note = document.createElement("p");
  note.className = one.mine ? "about of-mine" : "about";
  log.append(bubble, note);
  log.scrollTop = log.scrollHeight;
  return note;
}

async function look() {
  const asked = number.value;
  const response = await fetch(`/simulator/texts?number=${encodeURIComponent(asked)}`);
  const found = await response.json();
  if (asked !== number.value) return;
  problem.textContent = found.problem || "";
  for (const one of found.texts || []) {
    if (!shown.has(one.id)) shown.set(one.id, add(one));
    const told = about(one);
    if (shown.get(one.id).textContent !== told) shown.get(one.id).textContent = told;
  }
}

async function keepLooking() {
  try {
    await look();
  } catch {
    problem.textContent = "The server does not answer.";
  }
  setTimeout(keepLooking, LOOK_AGAIN_MS);
}

number.addEventListener("change", () => {
  shown.clear();
  log.replaceChildren();
});

document.getElementById("writing").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!text.value.trim()) return;
  const typed = { number: number.value, text: text.value };
  text.value = "";
  text.focus();
  await fetch("/simulator/texts", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(typed),
  });
});

text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    text.form.requestSubmit();
  }
});

keepLooking();
