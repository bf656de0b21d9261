/**
 * One talk as this tab follows it. Nothing is lost and nothing doubled: a message is kept in the
 * browser until the front shows it under its name, and every reply comes from what the front
 * keeps, by its number.
 *
 * Events, each with a `detail`:
 *   messages    {added: [message], past: bool}  new ones, or those from before
 *   unsent      {}            what waits to be sent changed, see `unsent`
 *   connection  {state}       "opening", "live", "lost" or "offline"
 *   writing     {is: bool}    an answer is on its way
 *   notice      {replies, about}  replies that the front keeps nowhere; the unsent message they
 *                             answer, by its name
 *   over        {why, typed}  the talk is "deleted" or "gone"; words that were not sent
 */

import { Refused } from "./api.js";
import { Sending } from "./sending.js";
import { alone, Backoff } from "./waiting.js";

export class Talk extends EventTarget {
  #api;
  #store;
  #sending;
  #backoff = new Backoff();
  #known = new Map();
  #last = 0;
  /** The talk this tab has been following, by its name. */
  #talk = null;
  #following = null;
  #asleep = false;
  #live = false;
  /** Ends the stream of the moment, so that a new one begins. */
  #cut = new AbortController();
  #language = "en";

  constructor(api, store) {
    super();
    this.#api = api;
    this.#store = store;
    this.#sending = new Sending(this, api, store);
    store.addEventListener("changed", () => this.#changedElsewhere());
    document.addEventListener("visibilitychange", () => this.#seenOrNot());
    window.addEventListener("offline", () => this.#cut.abort());
  }

  /** True once there is a talk to go on with. */
  get exists() {
    return this.#store.talk !== null;
  }

  /** True while the stream brings what is said. */
  get live() {
    return this.#live;
  }

  /** Messages that were written here and are not shown by the front yet. */
  get unsent() {
    return this.#store.unsent.filter(({ id }) => !this.#known.has(id));
  }

  /** Opens the talk, or goes on with it, and follows what is said. */
  follow(language) {
    this.#language = language;
    if (this.#following !== null) return;
    this.#following = new AbortController();
    this.#run(this.#following.signal);
  }

  /** Stops following; `follow` goes on where it was. */
  pause() {
    this.#following?.abort();
    this.#following = null;
    this.#live = false;
  }

  /** Says something. `title` is what is shown instead of the words, e.g. of a button. */
  send(text, title) {
    this.#sending.add(text, title);
  }

  /** Tries once more what was not sent. */
  tryAgain(id) {
    this.#sending.tryAgain(id);
  }

  /** The address of the plan to print. */
  plan() {
    return this.#api.plan(this.#store.talk);
  }

  /** Begins a new talk in this browser. */
  startNew(language) {
    this.pause();
    this.#store.forget();
    this.#clear();
    this.follow(language);
  }

  /** Whether the front has shown a message of this name. */
  has(id) {
    return this.#known.has(id);
  }

  /** Looks for messages that the stream has not brought. */
  async catchUp(past = false) {
    const talk = this.#store.talk;
    if (talk === null) return;
    const found = await this.#api.messages(talk, this.#last);
    // The answer may be of a talk that was left in the meantime.
    if (this.#store.talk?.talk === talk.talk) this.#take(found, past);
  }

  /** The talk is not there any more; the stream and an answer may both bring that news. */
  end(why, typed = "") {
    if (!this.exists) return;
    this.pause();
    this.#store.forget();
    this.#clear();
    this.#say("over", { why, typed });
  }

  async #run(signal) {
    let past = this.#last === 0;
    while (!signal.aborted) {
      try {
        this.#say("connection", { state: "opening" });
        await this.#ensure();
        await this.catchUp(past);
        past = false;
        await this.#stream(signal);
        if (!signal.aborted) return this.end("deleted");
      } catch (error) {
        if (signal.aborted) return undefined;
        if (error instanceof Refused && error.unknown && this.exists) {
          const typed = this.unsent.find((one) => !one.title)?.text;
          return this.end("gone", typed);
        }
        this.#say("connection", { state: navigator.onLine ? "lost" : "offline" });
        await this.#backoff.wait();
      }
    }
    return undefined;
  }

  async #ensure() {
    if (this.exists) return;
    await alone("open", async () => {
      // Another tab may have opened one while this one waited.
      if (!this.exists) this.#store.talk = await this.#api.open(this.#language);
    });
  }

  async #stream(signal) {
    const cut = new AbortController();
    signal.addEventListener("abort", () => cut.abort());
    this.#cut = cut;
    for await (const message of this.#api.stream(this.#store.talk, this.#last, cut.signal)) {
      if (signal.aborted) return;
      if (message === null) {
        this.#backoff.reset();
        this.#say("connection", { state: "live" });
        this.#sending.sendAll();
      } else {
        this.#take([message], false);
      }
    }
  }

  #take(messages, past) {
    const added = messages.filter((message) => !this.#known.has(message.id));
    for (const message of added) {
      this.#known.set(message.id, message);
      this.#last = Math.max(this.#last, message.id);
      if (message.sent_id) {
        this.#known.set(message.sent_id, message);
        this.#store.dropUnsent(message.sent_id);
      }
    }
    if (added.length || past) this.#say("messages", { added, past });
  }

  #clear() {
    this.#known.clear();
    this.#last = 0;
    this.#talk = null;
  }

  #changedElsewhere() {
    const now = this.#store.talk?.talk ?? null;
    const before = this.#talk;
    this.#talk = now;
    if (before !== null && now !== before && this.#following !== null) {
      this.pause();
      this.#clear();
      this.#say("over", { why: now === null ? "deleted" : "replaced", typed: "" });
    }
    this.#say("unsent", {});
  }

  #seenOrNot() {
    if (this.#following === null && !this.#asleep) return;
    // A browser allows few connections to one host: hidden tabs give theirs back.
    if (document.hidden) {
      this.#asleep = true;
      this.pause();
    } else if (this.#asleep) {
      this.#asleep = false;
      this.follow(this.#language);
    }
  }

  #say(name, detail) {
    if (name === "connection") {
      this.#live = detail.state === "live";
      if (this.#live) this.#talk = this.#store.talk?.talk;
    }
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** For `Sending`, which speaks for the talk. */
  tell(name, detail) {
    this.#say(name, detail);
  }
}
