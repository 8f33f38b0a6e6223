// The text of a box when it is left: without what a keyboard or another program has put in that nobody means here.

import { cleaned, withoutLabel } from "./contribute-pasted.js";

const BULLET = /^\s*[-–*•]\s+/;
const NUMBER = /^\s*\d{1,2}[.)]\s+(?=\p{L})/u;

// `field` is what the form's data says of the field, null for the question what should change.
export function tidied(box, field, name, language) {
  const { part } = box.dataset;
  const labels = part ? [field?.parts?.[part]] : [name.replaceAll("_", " "), field?.label];
  const text = withoutLabel(box.value, labels.filter(Boolean));
  if (!text.trim()) {
    return text;
  }
  // The boxes of a group are one line each, but for lists and long texts.
  if (box.tagName === "INPUT" || part) {
    return box.dataset.kind === "list" ? text : withoutItem(text, part ? "" : field?.shape.written, language);
  }
  const clean = cleaned(text, language.tag);
  const { written } = field?.shape ?? {};
  return written && written !== "block" ? withoutItem(clean, written, language) : clean;
}

// An item of a list that was copied. A number may be a part of a name, and where "1." means "first", of a sentence.
function withoutItem(text, written, language) {
  const bare = text.replace(BULLET, "");
  return (written === "sentence" && !language.ordinals ? bare.replace(NUMBER, "") : bare) || text;
}
