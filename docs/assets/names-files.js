// The files of names: one for a small dictionary; for a large one the parts that what was typed needs, and no others.

import { fold } from "./fold.js";
import { prepared } from "./names.js";
import { encoded, fetched, withTexts, withWord } from "./safe.js";

const MOST_PARTS = 4;

export class Names {
  // `address` is that of names.json. Nothing is asked for yet.
  constructor(address) {
    this.address = new URL(address, location.href);
    this.parts = new Map(); // number of a part → its entries, or the promise of them
    this.made = { key: null, index: null };
  }

  // What stands at the address; asked for again the next time where it could not be had.
  async file() {
    this.asked ??= fetched(this.address).then((result) => {
      if (!result) {
        this.asked = undefined;
      }
      return usable(result);
    });
    return await this.asked;
  }

  // An index with everything that may answer a text.
  async indexFor(typed) {
    const file = await this.file();
    if (!file.parts) {
      return this.index("whole", file, file.entries);
    }
    const numbers = this.needed(file, typed);
    const lists = await Promise.all(numbers.map((number) => this.part(number)));
    const entries = [...new Map(lists.flat().map((entry) => [entry.id, entry])).values()];
    return this.index(numbers.join(), file, entries);
  }

  index(key, file, entries) {
    if (this.made.key !== key || this.made.file !== file) {
      this.made = { key, file, index: prepared({ ...file, entries }) };
    }
    return this.made.index;
  }

  // The parts for the words of a text: of each word, with all that follows it, the one with the longest beginning that
  // it has.
  needed(file, typed) {
    const words = fold(typed.slice(0, 200)).split(" ").filter(Boolean);
    const asking = new Set(file.fillers.flatMap((filler) => fold(filler).split(" ")));
    const meant = words.filter((word) => !asking.has(word));
    const kept = [...new Set(meant.length ? meant : words)];
    const endings = kept.map((word) => words.slice(words.indexOf(word)).join(" "));
    // Two words may be one in the dictionary: head hunter.
    const joined = kept.length > 1 ? [kept.join("")] : [];
    const wanted = [...endings, ...joined].map((text) => file.partOf(text));
    return [...new Set(wanted)].filter((number) => number >= 0).slice(0, MOST_PARTS);
  }

  async part(number) {
    if (!this.parts.has(number)) {
      this.parts.set(
        number,
        fetched(new URL(`names/${number}.json`, this.address)).then((result) => {
          if (!result) {
            this.parts.delete(number);
          }
          return entriesIn(result);
        }),
      );
    }
    return await this.parts.get(number);
  }

  // The definition of an entry, which parts do not hold: from its card, which is small.
  async definitionOf(entry) {
    if (typeof entry.definition !== "string") {
      let result = await fetched(new URL(`cards/${entry.id}.json`, this.address));
      if (result?.headword !== entry.headword) {
        // The card of a retired entry is that of its successor.
        result = await fetched(new URL(`entries/${entry.id}.json`, this.address));
      }
      entry.definition = typeof result?.definition === "string" ? result.definition : "";
    }
    return entry.definition;
  }
}

function texts(list) {
  return Array.isArray(list) ? list.filter((text) => typeof text === "string") : [];
}

function entriesIn(result) {
  return withTexts(result?.entries, "id", "headword", "path").map((entry) => ({
    ...entry,
    labels: [entry.headword, ...texts(entry.labels).filter((label) => label !== entry.headword)],
    forms: texts(entry.forms),
    apart: texts(entry.apart),
  }));
}

function usable(result) {
  const parts = Array.isArray(result?.parts) ? new Map(texts(result.parts).map((part, number) => [part, number])) : null;
  return {
    entries: entriesIn(result),
    signposts: withTexts(result?.signposts, "label", "path"),
    wanted: (Array.isArray(result?.wanted) ? result.wanted : [])
      .map((word) => ({ names: texts(word?.names), topics: texts(word?.topics) }))
      .filter(({ names }) => names.length),
    fillers: texts(result?.fillers),
    between: texts(result?.between),
    count: Number(result?.count) || 0,
    parts,
    partOf(word) {
      for (let length = word.length; length >= 0; length -= 1) {
        const number = parts.get(word.slice(0, length));
        if (number !== undefined) {
          return number;
        }
      }
      return -1;
    },
  };
}

// Where the form opens for a word; `address` has `{word}` where it stands.
export function writing(address, word, wanted) {
  const topics = wanted?.topics.length ? `&topics=${encoded(wanted.topics.join())}` : "";
  return withWord(address, wanted?.names[0] ?? word) + topics;
}
