// The table of contents, filtered as one types: by numbers and by beginnings of words, Kazakh letters also as on Russian
// keys. The same box searches the text of the act when it is sent.
import { button, fill, go, make } from "./dom.js";

const LETTERS = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е" };

/** A text as it is compared: lower case, Kazakh letters as on Russian keys, words apart by one space. */
export const folded = (text) =>
  ` ${text.toLowerCase().replace(/[әғқңөұүһіё]/g, (letter) => LETTERS[letter])}`.replace(/[^\p{L}\p{N}-]+/gu, " ");

/** Shows the lines that have all words typed, with the divisions above them; gives their number. */
const filter = (list, typed) => {
  const words = folded(typed).trim().split(" ").filter(Boolean);
  let found = 0;
  const show = (item) => {
    const branch = item.querySelector(":scope > details");
    const own = folded((branch ? branch.querySelector("summary") : item).textContent);
    const fits = words.every((word) => own.includes(` ${word}`));
    if (fits && words.length) found++;
    let below = 0;
    for (const child of branch ? branch.querySelectorAll(":scope > ul > li") : []) below += show(child);
    if (branch && words.length) {
      branch.dataset.was ??= branch.open ? "open" : "";
      branch.open = below > 0;
      // A division found by its own name keeps all it holds.
      if (fits && !below) for (const child of branch.querySelectorAll("li")) child.hidden = false;
    } else if (branch && branch.dataset.was !== undefined) {
      branch.open = branch.dataset.was === "open";
      delete branch.dataset.was;
    }
    item.hidden = words.length > 0 && !fits && !below;
    return item.hidden ? 0 : 1;
  };
  for (const item of list.querySelectorAll(":scope > li")) show(item);
  return found;
};

/** The boxes made beside a text: they stay while the reader goes from page to page of an act, with what was typed. */
const boxes = new WeakMap();

const boxBeside = (nav, page) => {
  const { w } = page;
  const field = make("input", { type: "search", name: "q", autocomplete: "off", "aria-label": w.filter, placeholder: w.filter });
  const status = make("p.quiet.contents-found", { role: "status" });
  const box = { field, status, page };
  const send = (event) => {
    event.preventDefault();
    if (field.value.trim()) go(`search/?q=${encodeURIComponent(field.value.trim())}&text=${box.page.lang}&act=${box.page.id}`);
  };
  const form = make("form.contents-filter", { role: "search", "aria-label": w.filter, action: "search/", onsubmit: send }, field, make("button.link", {}, w.filterGo), status);
  field.addEventListener("input", () => change(box));
  nav.prepend(form);
  boxes.set(nav, box);
  return box;
};

/** Shows what fits the words typed, and tells how many lines there are. */
const change = ({ field, status, page }) => {
  const { w } = page;
  const found = filter(document.querySelector(".contents .contents-list"), field.value);
  status.replaceChildren();
  if (!field.value.trim()) return;
  status.append(`${fill(w.inContents, found)} `);
  if (!page.unit && found) status.append(button(w.toFound, () => document.getElementById("contents").scrollIntoView(), {}, "button.link"));
};

/** Goes to the box of the contents; one that has yet to come is gone to when it does. */
export const focus = () => {
  const beside = document.querySelector("details.contents-beside");
  if (!beside) return document.getElementById("contents")?.scrollIntoView();
  beside.open = true;
  const field = beside.querySelector("input");
  if (field) field.focus();
  else beside.dataset.wanted = "";
};

/** Puts the box above the contents beside a text; on the act's own page its box of search does it. */
export const attach = (page) => {
  const list = document.querySelector(".contents .contents-list");
  if (!list) return () => {};
  const nav = document.querySelector(".contents-beside > nav");
  if (nav) {
    let box = boxes.get(nav);
    if (box?.page.ui !== page.ui) {
      box?.field.form.remove();
      box = boxBeside(nav, page);
    }
    box.page = page;
    const beside = nav.parentElement;
    if (beside.dataset.wanted !== undefined) box.field.focus();
    delete beside.dataset.wanted;
    return () => {};
  }
  const field = document.querySelector(".act-page input[name=q]");
  if (!field) return () => {};
  const status = make("p.quiet.own.contents-found", { role: "status" });
  const typed = () => change({ field, status, page });
  field.addEventListener("input", typed);
  field.closest("form").after(status);
  return () => {
    field.removeEventListener("input", typed);
    filter(list, "");
  };
};
