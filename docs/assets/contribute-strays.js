// A text without signs that were left at an end of it, a comma of a list, say, or a quote mark without its other half:
// the twin of `without_strays` in hooks/dictionary/checking/stray_signs.py. tests/cases/stray_signs.yml holds for both.

const WORD = "[\\p{L}\\p{N}_]";
const AT_END = /(?<=[\p{L}\p{N}_.!?…"'”’)\]*`])\s*[,;，；、\\]+$/u;
const ENTITY = new RegExp(`&#?${WORD}+;$`, "u");
const AT_BEGINNING = new RegExp(`^(?:[,;，；、]\\s*(?=${WORD})|:\\s+(?=${WORD}))`, "u");
const TWO_PERIODS = new RegExp(`(?<=${WORD})\\.\\.$`, "u");
const PAIRS = { ")": "(", "]": "[", "}": "{" };
const LETTER = /[\p{L}\p{N}]/u;

export function withoutStrays(given) {
  let text = given.trim();
  for (let before = null; text !== before && LETTER.test(text);) {
    before = text;
    text = withoutLast(text).trim();
    if (text === before) {
      text = withoutFirst(text).trim();
    }
  }
  return text;
}

function withoutFirst(text) {
  const found = AT_BEGINNING.exec(text);
  if (found) {
    return text.slice(found[0].length);
  }
  return /^["“]/.test(text) && isAlone(text, 0) ? text.slice(1) : text;
}

function withoutLast(text) {
  const found = AT_END.exec(text);
  if (found) {
    return ENTITY.test(text) ? text : text.slice(0, found.index);
  }
  return TWO_PERIODS.test(text) || isHalf(text) ? text.slice(0, -1) : text;
}

// Whether the last sign is the second half of a pair without the first.
function isHalf(text) {
  const last = text.at(-1);
  const before = text.at(-2) ?? "";
  const inner = text.slice(0, -1);
  if (text.length > 2 && last in PAIRS) {
    return LETTER.test(before) && !inner.includes(last) && !inner.includes(PAIRS[last]);
  }
  return text.length > 2 && /["”]/.test(last) && text[0] !== last && !/\d/.test(before) && isAlone(text, text.length - 1);
}

// Whether a quote mark has no other half. One behind a digit says inches.
function isAlone(text, place) {
  if (text[place] === '"') {
    return (text.match(/(?<!\d)"/g) ?? []).length === 1;
  }
  if (/[„‟«»]/.test(text)) {
    return false; // quotes of another language, which end with what begins them in English
  }
  const others = (place === 0 ? text.slice(1) : text.slice(0, place)).match(/[“”]/g) ?? [];
  const nearest = place === 0 ? others[0] : others.at(-1);
  return nearest === undefined || nearest === text[place];
}
