// What answers in the look-up boxes of pages: fetched when somebody goes to one (lookup.js).

import { fold } from "./fold.js";
import { LookUpBox, MOST } from "./lookup-box.js";
import { writing } from "./names-files.js";
import { answers, apart, nearest, signpostOf, wantedFor } from "./names.js";
import { cut, encoded } from "./safe.js";

const MOST_NEAR = 3;

// Leads to what was looked up; what nobody has written yet can be proposed. Where several may be meant, the form
// goes to the browse page with what was typed.
export class LookUp extends LookUpBox {
  // What is offered for a text: entries, the page of a word with several meanings, what tells two words apart.
  async choices(text) {
    const index = await this.names.indexFor(text);
    const found = answers(index, text, MOST);
    const choices = found.map(({ entry, label }) => ({ entry, label, path: entry.path }));
    const signpost = signpostOf(index, text);
    if (signpost) {
      const says = this.words.meanings.replace("{word}", () => signpost.label);
      choices.splice(found.filter(({ exact }) => exact).length, 0, { says, path: signpost.path });
    }
    const telling = apart(found);
    if (telling) {
      const [one, other] = found.map(({ entry }) => entry.headword);
      const says = this.words.apart.replace("{one}", () => one).replace("{other}", () => other);
      choices.splice(2, 0, { says, path: `${telling.path}#not-to-be-confused` });
    }
    if (!found.length) {
      for (const entry of nearest(index, text, MOST_NEAR)) {
        const says = this.words.near.replace("{word}", () => entry.headword);
        choices.push({ says, near: entry, path: entry.path });
      }
    }
    if (fold(text)) {
      const says = this.words.all.replace("{word}", () => cut(text.trim(), 100));
      choices.push({ says, href: `${this.words.search}?word=${encoded(text.trim())}` });
    }
    const wanted = wantedFor(index, text);
    if (fold(text) && (wanted || !found.length)) {
      const word = wanted?.names[0] ?? cut(text.trim(), 100);
      const says = (wanted ? this.words.wanted : this.words.propose).replace("{word}", () => word);
      choices.push({ says, href: writing(this.words.write, text, wanted) });
    }
    return choices;
  }

  go({ path, href }) {
    location.href = href ?? new URL(path, new URL(this.words.root, location.href));
  }
}
