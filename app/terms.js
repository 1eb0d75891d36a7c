// The definition base: every term the law defines, its definitions side by side, with what differs marked; filtered, and saved
// as files with the filters applied. Loaded with its page; the words of the law become text nodes.

const WORDS = {
  kk: {
    about: "Заңдардағы анықтамалардың бәрі: бір терминнің барлық анықтамасы қатар тұр, айырмашылығы белгіленген.",
    find: "Термин", kind: "Анықтама түрі", explained: "Мағынасы түсіндірілген", short: "Мәтін ішіндегі қысқа атау", any: "Бәрі",
    class: "Анықтамалар бір-біріне қалай қарайды", remark: "Назар аударарлық", act: "Акт", several: "Тек бірнеше актіде анықталғандар",
    classes: { identical: "бірдей", "nearly-identical": "бірдей дерлік", narrower: "тарырақ", wider: "кеңірек", "by-reference": "сілтеме арқылы", circular: "өзі арқылы түсіндірілген", different: "әртүрлі" },
    standing: { identical: "сол", "nearly-identical": "сол дерлік", narrower: "тарырақ", wider: "кеңірек", "by-reference": "сілтеме арқылы", circular: "өзі арқылы", different: "басқаша" },
    filters: "Сүзгілер",
    remarks: { unused: "анықталған, бірақ қолданылмаған", twice: "бір актіде екі рет анықталған", circular: "өзі арқылы түсіндірілген", "leads-nowhere": "сілтемесі ешқайда апармайды", translations: "аудармасы әртүрлі" },
    terms: { other: "Табылған терминдер: {}" }, definitions: { other: "{} анықтама" }, acts: { other: "{} актіде" }, uses: { other: "{} рет қолданылған" },
    all: "Барлық терминдер", first: "Басқа анықтамалар осымен салыстырылған.", compared: "Біріншісімен салыстырғанда", names: "Толық атауы", holds: "Қолданылу шегі", used: "Қолданылатын жерлері", sends: "Мағынасы мына жерден ізделеді",
    translations: "Басқа тілдерде", more: "Тағы көрсету", csv: "CSV файлына сақтау", json: "JSON файлына сақтау", none: "Мұндай термин жоқ. Сүзгілерді босатып көріңіз.",
    empty: "Бұл жинақта анықталған терминдер жоқ.", gone: "Мұндай термин бұл жинақта жоқ.", trouble: "Жүктелмеді. Желіні тексеріп, қайталаңыз.", again: "Қайталау", saving: "Файл дайындалып жатыр…", saved: "Файл сақталды.",
    lang: "Мәтіндер тілі", how: "Бұл қалай табылады және шегі қандай",
    method: [
      "Анықтамалар мәтіннің өзінен алынған: терминдер тізімінен («… мынадай ұғымдар пайдаланылады») және жақша ішіндегі қысқа атаулардан («бұдан әрі – …»). Термин сөздерінің негіздері бірдей болса, бір термин деп саналады.",
      "Алдымен мағынасы түсіндірілгендер, содан кейін қысқа атаулар тұр; екеуі де актінің заңдық күші, содан кейін ескілігі бойынша. Әрқайсысы біріншісімен сөздерінің негіздері арқылы салыстырылады: тек шектейтін сөз қосылса – тарырақ, балама қосылса – кеңірек. Синонимдер ескерілмейді, сондықтан мағынасы бірдей, сөзі бөлек анықтамалар «әртүрлі» деп көрсетіледі. Бұл – құқықтық баға емес, қарап шығуға арналған белгі.",
    ],
  },
  ru: {
    about: "Все определения законодательства: определения одного термина стоят рядом, различия отмечены.",
    find: "Термин", kind: "Вид определения", explained: "Значение разъяснено", short: "Короткое название в тексте", any: "Все",
    class: "Как определения относятся друг к другу", remark: "На что обратить внимание", act: "Акт", several: "Только определённые в нескольких актах",
    classes: { identical: "одинаковые", "nearly-identical": "почти одинаковые", narrower: "уже", wider: "шире", "by-reference": "по ссылке", circular: "через себя", different: "разные" },
    standing: { identical: "то же", "nearly-identical": "почти то же", narrower: "уже", wider: "шире", "by-reference": "по ссылке", circular: "через себя", different: "иное" },
    filters: "Фильтры",
    remarks: { unused: "определён, но не используется", twice: "определён в акте дважды", circular: "определён через себя", "leads-nowhere": "ссылка никуда не ведёт", translations: "переводится по-разному" },
    terms: { one: "Найден {} термин", few: "Найдено {} термина", many: "Найдено {} терминов", other: "Найдено {} термина" },
    definitions: { one: "{} определение", few: "{} определения", many: "{} определений", other: "{} определения" },
    acts: { one: "в {} акте", other: "в {} актах" }, uses: { one: "используется {} раз", few: "используется {} раза", many: "используется {} раз", other: "используется {} раза" },
    all: "Все термины", first: "С этим определением сравнены остальные.", compared: "По сравнению с первым", names: "Полное название", holds: "Где действует", used: "Где используется", sends: "Значение следует искать здесь",
    translations: "На других языках", more: "Показать ещё", csv: "Сохранить в CSV", json: "Сохранить в JSON", none: "Такого термина нет. Попробуйте снять фильтры.",
    empty: "В этом собрании нет определённых терминов.", gone: "Такого термина в этом собрании нет.", trouble: "Не загрузилось. Проверьте сеть и повторите.", again: "Повторить", saving: "Файл готовится…", saved: "Файл сохранён.",
    lang: "Язык текстов", how: "Как это найдено и каковы пределы",
    method: [
      "Определения взяты из самого текста: из списков понятий («… используются следующие понятия») и из коротких названий в скобках («далее – …»). Термином считаются слова с одинаковыми основами.",
      "Сначала стоят разъяснённые значения, затем короткие названия; те и другие – по юридической силе акта, затем по его возрасту. Каждое сравнено с первым по основам слов: если добавлены лишь ограничивающие слова, оно уже; если добавлены другие случаи, шире. Синонимы не учитываются, поэтому определения, сказанные совсем другими словами, названы разными. Это не правовая оценка, а указание, куда посмотреть.",
    ],
  },
  en: {
    about: "Every definition in the law: the definitions of one term stand side by side, with what differs marked.",
    find: "Term", kind: "Kind of definition", explained: "Its meaning is explained", short: "Short name in passing", any: "All",
    class: "How definitions stand to one another", remark: "Worth a look", act: "Act", several: "Only those that several acts define",
    classes: { identical: "identical", "nearly-identical": "nearly identical", narrower: "narrower", wider: "wider", "by-reference": "by reference", circular: "circular", different: "different" },
    standing: { identical: "the same", "nearly-identical": "nearly the same", narrower: "narrower", wider: "wider", "by-reference": "by reference", circular: "circular", different: "different" },
    filters: "Filters",
    remarks: { unused: "defined but never used", twice: "defined twice in one act", circular: "explained by itself", "leads-nowhere": "sends the reader nowhere", translations: "translated in different ways" },
    terms: { one: "{} term found", other: "{} terms found" }, definitions: { one: "{} definition", other: "{} definitions" },
    acts: { one: "in {} act", other: "in {} acts" }, uses: { one: "used {} time", other: "used {} times" },
    all: "All terms", first: "The others are compared with this one.", compared: "Compared with the first", names: "Full name", holds: "Where it holds", used: "Where it is used", sends: "The meaning is to be looked for here",
    translations: "In other languages", more: "Show more", csv: "Save as CSV", json: "Save as JSON", none: "There is no such term. Try to clear the filters.",
    empty: "No terms are defined in this collection.", gone: "There is no such term in this collection.", trouble: "This did not load. Check the network and try again.", again: "Try again", saving: "The file is being made…", saved: "The file is saved.",
    lang: "Language of the texts", how: "How this is found, and its limits",
    method: [
      "Definitions are taken from the text itself: from lists of terms (“… the following concepts are used”) and from short names in brackets (“hereinafter – …”). Words with the same stems are one term.",
      "Explained meanings stand before short names, and both by the legal force of their act, then by its age. Each is compared with the first by the stems of its words: if only restricting words were added it is narrower, if further cases were added it is wider. Synonyms are not known, so definitions said in wholly other words are called different. This is no legal opinion but a hint where to look.",
    ],
  },
};

// Rows drawn at a time; further ones as the end comes into sight.
const ROWS = 150;
// Fields of the address that filter the list.
const FIELDS = ["q", "kind", "class", "remark", "act", "several"];
// Parts of the base that a file is made from, fetched at a time.
const AT_ONCE = 4;

const tools = async () => {
  const folder = new URL(document.querySelector('meta[name="reader"]').content, document.baseURI);
  const all = await Promise.all(["dom.js", "law.js", "tables.js"].map((name) => import(new URL(name, folder))));
  return Object.assign({}, ...all);
};

const href = (lang, fields) => {
  const asked = new URLSearchParams({ text: lang });
  for (const [key, value] of Object.entries(fields)) if (value) asked.set(key, value);
  return `definitions/?${asked}`;
};

/** The terms that the filters leave. */
const chosen = ({ plain }, list, asked) => {
  const q = plain(asked.q ?? "");
  const act = asked.act ? list.acts.findIndex(({ id }) => id === asked.act) : -1;
  return list.terms.map((term, number) => ({ term, number })).filter(({ term }) => {
    if (q && !plain(term.name).includes(q) && !(term.also ?? []).some((id) => id.replaceAll("-", " ").includes(q))) return false;
    if (asked.kind === "short" ? term.explained : asked.kind !== "any" && !term.explained) return false;
    if (asked.class && term.likeness !== asked.class) return false;
    if (asked.remark && !term.remarks?.includes(asked.remark)) return false;
    if (asked.several && term.acts.length < 2) return false;
    return !asked.act || term.acts.includes(act);
  });
};

const IN_PART = 64;
const cardOf = async (t, list, number) => (await t.file(list.parts[Math.floor(number / IN_PART)])).cards[number % IN_PART];

// Those of `anyq terms`.
const COLUMNS = ["term", "lang", "definition", "kind", "likeness", "remarks", "act", "title", "eId", "scope", "uses"];

/** Every definition of these terms, a row each. */
const rows = async (t, list, lang, found) => {
  const parts = [...new Set(found.map(({ number }) => Math.floor(number / IN_PART)))];
  for (let at = 0; at < parts.length; at += AT_ONCE) await Promise.all(parts.slice(at, at + AT_ONCE).map((part) => t.file(list.parts[part])));
  const all = [];
  for (const { number } of found) {
    for (const one of (await cardOf(t, list, number)).definitions) {
      const { id, title } = list.acts[one.act];
      const definition = one.words.map(([run]) => run).join("");
      all.push({ term: one.term, lang, definition, kind: one.kind, likeness: one.likeness ?? "", remarks: (one.remarks ?? []).join(" "), act: id, title, eId: one.eid, scope: one.scope ?? "", uses: one.uses });
    }
  }
  return all;
};

/** When the program is here, which alone knows the words for a place. */
const spoken = () => new Promise((known) => (globalThis.anyqLaw ? known() : setTimeout(() => known(spoken()), 50)));

/** One term with all its definitions. */
const shown = async (t, page, number) => {
  await spoken();
  const { w, ui, lang, list } = page;
  const { make, count } = t;
  const law = (what, a, b = "") => globalThis.anyqLaw(what, lang, a, b);
  const at = (act, eid) => make("a", { href: law("act", act, eid) }, law("place", eid) || eid);
  const places = (act, eids) => eids.flatMap((eid, n) => [n ? " · " : "", at(act, eid)]);
  const term = list.terms[number];
  const card = await cardOf(t, list, number);
  const definition = (one, n) => {
    const { id, title } = list.acts[one.act];
    const fact = (label, ...value) => make("p.term-fact", {}, make("span.quiet", {}, `${label}: `), make("span", { lang }, ...value));
    const words = make("p.law.term-words", { lang }, one.kind === "contextual" && make("span.quiet", { lang: ui }, `${w.names}: `), ...one.words.map(([run, own]) => (own ? make("mark", {}, run) : run)));
    return make("li.term-definition", {},
      make("h3", {}, make("a", { lang, href: law("act", id, one.eid) }, title), make("span.quiet", { lang }, ` ${law("place", one.eid) || one.eid}`)),
      one.likeness && make("p", {}, make("span.quiet", {}, `${w.compared}: `), make(`span.badge.class-${one.likeness}`, {}, w.standing[one.likeness])),
      n === 0 && card.definitions.length > 1 && make("p.quiet", {}, w.first),
      make("p.law.term-name", { lang }, one.term), words,
      one.scope && fact(w.holds, at(id, one.scope)),
      one.sends?.length > 0 && fact(w.sends, ...one.sends.flatMap(([act, eid], n) => [n ? " · " : "", eid ? at(act, eid) : make("a", { href: law("act", act) }, act)])),
      one.used?.length ? make("details.term-used", {}, make("summary", {}, count(w.uses, one.uses, ui)), fact(w.used, ...places(id, one.used))) : make("p.quiet", {}, count(w.uses, one.uses, ui)),
      ...(one.remarks ?? []).map((remark) => make("p.term-remark", {}, w.remarks[remark])));
  };
  document.title = `${term.name} · ${document.title.split(" · ").slice(-2).join(" · ")}`;
  page.place.replaceChildren(
    make("p", {}, make("a", { href: href(lang, page.asked) }, `← ${w.all}`)),
    make("h2.term-title", { lang }, term.name),
    make("ol.term-definitions", { role: "list" }, ...card.definitions.map(definition)),
    card.translations?.length > 0 && make("section", {}, make("h3", {}, w.translations), make("ul", {}, ...card.translations.map((one) => make("li", {}, make("a", { lang: one.lang, href: href(one.lang, { term: one.id }) }, one.name), make("span.quiet", {}, ` ${one.lang} · ${count(w.definitions, one.definitions, ui)}`)))),
      list.terms[number].remarks?.includes("translations") && make("p.term-remark", {}, w.remarks.translations)) || "");
};

/** The list with its filters. */
const listed = (t, page) => {
  const { w, ui, lang, list, asked } = page;
  const { make, button, save, count, csv, filterFields } = t;
  const status = make("p", { role: "status" });
  const rowsPlace = make("ul.terms", { role: "list" });
  const end = make("p.ways", {});
  let found = [];
  let drawn = 0;
  const row = ({ term }) => make("li.term-row", {},
    make("a.law", { lang, href: href(lang, { ...asked, term: term.id }) }, term.name),
    make("span.quiet", {}, [count(w.definitions, term.definitions, ui), count(w.acts, term.acts.length, ui), count(w.uses, term.uses, ui)].join(" · ")),
    (term.likeness || term.remarks?.length) && make("span.term-badges", {},
      term.likeness && make(`span.badge.class-${term.likeness}`, {}, w.classes[term.likeness]),
      ...(term.remarks ?? []).map((remark) => make("span.badge", {}, w.remarks[remark]))));
  const more = () => {
    rowsPlace.append(...found.slice(drawn, drawn + ROWS).map(row));
    drawn = Math.min(found.length, drawn + ROWS);
    end.hidden = drawn >= found.length;
  };
  end.append(button(w.more, more));
  const filter = () => {
    found = chosen(t, list, asked);
    drawn = 0;
    rowsPlace.replaceChildren();
    more();
    status.textContent = found.length ? count(w.terms, found.length, ui) : w.none;
  };
  const { changed, labelled, select, search } = filterFields({ make, asked, address: () => href(lang, asked), filter, name: "terms" });
  const several = make("input", { type: "checkbox", id: "terms-several", checked: Boolean(asked.several), onchange: () => changed("several", several.checked ? "1" : "", 0) });
  const named = (words, any = w.any) => [["", any], ...Object.entries(words)];
  const isFiltered = FIELDS.some((key) => key !== "q" && asked[key]);
  const filters = make("details.filters", { open: isFiltered || matchMedia("(min-width: 48rem)").matches }, make("summary", {}, w.filters), make("div.terms-filters", {},
    select("kind", w.kind, [["", w.explained], ["short", w.short], ["any", w.any]]),
    select("class", w.class, named(w.classes)),
    select("remark", w.remark, named(w.remarks)),
    select("act", w.act, [["", w.any], ...list.acts.map(({ id, title }) => [id, title, lang]).sort((a, b) => a[1].localeCompare(b[1], lang))]),
    make("p.terms-check", {}, several, make("label", { for: several.id }, w.several))));
  const form = make("form", { onsubmit: (event) => event.preventDefault() }, search("q", w.find), filters);
  const saveAs = (name, kind, write) => async () => {
    status.textContent = w.saving;
    try {
      save(name, kind, write(await rows(t, list, lang, found)));
      status.textContent = w.saved;
    } catch {
      status.textContent = w.trouble;
    }
  };
  const files = make("p.ways", {},
    button(w.csv, saveAs(`anyq-terms-${lang}.csv`, "text/csv", (all) => csv(COLUMNS, all))),
    button(w.json, saveAs(`anyq-terms-${lang}.json`, "application/json", (all) => JSON.stringify({ anyq: "terms", filters: asked, definitions: all }, null, 1))));
  const languages = page.languages.length > 1 && make("nav.terms-languages", { "aria-label": w.lang }, ...page.languages.map((one) => make("a.chip", { href: href(one, {}), lang: one, "aria-current": one === lang ? "true" : null }, { kk: "Қазақша", ru: "Русский", en: "English" }[one] ?? one)));
  const method = make("details.terms-method", {}, make("summary", {}, w.how), ...w.method.map((text) => make("p", {}, text)));
  page.place.replaceChildren(...[t.area(make, ui, "definitions/"), make("p", {}, w.about), languages, form, status, files, rowsPlace, end, method].filter(Boolean));
  filter();
  new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && drawn < found.length && more(), { rootMargin: "600px" }).observe(end);
};

/** Fills the page as its address asks. */
export const ask = async (place, ui, search) => {
  const w = WORDS[ui] ?? WORDS.kk;
  const fields = new URLSearchParams(search);
  const t = await tools();
  const { make, button } = t;
  const draw = async () => {
    const manifest = await t.file("manifest.json");
    const having = manifest.languages.filter(({ terms }) => terms);
    const files = having.find(({ lang }) => lang === fields.get("text")) ?? having.find(({ lang }) => lang === ui) ?? having[0];
    if (!files) return place.replaceChildren(make("p", {}, w.empty));
    const list = await t.file(files.terms.path);
    const asked = Object.fromEntries(FIELDS.filter((key) => fields.get(key)).map((key) => [key, fields.get(key)]));
    const page = { place, w, ui, lang: files.lang, list, asked, languages: having.map(({ lang }) => lang) };
    const wanted = fields.get("term");
    if (!wanted) return listed(t, page);
    const written = t.plain(wanted);
    const number = list.terms.findIndex(({ id, also, name }) => id === wanted || also?.includes(wanted) || t.plain(name) === written || also?.includes(written.replace(/[^\p{L}\p{N}]+/gu, "-")));
    if (number >= 0) return shown(t, page, number);
    return place.replaceChildren(make("p", { role: "alert" }, w.gone), make("p", {}, make("a", { href: href(page.lang, {}) }, w.all)));
  };
  try {
    await draw();
  } catch {
    place.replaceChildren(make("p", { role: "alert" }, w.trouble), make("p", {}, button(w.again, () => ask(place, ui, search))));
  }
  return true;
};
