// Two languages of a page side by side: each provision beside itself in the other language, by its eId; below it on a phone.
// Which language, the address says (`beside=kk`), and it stays from page to page of the act.
import { button, fill, make } from "./dom.js";
import { passage } from "./law.js";
import { languageName } from "./words.js";

/** The act and language that stay chosen while the reader goes on: «Z18Q0000005 kk». */
let chosen = "";

const asked = () => new URLSearchParams(location.search).get("beside");

/** The address says what is shown; the router is not troubled, for the page is the same. */
const write = (lang) => {
  const url = new URL(location.href);
  if (lang) url.searchParams.set("beside", lang);
  else url.searchParams.delete("beside");
  history.replaceState(history.state, "", url);
};

const clear = () => {
  document.querySelector(".with-beside")?.classList.remove("with-beside");
  for (const own of document.querySelectorAll(".beside")) own.remove();
};

const remark = (page, words) => make("p.beside.beside-missing.quiet.own", { lang: page.ui }, words);

/** A provision in the other language. */
const block = ({ label, heading, text, table, lang }, w) => {
  const parts = [label ? make("strong.number", {}, label) : "", heading ? make("strong.own-heading", {}, heading, " ") : "", text ?? ""];
  const cells = (table?.rows ?? []).map((row) => make("tr", {}, ...row.map((cell) => make("td", { colSpan: cell.colspan ?? 1, rowSpan: cell.rowspan ?? 1 }, cell.text ?? ""))));
  if (cells.length) return make("div.beside.table-scroll.own", { lang, role: "region", tabIndex: 0, "aria-label": languageName(w, lang) }, make("table", {}, make("tbody", {}, ...cells)));
  return make("p.beside.law.own", { lang }, ...parts);
};

const show = async (page, lang) => {
  clear();
  if (!page.text || !lang || lang === page.lang) return;
  const article = page.place.closest("article");
  article?.classList.add("with-beside");
  const other = await passage(page.id, lang, page.edition, page.unit).catch(() => undefined);
  if (asked() !== lang || !page.place.isConnected) return;
  const { w } = page;
  if (!other || other.unit !== page.unit) {
    page.text.before(make("p.beside.notice.own", { role: "status" }, other === undefined ? w.failed : w.besideNone));
    return;
  }
  document.querySelector(".reading-heading")?.after(make("p.beside.beside-title.law.own", { lang }, other.title));
  const there = new Map(other.provisions.map((one) => [one.eid, one]));
  let last = null;
  for (const here of page.text.querySelectorAll(".provision")) {
    const one = there.get(here.id);
    there.delete(here.id);
    const own = here.querySelector(":scope > .passage, :scope > .table-scroll");
    if (one && (one.text || one.table || own)) {
      // The article's number and heading stand in the title.
      const shown = one.kind === "article" ? { text: one.text } : one;
      if (shown.text || shown.table || shown.label || shown.heading) {
        last = block({ ...shown, lang }, w);
        if (own) own.after(last);
        else here.prepend(last);
      }
    } else if (own) {
      last = remark(page, w.besideMissing);
      own.after(last);
    }
  }
  // What only the other language has stands behind the rest.
  const extra = [...there.values()].filter(({ text, heading }) => text || heading);
  if (extra.length) page.text.append(remark(page, w.besideExtra), ...extra.map((one) => block({ ...one, lang }, w)));
};

const choose = (page, lang) => {
  chosen = lang ? `${page.id} ${lang}` : "";
  write(lang);
  show(page, lang);
};

/** Buttons for the other languages of the act, or the way back to one. */
export const choices = (page, entry) => {
  const { w } = page;
  const close = (act) => () => {
    document.querySelector("dialog.sheet")?.close();
    act();
  };
  const now = asked();
  const others = entry.languages.filter((lang) => lang !== page.lang && lang !== now);
  return [
    ...others.map((lang) => button(fill(w.beside, languageName(w, lang)), close(() => choose(page, lang)))),
    now ? button(w.besideOff, close(() => choose(page, ""))) : null,
  ].filter(Boolean);
};

/** Shows what the address asks for, or what was chosen on the page before. */
export const attach = (page) => {
  const [id, lang] = chosen.split(" ");
  if (page.text && !asked() && id === page.id && lang !== page.lang) write(lang);
  if (asked()) {
    chosen = `${page.id} ${asked()}`;
    show(page, asked());
  }
  return clear;
};

