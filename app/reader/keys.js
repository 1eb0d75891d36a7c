// Keyboard shortcuts: single keys, which a reader can switch off (those who dictate press keys without meaning to).
import { go, make, sheet, store, stored } from "./dom.js";
import * as contents from "./contents.js";

let page = {};

const on = () => stored("keys") !== "off";
const press = (selector) => {
  const element = document.querySelector(selector);
  element?.click();
  return Boolean(element);
};

/** What the keys do on every page; a page of law adds its own. Letters by their place: a reader may have Kazakh keys on. */
const COMMON = {
  n: () => press('a[rel="next"]'),
  p: () => press('a[rel="prev"]'),
  o: () => go("notes/"),
  "/": () => {
    const field = document.querySelector("#q, #q-home");
    if (field) field.focus();
    else go("search/");
  },
  c: contents.focus,
};

const named = (event) => {
  if (event.key === "?") return "?";
  if (event.key === "/" || (event.code === "Slash" && !event.shiftKey)) return "/";
  return event.code?.startsWith("Key") && !event.shiftKey ? event.code.slice(3).toLowerCase() : "";
};

/** The keys of the page shown. */
export const set = (own) => {
  page = own;
};

/** Listens for as long as the site is open. */
export const listen = () => {
  addEventListener("keydown", (event) => {
    const { target } = event;
    const writes = target.matches?.("input, textarea, select, [contenteditable]");
    if (!on() || writes || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    if (document.querySelector("dialog[open], :popover-open")) return;
    const act = page[named(event)] ?? COMMON[named(event)];
    if (!act) return;
    event.preventDefault();
    act();
  });
};

/** The list of the keys, and their switch. */
export const open = ({ w }) => {
  const box = make("input", { type: "checkbox", checked: on(), onchange: () => store("keys", box.checked ? null : "off") });
  const lines = Object.entries(w.keys).flatMap(([key, what]) => [make("dt", {}, make("kbd", {}, key.toUpperCase())), make("dd", {}, what)]);
  sheet(w.keysTitle, w.close, [make("dl.keys", {}, ...lines), make("label.choice", {}, box, w.keysOn), make("p.quiet", {}, w.keysAbout)]);
};
