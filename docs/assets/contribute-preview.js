// How the entry will look: as a card, as lists and previews show it, and as a page. Made of the values of the
// fields, element by element; the words around them are those of the real page.

import { block, inline } from "./contribute-markdown.js";
import { NO_KEY } from "./contribute-texts.js";

const HEADINGS = { covers: "covered" };

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function card(values, { words }) {
  const definition = values.definition || values.senses?.[0]?.definition || words.form_preview_definition;
  return element(
    "div",
    "preview-card-inner",
    element("p", "preview-headword", values.headword || words.form_preview_headword),
    element("p", "", definition),
  );
}

export function page(values, data, entryOf) {
  return new PageOf(values, data, entryOf).made();
}

class PageOf {
  constructor(values, data, entryOf) {
    this.values = values;
    this.data = data;
    this.words = data.words;
    this.entryOf = entryOf;
  }

  made() {
    const { values } = this;
    const made = element("div", "preview-entry");
    made.append(this.head());
    if (values.definition) {
      made.append(element("div", "definition", element("p", "", values.definition)));
    }
    if (values.in_short?.length) {
      made.append(this.inShort(values.in_short));
    }
    made.append(
      ...this.section("senses", (senses) => element("ol", "senses", ...senses.map((sense) => this.sense(sense)))),
    );
    if (values.explanation) {
      made.append(element("div", "explanation", block(values.explanation, this.entryOf)));
    }
    made.append(
      ...this.section("covers", (items) => this.list("ul", "covered", items, (item) => element("b", "", item.text ?? ""))),
      ...this.section("steps", (items) => this.markdownList("ol", "steps", items)),
      ...this.section("scripts", (items) => element("div", "", ...items.map((item) => this.script(item)))),
      ...this.section("tips", (items) => this.markdownList("ul", "tips", items)),
      ...this.section("mistakes", (items) => this.markdownList("ul", "mistakes", items)),
      ...this.section("examples", (items) => this.list("ul", "examples", items, (item) => item)),
      ...this.section("confusables", (items) => this.pairs(items.map((item) => [this.other(item), item.difference]))),
      ...this.section("region_notes", (notes) =>
        this.pairs(Object.entries(notes).map(([key, text]) => [this.data.names.regions[key] ?? (key === NO_KEY ? "" : key), text])),
      ),
      ...this.section("origin", (text) => element("p", "", inline(text, this.entryOf))),
      ...this.section("see_also", (slugs) => this.list("ul", "", slugs, (slug) => this.entry(slug))),
      ...this.section("sources", (sources) => this.list("ul", "sources", sources, (source) => this.source(source))),
    );
    return made;
  }

  head() {
    const { values } = this;
    const head = element("div", "entry-head", element("h3", "headword", values.headword || this.words.form_preview_headword));
    const labels = [
      values.pos && this.words[`pos_${values.pos}`],
      values.grammar && this.words[`grammar_${values.grammar}`],
      values.register && values.register !== "neutral" && this.words[`register_${values.register}`],
      ...(values.region ?? []).map((key) => this.data.names.regions[key] ?? key),
    ].filter(Boolean);
    if (labels.length) {
      head.append(element("p", "grammar", labels.join(" · ")));
    }
    const names = (values.aliases ?? []).map((alias) => alias.text).filter(Boolean);
    if (names.length) {
      head.append(element("p", "aliases", `${this.words.also_called} `, element("b", "", names.join(", "))));
    }
    return head;
  }

  // A heading and what stands below it; nothing where the field is empty.
  section(name, make) {
    const value = this.values[name];
    if (!value || !Object.keys(value).length) {
      return [];
    }
    return [element("h4", "", this.words[HEADINGS[name] ?? name]), make(value)];
  }

  list(kind, className, items, make) {
    return element(kind, className, ...items.map((item) => element("li", "", make(item))));
  }

  markdownList(kind, className, items) {
    return this.list(kind, className, items, (item) => inline(item, this.entryOf));
  }

  pairs(items) {
    const made = element("dl", "");
    for (const [term, text] of items) {
      made.append(element("dt", "", term), element("dd", "", inline(text ?? "", this.entryOf)));
    }
    return made;
  }

  inShort(facts) {
    const list = element("dl", "");
    const labels = new Map();
    for (const fact of facts) {
      const label = fact.label ?? "";
      labels.set(label, [...(labels.get(label) ?? []), fact]);
    }
    for (const [label, same] of labels) {
      const isOne = same.length === 1;
      const values = same.map((fact) => element("dd", "", ...(isOne ? [] : this.regions(fact)), fact.value ?? ""));
      const term = element("dt", "", label, ...(isOne ? this.regions(same[0]).reverse() : []));
      list.append(element("div", isOne ? "" : "same-label", term, ...values));
    }
    return element("div", "in-short", element("p", "in-short-title", this.words.in_short), list);
  }

  regions({ region }) {
    const names = (region ?? []).map((key) => this.data.names.regions[key] ?? key);
    return names.length ? [element("span", "label", names.join(", ")), " "] : [];
  }

  sense(sense) {
    const made = element("li", "", element("span", "sense-label", sense.label ?? ""), ` ${sense.definition ?? ""}`);
    made.append(...(sense.examples ?? []).map((example) => element("p", "example", example)));
    return made;
  }

  script(script) {
    return element(
      "figure",
      "script",
      element("figcaption", "", script.situation ?? ""),
      element("blockquote", "", element("p", "", script.text ?? "")),
    );
  }

  other(item) {
    return item.entry ? this.entry(item.entry) : (item.term ?? "");
  }

  entry(slug) {
    const found = this.entryOf(slug);
    if (!found) {
      return slug;
    }
    const link = element("a", "entry-link", found.text);
    link.href = found.href;
    return link;
  }

  source(source) {
    const made = element("span", "", element("cite", "", source.title ?? ""));
    const rest = [source.publisher, source.year].filter(Boolean).join(", ");
    made.append(rest ? `, ${rest}` : "");
    if (source.authority && this.words[`authority_${source.authority}`]) {
      made.append(" ", element("span", "label", this.words[`authority_${source.authority}`]));
    }
    if (source.note) {
      made.append(" ", element("span", "source-note", inline(source.note, this.entryOf)));
    }
    return made;
  }
}
