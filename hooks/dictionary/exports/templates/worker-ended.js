// This site keeps nothing on readers' devices any more: what an earlier worker has kept goes, and this one too.

const PREFIX = `dictionary ${self.registration.scope} `;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
      await self.registration.unregister();
    })(),
  );
});
