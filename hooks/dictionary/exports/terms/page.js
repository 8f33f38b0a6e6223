// Cards for links to entries, our frames at their height, and, where it is asked for, links in plain text. One script
// for every dictionary: what is its own stands below the address that the script was loaded from. Nothing else is
// ever changed on a page, nothing is loaded before it is needed, and without an answer the page stays as it is.
const script = document.currentScript ?? document.querySelector('script[src*="/terms.js"]');
const root = new URL("..", script.src).href;
const folder = `${root}${script.dataset.entries ?? "dictionary"}/`;

const fetched = async (path) => {
  try {
    return await (await fetch(`${root}api/v1/${path}.json`)).json();
  } catch {
    // As if there were no script.
  }
};
const slugOf = (link) =>
  link?.href?.startsWith?.(folder) && /^([^/?#]+?)(\/(index\.html)?|\.html)?([?#]|$)/.exec(link.href.slice(folder.length))?.[1];

// ---- Cards ----

// The host of the shadow stands in somebody else's page: important, against rules for everything there.
const STYLE = `:host{all:initial!important;display:block!important;position:fixed!important;inset:var(--y)auto auto var(--x)!important;width:max-content!important;color-scheme:inherit!important}
div{box-sizing:border-box;max-width:min(var(--term-card-width,352px),100vw - 16px);max-height:60vh;overflow:auto;padding:12px 16px;border:1px solid var(--term-card-border,GrayText);border-radius:var(--term-card-radius,8px);background:var(--term-card-background,Canvas);color:var(--term-card-color,CanvasText);font:16px/1.5 var(--term-card-font,system-ui);overflow-wrap:anywhere;box-shadow:0 4px 16px #0003}
p{margin:0 0 4px}b,i{display:block}i{font:inherit;font-size:14px;color:var(--term-card-accent,inherit)}
@media print{:host{display:none!important}}`;

const cards = new Map();
let host;
let texts;
let shown; // the link whose card is open
let described; // by what else it is described
let wanted; // the link whose card is to open
let timer;

const make = () => {
  host = document.createElement("div");
  host.id = "term-card";
  host.popover = "manual";
  host.role = "tooltip";
  host.dir = "auto";
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  const card = shadow.appendChild(document.createElement("div"));
  texts = ["b", "p", "i"].map((name) => card.appendChild(document.createElement(name)));
};

const close = () => {
  clearTimeout(timer);
  wanted = null;
  if (shown) {
    if (described) {
      shown.setAttribute("aria-describedby", described);
    } else {
      shown.removeAttribute("aria-describedby");
    }
    shown = null;
    host.remove();
  }
};

// Below the link, or above it where there is more room.
const place = () => {
  const link = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
  const { width, height } = host.getBoundingClientRect();
  const isBelow = link.bottom + height + 8 < innerHeight || link.top < innerHeight - link.bottom;
  const left = getComputedStyle(shown).direction === "rtl" ? link.right - width : link.left;
  const put = (side, length) => host.style.setProperty(side, `${Math.max(8, length)}px`);
  put("--x", Math.min(left, document.documentElement.clientWidth - width - 8));
  put("--y", isBelow ? link.bottom + 4 : link.top - height - 4);
};

const open = async (link) => {
  const slug = slugOf(link);
  if (!cards.has(slug)) {
    cards.set(slug, fetched(`cards/${slug}`));
  }
  const { headword, definition, name, language } = (await cards.get(slug))?.result ?? {};
  if (definition && wanted === link && shown !== link && link.isConnected) {
    close();
    if (!host) {
      make();
    }
    host.lang = language;
    [headword, definition, name].forEach((text, index) => {
      texts[index].textContent = text;
    });
    // What stands outside of an open dialog can be neither pointed at nor heard.
    (link.closest("dialog,main") ?? document.body).append(host);
    host.showPopover();
    wanted = shown = link;
    described = link.getAttribute("aria-describedby");
    link.setAttribute("aria-describedby", `${described ?? ""} ${host.id}`.trim());
    place();
  }
};

const meet = (event) => {
  const at = event.composedPath()[0];
  const link = at.closest?.("a[href]");
  if (event.target === host) {
    return clearTimeout(timer);
  }
  listen(at.getRootNode());
  if (event.type === "focusout") {
    return at === shown && close();
  }
  if (slugOf(link)) {
    wanted = link;
  } else if (wanted?.matches(":focus-visible")) {
    return; // a pointer that lies about closes nothing that the keyboard opens
  }
  clearTimeout(timer);
  timer = setTimeout(slugOf(link) ? open : close, event.type === "focusin" ? 0 : 300, link);
};

const on = (type, listener, place = document) => place.addEventListener(type, listener, true);
// Of a way from one part of a shadow to another, only the shadow hears. The same listener twice is one.
const listen = (place) => ["pointerover", "focusin", "focusout"].forEach((type) => on(type, meet, place));

// ---- Links in plain text ----

const SHOW_TEXT = 4; // of NodeFilter
const SKIPPED =
  "a,sup,h1,h2,h3,h4,h5,h6,abbr,code,pre,kbd,samp,button,nav,label,option,textarea,script,noscript,style,svg,rt,[contenteditable]";

const linkText = async (selector) => {
  const file = await fetched("labels");
  if (!file?.rules) {
    return;
  }
  const mentions = linker(file);
  const linked = new Set([...document.links].map(slugOf));
  const blockOf = (element) => (/^(inline|contents)/.test(getComputedStyle(element).display) ? blockOf(element.parentElement) : element);
  for (const part of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(part, SHOW_TEXT);
    const nodes = [];
    let all = "";
    let block;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      // Words that touch are one word, in whatever elements they stand; those of two blocks never do.
      const out = element.closest(SKIPPED);
      if (out) {
        all += out.matches("a,sup") ? "\ufffc" : "x";
      } else {
        all += block === blockOf(element) ? "" : "\ufffc";
        block = blockOf(element);
        nodes.push([node, all.length]);
        all += node.data;
      }
    }
    // From the end, so that the places before stay what they are.
    const isFirst = ([, , slug]) => slug && !linked.has(slug) && linked.add(slug);
    for (const [start, end, slug] of mentions(all).filter(isFirst).reverse()) {
      const range = document.createRange();
      const [first, from] = nodes.findLast(([, begin]) => begin <= start);
      const [last, to] = nodes.findLast(([, begin]) => begin < end);
      range.setStart(first, start - from);
      range.setEnd(last, end - to);
      const anchor = document.createElement("a");
      anchor.href = folder + slug + file.rules.page_ending;
      anchor.append(range.extractContents());
      range.insertNode(anchor);
    }
  }
};

// ---- To work ----

if (!document[root]) {
  document[root] = true;
  const frames = (tell) =>
    document.querySelectorAll("iframe").forEach((frame) => frame.src.startsWith(`${root}embed/`) && tell(frame));
  listen(document);
  on("click", ({ target }) => target !== host && close());
  on("keydown", ({ key }) => key === "Escape" && close());
  on("scroll", () => shown && place());
  // As wp-embed.js does: our frames say how tall they are.
  addEventListener("message", ({ source, data }) =>
    frames((frame) => {
      if (frame.contentWindow === source && data.message === "height") {
        frame.height = data.value;
      }
    }),
  );
  frames(({ contentWindow }) => contentWindow.postMessage({ message: "ready", secret: "" }, "*"));
  const { autolink } = script.dataset;
  const start = () => autolink && linkText(autolink);
  if (document.readyState === "loading") {
    on("DOMContentLoaded", start);
  } else {
    start();
  }
}
