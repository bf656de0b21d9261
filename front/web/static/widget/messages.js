/** The list of messages: what was said, in order, and what waits to be sent. */

import * as cards from "./cards.js";
import { element } from "./element.js";
import { linked } from "./links.js";
import { numbered, optionButton, optionGroup } from "./options.js";
import { languageOf } from "./words.js";

export class Messages {
  #log;
  #words;
  #heading;
  #press;
  #again;
  #unsent;
  #titles = new Map();
  #notices = new Map();
  #newest = 0;
  /** Stands below a message that the front has kept and not answered yet. */
  #keptMark = element("p", { class: "state" });

  /**
   * @param log the element of the list
   * @param unsent that of what waits to be sent; apart, so that nothing is read out twice
   * @param options `words`, `heading` (name of the element of a card's title), `press(button,
   *   event)` for a button that was pressed, `again(id)` for a message to be sent once more
   */
  constructor(log, unsent, { words, heading, press, again }) {
    this.#log = log;
    this.#words = words;
    this.#heading = heading;
    this.#press = press;
    this.#again = again;
    this.#unsent = unsent;
  }

  /** Other words from now on; what was said stays as it was said. */
  speak(words) {
    this.#words = words;
  }

  clear() {
    this.#unsent.replaceChildren();
    this.#log.replaceChildren();
    this.#titles.clear();
    this.#notices.clear();
    this.#newest = 0;
  }

  /** Adds messages of the front, each at its place. Returns the first new element. */
  add(messages) {
    const added = messages.map((message) => {
      const shown = message.direction === "in" ? this.#mine(message) : this.#theirs(message);
      shown.dataset.id = message.id;
      this.#log.insertBefore(shown, this.#placeFor(message.id));
      this.#keptMark.remove();
      if (message.direction === "in") {
        this.#settle(message.id);
        this.#keptMark.textContent = this.#words.say("kept");
        shown.append(this.#keptMark);
      }
      this.#newest = Math.max(this.#newest, message.id);
      return shown;
    });
    return added[0] ?? null;
  }

  /** Adds replies that the front did not keep. Returns the first new element. */
  addOnce(replies) {
    const added = replies.map((reply) => this.#theirs(reply));
    this.#log.append(...added);
    return added[0] ?? null;
  }

  /** Replies to a message that was not sent; they stand below it as long as it is not. */
  noteUnder(id, replies) {
    this.#notices.set(id, replies);
  }

  /** Adds a remark of the widget itself, with a button if one is given. */
  note(text, button) {
    const made = button
      ? element("button", { type: "button", class: "plain-button", click: button.press }, button.title)
      : null;
    const shown = element("div", { class: "remark" }, element("p", {}, text), made);
    this.#log.append(shown);
    return shown;
  }

  /** The words of those replies. */
  under({ id, state }) {
    const replies = state === "failed" ? this.#notices.get(id) : null;
    return (replies ?? []).map(({ text }) => text).join(" ");
  }

  /** Shows what waits to be sent, with its state. */
  showUnsent(unsent) {
    if (unsent.length) this.#settle(Infinity);
    const shown = unsent.flatMap((message) => {
      const made = this.#mine({ text: message.title ?? message.text });
      made.classList.add(message.state);
      made.append(this.#state(message));
      const said = this.under(message);
      return said ? [made, this.#theirs({ text: said })] : [made];
    });
    this.#unsent.replaceChildren(...shown);
  }

  #state({ id, state }) {
    const again = element(
      "button",
      { type: "button", class: "plain-button", click: () => this.#again(id) },
      this.#words.say("try_again"),
    );
    const words = element("span", {}, this.#words.say(state));
    return element("p", { class: "state" }, words, state === "sending" ? null : again);
  }

  #placeFor(id) {
    if (id > this.#newest) return null;
    return [...this.#log.children].find((one) => Number(one.dataset.id) > id) ?? null;
  }

  /** Takes away the buttons of what was said before a message: they have had their answer. */
  #settle(id) {
    for (const one of this.#log.querySelectorAll("[data-id]")) {
      if (Number(one.dataset.id) < id) {
        for (const options of one.querySelectorAll(".options, .card .option")) options.remove();
      }
    }
  }

  #mine({ text }) {
    const shown = this.#titles.get(text) ?? text;
    return this.#bubble("mine", "from_person", [element("p", { class: "said" }, shown)], null);
  }

  #theirs({ text, buttons = [], card, by_coach: byCoach }) {
    const language = card?.language ?? languageOf(text);
    const options = numbered(buttons.filter((one) => one?.title && one?.payload));
    for (const { title, payload } of options) this.#titles.set(payload, title);
    const inCards = new Set();
    const button = (payload) => {
      const found = options.find((one) => one.payload === payload);
      if (!found) return null;
      inCards.add(found);
      return optionButton(found, this.#words, this.#press);
    };
    const content = cards.canShow(card)
      ? cards.show(card, this.#heading, button)
      : [element("p", { class: "said" }, ...linked(text))];
    const others = options.filter((one) => !inCards.has(one));
    if (others.length) content.push(optionGroup(others, this.#words, this.#press));
    if (byCoach) {
      // A person wrote it: that has to be seen, and not only heard.
      const name = element("p", { class: "by", lang: this.#words.language, "aria-hidden": "true" }, this.#words.say("coach_name"));
      return this.#bubble("theirs", "from_coach", [name, ...content], language);
    }
    return this.#bubble(cards.canShow(card) ? "theirs wide" : "theirs", "from_bot", content, language);
  }

  #bubble(kind, who, content, language) {
    return element(
      "div",
      { class: `message ${kind}`, lang: language },
      element("span", { class: "unseen", lang: this.#words.language }, this.#words.say(who)),
      element("div", { class: "bubble" }, ...content),
    );
  }
}
