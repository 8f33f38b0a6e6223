// The definition of a linked entry on hover, focus and tap. The definitions stand on the page
// already, in the notes for print, so nothing is asked for while reading.
//
// WCAG 1.4.13: Esc closes and focus stays, the pointer may enter, it stays until dismissed or
// left. On touch the first tap shows the preview with a way on, the second follows the link.

import { store, stored } from "./safe.js";

const OPEN_AFTER = 300;
const CLOSE_AFTER = 250;
const GAP = 8;
const KEY = "dictionary-previews";

const links = "a.entry-link[data-entry]";

class Previews {
  constructor(notes) {
    this.notes = notes;
    this.words = notes.dataset;
    this.on = stored(KEY) !== "off";
    this.link = null;
    this.timer = 0;
    this.pointer = "mouse";
    this.card = this.makeCard();
    this.listen();
    this.showSwitches();
  }

  makeCard() {
    const card = document.createElement("div");
    card.className = "preview";
    card.id = "entry-preview";
    card.popover = "manual";
    card.setAttribute("role", "group");
    this.headword = document.createElement("p");
    this.headword.className = "preview-headword";
    this.definition = document.createElement("p");
    this.definition.className = "preview-definition";
    this.definition.id = "entry-preview-definition";
    this.open = document.createElement("a");
    this.open.className = "preview-open";
    this.open.textContent = this.words.open;
    this.open.href = document.querySelector(links)?.href ?? "#"; // a link leads somewhere, before it is seen too
    // Not among the tab stops: Enter on the link itself opens the entry, and the switch in the
    // foot of the page turns previews off.
    this.open.tabIndex = -1;
    this.off = document.createElement("button");
    this.off.type = "button";
    this.off.tabIndex = -1;
    this.off.className = "preview-off";
    this.off.textContent = this.words.turnOff;
    this.facts = document.createElement("div");
    this.facts.className = "preview-facts";
    const row = document.createElement("p");
    row.className = "preview-actions";
    row.append(this.open, this.off);
    card.append(this.headword, this.definition, this.facts, row);
    placed(card);
    return card;
  }

  // Another page in the same document, as themes do that load pages by themselves.
  renew(notes) {
    this.hide();
    this.notes = notes;
    this.words = notes.dataset;
    placed(this.card);
    this.showSwitches();
  }

  listen() {
    document.addEventListener("pointerover", (event) => this.pointerOver(event));
    document.addEventListener("pointerdown", (event) => this.pointerDown(event));
    document.addEventListener("click", (event) => this.click(event));
    document.addEventListener("focusin", (event) => this.focusIn(event));
    document.addEventListener("focusout", () => this.soon(() => this.hide(), CLOSE_AFTER));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.link) {
        this.hide();
      }
    });
    this.off.addEventListener("click", () => this.turn(false));
    window.addEventListener("resize", () => this.link && this.place());
  }

  soon(action, after) {
    clearTimeout(this.timer);
    this.timer = setTimeout(action, after);
  }

  pointerOver(event) {
    if (event.pointerType === "touch") {
      return;
    }
    const link = event.target.closest?.(links);
    if (link && link !== this.link) {
      this.soon(() => this.show(link), OPEN_AFTER);
    } else if (link || this.card.contains(event.target)) {
      clearTimeout(this.timer);
    } else if (this.link !== document.activeElement || !this.link) {
      this.soon(() => this.hide(), CLOSE_AFTER);
    }
  }

  pointerDown(event) {
    this.pointer = event.pointerType;
    if (this.link && !this.card.contains(event.target) && !event.target.closest?.(links)) {
      this.hide();
    }
  }

  click(event) {
    const link = event.target.closest?.(links);
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const byTouch = (event.pointerType ?? this.pointer) === "touch";
    if (link && this.on && byTouch && isPlain && link !== this.link && this.note(link)) {
      event.preventDefault();
      this.show(link);
    }
  }

  focusIn(event) {
    const link = event.target.closest?.(links);
    if (link && link.matches(":focus-visible")) {
      clearTimeout(this.timer);
      this.show(link);
    } else if (this.card.contains(event.target)) {
      clearTimeout(this.timer);
    }
  }

  note(link) {
    return this.notes.querySelector(`[data-entry="${CSS.escape(link.dataset.entry)}"]`);
  }

  show(link) {
    const note = this.on && link.isConnected && this.note(link);
    if (!note || link === this.link) {
      return;
    }
    this.hide();
    this.link = link;
    this.headword.textContent = note.querySelector("dt").textContent;
    this.definition.textContent = note.querySelector("dd").textContent;
    const facts = note.querySelector(".facts > dl");
    this.facts.replaceChildren(...(facts ? [facts.cloneNode(true)] : []));
    this.card.setAttribute("aria-label", this.headword.textContent);
    this.open.href = link.href;
    link.setAttribute("aria-describedby", this.definition.id);
    this.card.showPopover();
    this.place();
  }

  hide() {
    clearTimeout(this.timer);
    if (this.link) {
      this.link.removeAttribute("aria-describedby");
      this.link = null;
      this.card.hidePopover();
    }
  }

  // Below the link, or above it where there is more room; never outside the window.
  place() {
    const around = this.link.getClientRects()[0] ?? this.link.getBoundingClientRect();
    const window_ = document.documentElement;
    this.fit(Math.max(window_.clientHeight - around.bottom, around.top) - 2 * GAP);
    const { offsetWidth: width, offsetHeight: height } = this.card;
    const left = Math.max(GAP, Math.min(around.left, window_.clientWidth - width - GAP));
    const last = [...this.link.getClientRects()].at(-1) ?? around;
    const fitsBelow = last.bottom + GAP + height <= window_.clientHeight;
    const wanted = fitsBelow || around.top < height + GAP ? last.bottom + GAP : around.top - height - GAP;
    // Where it fits neither below nor above, it covers the link rather than end outside of the window.
    const top = Math.max(GAP, Math.min(wanted, window_.clientHeight - height - GAP));
    this.card.style.left = `${left + scrollX}px`;
    this.card.style.top = `${top + scrollY}px`;
  }

  // As many facts as there is room for: the rest stands in the entry.
  fit(room) {
    const facts = [...this.facts.querySelectorAll("dl > div")];
    for (const fact of facts) {
      fact.hidden = false;
    }
    while (facts.length && this.card.offsetHeight > room) {
      facts.pop().hidden = true;
    }
  }

  turn(on) {
    this.on = on;
    this.hide();
    store(KEY, on ? "on" : "off");
    this.showSwitches();
  }

  showSwitches() {
    for (const button of document.querySelectorAll("[data-preview-switch]")) {
      button.hidden = this.on && button.dataset.previewSwitch === "needed";
      button.setAttribute("aria-pressed", String(this.on));
      button.onclick = () => this.turn(!this.on);
    }
  }
}

// Inside a landmark, where people who go from landmark to landmark find it.
function placed(card) {
  (document.querySelector("main, [role=main]") ?? document.body).append(card);
}

let previews = null;

function begin() {
  const notes = document.querySelector("[data-preview-notes]");
  if (!notes || !("popover" in HTMLElement.prototype)) {
    return;
  }
  if (previews) {
    previews.renew(notes);
  } else {
    previews = new Previews(notes);
  }
}

// Told by the theme each time it has put another page into this document, and once at the beginning.
if (window.document$?.subscribe) {
  window.document$.subscribe(begin);
} else {
  begin();
}
