/** The panel's further choices: plan, coach, start over, delete. A plain list of buttons. */

import { element } from "./element.js";

export class Menu {
  #panel;
  #words;
  #acts;

  /**
   * @param acts `say(words)` sends words as the person's own; `plan()` opens the plan to print
   */
  constructor(panel, words, acts) {
    this.#panel = panel;
    this.#acts = acts;
    panel.menuButton.addEventListener("click", () => this.#toggle(panel.menu.hidden));
    panel.root.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || panel.menu.hidden) return;
        // The first Escape closes the menu, the next one the panel.
        event.stopPropagation();
        this.#toggle(false);
        panel.menuButton.focus();
      },
      { capture: true },
    );
    this.speak(words);
  }

  speak(words) {
    this.#words = words;
    this.#showChoices();
  }

  #toggle(open) {
    this.#panel.menu.hidden = !open;
    this.#panel.menuButton.setAttribute("aria-expanded", String(open));
    if (open) this.#showChoices();
  }

  #showChoices() {
    const { coach } = this.#words.settings;
    this.#panel.menu.replaceChildren(
      this.#choice("print_plan", () => this.#acts.plan()),
      this.#choice("person", () => this.#say("person_words")),
      coach ? element("p", { class: "coach" }, this.#words.say("coach")) : "",
      this.#choice("start_over", () => this.#askFirst(), false),
      this.#choice("delete", () => this.#say("delete_words")),
    );
  }

  /** The talk starts over without asking, so this asks. */
  #askFirst() {
    const question = element("p", { id: "ask", tabindex: "-1" }, this.#words.say("start_over_ask"));
    const yes = this.#choice("start_over_yes", () => this.#say("start_over_words"));
    const no = this.#choice("cancel", () => this.#panel.menuButton.focus());
    this.#panel.menu.replaceChildren(
      element("div", { role: "group", "aria-labelledby": "ask", class: "ask" }, question, yes, no),
    );
    question.focus();
  }

  #choice(key, act, closes = true) {
    const pressed = () => {
      if (closes) this.#toggle(false);
      act();
    };
    return element("button", { type: "button", class: "choice", click: pressed }, this.#words.say(key));
  }

  #say(key) {
    this.#panel.input.focus({ preventScroll: true });
    this.#acts.say(this.#words.say(key));
  }
}
