// `make`: elements of the reader's tools. Words become text nodes, never mark-up; everything that is added to a page of law
// carries the class `own`, so that it is told from the law and taken away again.

/** An element: tag with classes (`p.quiet.own`), properties and attributes, children; what is empty is left out. */
export const make = (tag, facts, ...children) => {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(facts ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key in element && typeof value !== "string") element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
};

/** A button that says what it does. */
export const button = (name, act, facts = {}, tag = "button.button.button-quiet") => make(tag, { type: "button", onclick: act, ...facts }, name);

const ICONS = {
  cite: "M6 17h3l2-4V7H5v6h3zM15 17h3l2-4V7h-6v6h3z",
  listen: "M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12",
  note: "M6 3h12v18l-6-4-6 4z",
  more: "M4.5 12h1M11.5 12h1M18.5 12h1",
};

/** A small picture beside a word. */
export const icon = (name) => {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  for (const [key, value] of [["class", "icon"], ["viewBox", "0 0 24 24"], ["aria-hidden", "true"], ["focusable", "false"]]) picture.setAttribute(key, value);
  path.setAttribute("d", ICONS[name]);
  picture.append(path);
  return picture;
};

/** A sheet over the page with a heading and a way to close it. The browser keeps the focus inside and gives it back. */
export const sheet = (title, close, content) => {
  document.querySelector("dialog.sheet")?.close();
  const heading = make("h2", { id: "sheet-title" }, title);
  const dialog = make("dialog.sheet.own", { "aria-labelledby": "sheet-title" }, heading, ...content);
  dialog.append(make("p.ways", {}, button(close, () => dialog.close())));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
};

/** Opens an address the way a link does: the app's router takes it. */
export const go = (href) => {
  const link = make("a.own", { href });
  document.body.append(link);
  link.click();
  link.remove();
};

/** Gives the reader a file. */
export const save = (name, kind, text) => {
  const href = URL.createObjectURL(new Blob([text], { type: kind }));
  const link = make("a", { href, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
};

/** What was kept under a name; `null` where nothing is or storage is forbidden. */
export const stored = (name) => {
  try {
    return localStorage.getItem(`anyq.${name}`);
  } catch {
    return null;
  }
};

/** Keeps something under a name, `null` forgets it; says whether it could. */
export const store = (name, value) => {
  try {
    if (value === null) localStorage.removeItem(`anyq.${name}`);
    else localStorage.setItem(`anyq.${name}`, value);
    return true;
  } catch {
    return false;
  }
};

/** Puts values where a message has `{}`, in their order. */
export const fill = (message, ...values) => values.reduce((text, value) => text.replace("{}", () => value), message);
