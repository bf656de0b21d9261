/** Sends what was written, in order, again and again until the front has it. */

import { Refused } from "./api.js";
import { alone, Backoff, newId, pause } from "./waiting.js";

/** Milliseconds a message waits for the one before it. Words of distress must not wait long. */
const BEHIND = 3_000;
/** Milliseconds in which the stream should show what was sent. */
const SHOWN_WITHIN = 1_500;
const LOOK_EVERY = 50;

export class Sending {
  #talk;
  #api;
  #store;
  #before = Promise.resolve();
  #flying = new Set();
  #answering = 0;
  #backoff = new Backoff();
  #again = false;

  constructor(talk, api, store) {
    this.#talk = talk;
    this.#api = api;
    this.#store = store;
    window.addEventListener("online", () => this.sendAll());
  }

  add(text, title) {
    const message = { id: newId(), text, title: title || null, at: Date.now(), state: "sending" };
    this.#store.keepUnsent(message);
    this.#talk.tell("unsent", {});
    this.#queue(message.id);
  }

  tryAgain(id) {
    this.#change(id, "sending");
    this.#queue(id);
  }

  /** Sends everything that waits; what was refused waits for the person. */
  sendAll() {
    for (const { id, state } of this.#store.unsent) {
      if (state !== "failed") this.#queue(id);
    }
  }

  #queue(id) {
    if (this.#flying.has(id)) return;
    this.#flying.add(id);
    const before = this.#before;
    this.#before = (async () => {
      await Promise.race([before, pause(BEHIND)]);
      // Another tab may be sending it.
      await alone(`send:${id}`, () => this.#send(id), { wait: false });
      this.#flying.delete(id);
    })();
  }

  async #send(id) {
    const waiting = this.#store.unsent;
    const message = waiting.find((one) => one.id === id);
    const talk = this.#store.talk;
    if (!message || talk === null) return;
    // It must not overtake one that could not be sent.
    if (waiting.some((one) => one.state === "waiting" && one.at < message.at)) {
      this.#change(id, "waiting");
      return;
    }
    this.#answer(+1);
    try {
      const answer = await this.#api.send(talk, message);
      this.#backoff.reset();
      await this.#answered(message, answer);
    } catch (error) {
      this.#failed(message, error);
    } finally {
      this.#answer(-1);
    }
  }

  async #answered({ id }, answer) {
    if (answer.forgotten) {
      this.#talk.end("deleted");
      this.#talk.tell("notice", { replies: answer.replies });
      return;
    }
    const latest = Date.now() + SHOWN_WITHIN;
    while (this.#talk.live && !this.#talk.has(id) && Date.now() < latest) await pause(LOOK_EVERY);
    if (!this.#talk.has(id)) await this.#talk.catchUp();
    if (this.#talk.has(id)) {
      this.sendAll();
      return;
    }
    // The front answered what it could not keep: words of distress are always answered.
    this.#change(id, "failed");
    this.#talk.tell("notice", { about: id, replies: answer.replies });
  }

  #failed({ id, title, text }, error) {
    if (error instanceof Refused && error.unknown) {
      this.#talk.end("gone", title ? "" : text);
      return;
    }
    // The front's troubles pass by themselves; what it will not take needs the person.
    const refused = error instanceof Refused && error.status < 500;
    if (refused) this.#talk.tell("notice", { about: id, replies: error.replies });
    this.#change(id, refused ? "failed" : "waiting");
    if (!refused) this.#later();
  }

  async #later() {
    if (this.#again) return;
    this.#again = true;
    await this.#backoff.wait();
    this.#again = false;
    this.sendAll();
  }

  #change(id, state) {
    this.#store.changeUnsent(id, { state });
    this.#talk.tell("unsent", {});
  }

  #answer(change) {
    this.#answering += change;
    this.#talk.tell("writing", { is: this.#answering > 0 });
  }
}
