// The loader of a worker: a module that fetches the program, its glue and the first files of the law at the same time,
// instead of one after the other. `GLUE` and `PROGRAM` are filled in by `xtask/src/dist.rs`.
const program = fetch(new URL("./PROGRAM", import.meta.url));
const glue = import("./GLUE");

// Answers on their way, by address: the program takes them instead of asking again.
const ahead = new Map();
globalThis.anyqAhead = ahead;

const ask = (address, options) => {
  const answer = fetch(address, options);
  answer.catch(() => {}); // who needs it will ask again and say so
  ahead.set(address, answer);
  return answer;
};

/** The manifest, then what a search in this language (or the only one) reads first. */
const fetchAhead = async ({ bundle, lang }) => {
  const manifest = await (await ask(`${bundle}manifest.json`, { cache: "no-cache" })).clone().json();
  const files = manifest.languages.find((one) => one.lang === lang) ?? (manifest.languages.length === 1 && manifest.languages[0]);
  for (const file of files ? [files.search[0].hot, files.notes] : []) {
    const address = file && `${bundle}${file.path}`;
    if (address && !(await globalThis.caches?.match(address).catch(() => null))) ask(address);
  }
};

/** Keeps a file for the next visit, where the browser has room for it. */
globalThis.anyqKeep = async (address) => {
  const law = await caches.open("anyq-law"); // the service worker's own, which it keeps from growing (public/sw.js)
  await law.add(address);
};

const early = [];
const keep = (event) => {
  early.push(event);
  try {
    const { open } = JSON.parse(event.data);
    if (open) fetchAhead(open).catch(() => {}); // the program finds out what is wrong
  } catch {
    // not a message of ours
  }
};
addEventListener("message", keep);
await (await glue).default({ module_or_path: program });
removeEventListener("message", keep);
// Messages that came before the program listened are given to it now.
for (const event of early) dispatchEvent(new MessageEvent("message", { data: event.data }));
