/** The field to write in: Enter sends, Shift and Enter makes a new line, it grows with the text. */

/** Signs in one message that the front keeps (front/text.py). */
const LONGEST = 10_000;

export class Writing {
  #input;
  #tooLong;

  /** `send(text)` gets what was written; `tooLong()` is called for more than the front keeps. */
  constructor({ form, input }, send, tooLong) {
    this.#input = input;
    this.#tooLong = tooLong;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sendWith(send);
    });
    input.addEventListener("keydown", (event) => {
      // While a word is being composed, Enter only ends the word.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#sendWith(send);
    });
    input.addEventListener("input", () => this.#grow());
  }

  /** Puts words that were not sent back, where nothing else has been written. */
  putBack(text) {
    if (this.#input.value !== "" || !text) return;
    this.#input.value = text;
    this.#grow();
  }

  #sendWith(send) {
    const text = this.#input.value.trim();
    if (text === "") return;
    if ([...text].length > LONGEST) {
      this.#tooLong();
      return;
    }
    this.#input.value = "";
    this.#grow();
    send(text);
  }

  #grow() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${this.#input.scrollHeight}px`;
  }
}
