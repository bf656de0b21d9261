/** The widget: joins the panel, the messages, the menu and the talk. */

import { Api } from "./api.js";
import { paint } from "./colours.js";
import { element } from "./element.js";
import { Menu } from "./menu.js";
import { Messages } from "./messages.js";
import { Panel } from "./panel.js";
import { Scrolling } from "./scrolling.js";
import { firstLanguage } from "./settings.js";
import { openedHere, Store } from "./store.js";
import { Talk } from "./talk.js";
import { pause } from "./waiting.js";
import { languageOf, Words } from "./words.js";
import { Writing } from "./writing.js";

/** Milliseconds after which it is said, not only shown, that an answer is on its way. */
const SLOW = 2_500;

export class Widget {
  #settings;
  #words;
  #store;
  #talk;
  #messages;
  #menu;
  #writing;
  #scrolling;
  #slow = null;
  #wasLost = false;

  constructor(settings) {
    this.#settings = settings;
    this.#store = new Store(settings.host);
    // Without a talk, the page's language says more than that of a talk which is gone.
    const kept = this.#store.talk === null ? null : this.#store.language;
    this.#words = new Words(settings, firstLanguage(settings, kept));
    this.#talk = new Talk(new Api(settings.host), this.#store);
    const page = settings.mode === "page";
    this.panel = new Panel(this.#words, page);
    paint(this.panel.root, settings.colours);
    this.#messages = new Messages(this.panel.log, this.panel.unsent, {
      words: this.#words,
      heading: page ? "h2" : "h3",
      press: (button, event) => this.#press(button, event),
      again: (id) => this.#talk.tryAgain(id),
    });
    this.#scrolling = new Scrolling(this.panel.box, this.panel.newButton);
    this.#menu = new Menu(this.panel, this.#words, {
      say: (words) => this.#say(words),
      plan: () => this.#plan(),
    });
    this.#writing = new Writing(
      this.panel,
      (text) => this.#say(text),
      () => this.#remark("too_long"),
    );
    this.#listen();
    this.#speak(this.#words.language);
  }

  /** Shows the panel where it stood open before; a page of its own is always open. */
  begin() {
    const { mode, open } = this.#settings;
    if (mode === "page") this.#opened();
    else if (openedHere.get() || open === "true") this.panel.show({ focus: false });
  }

  #listen() {
    this.panel.addEventListener("opened", () => this.#opened());
    this.panel.addEventListener("closed", () => this.#closed());
    const on = (name, act) => this.#talk.addEventListener(name, ({ detail }) => act(detail));
    on("messages", (detail) => this.#heard(detail));
    on("unsent", () => this.#showUnsent());
    on("connection", ({ state }) => this.#connected(state));
    on("writing", ({ is }) => this.#showWriting(is));
    on("notice", ({ about, replies }) => {
      if (about) this.#messages.noteUnder(about, replies);
      else this.#scrolling.following(() => this.#messages.addOnce(replies));
    });
    on("over", (detail) => this.#over(detail));
    // Any button of the page itself may open the panel.
    document.addEventListener("click", (event) => {
      if (event.target.closest?.("[data-onward-open]")) this.panel.show();
    });
  }

  #opened() {
    openedHere.set(true);
    this.#talk.follow(this.#words.language);
    this.#showUnsent();
    if (!this.#store.lasts) this.#remark("not_kept_here");
  }

  #closed() {
    openedHere.set(false);
    this.#talk.pause();
  }

  #say(text, title) {
    this.#talk.send(text, title);
    this.#scrolling.toEnd();
  }

  #press({ title, payload }, event) {
    // The buttons go away; a keyboard or a mouse goes on in the field, a finger stays in the list,
    // where no keyboard of the phone covers it.
    const coarse = event.pointerType || (matchMedia("(pointer: coarse)").matches && "touch");
    const finger = event.detail > 0 && coarse === "touch";
    (finger ? this.panel.box : this.panel.input).focus({ preventScroll: true });
    this.#say(payload, title);
  }

  #heard({ added, past }) {
    const { log } = this.panel;
    // What was said before is not read out again.
    if (past) log.setAttribute("aria-live", "off");
    this.#scrolling.following(() => this.#messages.add(added));
    if (added.some((one) => one.by_coach)) this.panel.tellOfCoach(true);
    this.#showUnsent();
    if (past) {
      this.#scrolling.toEnd();
      pause(500).then(() => log.setAttribute("aria-live", "polite"));
    }
    this.#followLanguage(added);
  }

  /** When the talk goes on in another language, so does everything around it. */
  #followLanguage(added) {
    const last = added.filter((one) => one.direction === "out" && !one.by_coach).pop();
    const language = last && (last.card?.language ?? languageOf(last.text));
    if (language && this.#words.others.includes(language)) this.#speak(language);
  }

  #showUnsent() {
    const { unsent } = this.#talk;
    this.#messages.showUnsent(unsent);
    const trouble = unsent.find(({ state }) => state !== "sending");
    const said = trouble ? this.#messages.under(trouble) : "";
    this.panel.status.textContent = trouble ? `${this.#words.say(trouble.state)} ${said}` : "";
  }

  #showWriting(is) {
    clearTimeout(this.#slow);
    this.#scrolling.following(() => {
      this.panel.dots.hidden = !is;
      return is ? this.panel.dots : null;
    });
    if (is) {
      this.#slow = setTimeout(() => {
        this.panel.status.textContent = this.#words.say("writing");
      }, SLOW);
    } else {
      this.#showUnsent();
    }
  }

  #connected(state) {
    const { connection } = this.panel;
    const wasLost = this.#wasLost;
    if (state === "offline") connection.textContent = this.#words.say("offline");
    else if (state === "lost") {
      const key = this.#talk.exists ? "reconnecting" : "cannot_open";
      connection.textContent = this.#words.say(key);
    } else if (state === "live") {
      connection.textContent = wasLost ? this.#words.say("online") : "";
      if (wasLost) pause(4_000).then(() => this.#wasLost || (connection.textContent = ""));
    }
    if (state !== "opening") this.#wasLost = state !== "live";
    connection.classList.toggle("good", state === "live");
  }

  #over({ why, typed }) {
    this.#messages.clear();
    this.panel.tellOfCoach(false);
    this.#showUnsent();
    this.panel.connection.textContent = "";
    if (why === "deleted") {
      const press = () => {
        this.#messages.clear();
        this.panel.tellOfCoach(false);
        this.panel.input.focus({ preventScroll: true });
        this.#talk.startNew(this.#words.language);
      };
      // What is said last about the deleted talk goes before the button.
      pause(0).then(() =>
        this.#remark("deleted", { title: this.#words.say("new_talk"), press }),
      );
      return;
    }
    if (why === "gone") this.#remark("gone");
    this.#writing.putBack(typed);
    if (this.panel.open) this.#talk.follow(this.#words.language);
  }

  #remark(key, button) {
    this.#scrolling.following(() => this.#messages.note(this.#words.say(key), button));
  }

  async #plan() {
    // Opened before the address is known: later, a browser would take it for an advertisement.
    const tab = window.open("", "_blank");
    try {
      const address = await this.#talk.plan();
      if (tab === null) {
        const press = () => window.open(address, "_blank", "noopener");
        this.#remark("plan_ready", { title: this.#words.say("open_plan"), press });
        return;
      }
      tab.opener = null;
      tab.location.replace(address);
    } catch {
      tab?.close();
      this.#remark("plan_failed");
    }
  }

  #speak(language) {
    this.#words = new Words(this.#settings, language);
    this.#store.language = language;
    for (const part of [this.panel, this.#messages, this.#menu]) part.speak(this.#words);
    this.panel.languageButtons.replaceChildren(...this.#words.others.map((one) => this.#other(one)));
    this.#showUnsent();
  }

  #other(language) {
    const there = new Words(this.#settings, language);
    const name = this.#words.say("switch");
    const change = () => {
      this.#speak(language);
      this.panel.languageButtons.querySelector("button")?.focus();
      if (this.#talk.exists) this.#say(there.say("switch_words"));
    };
    return element("button", { type: "button", class: "language", lang: language, click: change }, name);
  }
}
