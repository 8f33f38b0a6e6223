// What a page consists of, without its words. Runs in the page that a test looks with.

/* Fields written in Markdown: what stands in them is looked at on its own. */
const MARKDOWN = {
  block: ".explanation",
  inline: ".steps > li, .tips > li, .mistakes > li, .confusables dd, .region-notes dd, .origin > p, .sources > li > .source-note",
};
const ELEMENTS = {
  inline: "a br code em strong",
  block: "a blockquote br code em hr li ol p pre strong table tbody td th thead tr ul",
};
/* As long as there are links on the page; a name on a map has one line or two. */
const NOTES = ".preview-notes > dl, .map";
/* Ids that stay the same whatever the words are. */
const OF_A_TEXT = /^(covers|sense|entry|letter)-/;

function normal(text) {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

function describe(element) {
  // Topics have colors by their order.
  const classes = [...element.classList].map((name) => name.replace(/^accent-\d+$/, "accent")).sort().join(".");
  const names = element
    .getAttributeNames()
    .sort()
    .map((name) => (name === "id" && !OF_A_TEXT.test(element.id) ? `id=${element.id}` : name));
  return `${element.localName}${classes && "."}${classes}[${names.join(" ")}]`;
}

/* One line for each element, indented by its depth; nothing of what stands in Markdown fields. */
function skeleton(doc) {
  const lines = [];
  const closed = [...Object.values(MARKDOWN), NOTES].join(", ");
  const walk = (element, depth) => {
    lines.push(" ".repeat(depth) + describe(element));
    if (!element.matches(closed)) {
      for (const child of element.children) {
        walk(child, depth + 1);
      }
    }
  };
  walk(doc.documentElement, 0);
  return lines;
}

/* What stands in Markdown fields and may not. */
function strangers(root, allowed) {
  const found = [];
  const names = new Set(allowed.split(" "));
  for (const element of root.querySelectorAll("*")) {
    const attributes = { a: ["href", "rel", "class", "data-entry"], ol: ["start"] }[element.localName] ?? [];
    const odd = element.getAttributeNames().filter((name) => !attributes.includes(name));
    const forged = element.className && element.className !== "entry-link";
    const address = element.getAttribute("href");
    // A contributor's link leads to another site; the linker's own lead to entries.
    const astray = address !== null && !element.dataset.entry && !/^(https?:\/\/|mailto:)\S+$/i.test(address);
    if (!names.has(element.localName) || odd.length || forged || astray) {
      found.push(element.outerHTML.slice(0, 120));
    }
  }
  return found;
}

/* Addresses that lead anywhere but to web pages and mail boxes. */
function oddAddresses(doc, base) {
  const found = [];
  for (const element of doc.querySelectorAll("[href], [src], [action], [formaction], [srcdoc], [data]")) {
    for (const name of ["href", "src", "action", "formaction", "srcdoc", "data"]) {
      if (element.hasAttribute(name)) {
        const url = new URL(element.getAttribute(name), base);
        const isEmptyIcon = element.matches("link[rel=icon]") && url.href === "data:,";
        if (!["http:", "https:", "mailto:"].includes(url.protocol) && !isEmptyIcon) {
          found.push(element.outerHTML.slice(0, 120));
        }
      }
    }
  }
  return found;
}

/* Every item of a list: what it consists of, and what its parts say. */
async function inspectItems(address, item, selectors) {
  const doc = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  return [...doc.querySelectorAll(item)].map((element) => ({
    skeleton: [element, ...element.querySelectorAll("*")].map(describe).join(" "),
    texts: selectors.map((selector) => normal(element.querySelector(selector).textContent)),
  }));
}

/* Everything that a test asks of one page, read as the browser reads it but not run. */
async function inspect(address, places) {
  return inspectText(await (await fetch(address)).text(), places, address);
}

function inspectText(html, places, address = location.href) {
  const doc = new DOMParser().parseFromString(html, "text/html");
  const misplaced = [];
  for (const [selector, text] of places) {
    const said = [...doc.querySelectorAll(selector)].map((e) => normal(e.getAttribute("content") ?? e.textContent));
    if (!said.some((words) => words.includes(normal(text)))) {
      misplaced.push(`${selector} lacks ${text}: ${said.join(" | ").slice(0, 200)}`);
    }
  }
  const found = { skeleton: skeleton(doc), misplaced, strangers: [], addresses: oddAddresses(doc, address) };
  for (const [kind, selector] of Object.entries(MARKDOWN)) {
    for (const element of doc.querySelectorAll(selector)) {
      found.strangers.push(...strangers(element, ELEMENTS[kind]));
    }
  }
  return found;
}

/* What HTML from a data file would do in somebody else's page. */
function insert(html) {
  const place = document.createElement("div");
  document.body.append(place);
  place.innerHTML = html;
  return [...strangers(place, ELEMENTS.block), ...oddAddresses(place, "https://elsewhere.invalid/")];
}

/* What the theme does not put into its search results by itself. */
function strangersInResults(result) {
  const names = "a article br code del details div h1 h2 li mark nav ol p path pre summary svg ul".split(" ");
  const attributes = ["class", "data-md-score", "href", "d", "viewBox", "xmlns", "tabindex", "open", "title", "aria-label"];
  const odd = [...result.querySelectorAll("*")]
    .filter((e) => !names.includes(e.localName) || e.getAttributeNames().some((name) => !attributes.includes(name)))
    .map((e) => e.outerHTML.slice(0, 120));
  return [...odd, ...oddAddresses(result, location.href)];
}
