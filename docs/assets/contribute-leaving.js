// The end of the form: what will be sent, in short and to the letter, and the ways to send it.

import { bodyOf, formFields, hostAddress, letter, post } from "./contribute-sending.js";

const MISTAKE = "error";

export class Sending {
  constructor(contribution) {
    this.contribution = contribution;
    this.form = contribution.form;
    this.words = contribution.words;
    this.data = contribution.data;
    const find = (name) => this.form.querySelector(`[data-${name}]`);
    this.parts = Object.fromEntries(
      ["continue", "mail", "copy", "send", "summary", "text", "long", "problems", "sent"].map((name) => [name, find(name)]),
    );
    this.endpoint = this.form.dataset.endpoint ?? "";
    this.listen();
  }

  listen() {
    const { continue: forward, mail, copy } = this.parts;
    for (const [link, place] of [
      [forward, this.form.dataset.host],
      [mail, this.data.sending.mail],
    ]) {
      link?.addEventListener("click", (event) => this.go(event, link, place));
    }
    copy.addEventListener("click", () => this.isRefused() || this.copy());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.isRefused()) {
        return;
      }
      if (this.endpoint) {
        this.send();
      } else {
        (forward ?? mail ?? copy).click();
      }
    });
  }

  async go(event, link, place) {
    if (this.isRefused()) {
      event.preventDefault();
      return;
    }
    this.leave(place);
    if (!this.isWhole[link === this.parts.mail ? "mail" : "continue"] && this.copied !== this.body) {
      // What is too long for the address goes along by hand.
      event.preventDefault();
      if (await this.copy()) {
        location.assign(link.href);
      }
    }
  }

  // The draft stays: nobody knows whether it was sent there.
  leave(place) {
    this.contribution.left = place;
    this.contribution.keep();
    this.contribution.draft.leave();
  }

  update(changes, found) {
    const { slug, source } = this.contribution;
    this.changes = changes;
    this.found = found;
    this.kind = slug ? "suggest-change" : "new-entry";
    const headword = slug ? source.headword : (changes.texts.headword ?? "");
    this.title = this.data.sending.titles[this.kind].replace("{headword}", () => headword).trim();
    const page = slug ? new URL(source.path, this.form.dataset.site || new URL(this.form.dataset.root, location.href)).href : "";
    this.fields = formFields(this.kind, { entry: slug, page, ...changes }, this.data.sending);
    this.body = bodyOf(this.kind, this.fields, this.data.sending);
    this.showLinks();
    this.showSummary();
    this.showProblems();
    if (this.isAsking && !found.some(({ isNeeded }) => isNeeded)) {
      this.say("");
    }
  }

  showLinks() {
    const { continue: forward, mail, long } = this.parts;
    const host = forward && hostAddress(this.kind, this.title, this.fields, this.data.sending);
    const written = mail && letter(this.title, this.body, this.words.form_mail_paste, this.data.sending);
    if (host) {
      forward.href = host.address;
    }
    if (written) {
      mail.href = written.address;
    }
    this.isWhole = { continue: host?.isWhole ?? true, mail: written?.isWhole ?? true };
    long.hidden = this.isWhole.continue && this.isWhole.mail;
  }

  names() {
    const { texts, removed, what } = this.changes;
    const names = [...Object.keys(texts), ...removed].map((name) => this.data.fields[name].label);
    return what ? [...names, this.words.form_what] : names;
  }

  showSummary() {
    const names = this.names();
    const { summary, text } = this.parts;
    summary.textContent = names.length
      ? this.words.form_summary.replace("{fields}", () => names.join(", "))
      : this.contribution.slug
        ? this.words.form_summary_unchanged
        : this.words.form_summary_empty;
    text.textContent = this.body;
    text.closest("details").hidden = !names.length;
  }

  // Mistakes do not stop anybody: whoever takes it will ask about them.
  showProblems() {
    const { problems } = this.parts;
    const mistakes = this.names().length ? this.found.filter(({ level, isNeeded }) => level === MISTAKE && !isNeeded) : [];
    const fields = [...this.contribution.fields.keys()].filter((name) => mistakes.some(({ field }) => field === name));
    problems.hidden = !fields.length;
    problems.querySelector("ul").replaceChildren(
      ...fields.map((name) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = `#field-${name}`;
        link.textContent = this.data.fields[name].label;
        link.addEventListener("click", (event) => {
          event.preventDefault();
          this.show(name);
        });
        item.append(link);
        return item;
      }),
    );
  }

  // Goes to a field, and says what is to be said of it.
  show(name) {
    this.contribution.touched.add(name);
    this.contribution.update();
    this.goTo(name);
  }

  goTo(name) {
    const field = this.form.querySelector(`[data-field="${name}"]`);
    const box = field.querySelector("[aria-invalid]:not([hidden])") ?? field.querySelector("[name]:not([hidden]), [data-add], [data-ticks] input");
    for (let fold = box.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    box.focus();
    field.scrollIntoView({ block: "center" });
  }

  // Whether there is nothing that could be sent; then the reader is led to what is missing.
  isRefused() {
    this.contribution.typing.catchUp();
    const needed = this.found.filter(({ isNeeded }) => isNeeded);
    if (this.contribution.slug && this.contribution.isUntouched(this.changes)) {
      this.say(this.words.form_summary_unchanged);
      this.show("definition");
      return true;
    }
    if (needed.length) {
      const lacking = this.found.filter(({ name }) => name === "needed");
      for (const { field } of lacking) {
        this.contribution.touched.add(field);
      }
      this.show(needed[0].field);
      this.say(lacking.map(({ message }) => message).join(" "));
      this.isAsking = true;
      return true;
    }
    return false;
  }

  say(text, isGood = false) {
    this.isAsking = false;
    this.parts.sent.textContent = text;
    this.parts.sent.hidden = !text;
    this.parts.sent.toggleAttribute("data-good", isGood);
  }

  // Whether the page could do it itself.
  async copy() {
    const { text } = this.parts;
    this.copied = this.body;
    try {
      await navigator.clipboard.writeText(this.body);
      this.say(this.words.form_copied, true);
      return true;
    } catch {
      // Not allowed here: the reader copies it by hand.
      text.closest("details").open = true;
      getSelection().selectAllChildren(text);
      this.say(this.words.form_copy_by_hand);
      return false;
    }
  }

  async send() {
    const { send } = this.parts;
    if (send.getAttribute("aria-disabled") === "true") {
      return;
    }
    if (JSON.stringify(this.contribution.changes()) === this.contribution.sent) {
      this.say(this.words.form_sent_already, true);
      return;
    }
    send.setAttribute("aria-disabled", "true");
    this.contribution.keep();
    this.say(this.words.form_sending);
    const changes = JSON.stringify(this.contribution.changes());
    const trap = this.form.elements._gotcha.value;
    const given = { form: this.kind, subject: this.title, ...this.fields, text: this.body, _gotcha: trap };
    const { problem, message } = await post(this.endpoint, given, Number(this.form.dataset.patience) || undefined);
    send.removeAttribute("aria-disabled");
    if (problem) {
      const told = this.words[`form_send_${problem}`].replace("{message}", () => message);
      this.say(told.trim());
      return;
    }
    // What was typed meanwhile has not been sent, and is kept.
    this.contribution.typing.catchUp();
    this.contribution.sent = changes;
    this.contribution.keep();
    const isAll = JSON.stringify(this.contribution.changes()) === changes;
    this.thank([message, isAll ? "" : this.words.form_sent_before]);
  }

  // The form stays as it is, so that one can read what was sent; what is typed now is another draft.
  thank(more) {
    this.say([this.words.form_send_done, ...more].filter(Boolean).join(" "), true);
    this.form.querySelector("[data-draft]").hidden = true;
    this.parts.sent.focus();
  }
}
