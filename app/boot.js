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
  const fail = (problem) => {
    console.error(problem);
    const message = document.getElementById("boot-problem");
    if (message) message.hidden = false;
  };
  // A question in the address: the search starts at once, beside the program instead of after it.
  const searchAhead = () => {
    const worker = address("search-worker");
    const asked = new URLSearchParams(location.search);
    if (!worker || !asked.get("q")) return null;
    const open = { bundle: new URL("bundle/", document.baseURI).href, lang: asked.get("text") ?? undefined };
    try {
      window.anyqSearch = new Worker(worker, { type: "module" });
      window.anyqSearch.postMessage(JSON.stringify({ open }));
      return window.anyqSearch;
    } catch {
      return null; // the program starts its own, and says so when it cannot
    }
  };
  // The program is kept for later only when nothing is waited for: on a slow line the answer comes first.
  const atRest = (search) =>
    new Promise((rested) => {
      const answered = (event) => /^{"(results|failed)"/.test(event.data) && setTimeout(rested, 500);
      search?.addEventListener("message", answered);
      setTimeout(rested, search ? 20_000 : 1_500);
    });
  const search = searchAhead();
  const start = async () => {
    try {
      const program = await import(address("app-module"));
      await program.default({ module_or_path: address("app-wasm") });
      document.getElementById("boot")?.remove();
    } catch (problem) {
      fail(problem);
    }
    const worker = address("service-worker");
    if (!worker || !("serviceWorker" in navigator)) return;
    await atRest(search);
    navigator.serviceWorker.register(worker).catch(() => {});
  };

  // `keeper.js`: asked when the page is at rest, and loaded when it is first asked.
  let keeper;
  globalThis.anyqKeeper = async (...question) => {
    try {
      keeper ??= import(address("keeper"));
      return await (await keeper).ask(...question);
    } catch {
      keeper = undefined; // out of reach; the next question may find it
      if (question[0] === "reload") location.reload();
      return "";
    }
  };

  // The browser offers to install the site: the keeper shows it when the reader wants it.
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    globalThis.anyqInstall = event;
  });
  document.addEventListener("DOMContentLoaded", start);
})();
