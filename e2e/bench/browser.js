// `Reader`: one person's browser: a context of its own, a page in it, and what can be measured there.
//
// Chromium slows a page's main thread but neither a worker's thread nor a worker's requests (`Emulation.setCPUThrottlingRate`
// and `Network.emulateNetworkConditions` answer "not supported" there; tried with Chromium 156). So the host is slow
// instead of the browser, and a worker's time on the processor is read from the system and counted as often as asked.
import { readFileSync, readdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import config from "../playwright.config.js";

export const launch = () => chromium.launch(config.use.launchOptions);

/** What a phone's processor takes where this one takes 1. */
export const SLOWER = 4;

/** Longest wait for an answer, ms. */
const PATIENCE = 120_000;

/** Opens a context. `selector` is what the first result looks like. */
export const reader = async (browser, selector) => {
  const context = await browser.newContext({ viewport: config.use.viewport, locale: "en-GB" });
  await context.addInitScript(watch, selector);
  return {
    context,
    close: () => context.close(),
    /** A page at this address, gone to but not waited for. */
    visit: async (address, { slower = 1 } = {}) => {
      const page = await context.newPage();
      let tell;
      const painted = new Promise((resolve) => {
        tell = resolve;
      });
      await page.exposeFunction("benchPainted", (origin, since) => tell({ at: origin + since, since }));
      const session = await context.newCDPSession(page);
      await workersOf(page, session);
      if (slower !== 1) await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
      await page.goto(address, { waitUntil: "commit", timeout: PATIENCE });
      return new Visit(page, session, painted);
    },
  };
};

/** In the page, before anything else: tells when the first result was painted, and keeps the workers within reach. */
const watch = (selector) => {
  window.benchWorkers = [];
  window.Worker = class extends Worker {
    constructor(...how) {
      super(...how);
      window.benchWorkers.push(this);
    }
  };
  const look = () => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    // A frame later it is on the screen: the message comes after the frame's work.
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => window.benchPainted(performance.timeOrigin, performance.now());
      after.port2.postMessage(0);
    });
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
};

class Visit {
  #session;
  #painted;

  constructor(page, session, painted) {
    this.page = page;
    this.#session = session;
    this.#painted = painted;
  }

  /** When the first result was painted: `{at, since}`, ms since 1970 and ms since the visit began. */
  async painted() {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no result at ${this.page.url()}`)), PATIENCE);
    });
    try {
      return await Promise.race([this.#painted, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Bytes of the page and of each worker: what scripts hold (`heap`), what their buffers hold, WebAssembly's memory. */
  async memory() {
    const sum = { page: await memoryOf((method, how) => this.#session.send(method, how)), workers: [] };
    for (const worker of this.#session.workers.values()) sum.workers.push(await memoryOf(worker));
    return sum;
  }

  /** The processor as it is again. */
  async hurry() {
    await this.#session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }

  close() {
    return this.page.close();
  }
}

/** Keeps `session.workers`: for each worker of the page a function that sends a command to it. */
const workersOf = async (page, session) => {
  session.workers = new Map();
  const waiting = new Map();
  let last = 0;
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== "worker") return;
    session.workers.set(sessionId, (method, params = {}) => {
      last += 1;
      const id = last;
      const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
      const message = JSON.stringify({ id, method, params });
      return session.send("Target.sendMessageToTarget", { sessionId, message }).then(() => answer);
    });
  });
  session.on("Target.detachedFromTarget", ({ sessionId }) => session.workers.delete(sessionId));
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result, error } = JSON.parse(message);
    const waits = waiting.get(id);
    waiting.delete(id);
    if (error) waits?.reject(new Error(error.message));
    else waits?.resolve(result);
  });
  // Playwright's own sessions reach no worker; one inside the page's does.
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
};

const memoryOf = async (send) => {
  await send("HeapProfiler.collectGarbage");
  const heap = await send("Runtime.getHeapUsage");
  const prototype = await send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const all = await send("Runtime.queryObjects", { prototypeObjectId: prototype.result.objectId });
  const wasm = await send("Runtime.callFunctionOn", {
    objectId: all.objects.objectId,
    functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
    returnByValue: true,
  });
  await send("Runtime.releaseObject", { objectId: all.objects.objectId });
  return { heap: heap.usedSize, buffers: heap.backingStorageSize ?? 0, wasm: wasm.result.value };
};

/**
 * Milliseconds that the browser's worker threads have spent on a processor since they started, and null where the system
 * does not tell (elsewhere than on Linux).
 */
export const workersCpu = async (browser) => {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  let sum = null;
  for (const { id, type } of processInfo) {
    if (type !== "renderer") continue;
    const tasks = `/proc/${id}/task`;
    try {
      for (const task of readdirSync(tasks)) {
        if (!readFileSync(`${tasks}/${task}/comm`, "utf8").startsWith("DedicatedWorker")) continue;
        sum = (sum ?? 0) + Number(readFileSync(`${tasks}/${task}/schedstat`, "utf8").split(" ")[0]) / 1e6;
      }
    } catch {
      // The process or the thread has gone meanwhile, or this is no Linux.
    }
  }
  return sum;
};
