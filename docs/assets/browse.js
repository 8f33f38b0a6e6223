// Browse the dictionary: filter as you type, narrow by topic, region and audience, sort.
// The page is complete without it; this shows and hides what stands there already.
// Filter and order are in the address, so that going back restores them. The word is not
// called `q` there: the theme opens its own search for that.

import { closest, fold } from "./fold.js";
import { Names, writing } from "./names-files.js";
import { answering, prepared, wantedFor } from "./names.js";
import { decoded, withWord } from "./safe.js";

const form = document.querySelector("[data-browse]");

class Browse {
  constructor() {
    this.words = form.dataset;
    this.query = form.elements.word;
    this.order = form.elements.sort;
    this.facets = [...form.querySelectorAll("[data-facet]")];
    this.status = form.querySelector("[role=status]");
    this.widen = form.querySelector("[data-widen]");
    this.strip = document.querySelector(".letters");
    this.letters = [...this.strip.querySelectorAll("a")];
    this.empty = document.querySelector("[data-browse-empty]");
    this.groups = [...document.querySelectorAll(".browse-list")].map((list) => ({
      list,
      heading: document.getElementById(list.dataset.letter),
    }));
    this.entries = this.groups.flatMap(({ list }) => [...list.children].map((element) => this.read(element, list)));
    const asking = JSON.parse(form.dataset.asking);
    this.index = prepared({ ...asking, entries: this.entries });
    this.sorted = document.createElement("dl");
    this.sorted.className = "entry-list sorted-list";
    this.sorted.hidden = true;
    form.after(this.sorted);
    const typed = this.query.value; // before this script was there
    this.readAddress();
    this.query.value = typed || this.query.value;
    this.listen();
    this.update();
    document.documentElement.classList.remove("asked");
    this.followLetters();
  }

  read(element, list) {
    const { labels, topics, region, audience, mentions, reviewed } = element.dataset;
    const values = (text) => (text ? text.split("|") : []);
    const names = values(labels);
    return {
      element,
      list,
      names,
      labels: names.map(fold),
      topic: values(topics),
      region: values(region),
      audience: values(audience),
      mentions: Number(mentions),
      reviewed: reviewed ?? "",
    };
  }

  listen() {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      this.update();
      this.writeAddress();
    });
    this.widen.addEventListener("click", () => {
      for (const facet of this.facets) {
        facet.value = "";
      }
      this.update();
      this.writeAddress();
      this.query.focus(); // the button goes away
    });
    form.addEventListener("reset", () => {
      setTimeout(() => {
        this.update();
        this.writeAddress();
        this.query.focus();
      });
    });
    window.addEventListener("popstate", () => {
      this.readAddress();
      this.update();
    });
  }

  readAddress() {
    const given = new URLSearchParams(location.search);
    this.query.value = given.get("word") ?? "";
    for (const select of [this.order, ...this.facets]) {
      const value = given.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
  }

  writeAddress() {
    const kept = new URLSearchParams();
    for (const field of [this.query, ...this.facets, this.order]) {
      if (field.value.trim()) {
        kept.set(field.name, field.value.trim());
      }
    }
    const search = kept.size ? `?${kept}` : "";
    try {
      history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
    } catch {
      // Some browsers allow only so many changes in a while: the filter works without.
    }
  }

  // The same engine as the look-up box, and the same answers.
  answering(text) {
    return fold(text) ? new Set(answering(this.index, text).map(({ entry }) => entry)) : new Set(this.entries);
  }

  update() {
    const answering = this.answering(this.query.value);
    const fits = (entry, but) =>
      this.facets.every((facet) => facet === but || !facet.value || entry[facet.name].includes(facet.value));
    let shown = 0;
    for (const entry of this.entries) {
      const visible = answering.has(entry) && fits(entry);
      entry.element.hidden = !visible;
      shown += visible;
    }
    for (const facet of this.facets) {
      this.count(facet, [...answering].filter((entry) => fits(entry, facet)));
    }
    this.sort();
    this.showGroups();
    this.say(shown, fold(this.query.value) ? answering.size - shown : 0);
  }

  count(facet, entries) {
    for (const option of facet.options) {
      if (option.value) {
        const number = entries.filter((entry) => entry[facet.name].includes(option.value)).length;
        option.textContent = `${option.dataset.name} (${number})`;
        option.disabled = !number && !option.selected;
      }
    }
  }

  sort() {
    const order = this.order.value;
    this.sorted.hidden = !order;
    if (!order) {
      for (const entry of this.entries) {
        entry.list.append(entry.element);
      }
      return;
    }
    const by = {
      mentioned: (one, other) => other.mentions - one.mentions,
      reviewed: (one, other) => other.reviewed.localeCompare(one.reviewed),
    }[order];
    this.sorted.append(...[...this.entries].sort(by).map((entry) => entry.element));
  }

  showGroups() {
    for (const { list, heading } of this.groups) {
      const any = [...list.children].some((element) => !element.hidden);
      list.hidden = !any;
      heading.hidden = !any;
      const letter = this.letters.find((link) => decoded(link.hash) === `#${heading.id}`);
      if (letter) {
        letter.toggleAttribute("data-empty", !any);
        letter.setAttribute("aria-disabled", String(!any));
      }
    }
  }

  // How many are shown, and how many answer what was typed and are hidden by other choices.
  say(shown, outside) {
    const text = shown === 1 ? this.words.one : this.words.other.replace("{count}", shown.toLocaleString());
    const more = outside === 1 ? this.words.outsideOne : this.words.outsideOther;
    const said = outside ? `${text}. ${more.replace("{count}", outside.toLocaleString())}` : text;
    if (this.status.textContent !== said) {
      this.status.textContent = said;
    }
    this.widen.hidden = !outside;
    this.empty.hidden = shown > 0 || outside > 0;
    // Letters lead nowhere in another order than theirs.
    this.strip.hidden = !shown || Boolean(this.order.value);
    if (!this.empty.hidden) {
      const word = this.query.value.trim();
      this.showClosest(word);
      this.empty.querySelector("[data-word]").textContent = word;
      this.offer(word);
    }
  }

  // The form for a word that is not there. The list of wanted words is asked for only now.
  async offer(word) {
    const propose = this.empty.querySelector("[data-propose]");
    propose.href = withWord(propose.dataset.propose, word);
    propose.textContent = propose.dataset.text;
    this.names ??= new Names(this.words.names);
    const wanted = wantedFor(prepared(await this.names.file()), word);
    if (wanted && word === this.query.value.trim()) {
      propose.href = writing(propose.dataset.propose, word, wanted);
      propose.textContent = propose.dataset.wanted.replace("{word}", () => wanted.names[0]);
    }
  }

  // What the reader may have meant, when nothing answers.
  showClosest(word) {
    const list = this.empty.querySelector("ul");
    const found = closest(word, this.entries, 5);
    list.hidden = !found.length;
    list.replaceChildren(
      ...found.map(({ element }) => {
        const item = document.createElement("li");
        item.append(element.querySelector("a").cloneNode(true));
        return item;
      }),
    );
  }

  // The letter of what is on the screen is marked, and kept in view in the strip.
  followLetters() {
    const mark = () => {
      const line = this.strip.getBoundingClientRect().bottom + 48;
      const passed = this.groups.filter(({ heading }) => !heading.hidden && heading.getBoundingClientRect().top < line);
      const current = passed.at(-1)?.heading.id;
      for (const link of this.letters) {
        const isCurrent = decoded(link.hash) === `#${current}`;
        if (isCurrent && link.getAttribute("aria-current") !== "true") {
          const strip = link.closest("ul");
          strip.scrollLeft = link.offsetLeft - strip.offsetLeft - strip.clientWidth / 2;
        }
        link.toggleAttribute("aria-current", isCurrent);
        if (isCurrent) {
          link.setAttribute("aria-current", "true");
        }
      }
    };
    let waiting = false;
    document.addEventListener(
      "scroll",
      () => {
        if (!waiting) {
          waiting = true;
          requestAnimationFrame(() => {
            waiting = false;
            mark();
          });
        }
      },
      { passive: true },
    );
    mark();
  }
}

if (form) {
  new Browse();
}
