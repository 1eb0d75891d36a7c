// The site's letters, cut from the font's own files to what Kazakh, Russian and English write: `node cut.js FOLDER`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const LICENCE = "@fontsource-variable/golos-text/LICENSE";
const SOURCE = "@fontsource-variable/golos-text/files/golos-text-SCRIPT-wght-normal.woff2";
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");
// By the font's own files: Ұ and ұ are in that of Russian.
const LETTERS = {
  latin: `${range(0x20, 0x7e)}\u00a0«»–—“”„‘’…•·§©°×±²³€`,
  cyrillic: `${range(0x410, 0x44f)}ЁёІіҰұ№`,
  "cyrillic-ext": "ӘәҒғҚқҢңӨөҮүҺһ",
  "latin-ext": "₸",
};

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
for (const [script, letters] of Object.entries(LETTERS)) {
  const whole = readFileSync(require.resolve(SOURCE.replace("SCRIPT", script)));
  const cut = await subsetFont(whole, letters, { targetFormat: "woff2", variationAxes: { wght: { min: 400, max: 700 } } });
  writeFileSync(join(folder, `golos-text-${script}.woff2`), cut);
}
writeFileSync(join(folder, "OFL.txt"), readFileSync(require.resolve(LICENCE)));
