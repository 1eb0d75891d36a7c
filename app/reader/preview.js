// What a citation cites, on a small card: for who points at it or comes to it by the keyboard, beside it; for a finger, at the
// foot of the screen. A tap opens the card and not the page: a defined term under the same finger opens its card, too, and who
// taps in mid-sentence wants to read on there. The card has the way on, and a second tap on the citation is one.
import { make } from "./dom.js";
import { place } from "./citation.js";
import { passage, sentences } from "./law.js";

const PAUSE = 350;
// Longest gist shown, characters.
const LONGEST = 420;

/** What is cited: title of its act, of its page, and its first sentence. */
const gist = async (link, page) => {
  const asked = new URL(link.href).searchParams;
  const [id, at, lang] = [asked.get("id"), asked.get("at") ?? "", asked.get("text") ?? page.lang];
  const found = await passage(id, lang, asked.get("edition") ?? "", at || "art_1");
  if (!found) return null;
  const own = found.provisions.find(({ eid }) => eid === at) ?? found.provisions[0];
  const words = [own, ...found.provisions.filter(({ eid }) => eid.startsWith(`${own.eid}__`))].find(({ text }) => text)?.text ?? "";
  const [, end] = sentences(words, lang)[0] ?? [0, 0];
  const first = words.slice(0, end).trim();
  const cut = first.length > LONGEST ? `${first.slice(0, first.lastIndexOf(" ", LONGEST))} …` : first;
  return { act: found.entry.title, title: at ? found.title : "", where: at && at !== found.unit ? place(at, lang) : "", words: at ? cut : "", lang };
};

/** Cards for all citations of the page. */
export const attach = (page) => {
  const { w } = page;
  const area = document.querySelector(page.text ? ".act-main" : ".guidance-guide");
  if (!area) return () => {};
  let [card, over, timer] = [null, null, 0];
  let hushed = null; // the citation whose card was closed: that the focus is back on it opens none

  const hide = () => {
    clearTimeout(timer);
    if (over) {
      over.removeAttribute("aria-describedby");
      if (over.dataset.title) over.title = over.dataset.title;
    }
    card?.remove();
    card = over = null;
  };

  const show = async (link, touched) => {
    hide();
    over = link;
    const told = await gist(link, page).catch(() => null);
    if (over !== link) return;
    // The browser's own tip would cover the card.
    link.dataset.title = link.title;
    link.removeAttribute("title");
    link.setAttribute("aria-describedby", "preview");
    card = make("div.preview.own", { id: "preview", role: touched ? "dialog" : "tooltip", "aria-label": touched ? w.preview : null, tabIndex: touched ? -1 : undefined },
      told ? make("p.preview-title.law", { lang: told.lang }, told.title || told.act) : "",
      told?.title ? make("p.quiet", { lang: told.lang }, [told.where, told.act].filter(Boolean).join(" – ")) : "",
      told?.words ? make("p.law", { lang: told.lang }, told.words) : "",
      told ? "" : make("p", {}, w.noGist),
      touched ? make("p.ways", {}, make("a.button", { href: link.getAttribute("href") }, w.open), make("button.button.button-quiet", { type: "button", onclick: () => close(link) }, w.close)) : "");
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", later);
    document.body.append(card);
    if (touched) {
      card.classList.add("preview-sheet");
      card.focus();
      return;
    }
    const around = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const below = around.bottom + height + 12 < innerHeight || around.top < height;
    card.style.left = `${Math.max(8, Math.min(around.left, document.documentElement.clientWidth - width - 8))}px`;
    card.style.top = `${below ? around.bottom + 4 : around.top - height - 4}px`;
  };
  const close = (link) => {
    hide();
    hushed = link;
    link.focus();
    hushed = null;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, PAUSE);
  };

  const citation = (event) => event.target.closest?.("a.reference");
  const enter = (event) => {
    const link = citation(event);
    if (!link || event.pointerType === "touch") return;
    clearTimeout(timer);
    if (link !== over) timer = setTimeout(() => show(link, false), PAUSE);
  };
  const leave = (event) => citation(event) && event.pointerType !== "touch" && later();
  const focus = (event) => {
    const link = citation(event);
    if (link?.matches(":focus-visible") && link !== over && link !== hushed) show(link, false);
    else if (!link && over && !card?.contains(event.target)) hide();
  };
  const tap = (event) => {
    const link = citation(event);
    if (!link) {
      if (card && !card.contains(event.target)) hide();
      return;
    }
    // A screen reader's own press has no pointer: it follows the link, as it says.
    if (event.pointerType !== "touch" || event.ctrlKey || event.metaKey || link === over) return;
    event.preventDefault();
    event.stopPropagation();
    show(link, true);
  };
  const key = (event) => {
    if (event.key !== "Escape" || !card) return;
    const link = over;
    const inside = card.contains(document.activeElement);
    if (inside) close(link);
    else hide();
  };
  const events = [["pointerover", enter], ["pointerout", leave], ["focusin", focus]];
  for (const [name, act] of events) area.addEventListener(name, act);
  addEventListener("click", tap, true);
  addEventListener("keydown", key);
  addEventListener("scroll", hide, { passive: true });
  return () => {
    hide();
    for (const [name, act] of events) area.removeEventListener(name, act);
    removeEventListener("click", tap, true);
    removeEventListener("keydown", key);
    removeEventListener("scroll", hide);
  };
};
