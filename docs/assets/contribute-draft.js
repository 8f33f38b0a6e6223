// What somebody has written and not sent yet, kept in this browser: a draft for each entry and each new word. Where
// the browser keeps nothing for the site, it is kept with the page in its history: reloading and going
// back do no harm, and who closes the page is asked first.

import { forget, parsed, store, stored, storedNames } from "./safe.js";

const BEGINNING = `draft ${location.pathname} `;

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

  read() {
    const found = parsed(stored(this.name)) ?? history.state?.[this.name];
    return isDraft(found) ? found : null;
  }

  // Whether it could be kept where it survives the closing of the page.
  write(draft) {
    this.isKept = store(this.name, JSON.stringify(draft));
    this.isUnsafe = !this.isKept;
    if (!this.isKept) {
      this.writeHistory(draft);
    }
    return this.isKept;
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
