// Copying a citation with its two addresses: that of the current text, and that of this very text. And the letter to the
// site's operator about a mistake in it.
import { button, fill, make, sheet } from "./dom.js";
import { citation, date } from "./citation.js";
import { address, head, listed } from "./law.js";

/** The provision that holds what the reader has selected, and the words. */
const selected = (page) => {
  const selection = getSelection();
  if (!page.text || !selection || selection.isCollapsed || !page.text.contains(selection.anchorNode)) return null;
  const element = selection.anchorNode.parentElement?.closest(".provision");
  return element ? { at: element.id, words: selection.toString().trim() } : null;
};

const absolute = (relative) => new URL(relative, document.baseURI).href;

/** The day of the text shown: that of the edition, or of the current text. */
const dayOf = (page, entry) => page.edition || entry.text_date || "";

/** Label and heading of an annex, by its id. */
const annexes = async (page, entry) => {
  const outline = (await head(entry, page.edition))?.outline;
  return (eid) => {
    const line = outline?.eids.indexOf(eid) ?? -1;
    return line < 0 ? null : { label: outline.labels[line], heading: outline.headings[line] };
  };
};

/** Citation and address on one line, for the head of a printed page. */
export const inFull = async (page) => {
  const entry = await listed(page.id, page.lang);
  const day = dayOf(page, entry);
  return entry && `${citation(entry, page.lang, page.unit, day, await annexes(page, entry))} – ${absolute(address(page.id, page.lang, page.unit, day))}`;
};

/** Copies by the browser's clipboard; where that is refused, the text is selected for the reader to copy. */
const copy = async (field, w, status) => {
  try {
    await navigator.clipboard.writeText(field.value);
    status.textContent = w.copied;
  } catch {
    field.focus();
    field.select();
    status.textContent = w.copyYourself;
  }
};

/** Shows the citation of a provision, of what is selected in it, or of the act. */
export const open = async (page, at) => {
  const { w } = page;
  const chosen = selected(page);
  const place = chosen?.at ?? (at || page.unit);
  const entry = await listed(page.id, page.lang).catch(() => null);
  if (!entry) {
    sheet(w.citeTitle, w.close, [make("p", { role: "alert" }, w.failed)]);
    return;
  }
  const lineOf = await annexes(page, entry).catch(() => null);
  const day = dayOf(page, entry);
  const now = absolute(address(page.id, page.lang, place));
  const then = day && absolute(address(page.id, page.lang, place, day));
  const status = make("p.quiet", { role: "status" });
  const quote = chosen ? `${page.lang === "en" ? `“${chosen.words}”` : `«${chosen.words}»`} – ` : "";
  const cited = `${quote}${citation(entry, page.lang, place, day, lineOf)}`;
  const field = (id, name, value, rows, lang) => {
    const box = make("textarea", { id, rows, readOnly: true, lang }, value);
    return make("div.copy-field", {}, make("label", { for: id }, name), box, button(id === "cite-words" ? w.copyCitation : id === "cite-now" ? w.copyCurrent : fill(w.copyThis, date(day, page.ui)), () => copy(box, w, status), {}, "button.button"));
  };
  sheet(w.citeTitle, w.close, [
    field("cite-words", w.cite, `${cited}\n${then || now}`, 5, page.lang),
    field("cite-now", w.linkCurrent, now, 2),
    then ? field("cite-then", fill(w.linkThis, date(day, page.ui)), then, 2) : "",
    status,
  ]);
};

/** The address of a letter about a mistake; `null` where the operator has named no address. */
export const reportAddress = (page, entry) => {
  const operator = document.querySelector('meta[name="reports"]')?.content;
  if (!operator || !entry) return null;
  const { w } = page;
  const day = dayOf(page, entry);
  const place = page.at || page.unit;
  const lines = [w.reportAsk, "", "", "—", entry.title, [page.id, place, page.lang, day].filter(Boolean).join(" · "), absolute(address(page.id, page.lang, place, day))];
  const subject = fill(w.reportSubject, citation(entry, page.lang, place, ""));
  return `mailto:${operator}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join("\r\n"))}`;
};
