// The guide for people who show entries on pages of their own: any entry in place of the first one, looked up by its
// names or named by the address (`?entry=…`), and a place to try the colors of the preview.
//
// The texts to be copied come from the page, with braces where they differ from entry to entry.

import { LookUpBox, MOST } from "./lookup-box.js";
import { answers } from "./names.js";
import { encoded, fetched } from "./safe.js";
import { ThemeForm } from "./embedding-theme.js";

// As the entry's own page has it: in signs that say the same on a page of any encoding.
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
const escaped = (text) =>
  text.replace(/[&<>"']|[^\0-\x7F]/gu, (sign) => SIGNS[sign] ?? `&#${sign.codePointAt(0)};`);

// A text with its braces filled in; all in one pass, for what is filled in may hold braces of its own.
const filled = (form, parts) => form.replaceAll(/\{(\w+)\}/g, (brace, name) => parts[name] ?? brace);

class EntryBox extends LookUpBox {
  constructor(form, choose) {
    super(form);
    this.choose = choose;
  }

  async choices(text) {
    const index = await this.names.indexFor(text);
    return answers(index, text, MOST).map(({ entry, label }) => ({ entry, label }));
  }

  go(choice) {
    const entry = choice.entry ?? choice;
    this.close();
    this.found = [];
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.input.value = entry.headword;
    this.status.textContent = "";
    this.choose(entry);
  }

  unsure() {
    this.status.textContent = this.words.unsure;
    this.input.focus();
  }
}

class Guide {
  constructor(page) {
    this.page = page;
    this.words = page.dataset;
    this.here = new URL(this.words.here, location.href);
    // The first entry, as the page came.
    this.shown = {
      id: this.words.id,
      path: this.words.path,
      headword: page.querySelector("[data-headword]").textContent,
      definition: page.querySelector("[data-definition]").textContent,
    };
    this.theme = page.querySelector("[data-card-theme]");
    this.theme.addEventListener("change", () => this.show());
    this.box = new EntryBox(document.querySelector("[data-embedding-box]"), (entry) => this.choose(entry));
    for (const element of document.querySelectorAll("[data-needs-script]")) {
      element.hidden = false;
    }
  }

  async choose(entry) {
    this.chosen = entry;
    const definition = await this.box.names.definitionOf(entry);
    if (this.chosen !== entry) {
      return; // another one was chosen meanwhile
    }
    this.shown = { ...entry, definition };
    this.show();
    history.replaceState(null, "", `?entry=${encoded(entry.id)}${location.hash}`);
    this.say(this.words.shown, entry.headword);
  }

  show() {
    const { theme } = this;
    const query = theme.value ? `?theme=${theme.value}` : "";
    const card = this.page.querySelector("[data-card]");
    const { id, headword, definition, path } = this.shown;
    for (const link of document.querySelectorAll("[data-entry-link]")) {
      link.href = new URL(path, this.here);
    }
    for (const element of document.querySelectorAll("[data-headword]")) {
      element.textContent = headword;
    }
    for (const element of this.page.querySelectorAll("[data-definition]")) {
      element.textContent = definition;
      element.parentElement.cite = new URL(path, this.here);
    }
    card.src = new URL(`embed/${encoded(id)}/${query}`, this.here);
    card.title = `${headword} – ${card.dataset.name}`;
    // What has no definition yet cannot be quoted.
    this.page.querySelector("[data-way=quotation]").hidden = !definition;
    this.fill({ headword, definition, page: this.words.root + path, card: `${this.words.root}embed/${id}/${query}` });
  }

  fill(parts) {
    const values = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, escaped(text)]));
    for (const text of this.page.querySelectorAll("[data-form]")) {
      text.querySelector("code").textContent = filled(text.dataset.form, values);
    }
  }

  say(text, word = "") {
    this.page.querySelector("[data-says]").textContent = text.replace("{word}", () => word);
  }

  // The entry that the address of the page names. One that has another id now is shown by that.
  async openNamed() {
    const id = new URLSearchParams(location.search).get("entry");
    if (!id) {
      return;
    }
    const { names, status } = this.box;
    const file = async (name) => await fetched(new URL(`entries/${encoded(name)}.json`, names.address));
    let result = await file(id);
    if (typeof result?.redirect_to === "string" && (!result.headword || result.status === "retired")) {
      result = await file(result.redirect_to);
    }
    const entry = typeof result?.headword === "string" ? await this.named(result) : null;
    if (entry) {
      this.box.go(entry);
    } else {
      status.textContent = this.words.unknown.replace("{word}", () => id);
    }
  }

  async named({ id, headword }) {
    const { items } = await this.box.names.indexFor(headword);
    return items.find(({ entry }) => entry.id === id)?.entry ?? null;
  }
}

const page = document.querySelector("[data-embedding]");
if (page) {
  new Guide(page).openNamed();
}
const theme = document.querySelector("[data-theme-form]");
if (theme) {
  new ThemeForm(theme, document.querySelector("[data-theme-css] code"));
}
