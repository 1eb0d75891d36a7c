// `test`: Playwright's, with a served site, and with a watch on every page: an error in the console, a violation of the
// content policy, an exception or a request to another host fails the test.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test as base, expect } from "@playwright/test";

export { expect };

/** The folder of the site over this law. */
const folderOf = (law) => {
  const folder = law === "real" ? process.env.ANYQ_SITE_REAL : process.env.ANYQ_SITE_SAMPLE;
  if (!folder) throw new Error("run these specs by `cargo xtask test --only browser`: it builds the sites");
  return folder;
};

/** Starts Anyq's own server; gives the address it prints, and a way to stop it. */
export const serve = async (folder, path = "/") => {
  const server = spawn(process.env.ANYQ_PROGRAM, ["serve", folder, "--port", "0", "--base", path], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = () => server.kill();
  const address = await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the server ended with status ${code}`)));
    createInterface({ input: server.stdout }).on("line", (line) => {
      const found = line.match(/http:\/\/\S+/);
      if (found) resolve(found[0]);
    });
  });
  return { address, stop };
};

/** Makes the page's reader one who has seen this law before: nothing is fetched to find out what changed in it. */
export const seenBefore = async (page, site, lang) => {
  const { hash } = await (await page.request.get(`${site}bundle/manifest.json`)).json();
  await page.addInitScript(([key, seen]) => localStorage.setItem(key, seen), [`anyq.seen.${lang}`, `${hash} 2026-01-31`]);
};

/** Ends when the program has taken the page over from its first picture, or has said why it cannot. */
export const drawn = (page) => page.waitForFunction(isDrawn, undefined, { timeout: 10_000 }).catch(() => {});
const isDrawn = () =>
  document.readyState === "complete" &&
  (!document.querySelector(".first") || document.getElementById("boot-problem")?.hidden === false);

/** Going to a page ends when it is drawn. */
const untilDrawn = (page) => {
  for (const way of ["goto", "reload", "goBack", "goForward"]) {
    const go = page[way].bind(page);
    page[way] = async (...facts) => {
      const answer = await go(...facts);
      await drawn(page);
      return answer;
    };
  }
};

export const test = base.extend({
  /** Whether a spec looks at what is there before the program. */
  early: [false, { option: true }],


  /** Which law the site is about. */
  law: ["sample", { option: true }],

  /** Console errors that belong to what a spec shows. */
  tolerated: [[], { option: true }],

  servers: [
    async ({}, use) => {
      const running = new Map();
      await use(async (folder, path) => {
        const key = `${folder} ${path}`;
        if (!running.has(key)) running.set(key, await serve(folder, path));
        return running.get(key).address;
      });
      for (const server of running.values()) server.stop();
    },
    { scope: "worker" },
  ],

  /** Where the site is served. */
  site: async ({ law, servers }, use) => use(await servers(folderOf(law), "/")),

  /** The same site in a folder of a larger one. */
  siteInFolder: async ({ law, servers }, use) => use(await servers(folderOf(law), "/portal/law/")),

  /** Serves a copy of the site after a change to its files. */
  alteredSite: async ({ law }, use) => {
    const copy = mkdtempSync(join(tmpdir(), "anyq-site-"));
    let server;
    await use(async (change) => {
      cpSync(folderOf(law), copy, { recursive: true });
      await change(copy);
      server = await serve(copy);
      return server.address;
    });
    server?.stop();
    rmSync(copy, { recursive: true, force: true });
  },

  /** The site on a server that the spec may stop: a host that is out of reach. */
  stoppableSite: async ({ law }, use) => {
    const server = await serve(folderOf(law));
    await use(server);
    server.stop();
  },

  /** The watch. */
  context: async ({ context, tolerated, early, javaScriptEnabled }, use) => {
    if (!early && javaScriptEnabled !== false) context.on("page", untilDrawn);
    const troubles = [];
    const note = (trouble) => {
      if (!tolerated.some((pattern) => pattern.test(trouble))) troubles.push(trouble);
    };
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        console.error(`content policy: ${event.violatedDirective} refused ${event.blockedURI}`);
      });
    });
    context.on("console", (message) => {
      if (message.type() === "error") note(`console: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => note(`exception: ${error.error().message}`));
    context.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith("http") && hostname !== "127.0.0.1") note(`another host: ${request.url()}`);
    });
    await use(context);
    expect(troubles, "errors, violations of the content policy, requests to other hosts").toEqual([]);
  },
});
