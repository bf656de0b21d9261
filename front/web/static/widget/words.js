/** The widget's own words in the language that is chosen, and which language a text is in. */

const COMMON = {
  en: /\b(the|you|your|and|of|is|what|to|for|job|jobs)\b/giu,
  es: /(?<!\p{L})(que|usted|su|sus|de|la|los|las|el|qué|para|trabajo|trabajos|un|una)(?!\p{L})/giu,
};

export class Words {
  /** Fills in the name and the contact of the settings. */
  constructor(settings, language) {
    this.settings = settings;
    this.language = language;
  }

  /** The words called `key`, with {names} filled in. */
  say(key, values = {}) {
    const { texts, name, coach } = this.settings;
    const text = (texts[this.language] || {})[key] ?? texts.en[key] ?? key;
    const known = { name, coach: coach || "", ...values };
    return String(text).replace(/\{(\w+)\}/g, (whole, what) => known[what] ?? whole);
  }

  /** The languages that can be chosen beside the one that is. */
  get others() {
    return this.settings.languages.filter((language) => language !== this.language);
  }
}

/** "en" or "es" where a text clearly is one of them, else null. */
export function languageOf(text) {
  const found = (language) => (text.match(COMMON[language]) || []).length;
  const english = found("en");
  const spanish = found("es") + (/[¿¡ñ]/u.test(text) ? 2 : 0);
  if (Math.max(english, spanish) < 2 || english === spanish) return null;
  return english > spanish ? "en" : "es";
}
