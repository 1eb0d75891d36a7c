// Reading and searching without a network: the program is kept whole, the law as it is read or as the reader asked.
// The build fills in the two marks below: the list of the program's files and the hash of their contents.
"use strict";

const FILES = /*precache*/[];
const VERSION = /*version*/"";
const PROGRAM = `anyq-program-${VERSION}`;
// What the reader asked to keep: filled and renewed by the app, never by this file.
const KEPT = "anyq-kept";
// What was read, the oldest going when there is more of it than this, in bytes.
const LAW = "anyq-law";
const LAW_LIMIT = 60 * 1024 * 1024;
// Search by meaning, where a reader has switched it on: its program, its encoder, the directions of passages.
const MEANING = "anyq-meaning";
// How long a host may be silent before the kept manifest is taken, in milliseconds.
const PATIENCE = 10_000;
const ROOT = new URL("./", self.location.href);
const BUNDLE = new URL("bundle/", ROOT).href;
const MANIFEST = new URL("manifest.json", BUNDLE).href;

self.addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(PROGRAM);
    // Past the browser's own cache: a plain host may let it keep old pages for a while. A file whose name has its content's
    // hash is right wherever it comes from, and is here already.
    const from = (file) => (/-[0-9a-f]{8,}[._/]/.test(file) ? "default" : "reload");
    await cache.addAll(FILES.map((file) => new Request(new URL(file, ROOT), { cache: from(file) })));
  };
  event.waitUntil(keep());
});

// A new version waits until no page of the old one is open, or until its reader asks for it.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(self.skipWaiting());
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
  // "no-store" is how the app asks the host itself.
  if (request.method !== "GET" || !request.url.startsWith(ROOT.href) || request.cache === "no-store") return;
  if (request.url === MANIFEST) event.respondWith(newest(event));
  else if (request.url.startsWith(BUNDLE)) event.respondWith(law(event));
  else event.respondWith(program(request));
});

const found = (request, cacheName) => caches.match(request, { cacheName });

// The program: what was kept, whatever the query; anything else comes from the network.
async function program(request) {
  const kept = await caches.match(request, { cacheName: PROGRAM, ignoreSearch: request.mode === "navigate" });
  return kept || (await found(request, MEANING)) || fetch(request);
}

// Files of the bundle carry a hash in their names: once here, they are right for ever, unless a reader asks again because
// what is here is damaged.
async function law(event) {
  const { request } = event;
  if (request.url.startsWith(`${BUNDLE}meaning/`)) return (await found(request, MEANING)) || fetch(request);
  const kept = await found(request, KEPT);
  const again = request.cache === "reload";
  const here = again ? undefined : kept || (await found(request, LAW));
  if (here) return here;
  const response = await fetch(request);
  if (response.status === 200) event.waitUntil(remember(kept ? KEPT : LAW, request, response.clone()));
  return response;
}

// The manifest: the network's. Without one, that of the kept law, whose files are all here, or the last one read.
async function newest(event) {
  const network = fetch(event.request).then((response) => {
    if (response.status === 200) event.waitUntil(remember(LAW, MANIFEST, response.clone()));
    return response;
  });
  const before = (await found(MANIFEST, KEPT)) || (await found(MANIFEST, LAW));
  if (!before) return network;
  const answered = network.then((response) => (response.ok ? response : before), () => before);
  return Promise.race([answered, new Promise((done) => setTimeout(done, PATIENCE, before))]);
}

let queue = Promise.resolve();
let held = null; // bytes in LAW, once counted

// One file after another, so that the count is right. A full or forbidden storage is no reason to fail.
function remember(name, request, response) {
  queue = queue.then(() => put(name, request, response)).catch(() => {});
  return queue;
}

async function put(name, request, response) {
  const body = await response.blob();
  const headers = new Headers(response.headers);
  headers.set("content-length", body.size);
  const cache = await caches.open(name);
  await cache.put(request, new Response(body, { headers }));
  if (name !== LAW) return;
  held = held === null ? LAW_LIMIT + 1 : held + body.size;
  if (held > LAW_LIMIT) held = await trim(cache);
}

// Counts what is held, oldest first, and deletes as many as are too many; gives what stays, in bytes.
async function trim(cache) {
  const [requests, responses] = await Promise.all([cache.keys(), cache.matchAll()]);
  const sizes = responses.map((response) => Number(response.headers.get("content-length")) || 0);
  let sum = sizes.reduce((all, size) => all + size, 0);
  for (let i = 0; i < requests.length - 1 && sum > LAW_LIMIT; i++) {
    if (requests[i].url === MANIFEST) continue;
    await cache.delete(requests[i]);
    sum -= sizes[i];
  }
  return sum;
}
