// `cargo xtask bench search`: what a search costs a reader, Anyq's and a peer's, over the same law in the same browser.
// The plan (`ANYQ_BENCH_PLAN`, a JSON file) is written by `xtask/src/bench.rs`.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { anyq } from "./anyq.js";
import { launch } from "./browser.js";
import { firstResults } from "./first.js";
import { host } from "./host.js";
import { laterQuestions } from "./later.js";
import { pagefind } from "./peer.js";
import { pagefindOf, version } from "./peers.js";
import { questionsFor } from "./questions.js";
import { bundleSizes } from "./sizes.js";
import { classesTable, table } from "./table.js";

/** `{app, store, fresh, json, only, corpora: [{name, title, bundle, languages, build, peers, bars}]}` */
const plan = JSON.parse(readFileSync(process.env.ANYQ_BENCH_PLAN, "utf8"));

const say = (line) => console.log(`[${Math.round(process.uptime())} s] ${line}`);

/** What a bundle's own report says. */
const reported = (bundle) => {
  try {
    return JSON.parse(readFileSync(join(bundle, "report.json"), "utf8"));
  } catch {
    return {};
  }
};

/** Everything measured of one program over one law. */
const measured = async (site, roots, questions) => {
  const server = await host(roots);
  const browser = await launch();
  try {
    const parts = { browser: browser.version(), troubles: [] };
    const part = async (name, what, work) => {
      say(`${site.name}: ${what}`);
      try {
        parts[name] = await work();
      } catch (error) {
        // The other parts are worth having.
        console.log(`  ${site.name}, ${what}: could not be measured: ${error.message}`);
        parts.troubles.push(`${site.name}, ${what}: ${error.message}`);
      }
    };
    await part("first", "first results", () => firstResults(site, server, browser, questions.questions));
    await part("later", `${questions.questions.length} later questions`, () => laterQuestions(site, server, browser, questions));
    return parts;
  } finally {
    await browser.close();
    server.stop();
  }
};

const [load] = loadavg();
const results = [];
for (const corpus of plan.corpora) {
  say(corpus.title);
  const sizes = bundleSizes(corpus.bundle);
  const text = sizes.text.bytes;
  const questions = questionsFor(corpus.languages);
  const roots = [["/bundle/", corpus.bundle], ["/", plan.app]];
  const build = { ...corpus.build, index: reported(corpus.bundle).index_seconds };
  const own = { name: anyq.name, text, sizes, build, ...(await measured(anyq, roots, questions)) };
  let peer = null;
  if (corpus.peers) {
    try {
      const { folder, ...peerOwn } = pagefindOf(corpus.bundle, sizes.key, plan.store, plan.fresh);
      peer = { name: pagefind.name, text, ...peerOwn, ...(await measured(pagefind, [["/", folder]], questions)) };
    } catch (error) {
      console.log(`  Pagefind could not be measured: ${error.message}`);
    }
  }
  const shown = table(own, peer, { bars: corpus.bars });
  console.log(`
${corpus.title}: ${sizes.text.provisions.toLocaleString("en-GB")} provisions, ${(text / 1e6).toFixed(1)} MB of text
${shown.text}

${classesTable([own, peer].filter((side) => side?.later))}
`);
  results.push({ corpus: corpus.name, title: corpus.title, anyq: own, peer, verdicts: shown.verdicts });
}

console.log(`How it was measured
- ${results[0]?.anyq.browser ? `Chromium ${results[0].anyq.browser}` : "Chromium"}, headless, ${cpus().length} processors (${cpus()[0]?.model ?? "?"}), ${(totalmem() / 1e9).toFixed(0)} GB;
  ${load.toFixed(1)} programs at work when it began${load > 1 ? ": times are too long, measure again on a machine at rest" : ""}.
- A bare static host (HTTP/1.1, six connections, no ranges, max-age=600): html, js, css, wasm, json in brotli 11, all other
  files as they lie there. Bytes are those of answers with their heads, counted by the host up to the moment the results
  were painted; requests are those the host saw until then.
- Slow 4G is made by the host: 150 ms before each answer, 300 ms more for a new connection (TCP, TLS 1.3), 1.6 Mbit/s over
  all. Chromium slows neither a worker's requests nor a worker's thread.
- Processor ÷ 4: Chromium slows the page's thread; the worker's time on the processor, as Linux counts it, is added three
  times more. Later questions: four times what was measured.
- A question without an answer is answered when the page says so; the table counts those that had one.
- Dependent rounds: the longest chain of requests of which each began after the one before was answered.
- Memory of the worker: scripts' heap, buffers and WebAssembly.Memory after a collection (Runtime.getHeapUsage,
  Runtime.queryObjects in the worker), after all questions.
- Text: UTF-8 bytes of the provisions, headings not counted. 1 KB = 1000 bytes. Ratio: what the peer needs ÷ what Anyq needs.
- Pagefind ${version}: its default settings, one record a provision (heading and text), the texts of the first ten results loaded;
  Anyq brings up to twenty.`);

for (const base of results) {
  const large = results.find((one) => one.corpus !== base.corpus && one.corpus.startsWith(`${base.corpus}-x`));
  if (![base, large].every((one) => one?.anyq.first && one.anyq.later)) continue;
  const times = (read) => (read(large.anyq) / read(base.anyq)).toFixed(2);
  console.log(`\n${large.title} against ${base.title}: cold bytes × ${times((one) => one.first.cold.bytes.p50)} (bar × 1.5), \
index × ${times((one) => one.first.cold.index.p50)}, later p50 × ${times((one) => one.later.bytes.p50)}, \
p95 × ${times((one) => one.later.bytes.p95)}, question to answer p95 × ${times((one) => one.later.cpu.p95)}, \
text × ${times((one) => one.text)}`);
}

if (plan.json) {
  writeFileSync(plan.json, `${JSON.stringify({ results }, null, 1)}\n`);
  console.log(`\neverything: ${plan.json}`);
}
const missed = results.flatMap((one) => one.verdicts.filter((verdict) => !verdict.met).map((v) => `${one.corpus}: ${v.what}`));
const troubles = results.flatMap((one) => one.anyq.troubles);
process.exitCode = troubles.length ? 1 : 0;
console.log(missed.length ? `\n${missed.length} bars missed:\n  ${missed.join("\n  ")}` : "\nall bars met");
