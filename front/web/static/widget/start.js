/** Puts the widget on the page. */

import { element } from "./element.js";
import { load } from "./settings.js";
import { Widget } from "./widget.js";

const STYLES = ["panel.css", "messages.css", "cards.css"];

/** Starts the widget for the script tag that asked for it. */
export async function start(tag) {
  const [settings, sheets] = await Promise.all([load(tag), styles(tag)]);
  const widget = new Widget(settings);
  const place = element("div", { class: "onward-widget", "data-onward": settings.mode });
  const shadow = place.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = sheets;
  shadow.append(widget.panel.root);
  const target = settings.target ? document.querySelector(settings.target) : null;
  (target ?? (settings.mode === "page" ? tag.parentElement : document.body)).append(place);
  widget.begin();
  return widget;
}

/** A size that is worked out once, at the root, and not anew wherever letters are smaller. */
function registerSize() {
  try {
    const size = { syntax: "<length>", inherits: true, initialValue: "16px" };
    CSS.registerProperty({ name: "--onward-rem", ...size });
  } catch {
    // Registered before, or an old browser: sizes then follow the letters around them.
  }
}

async function styles(tag) {
  registerSize();
  const loaded = STYLES.map(async (name) => {
    const answer = await fetch(new URL(`widget/${name}`, tag.src), { credentials: "omit" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await answer.text());
    return sheet;
  });
  return Promise.all(loaded);
}
