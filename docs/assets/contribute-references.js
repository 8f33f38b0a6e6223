// What is surely wrong with an entry, while it is typed: names of entries that there are not, things that stand there
// twice, brackets without an end, HTML, addresses that are not allowed. The twin of entry_checks.py, label_checks.py
// and link_checks.py in hooks/dictionary/checking; tests/cases/live_errors.yml holds for both.
// What only the whole dictionary can tell is told near enough, and never of what is right.

import { forbidden, withoutCode } from "./contribute-forbidden.js";
import { isFormOf, labelKey } from "./contribute-names.js";
import { fold } from "./fold.js";
import { shown } from "./contribute-sentences.js";
import { mayBeAddress, newWord } from "./contribute-word.js";

const MOST_TOLD = 20;
// What is sent through an issue can hold no more; the twin of MOST in hooks/dictionary/contributing/issue_body.py.
const LONGEST = 60_000;
export const NAMES = new Set(["headword", "aliases", "covers"]); // of which any markup is told
const LETTER = /[\p{L}\p{N}]/u;
const NO_NAME = /https?:|\bwww\.|\]\(|\[\[|\*\*|`|\S@\S|[<>]|\d(?:[ ()./-]{0,3}\d){5}|[a-z0-9-]\.[a-z]{2,10}\//;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
// Pairs that begin and end in one paragraph, and pairs of signs that are left over.
const BRACKETS = /\\.|\[\[([^[\]]*?)\]\](?!\(|\]| ?\[)|(\[{2,})|(\]{2,})|(\n[^\S\n]*\n)/gs;

// `say` is that of contribute-checks.js, `catalog` knows the entries (null where nobody does), `slug` is the entry's own.
export function references(values, { data, catalog, slug, say }) {
  const tell = (path, wording, given = {}) => say(path[0], "error", wording, given, path);
  const known = catalog?.entries.length ? catalog : null;
  named(values, { data, known, slug, tell });
  if (!slug && values.headword) {
    newWord(values.headword, { data, known, tell });
  }
  for (const [index, name] of (values.contributors ?? []).entries()) {
    if (NO_NAME.test(name) || name.length > 500) {
      tell(["contributors", index], "name-alone");
    } else if (!/\p{L}/u.test(name)) {
      tell(["contributors", index], "name-without-letters", { text: shown(name) });
    }
  }
  for (const [index, address] of (values.redirect_from ?? []).entries()) {
    if (!isFormerAddress(address)) {
      tell(["redirect_from", index], "former-address", { text: shown(address) });
    }
  }
  labels(values, { known, slug, tell });
  facts(values, tell);
  together(values, tell);
  for (const [path, text, written] of textsOf(values, data)) {
    if (written === "plain") {
      if (known && !NAMES.has(path[0])) {
        plainLinks(path, text, { known, irregular: data.language.irregular }, tell);
      }
      continue;
    }
    let told = 0;
    for (const [wording, excerpt] of forbidden(text, written === "block", data.elements)) {
      if (told < MOST_TOLD) {
        tell(path, wording, { text: shown(excerpt) });
      }
      told += 1;
    }
    if (text.length > LONGEST) {
      tell(path, "text-too-long");
    }
    if (known) {
      brackets(path, text, { known, irregular: data.language.irregular }, tell);
    }
  }
}

// ---- Entries that are named ------------------------------------------------------------------------

function named(values, { data, known, slug, tell }) {
  for (const [field, { shape }] of Object.entries(data.fields)) {
    const each = placesOf(values[field], shape, [field]);
    const seen = new Set();
    for (const [path, value, kind] of each) {
      if (kind === "entries" && slug && value === slug) {
        tell(path, "self-reference");
      } else if (kind === "entries" && known && !known.bySlug.has(value)) {
        tell(path, "entry-unknown", { text: shown(value) });
      }
      if (seen.has(value)) {
        tell(path, "named-twice", { text: shown(known?.headwordOf(value) ?? value) });
      }
      seen.add(value);
    }
  }
}

// [path, value, vocabulary] of what names an entry, an article or another key of the dictionary.
function* placesOf(value, shape, path) {
  if (!value) {
    return;
  }
  if (shape.key_of) {
    yield [path, value, shape.key_of];
  } else if (shape.list?.key_of) {
    for (const [index, item] of value.entries()) {
      yield [[...path, index], item, shape.list.key_of];
    }
  } else if (shape.list?.record) {
    for (const [index, item] of value.entries()) {
      for (const [name, part] of Object.entries(shape.list.record)) {
        if (part.shape.key_of === "entries" && item[name]) {
          yield [[...path, index, name], item[name], "entries"];
        }
      }
    }
  }
}

// Rows of "in short": what is told twice, and sources that the entry does not have.
function facts(values, tell) {
  const titles = new Set((values.sources ?? []).map(({ title }) => title));
  const told = new Set();
  for (const [index, { label, source, region }] of (values.in_short ?? []).entries()) {
    const places = (region?.length ? region : [""]).map((key) => `${label?.toLowerCase()}\n${key}`);
    if (label && places.some((place) => told.has(place))) {
      tell(["in_short", index, "label"], "named-twice", { text: shown(label) });
    }
    places.forEach((place) => told.add(place));
    if (source && !titles.has(source)) {
      tell(["in_short", index, "source"], "source-unknown", { text: shown(source) });
    }
  }
}

// ---- Names -----------------------------------------------------------------------------------------

// Near enough to hooks/dictionary/linking/former_addresses.py.
function isFormerAddress(text) {
  const path = text.replace(/\/(?:index\.html?)?$/i, "");
  const isBelow = !/^\/|^[a-z][a-z0-9+.-]*:/i.test(path) && !/[?#\\:*"<>|]/.test(path);
  return isBelow && path.split("/").every((part) => part.replace(/^[ .]+|[ .]+$/g, "") === part && part) && path !== "index";
}

function labels(values, { known, slug, tell }) {
  const all = values.headword ? [[["headword"], values.headword, values.autolink !== false]] : [];
  for (const field of ["aliases", "covers"]) {
    for (const [index, { text, autolink }] of (values[field] ?? []).entries()) {
      if (text) {
        all.push([[field, index, "text"], text, autolink !== false]);
      }
    }
  }
  const seen = new Set();
  for (const [path, text] of all) {
    if (seen.has(labelKey(text))) {
      tell(path, "label-twice", { text: shown(text) });
    }
    seen.add(labelKey(text));
  }
  const forms = new Set();
  for (const [index, form] of (values.forms ?? []).entries()) {
    if (forms.has(form)) {
      tell(["forms", index], "named-twice", { text: shown(form) });
    }
    forms.add(form);
    all.push([["forms", index], form, true]);
  }
  for (const [path, text, isOpen] of all) {
    const isTold = path[0] === "headword" && !slug && !mayBeAddress(text);
    if (isOpen && !LETTER.test(text) && !isTold) {
      tell(path, "label-without-letters", { text: shown(text) });
    }
    const other = isOpen && (slug || path[0] !== "headword") ? known?.claimed(text, slug) : null;
    if (other) {
      tell(path, "label-elsewhere", { text: shown(text), entry: other.headword });
    }
  }
}

// ---- Fields that exclude or need each other --------------------------------------------------------

function together(values, tell) {
  if (values.replaced_by && (values.status ?? "stub") !== "retired") {
    tell(["replaced_by"], "successor-of-living-entry");
  }
  for (const [index, { entry, term }] of (values.confusables ?? []).entries()) {
    if (Boolean(entry) === Boolean(term)) {
      tell(["confusables", index, "entry"], "entry-or-term");
    }
  }
  for (const [index, { ipa, respelling, note }] of (values.pronunciation ?? []).entries()) {
    if (!ipa && !respelling && !note) {
      tell(["pronunciation", index, "respelling"], "pronunciation-without-sound");
    }
  }
  const ids = new Set();
  for (const [index, { id }] of (values.senses ?? []).entries()) {
    if (id && !SLUG.test(id)) {
      tell(["senses", index, "id"], "sense-id", { text: shown(id) });
    } else if (id && ids.has(id)) {
      tell(["senses", index, "id"], "sense-id-twice", { text: shown(id) });
    }
    ids.add(id);
  }
}

// ---- Texts -----------------------------------------------------------------------------------------

// [path, text, how it is written] of all texts but sentences.
export function* textsOf(values, data) {
  for (const [field, { shape }] of Object.entries(data.fields)) {
    yield* textsIn(values[field], shape, [field]);
  }
}

function* textsIn(value, shape, path) {
  if (!value) {
    return;
  }
  if (shape.record) {
    for (const [name, part] of Object.entries(shape.record)) {
      yield* textsIn(value[name], part.shape, [...path, name]);
    }
  } else if (shape.list) {
    for (const [index, item] of value.entries()) {
      yield* textsIn(item, shape.list, [...path, index]);
    }
  } else if (shape.map) {
    for (const [key, text] of Object.entries(value)) {
      yield [[...path, key], text, shape.map.written];
    }
  } else if (["block", "inline", "plain"].includes(shape.written) && typeof value === "string") {
    yield [path, value, shape.written];
  }
}

function brackets(path, text, names, tell) {
  if (!/\[\[|\]\]/.test(text)) {
    return;
  }
  let open = null;
  const close = () => {
    // A Markdown link behind a bracket is none of ours: [[1](https://…).
    if (open !== null && !/^\[+[^[\]]*\](?:\(| ?\[)/.test(text.slice(open))) {
      tell(path, "brackets-unclosed", { text: shown(text.slice(open, open + 40).split("\n")[0]) });
    }
    open = null;
  };
  for (const { index, 0: whole, 1: inside, 2: opening, 3: closing, 4: end } of withoutCode(text).matchAll(BRACKETS)) {
    if (inside !== undefined) {
      close();
      pair(path, inside, whole, names, tell);
    } else if (opening) {
      close();
      open = index;
    } else if (closing) {
      open = null; // Something with single brackets inside: what it is, is not told here.
    } else if (end) {
      close();
    }
  }
  close();
}

// Brackets round the name of an entry, in a text that is shown as it is written.
function plainLinks(path, text, names, tell) {
  for (const { 0: whole, 1: label, 2: shownAs } of text.matchAll(/\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]/g)) {
    if (leads(label.trim(), names)) {
      tell(path, "link-in-plain-text", { excerpt: shown(whole), text: shown((shownAs ?? label).trim()) });
    }
  }
}

function pair(path, inside, whole, names, tell) {
  if (inside.startsWith("!")) {
    return;
  }
  const [name, ...behind] = inside.split(/\\?\|/);
  const label = name.trim();
  if (!label || label.startsWith("#") || (behind.length && !behind.join("|").trim())) {
    tell(path, "brackets-empty", { text: shown(whole) });
  } else if (!leads(label, names) && !leads(label.replace(/#[^#]*$/, "").trim(), names)) {
    tell(path, "brackets-unknown", { text: shown(whole) });
  }
}

// Whether an entry has this name, or one of which it may be a form.
function leads(label, { known, irregular }) {
  if (!label || known.bySlug.has(label) || known.byLabel.has(fold(label))) {
    return Boolean(label);
  }
  return known.entries.some(({ labels: each }) => each.some((other) => other && isFormOf(label, other, irregular)));
}
