// Which words the dictionary has: what a new word may be already, or where it is explained.

import { labelKey } from "./contribute-names.js";
import { distance, fold, forgiven } from "./fold.js";
import { cut, fetched, withTexts } from "./safe.js";

const MOST = 3;
const LONGEST = 200;

export class Catalog {
  constructor(entries, root) {
    this.root = root;
    this.entries = entries;
    this.bySlug = new Map(entries.map((entry) => [entry.id, entry]));
    this.byLabel = new Map();
    for (const entry of entries) {
      for (const label of entry.labels) {
        if (label && !this.byLabel.has(label)) {
          this.byLabel.set(label, entry);
        }
      }
    }
  }

  static async from(address, root) {
    const list = withTexts(await fetched(address), "headword", "path", "id");
    const texts = (given) => (Array.isArray(given) ? given.filter((text) => typeof text === "string") : []);
    const entries = list.map((entry) => {
      const names = [entry.headword, ...texts(entry.labels)];
      return { ...entry, names, labels: names.map(fold), closed: texts(entry.closed), made: texts(entry.made) };
    });
    return new Catalog(entries, root);
  }

  // The entry that a word is a name of: { entry, isHeadword }.
  known(word, but = "") {
    const entry = this.byLabel.get(fold(word));
    return entry && entry.id !== but ? { entry, isHeadword: entry.labels[0] === fold(word) } : null;
  }

  // The entry that explains a word for sure: `known` forgives signs, by which C# and C are told apart.
  explains(word) {
    const found = this.known(word)?.entry;
    const isPlain = (text) => /^[\p{L}\p{M}\p{N}\s'’()./-]*$/u.test(text);
    const isSame = (one, other) =>
      labelKey(one).toLowerCase() === labelKey(other).toLowerCase() ||
      (fold(one) === fold(other) && isPlain(one) && isPlain(other));
    return found?.names.some((name) => isSame(name, word)) ? found : null;
  }

  // Another entry to which this very word links by itself.
  claimed(word, but) {
    this.claims ??= new Map(this.entries.flatMap((entry) => claimsOf(entry).map((label) => [label, entry])));
    const entry = this.claims.get(labelKey(word));
    return entry && entry.id !== but ? entry : null;
  }

  // The entries that may be meant by a word: the nearest three.
  similar(word, but = "") {
    const query = fold(cut(word, LONGEST));
    return this.entries
      .map((entry) => ({ entry, apart: Math.min(...entry.labels.map((label) => apart(query, label))) }))
      .filter((found) => found.apart < Infinity && found.entry.id !== but)
      .toSorted((one, other) => one.apart - other.apart)
      .slice(0, MOST)
      .map(({ entry }) => entry);
  }

  href(entry) {
    return new URL(entry.path, this.root).href;
  }

  // What a name in double brackets leads to.
  linkOf(name) {
    const entry = this.bySlug.get(name) ?? this.byLabel.get(fold(name));
    return entry ? { text: entry.headword, href: this.href(entry) } : null;
  }

  headwordOf(slug) {
    return this.bySlug.get(slug)?.headword ?? slug;
  }

  slugOf(name) {
    return this.bySlug.has(name) ? name : (this.byLabel.get(fold(name))?.id ?? name);
  }
}

function claimsOf({ names, closed, made }) {
  const never = new Set(closed.map(labelKey));
  return [...names.map(labelKey).filter((label) => !never.has(label)), ...made.map(labelKey)];
}

// How far a folded word is from a folded name: below 1 by slips of the pen, from 1 on where one holds all words of
// the other, Infinity where it is only another word that looks alike.
function apart(query, label) {
  const [short, long] = [query, label].toSorted((one, other) => one.length - other.length);
  if (short.length < 3) {
    return Infinity;
  }
  const slips = distance(query, label, allowed(short));
  if (slips <= allowed(short) || (slips === 1 && long.startsWith(short))) {
    return slips / long.length;
  }
  const within = new Set(long.split(" "));
  return short.split(" ").every((word) => within.has(word)) ? 2 - short.length / long.length : Infinity;
}

// Long names are easier to misspell than look-up forgives, and none are so near to each other.
function allowed(text) {
  return Math.max(forgiven(text), Math.floor(text.length / 6));
}
