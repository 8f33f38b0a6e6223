// The page on which texts are searched: passages of entries and articles. Nothing is asked for before a word is there.
// What is searched for is in the address, so that going back restores it.

import { cut, withWord } from "./safe.js";
import { Texts } from "./texts-files.js";

const AT_ONCE = 10;
const PAUSE = 250; // milliseconds after the last sign, until what stands there is searched for

class Search {
  constructor(form) {
    this.form = form;
    this.words = form.dataset;
    this.input = form.elements.word;
    this.status = form.querySelector("[role=status]");
    this.list = document.querySelector("[data-passages]");
    this.more = document.querySelector("[data-more]");
    this.propose = document.querySelector("[data-propose-text]");
    this.texts = new Texts(this.words.texts);
    this.root = new URL(this.words.root, location.href);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.search();
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.search(), PAUSE);
    });
    this.more.addEventListener("click", () => this.showMore());
    window.addEventListener("popstate", () => this.readAddress());
    if (this.input.value.trim()) {
      this.search(); // typed before this script was there
    } else {
      this.readAddress();
    }
  }

  readAddress() {
    this.input.value = new URLSearchParams(location.search).get("word") ?? "";
    this.search();
  }

  async search() {
    clearTimeout(this.waiting);
    const typed = this.input.value.trim();
    if (typed === this.typed) {
      return;
    }
    this.typed = typed;
    this.writeAddress(typed);
    const found = typed ? await this.texts.search(typed) : { count: 0, next: () => ({ answers: [], isMore: false }) };
    const first = await found?.next(AT_ONCE);
    if (typed !== this.typed) {
      return; // something else was typed meanwhile
    }
    this.typed = found ? typed : null; // the same again, where it failed
    this.found = found;
    this.list.replaceChildren();
    this.show(first ?? { answers: [], isMore: false });
    this.propose.href = withWord(this.words.propose, typed);
    this.propose.parentElement.hidden = !typed;
    this.say(typed, found, first);
  }

  say(typed, found, first) {
    const { one, other, none, failed } = this.words;
    const says = {
      failed: () => failed,
      nothing: () => "",
      none: () => none.replace("{word}", () => cut(typed, 100)),
      one: () => one,
      other: () => other.replace("{count}", found.count.toLocaleString()),
    };
    const isNone = !first?.answers.length;
    const how = (!found && "failed") || (!typed && "nothing") || (isNone && "none") || (found.count === 1 && "one");
    this.status.textContent = says[how || "other"]();
  }

  async showMore() {
    const { found } = this;
    const before = this.list.children.length;
    const next = await found.next(AT_ONCE);
    if (found === this.found) {
      this.show(next);
      // The button may be gone, and the new ones are what was asked for.
      this.list.children[before]?.querySelector("a").focus();
    }
  }

  show({ answers, isMore }) {
    this.list.append(...answers.map((answer) => this.item(answer)));
    this.list.hidden = !this.list.children.length;
    this.more.hidden = !isMore;
  }

  item({ text, passage }) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.textContent = passage.heading ? `${text.title}: ${passage.heading}` : text.title;
    link.href = new URL(text.path, this.root);
    link.hash = passage.anchor;
    const said = document.createElement("p");
    for (const piece of passage.pieces) {
      const element = document.createElement(piece.isHit ? "mark" : "span");
      element.textContent = piece.text;
      said.append(element);
    }
    item.append(link, said);
    return item;
  }

  writeAddress(typed) {
    const kept = new URLSearchParams(typed ? { word: typed } : {});
    try {
      history.replaceState(history.state, "", `${location.pathname}${kept.size ? `?${kept}` : ""}`);
    } catch {
      // Some browsers allow only so many changes in a while: the search works without.
    }
  }
}

new Search(document.querySelector("[data-texts]"));
