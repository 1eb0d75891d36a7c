// Before the first paint: the reader's language, theme and text size. Then: the program.
// A classic script, because a module would run only after the first paint.
(() => {
  "use strict";
  const page = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(`anyq.${key}`);
    } catch {
      return null; // storage may be forbidden; the defaults are good
    }
  };
  const theme = read("theme");
  if (["light", "dark", "contrast"].includes(theme)) page.dataset.theme = theme;
  if (read("sight") === "low") page.dataset.sight = "low";
  const size = read("size");
  if (["large", "larger"].includes(size)) page.dataset.size = size;
  const spoken = [read("language"), ...(navigator.languages || [])];
  const known = spoken.map((code) => (code || "").slice(0, 2)).find((code) => ["kk", "ru", "en"].includes(code));
  page.lang = known || "kk";

  // `<base>` is written as a relative address; from here on it is absolute, whatever the address bar says later.
  const base = document.querySelector("base");
  if (base) base.href = document.baseURI;
  if (location.pathname.endsWith("/index.html")) {
    history.replaceState(null, "", location.pathname.slice(0, -"index.html".length) + location.search + location.hash);
  }

  const address = (name) => {
    const content = document.querySelector(`meta[name="${name}"]`)?.content;
    return content ? new URL(content, document.baseURI).href : null;
  };
  // The site's own letters, once the device has them, and never in the middle of a page: those that are not ready when the
  // program draws the page are left to the next visit. Each file has letters of its own; a page is seldom without any of them.
  const LETTERS = {
    latin: "U+20-7E, U+A0-FF, U+2010-203A, U+20AC",
    "latin-ext": "U+20B8",
    cyrillic: "U+401, U+406, U+410-44F, U+451, U+456, U+4B0-4B1, U+2116",
    "cyrillic-ext": "U+492-493, U+49A-49B, U+4A2-4A3, U+4AE-4AF, U+4BA-4BB, U+4D8-4D9, U+4E8-4E9",
  };
  const readLetters = async () => {
    const folder = address("fonts");
    if (!folder || !navigator.serviceWorker?.controller) return;
    const faces = Object.entries(LETTERS).map(([script, unicodeRange]) => {
      return new FontFace("Golos Text", `url(${folder}golos-text-${script}.woff2)`, { weight: "400 700", unicodeRange });
    });
    await Promise.all(faces.map((face) => face.load()));
    if (document.getElementById("boot")) {
      faces.forEach((face) => document.fonts.add(face));
      page.dataset.fonts = "";
    }
  };
  const isFramed = parent !== window;
  const isEmbedded = isFramed || location.pathname === new URL("embed/", document.baseURI).pathname;
  const fail = (problem) => {
    console.error(problem);
    const message = document.getElementById("boot-problem");
    if (message) message.hidden = false;
  };
  const bundle = new URL("bundle/", document.baseURI).href;
  // A question in the address: the search starts at once, beside the program instead of after it, and has all its answer
  // needs when the program asks. A question with filters is left to the program.
  const searchAhead = () => {
    const loader = address("search-worker");
    const asked = new URLSearchParams(location.search);
    if (!loader || !asked.get("q")) return null;
    const isPlain = [...asked.keys()].every((key) => key === "q" || key === "text");
    const question = { text: isPlain ? asked.get("q") : "", interface: page.lang, lang: asked.get("text") ?? undefined };
    try {
      const program = WebAssembly.compileStreaming(fetch(address("search-worker-wasm")));
      const worker = new Worker(loader, { type: "module", name: "ahead" });
      // Nothing, where it fails: the worker then fetches its own.
      const give = (what, promise) => promise.catch(() => null).then((it) => worker.postMessage({ [what]: it }));
      worker.postMessage(JSON.stringify({ open: { bundle, question } }));
      give("manifest", askManifest().then((answer) => (answer.ok ? answer.clone().text() : null)));
      give("program", program);
      globalThis.anyqSearch = worker;
      return worker;
    } catch {
      return null; // the program starts its own, and says so when it cannot
    }
  };
  // What every page begins with: asked for once, and taken by the program from here.
  const askManifest = () => {
    globalThis.anyqManifest ??= fetch(`${bundle}manifest.json`, { cache: "no-cache" });
    return globalThis.anyqManifest;
  };
  // On a slow line they would share it and both be late. The search goes first: while its program comes, and then the
  // pieces of law it asks for one after the other, the line has room for the page's. On a later visit both are here.
  const searchIsHere = (search) =>
    new Promise((here) => {
      if (!search || navigator.serviceWorker?.controller) here(true);
      search?.addEventListener("message", () => here(true), { once: true }); // its loader's first word
      search?.addEventListener("error", () => here(false), { once: true });
      setTimeout(() => here(false), 4_000);
    });
  // The program is kept for later only when nothing is waited for: on a slow line the answer comes first.
  const atRest = (search) =>
    new Promise((rested) => {
      const answered = (event) => /^{"(results|failed)"/.test(event.data) && setTimeout(rested, 500);
      search?.addEventListener("message", answered);
      setTimeout(rested, search ? 20_000 : 1_500);
    });
  // A page of law: what reads it for the first picture is asked for beside the styles, which the picture waits for.
  if (address("reader") && new URLSearchParams(location.search).get("id") && !isFramed && !navigator.serviceWorker?.controller) {
    globalThis.anyqReads = import(new URL("law.js", address("reader")));
    globalThis.anyqReads.catch(() => {}); // the first picture asks again
    askManifest();
  }
  const search = searchAhead();
  const searchHere = searchIsHere(search);
  // What stands at the top of every page of made-up law is known before the program draws one, so that nothing moves.
  const topKnown = askManifest()
    .then((answer) => answer.clone().text())
    .then((text) => text.includes('"fictional":true') && page.setAttribute("data-fictional", ""))
    .catch(() => {}); // the program will ask again and say so
  const lettersRead = readLetters().catch(() => {}); // the device's own letters are good
  const start = async () => {
    try {
      // A page whose address asks for law has that first, and this with the program.
      const isAsked = search || globalThis.anyqReads;
      const early = isAsked ? null : import(address("app-module"));
      // In a page of another nothing is shown before it is known whether that page may.
      const embedding = isEmbedded ? await import(address("embedding")) : null;
      if (embedding && !(await embedding.begin())) return;
      const isHere = await searchHere;
      const within = (time, promise) => Promise.race([promise, new Promise((late) => setTimeout(late, time))]);
      await within(400, Promise.all([topKnown, lettersRead]));
      // The line is the first picture's as long as it draws: the words of the law come before what is done with them.
      if (isHere) await within(search ? 2_500 : 1_500, globalThis.anyqFirst?.shown);
      const wasm = fetch(address("app-wasm"));
      wasm.catch(() => {}); // whoever waits for it hears of it
      const program = await (early ?? import(address("app-module")));
      await program.default({ module_or_path: wasm });
      globalThis.anyqFirst?.handOver();
      document.getElementById("boot")?.remove();
      if (isFramed) embedding.end();
    } catch (problem) {
      fail(problem);
    }
    // The reader's tools: on pages that are made of them at once, on others when the page is at rest.
    const tools = isFramed ? null : address("reader"); // what a reader keeps belongs to the site's own pages
    const fetchTools = () => import(tools).then((reader) => reader.start()).catch(() => {});
    if (tools && document.querySelector('#reader[data-shown^="notes"]')) fetchTools();
    else if (tools) atRest(search).then(fetchTools);
    const worker = address("service-worker");
    // Whoever reads a portal has not asked for this site to be kept.
    if (isFramed || !worker || !("serviceWorker" in navigator)) return;
    await atRest(search);
    navigator.serviceWorker.register(worker).catch(() => {});
  };

  // `keeper.js`: asked when the page is at rest, and loaded when it is first asked.
  let keeper;
  globalThis.anyqKeeper = async (...question) => {
    if (isFramed) return "";
    try {
      keeper ??= import(address("keeper"));
      return await (await keeper).ask(...question);
    } catch {
      keeper = undefined; // out of reach; the next question may find it
      if (question[0] === "reload") location.reload();
      return "";
    }
  };

  // Modules that are loaded when they are first asked: `anyqModule("download", …)` asks `download.js`. Nothing where one is
  // out of reach; the next question may find it.
  const modules = {};
  globalThis.anyqModule = async (name, ...question) => {
    if (globalThis.anyqFirst?.give(name, ...question)) return true;
    try {
      modules[name] ??= import(address(`module-${name}`));
      return await (await modules[name]).ask(...question);
    } catch {
      delete modules[name];
      return "";
    }
  };

  // Pages of nothing but words: loaded when they are opened.
  globalThis.anyqProse = async (name, language) => {
    const place = document.getElementById(`prose-${name}`);
    if (place && !(await globalThis.anyqModule("prose", place, name, language))) {
      place.append(Object.assign(document.createElement("a"), { href: "", textContent: "↻" })); // out of reach just now
    }
  };

  // The browser offers to install the site: the keeper shows it when the reader wants it.
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    globalThis.anyqInstall = event;
  });
  document.addEventListener("DOMContentLoaded", start);
})();
