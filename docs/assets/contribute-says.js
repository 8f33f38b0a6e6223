// What is said of the fields while one types: below each field, once it was left for the first time; and aloud,
// politely, when it changes. What is in the way of sending is marked as a mistake, the rest is advice.

export class Says {
  constructor(form, data, catalog) {
    this.form = form;
    this.data = data;
    this.words = data.words;
    this.catalog = catalog;
    this.status = form.querySelector("[data-live]");
    this.before = new Map();
  }

  show(found, values, { touched, widgets, slug }) {
    const aloud = [];
    for (const field of this.form.querySelectorAll("[data-field]")) {
      const name = field.dataset.field;
      const own = touched.has(name) ? found.filter((each) => each.field === name) : [];
      const known = slug && !touched.has(name) ? [] : this.known(name, values, slug);
      this.showField(field, own, known, widgets.get(name));
      aloud.push(...this.news(name, own, known));
    }
    if (aloud.length) {
      this.status.textContent = aloud.join(" ");
    }
  }

  showField(field, found, known, widget) {
    const box = field.querySelector("[data-says]");
    box.hidden = !found.length && !known.length;
    const isMistake = found.some(({ level }) => level === "error");
    box.toggleAttribute("data-mistake", isMistake);
    // What is known is told with links.
    const lines = found.filter((each) => each.name !== "word-explained" || !known.length);
    box.replaceChildren(...lines.map((each) => this.line(each)), ...known);
    const main = field.querySelector("[name]");
    mark(main, isMistake && found.some(({ path }) => path.length === 1 || !widget));
    for (const part of field.querySelectorAll("[data-part]")) {
      mark(part, false);
    }
    for (const { level, path } of found) {
      if (level === "error" && path.length > 1 && widget) {
        const part = widget.boxOf?.(path[1], path[2]);
        if (part) {
          mark(part, true);
          part.setAttribute("aria-describedby", box.id);
        }
      }
    }
  }

  line({ message, fix, path, field }) {
    const line = document.createElement("p");
    const place = path.length > 1 ? `${this.placeOf(field, path[1])}: ` : "";
    const end = /\p{P}$/u.test(message) && !/[*`\]>]$/.test(message) ? "" : ".";
    line.textContent = `${place}${message}${end} ${fix.charAt(0).toUpperCase()}${fix.slice(1)}`;
    return line;
  }

  // Which of several: a number, or the country of a note.
  placeOf(field, at) {
    const { label, shape } = this.data.fields[field];
    return typeof at === "number" ? `${label} ${at + 1}` : `${label}, ${this.data.names[shape.map?.key_of]?.[at] ?? at}`;
  }

  // What the reader would want to know of words that the dictionary has.
  known(name, values, slug) {
    const words = {
      headword: slug ? [] : [values.headword],
      aliases: (values.aliases ?? []).map(({ text }) => text),
      covers: (values.covers ?? []).map(({ text }) => text),
    }[name];
    const lines = (words ?? []).filter(Boolean).map((word) => this.knownWord(word, slug, name === "headword"));
    return lines.filter(Boolean);
  }

  knownWord(word, slug, isNew) {
    const known = this.catalog.known(word, slug);
    if (known) {
      const text = known.isHeadword ? this.words.form_known : this.words.form_explained;
      const link = this.link(this.catalog.href(known.entry), known.entry.headword);
      const change = this.link(`${location.pathname}?entry=${encodeURIComponent(known.entry.id)}`, this.words.suggest);
      return this.withLinks(text, { word, link, change });
    }
    const similar = isNew ? this.catalog.similar(word) : [];
    if (similar.length) {
      const links = similar.map((entry) => this.link(this.catalog.href(entry), entry.headword));
      const list = document.createElement("span");
      for (const [index, link] of links.entries()) {
        list.append(index ? ", " : "", link);
      }
      return this.withLinks(this.words.form_similar, { links: list });
    }
    return null;
  }

  link(href, text) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = text;
    return link;
  }

  withLinks(text, values) {
    const line = document.createElement("p");
    for (const piece of text.split(/(\{\w+\})/)) {
      line.append(values[piece.slice(1, -1)] ?? piece);
    }
    return line;
  }

  // What was not said before; that a mistake is mended is news too.
  news(name, found, known) {
    const told = [...found.map(({ message }) => message), ...known.map((line) => line.textContent)].join(" ");
    const before = this.before.get(name) ?? "";
    this.before.set(name, told);
    if (told === before) {
      return [];
    }
    return [told || this.words.form_mended.replace("{field}", () => this.data.fields[name]?.label ?? "")];
  }
}

function mark(box, isMistake) {
  if (isMistake) {
    box.setAttribute("aria-invalid", "true");
  } else {
    box.removeAttribute("aria-invalid");
  }
}
