// A site whose law is renewed while its readers have it open: the sample's law as it is, and after an amendment.
import { execFileSync } from "node:child_process";
import { createReadStream, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { test as base } from "./site.js";

export { expect } from "./site.js";

/** `test` with `renewable`: a copy of the site on a host of its own, whose folder the spec may change. */
export const test = base.extend({
  renewable: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "anyq-renewable-"));
    cpSync(process.env.ANYQ_SITE_SAMPLE, folder, { recursive: true });
    const site = await host(folder);
    await use({ ...site, folder });
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

const TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
  ".svg": "image/svg+xml", ".png": "image/png", ".json": "application/json", ".webmanifest": "application/manifest+json",
};

/** A host that notes what it is asked for, that can be cut off, that may lose the connection over some files and keep a
 *  browser waiting for others. */
export const host = async (folder) => {
  const asked = [];
  const fails = { over: () => false };
  const waits = { over: () => undefined };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    asked.push(path.slice(1));
    if (fails.over(path.slice(1))) {
      request.destroy();
      return;
    }
    await waits.over(path.slice(1));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Length": statSync(file).size,
      "Cache-Control": "no-cache",
    });
    // A folder may go while a page that is closing still reads from it.
    createReadStream(file).on("error", () => response.destroy()).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const stop = () =>
    new Promise((stopped) => {
      server.close(stopped);
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${server.address().port}/`, asked, fails, waits, stop };
};

/** The acts of the amended law that differ, in Russian. */
export const AMENDED = {
  amended: { id: "Z18Q0000005", title: "О защите прав потребителей" },
  repealed: { id: "V23Q0000009" },
  added: { id: "Z26Q0000011", title: "О тишине во дворах" },
};

/** Indexes the sample's law into the folder of a site, in shards of so many megabytes of text; gives their hot files. */
export const shardLaw = (site, megabytes, lang) => {
  const sample = join(import.meta.dirname, "..", "corpus", "sample");
  const bundle = join(site, "bundle");
  execFileSync(process.env.ANYQ_PROGRAM, [
    "build", "--quiet", "--corpus", sample, "--out", bundle, "--name", "sample", "--shard-text", String(megabytes),
  ]);
  const manifest = JSON.parse(readFileSync(join(bundle, "manifest.json"), "utf8"));
  return manifest.languages.find((one) => one.lang === lang).search.map((shard) => `bundle/${shard.hot.path}`);
};

/** Indexes the sample's law after an amendment into the folder of a site. */
export const renewLaw = (site) => {
  const folder = mkdtempSync(join(tmpdir(), "anyq-law-"));
  const sample = join(import.meta.dirname, "..", "corpus", "sample");
  cpSync(sample, folder, { recursive: true });
  const change = (file, from, to) => {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(path, text.replace(from, to));
  };
  change("markdown/kz-laws-layout/rus/Z18Q0000005.md", "тридцати календарных дней", "сорока календарных дней");
  change("adilet-html/V23Q0000009.rus.html", "Обновленный</span>", "Утративший силу</span>");
  const law = readFileSync(join(folder, "text/Z24Q0000010.rus.txt"), "utf8").split("\n");
  const title = law.findIndex((line) => /^О /.test(line));
  law[title] = AMENDED.added.title;
  writeFileSync(join(folder, "text/Z26Q0000011.rus.txt"), law.join("\n"));
  execFileSync(process.env.ANYQ_PROGRAM, ["build", "--quiet", "--corpus", folder, "--out", join(site, "bundle"), "--name", "sample"]);
  rmSync(folder, { recursive: true, force: true });
};
