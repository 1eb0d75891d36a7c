// The worker of search by meaning: fetches the encoder and the directions of passages, and says which passages mean what is asked.
// Nothing leaves the device. `{ number, bundle, blocks, shards, text, lang }` in – the encoder's blocks, and of each language the
// files of its shards' directions –, `{ number, alike, millis, memory }` or `{ number, failed }` out.

const CACHE = "anyq-meaning"; // filled by `meaning.js` when the reader switches this on, and here with blocks of numbers
const KEPT = 256; // blocks of numbers in memory, some 12 KB each
const AHEAD = 400; // a collection with no more blocks than this is fetched whole, for the next question and for no network

// A function that splats and counts bits of a vector: who accepts it has SIMD.
const SIMD = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);

const [glue, program] = WebAssembly.validate(SIMD) ? ["./SIMD_GLUE", "./SIMD_PROGRAM"] : ["./PLAIN_GLUE", "./PLAIN_PROGRAM"];
const ready = import(glue).then(async (engine) => {
  const memory = (await engine.default({ module_or_path: new URL(program, import.meta.url) })).memory;
  return { ...engine, memory };
});
ready.catch(() => {}); // who asks hears of it

/** A file unpacked: what is kept, else the host's, which is then kept. Compression that the host has undone is no matter. */
const unpacked = async (address) => {
  const kept = await globalThis.caches?.match(address, { cacheName: CACHE }).catch(() => undefined);
  const response = kept ?? (await fetch(address, { cache: "no-store" }));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  if (!kept) await keep(address, bytes);
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first !== 0x1f || second !== 0x8b) return new Uint8Array(bytes);
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
};

/** Keeps a file, if the reader still wants that: a cache that was deleted is not made anew. */
const keep = async (address, bytes) => {
  try {
    if (await caches.has(CACHE)) await (await caches.open(CACHE)).put(address, new Response(bytes));
  } catch {
    // no room; it is fetched again
  }
};

let model; // a promise
const makeModel = async ({ bundle, blocks }) => {
  const { Model } = await ready;
  const parts = [];
  for (const path of blocks) parts.push(await unpacked(bundle + path)); // one after the other: each is some megabytes
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts.splice(0)) {
    whole.set(part, at);
    at += part.length;
  }
  return new Model(whole);
};

const shards = new Map(); // promises, by address
const shardOf = (address) => {
  if (!shards.has(address)) {
    const made = Promise.all([ready, unpacked(address)]).then(([{ Shard }, bytes]) => new Shard(bytes));
    shards.set(address, made);
    made.catch(() => shards.delete(address)); // the next question tries again
  }
  return shards.get(address);
};

const numbers = new Map(); // promises of blocks, by address, the oldest first
const numbersOf = (address) => {
  const known = numbers.get(address);
  numbers.delete(address);
  const bytes = known ?? unpacked(address);
  numbers.set(address, bytes);
  bytes.catch(() => numbers.delete(address));
  if (numbers.size > KEPT) numbers.delete(numbers.keys().next().value);
  return bytes;
};

const alike = async ({ bundle, blocks, shards: files, text, lang }) => {
  const millis = {};
  const timed = async (name, work) => {
    const begun = performance.now();
    const done = await work();
    millis[name] = (millis[name] ?? 0) + performance.now() - begun;
    return done;
  };
  model ??= makeModel({ bundle, blocks });
  model.catch(() => (model = undefined));
  const encoder = await timed("model", () => model);
  const open = await timed("signs", () => Promise.all((files[lang] ?? []).map((path) => shardOf(bundle + path))));
  const question = await timed("encode", () => encoder.question(text));
  const found = [];
  for (const [number, shard] of open.entries()) {
    const nearest = await timed("rank", () => shard.nearest(question));
    const address = (vector) => `${bundle}meaning/${shard.block_of(vector)}.gz`;
    const bytes = await timed("numbers", () => Promise.allSettled([...nearest].map((vector) => numbersOf(address(vector)))));
    await timed("rescore", () => {
      const best = new Map(); // a long passage has several vectors
      for (const [at, vector] of nearest.entries()) {
        const cosine = bytes[at].value && shard.cosine(bytes[at].value, vector, question);
        const passage = shard.passage_of(vector);
        if (cosine !== undefined && !(cosine <= best.get(passage))) best.set(passage, cosine);
      }
      for (const [passage, cosine] of best) found.push({ shard: number, passage, cosine });
    });
  }
  found.sort((a, b) => b.cosine - a.cosine);
  settle(bundle, open);
  return { alike: found, millis, memory: (await ready).memory.buffer.byteLength };
};

/** Fetches the numbers of a small collection while nobody asks. */
const settled = new Set();
const settle = async (bundle, open) => {
  if (navigator.connection?.saveData) return;
  for (const shard of open) {
    if (settled.has(shard)) continue;
    settled.add(shard);
    const names = [];
    for (let vector = 0; names.length <= AHEAD; vector += 32) {
      const name = shard.block_of(vector);
      if (!name) break;
      names.push(name);
    }
    if (names.length > AHEAD) continue;
    for (const name of names) {
      const address = `${bundle}meaning/${name}.gz`;
      const isKept = await globalThis.caches?.match(address, { cacheName: CACHE }).catch(() => undefined);
      if (!isKept) await unpacked(address).catch(() => settled.delete(shard));
    }
  }
};

addEventListener("message", async ({ data }) => {
  const { number } = data;
  try {
    postMessage({ number, ...(await alike(data)) });
  } catch (problem) {
    postMessage({ number, failed: String(problem) });
  }
});
