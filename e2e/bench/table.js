// The table: Anyq beside its peer, with the bars Anyq is held to.

const KB = 1000;

const bytes = (value) =>
  value >= 100 * KB * KB ? `${Math.round(value / KB / KB)} MB`
  : value >= KB * KB ? `${(value / KB / KB).toFixed(1)} MB`
  : `${(value / KB).toFixed(value < 10 * KB ? 1 : 0)} KB`;
const millis = (value) => (value === Infinity ? "given up" : value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(1)} ms`);
const seconds = (value) => `${value.toFixed(1)} s`;
const count = (value) => value.toLocaleString("en-GB").replaceAll(",", " ");
const share = (value) => value.toFixed(3);

/**
 * The rows: what is measured, how it is read of a side (see `side` in `run.js`), how it is written, the most it may be.
 * A bar of a figure with a median and a worst value holds for the worst.
 */
const ROWS = [
  ["First result, first visit (median of the classes of questions, worst in brackets)"],
  ["program (html, js, css, wasm)", (s) => s.first?.cold.app, bytes],
  ["index", (s) => s.first?.cold.index, bytes, 200 * KB],
  ["everything", (s) => s.first?.cold.bytes, bytes, 900 * KB],
  ["requests", (s) => s.first?.cold.requests, count],
  ["dependent rounds", (s) => s.first?.cold.rounds, count],
  ["afterwards, in the background", (s) => s.first?.cold.background, bytes],
  ["time at full speed", (s) => s.first?.cold.millis, millis],
  ["time, Slow 4G and processor ÷ 4", (s) => s.first?.cold.slowMillis, millis, 5000],
  ["First result, second visit, another question"],
  ["everything", (s) => s.first?.warm.bytes, bytes],
  ["requests", (s) => s.first?.warm.requests, count],
  ["time at full speed", (s) => s.first?.warm.millis, millis],
  ["time, Slow 4G and processor ÷ 4", (s) => s.first?.warm.slowMillis, millis, 1200],
  ["Later questions, each once, in a page at rest"],
  ["questions with an answer", (s) => s.later?.answered, count],
  ["bytes p50", (s) => s.later?.bytes.p50, bytes, 60 * KB],
  ["bytes p95", (s) => s.later?.bytes.p95, bytes, 150 * KB],
  ["requests p50", (s) => s.later?.requests.p50, count],
  ["requests p95", (s) => s.later?.requests.p95, count, 4],
  ["requests, most", (s) => s.later?.requests.max, count],
  ["dependent rounds p95", (s) => s.later?.rounds.p95, count, 2],
  ["dependent rounds, most", (s) => s.later?.rounds.max, count],
  ["The same questions again, everything there"],
  ["requests in all", (s) => s.later?.warmRequests, count, 0],
  ["question to answer p50", (s) => s.later?.cpu.p50, millis],
  ["question to answer p95", (s) => s.later?.cpu.p95, millis, 10],
  ["question to answer, most", (s) => s.later?.cpu.max, millis],
  ["p95 on a processor ÷ 4 (× 4)", (s) => s.later?.cpuSlower.p95, millis, 60],
  ["of it the search p95, as the worker says", (s) => s.later?.search?.p95, millis],
  ["memory of the worker", (s) => s.later?.memory?.workers.total, bytes, 60 * KB * KB],
  ["of it WebAssembly", (s) => s.later?.memory?.workers.wasm, bytes],
  ["memory of the page", (s) => s.later?.memory?.page.total, bytes],
  ["The index"],
  ["unpacked", (s) => s.sizes?.index.raw, bytes],
  ["as served", (s) => s.sizes?.index.wire, bytes],
  ["÷ text, unpacked", (s) => s.sizes && s.sizes.index.raw / s.text, share, 0.33],
  ["÷ text, as served", (s) => s.sizes && s.sizes.index.wire / s.text, share, 0.25],
  ["with the texts of results ÷ text, as served", (s) => s.sizes && (s.sizes.index.wire + s.sizes.texts.wire) / s.text, share],
  ["files of the index", (s) => s.sizes?.index.files, count],
  ["files in all", (s) => s.sizes?.files, count],
  ["build time", (s) => s.build?.seconds, seconds, 30],
  ["of it writing the index, as reported", (s) => s.build?.index, seconds],
  ["build memory, peak", (s) => s.build?.peak, bytes, 3e9],
];

/** Bars that are stated for one size of corpus only: a corpus ten times as large is measured without them. */
export const table = (anyq, peer, { bars = true } = {}) => {
  const rows = [["", anyq.name, peer?.name ?? "", "ratio", "bar", "met?"]];
  const verdicts = [];
  let part = "";
  for (const [what, read, write, bar] of ROWS) {
    if (!read) {
      [part] = what.split(" (");
      rows.push([what]);
      continue;
    }
    const [own, other] = [read(anyq), peer && read(peer)];
    const held = bars ? bar : undefined;
    const met = held === undefined || worst(own) === null ? "" : worst(own) <= held ? "yes" : "NO";
    if (met) verdicts.push({ what: `${part}: ${what}`, bar: held, value: worst(own), met: met === "yes" });
    const cells = [cell(own, write), peer ? cell(other, write) : "", ratio(own, other)];
    rows.push([`  ${what}`, ...cells, held === undefined ? "" : `≤ ${write(held)}`, met]);
  }
  return { text: aligned(rows), verdicts };
};

const isSpread = (value) => typeof value === "object" && value !== null;
const worst = (value) => (isSpread(value) ? value.max : (value ?? null));
const middle = (value) => (isSpread(value) ? value.p50 : (value ?? null));

const cell = (value, write) => {
  if (middle(value) === null) return "–";
  return isSpread(value) ? `${write(value.p50)} (${write(value.max)})` : write(value);
};

/** How many times as much as Anyq the peer needs. */
const ratio = (own, other) => {
  const [a, b] = [middle(own), middle(other)];
  return a && b && a !== Infinity && b !== Infinity ? `× ${(b / a).toFixed(b / a < 10 ? 1 : 0)}` : "";
};

const aligned = (rows) => {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.filter((row) => row.length > 1).map((row) => (row[i] ?? "").length)),
  );
  return rows
    .map((row) => row.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join("  ").trimEnd())
    .join("\n");
};

/** Classes of questions, one a line. */
export const classesTable = (sides) => {
  const rows = [["later questions by class", "", "answered", "bytes p50", "p95", "requests p95", "rounds p95", "warm p95"]];
  const names = Object.keys(sides[0]?.later.classes ?? {});
  for (const name of names) {
    for (const side of sides) {
      const one = side.later.classes[name];
      if (!one) continue;
      rows.push([
        `  ${name}`, side.name, count(one.answered), bytes(one.bytes.p50), bytes(one.bytes.p95),
        count(one.requests.p95), count(one.rounds.p95), millis(one.cpu.p95),
      ]);
    }
  }
  return aligned(rows);
};
