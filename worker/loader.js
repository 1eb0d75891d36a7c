// The loader of a worker: a module that fetches the program, its glue and the first files of the law at the same time,
// instead of one after the other. `GLUE` and `PROGRAM` are filled in by `xtask/src/dist.rs`.
const glue = import("./GLUE");

// `boot.js` gives a worker it starts beside the page the program and the manifest, which it could ask for earlier.
const given = {};
const gift = (what) => (globalThis.name === "ahead" ? new Promise((give) => { given[what] = give; }) : null);
addEventListener("message", ({ data }) => {
  if (typeof data === "string") return; // the program's
  for (const [what, it] of Object.entries(data)) given[what]?.(it);
});
const manifestText = gift("manifest");
const program = Promise.resolve(gift("program")).then((module) => module ?? fetch(new URL("./PROGRAM", import.meta.url)));

// Answers on their way, by address: the program takes them instead of asking again.
const ahead = new Map();
globalThis.anyqAhead = ahead;

const expect = (address, answer) => {
  answer.catch(() => {}); // who needs it will ask again and say so
  ahead.set(address, answer);
  return answer;
};

/** The manifest, then what a search in this language (or the only one) reads first. */
const fetchAhead = async ({ bundle, question }) => {
  const address = `${bundle}manifest.json`;
  const newest = async () => {
    const text = await manifestText;
    return text ? new Response(text) : fetch(address, { cache: "no-cache" });
  };
  const manifest = await (await expect(address, newest())).clone().json();
  const files = manifest.languages.find((one) => one.lang === question?.lang) ?? (manifest.languages.length === 1 && manifest.languages[0]);
  for (const file of files ? [files.search[0].hot, files.notes] : []) {
    const address = file && `${bundle}${file.path}`;
    if (address && !(await globalThis.caches?.match(address).catch(() => null))) expect(address, fetch(address));
  }
  // The larger half of what comes first is here when the file that was asked for last is: the line need not rest.
  const hot = files && ahead.get(`${bundle}${files.search[0].hot.path}`);
  if (hot) hot.then((answer) => answer.clone().arrayBuffer()).then(sayHere, () => {});
};

/** Keeps a file for the next visit, where the browser has room for it. */
globalThis.anyqKeep = async (address) => {
  const law = await caches.open("anyq-law"); // the service worker's own, which it keeps from growing (public/sw.js)
  await law.add(address);
};

// Tells `boot.js`, once, that the page's program may come. What is not text is not the program's, here as above.
let isSaid = globalThis.name !== "ahead";
const sayHere = () => {
  if (!isSaid) postMessage({ here: true });
  isSaid = true;
};

const early = [];
const keep = (event) => {
  if (typeof event.data !== "string") return;
  early.push(event);
  try {
    const { open } = JSON.parse(event.data);
    if (open) fetchAhead(open).catch(() => {}); // the program finds out what is wrong
  } catch {
    // not a message of ours
  }
};
addEventListener("message", keep);
await (await glue).default({ module_or_path: await program });
sayHere();
removeEventListener("message", keep);
// Messages that came before the program listened are given to it now.
for (const event of early) dispatchEvent(new MessageEvent("message", { data: event.data }));
