// Small groups of boxes in place of a notation: other names, sources, what to say, … The box that the page has
// without scripts stays behind them, hidden, and always holds the text; so whoever reads the form reads one place.

import { Gone } from "./contribute-gone.js";
import { fold } from "./fold.js";
import { NO_KEY, notesOf, textOf, valueOf, wholeAddress } from "./contribute-texts.js";

export class Rows {
  constructor(field, name, data, catalog) {
    this.field = field;
    this.name = name;
    this.data = data;
    this.catalog = catalog;
    this.shape = data.fields[name].shape;
    this.box = field.querySelector("[name]");
    this.template = field.querySelector("template");
    this.rows = field.querySelector("[data-rows]");
    this.add = field.querySelector("[data-add]");
    this.box.hidden = true;
    this.rows.hidden = false;
    this.add.hidden = false;
    this.gone = new Gone(this.add, data.words, (row, at) => this.putBack(row, at));
    this.add.addEventListener("click", () => {
      const last = this.rows.lastElementChild;
      const row = last && this.isBlank(last) ? last : this.append({});
      open(row);
      row.querySelector("input, select, textarea").focus();
    });
    this.rows.addEventListener("input", () => this.write());
    this.rows.addEventListener("change", ({ target }) => {
      if (this.shape.list?.record?.[target.dataset.part]?.shape.web_address) {
        target.value = wholeAddress(target.value.trim());
      }
      this.takeKey(target);
      this.write();
    });
    this.rows.addEventListener("click", (event) => this.remove(event.target.closest("[data-remove]")));
    this.show();
  }

  // The boxes from the text.
  show() {
    this.gone.forget();
    this.rows.replaceChildren();
    for (const record of this.records()) {
      this.append(record);
    }
    if (!this.rows.children.length) {
      open(this.append({})); // boxes to write in at once
    }
    // What an address or an older draft calls by its name is called so that it can be sent.
    if (!this.shape.map && !this.shape.list.record) {
      this.write();
    }
  }

  records() {
    if (this.shape.map) {
      return notesOf(this.box.value, this.data.keys[this.shape.map.key_of] ?? []);
    }
    const value = valueOf(this.name, this.box.value, this.data, true);
    return this.shape.list.record ? value : value.map((item) => ({ item }));
  }

  append(record) {
    const row = this.template.content.firstElementChild.cloneNode(true);
    for (const part of row.querySelectorAll("[data-part]")) {
      this.fill(part, record[part.dataset.part]);
    }
    this.rows.append(row);
    this.number();
    return row;
  }

  fill(part, value) {
    if (part.tagName === "FIELDSET") {
      for (const box of part.querySelectorAll("input")) {
        box.checked = (value ?? []).includes(box.value);
      }
    } else if (value !== undefined && value !== NO_KEY) {
      part.value = this.written(part, value);
    }
    // What is filled in is not folded away twice.
    const fold = part.closest("details");
    if (fold && !fold.matches("[data-fold]") && value !== undefined) {
      fold.open = true;
    }
  }

  written(part, value) {
    if (typeof value === "boolean") {
      return value ? "yes" : "no";
    }
    if (part.dataset.kind === "entry") {
      return this.catalog.headwordOf(value);
    }
    return Array.isArray(value) ? value.join("\n") : String(value);
  }

  // "Canada: not known there" in the box for what is different: the country is chosen.
  takeKey(box) {
    const [, name, rest] = (this.shape.map && box.dataset.part === "value" && /^([^:]+):\s*(\S.*)$/s.exec(box.value)) || [];
    const choice = name && box.closest("[data-row]").querySelector('select[data-part="key"]');
    const option = choice && [...choice.options].find((each) => each.value && [each.value, each.text].map(fold).includes(fold(name)));
    if (option && ["", option.value].includes(choice.value)) {
      choice.value = option.value;
      box.value = rest;
    }
  }

  // Each row is called by what stands in it.
  number() {
    for (const [index, row] of [...this.rows.children].entries()) {
      const name = `${this.data.fields[this.name].label} ${index + 1}`;
      row.setAttribute("aria-label", name);
      const title = row.querySelector("[data-row-title]");
      if (title) {
        // What is chosen from the beginning says nothing of it.
        const part = [...row.querySelectorAll("[data-part]:not(fieldset)")].find((each) => this.isSaid(each));
        const text = part?.selectedOptions?.[0]?.textContent ?? part?.value;
        title.textContent = text?.trim() || name;
      }
    }
  }

  remove(button) {
    if (!button) {
      return;
    }
    const row = button.closest("[data-row]");
    const near = row.nextElementSibling ?? row.previousElementSibling;
    const at = [...this.rows.children].indexOf(row);
    const isEmpty = !Object.keys(this.read(row)).length;
    row.remove();
    this.gone.offer(isEmpty ? null : row, at);
    this.rewritten();
    (near?.querySelector("[data-remove]") ?? this.add).focus();
  }

  putBack(row, at) {
    this.rows.insertBefore(row, this.rows.children[at] ?? null);
    this.rewritten();
    row.querySelector("summary, [data-part]:not(fieldset)").focus();
  }

  rewritten() {
    this.write();
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // The text from the boxes.
  write() {
    const records = [...this.rows.children].map((row) => this.read(row)).filter((record) => Object.keys(record).length);
    // What is said twice, or of no region yet, is nothing that a value could hold.
    this.box.value = this.shape.map
      ? records.map(({ key = NO_KEY, value = "" }) => `${key}: ${value}`).join("\n")
      : textOf(this.name, this.valueFrom(records), this.data);
    this.number();
  }

  valueFrom(records) {
    return this.shape.list.record ? records : records.map(({ item }) => item).filter(Boolean);
  }

  read(row) {
    const record = {};
    for (const part of row.querySelectorAll("[data-part]")) {
      if (this.isSaid(part)) {
        record[part.dataset.part] = this.valueOf(part);
      }
    }
    // A choice alone says nothing.
    const isChosen = (name) => row.querySelector(`[data-part="${name}"]`).matches("select, fieldset");
    return Object.keys(record).every(isChosen) && !this.isOnlyChoices(row) ? {} : record;
  }

  isSaid(part) {
    const value = this.valueOf(part);
    const usual = this.shape.list?.record?.[part.dataset.part]?.default;
    return value !== "" && value !== usual && !(Array.isArray(value) && !value.length);
  }

  // Nothing was written or chosen in it yet.
  isBlank(row) {
    return ![...row.querySelectorAll("[data-part]")].some((part) => this.isSaid(part));
  }

  isOnlyChoices(row) {
    return [...row.querySelectorAll("[data-part]")].every((part) => part.matches("select"));
  }

  valueOf(part) {
    if (part.tagName === "FIELDSET") {
      return [...part.querySelectorAll("input:checked")].map((box) => box.value);
    }
    const text = part.value.trim().split(/\s+/).join(" ");
    const kind = part.dataset.kind;
    if (kind === "list") {
      return part.value.split("\n").map((line) => line.trim()).filter(Boolean);
    }
    if (kind === "entry") {
      return this.catalog.slugOf(text);
    }
    if (text === "yes" || text === "no") {
      return part.matches("select") ? text === "yes" : text;
    }
    return text;
  }

  // The box of a part of a record, for what is said of it.
  boxOf(index, part) {
    return this.rows.children[index]?.querySelector(`[data-part="${part}"]`) ?? null;
  }
}

function open(row) {
  const fold = row.querySelector("[data-fold]");
  if (fold) {
    fold.open = true;
  }
}

// What somebody has written for such a field, by keys or by names: what there is not could not be seen in it.
export function keysIn(name, text, data) {
  const names = Object.entries(data.names[data.fields[name].shape.list.key_of] ?? {});
  const known = (word) => names.find(([key]) => key === word) ?? names.find((each) => each.map(fold).includes(fold(word)));
  const keys = valueOf(name, text, data, true).map((word) => known(word)?.[0]);
  return textOf(name, [...new Set(keys.filter(Boolean))], data);
}

// A few values to tick in place of keys to type.
export class Ticks {
  constructor(field, name, data) {
    this.name = name;
    this.data = data;
    this.box = field.querySelector("[name]");
    this.ticks = field.querySelector("[data-ticks]");
    this.box.hidden = true;
    this.ticks.hidden = false;
    // The first one is the main one, so the order of ticking counts.
    this.ticks.addEventListener("change", ({ target }) => {
      const others = this.keys().filter((key) => key !== target.value);
      this.box.value = textOf(name, target.checked ? [...others, target.value] : others, data).replaceAll("\n", ", ");
    });
    this.show();
  }

  keys() {
    return valueOf(this.name, this.box.value, this.data, true);
  }

  show() {
    const keys = this.keys();
    for (const tick of this.ticks.querySelectorAll("input")) {
      tick.checked = keys.includes(tick.value);
    }
  }
}
