// Look-up box of the home page, closest entries of "page not found", entry of the day, and the
// "propose this word" link of the search box.

import { closest, fold, rank } from "./fold.js";
import { decoded, fetched, withTexts, withWord } from "./safe.js";

const MOST = 8;

// One small file of the site's own, asked for when somebody begins to look something up. Without it
// nothing is found, and it is asked for again the next time.
let asked;
async function entries(address) {
  asked ??= read(address);
  const list = await asked;
  if (!list.length) {
    asked = undefined;
  }
  return list;
}

async function read(address) {
  const list = withTexts(await fetched(address), "headword", "path");
  return list.map((entry) => {
    const shown = Array.isArray(entry.labels) ? entry.labels.filter((label) => typeof label === "string") : [];
    return { ...entry, shown, labels: shown.map(fold) };
  });
}

function answers(list, text) {
  const query = fold(text);
  if (!query) {
    return [];
  }
  const ranked = (forgive) =>
    list
      .map((entry) => ({ entry, score: rank(query, entry.labels, forgive) }))
      .filter((item) => item.score < Infinity)
      .sort((one, other) => one.score - other.score);
  const exact = ranked(false);
  return (exact.length ? exact : ranked(true)).slice(0, MOST).map((item) => item.entry);
}

// A combobox as described by the ARIA Authoring Practices: the list is suggested, nothing is forced.
class LookUp {
  constructor(form) {
    this.form = form;
    this.words = form.dataset;
    this.input = form.querySelector("input");
    this.list = form.querySelector("[role=listbox]");
    this.status = form.querySelector("[role=status]");
    this.found = [];
    this.active = -1;
    this.input.addEventListener("focus", () => entries(this.words.entries), { once: true });
    this.input.addEventListener("input", () => this.update());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    form.addEventListener("submit", (event) => this.submit(event));
  }

  async update() {
    const text = this.input.value;
    const list = await entries(this.words.entries);
    if (text !== this.input.value) {
      return;
    }
    this.found = answers(list, text);
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...this.found.map((entry, number) => this.option(entry, number, fold(text))));
    this.list.hidden = !this.found.length;
    this.input.setAttribute("aria-expanded", String(this.found.length > 0));
    const none = fold(text) ? this.words.none : "";
    const several = this.words.other.replace("{count}", this.found.length);
    this.status.textContent = this.found.length ? (this.found.length === 1 ? this.words.one : several) : none;
  }

  option(entry, number, query) {
    const option = document.createElement("li");
    option.id = `lookup-${number}`;
    option.setAttribute("role", "option");
    option.textContent = entry.headword;
    // The name that was typed, when the entry goes by another one.
    const other = entry.shown.find((label, index) => index && rank(query, [entry.labels[index]]) < Infinity);
    if (other && rank(query, [entry.labels[0]], false) === Infinity) {
      const also = document.createElement("span");
      also.className = "label";
      also.textContent = ` ${other}`;
      option.append(also);
    }
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => this.go(entry));
    return option;
  }

  key(event) {
    if (event.key === "Escape") {
      this.close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.found.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const count = this.found.length + 1;
      this.active = ((this.active + 1 + step + count) % count) - 1;
      for (const [number, option] of [...this.list.children].entries()) {
        option.setAttribute("aria-selected", String(number === this.active));
      }
      if (this.active < 0) {
        this.input.removeAttribute("aria-activedescendant");
      } else {
        this.input.setAttribute("aria-activedescendant", `lookup-${this.active}`);
      }
    }
  }

  // Enter opens the chosen answer, the only one, or one of that very name; otherwise the form goes
  // to the browse page with what was typed.
  submit(event) {
    event.preventDefault();
    const text = this.input.value;
    entries(this.words.entries).then((list) => {
      const found = answers(list, text);
      const same = found.filter((entry) => entry.labels.includes(fold(text)));
      const chosen = this.found[this.active] ?? (found.length === 1 ? found[0] : same.length === 1 ? same[0] : null);
      if (chosen) {
        this.go(chosen);
      } else {
        this.form.submit();
      }
    });
  }

  go(entry) {
    location.href = new URL(entry.path, new URL(this.words.root, location.href));
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}

// The entry of the day: the same for everybody on a date, without a server. Each entry comes once
// in a round of all of them, in an order that does not look like the alphabet.
async function showEntryOfTheDay(section) {
  const list = withTexts(await fetched(section.dataset.days), "id", "path");
  const now = new Date();
  const day = Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
  const common = (a, b) => (b ? common(b, a % b) : a);
  let stride = Math.max(1, Math.floor(list.length * 0.618));
  while (common(stride, list.length) > 1) {
    stride += 1;
  }
  const chosen = list[(day * stride) % list.length];
  if (!chosen) {
    return;
  }
  const days = new URL(section.dataset.days, location.href);
  const [entry] = withTexts([await fetched(new URL(`entries/${chosen.id}.json`, days))], "headword", "definition");
  if (!entry) {
    return;
  }
  const link = section.querySelector("a");
  link.textContent = entry.headword;
  link.href = new URL(chosen.path, new URL(section.dataset.root, location.href));
  section.querySelector("dd").textContent = entry.definition;
  section.hidden = false;
}

async function showClosest(section) {
  const word = decoded(location.pathname.split("/").findLast(Boolean) ?? "").replace(/\.html$/, "");
  const text = word.replaceAll(/[-_+]/g, " ");
  const found = closest(text, await entries(section.dataset.entries), 5);
  const root = new URL(section.dataset.root, location.href);
  for (const propose of section.querySelectorAll("[data-propose]")) {
    propose.href = withWord(propose.dataset.propose, text);
  }
  section.querySelector("[data-closest]").hidden = !found.length;
  section.querySelector("ul").replaceChildren(
    ...found.map((entry) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.textContent = entry.headword;
      link.href = new URL(entry.path, root);
      item.append(link);
      return item;
    }),
  );
  section.hidden = false;
}

const lookUp = document.querySelector("[data-lookup]");
if (lookUp) {
  new LookUp(lookUp);
}
const daily = document.querySelector("[data-entry-of-the-day]");
if (daily) {
  showEntryOfTheDay(daily);
}
const missing = document.querySelector("[data-not-found]");
if (missing) {
  showClosest(missing);
}
const search = document.querySelector("[data-search-propose]");
const query = document.querySelector(".md-search__input");
if (search && query) {
  const address = search.dataset.searchPropose;
  const fill = () => {
    search.href = withWord(address, query.value);
  };
  query.addEventListener("input", fill);
  fill();
}
