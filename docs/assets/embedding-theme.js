// A place to try the custom properties of the script's previews: they are set on this page's root, through the object
// model, which a strict policy for styles allows. The style sheet to be copied follows.

const READABLE = 4.5; // WCAG 1.4.3

// Relative luminance of a color written as #rrggbb, by WCAG.
function luminance(color) {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

// The values as a style sheet, those for dark pages apart.
export function styleSheet(light, dark) {
  const lines = (values, indent) => values.map(([name, value]) => `${indent}${name}: ${value};\n`).join("");
  const inDark = `@media (prefers-color-scheme: dark) {\n  :root {\n${lines(dark, "    ")}  }\n}`;
  return `:root {\n${lines(light, "  ")}}\n${inDark}`;
}

export class ThemeForm {
  constructor(form, code) {
    this.form = form;
    this.code = code;
    form.addEventListener("input", () => this.update());
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of form.querySelectorAll("[data-show-preview]")) {
      button.addEventListener("click", () => this.open(button.closest("[data-sample]").querySelector("a")));
    }
    // Before the script, whose listener comes after: the preview opens in the colors of the piece it belongs to.
    for (const type of ["pointerover", "focusin"]) {
      addEventListener(type, (event) => this.meet(event.target), true);
    }
    this.update();
  }

  // The values for one kind of page: its colors, and what is the same for both.
  values(scheme, isWhole = true) {
    return [...this.form.querySelectorAll("[data-property]")]
      .filter(({ dataset }) => (dataset.scheme ? dataset.scheme === scheme : isWhole))
      .map(({ dataset, value }) => [dataset.property, `${value || 0}${dataset.unit ?? ""}`]);
  }

  update() {
    this.code.textContent = styleSheet(this.values("light"), this.values("dark", false));
    for (const sample of this.form.querySelectorAll("[data-sample]")) {
      const colors = Object.fromEntries(this.values(sample.dataset.sample));
      const [background, ...texts] = ["background", "color", "accent"].map((name) => colors[`--term-card-${name}`]);
      const least = Math.min(...texts.map((text) => contrast(text, background)));
      const output = sample.querySelector("[data-contrast]");
      const says = least < READABLE ? output.dataset.contrastLow : output.dataset.contrast;
      output.textContent = says.replace("{ratio}", (Math.floor(least * 10) / 10).toFixed(1));
    }
    if (this.scheme) {
      this.apply(this.scheme);
    }
  }

  meet(target) {
    const link = target.closest?.("a[href]");
    if (link) {
      this.apply(link.closest("[data-sample]")?.dataset.sample);
    }
  }

  // On this page; without a scheme, the preview has the colors that it has by itself.
  apply(scheme) {
    this.scheme = scheme;
    const { style } = document.documentElement;
    for (const [name, value] of this.values(scheme ?? "light")) {
      if (scheme) {
        style.setProperty(name, value);
      } else {
        style.removeProperty(name);
      }
    }
  }

  // The script opens a preview for what has the focus, and keeps it open.
  open(link) {
    link.blur();
    link.focus();
  }
}
