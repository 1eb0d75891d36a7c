// The first picture of a page, drawn before the program is here: the header, the question, on a page of law its heading and
// words. On a slow line that is a second and a half in which one may read, and begin to type. The program draws the page
// anew, with all that belongs to it, and goes on with what was typed and where one was. What the device keeps of the site
// comes at once and needs no first picture; nor does a page inside another one, which must first be asked whether it may.
(() => {
  "use strict";
  const boot = document.getElementById("boot");
  const site = new URL(document.baseURI).pathname;
  const page = location.pathname.slice(site.length);
  if (!boot || parent !== window || navigator.serviceWorker?.controller || page.startsWith("embed")) return;

  // The program's own words; a test of `i18n` holds both to the same.
  const WORDS = {
    kk: {
      name: "Қаз", tagline: "Заңнама анық тілмен", label: "Нені білгіңіз келеді?", hint: "Сөздер, бап нөмірі", search: "Іздеу",
      results: "Іздеу: «{}»", title: "Іздеу нәтижелері", help: "Дәлірек қалай іздеуге болады", examplesTitle: "Мысалы", letter: "Хатты түсіну", terms: "Анықтамалар базасы", inventory: "Міндетті талаптар", bylaws: "Заңға тәуелді актілер", bodies: "Мемлекеттік органдар", findings: "Қайшылықтар мен олқылықтар", trends: "Заңнама көрсеткіштері", draft: "Заң жобасы", impact: "Реттеушілік әсерді талдау", opinion: "Жоба туралы пікірлер", effect: "Заңдардың әсері", compare: "Актілерді салыстыру", settings: "Баптаулар",
      examples: ["жылдамдықты асырғаны үшін айыппұл", "тауарды қайтару", "жалақы төленбеді", "түнгі шу", "балаға арналған жәрдемақы"],
      privacy: "Іздеу құрылғыңызда орындалады: сұраулар ешқайда жіберілмейді.",
    },
    ru: {
      name: "Рус", tagline: "Законодательство ясным языком", label: "Что вы хотите узнать?", hint: "Слова, номер статьи", search: "Найти",
      results: "Поиск: «{}»", title: "Результаты поиска", help: "Как искать точнее", examplesTitle: "Например", letter: "Понять письмо", terms: "База определений", inventory: "Обязательные требования", bylaws: "Подзаконные акты", bodies: "Государственные органы", findings: "Противоречия и пробелы", trends: "Показатели законодательства", draft: "Законопроект", impact: "Анализ регуляторного воздействия", opinion: "Мнения о проекте", effect: "Действие законов", compare: "Сравнение актов", settings: "Настройки",
      examples: ["штраф за превышение скорости", "возврат товара", "не выплатили зарплату", "шум ночью", "пособие на ребёнка"],
      privacy: "Поиск идёт на вашем устройстве: запросы никуда не отправляются.",
    },
    en: {
      name: "Eng", tagline: "Legislation, made clear", label: "What do you want to know?", hint: "Words, article number", search: "Search",
      results: "Search: “{}”", title: "Search results", help: "How to search more precisely", examplesTitle: "For example", letter: "Understand a letter", terms: "Definition base", inventory: "Mandatory requirements", bylaws: "By-laws", bodies: "State bodies", findings: "Contradictions and gaps", trends: "Figures of legislation", draft: "Draft law", impact: "Impact assessment", opinion: "Public opinion", effect: "Effect of laws", compare: "Comparison of acts", settings: "Settings",
      examples: ["fine for speeding", "return of goods", "unpaid wages", "noise at night", "child allowance"],
      privacy: "The search runs on your device: queries are sent nowhere.",
    },
  };
  // Characters of law in a first picture: two screens of a phone.
  const ENOUGH = 4_000;

  const lang = document.documentElement.lang;
  const w = WORDS[lang] ?? WORDS.kk;
  const asked = new URLSearchParams(location.search);
  const make = (tag, facts, ...children) => {
    const [name, ...classes] = tag.split(".");
    const element = document.createElement(name);
    if (classes.length) element.className = classes.join(" ");
    for (const [key, value] of Object.entries(facts)) if (value !== null) element.setAttribute(key, value);
    element.append(...children.filter(Boolean));
    return element;
  };

  // A button of the header that was pressed before there was a program behind it.
  let pressed = "";
  const languages = Object.entries(WORDS).map(([code, { name }]) => {
    const button = make("button.language", { type: "button", lang: code, "aria-pressed": String(code === lang) }, name);
    button.addEventListener("click", () => (pressed = `ui-${code}`));
    return button;
  });
  const header = make("header.header", {}, make("div.header-row", {},
    make("a.brand", { href: "./" }, make("img", { src: "icons/anyq.svg", alt: "", width: "36", height: "36" }), make("span", {}, "Anyq")),
    make("div.languages", {}, ...languages),
    make("span.icon-link", {}),
    make("a.icon-link", { href: "settings/", "aria-label": w.settings })));

  const bars = (name) => make(`div.${name}`, { "aria-hidden": "true" });

  const box = (id, isLarge) => {
    const input = make("input", { id: `first-${id}`, name: "q", type: "search", enterkeyhint: "search", autocomplete: "off", autocapitalize: "none", maxlength: "300", placeholder: w.hint });
    input.value = asked.get("q") ?? "";
    const label = make(isLarge ? "label.search-label" : "label.visually-hidden", { for: input.id }, w.label);
    const text = asked.get("text");
    return make(isLarge ? "form.search-box.search-box-large" : "form.search-box", { action: "search/", method: "get", role: "search", "aria-label": w.label }, label,
      make("div.search-field", {}, make("div.search-row", {}, input, text && make("input", { type: "hidden", name: "text", value: text }),
        make("button.search-go", { type: "submit" }, make("span.icon", {}), make("span", {}, w.search)))));
  };

  const home = () => [
    make("div.hero", {}, make("h1", {}, w.tagline), box("q-home", true), make("p.examples-title", {}, w.examplesTitle),
      make("ul.chips", {}, ...w.examples.map((text) => make("li", {}, make("a.chip", { href: `search/?q=${encodeURIComponent(text)}` }, text)))),
      make("p.quiet", {}, w.privacy)),
  ];

  const results = () => {
    const question = asked.get("q")?.trim();
    const title = question ? w.results.replace("{}", () => question) : w.title;
    const top = make("div.search-top", {}, box("q", false), make("p.search-help", {}, make("span", {}, w.help)), make("h1.results-heading", {}, title), bars("tabs"));
    const found = make("div.results", {}, bars("results-count"), make("div.skeleton", { "aria-hidden": "true" }, make("i", {}), make("i", {}), make("i", {})));
    return [make("div.search-page", {}, top, make("div.search-columns", {}, bars("filters"), found))];
  };

  /** A text with its marks, which are pairs of places in bytes. */
  const marked = (text, marks) => {
    const bytes = new TextEncoder().encode(text);
    const words = (from, to) => new TextDecoder().decode(bytes.subarray(from, to));
    const parts = [];
    let at = 0;
    for (const [from, to] of [...marks].sort(([a], [b]) => a - b)) {
      if (from < at || to <= from) continue;
      parts.push(words(at, from), make("mark", {}, words(from, to)));
      at = to;
    }
    return [...parts, words(at)];
  };

  /** What the search has found: links that lead on, with or without the program. */
  const found = (acts, textLang) =>
    make("div.found", {}, ...acts.map(({ id, title, pages }) => {
      const act = `act/?id=${encodeURIComponent(id)}&text=${textLang}`;
      const items = pages.map(({ eid, label, heading, heading_marks, snippet, marks }) =>
        make("li.page-found", {},
          make("a.law.page-link", { lang: textLang, href: `${act}&at=${eid}` }, label && make("span.page-label", {}, label), " ", ...marked(heading, heading_marks)),
          make("p.law.snippet", { lang: textLang }, ...marked(snippet, marks))));
      return make("section.act-found", {}, make("h2.act-found-title", {}, make("a.law", { lang: textLang, href: act }, title)), make("p.quiet", {}, "\u00a0"), make("ul.pages-found", {}, ...items));
    }));

  const STANDS = ["in-force", "unknown"];
  /** Whether what was found needs no word beside it: that it is only near the question, or applies no more or not yet. */
  const isPlain = (results) =>
    results && !results.nearest_only && results.acts.every(({ status, pages }) => STANDS.includes(status) && !pages.some(({ repealed }) => repealed));

  /** The search goes on beside the page and needs no program of the page's; it tells the language it searches. */
  const search = (main) =>
    new Promise((done, failed) => {
      const worker = globalThis.anyqSearch;
      // A question with filters is left to the program.
      if (!worker || [...asked.keys()].some((key) => !["q", "text"].includes(key))) return done();
      let textLang = asked.get("text");
      worker.addEventListener("error", failed);
      worker.addEventListener("message", ({ data }) => {
        const told = String(data).startsWith("{") ? JSON.parse(data) : {};
        textLang ??= told.progress?.lang;
        const acts = isPlain(told.results?.results) ? told.results.results.acts : null;
        const place = main.isConnected && acts?.length && textLang && main.querySelector(".skeleton");
        if (place) place.replaceWith(found(acts, textLang));
        if (told.results || told.failed) done();
      });
    });

  /** The words of a page of law, one provision in another as they are. */
  const provisions = ({ provisions, unit, lang }) => {
    const text = make("div.law.law-text", { lang });
    const placed = new Map();
    let length = 0;
    for (const { eid, kind, label, heading, text: words = "" } of provisions) {
      if (length > ENOUGH) break;
      const isArticle = eid === unit;
      const steps = eid.split("__");
      const above = placed.get(steps.slice(0, -1).join("__")) ?? text;
      const passage = make("p.passage", {}, !isArticle && label && make("span.number", {}, label), !isArticle && heading && make("strong.own-heading", {}, heading), words);
      const provision = make(kind === "point" || kind === "subpoint" ? "div.provision.point" : "div.provision", { "data-place": eid }, passage.textContent && passage);
      placed.set(eid, provision);
      above.append(provision);
      length += words.length;
    }
    return text;
  };

  const law = async (main) => {
    const [id, at] = [asked.get("id"), asked.get("at")];
    const reader = document.querySelector('meta[name="reader"]')?.content;
    if (!id || !reader) return;
    const { listed, passage } = await (globalThis.anyqReads ?? import(new URL("law.js", new URL(reader, document.baseURI))));
    const textLang = asked.get("text") ?? lang;
    const about = await listed(id, textLang);
    if (!about) return; // in another language perhaps: the program finds it
    if (!STANDS.includes(about.status)) return; // the program says so beside the text
    const title = (tag, words) => make(tag, { lang: textLang }, words);
    const address = `act/?id=${encodeURIComponent(id)}&text=${encodeURIComponent(textLang)}`;
    if (!at) {
      main.append(make("div.act", {}, make("div.act-main", {}, make("article.column", {}, make("p.act-kind", {}, "\u00a0"), title("h1.law.act-heading", about.title)))));
      return;
    }
    const found = await passage(id, textLang, asked.get("edition") ?? "", at);
    if (!found) return;
    const up = make("nav.path.law", { lang: textLang }, make("ol", {}, make("li", {}, make("a", { href: address }, about.title)), ...found.divisions.map((name) => make("li", {}, name))));
    const article = make("article.column.reading", {}, up, title("h1.law.reading-heading", found.title || about.title), bars("first-space"), provisions(found));
    main.append(make("div.act.act-with-contents", {}, bars("contents-beside"), make("div.act-main", {}, article)));
    if (at !== found.unit) main.querySelector(`[data-place="${CSS.escape(at)}"]`)?.scrollIntoView();
  };

  // Pages that a module makes by itself: they can be used before the program is here.
  const MADE = { "letter/": "letter", "definitions/": "terms", "inventory/": "inventory", "by-laws/": "bylaws", "bodies/": "bodies", "findings/": "findings", "trends/": "trends", "draft/": "draft", "impact/": "impact", "opinion/": "opinion", "effect/": "effect", "compare/": "compare" };
  let made = null; // what, where, for which address, and whether the program has taken it
  const byModule = async (main, name) => {
    const place = make("div.made", {});
    main.append(make(`div.column.column-${name}`, {}, make("h1", {}, w[name]), place));
    const module = document.querySelector(`meta[name="module-${name}"]`).content;
    made = { name, place, search: location.search.slice(1), isGiven: false };
    try {
      await (await import(new URL(module, document.baseURI))).ask(place, lang, location.search);
    } catch {
      made = null; // the program will have it made
    }
  };

  const main = make("main", { "aria-busy": "true" });
  const first = make("div.first", {}, header, main);
  document.documentElement.dataset.first = ""; // until then what the program draws is out of sight
  boot.after(first);
  let shown = Promise.resolve();
  if (page === "") {
    main.append(...home());
  } else if (page === "search/") {
    main.append(...results());
    shown = search(main).catch(() => {});
  } else if (page === "act/") {
    shown = law(main).catch(() => {}); // the program says what is wrong
  } else if (MADE[page]) {
    shown = byModule(main, MADE[page]);
  }

  const top = (element) => element.getBoundingClientRect().top;
  /** The program has drawn the page: it goes on with what was typed and pressed and read here. */
  const leave = () => {
    const read = scrollY > 0 && [...first.querySelectorAll("[data-place], .page-link")].find((place) => top(place) >= 0);
    const was = read ? top(read) : 0;
    const input = first.querySelector("input[type=search]");
    const isHere = input && input === document.activeElement;
    first.remove();
    delete document.documentElement.dataset.first;
    delete globalThis.anyqRead;
    if (made?.isGiven) scrollTo({ top: made.height, behavior: "instant" });
    made?.held?.focus({ preventScroll: true });
    const its = input && document.getElementById(input.id.replace("first-", ""));
    if (its && input.value !== its.value) {
      its.value = input.value;
      its.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (its && isHere) its.focus();
    const same = read && (document.getElementById(read.dataset.place ?? "") ?? document.querySelector(`#main a[href="${read.getAttribute("href")}"]`));
    if (same) scrollBy({ top: top(same) - was, behavior: "instant" });
    if (pressed) document.getElementById(pressed)?.click();
  };

  globalThis.anyqFirst = {
    /** When there is nothing more to draw before the program is here. */
    shown: shown.then(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))),
    /** Whether the page that a module is to make is made here already, or on its way: it goes on as it is, with all that was
     *  typed in it, in the place that the program has for it. */
    give: (name, heir, ui, search) => {
      if (!made || made.isGiven || made.name !== name || ui !== lang || search.replace(/^\?/, "") !== made.search) return false;
      made.held = made.place.contains(document.activeElement) ? document.activeElement : null;
      made.height = scrollY;
      heir.replaceChildren(made.place);
      made.isGiven = true;
      return true;
    },
    /** The program is here: it takes over as soon as it has drawn the page, or says why it cannot. */
    handOver: () => {
      // Answers that are shown stay in sight until the program has them, too.
      const sign = first.querySelector(".found") ? ".found, .advice" : "h1";
      const isDrawn = () => (!made || made.isGiven) && document.querySelector(`#main :is(${sign}, [role="alert"])`);
      if (isDrawn()) return leave();
      const watch = new MutationObserver(() => isDrawn() && done());
      const late = setTimeout(() => done(), 3_000);
      const done = () => {
        watch.disconnect();
        clearTimeout(late);
        leave();
      };
      watch.observe(document.body, { childList: true, subtree: true });
    },
  };
})();
