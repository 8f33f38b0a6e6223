// What is written → where it goes: the address of a form on the host, a letter, a text to copy, an answer of the
// address that takes forms. The addresses are those of hooks/dictionary/contributing/suggest.py; a test compares them.

import { visible } from "./contribute-hidden.js";
import { cut } from "./safe.js";

const LETTER = 1900;
const PATIENCE = 20_000;
// Too slow, too early, too many at once: the same text may be taken later.
const LATER = new Set([408, 425, 429]);

// The fields of the host's form, by id: those that it has a box for, and the rest in one.
export function formFields(kind, { entry, page, what, texts, removed }, sending) {
  const boxes = new Map(sending.forms[kind].map((box) => [box.id, box]));
  const fields = entry ? { entry, page, what } : {};
  const rest = [];
  const all = [...Object.entries(texts), ...removed.map((name) => [name, sending.removed])];
  for (const [name, text] of all) {
    if (boxes.has(name)) {
      fields[name] = boxes.get(name).kind === "input" ? text.replaceAll("\n", ", ") : text;
    } else {
      rest.push(restText(name, text));
    }
  }
  if (rest.length) {
    fields[sending.more] = rest.join("\n");
  }
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text));
}

// The twin of `rest_text` in hooks/dictionary/contributing/rest.py.
function restText(name, text) {
  if (text && !text.includes("\n") && text === text.trim()) {
    return `${name}: ${text}`;
  }
  return [`${name}:`, ...text.split("\n").map((line) => (line ? `  ${line}` : ""))].join("\n");
}

// What an issue form makes of the same fields: a heading each, in the order of the form.
export function bodyOf(kind, fields, sending) {
  const inOrder = sending.forms[kind].filter(({ id }) => fields[id]);
  return inOrder.map(({ id, label }) => `### ${label}\n\n${fields[id]}\n`).join("\n");
}

function encoded(text) {
  const whole = text.replace(/\p{Surrogate}/gu, "\ufffd");
  return encodeURIComponent(whole).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function query(values) {
  return Object.entries(values)
    .map(([name, text]) => `${encoded(name)}=${encoded(text)}`)
    .join("&");
}

// The address of the host's form with everything filled in: { address, isWhole }. A host that has no form (GitLab)
// gets it as the text of an issue. What does not fit into an address is left out; the reader copies it.
export function hostAddress(kind, title, fields, sending) {
  const { host } = sending;
  const needed = Object.fromEntries(["entry", "page", "headword"].filter((id) => fields[id]).map((id) => [id, fields[id]]));
  const short = Object.fromEntries(Object.entries(needed).map(([id, text]) => [id, cut(text, 200)]));
  const start = host.forms[kind];
  if (!start) {
    return issueAddress(kind, title, [fields, short], sending);
  }
  const byId = (given) => Object.fromEntries(Object.entries(given).map(([id, text]) => [`${host.field}${id}`, text]));
  const whole = start + query({ title: cut(title, 200), ...byId({ ...needed, ...fields }) });
  if (whole.length <= host.budget) {
    return { address: whole, isWhole: true };
  }
  if (host.login) {
    const login = `${new URL(whole).origin}${host.login}${encoded(whole)}`;
    if (login.length <= host.login_budget) {
      return { address: login, isWhole: true };
    }
  }
  return { address: start + query({ title: cut(title, 200), ...byId(short) }), isWhole: false };
}

function issueAddress(kind, title, choices, sending) {
  const { host } = sending;
  for (const [index, fields] of choices.entries()) {
    const values = { [host.title]: cut(title, 200), [host.body]: bodyOf(kind, fields, sending) };
    const address = host.issue + query(values);
    if (address.length <= host.budget || index === choices.length - 1) {
      return { address, isWhole: index === 0 };
    }
  }
  return null;
}

// A letter. Programs of mail and phones take addresses of some two thousand characters.
export function letter(title, body, hint, sending) {
  const start = `mailto:${encodeURIComponent(sending.mail).replaceAll("%40", "@")}?`;
  const whole = start + query({ subject: title, body });
  if (whole.length <= LETTER) {
    return { address: whole, isWhole: true };
  }
  return { address: start + query({ subject: cut(title, 200), body: hint }), isWhole: false };
}

// Sends the fields to the address that takes forms: { problem, message }, `problem` empty when it said yes.
// As a form does, so that it works without leave from the other host; an answer in JSON is asked for.
export async function post(endpoint, fields, patience = PATIENCE) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), patience);
  try {
    const answer = await fetch(endpoint, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { Accept: "application/json" },
      credentials: "omit",
      signal: control.signal,
    });
    const { message, isRefused } = await told(answer);
    if (answer.ok) {
      return { problem: isRefused ? "refused" : "", message };
    }
    return { problem: answer.status < 500 && !LATER.has(answer.status) ? "refused" : "failed", message };
  } catch {
    return { problem: control.signal.aborted ? "stalled" : "unreachable", message: "" };
  } finally {
    clearTimeout(timer);
  }
}

const NO = new Set(["false", "0", "no", "error", "fail", "failed", "failure", "rejected", "invalid"]);

function saysNo({ success, ok, status, result, code, statusCode }) {
  const isNo = [success, ok, status, result].some((word) => NO.has(String(word).toLowerCase()));
  return isNo || [status, code, statusCode].some((number) => Number(number) >= 400);
}

function isText(value) {
  return typeof value === "string";
}

// Other sentences follow it.
function sentence(text) {
  return !text || /[\p{P}\p{Extended_Pictographic}]$/u.test(text) ? text : `${text}.`;
}

// What a form service says in its answer; shown as text. Services name it differently, and some say no with the
// status of a yes: so what breaks off in the middle is no yes.
async function told(answer) {
  const text = await answer.text().catch((error) => {
    if (answer.ok) {
      throw error;
    }
    return "";
  });
  try {
    const said = JSON.parse(text) ?? {};
    const errors = Object.values(typeof said.errors === "object" ? (said.errors ?? {}) : [said.errors]);
    const given = [...errors, said.error].flat().filter(Boolean);
    const why = answer.ok ? [] : [said.detail, said.title]; // of an RFC 9457 answer
    const message = [...given.map((error) => error.message ?? error), said.message, ...why].find(isText);
    return { message: sentence(cut(visible(message ?? "").trim(), 300)), isRefused: given.length > 0 || saysNo(said) };
  } catch {
    return { message: "", isRefused: false };
  }
}
