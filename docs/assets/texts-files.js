// The files of the search of texts: of the index the parts that what was typed needs, of the texts those that answer.

import { fetched, withTexts } from "./safe.js";
import { askedWords, passageOf, ranked } from "./texts.js";

const TEXTS_IN_FILE = 4; // in Python too: hooks/dictionary/exports/full_text.py
const MOST_BEGUN = 3; // parts of words that begin as the last one does
const MOST_PARTS = 12;
const SHORTEST_STEM = 4;

export class Texts {
  // `address` is that of texts.json. Nothing is asked for yet.
  constructor(address) {
    this.address = new URL(address, location.href);
    this.files = new Map(); // address → the promise of its result
  }

  // What stands at the address; asked for again the next time where it could not be had.
  async file() {
    this.asked ??= fetched(this.address).then((result) => {
      if (!result) {
        this.asked = undefined;
      }
      return result && usable(result);
    });
    return await this.asked;
  }

  // The texts that answer, best first, and how to show them: `{ count, next }`, where `next(most)` gives the next of
  // them, each with its passage. Null where the index cannot be had.
  async search(typed) {
    const file = await this.file();
    if (!file) {
      return null;
    }
    const words = askedWords(file.fillers, typed);
    const parts = await Promise.all(partsFor(file, words).map((number) => this.read(file, `words/${number}.json`)));
    if (parts.includes(null)) {
      return null;
    }
    const known = new Map(parts.flatMap(wordsIn));
    const { texts, said } = ranked(file, known, typed);
    let shown = 0;
    const next = async (most) => {
      const some = texts.slice(shown, shown + most);
      shown += some.length;
      const found = await Promise.all(some.map(({ number }) => this.text(file, number)));
      const answers = found.map((text) => ({ text, passage: text && passageOf(text, said, typed) }));
      const usables = answers.filter(({ passage }) => passage);
      // Who pastes a phrase wants it as it is.
      const answersFirst = [...usables.filter(hasPhrase), ...usables.filter((each) => !hasPhrase(each))];
      return { answers: answersFirst, isMore: shown < texts.length };
    };
    return { count: texts.length, next };
  }

  async text(file, number) {
    const result = await this.read(file, `texts/${Math.floor(number / TEXTS_IN_FILE)}.json`);
    const text = Array.isArray(result?.texts) ? result.texts[number % TEXTS_IN_FILE] : null;
    const [usableText] = withTexts([text], "path", "title");
    const passages = Array.isArray(usableText?.passages) ? usableText.passages : [];
    const isPassage = (each) => Array.isArray(each) && each.length === 3 && each.every((part) => typeof part === "string");
    const names = Array.isArray(usableText?.names) ? usableText.names.filter((name) => typeof name === "string") : [];
    return usableText ? { ...usableText, names, passages: passages.filter(isPassage) } : null;
  }

  // A file of the same time as the index: an older one that the browser keeps has other numbers.
  async read({ version }, path) {
    const address = new URL(path, this.address);
    address.searchParams.set("v", version);
    if (!this.files.has(address.href)) {
      this.files.set(address.href, fetched(address));
    }
    const result = await this.files.get(address.href);
    if (!result) {
      this.files.delete(address.href);
    }
    return result;
  }
}

const hasPhrase = ({ passage }) => passage.hasPhrase;

// The parts for some words: of each word the one with the longest beginning that it has, and that of the word without
// its last letter, for other forms of it; of the last one, which may not be whole, those that begin with it as well.
function partsFor(file, words) {
  const numbers = words.flatMap((word) => [
    file.partOf(word),
    ...(word.length > SHORTEST_STEM ? [file.partOf(word.slice(0, -1))] : []),
  ]);
  const last = words.at(-1) ?? "";
  const begun = [...file.parts.keys()].filter((part) => last && part.startsWith(last)).slice(0, MOST_BEGUN);
  return [...new Set([...numbers, ...begun.map((part) => file.parts.get(part))])]
    .filter((number) => number >= 0)
    .slice(0, MOST_PARTS);
}

function wordsIn(part) {
  const isList = ([, places]) => Array.isArray(places) && places.every((number) => Number.isInteger(number));
  return part.words && typeof part.words === "object" ? Object.entries(part.words).filter(isList) : [];
}

function usable(result) {
  const texts = (list) => (Array.isArray(list) ? list.filter((text) => typeof text === "string") : []);
  const parts = new Map(texts(result.parts).map((part, number) => [part, number]));
  return {
    count: Number(result.count) || 0,
    version: String(result.version ?? ""),
    fillers: new Set(texts(result.fillers)),
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
