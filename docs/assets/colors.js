// The colors that a reader has chosen, put in place before anything is drawn: no module, and not deferred. Without a
// choice they follow the system's. The
// classes tell styles that scripts run, and that the address asks for something, which a script will show.

(() => {
  const KEY = "dictionary-colors";
  const SCHEMES = { light: "default", dark: "slate" };
  // The switch leads from one to the next.
  const NEXT = { system: "light", light: "dark", dark: "system" };
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  // Storage may be forbidden, or hold what somebody else has put there.
  function kept() {
    try {
      const name = localStorage.getItem(KEY);
      return Object.hasOwn(NEXT, name) ? name : "system";
    } catch {
      return "system";
    }
  }

  function keep(name) {
    try {
      localStorage.setItem(KEY, name);
    } catch {
      // The choice holds for this page.
    }
  }

  let chosen = kept();

  function show() {
    const name = chosen === "system" ? (system.matches ? "dark" : "light") : chosen;
    root.dataset.colors = chosen;
    root.dataset.mdColorScheme = SCHEMES[name];
    for (const button of document.querySelectorAll("[data-colors-switch]")) {
      button.title = button.dataset[NEXT[chosen]];
      button.setAttribute("aria-label", button.title);
    }
  }

  root.classList.add("scripted");
  root.classList.toggle("asked", location.search.length > 1);
  show();
  system.addEventListener("change", show);
  // Another page of the site, in another tab.
  addEventListener("storage", (event) => {
    if (event.key === KEY) {
      chosen = kept();
      show();
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    show();
    for (const button of document.querySelectorAll("[data-colors-switch]")) {
      button.addEventListener("click", () => {
        chosen = NEXT[chosen];
        keep(chosen);
        show();
      });
    }
  });
})();
