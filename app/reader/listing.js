// `Listing`: a page about the quality of law – rows read from the bundle's parts, filtered by the address, drawn as one scrolls, and
// saved as a table with the filters applied. What the rows are, the page's own module says.

import { button, fill, make, save } from "./dom.js";
import { file } from "./law.js";
import { chart } from "./chart.js";
import { area, count, csv, filterFields, plain } from "./tables.js";

const WORDS = {
  kk: {
    find: "Сөздер", any: "Бәрі", filters: "Сүзгілер", more: "Тағы көрсету", csv: "CSV файлына сақтау", json: "JSON файлына сақтау", none: "Мұндай жол жоқ. Сүзгілерді босатып көріңіз.",
    loading: "Жүктелуде: {} / {}", trouble: "Жүктелмеді. Желіні тексеріп, қайталаңыз.", again: "Қайталау", saving: "Файл дайындалып жатыр…", saved: "Файл сақталды.", lang: "Мәтіндер тілі", how: "Бұл қалай табылады және шегі қандай",
  },
  ru: {
    find: "Слова", any: "Все", filters: "Фильтры", more: "Показать ещё", csv: "Сохранить в CSV", json: "Сохранить в JSON", none: "Таких строк нет. Попробуйте снять фильтры.",
    loading: "Загружается: {} из {}", trouble: "Не загрузилось. Проверьте сеть и повторите.", again: "Повторить", saving: "Файл готовится…", saved: "Файл сохранён.", lang: "Язык текстов", how: "Как это найдено и каковы пределы",
  },
  en: {
    find: "Words", any: "All", filters: "Filters", more: "Show more", csv: "Save as CSV", json: "Save as JSON", none: "There are no such rows. Try to clear the filters.",
    loading: "Loading: {} of {}", trouble: "This did not load. Check the network and try again.", again: "Try again", saving: "The file is being made…", saved: "The file is saved.", lang: "Language of the texts", how: "How this is found, and its limits",
  },
};

// Rows drawn at a time; further ones as the end comes into sight.
const ROWS = 60;
// Files fetched at a time.
const AT_ONCE = 3;
const NAMES = { kk: "Қазақша", ru: "Русский", en: "English" };

/** Words with some of them marked; the marks are spans in bytes of UTF-8, as the bundle has them. */
export const marked = (text, spans = []) => {
  const bytes = new TextEncoder().encode(text);
  const words = (from, to) => new TextDecoder().decode(bytes.slice(from, to));
  const pieces = [];
  let at = 0;
  for (const [from, to] of spans) {
    if (from < at) continue;
    pieces.push(words(at, from), make("mark", {}, words(from, to)));
    at = to;
  }
  return [...pieces, words(at)];
};

/** A link to a provision, named by the program's words for the place as soon as it is here. */
const places = (lang) => {
  const unnamed = [];
  const name = (eid) => globalThis.anyqLaw?.("place", lang, eid, "") || eid;
  const nameAll = () => {
    if (!globalThis.anyqLaw) return unnamed.length && setTimeout(nameAll, 50);
    for (const [place, eid] of unnamed.splice(0)) place.textContent = name(eid);
  };
  const link = (act, eid, title) => {
    const place = eid && make("span", {}, name(eid));
    if (place && !globalThis.anyqLaw) unnamed.push([place, eid]);
    const at = eid ? `&at=${encodeURIComponent(eid)}` : "";
    return make("a", { lang, href: `act/?id=${encodeURIComponent(act)}&text=${lang}${at}` }, title, title && place && " · ", place);
  };
  return { link, nameAll };
};

/** When the program of the page is here, or does not come. */
const program = async () => {
  for (let turn = 0; turn < 150 && !globalThis.anyqLaw; turn += 1) await new Promise((later) => setTimeout(later, 100));
};

/** Draws the rows of a language. `kind` is what `page` below asks a module for. */
const drawn = (kind, { place, ui, lang, languages, list, asked }) => {
  const common = WORDS[ui] ?? WORDS.kk;
  const w = kind.words[ui] ?? kind.words.kk;
  const status = make("p", { role: "status" });
  const trouble = make("p", { role: "alert" });
  const rowsPlace = make("ul.norms", { role: "list" });
  const end = make("p.ways", {});
  const figure = make("div", {});
  const { link, nameAll } = places(lang);
  const total = kind.total(list);
  const rows = [];
  let found = [];
  let at = 0;
  let more;
  const address = () => {
    const fields = new URLSearchParams({ text: lang });
    for (const [key, value] of Object.entries(asked)) if (value) fields.set(key, value);
    return `${kind.address}?${fields}`;
  };
  const told = () => {
    const isAll = rows.length >= total;
    status.textContent = isAll ? (found.length ? count(w.rows, found.length, ui) : common.none) : fill(common.loading, rows.length.toLocaleString([ui, "ru"]), total.toLocaleString([ui, "ru"]));
    if (isAll) figure.replaceChildren(...(kind.figure?.(found, { w, ui, lang, chart, list }) ?? []));
  };
  const wants = (row) => (!asked.q || plain(asked.q).split(/\s+/).every((word) => row.plain.includes(word))) && kind.wants(row, asked);
  const sorted = (all) => kind.sorted?.(all, asked) ?? all;
  const filter = () => {
    found = sorted(rows.filter(wants));
    at = 0;
    rowsPlace.replaceChildren();
    more();
    told();
  };
  const tools = { make, button, link, marked, w, ui, lang, filter };
  more = () => {
    rowsPlace.append(...found.slice(at, at + ROWS).map((row) => kind.row(row, tools)));
    at = Math.min(found.length, at + ROWS);
    end.hidden = at >= found.length;
    nameAll();
  };
  end.append(button(common.more, more));

  const { select, search } = filterFields({ make, asked, address, filter, name: "listing" });
  const isFiltered = kind.fields.some((key) => key !== "q" && asked[key]);
  const selects = make("div.terms-filters", {});
  const filters = make("details.filters", { open: isFiltered || matchMedia("(min-width: 48rem)").matches }, make("summary", {}, common.filters), selects);
  const offer = () => selects.replaceChildren(...kind.selects(w, rows, lang).map(([key, label, options, isWhole]) => select(key, label, isWhole ? options : [["", common.any], ...options])));
  const form = make("form", { onsubmit: (event) => event.preventDefault() }, search("q", common.find), filters);
  const table = (kindOf, write) => async () => {
    status.textContent = common.saving;
    try {
      await everything;
      save(`anyq-${kind.address.replace("/", "")}-${lang}.${kindOf === "text/csv" ? "csv" : "json"}`, kindOf, write());
      status.textContent = common.saved;
    } catch {
      status.textContent = common.trouble;
    }
  };
  const columns = () => kind.columns(asked);
  const files = make("p.ways", {},
    button(common.csv, table("text/csv", () => csv(columns(), found.map((row) => kind.cells(row, lang))))),
    button(common.json, table("application/json", () => JSON.stringify({ anyq: kind.address.replace("/", ""), filters: asked, rows: found.map((row) => kind.cells(row, lang)) }, null, 1))),
    ...(kind.files?.(tools, trouble) ?? []));
  const others = languages.length > 1 && make("nav.terms-languages", { "aria-label": common.lang }, ...languages.map((one) => make("a.chip", { href: `${kind.address}?text=${one}`, lang: one, "aria-current": one === lang ? "true" : null }, NAMES[one] ?? one)));
  const method = make("details.terms-method", {}, make("summary", {}, common.how), ...w.method.map((text) => make("p", {}, text)));
  place.replaceChildren(...[area(make, ui, kind.address), make("p", {}, w.about), others, form, status, trouble, files, rowsPlace, end, figure, method].filter(Boolean));

  const take = (part) => {
    for (const row of kind.rows(part)) rows.push({ ...row, plain: plain(kind.said(row)) });
    if (rows.length >= total && selects.contains(document.activeElement)) selects.addEventListener("focusout", offer, { once: true });
    else if (rows.length >= total) offer();
    if (at < ROWS) return filter();
    // Who has scrolled keeps the place: what is drawn stays drawn.
    const shown = new Set(found.slice(0, at));
    found = [...shown, ...sorted(rows.filter((row) => wants(row) && !shown.has(row)))];
    end.hidden = at >= found.length;
    told();
  };
  offer();
  const [first, ...rest] = list.parts;
  const begun = file(first).then(take);
  const everything = (async () => {
    await begun;
    if (rest.length) await program(); // the line is the program's first
    for (let next = 0; next < rest.length; next += AT_ONCE) (await Promise.all(rest.slice(next, next + AT_ONCE).map(file))).forEach(take);
    if (!rest.length) await program();
    nameAll();
  })();
  everything.catch(() => {
    status.textContent = "";
    trouble.replaceChildren(common.trouble, " ", button(common.again, () => drawn(kind, { place, ui, lang, languages, list, asked })));
  });
  new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && at < found.length && more(), { rootMargin: "600px" }).observe(end);
  return begun.catch(() => {});
};

/** Fills a page as its address asks. `kind` says: `address`, `words` by language of the interface, `of` the manifest's entry of a
 *  language, `total` rows of a list file, `rows` of a part, `said` of a row (what words are looked for in), `fields` of the address,
 *  `wants`, `selects`, `row` as an element, `columns` and `cells` of the table, and may say `sorted`, `figure` and `files`. */
export const page = async (kind, place, ui, search) => {
  const common = WORDS[ui] ?? WORDS.kk;
  const w = kind.words[ui] ?? kind.words.kk;
  const fields = new URLSearchParams(search);
  try {
    const manifest = await file("manifest.json");
    const having = manifest.languages.filter((one) => kind.of(one));
    const of = having.find(({ lang }) => lang === fields.get("text")) ?? having.find(({ lang }) => lang === ui) ?? having[0];
    if (!of) {
      place.replaceChildren(area(make, ui, kind.address), make("p", {}, w.about), make("p", { role: "status" }, w.empty));
      return true;
    }
    const list = await file(kind.of(of).path);
    const asked = Object.fromEntries(["q", ...kind.fields].filter((key) => fields.get(key)).map((key) => [key, fields.get(key)]));
    await drawn(kind, { place, ui, lang: of.lang, languages: having.map(({ lang }) => lang), list, asked });
  } catch {
    place.replaceChildren(make("p", { role: "alert" }, common.trouble), make("p", {}, button(common.again, () => page(kind, place, ui, search))));
  }
  return true;
};
