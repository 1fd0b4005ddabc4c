// The service worker of the check-in page: it lets the page open without a network. It keeps files of the
// app, which are the same for everybody; what desks know of people is in the page's own encrypted store, and
// requests to the API pass it by. vite.config.ts puts the files and a fingerprint of them in place of the
// two names below and writes it to /check-in/worker.js, so it answers for addresses below /check-in/ only.

/** Addresses of everything the page needs; the first is the program that the page names. */
const FILES = self.__FILES__;
const CACHE = `zapisy-check-in-${self.__VERSION__}`;
/** The page itself, which is the same for every address of a desk. */
const PAGE = "/unlisted.html";

async function keepAll() {
  const cache = await caches.open(CACHE);
  const page = await fetch(PAGE, { cache: "reload" });
  // In the middle of a deployment the page may be of another version than these files: then try again later.
  if (!page.ok || !(await page.clone().text()).includes(FILES[0])) throw new Error("another version");
  await cache.addAll(FILES);
  await cache.put(PAGE, page);
}

async function dropOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("zapisy-check-in-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") void self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  const kept = request.mode === "navigate" ? PAGE : pathname;
  if (kept !== PAGE && !FILES.includes(pathname)) return;
  event.respondWith(
    caches
      .open(CACHE)
      .then((cache) => cache.match(kept))
      .then((response) => response ?? fetch(request)),
  );
});
