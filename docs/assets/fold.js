// How typed words are compared with labels: accents, case, hyphens and signs do not count,
// and small typing mistakes are forgiven. Used by look-up, browse and "page not found".

// Accents of letters. Not the marks of Indic scripts, which are vowels, nor those of kana, which make
// another syllable. The same as in hooks/dictionary/language/letters.py; a test compares them.
const ACCENTS =
  // oxlint-disable-next-line no-misleading-character-class -- marks alone are meant, not letters with marks
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;
// Letters that are forms of others without having an accent: one can type Łódź as lodz.
const FORMS =
  "ae=æ b=ƀƃ c=ƈȼ d=ðđƌȡ e=ɇ f=ƒ g=ǥ h=ħ i=ı j=ɉ k=ĸƙ l=łƚȴ n=ŋƞȵ o=ø oe=œ p=ƥ q=ɋ r=ɍ s=ȿ ss=ß t=ŧƫƭȶ th=þ y=ƴɏ z=ƶȥɀ";
const BASES = new Map(
  FORMS.split(" ").flatMap((pair) => {
    const [base, forms] = pair.split("=");
    return [...forms].map((form) => [form, base]);
  }),
);

const LONGEST = 200;
const FARTHEST = 0.4; // the share of a name that may be wrong where it is the closest

const IS_ASCII = /^[\0-\x7f]*$/;

export function fold(text) {
  if (IS_ASCII.test(text)) {
    // The same by a shorter way: thousands of names are folded before the first answer.
    return text
      .toLowerCase()
      .replace(/['().]/g, "")
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  }
  return text
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\u00c0-\u024f]/g, (letter) => BASES.get(letter) ?? letter)
    .replace(/['’ʼ′‘().\u0640\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

// Damerau-Levenshtein distance (neighbors swapped count once), or `limit + 1` when it is larger.
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
  let beforeLast = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, beforeLast[column - 2] + 1);
      }
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) {
      return limit + 1;
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length];
}

// A bit for each letter that a word has, others sharing those of the alphabet.
const bits = new Map();
export function lettersOf(word) {
  let letters = bits.get(word);
  if (letters === undefined) {
    letters = 0;
    for (let place = 0; place < word.length; place += 1) {
      letters |= 1 << (word.charCodeAt(place) % 32);
    }
    bits.set(word, letters);
  }
  return letters;
}

// How many letters of one word another one lacks, at least.
export function lacking(one, other) {
  let missing = one & ~other;
  let count = 0;
  while (missing) {
    missing &= missing - 1;
    count += 1;
  }
  return count;
}

// How many mistakes a typed word may have: none in short words, where nearly everything is close.
export function forgiven(word) {
  if (word.length < 4) {
    return 0;
  }
  return word.length < 8 ? 1 : 2;
}

// How well folded labels answer a folded query: 0 the same, 1 begins with it, 2 a word begins with
// it, 3 contains it, 4 close to it, Infinity not at all. Lower is better.
export function rank(query, labels, forgive = true) {
  let best = Infinity;
  for (const label of labels) {
    if (label === query) {
      return 0;
    }
    if (label.startsWith(query)) {
      best = Math.min(best, 1);
    } else if (label.includes(` ${query}`)) {
      best = Math.min(best, 2);
    } else if (label.includes(query) || label.replaceAll(" ", "").includes(query.replaceAll(" ", ""))) {
      best = Math.min(best, 3);
    }
  }
  if (best === Infinity && forgive) {
    const limit = forgiven(query);
    for (const label of labels) {
      // The beginning of the label counts too: people see answers while they type.
      const beginning = label.slice(0, query.length);
      if (limit && (distance(query, label, limit) <= limit || distance(query, beginning, limit) <= limit)) {
        return 4;
      }
    }
  }
  return best;
}

// The entries whose labels are closest to a text, best first. `entries` have folded `labels`. None where
// the text has no letter or digit, or is longer than any label.
export function closest(text, entries, most) {
  const query = fold(text.substring(0, 2 * LONGEST));
  if (!query || query.length > LONGEST) {
    return [];
  }
  const letters = lettersOf(query);
  const scored = entries.map((entry) => {
    const distances = entry.labels.map((label) => {
      const length = Math.max(query.length, label.length, 1);
      const limit = Math.floor(FARTHEST * length);
      // Each letter that it lacks is a mistake.
      return lacking(letters, lettersOf(label)) > limit ? 1 : distance(query, label, limit) / length;
    });
    return { entry, score: Math.min(...distances, rank(query, entry.labels, false) < 4 ? 0.2 : 1) };
  });
  return scored
    .filter((item) => item.score <= FARTHEST)
    .sort((one, other) => one.score - other.score)
    .slice(0, most)
    .map((item) => item.entry);
}
