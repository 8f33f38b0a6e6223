// The search of texts: which texts answer what somebody typed, and which passage shows it. Pure functions, no page and
// no network.

import { fold } from "./fold.js";
import { matches } from "./names.js";

const LONGEST = 200; // signs of what was typed that are looked at
const MOST_WORDS = 12;
const LONGEST_WORD = 40;
const SHOWN = 240; // signs of a passage that are shown
// Scripts in which nobody marks where a word ends; in Python too: hooks/dictionary/language/text_words.py.
const UNSPACED =
  "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";
const RUNS = new RegExp(`[${UNSPACED}\\p{M}ー]+|[^${UNSPACED}ー\\s]+`, "gu");
const IS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
// A word as a text has it, with the signs inside that do not count; a sign alone where there are no spaces.
const WRITTEN = new RegExp(`[${UNSPACED}]\\p{M}*|[\\p{L}\\p{N}\\p{M}'’ʼ′‘().\\p{Default_Ignorable_Code_Point}]+`, "gu");

// Folded words in their order; of a run of signs without spaces, each pair of neighbors.
export function textWords(text) {
  return [...fold(text).matchAll(RUNS)].flatMap(([run]) => pairs(run)).map((word) => word.slice(0, LONGEST_WORD));
}

function pairs(run) {
  const signs = [...run];
  if (signs.length === 1 || !IS_UNSPACED.test(run)) {
    return [run];
  }
  return signs.slice(1).map((sign, place) => signs[place] + sign);
}

// The words that are looked for: those that only ask are left out where there are others.
export function askedWords(fillers, typed) {
  const words = [...new Set(textWords(typed.slice(0, LONGEST)))].slice(0, MOST_WORDS);
  const meant = words.filter((word) => !fillers.has(word));
  return meant.length ? meant : words;
}

// The texts that answer, best first: `{ texts: [{ number, score }], said }`, where `said` has every word of the texts
// that answers, with how much it counts. `known` has the words of the parts that were asked for.
export function ranked({ count, fillers }, known, typed) {
  const words = askedWords(fillers, typed);
  const said = new Map();
  const scores = new Map();
  let total = 0;
  for (const [place, word] of words.entries()) {
    const found = new Map(); // number of a text → what this word counts there
    let weight = known.has(word) ? 0 : Math.log(1 + count) / 2;
    // Beside the very word, one that only begins like it ("not", "notice") is not worth more for being rarer.
    const most = known.has(word) ? rarityOf(known.get(word), count) : Infinity;
    for (const [like, quality] of matches({ byWord: known }, word, words[place + 1])) {
      const [, ...places] = known.get(like);
      const rarity = Math.min(most, rarityOf(known.get(like), count)) * quality;
      weight = Math.max(weight, rarity);
      said.set(like, Math.max(rarity, said.get(like) ?? 0));
      for (let at = 0, number = 0; at < places.length; at += 2) {
        number += places[at];
        found.set(number, Math.max(found.get(number) ?? 0, rarity * places[at + 1]));
      }
    }
    total += weight;
    for (const [number, score] of found) {
      const before = scores.get(number) ?? { score: 0, answered: 0 };
      scores.set(number, { score: before.score + score, answered: before.answered + weight });
    }
  }
  const texts = [...scores].map(([number, { score, answered }]) => ({ number, score: score * (answered / total) ** 2 }));
  return { texts: texts.sort((one, other) => other.score - one.score || one.number - other.number), said };
}

// How much a word tells that few texts have.
function rarityOf([having], count) {
  return Math.log(1 + (count - having + 0.5) / (having + 0.5));
}

// The passage of a text that holds most of what was typed: `{ anchor, heading, pieces: [{ text, isHit }], hasPhrase }`.
// Null where none of it is there: then the file is of another time than the index.
export function passageOf(text, said, typed) {
  const phrase = fold(typed);
  let best = null;
  for (const [place, [anchor, heading, written]] of text.passages.entries()) {
    const hits = hitsIn(written, said);
    const window = bestWindow(hits, said);
    const inHeading = new Set(textWords(heading).filter((word) => said.has(word)));
    const hasPhrase = phrase.includes(" ") && ` ${fold(written)} `.includes(` ${phrase} `);
    const score = window.score + (hasPhrase ? 100 : 0) + sum([...inHeading].map((word) => said.get(word) / 2));
    if (score > (best?.score ?? 0)) {
      best = { score, place, anchor, heading, written, hits, start: window.start, hasPhrase };
    }
  }
  if (!best && text.passages.length && [text.title, ...text.names].some((name) => textWords(name).some((word) => said.has(word)))) {
    // Found by its name alone.
    const [anchor, heading, written] = text.passages[0];
    best = { anchor, heading, written, hits: [], start: 0, hasPhrase: false };
  }
  return best && { anchor: best.anchor, heading: best.heading, hasPhrase: best.hasPhrase, pieces: cutOut(best) };
}

// Where a passage has words that answer: `[{ start, end, word }]`.
function hitsIn(written, said) {
  const hits = [];
  let before = null;
  for (const { 0: sign, index } of written.matchAll(WRITTEN)) {
    const end = index + sign.length;
    if (IS_UNSPACED.test(sign)) {
      const pair = before?.end === index ? before.sign + fold(sign) : "";
      if (said.has(pair)) {
        hits.push({ start: before.start, end, word: pair });
      }
      before = { start: index, end, sign: fold(sign) };
    } else {
      before = null;
      const word = fold(sign).slice(0, LONGEST_WORD);
      if (said.has(word)) {
        // Brackets and full stops round a word are not of it.
        const bare = sign.replace(/^[^\p{L}\p{N}\p{M}]+/u, "");
        const start = end - bare.length;
        hits.push({ start, end: start + bare.replace(/[^\p{L}\p{N}\p{M}]+$/u, "").length, word });
      }
    }
  }
  return hits;
}

// Where to begin, so that the most different words are seen at once.
function bestWindow(hits, said) {
  let best = { score: 0, start: 0 };
  for (const [place, hit] of hits.entries()) {
    const words = new Set();
    for (let next = place; next < hits.length && hits[next].end - hit.start < SHOWN; next += 1) {
      words.add(hits[next].word);
    }
    const score = sum([...words].map((word) => said.get(word)));
    if (score > best.score) {
      best = { score, start: hit.start };
    }
  }
  return best;
}

// What is shown of a passage, in pieces: hits apart from the rest.
function cutOut({ written, hits, start }) {
  // A little of what stands before; from the beginning of a sentence, where one is near.
  const before = written.slice(Math.max(0, start - 90), start);
  const sentence = [...before.matchAll(/[.!?。！？]\s+/g)].at(-1);
  let from = Math.max(0, start - 90);
  if (from > 0 || sentence) {
    const space = before.indexOf(" ");
    from = sentence ? from + sentence.index + sentence[0].length : from + Math.max(0, space + 1);
  }
  let to = Math.min(written.length, from + SHOWN);
  if (to < written.length) {
    const space = written.lastIndexOf(" ", to);
    to = space > from + SHOWN / 2 ? space : to;
  }
  const pieces = from > 0 && !sentence ? [{ text: "… ", isHit: false }] : [];
  let at = from;
  for (const hit of hits) {
    if (hit.start >= at && hit.end <= to) {
      pieces.push({ text: written.slice(at, hit.start), isHit: false });
      pieces.push({ text: written.slice(hit.start, hit.end), isHit: true });
      at = hit.end;
    }
  }
  pieces.push({ text: written.slice(at, to), isHit: false });
  if (to < written.length) {
    pieces.push({ text: " …", isHit: false });
  }
  return pieces.filter(({ text }) => text);
}

function sum(numbers) {
  let total = 0;
  for (const number of numbers) {
    total += number;
  }
  return total;
}
