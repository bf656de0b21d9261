/** Waiting: for a time, for a better moment to try again, for other tabs. */

const FIRST = 500;
const LONGEST = 30_000;

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits longer after each failure, never two browsers alike, and no more once it makes sense. */
export class Backoff {
  #failures = 0;
  #wake = () => {};

  constructor() {
    window.addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
  }

  /** Until the next try. */
  async wait() {
    const longest = Math.min(LONGEST, FIRST * 2 ** this.#failures);
    this.#failures += 1;
    await Promise.race([
      pause(longest * (0.5 + Math.random() / 2)),
      new Promise((resolve) => {
        this.#wake = resolve;
      }),
    ]);
  }

  /** Ends a wait at once. */
  hurry() {
    this.#wake();
  }

  /** It worked: the next failure counts as the first. */
  reset() {
    this.#failures = 0;
  }
}

/** Runs a task while no other tab runs one of that name; null where one does and `wait` is false. */
export async function alone(name, task, { wait = true } = {}) {
  // Plain-HTTP pages have no locks; what is done under one is harmless when done twice.
  if (!navigator.locks) return task();
  const options = wait ? {} : { ifAvailable: true };
  return navigator.locks.request(`onward:${name}`, options, (lock) => (lock ? task() : null));
}

/** A name for a message that no other has; `randomUUID` is missing on plain-HTTP pages. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
