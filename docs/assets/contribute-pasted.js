// What Word, phones and web pages paste → the text that was meant. The twin of
// hooks/dictionary/contributing/pasted.py; tests/cases/pasted.yml holds for both, and a test compares them on
// texts that are made up.

import { visible } from "./contribute-hidden.js";

const LINE = /\r\n|[\r\v\f\u0085\u2028]/g;
const FOREIGN = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"; // white space that no keyboard types into a text
const MEANT = "\u00a0\u2007\u202f\u3000"; // spaces that a writer may have chosen
const INDENT = new RegExp(`^[ ${FOREIGN}]*`);
const SPACES = new RegExp(`(?<! ) *[${FOREIGN}][ ${FOREIGN}]*`, "g");
const BULLET = new RegExp(
  `^(?:[•‣▪▫●○◦■□➢\uf0b7\uf0a7\uf0d8](?:[ ${FOREIGN}]+|(?=\\S)|$)|[·–][ ${FOREIGN}]+|[—§o-]\t[ ${FOREIGN}]*)`,
);
const STAR = new RegExp(`^\\*\t[ ${FOREIGN}]*`);
const NUMBER = new RegExp(`^([0-9]{1,3})(?:\\)[ ${FOREIGN}]+|\\. *\t[ ${FOREIGN}]*)`);
const ITEM = /^\s*(?:[-*+]|[0-9]{1,3}\.)(?:\s|$)/;
const LABEL = /^(\s*(?:[-*•]\s+)?)\*{0,2}([^\P{L}][^:：*\n]{0,60}?)\*{0,2}[ \t]?[:：](?!\/\/)\*{0,2}[ \t]*(.*)$/u;
// Pairs of other languages stay; what is left are the quotes and apostrophes of a word processor.
const KEPT_QUOTES = /(„(?=\S)[^„“”]*(?<=\S)[“”]|‚(?=\S)[^‚‘’]*(?<=\S)‘)/;
const SIGNS = {
  ﬀ: "ff",
  ﬁ: "fi",
  ﬂ: "fl",
  ﬃ: "ffi",
  ﬄ: "ffl",
  ﬅ: "st",
  ﬆ: "st",
  "\u2010": "-",
  "\u2011": "-",
  "\uf0b7": "•", // bullets of symbol typefaces
  "\uf0a7": "•",
  "\uf0d8": "•",
  "\ufffc": "", // where a picture stood
};
const SIGN = /[\ufb00-\ufb06\u2010\u2011\uf0b7\uf0a7\uf0d8\ufffc]/g;
const STRAIGHT = { "“": '"', "”": '"', "‟": '"', "‘": "'", "’": "'", "‛": "'" };

export function cleaned(text, language = "en") {
  const isPlain = /^en\b/i.test(language);
  let clean = text
    .replace(/\p{Surrogate}/gu, "")
    .replaceAll("\u2029", "\n\n")
    .replace(LINE, "\n")
    .normalize("NFC")
    .replace(SIGN, (sign) => SIGNS[sign]);
  clean = visible(clean);
  if (isPlain) {
    clean = withStraightQuotes(clean);
  }
  const lines = [];
  for (const line of clean.split("\n")) {
    add(lines, line.trimEnd(), isPlain);
  }
  return lines.join("\n").replace(/^\n+/, "").replace(/(?<!\n)\n+$/, "");
}

function withStraightQuotes(text) {
  const parts = text.split(KEPT_QUOTES);
  return parts.map((part, number) => (number % 2 ? part : part.replace(/[“”‟‘’‛]/g, (sign) => STRAIGHT[sign]))).join("");
}

// Appends a line, with the hyphen or number of an item where a bullet stood.
function add(lines, line, isPlain) {
  const [indent, body] = parted(line);
  const found = item(body);
  if (!found) {
    lines.push(indent + spaced(body, isPlain));
    return;
  }
  const [sign, rest] = found;
  if (sign === "- " && !rest) {
    return; // a bullet without words
  }
  const before = lines.at(-1) ?? "";
  if (!indent && before && !before.startsWith(" ") && !ITEM.test(before)) {
    lines.push(""); // or Markdown would take the list for a part of the paragraph
  }
  lines.push(indent + sign + spaced(rest, isPlain));
}

function item(body) {
  const bullet = BULLET.exec(body);
  if (bullet) {
    return ["- ", body.slice(bullet[0].length)];
  }
  const star = STAR.exec(body);
  if (star) {
    return ["* ", body.slice(star[0].length)];
  }
  const number = NUMBER.exec(body);
  return number ? [`${number[1]}. `, body.slice(number[0].length)] : null;
}

// What a line begins with, in plain spaces, and the rest of it. One that was pasted has no width that Markdown would
// take for code, but before an item.
function parted(line) {
  const [indent] = INDENT.exec(line);
  const body = line.slice(indent.length);
  if (/^ *$/.test(indent)) {
    return [indent, body];
  }
  if (BULLET.test(body) || NUMBER.test(body) || ITEM.test(body)) {
    return [[...indent].map((sign) => (sign === "\t" ? "    " : " ")).join(""), body];
  }
  return ["  ", body];
}

function spaced(text, isPlain) {
  return text.replace(SPACES, (run) => (!isPlain && run.length === 1 && MEANT.includes(run) ? run : " "));
}

// A text without the name of its own field before it: "Definition: A word is …". Nothing else is taken off.
export function withoutLabel(text, labels) {
  const [first, ...rest] = text.split("\n");
  const found = LABEL.exec(first);
  if (!found || !labels.some((label) => folded(label) === folded(found[2]))) {
    return text;
  }
  const kept = found[3] ? [found[1] + found[3], ...rest] : rest;
  return kept.join("\n").replace(/^\n+/, "").replace(/(?<!\n)\n+$/, "") || text;
}

function folded(label) {
  return label.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
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
