/**
 * What this browser keeps: the talk, its session, the language and messages not sent yet.
 *
 * Each unsent message has a key of its own, so that two tabs never write over each other.
 */

const OPEN = "onward:open";

export class Store extends EventTarget {
  #storage;
  #prefix;

  constructor(host) {
    super();
    this.#prefix = `onward:${host}:`;
    this.#storage = storage();
    // Only other tabs hear of a change this way.
    window.addEventListener("storage", (event) => {
      if (event.key === null || event.key.startsWith(this.#prefix)) {
        this.dispatchEvent(new Event("changed"));
      }
    });
  }

  /** False when the browser forgets everything with the page. */
  get lasts() {
    return !(this.#storage instanceof Memory);
  }

  /** {talk, session}, or null. */
  get talk() {
    return this.#read("talk");
  }

  set talk(opened) {
    this.#write("talk", opened);
  }

  get language() {
    return this.#read("language");
  }

  set language(language) {
    this.#write("language", language);
  }

  /** Unsent messages in the order they were written. */
  get unsent() {
    const begin = `${this.#prefix}unsent:`;
    const keys = Object.keys(this.#storage).filter((key) => key.startsWith(begin));
    const found = keys.map((key) => this.#read(key.slice(this.#prefix.length)));
    return found.filter(Boolean).sort((one, other) => one.at - other.at);
  }

  keepUnsent(message) {
    this.#write(`unsent:${message.id}`, message);
  }

  /** Changes a message that is still kept; one that is gone stays gone. */
  changeUnsent(id, change) {
    const message = this.#read(`unsent:${id}`);
    if (message) this.keepUnsent({ ...message, ...change });
  }

  dropUnsent(id) {
    this.#write(`unsent:${id}`, null);
  }

  /** Forgets the talk and everything about it, not the language. */
  forget() {
    for (const { id } of this.unsent) this.dropUnsent(id);
    this.talk = null;
  }

  #read(key) {
    try {
      return JSON.parse(this.#storage.getItem(this.#prefix + key));
    } catch {
      return null;
    }
  }

  #write(key, value) {
    try {
      if (value === null) this.#storage.removeItem(this.#prefix + key);
      else this.#storage.setItem(this.#prefix + key, JSON.stringify(value));
    } catch {
      // A full storage: the talk goes on, this browser only remembers less of it.
    }
  }
}

/** Whether the panel was open in this tab, so that a reload finds it as it was. */
export const openedHere = {
  get: () => {
    try {
      return sessionStorage.getItem(OPEN) === "yes";
    } catch {
      return false;
    }
  },
  set: (open) => {
    try {
      sessionStorage.setItem(OPEN, open ? "yes" : "no");
    } catch {
      // Blocked: a reload finds the panel closed.
    }
  },
};

function storage() {
  try {
    const probe = "onward:probe";
    window.localStorage.setItem(probe, probe);
    window.localStorage.removeItem(probe);
    return window.localStorage;
  } catch {
    return new Memory();
  }
}

/** Stands in where the browser keeps nothing. */
class Memory {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }

  setItem(key, value) {
    this[key] = value;
  }

  removeItem(key) {
    delete this[key];
  }
}
