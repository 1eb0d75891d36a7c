// What drafters wait for, measured in a browser: the check of a draft of fifty pages, first and after a key; what a key costs the page;
// twenty thousand comments; ten thousand draws of an assessment. `cargo xtask bench drafts [--json FILE]` builds the site and runs this.
// Not a test: times on a machine that others share say nothing.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import config from "../playwright.config.js";
import { host } from "../bench/host.js";

const CORPUS = join(dirname(fileURLToPath(import.meta.url)), "../../corpus");
const LETTERS = 90_000; // fifty pages of 1,800
const COMMENTS = 20_000;
const KEYS = 12;
const SLOWER = 4;
const REST = 1500; // between keys, longer than a check takes

/** A draft of fifty pages: laws of the sample, their articles numbered on. */
const draft = () => {
  const text = ["Z24Q0000010.rus.txt"].map((name) => readFileSync(join(CORPUS, "sample/text", name), "utf8")).join("\n");
  const [, body] = text.split(/(?=Глава 1\.)/);
  let [out, chapter, article] = ["О порядке на дорогах\n", 0, 0];
  while (out.length < LETTERS) {
    out += body.replace(/^Глава \d+\./gm, () => `Глава ${++chapter}.`).replace(/^Статья [\d-]+\./gm, () => `Статья ${++article}.`);
    out += "\n";
  }
  return out.slice(0, LETTERS);
};

/** The labelled comments again and again, each time with a word put in, so that no two are the same. */
const comments = () => {
  const known = readFileSync(join(CORPUS, "opinion/comments.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line).text);
  const rows = Array.from({ length: COMMENTS }, (_, at) => {
    const words = known[at % known.length].split(" ");
    words.splice((at * 7) % (words.length + 1), 0, `№${at}`);
    return JSON.stringify({ text: words.join(" ") });
  });
  return Buffer.from(rows.join("\n"));
};

const middle = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];
/** Notes what each question to the worker took. */
const watch = (page) =>
  page.evaluate(() => {
    const ask = globalThis.anyqModule;
    globalThis.took = [];
    globalThis.anyqModule = async (...question) => {
      const start = performance.now();
      const reply = await ask(...question);
      if (question[0] === "analysis") globalThis.took.push([question[1], performance.now() - start]);
      return reply;
    };
  });
const took = async (page, kind) => (await page.evaluate(() => globalThis.took)).filter(([of]) => of === kind).map(([, time]) => time);

const checked = async (browser, site, rate) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 844 }, locale: "ru-RU" });
  const page = await context.newPage();
  await page.goto(`${site}draft/?do=check`);
  await page.waitForSelector("#check-text");
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(REST); // the program has drawn the page that the first picture began
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  await watch(page);
  await page.evaluate(() => {
    globalThis.events = [];
    new PerformanceObserver((list) => globalThis.events.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "event", durationThreshold: 16 });
  });
  const start = Date.now();
  await page.evaluate((text) => {
    const area = document.querySelector("#check-text");
    area.value = text;
    area.dispatchEvent(new Event("input"));
  }, draft());
  await page.waitForSelector(".check-remark", { timeout: 60_000 });
  const first = Date.now() - start;
  await page.locator("#check-text").focus();
  await page.waitForTimeout(REST);
  const before = (await took(page, "check")).length;
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.type("а");
    await page.waitForTimeout(REST);
  }
  await page.keyboard.type("Водитель обязан сообщить", { delay: 40 });
  await page.waitForTimeout(REST);
  const keys = (await took(page, "check")).slice(before, before + KEYS);
  const events = await page.evaluate(() => globalThis.events);
  await context.close();
  return { first, key: middle(keys), longest: Math.max(...keys), interaction: Math.max(0, ...events) };
};

const listened = async (browser, site) => {
  const page = await browser.newPage({ locale: "ru-RU" });
  await page.goto(`${site}opinion/`);
  await page.waitForSelector("#opinion-file");
  const start = Date.now();
  await page.locator("#opinion-file").setInputFiles({ name: "comments.jsonl", mimeType: "application/json", buffer: comments() });
  await page.waitForSelector(".opinion-comment", { timeout: 120_000 });
  const time = Date.now() - start;
  await page.close();
  return time;
};

const assessed = async (browser, site) => {
  const page = await browser.newPage({ locale: "ru-RU" });
  await page.goto(`${site}impact/`);
  await page.waitForSelector(".impact-option");
  await watch(page);
  await page.locator("main .ways button").first().click();
  await page.waitForSelector(".impact-hangs", { timeout: 30_000 });
  // The worker is there now: what a change costs.
  for (let turn = 0; turn < 5; turn++) {
    await page.locator(".impact-number").first().fill(String(100 + turn));
    await page.waitForTimeout(REST);
  }
  const times = await took(page, "assess");
  await page.close();
  return middle(times.slice(-5));
};

const folder = process.env.ANYQ_SITE_SAMPLE;
const server = await host([["/", folder]]);
const browser = await chromium.launch(config.use.launchOptions);
try {
  const site = server.address;
  // A host has its files compressed beforehand.
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".wasm"))) await (await fetch(site + name, { headers: { "accept-encoding": "br" } })).arrayBuffer();
  const full = await checked(browser, site, 1);
  const slow = await checked(browser, site, SLOWER);
  const figures = { full, slow, comments: await listened(browser, site), draws: await assessed(browser, site) };
  const ms = (value) => `${Math.round(value)} ms`;
  const rows = [
    ["draft of 50 pages, first check", ms(full.first), "3000 ms"],
    ["after a key, the worker's check, middle of 12", ms(full.key), "300 ms"],
    ["after a key, the longest", ms(full.longest), ""],
    [`after a key, × ${SLOWER} (the browser slows pages, not workers: reckoned)`, ms(full.key * SLOWER), "1200 ms"],
    ["first check with the page × 4 slower", ms(slow.first), ""],
    ["longest interaction", ms(full.interaction), "200 ms"],
    ["longest interaction, page × 4 slower", ms(slow.interaction), "200 ms"],
    [`${COMMENTS.toLocaleString("en-GB")} comments, from the file to the page`, ms(figures.comments), "20000 ms"],
    ["10,000 draws of an assessment", ms(figures.draws), "200 ms"],
  ];
  for (const [name, value, bar] of rows) console.log(`${name.padEnd(76)} ${value.padStart(9)} ${bar && `(bar ${bar})`}`);
  const at = process.argv.indexOf("--json");
  if (at > 0) writeFileSync(process.argv[at + 1], JSON.stringify(figures, null, 1));
} finally {
  await browser.close();
  server.stop?.();
}
