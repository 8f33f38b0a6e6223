// What the Markdown of an entry must not hold: the twin of hooks/dictionary/linking/forbidden.py and code_spans.py.
// tests/cases/live_errors.yml holds for both.

const ALLOWED_ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;
const MAY_BE_FORBIDDEN = /[<#=]|\]\(|\]:|!\[|--/;
const BARE = /(?<!\\)<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>/g;
const REFERENCE = /^ {0,3}\[[^[\]\n]+\]:[ \t]*(?:\n[ \t]*)?<?(?:[a-z][a-z0-9+.-]{1,30}:|\/\/|www\.|\/)[^\s<>]+/gim;
const TAG = /(?<!\\)<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[\s/][^<>]*)?)>|(?<!\\)<!--/g;
const PICTURE = /!\[[^[\]]*\]\(/g;
const HEADING = /^ {0,3}#{1,6}[ \t]+\S.*|^(?=[ \t]*[^\s>|+*-])[^\n]*\n(?: {0,3})(?:=+|-+)[ \t]*$/gm;
const LIST_ITEM = /^ {0,3}(?:[*+-]|\d+\.)[ \t]/;
const ADDRESS = /\]\(\s*<?([^)\s>]*)/g;
const INDENT = 4;
const FENCE = /^(`{3,}|~{3,}) *(?:\{.*\}|(?:\.?[\p{L}\p{N}_#.+-]* *)?(?:hl_lines=(?:"[^"]*"|'[^']*') *)?)\r?$/u;

// Every [what, excerpt] that has no place in a text: `raw-html`, `picture`, `heading`, `address-not-allowed`,
// `reference-link`.
// `elements` are the names of HTML's elements.
export function* forbidden(text, isBlock, elements) {
  if (!MAY_BE_FORBIDDEN.test(text)) {
    return;
  }
  const bare = withoutCode(text);
  const plain = isBlock ? withoutIndentedCode(bare) : bare;
  for (const tag of plain.matchAll(TAG)) {
    if (tag[2] === undefined || isElement(plain, tag, elements)) {
      yield ["raw-html", text.substr(tag.index, tag[0].length)];
    }
  }
  for (const { index, 0: picture } of plain.matchAll(PICTURE)) {
    yield ["picture", text.substr(index, picture.length - 1)];
  }
  for (const { index, 0: heading } of isBlock ? plain.matchAll(HEADING) : []) {
    yield ["heading", text.substr(index, heading.length).trim().split("\n")[0]];
  }
  for (const { 0: whole, 1: address } of plain.matchAll(BARE)) {
    if (!ALLOWED_ADDRESS.test(address)) {
      yield ["address-not-allowed", whole];
    }
  }
  for (const { index, 0: reference } of isBlock ? plain.matchAll(REFERENCE) : []) {
    yield ["reference-link", text.substr(index, reference.length).trim().split("\n")[0]];
  }
  for (const { 0: whole, 1: address } of plain.matchAll(ADDRESS)) {
    if (!ALLOWED_ADDRESS.test(address)) {
      yield ["address-not-allowed", address || whole];
    }
  }
}

// A text of the same length, with a sign for each letter of code.
export function withoutCode(text) {
  if (!/[`~]/.test(text)) {
    return text;
  }
  return withoutSpans(/```|~~~/.test(text) ? withoutFences(text) : text);
}

function withoutFences(text) {
  const lines = text.split("\n");
  const fences = lines.map((line) => FENCE.exec(line)?.[1] ?? "");
  // A fence ends with the signs that it began with: for each line the next such end. What never ends is text.
  const ends = Array(lines.length);
  const next = new Map();
  for (let number = lines.length - 1; number >= 0; number -= 1) {
    ends[number] = next.get(fences[number]);
    if (fences[number] && lines[number].replace(/[ \r]+$/, "") === fences[number]) {
      next.set(fences[number], number);
    }
  }
  let end = -1;
  return lines
    .map((line, number) => {
      if (number > end && fences[number] && ends[number] !== undefined) {
        end = ends[number];
      }
      return number <= end ? "+".repeat(line.length) : line;
    })
    .join("\n");
}

function withoutSpans(text) {
  const ticks = [...text.matchAll(/(?<!\\)`+|\n(?=[^\S\n]*\n)/g)];
  const closing = [];
  let following = new Map();
  for (let place = ticks.length - 1; place >= 0; place -= 1) {
    const { length } = ticks[place][0];
    if (ticks[place][0] === "\n") {
      following = new Map();
    } else {
      closing[place] = following.get(length);
      following.set(length, place);
    }
  }
  const parts = [];
  let position = 0;
  for (const [place, tick] of ticks.entries()) {
    const end = closing[place];
    if (end !== undefined && tick.index >= position) {
      const after = ticks[end].index + ticks[end][0].length;
      parts.push(text.slice(position, tick.index), text.slice(tick.index, after).replace(/[^\n]/g, "x"));
      position = after;
    }
  }
  return parts.join("") + text.slice(position);
}

// With a + for each letter of lines that are code by their four spaces.
function withoutIndentedCode(text) {
  if (!/(?:^|\n)(?: {4}|\t)/.test(text)) {
    return text;
  }
  let [depth, isCode, afterBlank] = [0, false, true];
  const lines = text.split("\n").map((line) => {
    const wide = line.replaceAll("\t", "    ");
    let kept = line;
    if (wide.trim()) {
      const level = Math.min(Math.floor((wide.length - wide.trimStart().length) / INDENT), depth);
      const inner = wide.slice(INDENT * level);
      const isItem = LIST_ITEM.test(inner);
      isCode = inner.startsWith(" ".repeat(INDENT)) && (isCode || afterBlank);
      if (isItem) {
        depth = level + 1;
      } else if (afterBlank && !isCode) {
        depth = level;
      }
      kept = isCode ? "+".repeat(line.length) : line;
    }
    afterBlank = !wide.trim();
    return kept;
  });
  return lines.join("\n");
}

function isElement(text, { 1: slash, 2: name, 3: rest, index }, elements) {
  if (!elements.includes(name.toLowerCase())) {
    return false;
  }
  // A comparison (a<b and c>d) touches the word before it and has spaces inside, or several words.
  const touches = index > 0 && /[\p{L}\p{N}]/u.test(text[index - 1]);
  const words = rest.split(/[\s/]+/).filter(Boolean);
  return Boolean(slash) || rest.includes("=") || (!(touches && words.length) && words.length < 2);
}
