/** Making elements. Text only ever becomes text nodes: nothing that is said can be markup. */

/**
 * An element with attributes, listeners (functions, by the event's name) and children.
 * A string is a child as text; null, undefined and false are left out.
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  append(made, children);
  return made;
}

/** Adds children as `element` does. */
export function append(parent, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(typeof child === "string" ? document.createTextNode(child) : child);
  }
}

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  chat: "M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z",
  close: "M5 5l14 14M19 5L5 19",
  menu: "M12 5v.01M12 12v.01M12 19v.01",
  send: "M4 12l16-8-6 16-3-7z",
  down: "M12 5v14M6 13l6 6 6-6",
};

/** A picture that says nothing by itself; the button around it has the words. */
export function icon(name) {
  const picture = document.createElementNS(SVG, "svg");
  const shape = document.createElementNS(SVG, "path");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("class", `icon icon-${name}`);
  shape.setAttribute("d", SHAPES[name]);
  picture.append(shape);
  return picture;
}
