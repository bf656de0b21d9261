/** The buttons of a reply, and the numbers that can be typed for them. */

import { element } from "./element.js";

/** How a button says which row of a list it is about, as in front/numbers.py. */
const ROW = /\b(?:number|n[uú]mero) ([1-9][0-9]?)[?.!]?$/i;

function rowOf({ title }) {
  const found = ROW.exec(title.trim());
  return found === null ? null : Number(found[1]);
}

/** Each button with the number that means it, null where none does. */
export function numbered(buttons) {
  const rows = buttons.map(rowOf);
  return buttons.map((button, place) => {
    const number = rows[place] ?? (rows.includes(place + 1) ? null : place + 1);
    return { ...button, number: buttons.length < 2 ? null : number };
  });
}

/** One button; `press(button, event)` is called with it. */
export function optionButton({ title, payload, number }, words, press) {
  const shown = number === null ? null : words.say("number", { number });
  return element(
    "button",
    {
      type: "button",
      class: "option",
      click: (event) => press({ title, payload }, event),
    },
    shown ? element("span", { class: "number" }, `${shown} `) : null,
    element("span", { class: "option-title" }, title),
  );
}

/** The buttons as a group with a name. */
export function optionGroup(buttons, words, press) {
  return element(
    "div",
    { class: "options", role: "group", "aria-label": words.say("options") },
    ...buttons.map((button) => optionButton(button, words, press)),
  );
}
