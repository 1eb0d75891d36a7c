// How long a query takes in a browser: `cargo xtask bench search`. Every question of the editor's lists is asked twice of
// the real law's search worker; the second time counts, from message to answer, so the network is not in it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { serve } from "./site.js";
import { LANGUAGES } from "./words.js";

const site = process.env.ANYQ_SITE_REAL ?? process.env.ANYQ_SITE_SAMPLE;
const questions = Object.fromEntries(
  LANGUAGES.map((lang) => {
    const file = readFileSync(join(import.meta.dirname, "..", "search", "data", `popular.${lang}.txt`), "utf8");
    return [lang, file.split("\n").filter((line) => line.trim() && !line.startsWith("#"))];
  }),
);

const server = await serve(site);
const browser = await chromium.launch(config.use.launchOptions);
try {
  const page = await browser.newPage();
  await page.goto(server.address);
  for (const lang of LANGUAGES) {
    const times = await page.evaluate(
      async ([lang, questions]) => {
        const script = document.querySelector('meta[name="search-worker"]').content;
        const worker = new Worker(new URL(script, document.baseURI), { type: "module" });
        const answer = (number) =>
          new Promise((resolve) => {
            const listen = (event) => {
              const reply = JSON.parse(event.data);
              if (reply.results?.number === number || reply.failed) {
                worker.removeEventListener("message", listen);
                resolve(reply);
              }
            };
            worker.addEventListener("message", listen);
          });
        worker.postMessage(JSON.stringify({ open: { bundle: new URL("bundle/", document.baseURI).href } }));
        let number = 0;
        const ask = async (text) => {
          number += 1;
          const query = { text, lang, kinds: [], statuses: [], act: null, limit: 20 };
          const started = performance.now();
          const answered = answer(number);
          worker.postMessage(JSON.stringify({ search: { number, query } }));
          const reply = await answered;
          if (reply.failed) throw new Error(JSON.stringify(reply.failed));
          return performance.now() - started;
        };
        const times = [];
        for (const text of questions) {
          await ask(text);
          times.push(await ask(text));
        }
        worker.terminate();
        return times;
      },
      [lang, questions[lang]],
    );
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(1);
    console.log(`${lang}: ${times.length} queries, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
  }
} finally {
  await browser.close();
  server.stop();
}
