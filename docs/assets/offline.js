// Asks for the worker that keeps the dictionary for times without a network (/worker.js): when the page is there and
// nothing else is to be done, and not where a reader saves data.

const ROOT = new URL("../", import.meta.url);

// This page, and what it is made with, came before the worker, which keeps them too.
function tell(worker) {
  const made = performance.getEntriesByType("resource").map((entry) => entry.name);
  const page = location.origin + location.pathname;
  worker?.postMessage({ keep: [page, ...made].filter((address) => address.startsWith(ROOT.href)) });
}

async function ask() {
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener("controllerchange", () => tell(serviceWorker.controller));
  try {
    // Whether it is another one is asked of the site itself, not of what the browser has kept.
    await serviceWorker.register(new URL("worker.js", ROOT), { updateViaCache: "none" });
    tell((await serviceWorker.ready).active);
  } catch {
    // Forbidden here, or no network: the page is read as it is.
  }
}

function whenIdle() {
  if ("requestIdleCallback" in window) {
    requestIdleCallback(ask, { timeout: 5000 });
  } else {
    setTimeout(ask, 1000);
  }
}

if ("serviceWorker" in navigator && !navigator.connection?.saveData) {
  if (document.readyState === "complete") {
    whenIdle();
  } else {
    addEventListener("load", whenIdle, { once: true });
  }
}
