// The page of notes: all that was written in this browser, to search, change, delete, carry away and bring back; and what was
// read last.
import { button, fill, make, save } from "./dom.js";
import { date, place } from "./citation.js";
import { folded } from "./contents.js";
import { address } from "./law.js";
import { all, forget, form, get, isOld, oldNotice, put, recent, remove, valid } from "./notes.js";

const nameOf = (note) => [note.heading || note.title || note.act, note.at && note.at !== note.unit ? place(note.at, note.lang) : ""].filter(Boolean).join(", ");
const hrefOf = (note) => address(note.act, note.lang, note.at);

const markdown = (notes, w, ui) => {
  // A line break inside a heading would end it; brackets would end a link.
  const plain = (text) => text.replace(/\s+/g, " ").replace(/[[\]\\`*_<>#]/g, "\\$&");
  const lines = [`# ${w.notes}`, ""];
  let act = "";
  for (const note of [...notes].sort((a, b) => (a.act + a.lang < b.act + b.lang ? -1 : 1))) {
    if (act !== note.act + note.lang) lines.push(`## ${plain(note.title || note.act)}`, "");
    act = note.act + note.lang;
    lines.push(`### [${plain(nameOf(note))}](${new URL(hrefOf(note), document.baseURI).href})`, "");
    if (note.text) lines.push(...note.text.split("\n").map((line) => `> ${line}`), "");
    lines.push(`${[note.text ? "" : w.bookmark, note.changed && fill(w.written, date(note.changed.slice(0, 10), ui))].filter(Boolean).join(", ")}`, "");
  }
  return lines.join("\n");
};

/** Takes the notes of a file; of two for one place the later stays. Gives how many were taken. */
const take = (text) => {
  const list = JSON.parse(text).notes;
  let taken = 0;
  for (const note of list.map(valid).filter(Boolean)) {
    const known = get(note.act, note.lang, note.at);
    if ((!known || known.changed < note.changed) && put(note)) taken++;
  }
  return taken;
};

const line = (page, note, again) => {
  const { w, ui } = page;
  const name = nameOf(note);
  const item = make("li.note-line", { tabIndex: -1 },
    make("a.law.act-title", { lang: note.lang, href: hrefOf(note) }, name),
    note.heading && note.title ? make("p.quiet", { lang: note.lang }, note.title) : "",
    note.text ? make("p.note-words", {}, note.text) : make("p.quiet", {}, w.bookmark),
    note.changed ? make("p.quiet", {}, fill(w.written, date(note.changed.slice(0, 10), ui))) : "",
    make("p.ways", {},
      button(w.edit, () => form({ act: note.act, lang: note.lang, at: note.at }, w, ui, again), { "aria-label": `${w.edit}: ${name}` }),
      button(w.remove, () => {
        if (!confirm(w.really)) return;
        remove(note);
        again(w.removed);
      }, { "aria-label": `${w.remove}: ${name}` })));
  isOld(note).then((old) => old && item.querySelector(".ways").before(oldNotice(note, w, ui))).catch(() => {});
  return item;
};

/** Fills the page. */
export const open = (page) => {
  const { w } = page;
  const status = make("p", { role: "status", tabIndex: -1 });
  const list = make("ul.acts.notes-list");
  const field = make("input", { type: "search", id: "find-note", autocomplete: "off", oninput: () => show() });
  const show = () => {
    const notes = all();
    const words = folded(field.value).trim().split(" ").filter(Boolean);
    const found = notes.filter((note) => words.every((word) => folded(`${note.text} ${note.title} ${nameOf(note)}`).includes(` ${word}`)));
    list.replaceChildren(...found.map((note) => line(page, note, again)));
    status.textContent = notes.length ? fill(w.noteCount, found.length) : w.noNotes;
    tools.hidden = !notes.length;
  };
  // What was pressed may be gone: the focus goes to where the outcome is told.
  const again = (said) => {
    show();
    status.textContent = `${said}. ${status.textContent}`;
    status.focus();
  };
  const file = make("input.visually-hidden", { type: "file", accept: ".json,application/json", id: "notes-file", onchange: async () => {
    try {
      again(fill(w.imported, take(await file.files[0].text())));
    } catch {
      status.textContent = w.notImported;
    }
    file.value = "";
  } });
  const tools = make("div", {},
    make("p.note-find", {}, make("label", { for: "find-note" }, w.findNote), field),
    make("p.ways", {},
      button(w.exportJson, () => save("anyq-notes.json", "application/json", JSON.stringify({ anyq: "notes", notes: all() }, null, 1))),
      button(w.exportMd, () => save("anyq-notes.md", "text/markdown", markdown(all(), w, page.ui)))));
  const read = recent();
  const readList = make("section", {},
    make("h2", {}, w.recent),
    make("ul.acts", {}, ...read.map((one) => make("li.act-line", {}, make("a.law.act-title", { lang: one.lang, href: hrefOf(one) }, one.heading || one.title), make("p.quiet", { lang: one.lang }, one.title)))),
    make("p.ways", {}, button(w.forget, () => {
      forget();
      readList.remove();
      status.focus();
    })));
  page.place.replaceChildren(make("div.own", {},
    make("p", {}, w.notesAbout), tools, status, list,
    make("p.ways", {}, file, make("label.button.button-quiet", { for: "notes-file" }, w.import)),
    read.length ? readList : ""));
  show();
};
