// Guides, what the home page shows besides the acts, and what is related to an article. Loaded when a page has a place for one
// of these: no part of it is needed to search or to read, and as WebAssembly it would weigh some 15 KB in everybody's program.
//
// The app gives a place of the page and says what belongs there; every word of a file becomes a text node.

const BUNDLE = new URL("bundle/", document.baseURI).href;
// A file of what is related that is larger than this, in bytes, is fetched when a reader asks for it.
const UNASKED = 60_000;

/** What the app alone defines: addresses (`act`), the words for a provision (`place`), dates (`day`). */
const law = (what, lang, a, b = "") => globalThis.anyqLaw(what, lang, a, b);

const WORDS = {
  kk: {
    guides: "Қадамдық кеңестер", happened: "Не болды?",
    situations: { work: "Жұмыс", family: "Отбасы", housing: "Тұрғын үй", taxes: "Салық пен төлемдер", police: "Полиция мен айыппұлдар", business: "Кәсіпкерлік пен сауда" },
    cited: "Ең көп сілтеме жасалатын актілер", citedBy: "Сілтеме жасайтындар: {acts}, {provisions}",
    acts: { other: "{} акт" }, provisions: { other: "{} норма" },
    recent: "Жақында не өзгерді", read: "Жақында оқылғандар", textOf: "{} жағдай бойынша мәтін",
    reviewed: "Заңмен салыстырылған күні: {}.", notLaw: "Кеңес заңды алмастырмайды: шешуші – баптың мәтіні.",
    amended: "Осы кеңес тексерілгеннен кейін заң өзгертілді. Келтірілген баптардың мәтінін қараңыз:",
    absent: "бұл сілтеме ашылмайды: жинақта жоқ", repealed: "күші жойылған", sources: "Неге негізделген",
    noGuide: "Мұндай кеңес бұл жинақта жоқ.", otherLanguage: "Бұл кеңес таңдалған тілде жоқ, ол басқа тілде көрсетілді.", all: "Барлық кеңестер", none: "Бұл жинақта кеңестер жоқ.",
    about: "Осы бап туралы кеңестер", entails: "Бұзғаны үшін не көзделген", linked: "Осыған сілтеме жасайтын нормалар: {}", similar: "Ұқсас нормалар: {}", this: "Осы акт",
    load: "Кім сілтеме жасайтынын көрсету", trouble: "Жүктелмеді. Желіні тексеріп, қайталаңыз.", again: "Қайталау",
  },
  ru: {
    guides: "Пошаговые советы", happened: "Что случилось?",
    situations: { work: "Работа", family: "Семья", housing: "Жильё", taxes: "Налоги и платежи", police: "Полиция и штрафы", business: "Бизнес и торговля" },
    cited: "Акты, на которые ссылаются чаще всего", citedBy: "Ссылаются: {acts}, {provisions}",
    acts: { one: "{} акт", few: "{} акта", many: "{} актов", other: "{} акта" },
    provisions: { one: "{} положение", few: "{} положения", many: "{} положений", other: "{} положения" },
    recent: "Что изменилось недавно", read: "Недавно прочитанное", textOf: "текст от {}",
    reviewed: "Сверено с законом: {}.", notLaw: "Совет не заменяет закон: решает текст статьи.",
    amended: "Закон изменён после проверки этого совета. Посмотрите текст статей, на которые он ссылается:",
    absent: "эту ссылку открыть нельзя: такого нет в собрании", repealed: "утратило силу", sources: "На чём основано",
    noGuide: "Такого совета в этом собрании нет.", otherLanguage: "На выбранном языке этого совета нет, он показан на другом.", all: "Все советы", none: "В этом собрании советов нет.",
    about: "Советы об этой статье", entails: "Что грозит за нарушение", linked: "Ссылаются сюда: {}", similar: "Похожие положения: {}", this: "Этот же акт",
    load: "Показать, кто ссылается", trouble: "Не загрузилось. Проверьте сеть и повторите.", again: "Повторить",
  },
  en: {
    guides: "Step-by-step guides", happened: "What has happened?",
    situations: { work: "Work", family: "Family", housing: "Housing", taxes: "Taxes and payments", police: "Police and fines", business: "Business and trade" },
    cited: "The acts cited most", citedBy: "Cited by {acts}, {provisions}",
    acts: { one: "{} act", other: "{} acts" }, provisions: { one: "{} provision", other: "{} provisions" },
    recent: "What changed lately", read: "Recently read", textOf: "text of {}",
    reviewed: "Compared with the law: {}.", notLaw: "A guide does not replace the law: the text of the article decides.",
    amended: "The law was amended after this guide was reviewed. See the text of what it cites:",
    absent: "this citation cannot be opened: it is not in the collection", repealed: "repealed", sources: "What this rests on",
    noGuide: "There is no such guide in this collection.", otherLanguage: "This guide does not exist in the chosen language; it is shown in another.", all: "All guides", none: "There are no guides in this collection.",
    about: "Guides about this article", entails: "What breaking it entails", linked: "Cited by: {}", similar: "Similar provisions: {}", this: "This act",
    load: "Show what cites this", trouble: "This did not load. Check the network and try again.", again: "Try again",
  },
};

// Outlines on a field of 24 by 24, drawn like those of `icons.rs`.
const ICONS = {
  work: "M4 8h16v11H4ZM9 8V5h6v3M4 13h16",
  family: "M8 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM3.5 20v-4.5a4.5 4.5 0 0 1 9 0V20M17 9.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM14.5 20v-1.5a2.5 2.5 0 0 1 5 0V20",
  housing: "M4 11.5 12 5l8 6.5M6 10v9.5h12V10M10 19.5V14h4v5.5",
  taxes: "M6 4h12v16.5l-3-2-3 2-3-2-3 2ZM9 9h6M9 13h6",
  police: "M12 3.5 19 6v5.5c0 4.3-2.9 7.4-7 9-4.1-1.6-7-4.7-7-9V6ZM9 12l2.2 2.2L15.2 10",
  business: "M5.5 4.5h13L20 9.5a2.65 2.65 0 0 1-5.3 0 2.7 2.7 0 0 1-5.4 0 2.65 2.65 0 0 1-5.3 0ZM5.5 13v6.5h13V13",
};

/** An element: its attributes, then what stands in it. */
const make = (name, attributes = {}, ...inside) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  element.append(...inside.flat().filter((one) => one !== null && one !== undefined));
  return element;
};
const list = (name, attributes, items) => make(name, { role: "list", ...attributes }, items.map((item) => make("li", {}, item)));
const fill = (words, value) => words.replace("{}", value);
const count = (forms, n, ui) => fill(forms[new Intl.PluralRules(ui).select(n)] ?? forms.other, n);

const icon = (situation) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const attributes = { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  path.setAttribute("d", ICONS[situation]);
  svg.append(path);
  return svg;
};

/** A file of the bundle, unpacked; its name has its content's hash, so what was read stays right. */
const files = new Map();
const read = (path) => {
  if (!files.has(path)) {
    const reading = (async () => {
      const response = await fetch(BUNDLE + path);
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
      const { body } = new Response(bytes);
      return new Response(packed ? body.pipeThrough(new DecompressionStream("gzip")) : body).json();
    })();
    reading.catch(() => files.delete(path)); // the next one who needs it tries again
    files.set(path, reading);
  }
  return files.get(path);
};

/** What the app says of a language: where its lists are, and what is related to the act of the page. */
const languages = (told) =>
  told.trim().split("\n").map((line) => {
    const [lang, guides, home, related, bytes] = line.split(" ").map((word) => (word === "-" ? "" : word));
    return { lang, guides, home, related, bytes: Number(bytes) };
  });

const guidesOf = async (language) => (language?.guides ? (await read(language.guides)).guides : []);
const guideHref = (id, lang) => `guide/?${new URLSearchParams({ id, text: lang })}`;
const guideLink = (guide, lang) => make("a", { href: guideHref(guide.id, lang), lang }, guide.title);
const actLink = (id, title, lang) => make("a", { class: "law", lang, href: law("act", lang, id) }, title);

/** The piece that a page of a much cited act is in, as `legislation::bundle::piece_of` counts. */
const pieceOf = (eid, pieces) => [...eid].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7) % pieces;

// Places read last that the home page shows; all of them are on the page of notes.
const READ_SHOWN = 4;

/** The places read last, as the reader's tools remember them on this device; a page of another site is not told. */
const readLately = async () => {
  const tools = document.querySelector('meta[name="reader"]')?.content;
  if (!tools || parent !== window) return [];
  try {
    if (!localStorage.getItem("anyq.read")) return [];
    const { recent } = await import(new URL("notes.js", new URL(tools, document.baseURI)));
    return recent().slice(0, READ_SHOWN);
  } catch {
    return []; // storage may be forbidden, the tools out of reach
  }
};

const rest = async () => {
  while (globalThis.anyqBusy?.()) await new Promise((done) => setTimeout(done, 250));
  await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
};

const views = {
  /** The home page: situations of life, the acts cited most, the newest texts. */
  async home({ ui, t, language }) {
    if (!language?.home) return [];
    const [home, guides, lately] = await Promise.all([read(language.home), guidesOf(language).catch(() => []), readLately()]);
    const { lang } = language;
    const asked = new Map(home.situations);
    const situation = (one) => {
      const own = guides.filter((guide) => guide.situation === one).map((guide) => guideLink(guide, lang));
      const question = (text) => make("a", { class: "situation-search", lang, href: `search/?${new URLSearchParams({ q: text, text: lang })}` }, text);
      const links = own.length ? own : (asked.get(one) ?? []).map(question);
      if (!links.length) return null;
      return make("li", { class: "situation" }, make("h3", {}, icon(one), t.situations[one]), list("ul", {}, links));
    };
    const situations = Object.keys(t.situations).map(situation).filter(Boolean);
    const citing = ({ acts, provisions }) =>
      t.citedBy.replace("{acts}", count(t.acts, acts, ui)).replace("{provisions}", count(t.provisions, provisions, ui));
    const line = (act, fact) => [actLink(act.id, act.title, lang), make("p", { class: "quiet" }, fact)];
    const place = ({ act, at, lang, heading, title }) => [
      make("a", { class: "law", lang, href: law("act", lang, act, at) }, heading || title), make("p", { class: "quiet", lang }, heading && title)];
    const block = (heading, items) => items.length && make("section", {}, make("h2", {}, heading), list("ul", { class: "home-acts" }, items));
    return [
      situations.length && make("section", {}, make("h2", {}, t.happened), make("ul", { class: "situations", role: "list" }, situations)),
      make("div", { class: "home-lists" }, ...[
        block(t.read, lately.map(place)),
        block(t.recent, home.recent.map((act) => line(act, fill(t.textOf, law("day", ui, act.date))))),
        block(t.cited, home.cited.map((act) => line(act, citing(act)))),
      ].filter(Boolean)),
    ].filter(Boolean);
  },

  /** One guide, or all of them by situation. */
  async guide(page) {
    const { ui, t, id, wished, all } = page;
    const order = [wished, ui].flatMap((lang) => all.filter((one) => one.lang === lang)).concat(all);
    if (!id) return [heading(page, t.guides), ...(await listed(page, order.find(({ guides }) => guides)))];
    for (const language of order) {
      const found = (await guidesOf(language)).find((guide) => guide.id === id);
      if (found) return shown(page, language.lang, await read(found.file.path));
    }
    return [heading(page, t.guides), make("p", {}, t.noGuide), make("p", {}, make("a", { href: "guide/" }, t.all))];
  },

  /** What is related to an article: guides, who cites it, what repeats it. */
  async related(page) {
    const { t, language, id, eid } = page;
    await rest();
    const about = (await guidesOf(language)).filter((guide) => guide.cites?.some(([act, at]) => act === id && at === eid));
    const { lang, related, bytes } = language ?? {};
    const guides = about.length && make("section", { class: "related-guides" }, make("h2", {}, t.about), list("ul", {}, about.map((guide) => guideLink(guide, lang))));
    const below = make("div");
    const open = async () => {
      const act = (of) => of.acts.find((one) => one.id === id);
      let whole = await read(related);
      const pieces = act(whole)?.pieces;
      if (pieces) whole = await read(pieces[pieceOf(eid, pieces.length)].path);
      below.replaceChildren(...relatives(page, whole.others, act(whole)));
    };
    if (related && (bytes > UNASKED || navigator.connection?.saveData)) {
      const button = make("button", { type: "button", class: "button" }, t.load);
      button.addEventListener("click", () => open().catch(() => below.replaceChildren(t.trouble, " ", button)));
      below.append(button);
    } else if (related) {
      await open();
    }
    return [guides, below].filter(Boolean);
  },
};

const heading = ({ place }, text, lang) => {
  const own = place.querySelector("h1");
  own.textContent = text;
  own.lang = lang ?? "";
  if (!lang) own.removeAttribute("lang");
  document.title = `${text} · ${document.title.split(" · ").pop()}`;
  return own;
};

const listed = async ({ t }, language) => {
  const guides = await guidesOf(language);
  if (!guides.length) return [make("p", {}, t.none)];
  const item = (guide) => [guideLink(guide, language.lang), make("p", { class: "quiet", lang: language.lang }, guide.summary)];
  return Object.keys(t.situations).flatMap((one) => {
    const own = guides.filter((guide) => guide.situation === one);
    return own.length ? [make("h2", { class: "situation-title" }, icon(one), t.situations[one]), list("ul", { class: "guides" }, own.map(item))] : [];
  });
};

/** A guide: every citation a link, and in the end all of them by act. */
const shown = (page, lang, guide) => {
  const { ui, t, wished } = page;
  const href = ({ act, eid }) => law("act", lang, act, eid ?? "");
  const cited = (words, citation) => {
    if (citation.state === "absent") return make("span", { class: "guide-absent" }, words, make("small", { lang: ui }, ` (${t.absent})`));
    const link = make("a", { class: "reference", href: href(citation), title: citation.title }, words);
    return citation.state === "repealed" ? make("span", {}, link, make("small", { lang: ui }, ` (${t.repealed})`)) : link;
  };
  const run = ({ text, strong, cites }) => {
    const citation = guide.citations[cites];
    const words = citation ? cited(text, citation) : text;
    return strong ? make("strong", {}, words) : words;
  };
  const block = (one) => {
    const [[kind, inside]] = Object.entries(one);
    if (kind === "heading") return make("h2", {}, inside.map(run));
    if (kind === "paragraph") return make("p", {}, inside.map(run));
    return list(kind === "steps" ? "ol" : "ul", { class: kind === "steps" ? "steps" : "" }, inside.map((item) => item.map(block)));
  };
  const byAct = new Map();
  for (const one of guide.citations) byAct.set(one.act, [...(byAct.get(one.act) ?? []), one]);
  const source = ([act, places]) => {
    const title = places.find((one) => one.title)?.title ?? act;
    const eids = [...new Set(places.filter((one) => one.eid && one.state !== "absent").map((one) => one.eid))];
    const links = eids.flatMap((eid, at) => [at ? "; " : ": ", make("a", { href: law("act", lang, act, eid) }, law("place", lang, eid))]);
    return [places.every((one) => one.state === "absent") ? title : actLink(act, title, lang), ...links];
  };
  const amended = [...byAct].filter(([, places]) => places.some((one) => one.amended));
  const newer = ([act, places]) => {
    const { title, amended } = places.find((one) => one.amended);
    return [actLink(act, title, lang), ` – ${fill(t.textOf, law("day", ui, amended))}`];
  };
  return [
    heading(page, guide.title, lang),
    make("p", { class: "guide-summary", lang }, guide.summary),
    make("p", { class: "quiet" }, fill(t.reviewed, law("day", ui, guide.reviewed)), " ", t.notLaw),
    wished && wished !== lang && make("p", { class: "notice" }, t.otherLanguage),
    amended.length && make("div", { class: "notice notice-warning" }, make("p", {}, t.amended), list("ul", {}, amended.map(newer))),
    make("div", { class: "guide-text", lang }, guide.blocks.map(block)),
    make("section", { class: "guide-sources" }, make("h2", {}, t.sources), list("ul", { lang }, [...byAct].map(source))),
    make("p", { class: "to-contents" }, make("a", { href: "guide/" }, t.all)),
    // Where the reader's tools begin: they show what a citation says.
    make("div", { id: "reader", "data-shown": `guide ${lang} - - - ${ui}` }),
  ].filter(Boolean);
};

/** Who cites the provisions of a page and which resemble them, folded away: they are not the text of the law. */
const relatives = ({ ui, t, language, id, eid }, others, act) => {
  const own = act?.pages?.find((one) => one.eid === eid);
  if (!own) return [];
  const { lang } = language;
  const citing = new Map();
  const alike = new Map();
  const entailed = new Map();
  const note = (map, act, at, of) => {
    const places = map.get(act) ?? map.set(act, new Map()).get(act);
    places.set(at, [...(places.get(at) ?? []), of]);
  };
  for (const place of own.places) {
    for (const [act, eids] of place.cited_by ?? []) for (const at of eids) note(citing, act, at, place.eid);
    for (const [act, at] of place.similar ?? []) note(alike, act, at, place.eid);
    for (const [act, at] of place.sanctioned_by ?? []) note(entailed, act, at, place.eid);
  }
  const of = (number) => others[number];
  const folded = (words, map) => {
    const total = [...map.values()].reduce((all, { size }) => all + size, 0);
    if (!total) return null;
    const details = make("details", { class: "related" }, make("summary", {}, fill(words, total)));
    // Built when it is opened: hundreds may cite an article.
    details.addEventListener("toggle", () => {
      if (details.children.length > 1) return;
      // The act itself first.
      const acts = [...map].sort(([a], [b]) => (of(b)[0] === id) - (of(a)[0] === id));
      details.append(...acts.flatMap(([act, places]) => {
        const [other, title] = of(act);
        const item = ([at, targets]) => {
          const about = targets.filter((target) => target !== eid).map((target) => law("place", ui, target));
          const link = make("a", { href: law("act", lang, other, at) }, law("place", ui, at));
          return about.length ? [link, make("span", { class: "quiet" }, ` → ${about.join("; ")}`)] : [link];
        };
        return [make("h2", other === id ? {} : { class: "law", lang }, other === id ? t.this : title), list("ul", {}, [...places].map(item))];
      }));
    });
    return details;
  };
  // What follows from breaking a rule is no folded matter: few provisions say it of one article.
  const sanctions = [...entailed].flatMap(([act, places]) =>
    [...places].map(([at, targets]) => {
      const [other, title] = of(act);
      const link = make("a", { class: "reference", href: law("act", lang, other, at) }, law("place", ui, at));
      const about = targets.filter((target) => target !== eid).map((target) => law("place", ui, target));
      return [link, other === id ? "" : make("span", { class: "law", lang }, ` – ${title}`), about.length ? make("span", { class: "quiet" }, ` → ${about.join("; ")}`) : ""];
    }));
  const entails = sanctions.length ? make("section", { class: "entails" }, make("h2", {}, t.entails), list("ul", {}, sanctions)) : null;
  return [entails, folded(t.linked, citing), folded(t.similar, alike)].filter(Boolean);
};

/** Fills a place of the page. `wished` is the language of texts; `told` a line for each language of the bundle. */
export const ask = async (place, view, ui, wished, told, id, eid) => {
  const t = WORDS[ui] ?? WORDS.kk;
  const all = languages(told);
  const language = all.find((one) => one.lang === wished) ?? all.find((one) => one.lang === ui) ?? all[0];
  const newest = (place.asked = {});
  const page = { place, ui, t, wished, all, language, id, eid };
  const draw = async () => {
    try {
      const inside = await views[view](page);
      if (place.asked === newest) place.replaceChildren(...inside);
    } catch {
      // The home page and an article are whole without this.
      if (view !== "guide" || place.asked !== newest) return;
      const button = make("button", { type: "button", class: "button" }, t.again);
      button.addEventListener("click", draw);
      place.replaceChildren(place.querySelector("h1"), make("div", { class: "notice notice-problem" }, make("p", {}, t.trouble), button));
    }
  };
  await draw();
  place.classList.add("guidance-here");
};
