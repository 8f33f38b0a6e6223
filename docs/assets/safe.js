// What a browser may refuse, and what addresses, storage and other files may hold that nobody expects:
// asked for here and nowhere else, so that a page works on without it.

const LONE_HALVES = /\p{Surrogate}/gu;

// The text of a part of an address. What is no UTF-8 is read as the older Latin-1 (`%E9` is é); a
// percent sign that stands for nothing stays.
export function decoded(part) {
  return part.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run.replace(/%(..)/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
    }
  });
}

// A text as part of an address. Half an emoji cannot be written in one.
export function encoded(text) {
  return encodeURIComponent(text.replace(LONE_HALVES, "\ufffd"));
}

// The beginning of a text, of whole characters.
export function cut(text, most) {
  return Array.from(text.substring(0, 2 * most))
    .slice(0, most)
    .join("");
}

// An address in which `{word}` (encoded) waits for what a reader typed.
export function withWord(address, word) {
  return address.replaceAll("%7Bword%7D", () => encoded(cut(word.trim(), 100)));
}

// The setting of a name; null where there is none, or storage is forbidden.
export function stored(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

// Keeps a setting, and tells whether it could. Where that is forbidden, or storage is full, it holds for this page.
export function store(name, value) {
  try {
    localStorage.setItem(name, value);
    return localStorage.getItem(name) === value;
  } catch {
    return false;
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // What cannot be kept need not be forgotten.
  }
}

// The names that begin with a text, of all settings that are kept.
export function storedNames(beginning) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(beginning));
  } catch {
    return [];
  }
}

// A text that was kept as JSON; null where it is none.
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// The result of one of the site's data files; null when it cannot be had, or is something else.
// With "no-cache" the site is asked whether what the browser has kept is still so.
export async function fetched(address, cache = "default") {
  return (await asked(address, cache)).result;
}

// The same, and whether the site itself has said that there is no such file.
export async function asked(address, cache = "default") {
  try {
    const answer = await fetch(address, { cache });
    const result = answer.ok ? ((await answer.json())?.result ?? null) : null;
    return { result, isMissing: answer.status === 404 || answer.status === 410 };
  } catch {
    return { result: null, isMissing: false };
  }
}

// The items of a list that have a text under each of these names.
export function withTexts(list, ...names) {
  return Array.isArray(list) ? list.filter((item) => names.every((name) => typeof item?.[name] === "string")) : [];
}
