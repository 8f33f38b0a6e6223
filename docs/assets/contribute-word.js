// What the name of a new entry cannot be, while it is typed. Only the form says it: whoever writes a file has a name for it.

import { PLURAL, isFormOf } from "./contribute-names.js";
import { shown } from "./contribute-sentences.js";
import { fold } from "./fold.js";

// Signs that addresses spell out, without a letter beside them.
const SPELLED = /[&@%\u066a‰§]|[^\p{L}\p{M}\p{N}\p{P}\s<>|~^`©®℠\u2212\u2044]/u;
const LETTER = /[\p{L}\p{N}]/u;
// A mail address or a phone number, and nothing else.
const CONTACT = /^\s*(?:\S+@\S+\.\S+|\+?(?:[ ()./-]{0,3}\d){7,15})\s*$/;
const LONGEST_ADDRESS = 100; // of a page

// A new word that the dictionary has, or that can be the name of no page.
export function newWord(headword, { data, known, tell }) {
  const path = ["headword"];
  const entry = known?.explains(headword) ?? inOtherForm(headword, known, data.language.irregular);
  if (/https?:\/|\bwww\.|\]\(/.test(headword)) {
    tell(path, "word-is-address", { field_name: data.fields.sources.label });
  } else if (CONTACT.test(headword)) {
    tell(path, "word-is-contact");
  } else if (entry) {
    tell(path, "word-explained", { text: shown(headword), entry: entry.headword });
  } else if (fold(headword).length > LONGEST_ADDRESS) {
    tell(path, "word-too-long", { most: LONGEST_ADDRESS, field_name: data.fields.definition.label });
  } else if (!mayBeAddress(headword)) {
    const wording = LETTER.test(headword) ? "word-without-address" : "word-without-letters";
    tell(path, wording, { text: shown(headword), field_name: data.fields.aliases.label });
  }
}

// The entry that a word is another form of: swifts, chimney swifts.
function inOtherForm(headword, known, irregular) {
  const isPlural = (label) => /^[a-z' -]{3,}$/i.test(label) && isFormOf(headword, label, irregular, PLURAL);
  return known?.entries.find(({ labels: all }) => all.some(isPlural));
}

// Near enough to `slug_of` in hooks/dictionary/language/slugs.py: signs are spelled out there, so most make an address.
export function mayBeAddress(text) {
  const letters = fold(text).replaceAll(/[əðþŋ]/g, "e");
  if (/^(?:index|con|prn|aux|nul|(?:com|lpt)[0-9])$/.test(letters) || letters.length > LONGEST_ADDRESS) {
    return false;
  }
  const isMade = /[a-z0-9]/.test(letters) || SPELLED.test(text);
  return isMade && !/[^\p{Script=Latin}\p{N}\p{M}\s]/u.test(letters.replaceAll(/[^\p{L}\p{N}\p{M}\s]/gu, " "));
}
