// What somebody has written and not sent yet, kept in this browser: a draft for each entry and each new word. Where
// the browser keeps nothing for the site, it is kept with the page in its history: reloading and going
// back do no harm, and who closes the page is asked first.

import { forget, parsed, store, stored, storedNames } from "./safe.js";

const BEGINNING = `draft ${location.pathname} `;

// Drafts that are told apart by a number: those of new words that were written in several windows at a time.
const numbered = (number) => `new #${number}`;

// What the draft of a new word is about: `new`, `new some word`, or with the number in the address of its page.
export function newDraft(word, number) {
  return /^[1-9]\d{0,5}$/.test(number) ? numbered(number) : `new ${word}`.trim();
}

function isDraft(value) {
  const isText = (text) => typeof text === "string";
  return Boolean(value?.texts) && typeof value.texts === "object" && Object.values(value.texts).every(isText);
}

export class Draft {
  // `what` tells drafts apart: `entry some-slug`, `new some word`.
  constructor(what) {
    this.name = BEGINNING + what;
    this.isKept = true;
    this.isUnsafe = false;
    addEventListener("beforeunload", (event) => {
      if (this.isUnsafe) {
        event.preventDefault();
      }
    });
  }

  // The younger one, where an older one stands in a storage that had no room for the other.
  read() {
    const found = [parsed(stored(this.name)), history.state?.[this.name]].filter(isDraft);
    return found.toSorted((one, other) => (other.at ?? 0) - (one.at ?? 0))[0] ?? null;
  }

  // Whether it could be kept where it survives the closing of the page.
  write(draft) {
    const dated = { ...draft, at: Date.now() };
    this.isKept = store(this.name, JSON.stringify(dated));
    this.isUnsafe = !this.isKept;
    if (!this.isKept) {
      this.writeHistory(dated);
    }
    return this.isKept;
  }

  // Goes on under a name of its own, which the address of the page tells: reloading leads back to it.
  part(id) {
    if (parsed(stored(this.name))?.id === id) {
      forget(this.name);
    }
    let number = 1;
    while (stored(BEGINNING + numbered(number)) !== null) {
      number += 1;
    }
    this.name = BEGINNING + numbered(number);
    try {
      history.replaceState(history.state, "", `${location.pathname}?draft=${number}${location.hash}`);
    } catch {
      // It stands in the list of drafts.
    }
  }

  // Calls with what another window has written of the same entry, or with what was left when the browser shows this
  // page again as it was.
  onElsewhere(take) {
    addEventListener("storage", ({ key, newValue }) => {
      const found = key === this.name ? parsed(newValue) : null;
      if (isDraft(found)) {
        take(found);
      }
    });
    addEventListener("pageshow", ({ persisted }) => {
      const found = persisted ? this.read() : null;
      if (found) {
        take(found);
      }
    });
  }

  discard() {
    this.isUnsafe = false;
    forget(this.name);
    this.writeHistory(undefined);
  }

  writeHistory(draft) {
    try {
      history.replaceState({ ...history.state, [this.name]: draft }, "");
    } catch {
      // Too large, or too often in a while: the question before closing remains.
    }
  }

  // The reader goes on to send it: nothing to ask about.
  leave() {
    this.isUnsafe = false;
  }
}

// Other drafts of this form: [{ what, title, left }], for a form that was opened without a word.
export function otherDrafts(but) {
  return storedNames(BEGINNING)
    .filter((name) => name !== but)
    .map((name) => ({ what: name.slice(BEGINNING.length), draft: parsed(stored(name)) }))
    .filter(({ draft }) => isDraft(draft))
    .map(({ what, draft }) => ({ what, title: String(draft.title ?? what), left: String(draft.left ?? "") }));
}
