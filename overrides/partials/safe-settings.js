document.documentElement.classList.add("scripted");
(() => {
  const { __md_get: get, __md_set: set } = globalThis;
  const isPalette = (value) =>
    Boolean(value?.color) &&
    Object.entries(value.color).every(
      ([key, text]) => /^(?:index|media|scheme|primary|accent)$/.test(key) && typeof text === "string",
    );
  globalThis.__md_get = (name, ...where) => {
    try {
      const value = get(name, ...where);
      return name === "__palette" && !isPalette(value) ? null : value;
    } catch {
      return null;
    }
  };
  globalThis.__md_set = (...given) => {
    try {
      set(...given);
    } catch {
      // Storage is forbidden: the setting holds for this page.
    }
  };
})();
// For the theme every alternate is this page in another language, whose site has a map beside it. The links to the
// card and the feed are away while it looks, and there again for what else a browser has that looks for them.
(() => {
  const links = document.querySelectorAll('link[rel="alternate"][type]');
  for (const link of links) {
    link.remove();
  }
  addEventListener("load", () => document.head.append(...links));
})();
