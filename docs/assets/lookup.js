// Look-up box of the home page, closest entries of "page not found", entry of the day, and the
// "propose this word" link of the search box.

import { closest } from "./fold.js";
import { LookUp } from "./lookup-box.js";
import { Names, writing } from "./names-files.js";
import { answers, wantedFor } from "./names.js";
import { decoded, fetched, withTexts, withWord } from "./safe.js";

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
  const index = await new Names(section.dataset.names).indexFor(text);
  const answering = answers(index, text, 5).map(({ entry }) => entry);
  const known = index.items.map(({ entry, labels }) => ({ ...entry, labels: labels.map(({ folded }) => folded) }));
  const found = answering.length ? answering : closest(text, known, 5);
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
