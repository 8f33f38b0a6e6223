// What the checks would say of an entry, while it is typed: the rules of hooks/dictionary/checking/style_checks.py,
// with their numbers and words from the form's data file. tests/cases/live_checks.yml holds for both.
// Nothing here touches the page.

import { markupIn, markupInName, markupInPlain } from "./contribute-markup.js";
import { holdsName } from "./contribute-names.js";
import { prose } from "./contribute-prose.js";
import { NAMES, references, textsOf } from "./contribute-references.js";
import { endsWithPeriod, halfToEven, sentences, sentenceRules, shown, wordCount } from "./contribute-sentences.js";
import { NO_KEY, isWebAddress } from "./contribute-texts.js";

// Every finding: { field, path, code, name, level, message, fix }. `values` are those of `valueOf`;
// `label` says what readers call a field; `catalog` knows the entries, `slug` is the one that is changed.
export function findings(values, data, { label = (name) => name, today = new Date(), catalog = null, slug = "" } = {}) {
  const found = [];
  const status = values.status ?? "stub";
  const rules = data.rules;
  const language = sentenceRules(data.language);
  const say = (field, rule, wording, given = {}, path = [field]) => {
    const level = typeof rule === "string" ? rule : rule[status];
    if (level !== "off") {
      const name = typeof rule === "string" ? wording : rule.name;
      const told = { status, field_name: label(field), ...given };
      found.push({ field, path, code: rule.code ?? "", name, level, ...said(wording, told, data) });
    }
  };
  definitions(values, { rules, language, irregular: data.language.irregular, say });
  explanation(values, { rules, language, say });
  required(values, { rules, status, say });
  counts(values, { rules, say });
  facts(values, { rules, say });
  dates(values, { rules, today, say });
  names(values, { rules, data, say });
  shownAsWritten(values, { rules, data, say });
  records(values, { data, say });
  references(values, { data, catalog, slug, say });
  prose(values, { rules, data, language, say });
  // A web address is no word, whatever signs it has.
  const isAddress = found.some(({ name }) => name === "word-is-address");
  return found.filter(({ field, name }) => !(isAddress && field === "headword" && name === "definition-markup"));
}

// Notes by region, as they are written: which is for no region, and which for one that has a note.
export function noteFindings(field, notes, data) {
  const { shape, parts } = data.fields[field];
  const names = data.names[shape.map.key_of] ?? {};
  const found = [];
  const tell = (index, part, wording, given) =>
    found.push({ field, path: [field, index, part], code: "", name: wording, level: "error", ...said(wording, given, data) });
  const seen = new Set();
  for (const [index, { key, value }] of notes.entries()) {
    if (key === NO_KEY) {
      tell(index, "key", "region-missing", {});
    } else if (seen.has(key)) {
      tell(index, "key", "region-twice", { text: names[key] ?? key });
    } else if (!value) {
      tell(index, "value", "field-missing", { field_name: parts.value });
    }
    seen.add(key);
  }
  return found;
}

export function said(wording, values, data) {
  const filled = (text) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  const { message, fix } = data.messages[wording];
  return { message: filled(message), fix: filled(fix) };
}

export function namesOf(values) {
  const listed = (name) => (values[name] ?? []).map((item) => item.text ?? "");
  return [values.headword ?? "", ...listed("aliases"), ...listed("covers"), ...(values.forms ?? [])].filter(Boolean);
}

function definitions(values, { rules, language, irregular, say }) {
  const texts = [[["definition"], values.definition ?? ""]];
  for (const [index, sense] of (values.senses ?? []).entries()) {
    texts.push([["senses", index, "definition"], sense.definition ?? ""]);
  }
  const known = namesOf(values);
  for (const [path, text] of texts.filter(([, each]) => each)) {
    const told = (rule, wording, given) => say(path[0], rule, wording, given, path);
    const words = wordCount(text);
    if (words > rules.definition_length.most) {
      told(rules.definition_length, "definition-length", { words, most: rules.definition_length.most });
    }
    if (sentences(text, language).length !== 1) {
      told(rules.definition_sentences, "definition-sentences");
    }
    if (!endsWithPeriod(text, language)) {
      told(rules.definition_period, "definition-period");
    }
    const markup = markupIn(text, known);
    if (markup) {
      told(rules.definition_markup, "definition-markup", { text: shown(markup) });
    }
    if (values.headword && !known.some((name) => holdsName(text, name, irregular))) {
      told(rules.definition_headword, "definition-headword", { text: shown(values.headword) });
    }
  }
}

function explanation(values, { rules, language, say }) {
  const text = values.explanation;
  if (!text) {
    return;
  }
  const { least, most } = rules.explanation_length;
  const words = wordCount(text);
  if (words < least || words > most) {
    const wording = words < least ? "explanation-short" : "explanation-long";
    say("explanation", rules.explanation_length, wording, { words, least, most });
  }
  const mean = words / Math.max(sentences(text.trim().split(/\s+/).join(" "), language).length, 1);
  if (mean > rules.sentence_length.most) {
    const given = { mean: halfToEven(mean), most: rules.sentence_length.most };
    say("explanation", rules.sentence_length, "sentence-length", given);
  }
}

function isFilled(value) {
  return typeof value === "object" && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}

function required(values, { rules, status, say }) {
  for (const name of rules.required_fields.fields) {
    if (!isFilled(values[name]) && !(name === "definition" && isFilled(values.senses))) {
      say(name, rules.required_fields, status === "published" ? "required-published" : "required");
    }
  }
  if (values.legal && !(values.sources ?? []).some((source) => source.authority === "official")) {
    say("sources", rules.legal_source, "legal-source");
  }
  if (status === "retired" && !values.replaced_by) {
    say("replaced_by", rules.retired_successor, "retired-successor");
  }
}

function counts(values, { rules, say }) {
  for (const [name, most] of Object.entries(rules.items_most.items)) {
    if ((values[name] ?? []).length > most) {
      say(name, rules.items_most, most > 1 ? "items-most" : "items-most-one", { most });
    }
  }
  for (const [name, least] of Object.entries(rules.items_least.items)) {
    const { length } = values[name] ?? [];
    if (length > 0 && length < least) {
      say(name, rules.items_least, "items-least", { least });
    }
  }
}

// Rows of "in short" that are not short.
function facts(values, { rules, say }) {
  for (const [index, fact] of (values.in_short ?? []).entries()) {
    for (const part of ["label", "value"]) {
      const { most } = rules[`fact_${part}`];
      const words = wordCount(fact[part] ?? "");
      if (words > most) {
        say("in_short", rules[`fact_${part}`], `fact-${part}`, { words, most }, ["in_short", index, part]);
      }
    }
  }
}

function dates(values, { rules, today, say }) {
  // Somewhere on earth it is tomorrow already.
  const latest = new Date(today.getTime() + 86_400_000).toISOString().slice(0, 10);
  for (const name of ["added", "reviewed"]) {
    if (values[name] && values[name] > latest) {
      say(name, rules.dates_not_in_future, "dates-not-in-future", { day: values[name] });
    }
  }
}

// What stands between two names in a row, and how long a row is looked at, as in checking/word_checks.py.
const BETWEEN = /(?<=\S)(?:[,;،؛] |\s[/|]\s|[，；、])\s*[\p{L}\p{N}]/u;
const BEHIND = /\([^()]*\)\s*$/u;
const LONGEST = 200;

function names(values, { rules, data, say }) {
  const everyday = new Set(data.language.everyday);
  const guarded = new Set((values.not_in ?? []).flatMap((phrase) => phrase.toLowerCase().split(/[\s-]+/)));
  const isEveryday = (text) => everyday.has(text.toLowerCase()) && !/\p{Lu}.*\p{Lu}|^\p{Lu}$|\p{N}/u.test(text);
  const tell = (path, text, wording) => {
    if (isEveryday(text) && !guarded.has(text.toLowerCase())) {
      say(path[0], rules.everyday_words, wording, { text: shown(text) }, path);
    }
  };
  const allowed = new Set(rules.names_in_one.allow.map((label) => label.toLowerCase()));
  const plain = (path, text) => {
    const markup = markupInName(text);
    if (markup) {
      say(path[0], rules.definition_markup, "name-markup", { text: shown(markup) }, path);
    }
  };
  plain(["headword"], values.headword ?? "");
  const single = (path, text) => {
    if (text.length <= LONGEST && BETWEEN.test(text.replace(BEHIND, "")) && !allowed.has(text.toLowerCase())) {
      say(path[0], rules.names_in_one, "names-in-one", { text: shown(text) }, path);
    }
  };
  if (values.headword && values.autolink !== false) {
    tell(["headword"], values.headword, "everyday-headword");
  }
  for (const field of ["aliases", "covers"]) {
    for (const [index, item] of (values[field] ?? []).entries()) {
      if (item.text && item.autolink !== false) {
        tell([field, index, "text"], item.text, "everyday-name");
      }
      plain([field, index, "text"], item.text ?? "");
      single([field, index, "text"], item.text ?? "");
    }
  }
  for (const [index, form] of (values.forms ?? []).entries()) {
    single(["forms", index], form);
    const label = labelOf(form, [{ text: values.headword, autolink: values.autolink }, ...(values.aliases ?? [])]);
    if (label.autolink !== false) {
      tell(["forms", index], form, values.autolink === false ? "everyday-form" : "everyday-headword");
    }
  }
}

// Examples, scripts, facts, titles of sources: nothing in them is a link or Markdown.
function shownAsWritten(values, { rules, data, say }) {
  for (const [path, text, written] of textsOf(values, data)) {
    const markup = written === "plain" && !NAMES.has(path[0]) ? markupInPlain(text) : "";
    if (markup) {
      say(path[0], rules.definition_markup, "plain-markup", { text: shown(markup) }, path);
    }
  }
}

// The label that a listed form belongs to: the first that begins like it, or else the headword.
function labelOf(form, labels) {
  const start = form.toLowerCase().slice(0, Math.max(2, Math.ceil(form.length / 2)));
  return labels.find(({ text }) => text?.toLowerCase().startsWith(start)) ?? labels[0];
}

// What a group of boxes lacks, and addresses that are none.
function records(values, { data, say }) {
  for (const [field, { shape, parts: labels }] of Object.entries(data.fields)) {
    const parts = shape.list?.record;
    for (const [index, item] of parts ? (values[field] ?? []).entries() : []) {
      for (const [name, part] of Object.entries(parts)) {
        const path = [field, index, name];
        if (part.required && !isFilled(item[name])) {
          say(field, "error", "field-missing", { field_name: labels?.[name] ?? name }, path);
        } else if (part.shape.web_address && item[name] && !isWebAddress(item[name])) {
          say(field, "error", "not-a-web-address", { text: shown(item[name]) }, path);
        } else if (part.shape.of === "number" && item[name] && !/^\d{4}$/.test(String(item[name]))) {
          say(field, "error", "not-a-number", { field_name: labels?.[name] ?? name }, path);
        }
      }
    }
  }
}
