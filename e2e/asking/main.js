// What a question by meaning costs a reader: encoding it, ranking a hundred thousand passages, looking at the best once more, and from the
// key to the results. `cargo xtask bench meaning --model MODEL [--json FILE]` builds the site and runs this. Not a test: times on a
// machine that others share say nothing.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import config from "../playwright.config.js";
import { host } from "../bench/host.js";

const PASSAGES = 100_000;
const NUMBERS = 384;
const IN_BLOCK = 32;
const SLOWER = 4;
const QUESTIONS = [
  "можно ли вернуть товар без чека", "сколько дней отпуска положено", "что будет если не платить алименты", "сосед шумит ночью куда жаловаться",
  "жұмыстан шығарса не істеу керек", "зейнетақы қанша жастан төленеді", "тауарды қайтаруға бола ма", "how many days of paid leave", "who pays the state duty", "штраф за превышение скорости",
];

/** A made-up collection: signs of so many passages drawn at random, all with their numbers in one block. */
const collection = (bundle) => {
  let state = 12345;
  const byte = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24);
  const block = Buffer.alloc(IN_BLOCK * (4 + NUMBERS));
  for (let at = 0; at < IN_BLOCK; at++) {
    const start = at * (4 + NUMBERS);
    block.writeFloatLE(0.002, start);
    for (let number = 0; number < NUMBERS; number++) block[start + 4 + number] = byte();
  }
  const name = "0123456789ab";
  writeFileSync(join(bundle, `meaning/${name}.gz`), gzipSync(block));
  const blocks = Math.ceil(PASSAGES / IN_BLOCK);
  const head = Buffer.alloc(16);
  head.write("AQV1");
  [NUMBERS, PASSAGES, blocks].forEach((number, at) => head.writeUInt32LE(number, 4 + 4 * at));
  const passages = Buffer.alloc(4 * PASSAGES);
  for (let at = 0; at < PASSAGES; at++) passages.writeUInt32LE(at, 4 * at);
  const signs = Buffer.from(Array.from({ length: (PASSAGES * NUMBERS) / 8 }, byte));
  const file = gzipSync(Buffer.concat([head, Buffer.alloc(4 * NUMBERS), Buffer.from(name.repeat(blocks), "hex"), passages, signs]));
  writeFileSync(join(bundle, "meaning/made-up.signs.gz"), file);
  return { path: "meaning/made-up.signs.gz", bytes: file.length };
};

const middle = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];
const most = (times) => Math.max(...times);
const argument = (name) => process.argv[process.argv.indexOf(name) + 1];

const folder = mkdtempSync(join(tmpdir(), "anyq-meaning-"));
cpSync(process.env.ANYQ_SITE_SAMPLE, folder, { recursive: true });
const bundle = join(folder, "bundle");
const corpus = new URL("../../corpus/sample", import.meta.url).pathname;
execFileSync(process.env.ANYQ_PROGRAM, ["build", "--corpus", corpus, "--with-meaning", argument("--model"), "--out", bundle, "--no-pages", "--quiet"]);
const signs = collection(bundle);
const manifest = JSON.parse(readFileSync(join(bundle, "manifest.json"), "utf8"));
const site = await host([["/", folder]]);
const browser = await chromium.launch(config.use.launchOptions);
try {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "ru-RU" })).newPage();
  await page.goto(`${site.address}settings/`);
  const request = { bundle: `${site.address}bundle/`, blocks: manifest.meaning.blocks.map(({ path }) => path), shards: { xx: [signs.path] } };
  const answers = await page.evaluate(
    async ([request, questions]) => {
      const [loader] = document.querySelector('meta[name="meaning"]').content.split(" ");
      const worker = new Worker(new URL(loader, document.baseURI), { type: "module" });
      const answers = [];
      for (const [number, text] of questions.entries()) {
        const begun = performance.now();
        worker.postMessage({ number, ...request, text, lang: "xx" });
        const data = await new Promise((told) => worker.addEventListener("message", (event) => told(event.data), { once: true }));
        answers.push({ ...data, alike: data.alike?.length, whole: performance.now() - begun });
      }
      worker.terminate();
      return answers;
    },
    [request, [...QUESTIONS, ...QUESTIONS, ...QUESTIONS]],
  );
  const failed = answers.find(({ failed }) => failed);
  if (failed) throw new Error(failed.failed);
  const later = answers.slice(QUESTIONS.length);
  const times = (name) => later.map(({ millis }) => millis[name]);
  const work = later.map(({ millis }) => millis.encode + millis.rank + millis.rescore);

  // The whole way: the switch, then from Enter to results that meaning has joined.
  await page.getByRole("button", { name: /^Искать по смыслу/ }).click();
  await page.getByText("Включён и работает без сети.").waitFor({ timeout: 120_000 });
  await page.goto(site.address);
  const joined = [];
  for (const text of QUESTIONS.slice(0, 4)) {
    const box = page.getByRole("combobox").first();
    await box.fill(text);
    const begun = Date.now();
    await box.press("Enter");
    await page.waitForFunction((asked) => document.title.startsWith(asked), text);
    await page.locator("main .found-by").first().waitFor();
    joined.push(Date.now() - begun);
    await page.goto(site.address);
  }
  const report = {
    pack_bytes: manifest.meaning.bytes, passages: PASSAGES, signs_bytes_per_passage: signs.bytes / PASSAGES,
    ready_ms: answers[0].millis.model, encode_ms: middle(times("encode")), encode_longest_ms: most(times("encode")), rank_ms: middle(times("rank")), rescore_ms: middle(times("rescore")),
    question_ms: middle(work), question_longest_ms: most(work), question_slower_ms: middle(work) * SLOWER, memory_bytes: most(answers.map(({ memory }) => memory)),
    joined_first_ms: joined[0], joined_later_ms: middle(joined.slice(1)),
  };
  for (const [name, value] of Object.entries(report)) console.log(`${name.padEnd(26)} ${Math.round(value * 10) / 10}`);
  console.log(`the processor ${SLOWER} times slower is reckoned: browsers cannot be told to slow a worker down`);
  if (process.argv.includes("--json")) writeFileSync(argument("--json"), `${JSON.stringify(report, null, 1)}\n`);
} finally {
  await browser.close();
  site.stop?.();
  rmSync(folder, { recursive: true, force: true });
}
