// The site inside a page of another: who may show it, what is shown of it, how high it is. Loaded by `boot.js` where the site
// stands in a frame, before anything is shown; the other end is `public/anyq-embed.js`.

const WORDS = {
  kk: {
    refused: "Бұл сайтта заңнаманы көрсетуге рұқсат жоқ.",
    why: "Заңнама сайтының иесі мұны тек өзі атаған сайттарға рұқсат еткен.",
    open: "Толық сайтта ашу",
    newTab: "жаңа қойындыда ашылады",
  },
  ru: {
    refused: "Этому сайту не разрешено показывать законодательство отсюда.",
    why: "Владелец сайта с законодательством разрешил это только сайтам, которые назвал сам.",
    open: "Открыть на полном сайте",
    newTab: "откроется в новой вкладке",
  },
  en: {
    refused: "This website may not show the law from here.",
    why: "The owner of the site with the law allows it only to the websites it has named.",
    open: "Open on the full site",
    newTab: "opens in a new tab",
  },
};
const VIEWS = ["search", "provision", "definition", "explorer"];
const KINDS = ["constitution", "constitutional-law", "code", "law", "decree", "resolution", "order", "other"];
const REMEMBERED = "anyq-embed ";
const page = document.documentElement;
const root = new URL("./", document.baseURI);
const words = () => WORDS[page.lang] ?? WORDS.kk;

/** What the frame was asked for: its address, or, after a reload elsewhere in it, what its window remembers. */
const options = () => {
  const here = new URL(location.href);
  if (here.pathname === `${root.pathname}embed/`) {
    if (parent !== window) window.name = REMEMBERED + here.search;
    return here.searchParams;
  }
  return new URLSearchParams(window.name.startsWith(REMEMBERED) ? window.name.slice(REMEMBERED.length) : "view=explorer");
};

/** The address inside the site of what is to be shown, relative to its root. */
const addressOf = (asked) => {
  const to = new URLSearchParams();
  const copy = (from, name = from) => asked.get(from) && to.set(name, asked.get(from));
  copy("text");
  const place = asked.get("view") ?? "search";
  if ((place === "provision" || place === "definition") && asked.get("act")) {
    copy("act", "id");
    copy("at");
    copy("edition");
    return `act/?${to}`;
  }
  copy("q");
  const isWhole = place === "explorer" && !asked.get("acts") && !asked.get("q");
  if (isWhole && asked.get("kind")) to.set("kind", asked.get("kind").split(" ")[0]);
  return `${isWhole ? "" : "search/"}${to.size ? `?${to}` : ""}`;
};

/** The origin of the page around by its own message, which the browser signs; null when it says nothing. */
const greetedOrigin = () =>
  new Promise((found) => {
    addEventListener("message", ({ source, origin, data }) => {
      if (source === parent && data?.anyq === "hello") found(origin);
    });
    parent.postMessage({ anyq: "who" }, "*"); // says nothing but that a frame is here
    setTimeout(found, 1_500, null);
  });

/**
 * The origins of all pages around, the nearest first. The browser tells them, or the nearest says so itself. A referrer may be
 * that of another page than the one around: it tells where messages go, and proves nothing.
 */
const around = async () => {
  const ancestors = [...(location.ancestorOrigins ?? [])];
  if (ancestors.length) return { origins: ancestors, isProven: true };
  const greeted = await greetedOrigin();
  if (greeted) return { origins: [greeted], isProven: true };
  return { origins: [URL.parse?.(document.referrer)?.origin ?? "null"], isProven: false };
};

/** Whether the operator lets these origins show the site: `embed.json`; one that cannot be read allows nobody. */
const isAllowed = async ({ origins, isProven }) => {
  if (isProven && origins.every((origin) => origin === root.origin)) return true;
  try {
    const answer = await fetch(new URL("embed.json", root), { cache: "no-cache" });
    const allowed = (await answer.json()).allowed.map((one) => one.replace(/\/$/, ""));
    return allowed.includes("*") || (isProven && origins.every((origin) => origin === root.origin || allowed.includes(origin)));
  } catch {
    return false;
  }
};

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const fullLink = (href) =>
  element("a", { href, target: "_blank", rel: "noopener", lang: page.lang, title: words().newTab }, `${words().open} ↗`);

const refuse = (asked) => {
  const note = element("div", { className: "embed-refused", lang: page.lang });
  note.setAttribute("role", "alert");
  note.append(element("p", {}, element("strong", {}, words().refused)), element("p", {}, words().why));
  note.append(element("p", {}, fullLink(new URL(addressOf(asked), root).href)));
  document.getElementById("boot")?.replaceWith(note);
};

// Colours and letters of the page around. A colour that cannot be read on the theme's ground is not taken.
const channel = (value) => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (colour) => {
  const hex = colour.replace(/^#/, "").replace(/^(.)(.)(.)$/, "$1$1$2$2$3$3");
  const [r, g, b] = [0, 2, 4].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
const dress = (asked) => {
  const style = page.style;
  for (const name of ["--accent", "--accent-ink", "--link", "--font-site", "--font-law"]) style.removeProperty(name);
  if (page.dataset.theme === "contrast" || page.dataset.sight) return;
  const accent = asked.get("accent") ?? "";
  if (/^[\da-f]{6}$/i.test(accent)) {
    const ground = getComputedStyle(page);
    const readable = ["--paper", "--sheet"].every((name) => contrast(accent, ground.getPropertyValue(name).trim()) >= 4.5);
    if (readable) {
      style.setProperty("--accent", `#${accent}`);
      style.setProperty("--link", `#${accent}`);
      style.setProperty("--accent-ink", contrast(accent, "ffffff") >= 4.5 ? "#ffffff" : "#000000");
    } else console.warn(`anyq-law: the accent #${accent} cannot be read on this theme's ground`);
  }
  const font = asked.get("font") ?? "";
  if (/^[\p{L}\d ,'"-]{1,120}$/u.test(font)) {
    style.setProperty("--font-site", font);
    style.setProperty("--font-law", font);
  }
};

/** The page's own colours are known once its style sheet is here. */
const dressed = () =>
  new Promise((here) => {
    const sheet = document.querySelector('link[rel="stylesheet"]:not([media="print"])');
    if (!sheet || sheet.sheet) here();
    for (const end of ["load", "error"]) sheet?.addEventListener(end, here, { once: true });
  });

const look = (asked) => {
  const theme = asked.get("theme");
  if (["light", "dark", "contrast"].includes(theme)) page.dataset.theme = theme;
  else if (theme) delete page.dataset.theme;
  if (["kk", "ru", "en"].includes(asked.get("language"))) page.lang = asked.get("language");
  dress(asked);
};

/** Tells the page around how high this one is, and when another of the site's pages is shown. */
const measure = (tell) => {
  let last = 0;
  const height = () => {
    const open = document.querySelector(".term-card:popover-open");
    const low = open ? open.getBoundingClientRect().bottom + scrollY + 8 : 0;
    const now = Math.ceil(Math.max(document.body.getBoundingClientRect().height, low));
    if (now === last || now === 0) return;
    last = now;
    tell({ anyq: "height", height: now });
  };
  // The body is as high as what is on it, never as the frame: what is told cannot change what is measured.
  new ResizeObserver(height).observe(document.body);
  // A definition opens below the word that was pressed, not at the end of a frame that may be out of sight.
  let pressed = null;
  addEventListener("click", ({ target }) => (pressed = target.closest?.("[popovertarget]") ?? pressed), true);
  addEventListener("toggle", ({ target, newState }) => {
    if (newState === "open" && pressed && target.matches(".term-card")) {
      target.style.setProperty("--embed-top", `${pressed.getBoundingClientRect().bottom + scrollY + 6}px`);
    }
    height();
  }, true);
  return height;
};

/** Keeps links in their bounds: other acts, other sites and, where told so, all of them open in a new tab. */
const bind = (asked) => {
  const view = page.dataset.embed;
  const inTab = asked.get("links") === "tab" || (asked.get("links") !== "frame" && ["provision", "definition"].includes(view));
  const acts = page.dataset.acts?.split(" ");
  const stays = (url) => {
    if (!url.href.startsWith(root.href)) return false;
    const path = url.pathname.slice(root.pathname.length);
    const act = url.searchParams.get(path === "act/" ? "id" : "act");
    if (acts && act && !acts.includes(act)) return false;
    // Of what kind a cited act is, an address does not tell.
    const leaves = page.dataset.kinds && path === "act/" && act !== new URLSearchParams(location.search).get("id");
    if (leaves && location.pathname === `${root.pathname}act/`) return false;
    return view === "explorer" ? !(acts && path === "") : path === "search/" || path === "act/";
  };
  const mark = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (!link || link.closest(".embed-foot")) return;
    const url = new URL(link.href, root);
    const isSame = url.href.split("#")[0] === location.href.split("#")[0];
    if (stays(url) && (isSame || !inTab)) return link.removeAttribute("target");
    link.target = "_blank";
    link.relList?.add("noopener");
  };
  for (const moment of ["pointerdown", "focusin", "click"]) addEventListener(moment, mark, true);
};

/** What stands last on the page, once the program has drawn it: the way to the full site. Its address is looked up when used. */
export const end = () => {
  const link = fullLink(location.href);
  const renew = () => Object.assign(link, { href: location.href, lang: page.lang, textContent: `${words().open} ↗`, title: words().newTab });
  for (const moment of ["pointerdown", "focus", "click", "contextmenu"]) link.addEventListener(moment, renew);
  document.body.append(element("footer", { className: "embed-foot" }, link));
};

/** Prepares the page, before the program starts. False when nothing may be shown here. */
export const begin = async () => {
  const asked = options();
  const isFramed = parent !== window;
  await dressed();
  if (asked.get("language")) look(asked);
  if (isFramed) {
    const pages = await around();
    const [origin] = pages.origins;
    // A page without an origin of its own cannot be named; a height is no secret.
    const tell = (what) => parent.postMessage(what, origin === "null" ? "*" : origin);
    if (!(await isAllowed(pages))) {
      page.dataset.embed = "refused";
      look(asked);
      refuse(asked);
      tell({ anyq: "height", height: document.body.scrollHeight });
      return false;
    }
    const view = VIEWS.includes(asked.get("view")) ? asked.get("view") : "search";
    page.dataset.embed = view;
    // Ids that cannot be any act's, and kinds that nobody knows, limit the frame to nothing, not to everything.
    const acts = (asked.get("acts") ?? "").split(/[\s,]+/).filter((id) => /^[a-z\d][\w.-]{0,79}$/i.test(id));
    if (asked.get("acts")) page.dataset.acts = acts.join(" ") || "none";
    const kinds = (asked.get("kind") ?? "").split(/[\s,]+/).filter((kind) => KINDS.includes(kind));
    if (kinds.length) page.dataset.kinds = kinds.join(" ");
    else if (asked.get("kind")) page.dataset.acts = "none";
    look(asked);
    const height = measure(tell);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dress(asked));
    // Only the page around may say how this one is to look; a message of anybody else is nobody's.
    addEventListener("message", ({ source, origin: from, data }) => {
      if (source !== parent || from !== origin || data?.anyq !== "look" || typeof data.look !== "object") return;
      for (const [name, value] of Object.entries(data.look ?? {})) {
        if (["theme", "accent", "font"].includes(name)) asked.set(name, String(value));
      }
      look(asked);
      height();
    });
    const push = history.pushState.bind(history);
    history.pushState = (...all) => {
      push(...all);
      tell({ anyq: "page" });
    };
    bind(asked);
    tell({ anyq: "ready" });
  }
  if (location.pathname === `${root.pathname}embed/`) {
    history.replaceState(null, "", new URL(addressOf(asked), root));
  }
  return true;
};
