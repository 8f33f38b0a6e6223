// Look-up box of the home page, closest entries of "page not found", entry of the day, and the
// "propose this word" link of the search box.

import { fold } from "./fold.js";
import { LookUpBox, MOST } from "./lookup-box.js";
import { Names, writing } from "./names-files.js";
import { answers, apart, nearest, signpostOf, wantedFor } from "./names.js";
import { cut, decoded, encoded, fetched, withTexts, withWord } from "./safe.js";

const MOST_NEAR = 3;

// Leads to what was looked up; what nobody has written yet can be proposed. Where several may be meant, the form
// goes to the browse page with what was typed.
class LookUp extends LookUpBox {
  // What is offered for a text: entries, the page of a word with several meanings, what tells two words apart.
  async choices(text) {
    const index = await this.names.indexFor(text);
    const found = answers(index, text, MOST);
    const choices = found.map(({ entry, label }) => ({ entry, label, path: entry.path }));
    const signpost = signpostOf(index, text);
    if (signpost) {
      const says = this.words.meanings.replace("{word}", () => signpost.label);
      choices.splice(found.filter(({ exact }) => exact).length, 0, { says, path: signpost.path });
    }
    const telling = apart(found);
    if (telling) {
      const [one, other] = found.map(({ entry }) => entry.headword);
      const says = this.words.apart.replace("{one}", () => one).replace("{other}", () => other);
      choices.splice(2, 0, { says, path: `${telling.path}#not-to-be-confused` });
    }
    if (!found.length) {
      for (const entry of nearest(index, text, MOST_NEAR)) {
        const says = this.words.near.replace("{word}", () => entry.headword);
        choices.push({ says, near: entry, path: entry.path });
      }
    }
    if (fold(text)) {
      const says = this.words.all.replace("{word}", () => cut(text.trim(), 100));
      choices.push({ says, href: `${this.words.search}?word=${encoded(text.trim())}` });
    }
    const wanted = wantedFor(index, text);
    if (fold(text) && (wanted || !found.length)) {
      const word = wanted?.names[0] ?? cut(text.trim(), 100);
      const says = (wanted ? this.words.wanted : this.words.propose).replace("{word}", () => word);
      choices.push({ says, href: writing(this.words.write, text, wanted) });
    }
    return choices;
  }

  go({ path, href }) {
    location.href = href ?? new URL(path, new URL(this.words.root, location.href));
  }
}

// On phones there is room for a button alone: it opens the box over the header.
function openOverHeader(button, box) {
  const input = box.querySelector("input");
  const open = (isOpen) => box.toggleAttribute("data-open", isOpen);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    open(true);
    input.focus();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) {
      open(false);
      button.focus();
    }
  });
  box.addEventListener("focusout", ({ relatedTarget }) => open(box.contains(relatedTarget)));
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
  const days = new URL(section.dataset.days, location.href);
  const answer = chosen && (await fetched(new URL(`entries/${chosen.id}.json`, days)));
  const [entry] = withTexts([answer], "headword", "definition");
  if (!entry) {
    section.hidden = true;
    return;
  }
  const make = (name, ...inside) => {
    const element = document.createElement(name);
    element.append(...inside);
    return element;
  };
  const link = make("a", entry.headword);
  link.href = new URL(chosen.path, new URL(section.dataset.root, location.href));
  const place = section.querySelector("dl");
  place.append(make("div", make("dt", link), make("dd", entry.definition)));
  place.removeAttribute("aria-busy");
}

async function showClosest(section) {
  const word = decoded(location.pathname.split("/").findLast(Boolean) ?? "").replace(/\.html$/, "");
  const text = word.replaceAll(/[-_+]/g, " ");
  const index = await new Names(section.dataset.names).indexFor(text);
  const answering = answers(index, text, 5).map(({ entry }) => entry);
  const found = answering.length ? answering : nearest(index, text, 5);
  const root = new URL(section.dataset.root, location.href);
  const wanted = wantedFor(index, text);
  for (const propose of section.querySelectorAll("[data-propose]")) {
    propose.href = writing(propose.dataset.propose, text, wanted);
    if (wanted) {
      propose.textContent = propose.dataset.wanted.replace("{word}", () => wanted.names[0]);
    }
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

for (const form of document.querySelectorAll("[data-lookup]")) {
  new LookUp(form);
}
const header = document.querySelector("[data-look]");
if (header) {
  openOverHeader(header, document.querySelector(".header-lookup"));
}
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
  // Where a site has the theme's search, this key is for that.
  const isFree = !isTyping && !document.querySelector(".md-search__input");
  const isSlash = event.key === "/" && isFree && !event.altKey && !event.ctrlKey && !event.metaKey;
  if (isSlash || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) {
    // The page's own box comes before that of the header.
    const places = ["main :is([data-lookup], [data-browse], [data-texts]) [name=word]", "[data-lookup] input"];
    const boxes = places.flatMap((place) => [...document.querySelectorAll(place)]);
    const box = boxes.find((each) => each.checkVisibility());
    if (box || header) {
      event.preventDefault();
      if (box) {
        box.focus();
        box.select();
      } else {
        header.click();
      }
    }
  }
});
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
