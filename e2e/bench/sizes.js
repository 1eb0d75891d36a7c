// How large things are: a bundle's folders, the provisions' texts, an index as it lies there and unpacked.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** All files below a folder, in the order of their names. */
export const filesOf = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

/** A file's contents: unpacked where it is gzip (by its first bytes) or brotli (by its name), else as it is. */
export const unpacked = (file) => {
  const bytes = readFileSync(file);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes);
  return extname(file) === ".br" ? brotliDecompressSync(bytes) : bytes;
};

/** `{files, wire, raw}`: how many, their bytes as a host sends them, their bytes unpacked. */
export const sizes = (files) => ({
  files: files.length,
  wire: files.reduce((sum, file) => sum + statSync(file).size, 0),
  raw: files.reduce((sum, file) => sum + unpacked(file).length, 0),
});

const json = (file) => JSON.parse(unpacked(file).toString("utf8"));

/** The files with the provisions' texts and their language, in the order the bundle's inventory has them. */
const passageFiles = (bundle) =>
  json(join(bundle, json(join(bundle, "manifest.json")).files.path)).languages.flatMap(({ lang, search }) => {
    const paths = search.files.map(([middle]) => `${search.begin}${middle}${search.end}`);
    return paths.filter((path) => path.startsWith("passages/")).map((path) => ({ file: join(bundle, path), lang }));
  });

/** Every provision of a bundle: `{lang, heading, label, text}`, one file in memory at a time. */
export function* provisions(bundle) {
  for (const { file, lang } of passageFiles(bundle)) {
    const { passages } = json(file);
    for (const { heading = "", label = "", text } of passages) yield { lang, heading, label, text };
  }
}

/**
 * What a bundle is: the sizes of its parts, the number of provisions and the UTF-8 bytes of their texts; `key` tells one
 * set of provisions from another, whatever files they lie in.
 */
export const bundleSizes = (bundle) => {
  const all = filesOf(bundle);
  const inside = (name) => all.filter((file) => file.startsWith(join(bundle, name)));
  const text = { provisions: 0, bytes: 0 };
  const hash = createHash("sha256");
  for (const { lang, label, heading, text: words } of provisions(bundle)) {
    text.provisions += 1;
    text.bytes += Buffer.byteLength(words);
    hash.update(`${lang}\n${label}\n${heading}\n${words}\n\n`);
  }
  return {
    text,
    key: hash.digest("hex").slice(0, 16),
    index: sizes(inside("search")),
    texts: sizes(inside("passages")),
    files: all.length,
    wire: all.reduce((sum, file) => sum + statSync(file).size, 0),
  };
};
