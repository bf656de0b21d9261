/** Keeps the newest words in sight, without pulling away somebody who reads further up. */

/** Pixels from the end within which somebody counts as reading the end. */
const NEAR = 80;

export class Scrolling {
  #box;
  #button;

  /** `box` scrolls; `button` leads to what is new, and is shown only while that is out of sight. */
  constructor(box, button) {
    this.#box = box;
    this.#button = button;
    button.addEventListener("click", () => {
      this.toEnd();
      box.focus({ preventScroll: true });
    });
    box.addEventListener("scroll", () => {
      if (this.atEnd) button.hidden = true;
    });
  }

  get atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#box;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  toEnd() {
    this.#box.scrollTop = this.#box.scrollHeight;
    this.#button.hidden = true;
  }

  /**
   * Runs `change`, which may add elements and returns the first of them. Whoever was at the end
   * sees the beginning of what is new: a long answer is read from its top.
   */
  following(change) {
    const wasAtEnd = this.atEnd;
    const first = change();
    if (first === null) return;
    if (!wasAtEnd) {
      this.#button.hidden = false;
      return;
    }
    const margin = 12;
    const before = first.previousElementSibling;
    const start = before?.classList.contains("mine") ? before : first;
    const top = start.offsetTop - margin;
    const end = this.#box.scrollHeight - this.#box.clientHeight;
    this.#box.scrollTop = Math.min(top, end);
    this.#button.hidden = this.atEnd || first.offsetHeight > this.#box.clientHeight;
  }
}
