// Builds Pagefind's index over a bundle's provisions: `node build-peer.js BUNDLE OUT`. A process of its own, so that its
// memory is its own; prints `{seconds, peak, …}` as JSON.
import { readFileSync, readdirSync } from "node:fs";
import { createIndex, close } from "pagefind";
import { provisions } from "./sizes.js";

/** Records on their way to Pagefind's program at once. */
const AT_ONCE = 256;

const [bundle, out] = process.argv.slice(2);

/** The largest memory Pagefind's own program has had so far, bytes; 0 where the system does not tell. */
const childPeak = () => {
  let peak = 0;
  try {
    for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      const status = readFileSync(`/proc/${id}/status`, "utf8");
      if (Number(status.match(/^PPid:\s*(\d+)/m)?.[1]) !== process.pid) continue;
      peak = Math.max(peak, Number(status.match(/^VmHWM:\s*(\d+)/m)?.[1] ?? 0) * 1024);
    }
  } catch {
    // A process that has gone meanwhile, or no Linux.
  }
  return peak;
};

const started = performance.now();
const { index, errors } = await createIndex();
if (!index) throw new Error(errors.join("; "));
let program = 0;
const watch = setInterval(() => {
  program = Math.max(program, childPeak());
}, 200);

let records = 0;
let waiting = [];
const add = async () => {
  for (const { errors } of await Promise.all(waiting)) if (errors.length) throw new Error(errors.join("; "));
  waiting = [];
};
for (const { lang, label, heading, text } of provisions(bundle)) {
  const title = [label, heading].filter(Boolean).join(" ") || `${records}`;
  waiting.push(
    index.addCustomRecord({ url: `/${lang}/${records}`, content: heading ? `${heading}\n${text}` : text, language: lang, meta: { title } }),
  );
  records += 1;
  if (waiting.length >= AT_ONCE) await add();
  // To standard error: the figures alone go to standard output.
  if (records % 20_000 === 0) console.error(`    ${records} records, ${((performance.now() - started) / 1000).toFixed(0)} s`);
}
await add();
const read = performance.now();
const written = await index.writeFiles({ outputPath: out });
if (written.errors.length) throw new Error(written.errors.join("; "));
const ended = performance.now();
program = Math.max(program, childPeak());
clearInterval(watch);
await close();
console.log(
  JSON.stringify({
    records,
    seconds: (ended - started) / 1000,
    index: (ended - read) / 1000,
    // Its program and the one that feeds it.
    peak: program ? program + process.resourceUsage().maxRSS * 1024 : null,
  }),
);
