// Whether a text holds a name, near enough for advice: the twin of hooks/dictionary/language/writing.py.
// The checks know how English makes its plurals; here the endings of a name's words do not count, so
// that no right text is found fault with. Plurals that no rule makes come with the data.

import { isUnspaced } from "./contribute-sentences.js";

const TOKEN = /(?:[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}]*)|[^\s\p{L}\p{N}]/gu;
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;
const APOSTROPHES = /['’ʼ′‘]/gu;

// Equal for names that are one to the linker, near enough: capitals count where they tell words apart (STAR and star).
export function labelKey(label) {
  const text = label.normalize("NFC").split(/\s+/).join(" ");
  return /\p{Lu}[^\s]*\p{Lu}|\p{N}|(?<!\S)\p{Lu}(?!\S)/u.test(text) ? text : text.toLowerCase();
}

function tokens(text) {
  const plain = text.normalize("NFC").toLowerCase().replace(APOSTROPHES, "'").replace(/[-‐‑–\s]+/gu, " ");
  return (plain.match(TOKEN) ?? []).map((token) => token.replace(IGNORED, "")).filter(Boolean);
}

// `irregular` is a list of pairs: the end of a word, and the ends that its plurals have instead.
export function holdsName(text, label, irregular = []) {
  if ([...label].some(isUnspaced)) {
    return text.includes(label);
  }
  const wanted = tokens(label);
  const given = tokens(text);
  const bare = tokens(label.replace(/^[*_`~]+|[*_`~]+$/g, ""));
  return [wanted, bare].some((words) => words.length > 0 && given.some((_, at) => isAt(given, at, words, irregular)));
}

function isIrregular(given, word, irregular) {
  const isPlural = ([end, plurals]) => word.endsWith(end) && plurals.includes(given.slice(word.length - end.length));
  return irregular.some((pair) => isPlural(pair) && given.startsWith(word.slice(0, word.length - pair[0].length)));
}

// Whether a text is a name of several words in another form: only the ends that English has, so that a misspelled
// name is none. Words of other scripts, and those with signs of their own, may have any end.
const ENDS = /^(?:e?s|e?d|ing)$/;
export const PLURAL = /^e?s$/;

export function isFormOf(text, label, irregular, ends = ENDS) {
  const [given, wanted] = [tokens(text.replace(/['’]s?$/u, "")), tokens(label)];
  return given.length === wanted.length && wanted.every((word, at) => isInflected(given[at], word, irregular, ends));
}

function isInflected(given, word, irregular, ends) {
  if (given === word || isIrregular(given, word, irregular) || !/^[a-z]+$/.test(word)) {
    return isForm(given, word, irregular);
  }
  const last = word.at(-1);
  const stems = [word, word + last, ...(last === "e" ? [word.slice(0, -1)] : []), ...(last === "f" ? [`${word.slice(0, -1)}v`] : [])];
  const isPlural = last === "y" && given === `${word.slice(0, -1)}ies`;
  return isPlural || stems.some((stem) => given.startsWith(stem) && ends.test(given.slice(stem.length)));
}

function isAt(given, at, words, irregular) {
  return words.every((word, index) => isForm(given[at + index] ?? "", word, irregular));
}

// A word and its plural or another form of it: the same beginning, and hardly longer or shorter.
function isForm(given, word, irregular) {
  if (given === word) {
    return true;
  }
  if (isIrregular(given, word, irregular)) {
    return true;
  }
  const stem = Math.max(3, Math.ceil((word.length * 3) / 5), word.length - 3);
  return word.length > 2 && given.startsWith(word.slice(0, stem)) && Math.abs(given.length - word.length) <= 3;
}
