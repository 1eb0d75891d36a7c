// `Note`: what a reader writes at a place of the law, or a bookmark when it is empty. Kept in this browser, one entry each, so
// that two windows do not undo each other's; a short name of the provision's text (`hash`) tells when the law has changed since.
import { button, fill, make, sheet, store, stored } from "./dom.js";
import { date, place } from "./citation.js";
import { hash, listed, passage, wordsOf } from "./law.js";

const PREFIX = "note.";
const READ = "read";
// So many places read last are remembered.
const MOST_READ = 20;

const nameOf = ({ act, lang, at }) => `${PREFIX}${act} ${lang} ${at}`;
const today = () => new Date().toLocaleDateString("sv");

/** A note from what is written in storage or in a file; `null` for anything else. */
export const valid = (note) => {
  const is = (value, pattern) => typeof value === "string" && pattern.test(value);
  const sound = note && is(note.act, /^[\w.-]{1,80}$/) && is(note.lang, /^[a-z]{2,3}$/) && is(note.at, /^[\w.~-]{0,200}$/) && typeof note.text === "string";
  if (!sound) return null;
  const fact = (name) => (typeof note[name] === "string" ? note[name].slice(0, 500) : "");
  return { act: note.act, lang: note.lang, at: note.at, text: note.text.slice(0, 20_000), unit: fact("unit"), title: fact("title"), heading: fact("heading"), hash: fact("hash"), day: fact("day"), changed: fact("changed") };
};

const parsed = (text) => {
  try {
    return valid(JSON.parse(text));
  } catch {
    return null;
  }
};

/** All notes, those changed last first. */
export const all = () => {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(`anyq.${PREFIX}`));
    const notes = names.map((name) => parsed(localStorage.getItem(name))).filter(Boolean);
    return notes.sort((a, b) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : 0));
  } catch {
    return [];
  }
};

export const get = (act, lang, at) => parsed(stored(nameOf({ act, lang, at })) ?? "");
export const put = (note) => store(nameOf(note), JSON.stringify(note));
export const remove = (note) => store(nameOf(note), null);

/** The words a note is about, as they are now: their short name; empty when they cannot be read. */
const nowOf = async (act, lang, at) => {
  const page = at ? await passage(act, lang, "", at) : null;
  if (at && page && !page.provisions.some(({ eid }) => eid === at) && page.unit !== at) return "gone";
  return page ? hash(wordsOf(page, at)) : "";
};

/** Whether the law has changed since the note was written. A note on a whole act goes by the act's own hash. */
export const isOld = async (note) => {
  if (!note.hash) return false;
  const now = note.at ? await nowOf(note.act, note.lang, note.at) : (await listed(note.act, note.lang))?.text_hash;
  return Boolean(now) && now !== note.hash;
};

/** The line that says so. */
export const oldNotice = (note, w, ui) =>
  make("p.notice.notice-warning", {}, `${w.changedSince} ${note.day ? fill(w.wasTextOf, date(note.day, ui, true)) : ""}`);

const say = (page, words) => {
  const status = make("p.visually-hidden.own", { role: "status" });
  page.place.append(status);
  // Said only when it changes after it is there.
  setTimeout(() => (status.textContent = words));
};

const mark = async (page) => {
  for (const old of document.querySelectorAll(".note-mark")) old.remove();
  const notes = all().filter((note) => note.act === page.id && note.lang === page.lang);
  const tool = document.getElementById("tool-note");
  const here = notes.some(({ at }) => at === (page.at || page.unit));
  tool?.classList.toggle("tool-on", here);
  tool?.setAttribute("aria-label", here ? `${page.w.note} – ${page.w.noteHere}` : page.w.note);
  for (const link of document.querySelectorAll("a.contents-line")) {
    const at = new URL(link.href).searchParams.get("at");
    if (notes.some((note) => note.unit === at)) link.append(make("span.note-mark.own", { title: page.w.noteHere }, "✎", make("span.visually-hidden", { lang: page.ui }, page.w.noteHere)));
  }
  if (!page.text) return;
  for (const note of notes.filter(({ unit }) => unit === page.unit)) {
    const provision = document.getElementById(note.at);
    const passage = provision?.querySelector(":scope > .passage") ?? (note.at === page.unit ? document.querySelector(".reading-heading") : null);
    const sign = button("✎", () => open(page, note.at), { "aria-label": `${page.w.noteOpen}: ${note.text || page.w.bookmark}`, title: note.text || page.w.bookmark, lang: page.ui }, "button.note-mark.own");
    passage?.append(sign);
    if (!page.edition && (await isOld(note).catch(() => false))) sign.classList.add("note-old");
  }
};

/** Marks the notes of the page and of its contents. */
export const attach = (page) => {
  mark(page);
  const elsewhere = (event) => event.key?.startsWith(`anyq.${PREFIX}`) && mark(page);
  addEventListener("storage", elsewhere);
  return () => {
    removeEventListener("storage", elsewhere);
    const tool = document.getElementById("tool-note");
    tool?.classList.remove("tool-on");
  };
};

/** The form for one note; `after` is called when something has changed. */
export const form = async (note, w, ui, after) => {
  const known = get(note.act, note.lang, note.at);
  const box = make("textarea", { id: "note-text", rows: 6, maxLength: 20000 }, known?.text ?? "");
  const trouble = make("p", { role: "alert" });
  const save = async () => {
    const about = note.at ? await nowOf(note.act, note.lang, note.at).catch(() => "") : (await listed(note.act, note.lang).catch(() => null))?.text_hash;
    const written = { ...known, ...note, text: box.value.trim(), hash: about ?? "", changed: new Date().toISOString() };
    if (!put(written)) {
      trouble.textContent = w.noRoom;
      return;
    }
    dialog.close();
    after(w.saved);
  };
  const drop = () => {
    remove(note);
    dialog.close();
    after(w.removed);
  };
  const old = known && (await isOld(known).catch(() => false)) ? oldNotice(known, w, ui) : "";
  const dialog = sheet(w.noteTitle, w.cancel, [
    make("p", {}, make("span.law", { lang: note.lang }, [note.heading || note.title, note.at && note.at !== note.unit ? place(note.at, note.lang) : ""].filter(Boolean).join(", "))),
    old,
    make("label", { for: "note-text" }, w.note),
    box,
    make("p.quiet", {}, w.noteAbout),
    trouble,
    make("p.ways", {}, button(w.save, save, {}, "button.button"), known ? button(w.remove, drop) : ""),
  ]);
  box.focus();
};

/** Opens the note at a place of the page; at the page itself where none is named. */
export const open = async (page, at) => {
  const entry = await listed(page.id, page.lang).catch(() => null);
  const where = at || page.unit;
  const heading = page.unit ? (document.querySelector(".reading-heading")?.firstChild?.textContent ?? "") : "";
  const note = { act: page.id, lang: page.lang, at: where, unit: page.unit, title: entry?.title ?? "", heading, day: page.edition || (entry?.text_date ?? "") };
  await form(note, page.w, page.ui, (said) => {
    mark(page);
    say(page, said);
  });
};

/** The places read last, the latest first: act, language, page, titles, day. */
export const recent = () => {
  try {
    return JSON.parse(stored(READ) ?? "[]").filter((one) => valid({ ...one, text: "" }));
  } catch {
    return [];
  }
};

/** Remembers that this page was read. */
export const remember = async (page) => {
  const entry = await listed(page.id, page.lang).catch(() => null);
  const heading = document.querySelector(".reading-heading")?.firstChild?.textContent ?? "";
  if (!page.place.isConnected) return;
  const others = recent().filter(({ act, lang, at }) => act !== page.id || lang !== page.lang || at !== page.unit);
  const one = { act: page.id, lang: page.lang, at: page.unit, heading, title: entry?.title ?? "", day: today() };
  store(READ, JSON.stringify([one, ...others].slice(0, MOST_READ)));
};

/** Forgets what was read. */
export const forget = () => store(READ, null);
