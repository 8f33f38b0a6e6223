// Browse the dictionary: filter as you type, narrow by topic, region and audience, sort.
// The page is complete without it; this shows and hides what stands there already, or, where each letter has a page of its
// own, what stands in a file. Filter and order are in the address, so that going back restores them. The word is not
// called `q` there: the theme opens its own search for that.

import { InFile } from "./browse-file.js";
import { OnPage, hide } from "./browse-page.js";
import { closest, fold } from "./fold.js";
import { guideWords } from "./guide-words.js";
import { Names, writing } from "./names-files.js";
import { answering, prepared, preparing, wantedFor } from "./names.js";
import { decoded, withWord } from "./safe.js";

const form = document.querySelector("[data-browse]");
const ORDERS = {
  mentioned: (one, other) => other.mentions - one.mentions,
  reviewed: (one, other) => (one.reviewed < other.reviewed ? 1 : one.reviewed > other.reviewed ? -1 : 0),
};

// When the next picture has been drawn.
function drawn() {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100); // in a tab that nobody sees, nothing is drawn
  });
}

// What a function of steps gives, the page free between them.
async function slowly(steps) {
  let step = steps.next();
  while (!step.done) {
    await new Promise((done) => {
      setTimeout(done);
    });
    step = steps.next();
  }
  return step.value;
}

class Browse {
  constructor(source) {
    this.source = source;
    this.words = form.dataset;
    this.query = form.elements.word;
    this.order = form.elements.sort;
    this.facets = [...form.querySelectorAll("[data-facet]")];
    this.status = form.querySelector("[role=status]");
    this.all = this.status.textContent;
    this.widen = form.querySelector("[data-widen]");
    this.strip = document.querySelector(".thumb");
    this.letters = [...this.strip.querySelectorAll("a[href^='#']")];
    this.empty = document.querySelector("[data-browse-empty]");
    this.turn = 0;
    const typed = this.query.value; // before this script was there
    this.readAddress();
    this.query.value = typed || this.query.value;
    this.listen();
    this.update().finally(() => document.documentElement.classList.remove("asked"));
  }

  listen() {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      this.update();
      this.writeAddress();
    });
    if (this.words.list) {
      // Before the first letter is typed, so that it is answered at once.
      form.addEventListener("focusin", () => this.entries(), { once: true });
    } else {
      this.entries();
    }
    this.widen.addEventListener("click", () => {
      for (const facet of this.facets) {
        facet.value = "";
      }
      this.update();
      this.writeAddress();
      this.query.focus(); // the button goes away
    });
    form.addEventListener("reset", () => {
      setTimeout(() => {
        this.update();
        this.writeAddress();
        this.query.focus();
      });
    });
    window.addEventListener("popstate", () => {
      this.readAddress();
      this.update();
    });
  }

  readAddress() {
    const given = new URLSearchParams(location.search);
    this.query.value = given.get("word") ?? "";
    for (const select of [this.order, ...this.facets]) {
      const value = given.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
  }

  writeAddress() {
    const kept = new URLSearchParams();
    for (const field of [this.query, ...this.facets, this.order]) {
      if (field.value.trim()) {
        kept.set(field.name, field.value.trim());
      }
    }
    const search = kept.size ? `?${kept}` : "";
    try {
      history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
    } catch {
      // Some browsers allow only so many changes in a while: the filter works without.
    }
  }

  // The entries, read once; with them, how many each choice would show.
  async entries() {
    const entries = await this.source.entries();
    if (entries.length && this.known !== entries) {
      this.known = entries;
      this.countChoices(entries, () => true);
      if (this.words.list) {
        this.indexOf(entries);
      }
    }
    return entries;
  }

  // Labels are indexed once: at once where they stand on the page, else step by step, so that the page goes on.
  async indexOf(entries) {
    const given = { ...JSON.parse(this.words.asking), entries };
    // The same engine as the look-up box, and the same answers.
    this.index ??= this.words.list ? slowly(preparing(given)) : prepared(given);
    return await this.index;
  }

  async update() {
    this.turn += 1;
    const { turn } = this;
    const isAsked = [this.query, this.order, ...this.facets].some((field) => field.value.trim());
    if (!isAsked && !this.wasAsked) {
      return; // all of it is shown already
    }
    this.wasAsked = true;
    const entries = await this.entries();
    if (this.words.list) {
      await drawn(); // what was typed is seen first
    }
    const index = fold(this.query.value) ? await this.indexOf(entries) : null;
    if (turn !== this.turn) {
      return; // more was typed meanwhile
    }
    const answers = index && new Set(answering(index, this.query.value).map(({ entry }) => entry));
    const found = this.countChoices(entries, (entry) => !answers || answers.has(entry));
    const order = this.order.value;
    const letters = this.source.show(order ? found.toSorted(ORDERS[order]) : found, order);
    this.markLetters(letters);
    this.say(entries, found.length, answers ? answers.size - found.length : 0);
    guideWords?.refresh();
  }

  // The entries that fit all choices. Each choice is told how many it would show beside the others.
  countChoices(entries, answers) {
    const counts = this.facets.map(() => new Map());
    const found = [];
    for (const entry of entries) {
      if (!answers(entry)) {
        continue;
      }
      const failed = this.facets.flatMap(({ name, value }, place) => (value && !entry[name].includes(value) ? place : []));
      if (!failed.length) {
        found.push(entry);
      }
      for (const [place, { name }] of this.facets.entries()) {
        if (failed.length === (failed.includes(place) ? 1 : 0)) {
          for (const key of entry[name]) {
            counts[place].set(key, (counts[place].get(key) ?? 0) + 1);
          }
        }
      }
    }
    for (const [place, facet] of this.facets.entries()) {
      for (const option of facet.options) {
        this.countOption(option, counts[place].get(option.value) ?? 0);
      }
    }
    return found;
  }

  countOption(option, number) {
    const text = `${option.dataset.name} (${number})`;
    if (option.value && option.textContent !== text) {
      option.textContent = text;
      option.disabled = !number && !option.selected;
    }
  }

  markLetters(having) {
    for (const letter of having ? this.letters : []) {
      const isEmpty = !having.has(decoded(letter.hash).slice(1));
      if (letter.hasAttribute("data-empty") !== isEmpty) {
        letter.toggleAttribute("data-empty", isEmpty);
        letter.setAttribute("aria-disabled", String(isEmpty));
      }
    }
  }

  // How many are shown, and how many answer what was typed and are hidden by other choices.
  say(entries, shown, outside) {
    const text = shown === 1 ? this.words.one : this.words.other.replace("{count}", shown.toLocaleString());
    const more = outside === 1 ? this.words.outsideOne : this.words.outsideOther;
    const told = shown === entries.length ? this.all : text;
    const said = outside ? `${told}. ${more.replace("{count}", outside.toLocaleString())}` : told;
    if (this.status.textContent !== said) {
      this.status.textContent = said;
    }
    hide(this.widen, !outside);
    hide(this.empty, shown > 0 || outside > 0);
    // Letters lead nowhere in another order than theirs.
    hide(this.strip, !shown || Boolean(this.order.value));
    if (!this.empty.hidden) {
      const word = this.query.value.trim();
      clearTimeout(this.later);
      if (this.words.list) {
        this.empty.querySelector("ul").hidden = true;
        this.later = setTimeout(() => this.showClosest(entries, word), 300); // when no more is typed
      } else {
        this.showClosest(entries, word);
      }
      this.empty.querySelector("[data-word]").textContent = word;
      this.offer(word);
    }
  }

  // The form for a word that is not there. The list of wanted words is asked for only now.
  async offer(word) {
    const propose = this.empty.querySelector("[data-propose]");
    propose.href = withWord(propose.dataset.propose, word);
    propose.textContent = propose.dataset.text;
    this.names ??= new Names(this.words.names);
    const wanted = wantedFor(prepared(await this.names.file()), word);
    if (wanted && word === this.query.value.trim()) {
      propose.href = writing(propose.dataset.propose, word, wanted);
      propose.textContent = propose.dataset.wanted.replace("{word}", () => wanted.names[0]);
    }
  }

  // What the reader may have meant, when nothing answers.
  showClosest(entries, word) {
    if (word !== this.query.value.trim()) {
      return;
    }
    const list = this.empty.querySelector("ul");
    this.folded ??= entries.map((entry) => ({ entry, labels: entry.labels.map(fold) }));
    const found = closest(word, this.folded, 5);
    list.hidden = !found.length;
    list.replaceChildren(
      ...found.map(({ entry }) => {
        const item = document.createElement("li");
        item.append(this.source.linkTo(entry));
        return item;
      }),
    );
  }
}

if (form) {
  new Browse(form.dataset.list ? new InFile(form) : new OnPage(form));
}
