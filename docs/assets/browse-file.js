// The entries of a dictionary that is too large for one page: from a file that is asked for when somebody filters. Of
// what fits, the first ones are shown; a button shows more.

import { Names } from "./names-files.js";
import { fetched } from "./safe.js";

const AT_ONCE = 24;
const QUIET = 250; // milliseconds after which what is shown is taken to stay, and its definitions are asked for

const texts = (list) => (Array.isArray(list) ? list.filter((text) => typeof text === "string") : []);

// What stands at the address → entries; none where something else stands there.
export function entriesIn(result) {
  const keys = { topic: texts(result?.topics), region: texts(result?.regions), audience: texts(result?.audiences) };
  const chosen = (name, numbers) => (Array.isArray(numbers) ? numbers.map((number) => keys[name][number]) : []);
  return (Array.isArray(result?.entries) ? result.entries : []).filter(Array.isArray).flatMap((row) => {
    const [id, path, labels, topic, region, audience, mentions, reviewed] = row;
    const named = texts(labels);
    return typeof id === "string" && typeof path === "string" && named.length
      ? {
          id,
          path,
          headword: named[0],
          labels: named,
          topic: chosen("topic", topic),
          region: chosen("region", region),
          audience: chosen("audience", audience),
          mentions: Number(mentions) || 0,
          reviewed: typeof reviewed === "string" ? reviewed : "",
        }
      : [];
  });
}

export class InFile {
  constructor(form) {
    this.address = form.dataset.list;
    this.root = form.dataset.root;
    this.names = new Names(form.dataset.names);
    this.volumes = document.querySelector("[data-volumes]");
    this.list = document.createElement("dl");
    this.list.className = "entry-list sorted-list";
    this.list.hidden = true;
    this.more = document.createElement("button");
    this.more.type = "button";
    this.more.className = "more-entries";
    this.more.textContent = form.dataset.more;
    this.more.hidden = true;
    this.more.addEventListener("click", () => {
      const next = this.shown;
      this.add();
      this.list.children[next]?.querySelector("a").focus();
    });
    form.after(this.list, this.more);
  }

  async entries() {
    this.asked ??= fetched(this.address);
    const result = await this.asked;
    if (!result) {
      this.asked = undefined;
    }
    this.all ??= result && entriesIn(result);
    return this.all ?? [];
  }

  show(found, order) {
    const isAll = !order && (!this.all || found.length === this.all.length);
    this.volumes.hidden = !isAll;
    this.list.hidden = isAll;
    this.found = isAll ? [] : found;
    this.shown = 0;
    this.list.replaceChildren();
    this.add();
    return null;
  }

  add() {
    const next = this.found.slice(this.shown, this.shown + AT_ONCE);
    this.shown += next.length;
    this.more.hidden = this.shown >= this.found.length;
    const made = next.map((entry) => [entry, this.item(entry)]);
    this.list.append(...made.map(([, item]) => item));
    clearTimeout(this.later);
    this.later = setTimeout(() => made.forEach(([entry, item]) => this.define(entry, item)), QUIET);
  }

  item(entry) {
    const item = document.createElement("div");
    const term = document.createElement("dt");
    term.append(this.linkTo(entry));
    item.append(term, " ", document.createElement("dd"));
    item.lastChild.textContent = entry.definition ?? "";
    return item;
  }

  async define(entry, item) {
    const definition = await this.names.definitionOf(entry);
    item.lastChild.textContent = definition;
  }

  linkTo(entry) {
    const link = document.createElement("a");
    link.href = this.root + entry.path;
    link.textContent = entry.headword;
    return link;
  }
}
