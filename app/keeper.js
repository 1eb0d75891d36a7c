// Law kept on the device, what changed in it since the last visit, new versions of the program. Loaded once the page is at rest, or by the page of
// what is kept: no part of it is needed to search or to read. The service worker serves what is kept; this file fills it.
//
// A wish is one line: `ru everything`, `ru search`, `ru kind code`, `ru act K1400000235`.

const KEPT = "anyq-kept"; // what the reader asked to keep; `kept.json` in it says what that is
const READ = "anyq-law"; // what was read, filled by the service worker
const SEEN = "anyq-seen"; // the law as seen on the last visit, a file a language
// Hosts and phones are small: so many files at a time.
const LANES = 4;
// A list of files up to this size, in bytes, is fetched only to tidy up what was read. A larger one belongs to a site so
// large that this would cost a reader more than it saves: there the limit of that cache does it.
const TIDIED = 250_000;
// So many parts of a catalog, of 128 acts and some 10 KB each, are read to find out which acts changed. Of a site where more
// changed, only their number is told.
const READ_AT_MOST = 64;
// Longest title noted as seen, characters.
const LONGEST = 160;

const BUNDLE = new URL("bundle/", document.baseURI).href;
const at = (path) => BUNDLE + path;
const MANIFEST = "manifest.json";
const RECORD = "kept.json";

/** What the app is told, whenever it changes. Sizes in bytes. */
const state = {
  obstacle: "", kept: [], offers: [], taken: 0, allowed: 0, promised: false,
  busy: false, done: 0, total: 0, arriving: false, renewing: false, trouble: "", overdue: 0,
  renewed: false, installable: false,
};
const tell = (changes) => {
  Object.assign(state, { arriving: false }, changes);
  dispatchEvent(new CustomEvent("anyq-kept", { detail: state }));
};

/** Why something could not be kept: `stopped`, `elsewhere`, `no-room`, `refused`, `no-network`, `absent`, `damaged`. */
class Trouble extends Error {}
const fail = (cause) => {
  throw new Trouble(cause);
};
const cause = (error) => {
  if (error instanceof Trouble) return error.message;
  // Who waited for another window stopped waiting.
  if (error?.name === "AbortError") return "stopped";
  return error?.name === "QuotaExceededError" ? "no-room" : "refused";
};

const existing = async (name) => ((await caches.has(name)) ? caches.open(name) : null);
const paths = async (cache) =>
  (await cache.keys()).filter(({ url }) => url.startsWith(BUNDLE)).map(({ url }) => url.slice(BUNDLE.length));
const retain = async (cache, wanted) => {
  for (const path of await paths(cache)) if (!wanted.has(path)) await cache.delete(at(path));
};

/** Waits until the reader waits for nothing, neither an answer nor a text, and the browser has nothing better to do. */
const rest = async () => {
  while (globalThis.anyqBusy?.()) await new Promise((done) => setTimeout(done, 250));
  await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
};

/** Does something while no other window of this site does the like: what is kept, the record of it and the manifest it
 *  belongs to change together. A browser that unpacks gzip has locks; one without them does it all the same. */
const alone = (piece, options, otherwise) =>
  navigator.locks
    ? navigator.locks.request("anyq-keeping", options, (lock) => (lock ? piece() : fail(otherwise)))
    : piece();

/** A file of the bundle from the host itself. */
const fetched = async (path, signal) => {
  const response = await fetch(at(path), { cache: "no-store", signal }).catch(() => fail(signal?.aborted ? "stopped" : "no-network"));
  return response.ok ? response : fail("absent");
};

const packed = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

const unpacked = async (response) => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const body = new Response(bytes).body;
  return new Response(packed(bytes) ? body.pipeThrough(new DecompressionStream("gzip")) : body).json();
};

const inventoryOf = async (manifest) => {
  const { path } = manifest.files;
  const kept = await caches.match(at(path), { cacheName: KEPT });
  const response = kept || (await fetch(at(path)).catch(() => fail("no-network")));
  return response.ok ? unpacked(response).catch(() => fail("damaged")) : fail("absent");
};

/** The files of a set of the inventory: pairs of path and size. */
const entries = ({ begin, end, files }) => files.map(([middle, bytes]) => [begin + middle + end, bytes]);

/** The files a wish takes; `null` when the site has nothing of the kind. Earlier editions are not among them. */
const filesOf = (wish, inventory) => {
  const [lang, what, which] = wish.split(" ");
  const language = inventory.languages.find((one) => one.lang === lang);
  if (!language) return null;
  const chosen = {
    everything: () => true,
    kind: (act) => act.kind === which,
    act: (act) => act.id === which,
    search: () => false,
  }[what];
  const acts = language.acts.filter(chosen);
  if (!acts.length && what !== "search") return null;
  const search = what === "everything" || what === "search" ? entries(language.search) : [];
  const related = entries(language.related ?? { files: [] });
  const ofAct = (act) => [...entries(act.files), ...(act.related ?? []).map((number) => related[number])];
  return new Map([...entries(language.catalog), ...search, ...acts.flatMap(ofAct)]);
};

const filesOfAll = (wishes, inventory) => new Map(wishes.flatMap((wish) => [...(filesOf(wish, inventory) ?? [])]));
const sum = (sizes) => [...sizes].reduce((all, bytes) => all + bytes, 0);

// The record lies in the same cache as the files, so that neither is there without the other.
const recordIn = async (cache) => (await (await cache?.match(at(RECORD)))?.json()) ?? { bundle: "", items: [] };
const write = (cache, record) => cache.put(at(RECORD), new Response(JSON.stringify(record)));

let shown = null; // what the page offers: its language, its act, the site's files

/** What is there, and what may be kept besides. */
const look = async () => {
  const cache = await existing(KEPT);
  const record = await recordIn(cache);
  const there = new Set(cache ? await paths(cache) : []);
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  const promised = (await navigator.storage?.persisted?.()) ?? false;
  tell({ kept: record.items, taken: usage ?? 0, allowed: quota ?? 0, promised, offers: shown ? offers(record, there) : [] });
};

const offers = (record, there) => {
  const { inventory, lang, act } = shown;
  const kinds = new Set(inventory.languages.find((one) => one.lang === lang)?.acts.map(({ kind }) => kind));
  const wishes = [...(act ? [`act ${act}`] : []), "everything", "search", ...[...kinds].map((kind) => `kind ${kind}`)];
  const finished = new Set(record.items.filter(({ done }) => done).map(({ wish }) => wish));
  return wishes.flatMap((what) => {
    const wish = `${lang} ${what}`;
    const files = filesOf(wish, inventory);
    if (!files) return [];
    const missing = [...files].filter(([path]) => !there.has(path)).map(([, bytes]) => bytes);
    return [{ wish, title: "", bytes: sum(missing), done: finished.has(wish) || finished.has(`${lang} everything`) }];
  });
};

/** Whether these bytes are the file. Of a file that the browser has unpacked on its way only the host knew the size. */
const whole = (bytes, size, response) =>
  bytes.length === size || (response.headers.has("content-encoding") && !packed(bytes));

let abort = null;

/** Fetches files into the cache, those that were read before from there; `stored` gets their paths. */
const download = async (cache, files, stored) => {
  const { signal } = abort;
  let read = await existing(READ);
  const one = async (path, size) => {
    const body = async (response) => {
      const bytes = new Uint8Array(await response.arrayBuffer().catch(() => fail(signal.aborted ? "stopped" : "no-network")));
      return whole(bytes, size, response) ? bytes : null;
    };
    const before = await read?.match(at(path));
    const bytes = (before && (await body(before))) || (await body(await fetched(path, signal))) || fail("damaged");
    if (signal.aborted) fail("stopped");
    const put = () => cache.put(at(path), new Response(bytes));
    await put().catch(async (error) => {
      if (cause(error) !== "no-room" || !read) throw error;
      // What was only read gives way to what shall be kept.
      read = null;
      await caches.delete(READ);
      await put();
    });
    stored.push(path);
    tell({ done: state.done + size, arriving: true });
  };
  const queue = [...files];
  const lane = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) await one(...next);
  };
  let first;
  const stop = (error) => {
    first ??= error;
    queue.length = 0;
    abort.abort();
  };
  await Promise.all(Array.from({ length: LANES }, () => lane().catch(stop)));
  if (first) throw first;
};

/** Everything finished before, and this wish, as the site publishes it now. `asks`: fetches nothing without being told to. */
const bring = async (wish, title, asks) => {
  const answer = await fetched(MANIFEST, abort.signal);
  const told = await answer.text();
  let manifest;
  try {
    manifest = JSON.parse(told);
  } catch {
    fail("damaged");
  }
  const inventory = await inventoryOf(manifest);
  if (wish && !filesOf(wish, inventory)) fail("absent");
  const cache = await caches.open(KEPT);
  const record = await recordIn(cache);
  const finished = record.items.filter(({ done }) => done).map((item) => item.wish);
  const there = new Set(await paths(cache));
  const missing = [...filesOfAll(wish ? [...finished, wish] : finished, inventory)].filter(([path]) => !there.has(path));
  const total = sum(missing.map(([, bytes]) => bytes));
  if (asks && total) {
    tell({ overdue: total });
    return;
  }
  const stored = [];
  try {
    if (wish && !record.items.some((item) => item.wish === wish)) {
      record.items.push({ wish, title, bytes: 0, done: false });
      await write(cache, record);
    }
    tell({ done: 0, total });
    await download(cache, missing, stored);
    // The manifest after its files, then the record, and only then the files of the earlier bundle go.
    await cache.put(at(manifest.files.path), new Response(JSON.stringify(inventory)));
    await cache.put(at(MANIFEST), new Response(told));
    record.bundle = manifest.hash;
    record.items = record.items.flatMap((item) => {
      const files = filesOf(item.wish, inventory);
      return files ? [{ ...item, bytes: sum(files.values()), done: item.done || item.wish === wish }] : [];
    });
    await write(cache, record);
  } catch (error) {
    // Nothing is left that fills the device and cannot be used.
    if (wish && ["no-room", "refused"].includes(cause(error))) await drop(wish, stored);
    throw error;
  }
  await retain(cache, needed(record, inventory, manifest));
  await tidy(manifest, inventory);
  tell({ overdue: 0 });
};

const needed = (record, inventory, manifest) =>
  new Set([RECORD, MANIFEST, manifest.files.path, ...filesOfAll(record.items.map(({ wish }) => wish), inventory).keys()]);

/** Deletes from what was read what this bundle has no more. */
const tidy = async (manifest, inventory) => {
  localStorage.setItem("anyq.bundle", manifest.hash);
  const read = await existing(READ);
  if (!read) return;
  const sets = inventory.languages.flatMap((one) => [one.search, one.catalog, one.related ?? [], ...one.acts.flatMap((act) => [act.files, act.editions ?? []])]);
  const published = sets.flatMap((set) => (set.files ? entries(set) : []).map(([path]) => path));
  await retain(read, new Set([MANIFEST, ...published]));
};

/** Takes a wish out of the record, and out of the cache the files that only it needs: by the list kept with the finished
 *  ones, or without such a list those stored just now. The last wish takes the whole cache with it. */
const drop = async (wish, stored = []) => {
  const cache = await existing(KEPT);
  if (!cache) return;
  const record = await recordIn(cache);
  record.items = record.items.filter((item) => item.wish !== wish);
  if (!record.items.length) {
    await caches.delete(KEPT);
    return;
  }
  // A storage too full to take the shorter record keeps the longer one, which calls the wish unfinished.
  await write(cache, record).catch(() => {});
  const manifest = await (await cache.match(at(MANIFEST)))?.json();
  const list = manifest && (await cache.match(at(manifest.files.path)));
  if (list) await retain(cache, needed(record, await unpacked(list), manifest));
  else for (const path of stored) await cache.delete(at(path));
};

/** One piece of work at a time, with its progress and its trouble told. While another window of the site is at work, it waits
 *  or, unless it is what a reader `asked` for, is left to that window. */
const work = async (renewing, asked, piece) => {
  if (state.busy) return;
  abort = new AbortController();
  tell({ busy: true, done: 0, total: 0, renewing, trouble: "" });
  let trouble = "";
  try {
    await alone(piece, asked ? { signal: abort.signal } : { ifAvailable: true }, "stopped");
  } catch (error) {
    trouble = cause(error);
  }
  await look().catch(() => {});
  tell({ busy: false, trouble: trouble === "stopped" ? "" : trouble });
};

const byId = (lines) => new Map(lines.map((line) => [line.split("\t")[0], line.split("\t")]));

/** What happened to the acts between two visits, each under what weighs most. Lines: id, hash of the text, status, title. */
const differences = (before, now) => {
  const [old, all] = [byId(before), byId(now)];
  const changes = { amended: [], new: [], "in-force": [], repealed: [], gone: [] };
  for (const [id, [, text, status, title]] of all) {
    const was = old.get(id);
    if (!was) changes.new.push([id, title]);
    else if (status === "repealed") {
      // What is added to the text of a repealed act is no news.
      if (was[2] !== status) changes.repealed.push([id, title]);
    } else if (was[2] === "not-yet-in-force" && status === "in-force") changes["in-force"].push([id, title]);
    else if (was[1] !== text) changes.amended.push([id, title]);
  }
  for (const [id, [, , , title]] of old) if (!all.has(id)) changes.gone.push([id, title]);
  return Object.entries(changes).flatMap(([what, list]) => list.map((act) => [what, ...act]));
};

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};
const noted = (lang, hash) => localStorage.setItem(`anyq.seen.${lang}`, `${hash} ${today()}`);

// What was seen: each part of the catalog, `=` and its path, and below it its acts, a line each. A part without acts was not
// read. Where no part is named, all acts are there, as an earlier version of the program noted them.
const seen = async (lang) => {
  const text = await (await (await existing(SEEN))?.match(at(`seen.${lang}.txt`)))?.text();
  if (text === undefined) return null;
  const parts = (text.startsWith("=") ? text : `=\n${text}`).slice(1).split("\n=");
  return new Map(parts.map((part) => part.split("\n").filter((line, n) => line || !n)).map(([path, ...lines]) => [path, lines]));
};
const note = async (lang, { hash, parts }) => {
  const text = [...parts].map(([path, lines]) => [`=${path}`, ...lines].join("\n")).join("\n");
  await (await caches.open(SEEN)).put(at(`seen.${lang}.txt`), new Response(text));
  noted(lang, hash);
};
const unnoted = {}; // what this page found, by language, until the reader has taken note

/** The acts of a part of the catalog, a line each; `null` when it cannot be had. */
const linesOf = async (path) => {
  // Its name has its content's hash: any copy is right.
  const response = await fetch(at(path), { cache: "force-cache" }).catch(() => null);
  const catalog = response?.ok ? await unpacked(response).catch(() => null) : null;
  const title = (text) => [...text].slice(0, LONGEST).join("").replace(/\p{Cc}/gu, " ");
  return catalog?.acts.map((act) => [act.id, act.text_hash, act.status, title(act.title)].join("\t")) ?? null;
};

// The program: a new version of it waits, or has taken over from another window.
const workers = navigator.serviceWorker;
const watch = async () => {
  const registration = await workers?.getRegistration();
  if (!registration || watch.done) return;
  watch.done = true;
  const look = () => {
    if (registration.waiting && workers.controller) tell({ renewed: true });
    registration.installing?.addEventListener("statechange", look);
  };
  registration.addEventListener("updatefound", look);
  if (workers.controller) workers.addEventListener("controllerchange", () => tell({ renewed: true }));
  look();
};

/** The new version, if there is one, takes over. */
const takeOver = async () => {
  const registration = await workers?.getRegistration();
  await registration?.update();
  const next = registration?.waiting || registration?.installing;
  if (!next) return;
  await new Promise((done) => {
    const look = () => {
      if (next.state === "installed") next.postMessage("take-over");
      if (next.state === "activated" || next.state === "redundant") done();
    };
    next.addEventListener("statechange", look);
    look();
    setTimeout(done, 10_000);
  });
};

const installable = () => tell({ installable: Boolean(globalThis.anyqInstall) });
addEventListener("beforeinstallprompt", installable);
addEventListener("appinstalled", () => {
  globalThis.anyqInstall = undefined;
  installable();
});

const obstacle = () => {
  if (!isSecureContext) return "unencrypted";
  return window.caches && navigator.serviceWorker ? "" : "unable";
};

const answers = {
  async reload() {
    await takeOver().catch(() => {});
    location.reload();
  },

  /** The browser's own offer, which can be made once. */
  install() {
    globalThis.anyqInstall?.prompt();
    globalThis.anyqInstall = undefined;
    installable();
  },

  /** The page of what is kept: its language, and the act it offers first. */
  async show(lang, act) {
    const manifest = await (await fetch(at(MANIFEST), { cache: "no-cache" })).json();
    shown = { lang, act, inventory: await inventoryOf(manifest) };
    await look();
  },

  keep: (wish, title) =>
    work(false, true, async () => {
      // A browser that promises nothing keeps all the same, as long as it has room.
      await navigator.storage?.persist?.().catch(() => {});
      await bring(wish, title, false);
    }),

  renew: () => work(true, true, () => bring("", "", false)),

  stop: () => abort?.abort(),

  async delete(wish) {
    if (state.busy) return;
    await alone(() => drop(wish), { ifAvailable: true }, "elsewhere");
    tell({ trouble: "" });
    await look();
  },

  /** The page is at rest: when the site was renewed, what is kept is brought up to date, and what was read of the earlier
   *  bundle goes. A reader who saves data is asked first. Without a network the manifest is the kept one: nothing to do. */
  async wake(hash) {
    installable();
    await watch();
    await rest();
    const record = await recordIn(await existing(KEPT));
    if (record.items.some(({ done }) => done)) {
      const asks = Boolean(navigator.connection?.saveData);
      if (record.bundle !== hash) await work(true, false, () => bring("", "", asks));
      return;
    }
    const before = localStorage.getItem("anyq.bundle");
    localStorage.setItem("anyq.bundle", hash);
    if (!before || before === hash) return;
    const manifest = await (await fetch(at(MANIFEST))).json();
    if (manifest.files.bytes <= TIDIED) await tidy(manifest, await inventoryOf(manifest));
  },

  /** What changed since the last visit, if the bundle is another one: only the parts of the catalog with another name than
   *  then are read, one after the other, while nothing else goes on. Nothing is noted as seen until the reader has taken
   *  note. A reader who saves data is told on another visit. */
  async compare(lang, hash, paths) {
    const [last, since = ""] = localStorage.getItem(`anyq.seen.${lang}`)?.split(" ") ?? [];
    if (last === hash) {
      noted(lang, hash);
      return "";
    }
    if (navigator.connection?.saveData) return "";
    const before = await seen(lang);
    const parts = new Map(paths.split("\n").map((path) => [path, before?.get(path) ?? []]));
    const changed = [...parts.keys()].filter((path) => !before?.has(path));
    const gone = [...(before ?? [])].filter(([path]) => !parts.has(path)).map(([, lines]) => lines);
    const few = changed.length <= READ_AT_MOST;
    for (const path of few ? changed : []) {
      await rest();
      const lines = await linesOf(path);
      if (!lines) return "";
      parts.set(path, lines);
    }
    unnoted[lang] = { hash, parts };
    const told = { since, acts: [], parts: 0, of: parts.size };
    // An act may have moved from one part to another, but then both have changed.
    if (few && gone.every(({ length }) => length)) told.acts = differences(gone.flat(), changed.flatMap((path) => parts.get(path)));
    else told.parts = Math.max(changed.length, gone.length);
    if (before && (told.acts.length || told.parts)) return told;
    await note(lang, unnoted[lang]);
    return "";
  },

  /** The reader has taken note of what changed. */
  note: (lang) => note(lang, unnoted[lang]),
};

/** What the app asks, and its arguments. A refusal of the browser is told, not thrown. */
export const ask = async (what, ...details) => {
  state.obstacle = obstacle();
  if (state.obstacle && what !== "reload") {
    tell({});
    return "";
  }
  try {
    return (await answers[what](...details)) ?? "";
  } catch (error) {
    tell({ trouble: cause(error) });
    return "";
  }
};
