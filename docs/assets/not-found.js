// The entries closest to an address where nothing is, on the page that says so.

import { Names, writing } from "./names-files.js";
import { answers, nearest, wantedFor } from "./names.js";
import { decoded } from "./safe.js";

export async function showClosest(section) {
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
