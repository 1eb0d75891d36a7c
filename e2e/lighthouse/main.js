// How good the pages are, measured: Lighthouse on a phone it simulates, and what a press costs on a processor four times as
// slow. `cargo xtask bench pages [--json FILE]` builds the site, installs Lighthouse and runs this. Not a test: times on a
// machine that others share say nothing.
import { writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import config from "../playwright.config.js";
import { host } from "../bench/host.js";
import { LOCALES } from "../words.js";

const QUESTION = encodeURIComponent("штраф за превышение скорости");
// The real law where it is at hand: that of the sample has a line on every page which says that it is made up.
const folder = process.env.ANYQ_SITE_REAL ?? process.env.ANYQ_SITE_SAMPLE;
const law = process.env.ANYQ_SITE_REAL
  ? { act: "K1400000235", article: ["K1400000235", "art_592"], term: ["K1400000226", "art_188"], longest: ["kz-tax-code-2025", "art_335"] }
  : { act: "K14Q0000002", article: ["K14Q0000002", "art_88"], term: ["Z18Q0000005", "art_8"], longest: ["K15Q0000003", "art_1"] };
const at = ([act, place]) => `act/?id=${act}&at=${place}&text=ru`;
const PAGES = { home: "", results: `search/?q=${QUESTION}&text=ru`, act: `act/?id=${law.act}&text=ru`, article: at(law.article), longest: at(law.longest), letter: "letter/" };
const BARS = { performance: 95, accessibility: 100, "best-practices": 100, seo: 95 };
const PORT = 9333;
const SLOWER = 4;
const PRESSES = 5; // the middle one counts

const flags = { port: PORT, output: "json", logLevel: "error", onlyCategories: Object.keys(BARS), locale: "en" };
const audit = async (address) => {
  const { lhr } = await lighthouse(address, flags);
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
  const value = (name) => lhr.audits[name].numericValue;
  const short = Object.values(lhr.categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9).map(({ id }) => `${id}: ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`),
  );
  return { ...scores, lcp: value("largest-contentful-paint"), cls: value("cumulative-layout-shift"), tbt: value("total-blocking-time"), short };
};

/** Milliseconds from a press to the frame that shows its effect: the middle of several. */
const pressed = async (page, prepare, press, shown) => {
  const times = [];
  for (let i = 0; i < PRESSES; i++) {
    await prepare();
    times.push(
      await page.evaluate(
        async ([press, shown]) => {
          const target = document.querySelector(press);
          const isShown = () => document.querySelector(shown.selector)?.[shown.has ?? "isConnected"] && (!shown.says || !document.querySelector(shown.selector).textContent.includes(shown.says));
          const start = performance.now();
          target.click();
          while (!isShown()) await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame); // painted
          return performance.now() - start;
        },
        [press, shown],
      ),
    );
  }
  return times.sort((a, b) => a - b)[PRESSES >> 1];
};

const interactions = async (browser, site) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: LOCALES.ru });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(site + at(law.term));
  await page.locator(".law-text .term").first().waitFor();
  const close = () => page.evaluate(() => document.querySelector(".term-card:popover-open")?.hidePopover());
  const definition = await pressed(page, close, ".law-text .term", { selector: ".term-card:popover-open" });
  let heading = "";
  const again = async () => {
    await page.goto(site + at(law.article));
    await page.locator(".law-text").waitFor();
    await page.waitForTimeout(500);
    heading = await page.locator("h1").textContent();
  };
  await again();
  const next = await pressed(page, again, ".neighbour-next", { selector: "main h1", says: heading });
  // The reader's own way is remembered, so each press is on a page opened anew in the original.
  const original = (pause) => async () => {
    await page.evaluate(() => localStorage.removeItem("anyq.reading"));
    await page.goto(site + at(law.longest));
    await page.locator(".switch").waitFor();
    await page.waitForTimeout(pause);
  };
  const other = ".switch-side[aria-pressed=false]";
  const cards = { selector: ".easy:not([hidden]) .card-rows" };
  const atOnce = await pressed(page, original(300), other, cards);
  const easy = await pressed(page, original(3_000), other, cards);
  const readEasily = async () => {
    await original(3_000)();
    await page.locator(other).click();
    await page.locator(cards.selector).first().waitFor();
  };
  const back = await pressed(page, readEasily, other, { selector: ".law-text:not([hidden])" });
  await context.close();
  return { "a definition opens": definition, "the next article": next, "easy reading at once": atOnce, "easy reading": easy, "the original again": back };
};

const file = process.argv[process.argv.indexOf("--json") + 1];
const wantsFile = process.argv.includes("--json");
// A host that sends programs in brotli, as hosts do.
const server = await host([["/", folder]]);
const browser = await chromium.launch({
  ...config.use.launchOptions,
  args: [...config.use.launchOptions.args, `--remote-debugging-port=${PORT}`],
});
try {
  const pages = {};
  for (const [name, address] of Object.entries(PAGES)) pages[name] = await audit(server.address + address);
  const presses = await interactions(browser, server.address);
  const cell = (value, width = 8) => String(value).padStart(width);
  console.log(`\nLighthouse, mobile (bars ${Object.values(BARS).join(" / ")}); LCP and TBT in ms\n`);
  console.log(["page".padEnd(10), ...["perf", "access", "practice", "SEO", "LCP", "CLS", "TBT"].map((name) => cell(name))].join(" "));
  for (const [name, page] of Object.entries(pages)) {
    const scores = Object.keys(BARS).map((key) => cell(page[key] + (page[key] < BARS[key] ? "!" : "")));
    console.log([name.padEnd(10), ...scores, cell(Math.round(page.lcp)), cell(page.cls.toFixed(3)), cell(Math.round(page.tbt))].join(" "));
  }
  for (const [name, { short }] of Object.entries(pages)) for (const line of short) console.log(`  ${name}: ${line}`);
  console.log(`\nFrom press to paint, processor ${SLOWER} times slower, middle of ${PRESSES}, ms`);
  for (const [name, millis] of Object.entries(presses)) console.log(`${name.padEnd(20)} ${cell(Math.round(millis))}`);
  if (wantsFile) writeFileSync(file, JSON.stringify({ pages, presses }, null, 1));
} finally {
  await browser.close();
  server.stop();
}
