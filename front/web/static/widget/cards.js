/** Cards: a list of jobs or courses laid out. Their facts are those of the text they stand for. */

import { element } from "./element.js";

const TONES = new Set(["plain", "good", "warning"]);

/** Whether a card is one that can be shown; if not, its text is. */
export function canShow(card) {
  return Array.isArray(card?.items) && card.items.length > 0 && card.items.every(isItem);
}

function isItem(item) {
  return typeof item?.title === "string" && Array.isArray(item.facts);
}

function words(value) {
  return value === null || value === undefined ? "" : String(value);
}

/**
 * The elements of a card. `heading` is the element's name for titles ("h3"); `button(payload)`
 * makes the button that belongs to an item, or nothing.
 */
export function show(card, heading, button) {
  const lines = (text) => words(text).split("\n").filter(Boolean);
  const paragraphs = (text, kind) => lines(text).map((one) => element("p", { class: kind }, one));
  const items = card.items.map((item) =>
    element("li", { class: "card" }, ...shownItem(item, heading, button)),
  );
  const list = element("ul", { class: "cards", role: "list" }, ...items);
  return [...paragraphs(card.intro, "intro"), list, ...paragraphs(card.note, "note")];
}

function shownItem(item, heading, button) {
  const number = Number.isInteger(item.number)
    ? element("span", { class: "number" }, `${item.number}. `)
    : null;
  return [
    item.tag ? element("p", { class: "tag" }, words(item.tag)) : null,
    element(heading, { class: "card-title" }, number, words(item.title)),
    item.under_title ? element("p", { class: "under-title" }, words(item.under_title)) : null,
    item.figure ? shownFigure(item.figure) : null,
    ...shownFacts(item.facts),
    item.choice ? button(words(item.choice)) : null,
  ];
}

function shownFigure({ amount, detail, source }) {
  return element(
    "p",
    { class: "figure" },
    element("strong", { class: "amount" }, words(amount)),
    detail ? element("span", { class: "detail" }, ` ${words(detail)}`) : null,
    source ? element("span", { class: "source" }, ` ${words(source)}`) : null,
  );
}

/** Sentences as they stand, facts with a label as a list of pairs, in their order. */
function shownFacts(facts) {
  const shown = [];
  let pairs = null;
  let before = null;
  for (const { label, text, tone } of facts) {
    const kind = TONES.has(tone) ? tone : "plain";
    if (label && label === before) {
      // More of the same kind stands under one label.
      pairs.lastElementChild.append(element("dd", {}, words(text)));
      continue;
    }
    before = label;
    if (!label) {
      pairs = null;
      shown.push(element("p", { class: `fact ${kind}` }, words(text)));
      continue;
    }
    if (pairs === null) {
      pairs = element("dl", { class: "facts" });
      shown.push(pairs);
    }
    pairs.append(
      element(
        "div",
        { class: `fact ${kind}` },
        element("dt", {}, words(label)),
        element("dd", {}, words(text)),
      ),
    );
  }
  return shown;
}
