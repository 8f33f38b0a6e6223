// Links, Markdown and HTML in texts that are shown as they are written, where readers would see the signs: the twin of
// hooks/dictionary/checking/markup.py. tests/cases/live_checks.yml holds for both.

const MARKUP = [
  /(?<![\p{L}\p{N}_])\[\[[^[\]\s](?:[^[\]\n]*[^[\]\s])?\]\]/gu,
  /(?<![\p{L}\p{N}_])\[[^[\]\n]+\]\((?=[^()\s]*[./#:])(?:[^()\s]|\([^()\s]*\))+\)/gu,
  /(?<![\p{L}\p{N}_])https?:\/\/[\p{L}\p{N}_][^\s<>]*/giu,
  /(?<![\p{L}\p{N}_*])\*\*[^\s*][^*\n]*\*\*(?![\p{L}\p{N}_*])/gu,
  /(?<![\p{L}\p{N}_*])\*[^\s*][^*\n]*\*(?![\p{L}\p{N}_*])/gu,
];
const TAGS = [
  /<\/?(?:br|hr|p|div|li|ul|ol|span|font|img|wbr)(?:\s[^<>]*)?\/?>/gi,
  /&(?:nbsp|amp|lt|gt|quot|apos|shy|[mn]dash|hellip|[lr][sd]quo|bull|rarr|#\d{2,6}|#x[\da-f]{2,6});/gi,
];
const IN_PLAIN = [
  MARKUP[1],
  ...MARKUP.slice(3),
  ...TAGS,
  // Two brackets that do not end; whole ones are told where links are looked at.
  /\[\[[\p{L}\p{N}_](?!.{0,300}\]\])[^\s[\]]*/gu,
  // What only programs read: a line end or a quote mark behind a backslash.
  /(?<![^\s])\\[nrt](?=\s|$)|\\"/g,
];
const CLOSES_NOTHING = /(?<=[\p{L}\p{N}_])\]\]/u;
const IN_SENTENCES = [
  /`[^`\n]+`/g, // a name may be written as code
  /^\s*(?:#{1,6}|[-+*•]|\d{1,2}[.)]|>)(?= +\S)/g,
  /\|? ?:?-{3,}:? ?\|/g,
];
const ENDS_IN_SPACE = /\s[*`\]]*$/;

// The first piece of a definition that is surely a link or Markdown; empty if there is none. The signs of the entry's
// own names (`*args`, `_blank`) are its letters; where one of them is a tag, other tags may stand in the definition.
export function markupIn(definition, names) {
  let text = definition;
  if (/[*[`<:#+|>•&\d-]/.test(definition)) {
    const signed = names.filter((name) => !/^[\p{L}\p{N}]+$/u.test(name));
    for (const name of signed.toSorted((one, other) => other.length - one.length)) {
      text = text.replaceAll(name, "x".repeat(Math.min(name.length, 3)));
    }
  }
  const tags = names.some((name) => name.includes("<")) ? TAGS.slice(1) : TAGS;
  return marked(text, [...MARKUP, ...tags, ...IN_SENTENCES]);
}

// The same in a name, which may begin with any sign.
export function markupInName(name) {
  return /^[\p{L}\p{N} ]+$/u.test(name) ? "" : marked(name, [...MARKUP, TAGS[1]]);
}

// The same in another text that is shown as it is. A web address may stand there.
export function markupInPlain(text) {
  const closing = text.includes("[") ? null : CLOSES_NOTHING.exec(text);
  return closing ? closing[0] : marked(text, IN_PLAIN);
}

function marked(text, patterns) {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      if (!ENDS_IN_SPACE.test(match[0])) {
        return match[0];
      }
    }
  }
  const closings = new Map([...text.matchAll(/(?<=\S)<\/([a-zA-Z][a-zA-Z0-9]*)>/g)].map((m) => [m[1], m.index]));
  for (const opening of text.matchAll(/<([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?>(?=\S)/g)) {
    if ((closings.get(opening[1]) ?? -1) > opening.index + opening[0].length) {
      return opening[0];
    }
  }
  return "";
}
