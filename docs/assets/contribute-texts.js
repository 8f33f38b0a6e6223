// The value of a field ⇄ the text that people write for it. The twin of
// hooks/dictionary/contributing/field_texts.py, where the notation is described;
// tests/cases/field_texts.yml holds for both. `shapes` and `words` come from the form's data file.

import { hiddenLine } from "./contribute-hidden.js";

const BULLET = /^(?:[-*•]|\d{1,3}\.)(?:\s+|$)/;
// A bullet that is none to Markdown: a file would show it in the middle of a paragraph.
const FOREIGN_BULLET = /^ *(?:- +)*(?:[•‣▪▫●○◦■□➢\uf0b7\uf0a7\uf0d8]\s*|[·–—§o]\t\s*)(?=\S)/;
const WEB_ADDRESS =
  /^https?:\/\/(?:[^\s/?#@\\<>".]+(?:\.[^\s/?#@\\<>".]+)+\.?(?::\d+)?|localhost(?::\d+)?)(?:[/?#][^\s\\<>"]*)?$/i;
// Stands where the region of a note would, until one is chosen.
export const NO_KEY = "?";
const FLAGS = { yes: true, true: true, no: false, false: false };

export class FieldTextError extends Error {
  constructor(name, values = {}, line = 1) {
    super(name);
    this.name = "FieldTextError";
    this.wording = name;
    this.values = values;
    this.line = line;
  }
}

// ---- Value → text ----------------------------------------------------------------------------------

export function textOf(name, value, data) {
  const field = known(name, data);
  return isNothing(value) ? "" : written(value, field.shape, data);
}

function isNothing(value) {
  return value === null || value === undefined || (typeof value === "object" && !Object.keys(value).length);
}

function written(value, shape, data) {
  if (shape.map) {
    return Object.entries(value)
      .map(([key, text]) => `${key}: ${text}`)
      .join("\n");
  }
  if (!shape.list) {
    return scalarText(value);
  }
  if (!shape.list.record) {
    return value.map((item) => (BULLET.test(item) ? `- ${item}` : item)).join("\n");
  }
  const records = value.map((record) => recordText(record, shape.list, data));
  // A record that begins with a key would go on with the one above it.
  const isShort = (text) => shape.list.shorthand && !text.includes("\n") && !keyOf(text, shape.list.record);
  return records.join(records.every(isShort) ? "\n" : "\n\n");
}

function scalarText(value) {
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}

function recordText(record, shape, data) {
  const lines = [];
  const rest = { ...record };
  if (shape.shorthand && record[shape.shorthand]) {
    const { line, said } = shorthandText(record, shape, data);
    lines.push(line);
    for (const name of said) {
      delete rest[name];
    }
  }
  for (const [name, part] of Object.entries(shape.record)) {
    if (!(name in rest) || isNothing(rest[name]) || rest[name] === "") {
      continue;
    }
    const value = rest[name];
    if (!part.shape.list) {
      lines.push(`${name}: ${scalarText(value)}`);
    } else if (part.shape.list.key_of) {
      lines.push(`${name}: ${value.join(", ")}`);
    } else {
      lines.push(`${name}:`, ...value.map((item) => `  - ${item}`));
    }
  }
  return lines.join("\n");
}

// `TV (abbreviation, UK)`: kind, regions and register in brackets, where reading it back says the same.
function shorthandText(record, shape, data) {
  const { shorthand } = shape;
  const inBrackets = ["kind", "region", "register"].filter((name) => name in shape.record && !isNothing(record[name]));
  const pieces = inBrackets.flatMap((name) => record[name]);
  const line = pieces.length ? `${record[shorthand]} (${pieces.join(", ")})` : record[shorthand];
  const expected = Object.fromEntries([shorthand, ...inBrackets].map((name) => [name, record[name]]));
  const back = !BULLET.test(line) && !keyOf(line, shape.record) ? shorthandRecord(line, shape, data) : {};
  if (JSON.stringify(sorted(back)) === JSON.stringify(sorted(expected))) {
    return { line, said: [shorthand, ...inBrackets] };
  }
  return { line: `${shorthand}: ${record[shorthand]}`, said: [shorthand] };
}

function sorted(record) {
  return Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

// A Markdown text with each paragraph on one line, as people type it; files break their lines.
export function unwrapped(text) {
  const isClosed = (line) => /^ {0,3}[|#=~`]/.test(line);
  const isApart = (line) => !line.trim() || /^(?: {0,3}(?:[-*+>|#=~`]|\d+[.)])|\s{4}|\t)/.test(line);
  let isCode = false;
  let before = null; // the last line as it was written: those that were put together may be long
  const paragraphs = [];
  for (const line of text.split("\n")) {
    const isFence = /^ {0,3}(?:```|~~~)/.test(line);
    const goesOn = before?.trim() && !/(?: {2}|\\)$/.test(before) && !isClosed(paragraphs.at(-1)[0]);
    if (goesOn && !isCode && !isFence && !isApart(line)) {
      paragraphs.at(-1).push(/ {2}$/.test(line) ? line.trimStart() : line.trim());
    } else {
      paragraphs.push([line]);
    }
    before = line;
    isCode = isFence ? !isCode : isCode;
  }
  return paragraphs.map((lines) => lines.join(" ")).join("\n");
}

// ---- Text → value ----------------------------------------------------------------------------------

// Throws a FieldTextError for what cannot be read, unless `isLenient`: then it is taken as it stands.
export function valueOf(name, text, data, isLenient = false) {
  const field = known(name, data);
  const reader = { data, isLenient, label: name };
  const whole = text.replace(/\r\n?/g, "\n").normalize("NFC");
  const lines = whole.split("\n");
  const hidden = hiddenLine(whole);
  if (hidden >= 0) {
    fault(reader, "hidden", { field_name: name }, hidden + 1);
  }
  const { shape } = field;
  const bullet = shape.written === "block" ? lines.findIndex((line) => FOREIGN_BULLET.test(line)) : -1;
  if (bullet >= 0) {
    fault(reader, "bullet", { field_name: name }, bullet + 1);
  }
  if (!text.trim()) {
    return empty(field, reader);
  }
  if (shape.map) {
    return mapped(lines, shape, reader);
  }
  if (shape.list?.record) {
    return records(lines, shape.list, reader);
  }
  if (shape.list) {
    const found = itemsOf(lines.map(withoutBullet), shape.list);
    return found.length ? found : empty(field, reader);
  }
  return scalar(lines.join("\n"), shape, name, 1, reader);
}

function known(name, data) {
  const field = Object.hasOwn(data.fields, name) && data.fields[name];
  if (!field) {
    throw new FieldTextError("unknown", { field_name: name });
  }
  return field;
}

function fault(reader, wording, values, line) {
  if (!reader.isLenient) {
    throw new FieldTextError(wording, values, line);
  }
}

function empty(field, reader) {
  if (field.required) {
    fault(reader, "empty", { field_name: reader.label }, 1);
  }
  if (field.default !== undefined) {
    return field.default;
  }
  return field.shape.list ? [] : field.shape.map ? {} : null;
}

// The items that stand in lines without their bullets: keys may be separated by commas.
function itemsOf(lines, item) {
  const isWord = item.key_of || item.choices?.length;
  return (isWord ? lines.flatMap((line) => line.split(",")) : lines).map(oneLine).filter(Boolean);
}

function withoutBullet(line) {
  return oneLine(line.trim().replace(BULLET, ""));
}

function oneLine(text) {
  return text.trim().split(/\s+/).join(" ");
}

function scalar(text, shape, name, line, reader) {
  const plain = shape.written === "block" ? text.trim() : oneLine(text);
  if (shape.of === "flag") {
    const flag = FLAGS[plain.toLowerCase()];
    if (flag === undefined) {
      fault(reader, "flag", { field_name: name }, line);
    }
    return flag ?? plain;
  }
  if (shape.of === "number") {
    if (!/^\d{4}$/.test(plain)) {
      fault(reader, "not-a-number", { field_name: name }, line);
      return plain;
    }
    return Number(plain);
  }
  if (shape.of === "date") {
    return date(plain, name, line, reader);
  }
  if (shape.choices?.length) {
    const choice = shape.choices.find((each) => each === plain.toLowerCase());
    if (!choice) {
      fault(reader, "choice", { field_name: name, text: plain, choices: shape.choices.join(", ") }, line);
    }
    return choice ?? plain;
  }
  if (shape.web_address && !isWebAddress(plain)) {
    fault(reader, "not-a-web-address", { text: plain }, line);
  }
  return plain;
}

export function isWebAddress(text) {
  return WEB_ADDRESS.test(text);
}

// An address with the beginning that people leave off: `acas.org.uk`, and without the signs that some write round it:
// `<https://acas.org.uk>`. Anything else stays.
export function wholeAddress(written) {
  const text = /^<\S+>$/.test(written) ? written.slice(1, -1) : written;
  const isHost = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.[a-z]{2,}(?=[/?#]|$)/iu.test(text);
  return isHost && isWebAddress(`https://${text}`) ? `https://${text}` : text;
}

function date(plain, name, line, reader) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain);
  if (!parts) {
    fault(reader, "date-form", { field_name: name }, line);
    return plain;
  }
  const day = new Date(`${plain}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== plain) {
    fault(reader, "date-impossible", { text: plain }, line);
  }
  return plain;
}

// ---- Records ---------------------------------------------------------------------------------------

function keyOf(body, fields) {
  const found = /^([A-Za-z_]+)[ \t]*:(?:[ \t]+|(?=[^\s/])|$)(.*)$/s.exec(body);
  const key = found?.[1].toLowerCase();
  return found && Object.hasOwn(fields, key) ? { key, rest: found[2].trim() } : null;
}

// Lines → records as they are written: { at, parts: { key: { at, lines } }, shorthand }. `part` is the one that an
// indented line goes on with.
function rawRecords(lines, shape, reader) {
  const found = [];
  let record = null;
  const begin = (at, shorthand) => {
    record = { at, parts: {}, part: null, shorthand };
    found.push(record);
  };
  for (const [index, line] of lines.entries()) {
    const at = index + 1;
    const body = withoutBullet(line);
    const isItem = BULLET.test(line.trim());
    const goesOn = Boolean(record?.part) && /^[ \t]/.test(line);
    if (!line.trim() || (isItem && !(goesOn && record.part.isList))) {
      record = null;
    }
    if (!body) {
      continue;
    }
    const key = keyOf(body, shape.record);
    if (isItem && record) {
      record.part.lines.push(body);
    } else if (key) {
      if (!record) {
        begin(at);
      }
      if (record.parts[key.key]) {
        fault(reader, "twice", { field_name: key.key }, at);
      }
      const isList = Boolean(shape.record[key.key].shape.list);
      record.part = { at, lines: key.rest ? [key.rest] : [], isList };
      record.parts[key.key] = record.part;
    } else if (goesOn && record) {
      record.part.lines.push(body);
    } else if (shape.shorthand) {
      begin(at, oneLine(body));
    } else if (reader.isLenient) {
      // Kept as the first part that is a text, rather than lost.
      const first = Object.keys(shape.record).find((name) => shape.record[name].shape.of === "text") ?? "";
      if (!record || record.parts[first]) {
        begin(at);
      }
      record.part = { at, lines: [body], isList: false };
      record.parts[first] = record.part;
    } else {
      const unknown = /^([A-Za-z_]+)[ \t]*:(?!\/)/.exec(body);
      const names = Object.keys(shape.record).join(", ");
      fault(reader, unknown ? "key-unknown" : "key-missing", { text: unknown?.[1] ?? "", choices: names }, at);
    }
  }
  return found;
}

function records(lines, shape, reader) {
  return rawRecords(lines, shape, reader).map((raw) => recordOf(raw, shape, reader));
}

function recordOf(raw, shape, reader) {
  const found = raw.shorthand === undefined ? {} : shorthandRecord(raw.shorthand, shape, reader.data);
  for (const [name, { at, lines }] of Object.entries(raw.parts)) {
    const part = shape.record[name];
    if (raw.shorthand !== undefined && name === shape.shorthand) {
      fault(reader, "twice", { field_name: name }, at);
    }
    const text = lines.join("\n");
    if (!text.trim()) {
      fault(reader, "empty", { field_name: name }, at);
      continue;
    }
    if (part.shape.list) {
      const items = itemsOf(lines, part.shape.list);
      found[name] = part.shape.list.key_of ? items.map((key) => inCase(key, part.shape.list, reader.data)) : items;
    } else {
      found[name] = scalar(text, part.shape, name, at, reader);
    }
  }
  for (const [name, part] of Object.entries(shape.record)) {
    if (part.required && !(name in found)) {
      fault(reader, "field-missing", { field_name: name }, raw.at);
    }
    if (part.default !== undefined && found[name] === part.default) {
      delete found[name];
    }
  }
  return found;
}

function inCase(key, shape, data) {
  return (data.keys[shape.key_of] ?? []).find((each) => each.toLowerCase() === key.toLowerCase()) ?? key;
}

// `TV (abbreviation, UK)`; brackets in which anything else stands belong to the text.
function shorthandRecord(line, shape, data) {
  const { shorthand } = shape;
  const found = /^(.*\S)\s\(([^()]*)\)$/.exec(line);
  if (!found) {
    return { [shorthand]: line };
  }
  const record = { [shorthand]: found[1].trim() };
  for (const piece of found[2].split(",").map((each) => each.trim())) {
    const name = ["kind", "register"].find((each) => shape.record[each]?.shape.choices.includes(piece.toLowerCase()));
    const region =
      shape.record.region && data.keys.regions.find((key) => key.toLowerCase() === piece.toLowerCase());
    if (name && !(name in record)) {
      record[name] = piece.toLowerCase();
    } else if (region && !record.region?.includes(region)) {
      record.region = [...(record.region ?? []), region];
    } else {
      return { [shorthand]: line };
    }
  }
  for (const [name, part] of Object.entries(shape.record)) {
    if (part.default !== undefined && record[name] === part.default) {
      delete record[name];
    }
  }
  return record;
}

// ---- By region -------------------------------------------------------------------------------------

function mapped(lines, shape, reader) {
  const keys = reader.data.keys[shape.map.key_of] ?? [];
  const found = {};
  const written_ = notes(lines, keys);
  for (const { key, at, lines: parts } of written_) {
    if (key === NO_KEY) {
      fault(reader, "region-missing", { choices: keys.join(", ") }, at);
    } else if (key in found) {
      fault(reader, "twice", { field_name: key }, at);
    }
    // Two that are for the same one are joined rather than lost.
    found[key] = [found[key], oneLine(parts.join(" "))].filter(Boolean).join(" ");
  }
  const blank = written_.find(({ key }) => !found[key]);
  if (blank) {
    fault(reader, "empty", { field_name: blank.key }, blank.at);
  }
  return found;
}

// The notes of a text one by one, with those that say no region or one that another has said: [{ key, value }].
export function notesOf(text, keys) {
  return notes(text.split("\n"), keys).map(({ key, lines }) => ({ key, value: oneLine(lines.join(" ")) }));
}

function notes(lines, keys) {
  const found = [];
  for (const [index, line] of lines.entries()) {
    const text = withoutBullet(line);
    const isItem = BULLET.test(line.trim());
    const start = /^([^:]*):(.*)$/s.exec(text);
    const named = start && [...keys, NO_KEY].find((each) => each.toLowerCase() === start[1].trim().toLowerCase());
    if (found.length && text && !isItem && /^[ \t]/.test(line)) {
      found.at(-1).lines.push(text);
    } else if (named) {
      found.push({ key: named, at: index + 1, lines: [start[2].trim()] });
    } else if (text) {
      found.push({ key: NO_KEY, at: index + 1, lines: [text] });
    }
  }
  return found;
}
