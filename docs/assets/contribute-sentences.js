// How many words and sentences a text has, and where a sentence ends. The twin of
// hooks/dictionary/language/sentences.py and characters.py; what a language adds comes with the data.

const UNSPACED =
  /(?=[\p{L}\p{N}])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーｰﾞﾟ\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Javanese}\p{Script=Balinese}]/u;
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const WHITE = /[\t-\r\x1c-\x20\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const CLOSING = "\"'’”“‘»«›‹)\\]}」』）］｝】〉》〕";
const OPENING = "\"'‘“„‚«»‹›(\\[{¿¡「『（《〈【—–";
const WEAK = ".!?…‼⁇⁈⁉";
const NO_PERIODS = /[?!¿¡‼⁇⁈⁉‽？！﹖﹗՞؟]/u;
const PERIOD = /[\p{Sentence_Terminal}༎།]/u;

export function isUnspaced(char) {
  return UNSPACED.test(char);
}

export function parts(text) {
  return text.split(WHITE).filter(Boolean);
}

// Two letters count as one word where words have no spaces between them.
export function wordCount(text) {
  const unspaced = [...text].filter(isUnspaced).length;
  if (!unspaced) {
    return parts(text).length;
  }
  const spaced = parts(text).filter((part) => [...part].some((char) => /[\p{L}\p{N}]/u.test(char) && !isUnspaced(char)));
  return spaced.length + Math.floor((unspaced + 1) / 2);
}

export function endsWithPeriod(text, rules) {
  if (!rules.has_period) {
    return true;
  }
  const closers = new RegExp(`[${CLOSING}\\s]+$`, "u");
  const last = [...text.replace(closers, "")].at(-1) ?? "";
  return PERIOD.test(last) && !NO_PERIODS.test(last);
}

export function sentences(text, rules) {
  const marks = rules.marks.replace(/[\\\]^-]/g, "\\$&");
  const pattern = new RegExp(
    `([\\p{Sentence_Terminal}…།༎${marks}]+)((?:[${CLOSING}]|[ \\u00a0\\u202f]»(?!\\S))*)`,
    "gu",
  );
  const beginning = new RegExp(`(\\s*)[\\s${OPENING}]*`, "uy");
  const found = [];
  let start = 0;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    beginning.lastIndex = end;
    const following = beginning.exec(text);
    const next = end + following[0].length;
    if (next < text.length && isEnd(text, match, next, following[1] !== "", rules)) {
      found.push(text.slice(start, end + following[1].length));
      start = end + following[1].length;
    }
  }
  return [...found, text.slice(start)].map((sentence) => sentence.trim()).filter(Boolean);
}

function isEnd(text, match, next, hasSpace, rules) {
  const after = String.fromCodePoint(text.codePointAt(next));
  const last = [...match[1]].at(-1);
  if (match[2] && !hasSpace && "とっなのはがをにで".includes(after)) {
    return false;
  }
  if (!WEAK.includes(last)) {
    return !(last === "．" && /\p{Nd}/u.test(after));
  }
  if (!hasSpace && !("!?".includes(last) && isUnspaced(after))) {
    return false;
  }
  if (/\p{Lowercase}/u.test(after) || !/[\p{L}\p{N}]/u.test(after)) {
    return false;
  }
  if (match[1] !== ".") {
    return true;
  }
  if (/\p{Nd}/u.test(after)) {
    return false;
  }
  const before = new RegExp(`[\\s${OPENING}]`, "u");
  const word = text.slice(Math.max(0, match.index - 16), match.index).split(before).at(-1);
  return mayEnd(word, text.slice(next, next + 14), rules);
}

function mayEnd(word, following, rules) {
  const lower = word.toLowerCase();
  const part = word.split(/[.-]/).at(-1);
  const isInitial = [...part].length === 1 && (/\p{Lu}/u.test(part) || /^[a-z]$/.test(part));
  if (isInitial || rules.last.has(lower)) {
    const first = /^[\p{L}]{1,12}(?![\p{L}\p{N}_.])/u.exec(following);
    return part !== "I" && first !== null && rules.starters.has(first[0].toLowerCase());
  }
  if (rules.abbreviations.has(lower) || rules.abbreviations.has(part.toLowerCase())) {
    return false;
  }
  return !(rules.ordinals && (/^\p{Nd}{1,3}$/u.test(word) || /^[IVXLC]{2,8}$/.test(word)));
}

export function sentenceRules(data) {
  const set = (name) => new Set(data[name]);
  return { ...data, abbreviations: set("abbreviations"), last: set("last"), starters: set("starters") };
}

// A text, short and visible enough to be quoted.
export function shown(text) {
  const line = text.slice(0, 80).replace(/\s+/g, " ").trim();
  return text.length <= 80 ? line : `${line}…`;
}

// As Python rounds.
export function halfToEven(number) {
  const below = Math.floor(number);
  return number - below === 0.5 ? below + (below % 2) : Math.round(number);
}
