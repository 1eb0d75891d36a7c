// A site with search by meaning: the sample's law, with the made-up model of the tests, whose directions mean nothing; what the page
// does with them is the same.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { test as base } from "./renewal.js";

export { expect } from "./renewal.js";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** `test` with `meaningful`: a copy of the site whose bundle has an encoder, on a host that can be cut off. */
export const test = base.extend({
  meaningful: async ({ renewable }, use) => {
    const kept = join(renewable.folder, "..", `${renewable.folder.split("/").pop()}.kept`);
    const model = at("../encoder/tests/data/small-model.bin");
    const [corpus, out] = [at("../corpus/sample"), join(renewable.folder, "bundle")];
    execFileSync(process.env.ANYQ_PROGRAM, ["build", "--corpus", corpus, "--with-meaning", model, "--meaning-cache", kept, "--out", out, "--no-pages", "--quiet"]);
    await use(renewable);
  },
});
