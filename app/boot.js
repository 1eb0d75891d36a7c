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
  const start = async () => {
    try {
      const program = await import(address("app-module"));
      await program.default({ module_or_path: address("app-wasm") });
      document.getElementById("boot")?.remove();
    } catch (problem) {
      fail(problem);
    }
    const worker = address("service-worker");
    if (worker && workers) workers.register(worker).then(watch, () => {});
  };

  // What the browser says of the program: a new version of it waits (or has taken over from another window), it can be
  // installed. Marks on the page say so, and an event that they changed.
  const workers = navigator.serviceWorker;
  const controlled = Boolean(workers?.controller);
  const say = (mark, value) => {
    if (value) page.dataset[mark] = "";
    else delete page.dataset[mark];
    dispatchEvent(new Event("anyq-program"));
  };
  const watch = (registration) => {
    const look = () => {
      if (registration.waiting && workers.controller) say("newVersion", true);
      registration.installing?.addEventListener("statechange", look);
    };
    registration.addEventListener("updatefound", look);
    look();
  };
  workers?.addEventListener("controllerchange", () => controlled && say("newVersion", true));

  // Law kept on the device: asked for when the page is at rest, and loaded when it is first asked for.
  let keeper;
  globalThis.anyqKeeper = async (...question) => {
    try {
      keeper ??= import(address("keeper"));
      return await (await keeper).ask(...question);
    } catch {
      keeper = undefined; // out of reach; the next question may find it
      return "";
    }
  };

  // The new version, if there is one, takes over before the page is loaded again.
  const renew = async () => {
    const registration = await workers?.getRegistration();
    await registration?.update();
    const next = registration?.waiting || registration?.installing;
    if (!next) return;
    await new Promise((done) => {
      const go = () => next.state === "installed" && next.postMessage("take-over");
      next.addEventListener("statechange", () => (next.state === "activated" || next.state === "redundant" ? done() : go()));
      go();
      setTimeout(done, 10_000);
    });
  };
  addEventListener("anyq-renew", () => renew().catch(() => {}).then(() => location.reload()));

  let offer;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event;
    say("installable", true);
  });
  addEventListener("appinstalled", () => say("installable", false));
  addEventListener("anyq-install", () => {
    // An offer can be made once.
    offer?.prompt();
    offer = undefined;
    say("installable", false);
  });
  document.addEventListener("DOMContentLoaded", start);
})();
