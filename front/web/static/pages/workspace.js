/** A coach's side of a talk: shows what the worker writes, and sends without loading the page anew.
 *
 * All that people wrote goes into the page as text, never as markup.
 */

import { local } from "./local-times.js";

/** Milliseconds between two looks; with the page in the background; and until nobody seems there. */
const LOOK = 2000;
const LOOK_HIDDEN = 10000;
const AWAY = 15 * 60 * 1000;

const page = document.getElementById("handoff");
const lines = document.getElementById("lines");
const scroll = document.getElementById("scroll");
const alerts = document.getElementById("alerts");
const form = document.getElementById("say");
const told = document.getElementById("told");
const names = { worker: "Worker", coach: "You", bot: "Bot" };

let last = Number(page.dataset.last);
let hadTalk = form !== null;
let seen = Date.now();
let timer = 0;
let looking = false;

function part(name, text) {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}

function show(line) {
  if (lines.querySelector(`[data-id="${Number(line.id)}"]`)) return;
  const row = document.createElement("li");
  row.className = line.who;
  row.dataset.id = line.id;
  const when = part("meta", `${names[line.who]}, `);
  when.append(local(line.at));
  row.append(when, part("said", line.text), part("fares", line.fares));
  lines.append(row);
  document.getElementById("no-lines").hidden = true;
  scroll.scrollTop = scroll.scrollHeight;
}

function warn(texts) {
  const shown = [...alerts.children].map((one) => one.textContent);
  if (shown.join("\n") === texts.join("\n")) return;
  alerts.replaceChildren(...texts.map((text) => {
    const one = document.createElement("p");
    one.className = "trouble";
    one.textContent = text;
    return one;
  }));
}

/** Nothing of the worker's stays in the page. */
function gone(text) {
  clearTimeout(timer);
  looking = false;
  page.dataset.live = "no";
  const heading = document.createElement("h1");
  heading.textContent = "Withdrawn";
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.textContent = text;
  const back = document.createElement("a");
  back.href = "/staff/queue";
  back.textContent = "Back to the queue";
  document.title = "Withdrawn";
  page.replaceChildren(heading, words, back);
}

async function look() {
  if (looking) return;
  if (Date.now() - seen > AWAY) {
    warn([page.dataset.away]);
    return;
  }
  looking = true;
  try {
    const answer = await fetch(`${page.dataset.base}/live.json?after=${last}`, { headers: { Accept: "application/json" } });
    const found = await answer.json();
    if (answer.status === 410) {
      gone(found.told);
    } else if (answer.status === 401 || answer.status === 403 || answer.status === 404) {
      page.dataset.live = "no";
      if (form && form.elements.text.value) warn([page.dataset.ended]);
      else location.reload();
    } else if (answer.ok) {
      for (const line of found.lines) show(line);
      last = Math.max(last, found.last);
      for (const [id, text] of Object.entries(found.fares)) {
        const fares = lines.querySelector(`[data-id="${Number(id)}"] .fares`);
        if (fares && fares.textContent !== text) fares.textContent = text;
      }
      warn(found.alerts);
      if (found.has_talk !== hadTalk) {
        hadTalk = found.has_talk;
        if (!form || !form.elements.text.value) location.reload();
      }
    }
  } catch {
    warn([page.dataset.lost]);
  }
  looking = false;
  again();
}

function again() {
  clearTimeout(timer);
  if (page.dataset.live === "yes") timer = setTimeout(look, document.hidden ? LOOK_HIDDEN : LOOK);
}

async function say(event) {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  told.textContent = "";
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
    });
    const found = await answer.json();
    if (answer.status === 410) {
      gone(found.told);
      return;
    }
    if (answer.ok) {
      form.elements.text.value = "";
      form.elements.key.value = crypto.randomUUID();
      told.textContent = found.until ? `It is night there. It goes out ${local(found.until).textContent}.` : "";
      looking = false;
      look();
    } else {
      told.textContent = found.told || "It was not sent. Load the page again.";
    }
  } catch {
    told.textContent = page.dataset.lost;
  }
  button.disabled = false;
  form.elements.text.focus();
}

for (const name of ["pointerdown", "keydown", "visibilitychange"]) {
  document.addEventListener(name, () => {
    const wasAway = Date.now() - seen > AWAY;
    seen = Date.now();
    if (wasAway && page.dataset.live === "yes") look();
  });
}
if (form) form.addEventListener("submit", say);
scroll.scrollTop = scroll.scrollHeight;
again();
