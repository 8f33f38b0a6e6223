// One of several that was just taken out, until it is put back or something else happens to the list.

export class Gone {
  // `before` is the element before which it is offered; `putBack` gets the row and the place where it stood.
  constructor(before, words, putBack) {
    this.before = before;
    this.words = words;
    this.putBack = putBack;
  }

  // Null where nothing is lost with the row.
  offer(row, at) {
    this.forget();
    if (!row) {
      return;
    }
    this.note = document.createElement("p");
    this.note.className = "gone";
    this.note.dataset.gone = "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = this.words.form_put_back;
    button.addEventListener("click", () => {
      this.forget();
      this.putBack(row, at);
    });
    this.note.append(`${this.words.form_gone} `, button);
    this.before.before(this.note);
  }

  forget() {
    this.note?.remove();
    this.note = undefined;
  }
}
