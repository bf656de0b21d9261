/** Links in what the bot says: to pages of this server alone, whatever else a text holds. */

import { element } from "./element.js";

/** This server, which the widget's own files come from. */
const HOME = new URL(import.meta.url).origin;
/** Pages that the bot hands out links to. */
const PAGES = /https?:\/\/[^\s/]+\/(?:summary|skills|export)\/[\w-]+/g;

/** A text as children of an element: its links to our pages can be followed. */
export function linked(text) {
  const children = [];
  let end = 0;
  for (const found of text.matchAll(PAGES)) {
    if (new URL(found[0]).origin !== HOME) continue;
    const link = { href: found[0], target: "_blank", rel: "noopener noreferrer" };
    children.push(text.slice(end, found.index), element("a", link, found[0]));
    end = found.index + found[0].length;
  }
  return [...children, text.slice(end)];
}
