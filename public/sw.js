// Reading and searching without a network: the program is kept whole, the law as it is read.
// The build fills in the two marks below: the list of the program's files and the hash of their contents.
"use strict";

const FILES = /*precache*/[];
const VERSION = /*version*/"";
const PROGRAM = `anyq-program-${VERSION}`;
const LAW = "anyq-law";
const ROOT = new URL("./", self.location.href);
const BUNDLE = new URL("bundle/", ROOT).href;
const MANIFEST = new URL("manifest.json", BUNDLE).href;

self.addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(PROGRAM);
    // Past the browser's own cache: a plain host may let it keep old pages for a while.
    await cache.addAll(FILES.map((file) => new Request(new URL(file, ROOT), { cache: "reload" })));
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("anyq-program-") && name !== PROGRAM);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT.href)) return;
  if (request.url === MANIFEST) event.respondWith(newest(request));
  else if (request.url.startsWith(BUNDLE)) event.respondWith(kept(request));
  else event.respondWith(program(request));
});

// The program: what was kept, whatever the query; anything else comes from the network.
async function program(request) {
  const cache = await caches.open(PROGRAM);
  return (await cache.match(request, { ignoreSearch: request.mode === "navigate" })) || fetch(request);
}

// Files of the bundle carry a hash in their names: once read, they are right for ever, unless a reader asks again because
// what was kept is damaged.
async function kept(request) {
  const cache = await caches.open(LAW);
  const found = request.cache === "reload" ? undefined : await cache.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok && response.status === 200) await cache.put(request, response.clone()).catch(() => {});
  return response;
}

// The manifest: the network's, and the kept one without a network. A new manifest makes the kept files old.
async function newest(request) {
  const cache = await caches.open(LAW);
  const before = await cache.match(MANIFEST);
  try {
    const response = await fetch(request);
    if (!response.ok) return before || response;
    const text = await response.clone().text();
    if (before && (await before.clone().text()) !== text) await caches.delete(LAW);
    await (await caches.open(LAW)).put(MANIFEST, response.clone());
    return response;
  } catch (problem) {
    if (before) return before;
    throw problem;
  }
}
