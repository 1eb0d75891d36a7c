// `pagefindOf`: Pagefind's index of a bundle's provisions, built once for each set of provisions.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesOf, sizes } from "./sizes.js";

const itself = join(import.meta.dirname, "..", "node_modules", "pagefind", "package.json");

/** Pagefind's version. */
export const version = JSON.parse(readFileSync(itself, "utf8")).version;

/** `{folder, build, sizes}`; built anew when `fresh`, kept below `store` between runs by the provisions' `key`. */
export const pagefindOf = (bundle, key, store, fresh) => {
  const home = join(store, `${key}-${version}`);
  const about = join(home, "about.json");
  const site = join(home, "site");
  if (fresh || !existsSync(about)) {
    rmSync(home, { recursive: true, force: true });
    const out = join(site, "pagefind");
    mkdirSync(out, { recursive: true });
    console.log("  Pagefind reads the same provisions (minutes for a nation's law)");
    const said = execFileSync(
      process.execPath,
      ["--max-old-space-size=8192", join(import.meta.dirname, "build-peer.js"), bundle, out],
      { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 },
    );
    const build = JSON.parse(said.trim().split("\n").at(-1));
    const all = filesOf(out);
    const ending = (...ends) => all.filter((file) => ends.some((end) => file.endsWith(end)));
    const found = {
      index: sizes(ending(".pf_index", ".pf_meta", ".pf_filter")),
      texts: sizes(ending(".pf_fragment")),
      files: all.length,
    };
    // Written last and whole: an index half built is built again.
    writeFileSync(`${about}.new`, JSON.stringify({ build, sizes: found }));
    renameSync(`${about}.new`, about);
  }
  // The page may have changed since the index was built.
  cpSync(join(import.meta.dirname, "peer-page.js"), join(site, "peer.js"));
  cpSync(join(import.meta.dirname, "peer.html"), join(site, "index.html"));
  return { folder: site, ...JSON.parse(readFileSync(about, "utf8")) };
};
