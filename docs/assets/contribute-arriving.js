// What the form needs of the site's data files, on a connection that is slow or breaks. Until it is there, the page
// says so and stays as it is without scripts; a form for a change waits for its entry.

import { Catalog } from "./contribute-catalog.js";
import { asked, fetched } from "./safe.js";

const PATIENCE = 2500;
// What the page and its data must have been made for: MADE_FOR in hooks/dictionary/contributing/form_page.py.
const MADE_FOR = 3;

// A page that the browser has kept from before these scripts may lack what they need. It is left as it is without
// scripts, and can be loaded anew.
export function isOlder(form) {
  if (form.dataset.madeFor === String(MADE_FOR)) {
    return false;
  }
  tell(form, true);
  form.dataset.ready = "";
  document.querySelector("[data-again]")?.addEventListener("click", () => location.reload());
  return true;
}

// { data, catalog, source, isAgain }, `source` null for an entry that the dictionary does not have. However long it takes.
export async function arrived(form) {
  const slug = askedEntry();
  const button = document.querySelector("[data-again]");
  form.toggleAttribute("data-waiting", Boolean(slug));
  showParts(form, Boolean(slug));
  const timer = setTimeout(() => tell(form, true), PATIENCE);
  let found = null;
  while (!found) {
    const again = new Promise((resolve) => {
      button.addEventListener("click", () => resolve(null), { once: true });
    });
    found = await Promise.race([files(form, slug), again]);
    if (found && !isWhole(found)) {
      tell(form, true);
      form.dataset.ready = "";
      found = await again;
    }
  }
  clearTimeout(timer);
  const isAgain = document.activeElement === button;
  tell(form, false);
  form.removeAttribute("data-waiting");
  return { ...found, isAgain };
}

// The parts of a form for a change, or those of one for a new entry. As early as can be: what is not seen yet may move.
export function showParts(form, isChange) {
  for (const part of form.querySelectorAll("[data-only]")) {
    part.hidden = (part.dataset.only === "change") !== isChange;
  }
}

// Field → what was written before all of this had arrived. From now on drafts are kept here, so the browser is told to
// put nothing back into the boxes after reloading; it does so all the same for a name.
export function writtenEarly(form) {
  const isReloaded = performance.getEntriesByType("navigation")[0]?.type !== "navigate";
  const boxes = [...form.querySelectorAll("[data-field] :is(input, textarea)[name]")].filter(
    (box) => box.value.trim() && box.value !== box.defaultValue && !(isReloaded && box.autocomplete === "name"),
  );
  form.autocomplete = "off";
  return Object.fromEntries(boxes.map((box) => [box.closest("[data-field]").dataset.field, box.value]));
}

// An entry by its address, as people write it from its name or its file.
function askedEntry() {
  const written = new URLSearchParams(location.search).get("entry") ?? "";
  const entry = written.trim().replace(/\.ya?ml$/, "").replaceAll(/\s+/g, "-").toLowerCase();
  return /^[\p{L}\p{M}\p{N}_-]+$/u.test(entry) ? entry : "";
}

async function files(form, slug) {
  const { data, entries, sources, root } = form.dataset;
  const [all, catalog, source] = await Promise.all([
    fetched(data, "no-cache"),
    Catalog.from(entries, new URL(root, location.href)),
    slug ? asked(`${sources}${encodeURIComponent(slug)}.json`) : { result: null, isMissing: true },
  ]);
  return { data: all, catalog, source: source.result?.fields ? source.result : null, isMissing: source.isMissing };
}

function isWhole({ data, source, isMissing }) {
  return Boolean(data?.made_for === MADE_FOR && data.fields && data.words && (source || isMissing));
}

function tell(form, isLate) {
  form.toggleAttribute("data-unfinished", isLate);
  document.querySelector("[data-late]")?.toggleAttribute("hidden", !isLate);
}
