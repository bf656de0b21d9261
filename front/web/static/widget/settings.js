/** Settings: those of the host, with what the partner's page says on top. */

/** The attributes of the script tag that count. */
function ofTag(tag) {
  const { mode, language, target, settings, open } = tag.dataset;
  return { mode: mode === "page" ? "page" : "launcher", language, target, settings, open };
}

async function json(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kind(value) {
  return Array.isArray(value) ? "array" : typeof value;
}

/** `over` laid over `under`, deep; only what `under` has too and of the same kind. */
export function merged(under, over) {
  if (!isObject(over)) return under;
  const result = { ...under };
  for (const key of Object.keys(under)) {
    if (!Object.hasOwn(over, key)) continue;
    const [mine, theirs] = [under[key], over[key]];
    if (isObject(mine)) result[key] = merged(mine, theirs);
    else if (mine === null || kind(mine) === kind(theirs)) result[key] = theirs;
  }
  return result;
}

/**
 * Everything the widget goes by. The partner's settings are an address or JSON in `data-settings`.
 * @throws when the host's settings cannot be had: then there is nothing to show.
 */
export async function load(tag) {
  const own = ofTag(tag);
  const host = new URL(tag.src).origin;
  const common = await json(`${host}/widget/settings.json`);
  let partner = {};
  if (own.settings) {
    try {
      const inline = own.settings.trim().startsWith("{");
      const address = inline ? "" : new URL(own.settings, document.baseURI).href;
      partner = inline ? JSON.parse(own.settings) : await json(address);
    } catch (error) {
      console.warn("The chat's own settings of this page were left aside:", error.message);
    }
  }
  const settings = merged(common, partner);
  const languages = settings.languages.filter((one) => Object.hasOwn(settings.texts, one));
  return { ...settings, languages: languages.length ? languages : ["en"], ...own, host };
}

/** The language to begin in: kept, said by the tag, the page's own, the browser's. */
export function firstLanguage(settings, kept) {
  const page = document.documentElement.lang;
  for (const one of [kept, settings.language, page, navigator.language]) {
    const short = String(one || "").slice(0, 2).toLowerCase();
    if (settings.languages.includes(short)) return short;
  }
  return settings.languages[0];
}
