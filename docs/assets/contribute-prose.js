// Advice on prose, while it is typed: kinder words, worn-out phrases, spellings of another country, long sentences,
// years of school, words of law. The twin of hooks/dictionary/checking/prose_checks.py and remarks.py; the lists come
// with the data. How words are spelled is left to the browser.

import { halfToEven, sentences, shown, wordCount } from "./contribute-sentences.js";

const NO_PROSE = new Set(
  "headword aliases covers forms pronunciation not_in redirect_from contributors sources pattern".split(" "),
);
const NO_PROSE_WITHIN = new Set(["id", "label", "source"]);
const OF_LAW = new Set(["explanation", "region_notes", "definition", "in_short"]);
const FEW_WORDS = 60;
const ROUGHLY = 3;
const SHOWN_WORDS = 8;
const MOST_TOLD = 100;
const WORD = /(?<![\p{L}\p{N}\p{M}_])[\p{L}]+(?:['’][\p{L}]+)*(?![\p{L}\p{N}\p{M}_])/gu;
const CODE = [
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]*`/g,
  /<[^<>]*>/g,
  /\]\([^()\n]*\)/g,
  /\[\[[^[\]|\n]*(?:\\?\||(?=\]\]))/g,
  /\{[^{}\n]*\}/g,
];
const TECHNICAL = /^\S*(?::\/\/|www\.|@|[\p{L}\p{N}_][.\\_][\p{L}\p{N}_])\S*$/u;

// `say` is that of contribute-checks.js.
export function prose(values, { rules, data, language, say }) {
  const given = data.prose;
  const fields = [...written(values, data)].map(([path, text]) => [path, text, withoutCode(text)]);
  const names = new Set(namesIn(values).map((name) => name.toLowerCase()));
  const own = new Set([...names].flatMap((name) => name.split(/\s+/)));
  for (const [path, , plain] of fields) {
    listed(path, plain, "kind-words", rules.kind_words, given.kind_words, names, say);
    listed(path, plain, "worn-phrases", rules.worn_phrases, given.worn_phrases, names, say);
    if (!isOfRegion(values, path)) {
      variety(path, plain, rules.spelling_variety, given.spelling_variety, own, say);
    }
    longest(path, plain, rules.longest_sentence, language, say);
  }
  grades(values, { rules, language, formula: FORMULAS[given.grade], say });
  if (!values.legal) {
    law(fields, rules.legal_flag, given.legal, say);
  }
}

function namesIn(values) {
  const texts = (name) => (values[name] ?? []).map((item) => item.text ?? item);
  return [values.headword ?? "", ...texts("aliases"), ...texts("covers"), ...(values.forms ?? [])].filter(Boolean);
}

// The fields that hold sentences, with their places; of sources, the notes.
function* written(values, data) {
  for (const [name, { shape }] of Object.entries(data.fields)) {
    for (const [path, text] of textsIn(values[name], shape, [name])) {
      const last = path.at(-1);
      const isNote = name === "sources" && last === "note";
      const isTerm = name === "confusables" && last === "term";
      if (isNote || (!NO_PROSE.has(name) && !isTerm && !NO_PROSE_WITHIN.has(last))) {
        yield [path, text];
      }
    }
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
      yield [[...path, key], text];
    }
  } else if (shape.written && typeof value === "string") {
    yield [path, value];
  }
}

function isOfRegion(values, path) {
  if (path[0] === "senses" && typeof path[1] === "number") {
    return Boolean(values.senses[path[1]].region?.length);
  }
  if (path[0] === "in_short" && values.in_short[path[1]].region?.length) {
    return true;
  }
  return Boolean(values.region?.length) || path[0] === "region_notes" || path[0] === "sources";
}

function withoutCode(text) {
  const blank = (part) => part.replace(/[^\n]/gu, " ");
  let rest = text;
  for (const pattern of CODE) {
    rest = rest.replace(pattern, blank);
  }
  return rest.replace(/\S+/g, (piece) => (TECHNICAL.test(piece) ? blank(piece) : piece));
}

const patterns = new WeakMap();

// Phrases as whole words, the longest first.
function patternOf(phrases) {
  if (!patterns.has(phrases)) {
    const list = Array.isArray(phrases) ? phrases : Object.keys(phrases);
    const escaped = list
      .toSorted((one, other) => other.length - one.length)
      .map((phrase) =>
        phrase
          .split(/\s+/)
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("'", "['’]"))
          .join("\\s{1,20}"),
      );
    const edges = ["(?<![\\p{L}\\p{N}\\p{M}_-])", "(?![\\p{L}\\p{N}\\p{M}_-])"];
    patterns.set(phrases, escaped.length ? new RegExp(`${edges[0]}(?:${escaped.join("|")})${edges[1]}`, "giu") : null);
  }
  return patterns.get(phrases);
}

function found(text, phrases) {
  const pattern = patternOf(phrases);
  return pattern ? [...text.matchAll(pattern)] : [];
}

function listed(path, text, wording, rule, phrases, names, say) {
  let told = 0;
  for (const match of found(text, phrases)) {
    const phrase = match[0].toLowerCase().replaceAll("’", "'").split(/\s+/).join(" ");
    if (told < MOST_TOLD && !names.has(phrase) && !isMentioned(text, match)) {
      told += 1;
      const better = phrases[phrase];
      say(path[0], rule, better ? wording : `${wording}-out`, { text: shown(match[0]), better: either(better) }, path);
    }
  }
}

// Alone between quotes or signs of emphasis a phrase is spoken of, not used.
function isMentioned(text, match) {
  const end = match.index + match[0].length;
  const before = text.slice(Math.max(0, match.index - 1), match.index);
  return before !== "" && "\"'“‘„«*_".includes(before) && /["'”’“»*_]/.test(text.slice(end, end + 2));
}

function either(better = "") {
  return better
    .split(", or ")
    .map((word) => `"${shown(word)}"`)
    .join(" or ");
}

// Spellings of another country, only in small letters: names keep theirs.
function variety(path, text, rule, elsewhere, own, say) {
  const odd = wordsIn(text).filter((word) => Object.hasOwn(elsewhere, word) && !own.has(word));
  for (const word of odd.slice(0, MOST_TOLD)) {
    say(path[0], rule, "spelling-variety", { text: shown(word), better: either(elsewhere[word]) }, path);
  }
}

function longest(path, text, rule, language, say) {
  if (path.at(-1) === "definition") {
    return; // it has a length of its own
  }
  const pieces = text.split(/\n\s*\n|\n(?=\s*(?:[-*•|]|\d+\.))/).map((piece) => piece.trim().split(/\s+/).join(" "));
  let longestOne = "";
  for (const sentence of pieces.flatMap((piece) => sentences(piece, language))) {
    longestOne = wordCount(sentence) > wordCount(longestOne) ? sentence : longestOne;
  }
  const words = wordCount(longestOne);
  if (words > rule.most) {
    const begin = longestOne.split(/\s+/).slice(0, SHOWN_WORDS).join(" ");
    say(path[0], rule, "longest-sentence", { words, most: rule.most, text: shown(begin) }, path);
  }
}

// ---- Years of school -----------------------------------------------------------------------------

const VOWELS = /(?:[aeiouáéíóúè]|y(?![aeiou]))+/g;
const SILENT = /(?:[^laeiouy]e|[aeiouy]le|[^aeiouytd]ed|[^aeiouyscxzgh]es)$/;
const GERMAN_VOWELS = /aa|ai|au|äu|ee|ei|eu|ie|oo|[aeiouyäöü]/g;
const FORMULAS = { flesch_kincaid: fleschKincaid, wiener };

function mean(numbers) {
  return numbers.length ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : 0;
}

function englishSyllables(word) {
  const lower = word.toLowerCase();
  return Math.max((lower.match(VOWELS) ?? []).length - (SILENT.test(lower) ? 1 : 0), 1);
}

function fleschKincaid(lists) {
  const syllables = mean(lists.flat().map(englishSyllables));
  return lists.length ? 0.39 * mean(lists.map(({ length }) => length)) + 11.8 * syllables - 15.59 : 0;
}

function wiener(lists) {
  if (!lists.length) {
    return 0;
  }
  const all = lists.flat();
  const syllables = all.map((word) => Math.max((word.toLowerCase().match(GERMAN_VOWELS) ?? []).length, 1));
  const share = (kind) => 100 * mean(kind.map(Number));
  const many = share(syllables.map((count) => count >= 3));
  const one = share(syllables.map((count) => count === 1));
  const long = share(all.map(({ length }) => length > 6));
  return 0.1935 * many + 0.1672 * mean(lists.map(({ length }) => length)) + 0.1297 * long - 0.0327 * one - 0.875;
}

function wordsIn(text) {
  return text.match(WORD) ?? [];
}

function wordLists(text, language) {
  return text
    .split(/\n\s*\n|\n(?=\s*(?:[-*•]|\d+\.)\s)/)
    .flatMap((paragraph) => sentences(paragraph.trim().split(/\s+/).join(" "), language))
    .map(wordsIn)
    .filter(({ length }) => length);
}

// About as many sentences, about as long: what the checks look at first.
function roughLists(text) {
  const all = wordsIn(text);
  const ends = [". ", ".\n", "? ", "! "].reduce((sum, sign) => sum + text.split(sign).length - 1, 1);
  const length = Math.max(Math.floor(all.length / ends), 1);
  return Array.from({ length: Math.ceil(all.length / length) }, (_, n) => all.slice(n * length, (n + 1) * length));
}

function grades(values, { rules, language, formula, say }) {
  if (!formula) {
    return;
  }
  const graded = values.definition ? [[rules.definition_grade, ["definition"], values.definition]] : [];
  for (const [index, sense] of (values.senses ?? []).entries()) {
    graded.push([rules.definition_grade, ["senses", index, "definition"], sense.definition ?? ""]);
  }
  if (values.explanation && wordCount(values.explanation) >= FEW_WORDS) {
    graded.push([rules.explanation_grade, ["explanation"], values.explanation]);
  }
  for (const [rule, path, text] of graded) {
    const plain = withoutCode(text);
    const years = formula(roughLists(plain)) < rule.most - ROUGHLY ? 0 : formula(wordLists(plain, language));
    if (years >= rule.most + 1) {
      say(path[0], rule, "grade", { years: halfToEven(years), most: rule.most }, path);
    }
  }
}

// ---- Law -----------------------------------------------------------------------------------------

function law(fields, rule, words, say) {
  for (const [path, , plain] of fields) {
    const [match] = OF_LAW.has(path[0]) ? found(plain, words) : [];
    if (match) {
      say(path[0], rule, "legal-flag", { text: shown(match[0]) }, path);
      return;
    }
  }
}
