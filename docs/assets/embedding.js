// The guide for people who show entries on pages of their own: another word, what its readers will see, other colors.

import { LookUp } from "./lookup-box.js";
import { fetched } from "./safe.js";

// As the entry's own page has it.
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
const escaped = (text) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);

// Every text that is to be copied, and every example, for another entry.
async function show({ id, path }, form) {
  const { names, root, site } = form.dataset;
  const card = await fetched(new URL(`cards/${encodeURIComponent(id)}.json`, new URL(names, location.href)));
  if (typeof card?.headword !== "string" || typeof card?.definition !== "string") {
    return;
  }
  const here = new URL(root, location.href);
  const address = new URL(site, location.href);
  const frame = (base) => new URL(`embed/${id}/`, base).href;
  const values = {
    page: new URL(path, address).href,
    card: frame(address),
    headword: card.headword,
    definition: card.definition,
  };
  form.querySelector("input").value = card.headword;
  for (const code of document.querySelectorAll("[data-template]")) {
    const filled = (_, name) => ("plain" in code.dataset ? values[name] : escaped(values[name]));
    code.textContent = code.dataset.template.replace(/\{(page|card|headword|definition)\}/g, filled);
  }
  for (const link of document.querySelectorAll("[data-live-link], [data-live-source]")) {
    link.href = new URL(path, here);
    if (!link.closest("[data-colors]")) {
      link.textContent = card.headword;
    }
  }
  document.querySelector("[data-live-quotation] p").textContent = card.definition;
  const shown = document.querySelector("[data-live-card]");
  shown.title = `${card.headword} – ${card.name}`;
  shown.src = shown.dataset.src.endsWith("index.html") ? `${frame(here)}index.html` : frame(here);
}

// The colors of previews on this page, and the CSS that sets them elsewhere.
function colors(form) {
  const css = document.getElementById("embedding-css");
  const boxes = [...form.querySelectorAll("[data-property]")];
  const usual = getComputedStyle(document.body);
  const start = { background: usual.backgroundColor, color: usual.color, accent: usual.color, border: usual.color };
  for (const box of boxes.filter(({ type }) => type === "color")) {
    box.value = hex(start[box.dataset.property.slice("--term-card-".length)]);
  }
  const write = () => {
    const lines = boxes.map((box) => `  ${box.dataset.property}: ${box.value}${box.dataset.unit ?? ""};`);
    css.textContent = `:root {\n${lines.join("\n")}\n}`;
    for (const box of boxes) {
      document.documentElement.style.setProperty(box.dataset.property, `${box.value}${box.dataset.unit ?? ""}`);
    }
  };
  form.addEventListener("input", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of form.querySelectorAll("[data-scheme]")) {
    const isDark = button.dataset.scheme === "dark";
    const chosen = isDark ? ["#16201d", "#ece6da", "#8fd3c0", "#4a5a55"] : ["#fffdf7", "#1d1f20", "#0b5345", "#b9b2a3"];
    button.addEventListener("click", () => {
      for (const [index, box] of boxes.filter(({ type }) => type === "color").entries()) {
        box.value = chosen[index];
      }
      form.querySelector(".embedding-live").dataset.scheme = button.dataset.scheme;
      write();
    });
  }
}

// `rgb(1, 2, 3)` → `#010203`.
function hex(color) {
  const parts = color.match(/\d+/g) ?? [0, 0, 0];
  return `#${parts
    .slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, "0"))
    .join("")}`;
}

const form = document.querySelector("[data-embedding]");
if (form) {
  new LookUp(form, (entry) => {
    history.replaceState(null, "", `?entry=${encodeURIComponent(entry.id)}`);
    show(entry, form);
  });
  form.hidden = false;
  for (const live of document.querySelectorAll("[data-live]")) {
    live.hidden = false;
  }
  const frame = document.querySelector("[data-live-card]");
  frame.src = frame.dataset.src;
  const asked = new URLSearchParams(location.search).get("entry");
  if (asked && /^[\p{L}\p{N}-]+$/u.test(asked)) {
    show({ id: asked, path: form.dataset.path.replace(form.dataset.slug, asked) }, form);
  }
  const choosing = document.querySelector("[data-colors]");
  choosing.hidden = false;
  colors(choosing);
}
