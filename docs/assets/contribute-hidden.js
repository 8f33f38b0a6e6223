// Characters that nobody can see, and the places where a script needs them: the twin of
// hooks/dictionary/language/hidden.py, where the rules are explained.

const HIDDEN =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /[\0-\x08\x0b-\x1f\x7f-\x9f\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Co}\ufff9-\ufffb\u2800]/gu;
const scripts = (names) => new RegExp(`[${names.split(" ").map((name) => `\\p{Script=${name}}`).join("")}]`, "u");
const ALWAYS_JOINED = scripts("Arabic Syriac Nko Mandaic Mongolian");
const JOINING = scripts(
  "Arabic Syriac Nko Mandaic Mongolian Phags_Pa Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada " +
    "Malayalam Sinhala Tibetan Myanmar Khmer Balinese Javanese Meetei_Mayek Newa Tirhuta Kaithi Chakma",
);
const BREAKING = scripts("Thai Lao Khmer Myanmar");
const RIGHT_TO_LEFT =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Mende_Kikakui}\p{Script=Hanifi_Rohingya}\p{Script=Yezidi}]/u;
const EMOJI = /(?![0-9#*])\p{Emoji}/u;
// oxlint-disable-next-line no-misleading-character-class -- skin tones alone are meant
const PICTURE = /[\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}]/u;
const FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu;
const VIRAMA =
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua8c4\ua953\ua9c0\uaaf6\uabed]/u;
const MARK = /[\p{M}\p{Default_Ignorable_Code_Point}]/u;
const MOST_MARKS = 32;
const [ZWSP, ZWNJ, ZWJ, BLANK] = ["\u200b", "\u200c", "\u200d", "\u2800"];

// A text without them. Looked through again, for without its neighbor one that was needed may be so no longer.
export function visible(text) {
  let rest = text;
  for (let pass = 0; pass < 4; pass += 1) {
    const seen = once(rest);
    if (seen === rest) {
      break;
    }
    rest = seen;
  }
  return rest;
}

// The number of the first line that holds one, from 0; -1 where none does.
export function hiddenLine(text) {
  const seen = once(text);
  if (seen === text) {
    return -1;
  }
  let same = 0;
  while (text[same] === seen[same]) {
    same += 1;
  }
  return text.slice(0, same).split("\n").length - 1;
}

function once(text) {
  if (text.search(HIDDEN) < 0) {
    return text;
  }
  const flags = [...text.matchAll(FLAG)].map((flag) => [flag.index, flag.index + flag[0].length]);
  const isRightToLeft = RIGHT_TO_LEFT.test(text);
  return text.replace(HIDDEN, (char, place) => (isNeeded(text, place, char, flags, isRightToLeft) ? char : ""));
}

function isNeeded(text, place, char, flags, isRightToLeft) {
  if ("\u200e\u200f\u061c".includes(char)) {
    return isRightToLeft;
  }
  const code = char.codePointAt(0);
  if (code >= 0xe0020 && code <= 0xe007f) {
    return flags.some(([start, end]) => start <= place && place < end);
  }
  const before = charBefore(text, place);
  const after = charAt(text, place + char.length);
  if (char === ZWNJ || char === ZWJ) {
    return joins(text, place, char, before, after);
  }
  if (char === ZWSP) {
    return BREAKING.test(before) && BREAKING.test(after);
  }
  if (char === BLANK) {
    return [before, after].some((beside) => beside >= "\u2801" && beside <= "\u28ff");
  }
  if (char === "\ufe0e" || char === "\ufe0f") {
    return EMOJI.test(before) || (/[0-9#*]/.test(before) && char === "\ufe0f" && after === "\u20e3");
  }
  if ((char >= "\ufe00" && char <= "\ufe02") || (code >= 0xe0100 && code <= 0xe01ef)) {
    return /\p{Script=Han}/u.test(before);
  }
  return char >= "\u180b" && char <= "\u180f" && /\p{Script=Mongolian}/u.test(before);
}

function joins(text, place, char, before, after) {
  if (!before || [ZWNJ, ZWJ, ZWSP].includes(before)) {
    return false;
  }
  if (char === ZWJ && PICTURE.test(before)) {
    return PICTURE.test(after);
  }
  const base = baseBefore(text, place);
  if (!JOINING.test(base)) {
    return false;
  }
  return VIRAMA.test(before) || (char === ZWJ && ALWAYS_JOINED.test(base)) || JOINING.test(after);
}

// The letter before a place, behind its marks.
function baseBefore(text, place) {
  let at = place;
  for (let steps = 0; steps < MOST_MARKS && at > 0; steps += 1) {
    const char = charBefore(text, at);
    if (!MARK.test(char)) {
      return char;
    }
    at -= char.length;
  }
  return "";
}

function charAt(text, place) {
  return place < text.length ? String.fromCodePoint(text.codePointAt(place)) : "";
}

function charBefore(text, place) {
  const isPair = place > 1 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(place - 2, place));
  return text.slice(isPair ? place - 2 : Math.max(0, place - 1), place);
}
