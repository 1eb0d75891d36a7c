// `area`, `filterFields`, `csv`, `parsed`: the pages about the quality of law, whose lists are filtered by fields of the address and leave as tables of a spreadsheet, and come back.

const AREA = {
  kk: ["Заң сапасы", ["Анықтамалар базасы", "Міндетті талаптар", "Заңға тәуелді актілер", "Мемлекеттік органдар", "Қайшылықтар мен олқылықтар", "Заңнама көрсеткіштері"]],
  ru: ["Качество закона", ["База определений", "Обязательные требования", "Подзаконные акты", "Государственные органы", "Противоречия и пробелы", "Показатели законодательства"]],
  en: ["Quality of law", ["Definition base", "Mandatory requirements", "By-laws", "State bodies", "Contradictions and gaps", "Figures of legislation"]],
};
const PAGES = ["definitions/", "inventory/", "by-laws/", "bodies/", "findings/", "trends/"];

/** The way between the pages about the quality of law. */
export const area = (make, ui, current) => {
  const [name, names] = AREA[ui] ?? AREA.kk;
  const links = PAGES.map((href, n) => make("a", { href, "aria-current": href === current ? "page" : null }, names[n]));
  const isWide = matchMedia("(min-width: 48rem)").matches;
  return make("details.quality-area", { open: isWide }, make("summary", {}, name), make("nav", { "aria-label": name }, ...links));
};

/** As a reader types it: without capitals and quotation marks. */
export const plain = (text) => text.toLocaleLowerCase().replace(/["«»“”„]/g, "").trim();

/** A number with its words, in the form the language wants: `{ one: "{} term", other: "{} terms" }`. */
export const count = (forms, n, ui) => (forms[new Intl.PluralRules(ui).select(n)] ?? forms.other).replace("{}", n.toLocaleString([ui, "ru"]));

/** Fields that filter a list: each change is told to `address`, which gives the page's address now, and then to `filter`. */
export const filterFields = ({ make, asked, address, filter, name }) => {
  let fields = 0;
  let typing;
  const changed = (key, value, wait) => {
    asked[key] = value;
    clearTimeout(typing);
    typing = setTimeout(() => {
      history.replaceState(history.state, "", new URL(address(), document.baseURI));
      filter();
    }, wait);
  };
  const labelled = (label, field) => {
    field.id = `${name}-field-${++fields}`;
    return make("p.terms-field", {}, make("label", { for: field.id }, label), field);
  };
  const select = (key, label, options) => {
    const field = make("select", { onchange: () => changed(key, field.value, 0) }, ...options.map(([value, words, lang]) => make("option", { value, lang }, words)));
    field.value = asked[key] ?? "";
    return labelled(label, field);
  };
  const search = (key, label) => {
    const field = make("input", { type: "search", value: asked[key] ?? "", autocomplete: "off", oninput: () => changed(key, field.value.trim(), 150) });
    return labelled(label, field);
  };
  return { changed, labelled, select, search };
};

// What a spreadsheet would take for a formula is kept a text by an apostrophe, as by `anyq`; so is what begins with one.
const FORMULA = /^[=+\-@\t\r']/;
const cell = (value) => {
  const text = String(value ?? "");
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table with these columns. Spreadsheets read UTF-8 with the mark at its beginning only. */
export const csv = (columns, rows) => `\uFEFF${[columns, ...rows.map((row) => columns.map((column) => row[column]))].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

/** The rows of a table as a spreadsheet saves it, each an object by its columns' names: commas, semicolons or tabs between cells;
 *  cells in quotation marks may hold any of them. */
export const parsed = (text) => {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const mark = first.includes(",") ? "," : first.includes(";") ? ";" : "\t";
  const rows = [];
  let row = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    let words = "";
    if (text[at] === '"') {
      for (at += 1; at < text.length && (text[at] !== '"' || text[at + 1] === '"'); at += 1) {
        if (text[at] === '"') at += 1;
        words += text[at];
      }
      at += 1;
    }
    while (at < text.length && text[at] !== mark && text[at] !== "\n" && text[at] !== "\r") words += text[at++];
    row.push(words[0] === "'" && FORMULA.test(words.slice(1)) ? words.slice(1) : words);
    if (text[at] !== mark) {
      rows.push(row);
      row = [];
      if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    }
    at += 1;
  }
  // A last line that ends with an empty cell, and with nothing after it.
  if (row.length) rows.push(row);
  const [names = [], ...others] = rows;
  const columns = names.map((name) => name.trim());
  return others.map((cells) => Object.fromEntries(columns.map((name, n) => [name, cells[n] ?? ""])));
};
