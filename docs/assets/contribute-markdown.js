// The little Markdown that entries may hold → elements, for the preview. Text goes into text nodes only, so
// nothing that somebody writes can become anything else. What it does not know is shown as it is written.

const ALLOWED_ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;
const INLINE =
  /\\([\\`*_{}[\]()#+.!-])|`([^`\n]+)`|\[\[(!?)([^[\]\n|]+)(?:\\?\|([^[\]\n]+))?\]\]|\[([^[\]\n]+)\]\(([^()\s]+)\)|<((?:https?:\/\/|mailto:)[^\s<>]+)>|\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*|(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])| {2}\n/gu;
const ITEM = /^ {0,3}(?:([-*+])|(\d{1,9})\.)\s+(.*)$/;

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

// One paragraph; `entryOf` says what a name in double brackets leads to: { text, href } or null.
export function inline(text, entryOf) {
  const made = document.createDocumentFragment();
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    made.append(text.slice(end, match.index), piece(match, entryOf));
    end = match.index + match[0].length;
  }
  made.append(text.slice(end));
  return made;
}

function piece([whole, escaped, code, unlinked, target, words, label, address, bare, strong, emphasis], entryOf) {
  if (escaped) {
    return escaped;
  }
  if (code) {
    return element("code", code);
  }
  if (target) {
    return unlinked ? target : entryLink(target, words, entryOf);
  }
  if (label) {
    return ALLOWED_ADDRESS.test(address) ? link(address, inline(label, entryOf)) : whole;
  }
  if (bare) {
    return link(bare, bare);
  }
  if (strong) {
    return element("strong", inline(strong, entryOf));
  }
  return emphasis ? element("em", inline(emphasis, entryOf)) : element("br");
}

function link(address, content) {
  const made = element("a", content);
  made.href = address;
  made.rel = "nofollow noopener";
  return made;
}

function entryLink(target, words, entryOf) {
  const [name] = target.split("#");
  const found = entryOf(name.trim());
  const made = element(found ? "a" : "span", words?.trim() ?? found?.text ?? target);
  made.className = found ? "entry-link" : "entry-unknown";
  if (found) {
    made.href = found.href;
  }
  return made;
}

// Paragraphs, lists, quotations and code.
export function block(text, entryOf) {
  const made = document.createDocumentFragment();
  const lines = text.replaceAll("\t", "    ").split("\n");
  while (lines.length) {
    const next = lines[0];
    if (!next.trim()) {
      lines.shift();
    } else if (/^(?:```|~~~)/.test(next)) {
      made.append(fenced(lines));
    } else if (/^ {0,3}>/.test(next)) {
      made.append(quoted(lines, entryOf));
    } else if (/^ {0,3}([-*_])(?: *\1){2,} *$/.test(next)) {
      lines.shift();
      made.append(element("hr"));
    } else if (ITEM.test(next)) {
      made.append(list(lines, entryOf));
    } else {
      made.append(element("p", inline(paragraph(lines), entryOf)));
    }
  }
  return made;
}

function fenced(lines) {
  const fence = lines.shift().slice(0, 3);
  const end = lines.findIndex((line) => line.startsWith(fence));
  const code = lines.splice(0, end < 0 ? lines.length : end);
  lines.shift();
  return element("pre", element("code", code.join("\n")));
}

function quoted(lines, entryOf) {
  const inside = [];
  while (lines.length && lines[0].trim()) {
    inside.push(lines.shift().replace(/^ {0,3}> ?/, ""));
  }
  return element("blockquote", block(inside.join("\n"), entryOf));
}

function paragraph(lines) {
  const inside = [];
  while (lines.length && lines[0].trim() && !/^(?:```|~~~)/.test(lines[0])) {
    inside.push(lines.shift());
  }
  return inside.join("\n");
}

function list(lines, entryOf) {
  const first = ITEM.exec(lines[0]);
  const made = element(first[1] ? "ul" : "ol");
  if (first[2] && first[2] !== "1") {
    made.start = Number(first[2]);
  }
  while (lines.length) {
    const item = ITEM.exec(lines[0]);
    if (!item || Boolean(item[1]) !== Boolean(first[1])) {
      break;
    }
    lines.shift();
    const inside = [item[3]];
    while (lines.length && belongs(lines)) {
      inside.push(lines.shift().replace(/^ {1,4}/, ""));
    }
    const isPlain = !inside.some((line) => !line.trim() || ITEM.test(line));
    made.append(element("li", isPlain ? inline(inside.join("\n"), entryOf) : block(inside.join("\n"), entryOf)));
    while (lines.length > 1 && !lines[0].trim() && ITEM.test(lines[1])) {
      lines.shift();
    }
  }
  return made;
}

// Whether the next line goes on with an item: indented, or a line of the same paragraph.
function belongs(lines) {
  const [line, following] = lines;
  if (!line.trim()) {
    return /^ {2,}\S/.test(following ?? "");
  }
  return /^ {2,}/.test(line) || !ITEM.test(line);
}
