// The look-up by names: which entries answer what somebody typed. Pure functions, no page and no network.
//
// Words are compared one by one and in any order. A word that few names have counts for more than one that many
// have; words by which one asks ("what is a …") count only where nothing else was typed.

import { closest, distance, fold, forgiven, lacking, lettersOf } from "./fold.js";

const LONGEST = 200; // signs of what was typed that are looked at
const MOST_WORDS = 12;
const WEIGHTS = { headword: 1, alias: 0.97, form: 0.95, covered: 0.88 };
const ENOUGH = 0.34; // the share of what was typed that an answer must account for
const WORTH = 0.6; // the share of the best score that is still worth showing
const SURE = 0.75; // a score with which hardly anything else can be meant,
const FAR = 0.75; // where the next one has less than this share of it
const SHORTEST_STEM = 4;
const STEP = 200; // entries that are prepared at a time
const ASKING = 0.15; // the most that words by which one asks add to a name that has them

// Entries as `names.json` has them → what `answers` needs. Costs once what it costs to read them.
export function prepared(given) {
  const steps = preparing(given);
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return step.value;
}

// The same step by step, so that a page can do other things between them.
export function* preparing({ entries, count = 0, fillers = [], between = [], signposts = [], wanted = [] }) {
  const byWord = new Map();
  const items = [];
  for (const entry of entries) {
    const item = itemOf(entry);
    for (const word of new Set(item.labels.flatMap((label) => label.words))) {
      const having = byWord.get(word);
      if (having) {
        having.add(item);
      } else {
        byWord.set(word, new Set([item]));
      }
    }
    items.push(item);
    if (items.length % STEP === 0) {
      yield;
    }
  }
  return {
    items,
    count: Math.max(count, items.length), // of the whole dictionary, where these are only a part of it
    byWord,
    rarities: new Map(), // word → how much it counts for, once it was asked for
    signposts: signposts.map((signpost) => ({ ...signpost, folded: fold(signpost.label) })),
    wanted: new Map(wanted.flatMap((word) => word.names.map((name) => [fold(name), word]))),
    fillers: new Set(fillers.flatMap((filler) => fold(filler).split(" "))),
    between: between.map((text) => fold(text)).toSorted((one, other) => other.length - one.length),
  };
}

function itemOf(entry) {
  const shown = entry.labels.map((text, index) => [text, kindOf(entry, index)]);
  const labels = [...shown, ...(entry.forms ?? []).map((text) => [text, "form"])].map(([text, kind]) => {
    const folded = fold(text);
    return { text, kind, folded, joined: folded.replaceAll(" ", ""), words: folded.split(" "), letters: undefined };
  });
  return { entry, labels: labels.filter((label) => label.folded) };
}

function kindOf(entry, index) {
  if (index === 0) {
    return "headword";
  }
  return index <= (entry.aliases ?? entry.labels.length) ? "alias" : "covered";
}

// The entries that answer, best first: `[{ entry, label, exact }]`, with the label that answers. Where two words were
// compared ("nest vs nest box"), the best answers for both by turns.
export function answers(index, typed, most = 8) {
  const text = fold(typed.slice(0, LONGEST));
  if (!text) {
    return [];
  }
  const whole = ranked(index, text);
  if (!whole[0]?.exact) {
    // Where two are compared, what answers both of them as one phrase is not meant.
    const sides = compared(index, text).map((side) => ranked(index, side));
    if (sides.length > 1 && sides.every((found) => found[0]?.score > 0.5)) {
      return inTurns(toldApart(sides)).slice(0, most);
    }
  }
  return whole.slice(0, most);
}

// The entries whose names are closest to what was typed, for where none answers.
export function nearest(index, typed, most) {
  const known = index.items.map(({ entry, labels }) => ({ entry, labels: labels.map(({ folded }) => folded) }));
  return closest(typed, known, most).map(({ entry }) => entry);
}

// All that answer a filter: those that are worth showing beside the best one.
export function answering(index, typed) {
  const found = answers(index, typed, Infinity);
  const enough = WORTH * Math.min(1, found[0]?.score ?? 0);
  return found.filter(({ score, compared: isCompared }) => isCompared || score >= enough);
}

// The answer that is surely meant, if any: the only one, the one of that very name, or one far before the others.
export function meantBy([first, second]) {
  if (!first) {
    return null;
  }
  const isFar = first.score >= SURE && (second?.score ?? 0) < FAR * first.score;
  return !second || (first.exact && !second.exact) || (!first.compared && isFar) ? first : null;
}

// The page of a word that several entries are named by, where that very word was typed.
export function signpostOf(index, typed) {
  const text = fold(typed.slice(0, LONGEST));
  return index.signposts.find((signpost) => signpost.folded === text) ?? null;
}

// A word that nobody has written yet, where it is what was typed or asked for.
export function wantedFor(index, typed) {
  const text = fold(typed.slice(0, LONGEST));
  return index.wanted.get(text) ?? index.wanted.get(meant(index, text).join(" ")) ?? null;
}

// Two answers that are compared, where one of their entries tells them apart: the entry that does.
export function apart([one, other] = []) {
  if (one?.compared && other?.compared) {
    return [one, other].find(({ entry }) =>
      entry.apart?.some((id) => [one, other].some((each) => each.entry !== entry && each.entry.id === id)),
    )?.entry ?? null;
  }
  return null;
}

// What was typed, parted at the first word of comparison.
function compared(index, text) {
  for (const between of index.between) {
    const at = ` ${text} `.indexOf(` ${between} `);
    if (at >= 0) {
      const before = ` ${text} `.slice(0, at).trim();
      const after = ` ${text} `.slice(at + between.length + 2).trim();
      const sides = [before, after].filter((side) => side && meant(index, side).length);
      if (sides.length > 1) {
        return sides;
      }
      // "difference between a nest and a nest box": the word of comparison stands first.
      if (sides.length === 1 && !before) {
        return compared({ ...index, between: index.between.filter((other) => other !== between) }, after);
      }
    }
  }
  return [];
}

// Of a side that names several entries, the one comes first that the other side is told apart from.
function toldApart(sides) {
  const leading = sides.map((found) => found.filter(({ exact }) => exact).map(({ entry }) => entry));
  const isTold = (one, other) => one.apart?.includes(other.id) || other.apart?.includes(one.id);
  return sides.map((found, number) => {
    const others = leading.filter((_, other) => other !== number).flat();
    const isMeant = ({ entry, exact }) => exact && others.some((other) => other !== entry && isTold(entry, other));
    return [...found.filter(isMeant), ...found.filter((answer) => !isMeant(answer))];
  });
}

function inTurns(lists) {
  const seen = new Set();
  const turns = [];
  for (let turn = 0; turn < Math.max(...lists.map((list) => list.length)); turn += 1) {
    for (const list of lists) {
      const found = list[turn];
      if (found && !seen.has(found.entry)) {
        seen.add(found.entry);
        turns.push({ ...found, exact: false, compared: turn === 0 });
      }
    }
  }
  return turns;
}

// The words that say what is asked for.
function meant(index, text) {
  const words = [...new Set(text.split(" "))].slice(0, MOST_WORDS);
  const kept = words.filter((word) => !index.fillers.has(word));
  return kept.length ? kept : words;
}

function ranked(index, text) {
  const joined = text.replaceAll(" ", "");
  const words = meant(index, text);
  const asked = words.map((word, place) => [word, matches(index, word, words[place + 1])]);
  const { count } = index;
  const rarity = (word) => {
    let rare = index.rarities.get(word);
    if (rare === undefined) {
      rare = Math.log(1 + count / Math.max(1, index.byWord.get(word)?.size ?? 0));
      index.rarities.set(word, rare);
    }
    return rare;
  };
  const weights = asked.map(([, found]) => (found.size ? Math.max(...rareOf(found, rarity)) : Math.log(1 + count) / 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const candidates = new Set(asked.flatMap(([, found]) => [...found.keys()].flatMap((word) => [...index.byWord.get(word)])));
  const limit = forgiven(joined);
  const isUnfinished = !index.byWord.has(text.slice(text.lastIndexOf(" ") + 1));
  const asking = text.split(" ").filter((word) => index.fillers.has(word) && !words.includes(word));
  const letters = lettersOf(joined);
  const query = { text, joined, letters, asked, weights, total, rarity, limit, isUnfinished, asking, fillers: index.fillers };
  const found = [];
  for (const item of index.items) {
    let best = null;
    const isCandidate = candidates.has(item);
    for (const label of item.labels) {
      const score = scored(label, query, isCandidate);
      if (score > (best?.score ?? 0)) {
        best = { entry: item.entry, label: label.text, exact: score >= 2, score };
      }
    }
    if (best && best.score >= ENOUGH) {
      found.push(best);
    }
  }
  for (const answer of found) {
    answer.rank = rank(answer);
  }
  return found.sort((one, other) => other.rank - one.rank || one.label.length - other.label.length);
}

// Among answers that are as good as each other, those that others speak of come first.
function rank({ score, entry }) {
  return score + 0.012 * Math.log1p(entry.mentions ?? 0);
}

function rareOf(found, rarity) {
  return [...found].map(([word, quality]) => rarity(word) * quality);
}

// Words of the names that are like a typed one → how well, from 0 to 1. Mistakes are forgiven where nothing else fits.
export function matches(index, word, next) {
  const found = new Map();
  const whole = next ? word + next : null;
  for (const known of index.byWord.keys()) {
    if (known === word) {
      found.set(known, 1);
    } else if (whole && known === whole) {
      found.set(known, 0.95);
    } else if (known.startsWith(word)) {
      found.set(known, 0.7 + (0.2 * word.length) / known.length);
    } else if (known.length >= SHORTEST_STEM && word.startsWith(known) && word.length - known.length < SHORTEST_STEM) {
      found.set(known, 0.8);
    }
  }
  if (found.has(word)) {
    // Beside the very word, those that only begin like it count for less.
    for (const [known, quality] of found) {
      found.set(known, quality < 0.95 ? 0.75 * quality : quality);
    }
  }
  const limit = forgiven(word);
  if (!found.size && limit) {
    const letters = lettersOf(word);
    const stem = word.slice(0, SHORTEST_STEM + 1);
    for (const known of index.byWord.keys()) {
      if (lacking(letters, lettersOf(known)) > limit && !known.startsWith(stem)) {
        continue; // each letter that it lacks is a mistake
      }
      const mistakes = distance(word, known, limit);
      const begun = mistakes <= limit ? mistakes : distance(word, known.slice(0, word.length), limit) + 0.5;
      const near = begun <= limit + 0.5 ? 0.75 - 0.12 * begun - (known[0] === word[0] ? 0 : 0.1) : 0;
      const quality = Math.max(near, isKin(word, known) ? 0.6 : 0);
      if (quality) {
        found.set(known, quality);
      }
    }
  }
  return found;
}

function lettersIn(label) {
  label.letters ??= lettersOf(label.joined);
  return label.letters;
}

// Another form of a word, which no list has: "molted" of "molting". Most of both is the same.
function isKin(word, known) {
  let same = 0;
  while (same < word.length && word[same] === known[same]) {
    same += 1;
  }
  return same >= SHORTEST_STEM + 1 && same >= 0.6 * Math.max(word.length, known.length);
}

function scored(label, query, isCandidate) {
  const { text, joined, letters, asked, weights, total, rarity, limit, isUnfinished, asking, fillers } = query;
  const weight = WEIGHTS[label.kind];
  if (label.folded === text) {
    return 2 + weight;
  }
  if (label.joined === joined) {
    return 2 + weight - 0.1;
  }
  let score = 0;
  if (label.joined.startsWith(joined)) {
    // A word that is whole begins other words only by chance.
    const isBegun = isUnfinished || label.folded.startsWith(`${text} `);
    score = isBegun ? 0.9 + (0.1 * joined.length) / label.joined.length : label.kind === "headword" ? 0.86 : 0;
  } else if (limit && Math.abs(label.joined.length - joined.length) <= limit && lacking(letters, lettersIn(label)) <= limit) {
    const mistakes = distance(joined, label.joined, limit);
    score = mistakes <= limit ? 0.92 - 0.08 * mistakes : 0;
  }
  if (!isCandidate) {
    return score * weight;
  }
  let answered = 0;
  const had = new Map();
  for (const [place, [, found]] of asked.entries()) {
    let best = 0;
    for (const word of label.words) {
      const quality = found.get(word) ?? 0;
      if (quality > (had.get(word) ?? 0)) {
        had.set(word, quality);
      }
      best = Math.max(best, quality);
    }
    answered += weights[place] * Math.min(1, best);
  }
  let named = 0;
  let all = 0;
  for (const word of label.words) {
    // Words by which one asks weigh nothing in a name either, unless they are what was typed.
    if (asking.length && fillers.has(word) && !had.has(word)) {
      continue;
    }
    const rare = rarity(word);
    all += rare;
    named += rare * (had.get(word) ?? 0);
  }
  // "what to put in a nest box": who asks in the words of a name means it.
  const same = asking.length ? (ASKING * asking.filter((word) => label.words.includes(word)).length) / asking.length : 0;
  return Math.max(score, (answered / total) * (0.5 + (0.5 * named) / (all || 1) + same)) * weight;
}
