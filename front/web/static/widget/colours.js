/** The partner's colour, and what can be read on it (WCAG 2.2, 1.4.3). */

const READABLE = 4.5;

function luminance([red, green, blue]) {
  const part = (value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function parts(colour) {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(String(colour).trim());
  return found === null ? null : found.slice(1).map((pair) => parseInt(pair, 16));
}

/** Sets the colours on the widget's root. One that is no "#rrggbb" is left aside. */
export function paint(root, colours) {
  const white = [255, 255, 255];
  let accent = parts(colours.accent);
  if (accent === null) return;
  const onAccent = contrast(accent, white) >= READABLE ? "#ffffff" : "#111111";
  root.style.setProperty("--accent", `rgb(${accent.join(" ")})`);
  root.style.setProperty("--on-accent", onAccent);
  // As text and as an edge on white, a pale colour is darkened until it can be read.
  while (contrast(accent, white) < READABLE) accent = accent.map((one) => Math.floor(one * 0.9));
  root.style.setProperty("--accent-text", `rgb(${accent.join(" ")})`);
}
