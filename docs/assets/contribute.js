// The form by which readers write: fills it in, checks while one types, shows what it will look like, keeps it,
// and says where it goes. The page has plain boxes and plain ways to send without it; each part of the work has a
// module of its own, and this one joins them.

import { arrived, isOlder, showParts, writtenEarly } from "./contribute-arriving.js";
import { findings, noteFindings, said } from "./contribute-checks.js";
import { Draft, newDraft, otherDrafts } from "./contribute-draft.js";
import { cleanPastes } from "./contribute-pasted.js";
import { tidied } from "./contribute-tidying.js";
import { card, page } from "./contribute-preview.js";
import { Rows, Ticks, keysIn } from "./contribute-rows.js";
import { Says } from "./contribute-says.js";
import { Sending } from "./contribute-leaving.js";
import { notesOf, textOf, unwrapped, valueOf } from "./contribute-texts.js";
import { Typing } from "./contribute-typing.js";
import { fold } from "./fold.js";
import { cut } from "./safe.js";

class Contribution {
  constructor(form, data, catalog, source) {
    this.form = form;
    this.data = data;
    this.words = data.words;
    this.catalog = catalog;
    this.source = source;
    this.asked = new URLSearchParams(location.search);
    this.early = writtenEarly(form);
    this.touched = new Set();
    this.fields = new Map();
    this.widgets = new Map();
    for (const field of form.querySelectorAll("[data-field]")) {
      this.fields.set(field.dataset.field, field.querySelector("[name]"));
    }
    this.original = Object.fromEntries([...this.fields.keys()].map((name) => [name, this.originalOf(name)]));
    this.draft = new Draft(this.what());
    this.says = new Says(form, data, catalog);
    this.sending = new Sending(this);
    this.begin();
  }

  get slug() {
    return this.source?.entry ?? "";
  }

  what() {
    return this.slug
      ? `entry ${this.slug}`
      : newDraft(fold(this.asked.get("word") ?? ""), this.asked.get("draft") ?? "");
  }

  // ---- Beginning -----------------------------------------------------------------------------------

  begin() {
    this.setTitle();
    this.fill(this.original);
    if (!this.slug) {
      this.fill(this.askedFor());
    }
    const draft = this.draft.read();
    this.left = String(draft?.left ?? "");
    this.id = String(draft?.id ?? newId());
    if (draft) {
      this.fill(Object.fromEntries(Object.entries(draft.texts).filter(([name]) => this.fields.has(name))));
    }
    this.fillEarly(draft?.texts ?? {});
    this.enhance();
    cleanPastes(this.form, this.data.language.tag);
    this.showDraft(draft);
    this.listen();
    this.draft.onElsewhere((other) => this.meet(other));
    this.update();
    this.kept = JSON.stringify(this.changes());
    if (Object.keys(this.early).length) {
      this.keep();
    }
    this.form.dataset.ready = "";
    this.goToAsked();
  }

  // `#field-region_notes`: a link may lead to one of the fields that are folded away.
  goToAsked() {
    const [, name] = /^#field-(\w+)$/.exec(location.hash) ?? [];
    if (this.fields.has(name)) {
      this.sending.goTo(name);
    }
  }

  setTitle() {
    const form = this.form;
    for (const part of form.querySelectorAll("[data-needs-script]")) {
      part.hidden = false;
      part.disabled = false;
    }
    showParts(form, Boolean(this.slug));
    const title = document.querySelector("[data-title]");
    if (this.slug) {
      title.textContent = this.words.form_title_page_change.replace("{headword}", () => this.source.headword);
      document.querySelector("[data-lead]").textContent = this.words.form_lead_change;
    } else if (this.asked.get("entry")) {
      const missing = document.querySelector("[data-missing]");
      missing.textContent = this.words.form_no_entry.replace("{word}", () => cut(this.asked.get("entry"), 100));
      missing.hidden = false;
    }
    const guide = form.querySelector("[data-guide]");
    guide.open = matchMedia("(min-width: 60em)").matches;
  }

  originalOf(name) {
    const spec = this.data.fields[name];
    const value = this.source?.fields[name];
    if (value !== undefined && name !== "contributors") {
      return spec.shape.written === "block" ? unwrapped(value) : textOf(name, value, this.data);
    }
    return spec?.default === undefined ? "" : textOf(name, spec.default, this.data);
  }

  // `?word=…&topic=…`: the names of fields, and the two words that everybody would try.
  askedFor() {
    const also = { word: "headword", topic: "topics" };
    const found = {};
    for (const [name, text] of this.asked) {
      const field = also[name] ?? name;
      if (this.fields.has(field) && field !== "entry") {
        const isOfKeys = this.data.fields[field]?.shape.list?.key_of in this.data.names;
        found[field] = isOfKeys ? keysIn(field, cut(text, 5000), this.data) : cut(text, 5000);
      }
    }
    return found;
  }

  fill(texts) {
    for (const [name, text] of Object.entries(texts)) {
      const box = this.fields.get(name);
      const fitting = box.tagName === "INPUT" ? text.replaceAll("\n", ", ") : text;
      // Where somebody is writing, the place of the cursor stays.
      if (box.value !== fitting) {
        box.value = fitting;
      }
      this.widgets.get(name)?.show();
    }
  }

  // What was written before the rest of the page arrived; below what a draft has in the same box.
  fillEarly(drafted) {
    for (const [name, text] of Object.entries(this.early)) {
      const isBelow = drafted[name] && !drafted[name].includes(text) && this.fields.get(name).tagName === "TEXTAREA";
      this.fill({ [name]: isBelow ? `${drafted[name]}\n${text}` : text });
    }
  }

  enhance() {
    for (const field of this.form.querySelectorAll("[data-field]")) {
      const { field: name, kind } = field.dataset;
      if (["records", "entries", "articles"].includes(kind)) {
        this.widgets.set(name, new Rows(field, name, this.data, this.catalog));
      } else if (kind === "keys") {
        this.widgets.set(name, new Ticks(field, name, this.data));
      }
    }
    const names = document.getElementById("entry-names");
    names.replaceChildren(...this.catalog.entries.map(({ headword }) => new Option("", headword)));
    // What is filled in is not folded away.
    for (const group of this.form.querySelectorAll("[data-group]")) {
      const isFilled = [...group.querySelectorAll("[data-field]")].some(
        (field) => this.textOf(field.dataset.field) !== this.usual(field.dataset.field),
      );
      group.toggleAttribute("data-filled", isFilled);
    }
  }

  usual(name) {
    const usual = this.data.fields[name]?.default;
    return usual === undefined ? "" : textOf(name, usual, this.data);
  }

  listen() {
    this.typing = new Typing(this.form, {
      onPause: () => this.changed(),
      onBox: (name, box) => this.clean(name, box),
      onLeave: (name) => this.touched.add(name),
    });
  }

  // What was written in another window meanwhile: the same draft goes on here, another new word gets in nobody's way.
  meet(draft) {
    if (this.slug || !draft.id || draft.id === this.id) {
      this.adopt(draft);
    } else {
      this.isApart = true;
      this.keep();
    }
  }

  adopt(draft) {
    this.left = String(draft.left ?? "");
    this.id = String(draft.id ?? this.id);
    const own = Object.entries(draft.texts).filter(([name]) => this.fields.has(name));
    this.fill({ ...this.original, ...(this.slug ? {} : this.askedFor()), ...Object.fromEntries(own) });
    this.kept = JSON.stringify(this.changes());
    this.sent = undefined;
    this.update();
  }

  changed() {
    if (JSON.stringify(this.changes()) !== this.kept) {
      this.left = "";
      if (this.gone) {
        this.gone = undefined;
        this.form.querySelector("[data-draft]").hidden = true;
      }
    }
    this.update();
    this.keep();
  }

  // What was put in otherwise than by pasting, as if it were pasted; what was there before stays.
  clean(name, box) {
    const isText = box.matches("textarea, input[type=text]");
    if (!isText || this.textOf(name) === this.canonicalOriginal(name)) {
      return;
    }
    const clean = tidied(box, this.data.fields[name], name, this.data.language);
    if (clean !== box.value) {
      box.value = clean;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  // ---- What stands in the form ---------------------------------------------------------------------

  // The text of a field in its usual form.
  textOf(name) {
    const { value } = this.fields.get(name);
    if (!this.data.fields[name]) {
      return value.trim();
    }
    return textOf(name, valueOf(name, value, this.data, true), this.data);
  }

  values() {
    const values = {};
    for (const name of Object.keys(this.data.fields)) {
      values[name] = valueOf(name, this.fields.get(name).value, this.data, true);
    }
    if (this.slug) {
      values.contributors = [...(this.source.fields.contributors ?? []), ...values.contributors];
    }
    return values;
  }

  // Field → text of those that the reader has filled in or changed, and those that were emptied.
  changes() {
    const texts = {};
    const removed = [];
    for (const name of Object.keys(this.data.fields)) {
      const text = this.textOf(name);
      if (text !== this.canonicalOriginal(name)) {
        if (text) {
          texts[name] = text;
        } else {
          removed.push(name);
        }
      }
    }
    return { texts, removed, what: this.slug ? this.textOf("what") : "" };
  }

  canonicalOriginal(name) {
    const text = this.original[name];
    return text && this.data.fields[name] && textOf(name, valueOf(name, text, this.data, true), this.data);
  }

  isUntouched({ texts, removed, what }) {
    return !Object.keys(texts).length && !removed.length && !what;
  }

  // ---- Keeping -------------------------------------------------------------------------------------

  keep() {
    const changes = this.changes();
    // What was sent is no draft any more, until it is changed again.
    if (this.isUntouched(changes) || JSON.stringify(changes) === this.sent) {
      if (!this.isApart) {
        this.draft.discard();
      }
      this.showUnkept(false);
      return;
    }
    if (this.isApart) {
      this.isApart = false;
      this.draft.part(this.id);
    }
    const texts = { ...changes.texts, ...Object.fromEntries(changes.removed.map((name) => [name, ""])) };
    if (changes.what) {
      texts.what = changes.what;
    }
    const title = this.slug ? this.source.headword : (texts.headword ?? "");
    const isKept = this.draft.write({ id: this.id, title, texts, left: this.left });
    this.kept = JSON.stringify(changes);
    this.showUnkept(!isKept);
  }

  showUnkept(isUnkept) {
    this.form.querySelector("[data-unkept]").hidden = !isUnkept;
  }

  showDraft(draft) {
    const note = this.form.querySelector("[data-draft]");
    note.hidden = !draft;
    if (draft) {
      note.querySelector("[data-draft-text]").textContent = this.draftText();
      note.querySelector("[data-discard]").addEventListener("click", () => this.discard(note));
      note.querySelector("[data-put-back]")?.addEventListener("click", () => this.putBack(note));
    }
    const others = this.slug ? [] : otherDrafts(this.draft.name);
    const list = this.form.querySelector("[data-drafts]");
    list.hidden = !others.length || Boolean(draft);
    list.querySelector("ul").replaceChildren(...others.map((other) => this.linkTo(other)));
  }

  draftText() {
    const text = this.left ? this.words.form_draft_left : this.words.form_draft_restored;
    return text.replace("{place}", () => this.left);
  }

  linkTo({ what, title, left }) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const [kind, ...rest] = what.split(" ");
    const name = rest.join(" ");
    const ofWord = name.startsWith("#") ? { draft: name.slice(1) } : name ? { word: name } : {};
    const asked = kind === "entry" ? { entry: name } : ofWord;
    link.href = `${location.pathname}?${new URLSearchParams(asked)}`;
    link.textContent = title || this.words.form_preview_headword;
    item.append(link, left && ` (${this.words.form_draft_taken.replace("{place}", () => left)})`);
    return item;
  }

  discard(note) {
    this.typing.catchUp();
    this.gone = { left: this.left, id: this.id, texts: this.draft.read()?.texts ?? {} };
    this.left = "";
    this.id = newId();
    this.touched.clear();
    this.fill({ ...this.original, ...(this.slug ? {} : this.askedFor()) });
    this.draft.discard();
    this.kept = JSON.stringify(this.changes());
    this.update();
    this.offerBack(note, true);
    this.fields.get(this.slug ? "definition" : "headword").focus();
  }

  // Until something else is written.
  offerBack(note, isGone) {
    const [discard, back] = [note.querySelector("[data-discard]"), note.querySelector("[data-put-back]")];
    note.hidden = isGone && !back;
    note.querySelector("[data-draft-text]").textContent = isGone
      ? this.words.form_draft_gone
      : this.draftText();
    discard.hidden = isGone;
    back?.toggleAttribute("hidden", !isGone);
  }

  putBack(note) {
    const { left, id, texts } = this.gone;
    this.gone = undefined;
    Object.assign(this, { left, id });
    this.fill(Object.fromEntries(Object.entries(texts).filter(([name]) => this.fields.has(name))));
    this.offerBack(note, false);
    this.update();
    this.keep();
    note.querySelector("[data-discard]").focus();
  }

  // ---- While one types -----------------------------------------------------------------------------

  update() {
    const values = this.values();
    const label = (name) => this.data.fields[name]?.label ?? name;
    const missing = this.missing(values, label);
    const lacking = new Set(missing.map(({ field }) => field));
    // Of what is not there, nothing else is said.
    const found = findings(values, this.data, { label, catalog: this.catalog, slug: this.slug }).filter(
      ({ field, path }) => path.length > 1 || !lacking.has(field),
    );
    found.push(...this.notes(), ...missing);
    // A fact names one of the sources by its title.
    const titles = (values.sources ?? []).map(({ title }) => title).filter(Boolean);
    document.getElementById("source-titles").replaceChildren(...titles.map((title) => new Option("", title)));
    this.says.show(found, values, { touched: this.touched, widgets: this.widgets, slug: this.slug });
    this.form.querySelector("[data-card]").replaceChildren(card(values, this.data));
    this.form.querySelector("[data-page-preview]").replaceChildren(
      page(values, this.data, (name) => this.catalog.linkOf(name)),
    );
    this.sending.update(this.changes(), found);
  }

  notes() {
    const byRegion = Object.entries(this.data.fields).filter(([, { shape }]) => shape.map);
    return byRegion.flatMap(([name, { shape }]) =>
      noteFindings(name, notesOf(this.fields.get(name).value, this.data.keys[shape.map.key_of] ?? []), this.data),
    );
  }

  // Without a word and what it means there is nothing to send; the rest an editor would ask for.
  missing(values, label) {
    const isNeeded = (name) => name === "definition" || this.data.fields[name]?.required;
    // What an entry has, nobody needs to say; what is taken away, an entry cannot be without.
    const needed = [...this.fields.keys()].filter((name) => isNeeded(name) && !(this.slug && !this.original[name]));
    const isThere = (name) => (name === "definition" ? /[\p{L}\p{N}]/u.test(values[name] ?? "") : values[name]?.length);
    return needed
      .filter((name) => !isThere(name) && !(name === "definition" && values.senses?.length))
      .map((name) => ({
        field: name,
        path: [name],
        level: "error",
        name: "needed",
        isNeeded: ["headword", "definition"].includes(name),
        ...said("field-missing", { field_name: label(name) }, this.data),
      }));
  }
}

// Tells drafts of the same name apart. Guessing it is of no use to anybody.
function newId() {
  return `${Date.now()}-${Math.random()}`;
}

async function start(form) {
  const { data, catalog, source, isAgain } = await arrived(form);
  const contribution = new Contribution(form, data, catalog, source);
  if (isAgain) {
    contribution.fields.get(source ? "what" : "headword").focus();
  }
}

const form = document.querySelector("[data-contribute]");
if (form && !isOlder(form)) {
  start(form);
}
