// The entry of the day, on home: the same for everybody on a date, without a server.

import { fetched, withTexts } from "./safe.js";

// Each entry comes once in a round of all of them, in an order that does not look like the alphabet.
export async function showEntryOfTheDay(section) {
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
