/** The panel: its parts, and opening and closing it. As a dialog, or as a page of its own. */

import { element, icon } from "./element.js";

/** From this width on the panel stands beside the page; below it covers the page and is modal. */
const BESIDE = "(min-width: 600px) and (min-height: 500px)";
const CAN_HAVE_FOCUS = "button:not([disabled]):not([hidden]), textarea, a[href], [tabindex='0']";

export class Panel extends EventTarget {
  #words;
  #page;
  #beside = window.matchMedia(BESIDE);
  #pageOverflow = "";
  #withCoach = false;

  /** @param page true for a page of its own, which is always open */
  constructor(words, page) {
    super();
    this.#words = words;
    this.#page = page;
    this.root = element("div", { class: page ? "root page" : "root" });
    this.#build();
    if (!page) {
      this.root.addEventListener("keydown", (event) => this.#keys(event));
      this.#beside.addEventListener("change", () => this.#asModal());
    }
    window.visualViewport?.addEventListener("resize", () => this.#fit());
  }

  get open() {
    return !this.panel.hidden;
  }

  /** Puts every word of the panel in its language. */
  speak(words) {
    this.#words = words;
    const say = (key) => words.say(key);
    this.root.lang = words.language;
    this.title.textContent = say("title");
    this.tellOfCoach(this.#withCoach);
    this.log.setAttribute("aria-label", say("log"));
    this.box.setAttribute("aria-label", say("log"));
    this.label.textContent = say("input");
    this.input.placeholder = say("placeholder");
    this.menuButton.setAttribute("aria-label", say("menu"));
    this.closeButton.setAttribute("aria-label", say("close"));
    this.sendButton.setAttribute("aria-label", say("send"));
    this.launcherWords.textContent = say("launcher");
    this.newWords.textContent = say("new_messages");
    this.dots.setAttribute("aria-label", say("writing"));
  }

  /** Whether a coach, who is a person, has written in this talk. */
  tellOfCoach(is) {
    this.#withCoach = is;
    this.subtitle.textContent = this.#words.say(is ? "subtitle_with_coach" : "subtitle");
  }

  show({ focus = true } = {}) {
    if (this.open) return;
    this.panel.hidden = false;
    this.launcher.setAttribute("aria-expanded", "true");
    this.launcher.hidden = true;
    this.#asModal();
    this.#fit();
    if (focus) this.input.focus({ preventScroll: true });
    this.dispatchEvent(new Event("opened"));
  }

  hide() {
    if (!this.open || this.#page) return;
    this.panel.hidden = true;
    this.launcher.hidden = false;
    this.launcher.setAttribute("aria-expanded", "false");
    this.#asModal();
    this.launcher.focus({ preventScroll: true });
    this.dispatchEvent(new Event("closed"));
  }

  #build() {
    const page = this.#page;
    this.title = element(page ? "h1" : "h2", { id: "title" });
    this.subtitle = element("p", { class: "subtitle" });
    this.languageButtons = element("div", { class: "languages" });
    this.menuButton = iconButton("menu", { "aria-expanded": "false", "aria-controls": "menu" });
    this.closeButton = iconButton("close", { hidden: page, click: () => this.hide() });
    this.menu = element("div", { id: "menu", class: "menu", hidden: true });
    this.connection = element("p", { class: "connection", role: "status" });
    this.log = element("div", { class: "log", role: "log", "aria-live": "polite" });
    this.unsent = element("div", { class: "unsent" });
    const dot = () => element("span", { class: "dot" });
    this.dots = element("div", { class: "dots", role: "img", hidden: true }, dot(), dot(), dot());
    this.box = element(
      "div", { class: "box", tabindex: "0", role: "group" }, this.log, this.unsent, this.dots,
    );
    this.newWords = element("span");
    this.newButton = element(
      "button", { type: "button", class: "new", hidden: true }, icon("down"), this.newWords,
    );
    this.status = element("p", { class: "unseen", role: "status" });
    this.label = element("label", { class: "unseen", for: "input" });
    this.input = element("textarea", { id: "input", rows: "1", autocomplete: "off" });
    this.sendButton = element("button", { type: "submit", class: "send" }, icon("send"));
    this.form = element("form", { class: "write" }, this.label, this.input, this.sendButton);
    const names = element("div", { class: "names" }, this.title, this.subtitle);
    const header = element(
      "div", { class: "header" }, names, this.languageButtons, this.menuButton, this.closeButton,
    );
    const kind = page ? { role: "region" } : { role: "dialog", hidden: true };
    this.panel = element(
      "section",
      { id: "panel", class: "panel", "aria-labelledby": "title", ...kind },
      header, this.menu, this.connection, this.box, this.newButton, this.status, this.form,
    );
    this.launcherWords = element("span");
    this.launcher = element(
      "button",
      {
        type: "button", class: "launcher", hidden: page, "aria-haspopup": "dialog",
        "aria-expanded": "false", "aria-controls": "panel", click: () => this.show(),
      },
      icon("chat"), this.launcherWords,
    );
    this.root.append(this.launcher, this.panel);
  }

  #keys(event) {
    if (event.key === "Escape" && this.open) {
      event.stopPropagation();
      this.hide();
    } else if (event.key === "Tab" && this.open && !this.#beside.matches) {
      this.#keepInside(event);
    }
  }

  /** While the panel covers the page, focus goes round within it. */
  #keepInside(event) {
    const found = [...this.panel.querySelectorAll(CAN_HAVE_FOCUS)];
    const reached = found.filter((one) => one.offsetParent !== null);
    const [first, last] = [reached[0], reached[reached.length - 1]];
    const now = this.root.getRootNode().activeElement;
    const leaving = event.shiftKey ? now === first : now === last;
    if (leaving) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }
  }

  /** Says whether the panel is modal, and keeps the page behind it from scrolling then. */
  #asModal() {
    if (this.#page) return;
    const modal = this.open && !this.#beside.matches;
    const page = document.documentElement.style;
    if (modal && !this.panel.hasAttribute("aria-modal")) {
      this.#pageOverflow = page.overflow;
      page.overflow = "hidden";
      this.panel.setAttribute("aria-modal", "true");
    } else if (!modal && this.panel.hasAttribute("aria-modal")) {
      page.overflow = this.#pageOverflow;
      this.panel.removeAttribute("aria-modal");
    }
  }

  /** A phone's keyboard covers a part of the page; the panel keeps to what is left. */
  #fit() {
    const { height, offsetTop } = window.visualViewport ?? { height: innerHeight, offsetTop: 0 };
    this.root.style.setProperty("--seen-height", `${height}px`);
    this.root.style.setProperty("--seen-top", `${offsetTop}px`);
  }
}

function iconButton(name, attributes) {
  return element("button", { type: "button", class: "icon-button", ...attributes }, icon(name));
}
