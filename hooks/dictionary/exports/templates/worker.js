// Keeps what a reader has opened, and the text of all entries, for times without a network. Two lines stand above
// this: VERSION, another one where what is kept is another, and FIRST, what is fetched when the worker comes.
//
// While there is a network everything comes from there, so no page is ever older than the site. What is kept is for a
// network that fails, that says nothing for PATIENCE, or a server that has a fault.

const PATIENCE = 3000; // milliseconds
const ONE_DAY = 86_400_000;
const MOST_PAGES = 200;
const SCOPE = self.registration.scope;
// Other sites may stand on the same host.
const PREFIX = `dictionary ${SCOPE} `;
const FILES = `${PREFIX}${VERSION} files`;
const PAGES = `${PREFIX}${VERSION} pages`;
const TEXTS = new URL("api/v1/offline.json", SCOPE).href;
const SHELL = new URL("404.html", SCOPE).href;
// For other people's pages, or large and asked for on purpose.
const LEFT_ALONE = ["downloads/", "embed/", "oembed/", "print/", "v1"];
const BEGIN = '<main id="__main">';
const END = "</main>";

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(install());
});

async function install() {
  const files = await caches.open(FILES);
  await Promise.all(FIRST.map((path) => fetchInto(files, new URL(path, SCOPE).href, true)));
  // What pages are made with is fetched again: styles of the version before would not fit.
  const kept = await Promise.all((await others()).map(async (name) => (await caches.open(name)).keys()));
  const assets = kept.flat().map((request) => request.url);
  const again = assets.filter((url) => pathOf(url).startsWith("assets/"));
  await Promise.all([...new Set(again)].map((url) => fetchInto(files, url, false)));
}

// Where something that is needed cannot be had, the worker before stays, and this one is tried again.
async function fetchInto(cache, url, isNeeded) {
  try {
    const answer = await fetch(url, { cache: "no-cache" });
    // Hosts may send the page for what is not found as what it is, or from an address without its ending.
    if (answer.ok || url === SHELL) {
      const { headers } = answer;
      await cache.put(url, answer.redirected ? new Response(await answer.blob(), { headers }) : answer);
    } else if (isNeeded) {
      throw new Error(`${url} is not there`);
    }
  } catch (error) {
    if (isNeeded) {
      throw error;
    }
  }
}

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      await Promise.all((await others()).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

// Names of what other versions have kept.
async function others() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(PREFIX) && name !== FILES && name !== PAGES);
}

// A page that came before the worker says what it is made with.
self.addEventListener("message", (event) => {
  const keep = Array.isArray(event.data?.keep) ? event.data.keep.filter((url) => isOurs(url)) : [];
  event.waitUntil(
    (async () => {
      const files = await caches.open(FILES);
      const missing = [];
      for (const url of new Set(keep)) {
        if (!(await caches.match(url, { ignoreVary: true }))) {
          missing.push(url);
        }
      }
      await Promise.all(missing.map((url) => fetchInto(files, url, false)));
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && isOurs(request.url) && !request.headers.has("range")) {
    event.respondWith(answer(event));
  }
});

function isOurs(url) {
  return url.startsWith(SCOPE) && !LEFT_ALONE.some((path) => pathOf(url).startsWith(path));
}

// The path below the site's root, as people write it.
function pathOf(url) {
  const path = new URL(url).pathname.slice(new URL(SCOPE).pathname.length).replace(/(^|\/)index\.html$/, "$1");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

// What a page is kept under: it is the same whatever is asked of it.
function keyOf(request) {
  const url = new URL(request.url);
  url.hash = "";
  if (isPage(request)) {
    url.search = "";
  }
  return url.href;
}

function isPage(request) {
  return request.mode === "navigate";
}

function isWhole(response) {
  return response.status === 200 && !response.redirected;
}

async function answer(event) {
  const network = fromNetwork(event);
  network.catch(() => {}); // said below
  const first = await Promise.race([network.catch(() => null), stalled()]);
  if (first && first.status < 500) {
    return first;
  }
  const copy = await copyOf(event.request);
  if (copy) {
    return copy;
  }
  try {
    return await network;
  } catch {
    return isPage(event.request) ? await missing() : Response.error();
  }
}

function stalled() {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), PATIENCE);
  });
}

async function fromNetwork(event) {
  const { request } = event;
  // Of pages the site is asked whether they are still so, whatever the browser has kept; for the rest the host says
  // how long that may be.
  const response = await fetch(request, isPage(request) ? { cache: "no-cache" } : {});
  if (isWhole(response)) {
    const copy = response.clone();
    event.waitUntil(keep(request, copy).catch(() => {})); // no room left: the page is shown all the same
  }
  return response;
}

async function keep(request, response) {
  const key = keyOf(request);
  const files = await caches.open(FILES);
  if (isPage(request)) {
    await renew(files);
  }
  const kept = await files.match(key);
  if (!isPage(request) || kept) {
    if (!kept || stateOf(kept) !== stateOf(response)) {
      await files.put(key, response);
    }
    return;
  }
  const pages = await caches.open(PAGES);
  await pages.put(key, response);
  const keys = await pages.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PAGES)).map((old) => pages.delete(old)));
}

// What tells two versions of a file apart, as far as the host says so.
function stateOf(response) {
  return response.headers.get("etag") ?? response.headers.get("last-modified") ?? response;
}

// The frame of the site may change though no text has: once a day it is asked for again.
async function renew(files) {
  const date = Date.parse((await files.match(SHELL))?.headers.get("date") ?? "");
  if (date && Date.now() - date > ONE_DAY) {
    await Promise.all(FIRST.map((path) => fetchInto(files, new URL(path, SCOPE).href, false)));
  }
}

// What is kept of an address: the page as it was, or its text.
async function copyOf(request) {
  const key = keyOf(request);
  for (const name of [FILES, PAGES]) {
    const found = await (await caches.open(name)).match(key, { ignoreVary: true });
    if (found) {
      return found;
    }
  }
  return isPage(request) ? await textOf(request) : undefined;
}

async function texts() {
  const found = await (await caches.open(FILES)).match(TEXTS);
  return found ? (await found.json()).result : null;
}

async function textOf(request) {
  const told = await texts();
  const path = pathOf(request.url);
  if (!told || !Object.hasOwn(told.pages, path)) {
    // Another name, or the address without its last slash, leads on, as hosts have it.
    const leads = told && [path, `${path}/`].find((each) => Object.hasOwn(told.moved, each));
    const target = leads ? told.moved[leads] : told && Object.hasOwn(told.pages, `${path}/`) ? `${path}/` : "";
    return target ? Response.redirect(new URL(target, SCOPE).href) : undefined;
  }
  const [title, html] = told.pages[path];
  return await shown(told, title, `<p class="entry-note" role="status">${told.note}</p>${html}`);
}

async function missing() {
  const told = await texts();
  if (!told) {
    return Response.error();
  }
  const home = `<p><a class="button" href="${new URL(SCOPE).pathname}">${told.home}</a></p>`;
  return await shown(told, told.missing_title, `<h1>${told.missing_title}</h1><p>${told.missing}</p>${home}`);
}

// A text in the frame of the site.
async function shown(told, title, html) {
  const kept = await (await caches.open(FILES)).match(SHELL);
  const shell = kept ? await kept.text() : "";
  const begin = shell.indexOf(BEGIN);
  const end = shell.lastIndexOf(END);
  const body = `<div class="md-content"><article class="md-typeset md-content__inner">${html}</article></div>`;
  const around =
    begin < 0 || end < begin
      ? ["<!doctype html><meta charset=utf-8><title></title><main>", "</main>"]
      : [shell.slice(0, begin + BEGIN.length), shell.slice(end)];
  const head = around[0].replace(/<title>[^<]*<\/title>/, () => `<title>${title} – ${told.name}</title>`);
  return new Response(head + body + around[1], { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
