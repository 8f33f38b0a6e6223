// A box in which somebody looks up an entry by its names.

import { fold } from "./fold.js";
import { Names } from "./names-files.js";
import { answers, meantBy } from "./names.js";

export const MOST = 8;

// Whether a key belongs to an input method. One browser sends the last key of a composition after its end, with this code.
const isComposing = (event) => event.isComposing || event.keyCode === 229;

// A combobox as described by the ARIA Authoring Practices: the list is suggested, nothing is forced.
// The names are asked for when somebody begins to look something up, and not before. What is offered for a
// text (`choices`) and what becomes of a choice (`go`) is for those who extend it.
export class LookUpBox {
  constructor(form) {
    this.form = form;
    this.words = form.dataset;
    this.input = form.querySelector("input");
    this.list = form.querySelector("[role=listbox]");
    this.status = form.querySelector("[role=status]");
    this.names = new Names(this.words.names);
    this.found = [];
    this.active = -1;
    this.input.addEventListener("focus", () => this.names.file(), { once: true });
    this.input.addEventListener("input", () => this.update());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    form.addEventListener("submit", (event) => this.submit(event));
  }

  // For a box in which somebody is already, and may have typed something.
  begin() {
    if (this.input === document.activeElement) {
      this.names.file();
    }
    if (this.input.value) {
      this.update();
    }
  }

  async update() {
    const text = this.input.value;
    const choices = await this.choices(text);
    if (text !== this.input.value) {
      return;
    }
    this.found = choices;
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...this.found.map((choice, number) => this.option(choice, number, fold(text))));
    this.list.hidden = !this.found.length;
    this.input.setAttribute("aria-expanded", String(this.found.length > 0));
    const count = this.found.filter(({ entry }) => entry).length;
    const none = fold(text) ? this.words.none : "";
    const several = this.words.other.replace("{count}", count);
    this.status.textContent = count ? (count === 1 ? this.words.one : several) : none;
  }

  option(choice, number, query) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${number}`;
    option.setAttribute("role", "option");
    const name = document.createElement("span");
    name.className = "lookup-name";
    name.textContent = choice.says ?? choice.entry.headword;
    option.append(name);
    if (choice.entry) {
      // The name that was typed, when the entry goes by another one.
      if (fold(choice.label) !== fold(choice.entry.headword) && !fold(choice.entry.headword).includes(query)) {
        const also = document.createElement("span");
        also.className = "label";
        also.textContent = ` ${choice.label}`;
        option.append(also);
      }
    }
    const entry = choice.entry ?? choice.near;
    if (entry) {
      const definition = document.createElement("span");
      definition.className = "lookup-definition";
      option.append(definition);
      this.names.definitionOf(entry).then((text) => {
        definition.textContent = text;
      });
    }
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => this.go(choice));
    return option;
  }

  key(event) {
    if (isComposing(event)) {
      return; // the keys choose among signs, not among answers
    }
    if (event.key === "Escape") {
      this.close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.found.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const count = this.found.length + 1;
      this.active = ((this.active + 1 + step + count) % count) - 1;
      for (const [number, option] of [...this.list.children].entries()) {
        option.setAttribute("aria-selected", String(number === this.active));
        if (number === this.active) {
          option.scrollIntoView({ block: "nearest" });
        }
      }
      if (this.active < 0) {
        this.input.removeAttribute("aria-activedescendant");
      } else {
        this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.active}`);
      }
    }
  }

  // Enter takes the chosen answer, or the one that is surely meant.
  async submit(event) {
    event.preventDefault();
    const text = this.input.value;
    const chosen = this.found[this.active] ?? meantBy(answers(await this.names.indexFor(text), text))?.entry;
    if (chosen) {
      this.go(chosen);
    } else {
      this.unsure();
    }
  }

  // Nothing was chosen, and several may be meant.
  unsure() {
    this.form.submit();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}
