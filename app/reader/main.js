// The reader's tools: what can be done with a text of law besides reading it. Loaded once the page is at rest: no part of it
// is needed for the first paint, to search or to read. The app leaves a place, `#reader`, whose attribute says what is shown:
// the act, the language, the edition, the page and the provision meant («-» where there is none), the interface's language.
import { button, icon, make, sheet } from "./dom.js";
import { listed } from "./law.js";
import { words } from "./words.js";
import * as cite from "./cite.js";
import * as contents from "./contents.js";
import * as keys from "./keys.js";
import * as notes from "./notes.js";
import * as preview from "./preview.js";

/** What is shown: `id`, `lang`, `edition`, `unit`, `at` (empty where there is none), `ui`, its words `w`, the law's `text`. */
let shown = null;
let at = null; // the place in the page, and what it said
let seen = "";
let ends = [];

// What not every reader asks for is fetched when one does.
const fetched = {};
const fetchTool = async (name) => (fetched[name] ??= await import(`./${name}.js`));
const listen = async (page, from) => {
  const aloud = await fetchTool("aloud");
  if (page === shown) aloud.begin(page, from);
};

const read = async (place) => {
  const [id, lang, edition, unit, at, ui] = place.dataset.shown.split(" ").map((fact) => (fact === "-" ? "" : fact));
  return { place, id, lang, edition, unit, at, ui, w: await words(ui), text: document.querySelector(".law-text") };
};

const clear = () => {
  for (const end of ends.splice(0)) end();
  document.querySelector("dialog.sheet")?.close();
  for (const own of document.querySelectorAll("main .own")) own.remove();
};

/** The printed page begins with what it is: the citation, the day, the address. */
const head = async (page) => {
  // Terms and their explanations get the same number; the explanations are printed as notes at the foot.
  const terms = [...page.text.querySelectorAll(".term")];
  terms.forEach((term, n) => {
    for (const one of [term, document.getElementById(term.getAttribute("popovertarget"))]) one?.setAttribute("data-note", n + 1);
  });
  ends.push(() => document.querySelectorAll("[data-note]").forEach((one) => one.removeAttribute("data-note")));
  const line = await cite.inFull(page).catch(() => null);
  if (line && page === shown) page.place.append(make("p.print-head.own", { lang: page.lang }, line));
};

/** The provision the address names gets its own buttons: whoever pressed its number means it. */
const atTarget = (page) => {
  const passage = page.at && page.at !== page.unit && document.getElementById(page.at)?.querySelector(":scope > .passage");
  if (!passage) return;
  const { w } = page;
  const small = (name, act) => button(name, act, {}, "button.tool-small");
  const row = make("span.target-tools.own", { role: "group", "aria-label": w.tools, lang: page.ui });
  row.append(small(w.cite, () => cite.open(page, page.at)), small(w.note, () => notes.open(page, page.at)), small(w.listen, () => listen(page, page.at)));
  passage.after(row);
};

const more = async (page) => {
  const { w } = page;
  const entry = await listed(page.id, page.lang).catch(() => null);
  const beside = await fetchTool("beside");
  const report = cite.reportAddress(page, entry);
  const dialog = sheet(w.moreTitle, w.close, [
    make("ul.tool-list", {}, ...[
      ...(page.text && entry ? beside.choices(page, entry) : []),
      button(w.print, () => {
        dialog.close();
        print();
      }),
      // Amendments are read in the languages in which laws are adopted.
      entry && ["kk", "ru"].includes(page.lang) ? make("a.button.button-quiet", { href: `draft/?act=${page.id}&text=${page.lang}`, onclick: () => dialog.close() }, w.draft) : null,
      entry?.editions?.length ? button(w.onDate, async () => (await fetchTool("editions")).open(page, entry)) : null,
      report ? make("a.button.button-quiet", { href: report }, w.report) : null,
      button(w.keysTitle, () => keys.open(page)),
      make("a.button.button-quiet", { href: "notes/", onclick: () => dialog.close() }, w.toNotes),
    ].filter(Boolean).map((item) => make("li", {}, item))),
  ]);
};

const bar = (page) => {
  const { w } = page;
  const tool = (name, act) => make("button.tool", { type: "button", onclick: act, "aria-haspopup": "dialog", id: `tool-${name}` }, icon(name), make("span", {}, w[name]));
  page.place.append(
    make("div.tools.own", { role: "group", "aria-label": w.tools },
      tool("cite", () => cite.open(page, page.at)),
      page.text ? tool("listen", () => listen(page, "")) : null,
      tool("note", () => notes.open(page, page.at)),
      tool("more", () => more(page)),
    ),
  );
};

const begin = async (place, told) => {
  const page = await read(place);
  // The router writes the address of a new page just after the page.
  await new Promise((done) => setTimeout(done));
  const asked = new URLSearchParams(location.search);
  const tools = [contents, notes, preview];
  if (asked.has("compare")) tools.push(await fetchTool("editions"));
  // Asked for by the address, or chosen on an earlier page.
  if (asked.has("beside") || fetched.beside) tools.push(await fetchTool("beside"));
  // The reader may have gone on meanwhile.
  if (told !== seen || !place.isConnected) return;
  shown = page;
  keys.set({
    q: () => cite.open(page, page.at),
    m: () => notes.open(page, page.at),
    l: () => page.text && listen(page, ""),
    "?": () => keys.open(page),
  });
  if (page.id === "notes") {
    (await fetchTool("notes-page")).open(page);
    return;
  }
  if (page.id === "settings") {
    place.append(make("p.own", {}, button(page.w.keysTitle, () => keys.open(page))));
    return;
  }
  if (page.id === "guide") {
    ends.push(preview.attach(page));
    return;
  }
  bar(page);
  atTarget(page);
  for (const tool of tools) ends.push(tool.attach(page));
  ends.push(() => fetched.aloud?.stop());
  if (page.text) {
    notes.remember(page);
    head(page);
  }
};

/** The page may have become another one. */
const look = () => {
  const place = document.getElementById("reader");
  const now = place?.dataset.shown ?? "";
  if (now === seen && place === at) return;
  [seen, at] = [now, place];
  clear();
  shown = null;
  keys.set({});
  // Without its files the page is what it was before them; the next one tries again.
  if (place) begin(place, now).catch(() => {});
};

/** Begins, and follows the reader from page to page. */
export const start = () => {
  keys.listen();
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-shown"] });
  look();
};
