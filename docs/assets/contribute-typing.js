// When what is written is looked at: after a pause, when a field is left, before anything is sent; and what Enter does.

const PAUSE = 250;
// The click of a tap comes when the finger is gone, after a moment in which a browser looks for a second tap.
const TAP = 400;

export class Typing {
  // `onPause` is called when there is something new, `onBox` with each box that was left and the name of its field,
  // `onLeave` with the name when the whole field was left.
  constructor(form, { onPause, onBox, onLeave }) {
    this.form = form;
    this.onPause = onPause;
    this.isNew = false;
    form.addEventListener("input", (event) => {
      if (event.target.closest("[data-field]")) {
        this.isNew = true;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.isPressed || this.catchUp(), PAUSE);
      }
    });
    form.addEventListener("focusout", (event) => {
      const field = event.target.closest("[data-field]");
      if (field) {
        onBox(field.dataset.field, event.target);
      }
      if (field && !field.contains(event.relatedTarget)) {
        onLeave(field.dataset.field);
        this.isNew = true;
        if (!this.isPressed) {
          this.catchUp();
        }
      }
    });
    form.addEventListener("keydown", (event) => this.goOn(event));
    this.waitForPresses();
    // The last letters before one leaves, or goes to another window.
    addEventListener("pagehide", () => this.catchUp());
    document.addEventListener("visibilitychange", () => this.catchUp());
  }

  // Takes in what was typed a moment ago.
  catchUp() {
    clearTimeout(this.timer);
    if (this.isNew) {
      this.isNew = false;
      this.onPause();
    }
  }

  // What is said of a field pushes down what stands below. While somebody presses a button there, it waits: or the
  // button would slip away from under the finger.
  waitForPresses() {
    document.addEventListener("pointerdown", () => {
      clearTimeout(this.releasing);
      this.isPressed = true;
    });
    const release = (delay) => {
      clearTimeout(this.releasing);
      this.releasing = setTimeout(() => {
        this.isPressed = false;
        this.catchUp();
      }, delay);
    };
    document.addEventListener("pointerup", ({ pointerType }) => release(pointerType === "mouse" ? 0 : TAP));
    document.addEventListener("click", () => release(0), { capture: true });
    for (const event of ["pointercancel", "dragend"]) {
      document.addEventListener(event, () => release(0));
    }
    addEventListener("blur", () => release(0));
  }

  // Enter in a box of one line, or on one to tick, leads to the next box, as on paper: it sends nothing.
  goOn(event) {
    const isLine = event.target.matches("input");
    if (event.key !== "Enter" || !isLine || event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const boxes = [...this.form.querySelectorAll("input, select, textarea, summary, button, a[href]")].filter(
      (box) => box.tabIndex >= 0 && box.checkVisibility(),
    );
    boxes[boxes.indexOf(event.target) + 1]?.focus();
  }
}
