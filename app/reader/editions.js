// The text of any date: the latest the collection has that is not later, and what is not known is said; and what changed
// between two of them, as the analysis worker tells it. Which two, the address says (`compare=2021-03-10`).
import { button, fill, go, make, sheet } from "./dom.js";
import { date, place } from "./citation.js";
import { address, filesOf, listed } from "./law.js";

const days = (entry) => [entry.text_date, ...(entry.editions ?? []).map((edition) => edition.date)].filter(Boolean).sort().reverse();

/** The act's own page with the difference between two of its texts. */
const comparison = (page, entry, one, other) => {
  const [old, now] = [one, other].sort();
  return `${address(page.id, page.lang, "", now === entry.text_date ? "" : now)}&compare=${old}`;
};

/** Opens the choice of a date. */
export const open = (page, entry) => {
  const { w } = page;
  const all = days(entry);
  const named = (day) => `${date(day, page.ui)}${day === entry.text_date ? ` (${w.current})` : ""}`;
  const field = make("input", { type: "date", id: "on-date", value: page.edition || entry.text_date || "" });
  const status = make("p", { role: "status" });
  const leave = (href) => {
    dialog.close();
    go(href);
  };
  const openAt = (day) => leave(address(page.id, page.lang, page.at || page.unit, day === entry.text_date ? "" : day));
  const find = (event) => {
    event.preventDefault();
    const day = all.find((one) => one <= field.value);
    if (day) openAt(day);
    else if (field.value) status.textContent = fill(w.unknownThen, date(field.value, page.ui), date(all.at(-1), page.ui));
  };
  const choice = (id, name, chosen) =>
    make("p", {}, make("label", { for: id }, name), " ", make("select.choose", { id }, ...all.map((day) => make("option", { value: day, selected: day === chosen }, named(day)))));
  const compare = (event) => {
    event.preventDefault();
    const [old, now] = ["compare-old", "compare-new"].map((id) => document.getElementById(id).value);
    // Loaded anew: to the app the act's page with a difference is the page it is.
    location.assign(new URL(comparison(page, entry, old, now), document.baseURI));
  };
  const dialog = sheet(w.onDate, w.close, [
    make("p", {}, w.onDateAbout),
    make("form.on-date", { onsubmit: find }, make("label", { for: "on-date" }, w.onDate), field, make("button.button", {}, w.showText)),
    status,
    make("ul.tool-list", {}, ...all.map((day) => make("li", {}, button(named(day), () => openAt(day))))),
    all.length > 1 ? make("h3", {}, w.compare) : "",
    all.length > 1 ? make("form.on-date", { onsubmit: compare }, choice("compare-old", w.compareOld, all[1]), choice("compare-new", w.compareNew, all[0]), make("button.button", {}, w.compareGo)) : "",
  ]);
};

const run = ({ are, words }) => make({ kept: "span", removed: "del", inserted: "ins" }[are], {}, words);

const change = (page, one, [older, newer]) => {
  const { w } = page;
  const gone = one.how === "removed";
  const href = address(page.id, page.lang, one.eid, gone ? older : newer);
  const name = { added: w.added, removed: w.deleted, repealed: w.deleted, moved: w.moved, amended: w.changed }[one.how];
  return make(`li.change.change-${one.how}`, {},
    make("p", {}, make("a.law", { lang: page.lang, href }, place(one.eid, page.lang)), " ", make("span.badge", {}, name),
      one.was ? make("span.quiet", { lang: page.lang }, ` ← ${place(one.was, page.lang)}`) : ""),
    one.heading.length || one.text.length
      ? make("p.law", { lang: page.lang }, one.heading.length ? make("strong", {}, ...one.heading.map(run), " ") : "", ...one.text.map(run))
      : "");
};

/** Shows the difference the address asks for, on the act's own page. */
export const attach = (page) => {
  const asked = new URLSearchParams(location.search).get("compare");
  if (!asked || page.unit) return () => {};
  const { w } = page;
  const section = make("section.changes-of.own", { "aria-labelledby": "changes-of", lang: page.ui });
  const status = make("p", { role: "status" }, w.comparing);
  page.place.after(section);
  const show = async () => {
    const entry = await listed(page.id, page.lang);
    const later = page.edition || entry.text_date;
    section.append(make("h2", { id: "changes-of", tabIndex: -1 }, `${w.compare}: ${date(asked, page.ui)} → ${date(later, page.ui)}`), status);
    const [old, now] = [await filesOf(entry, asked), await filesOf(entry, page.edition)];
    if (!old || !now) throw new Error("no such text");
    const reply = await globalThis.anyqModule("analysis", "compare", `"old":${JSON.stringify(old)},"new":${JSON.stringify(now)}`);
    if (!reply.compared) throw new Error("no answer");
    const { changes, unchanged } = reply.compared;
    status.textContent = `${changes.length ? fill(w.differences, changes.length) : w.same} ${fill(w.unchanged, unchanged)}`;
    section.append(make("ul", {}, ...changes.map((one) => change(page, one, [asked, page.edition]))));
  };
  show().catch(() => {
    status.textContent = w.failed;
    section.append(status);
  });
  return () => {};
};
