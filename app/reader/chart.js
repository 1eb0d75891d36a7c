// `Chart`: amounts as bars, each with its number beside it, and the same as a table: a picture of figures, not a substitute for them.

import { make } from "./dom.js";

const SPACE = "http://www.w3.org/2000/svg";
const drawn = (tag, facts, ...children) => {
  const element = document.createElementNS(SPACE, tag);
  for (const [key, value] of Object.entries(facts)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

// The unit is a pixel of a phone's width.
const WIDTH = 320;
const BAR = 14;
const LINE = 40;

/** A figure of bars: `rows` are `[name, number]`; the names may be of another language than the page. */
export const chart = (caption, headings, rows, { ui, lang }) => {
  const most = Math.max(1, ...rows.map(([, number]) => number));
  const height = rows.length * LINE;
  const lines = rows.flatMap(([name, number], n) => {
    const shown = name.length > 44 ? `${name.slice(0, 43)}…` : name;
    const width = Math.max(1, Math.round((number / most) * (WIDTH - 48)));
    return [
      drawn("text", { x: 0, y: n * LINE + 14, lang, class: "chart-name" }, shown),
      drawn("rect", { x: 0, y: n * LINE + 20, width, height: BAR, class: "chart-bar" }),
      drawn("text", { x: width + 6, y: n * LINE + 32, class: "chart-number" }, number.toLocaleString([ui, "ru"])),
    ];
  });
  const picture = drawn("svg", { viewBox: `0 0 ${WIDTH} ${height}`, "aria-hidden": "true", focusable: "false", class: "chart" }, ...lines);
  const table = make("table.chart-table", {}, make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...headings.map((heading) => make("th", { scope: "col" }, heading)))),
    make("tbody", {}, ...rows.map(([name, number]) => make("tr", {}, make("th", { scope: "row", lang }, name), make("td", {}, number.toLocaleString([ui, "ru"]))))));
  return make("details.chart-figure", {}, make("summary", {}, caption), picture, table);
};
