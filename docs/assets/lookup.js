// Look-up boxes, the keys that lead to them, and what else home and the page for what is not found ask the names for.
// What answers is fetched when somebody goes to a box, and not before: most visitors of a page only read it.

import { withWord } from "./safe.js";

function wake(form) {
  const input = form.querySelector("input");
  let box = null;
  let waking = null;
  const awake = () => {
    waking ??= import("./lookup-answers.js").then(({ LookUp }) => {
      box = new LookUp(form);
      box.begin();
    });
    waking.catch(() => {
      waking = null; // no network: asked for again
    });
    return waking;
  };
  for (const event of ["focus", "input"]) {
    input.addEventListener(event, () => void awake().catch(() => {}));
  }
  form.addEventListener("submit", async (event) => {
    if (!box) {
      event.preventDefault();
      await awake().then(
        () => box.submit(event),
        () => form.submit(),
      );
    }
  });
  if (input === document.activeElement) {
    awake().catch(() => {});
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

for (const form of document.querySelectorAll("[data-lookup]")) {
  wake(form);
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
  import("./entry-of-the-day.js").then(({ showEntryOfTheDay }) => showEntryOfTheDay(daily));
}
const missing = document.querySelector("[data-not-found]");
if (missing) {
  import("./not-found.js").then(({ showClosest }) => showClosest(missing));
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
