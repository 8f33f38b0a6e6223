// What Word, phones and web pages paste → the text that was meant. The twin of
// hooks/dictionary/contributing/pasted.py; tests/cases/pasted.yml holds for both.

const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028]/g;
const LIGATURES = { ﬀ: "ff", ﬁ: "fi", ﬂ: "fl", ﬃ: "ffi", ﬄ: "ffl", ﬅ: "st", ﬆ: "st" };
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const NEVER_SEEN = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u2060-\u2064\ufeff\ufffc]/g;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const UNBROKEN = /(?<![\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])\u200b/gu;
// Scripts whose letters join, and emoji, need joiners.
const LONE_JOINER =
  /(?<![\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\ufe0f\p{Emoji_Modifier}])[\u200c\u200d]/gu;
// Pairs of other languages stay; what is left are the quotes and apostrophes of a word processor.
const QUOTES = /„[^„“”\n]*“|‚[^‚‘’\n]*‘|[“”]|[‘’]/g;
const SPACES = /[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
const OWN_SPACE = /[\u00a0\u202f]/;

const LIST_ITEM = /^ *(?:[-*+]|\d{1,3}\.) /;
const INDENT = /^[ \t\u00a0\u2000-\u200a\u202f\u3000]*/;
const BULLET = /^(?:•\s*|[·‣▪●○◦■➢\uf0b7\uf0a7](?=\s|$)\s*|[§o—*-]\t\s*|–\s+)(.*)$/;
const NUMBER = /^(\d{1,3})(?:\)\s+|\.\t\s*)(.*)$/;

export function cleaned(text, language = "en") {
  const keepsQuotes = !/^en\b/i.test(language);
  let clean = text
    .replace(LINE_ENDS, "\n")
    .replaceAll("\u2029", "\n\n")
    .normalize("NFC")
    .replace(/[\ufb00-\ufb06]/g, (sign) => LIGATURES[sign] ?? sign)
    .replace(NEVER_SEEN, "")
    .replace(UNBROKEN, "")
    .replace(LONE_JOINER, "")
    .replace(/[\u2010\u2011]/g, "-");
  if (!RIGHT_TO_LEFT.test(clean)) {
    clean = clean.replace(DIRECTION, "");
  }
  if (!keepsQuotes) {
    clean = clean.replace(QUOTES, (quote) => (quote.length > 1 ? quote : '"\''["“”".includes(quote) ? 0 : 1]));
  }
  return withoutEmptyEnds(lines(clean.split("\n"), keepsQuotes));
}

function lines(written, keepsSpaces) {
  const found = [];
  for (const line of written) {
    const given = INDENT.exec(line)[0];
    const rest = line.slice(given.length);
    const { item, isNew } = asItem(rest);
    if (item === "" && isNew) {
      continue; // a bullet without words
    }
    const inside = (item ?? rest).replace(SPACES, (run) => space(run, keepsSpaces)).trimEnd();
    const indented = inside ? indent(given, isNew) + inside : "";
    if (isNew && found.length && found.at(-1) !== "" && !LIST_ITEM.test(found.at(-1))) {
      found.push("");
    }
    found.push(indented);
  }
  return found;
}

function asItem(rest) {
  const bullet = BULLET.exec(rest);
  if (bullet) {
    const sign = rest[0] === "*" ? "*" : "-";
    return { item: bullet[1].trim() && `${sign} ${bullet[1]}`, isNew: true };
  }
  const number = NUMBER.exec(rest);
  return number ? { item: `${number[1]}. ${number[2]}`, isNew: true } : { isNew: false };
}

// Four spaces would make code of a text; before a bullet they say how deep it is.
function indent(given, isItem) {
  if (/^ *$/.test(given)) {
    return given;
  }
  const width = [...given].reduce((sum, sign) => sum + (sign === "\t" ? 4 : 1), 0);
  return " ".repeat(isItem ? width : Math.min(width, 2));
}

function space(run, keepsSpaces) {
  if (/^ +$/.test(run) || (keepsSpaces && run.length === 1 && OWN_SPACE.test(run))) {
    return run;
  }
  return " ";
}

function withoutEmptyEnds(found) {
  const isFilled = (line) => line !== "";
  const first = found.findIndex(isFilled);
  return first < 0 ? "" : found.slice(first, found.findLastIndex(isFilled) + 1).join("\n");
}

// Cleans what is pasted into a field, in a way that "undo" takes back.
export function cleanPastes(form, language) {
  form.addEventListener("paste", (event) => {
    const field = event.target;
    const text = event.clipboardData?.getData("text/plain");
    if (!text || !field.matches?.("textarea, input:not([type]), input[type=text]")) {
      return;
    }
    const clean = cleaned(text, language);
    const fitting = field.tagName === "TEXTAREA" ? clean : clean.replace(/\s*\n\s*/g, " ");
    if (fitting === text) {
      return;
    }
    event.preventDefault();
    if (!document.execCommand("insertText", false, fitting)) {
      field.setRangeText(fitting, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
}
