// The text of a box when it is left: without what a keyboard or another program has put in that nobody means here.

import { cleaned, withoutLabel } from "./contribute-pasted.js";
import { withoutStrays } from "./contribute-strays.js";

const BULLET = /^\s*[-–*•]\s+/;
const ITEM = /^(\s*(?:[-–*•]\s+)?)(\S.*)$/gm;
const ONE_PARAGRAPH = new Set(["plain", "sentence", "inline"]);
const NUMBER = /^\s*\d{1,2}[.)]\s+(?=\p{L})/u;

// `field` is what the form's data says of the field, null for the question what should change.
export function tidied(box, field, name, language) {
  const { part } = box.dataset;
  const labels = part ? [field?.parts?.[part]] : [name.replaceAll("_", " "), field?.label];
  const text = withoutLabel(box.value, labels.filter(Boolean));
  return text.trim() ? withoutEnds(asItem(text, box, field, language), field?.shape, part) : text;
}

function asItem(text, box, field, language) {
  // The boxes of a group are one line each, but for lists and long texts.
  const { part } = box.dataset;
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

// Without a comma, a quote mark or a bracket that was left at an end of a text of one paragraph, or of items of a list.
function withoutEnds(text, shape, part) {
  const own = part ? (shape?.map ?? (shape?.list ?? shape)?.record?.[part]?.shape) : shape;
  if (ONE_PARAGRAPH.has(own?.list?.written)) {
    return text.replace(ITEM, (whole, bullet, item) => bullet + kept(item));
  }
  return ONE_PARAGRAPH.has(own?.written) && !text.includes("\n") ? kept(text) : text;
}

function kept(text) {
  const bare = withoutStrays(text);
  return bare === text.trim() ? text : bare;
}
