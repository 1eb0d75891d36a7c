// The page of comments on a draft: a file of comments is read on this device; where each stands and by which words, which are copies of
// one text, what they speak of, which provisions, what is new since the last time. Comments are not kept; only that they were seen.

const WORDS = {
  kk: {
    about: "Заң жобасына келген пікірлердің файлын ашыңыз. Олар осы құрылғыда оқылады: кім қолдайды, кім қарсы, кім ұсыныс айтады, кім сұрайды; бірдей хаттар, тақырыптар, қай бап туралы. Ештеңе жіберілмейді.",
    open: "Пікірлер файлын ашу (CSV, XLSX, JSON)", columns: "Файлда «мәтін» (text) бағаны болсын; «күні» (date) мен «бап» (provision) бағандары болса, олар да оқылады.", bad: "Бұл файлда пікірлер табылмады: бұл CSV, XLSX немесе JSON кестесі емес, бос немесе бүлінген.", reading: "Пікірлер оқылуда…", failed: "Оқу мүмкін болмады. Бетті қайта жүктеп көріңіз.", example: "Мысал көрсету",
    draft: "Жоба: {}. Пікірлер оның баптарымен салыстырылды.", noDraft: "Баптармен салыстыру үшін жобаны «Заң жобасы» бетінде жазыңыз.", count: { one: "{} пікір", other: "{} пікір" }, fresh: "Алдыңғы жолдан бері жаңасы: {}.",
    stances: { for: "Қолдайды", against: "Қарсы", proposal: "Ұсыныс", question: "Сұрақ", unclear: "Анық емес" }, stance: "Ұстанымы", all: "Барлығы", summary: "Қорытынды", campaigns: "Бірдей хаттар", campaign: "{} бірдей хат", topics: "Тақырыптар", topic: "Тақырып", other: "басқа", provisions: "Қай баптар туралы", provision: "Бап", named: "аталған", likely: "мәтініне қарағанда", comments: "Пікірлер", newOnly: "Тек жаңалары", find: "Сөз іздеу", none: "Мұндай пікір жоқ.", more: "Тағы көрсету", show: "Көрсету", shown: "Көрсетілгені: {}.", copies: "бірдей хаттардың бірі",
    csv: "CSV жүктеу", json: "JSON жүктеу", masked: "Файлдарда ЖСН, телефон және пошта мекенжайлары жасырылады; есімдер жасырылмайды.", clear: "Жабу",
    method: "Қалай оқылады және шегі қандай", methodText: ["Ұстаным тек көрсетілген сөздермен анықталады («қолдаймын», «қарсымын», «ұсынамын»…). Өзгеріс сұраған пікір – ұсыныс, басқа не айтылса да. Сөз айтпаса немесе екі жаққа бірдей айтса – «анық емес». Кекесін мен тұспал танылмайды.", "Бірдей хаттар: кемінде 8 сөзден тұратын, бес сөзді тізбектерінің жартысынан көбі ортақ мәтіндер. Тақырыптарда олар бір дауыс болып саналады.", "Бап аталса – аталған деп, аталмаса, сөздері сәйкес келетін бап «мәтініне қарағанда» деп көрсетіледі. Пікірлер саны халықтың пікірі емес: жазғандардың ғана."],
  },
  ru: {
    about: "Откройте файл с комментариями к проекту. Они читаются на этом устройстве: кто поддерживает, кто против, кто предлагает, кто спрашивает; одинаковые письма, темы, о каких статьях. Ничего не отправляется.",
    open: "Открыть файл комментариев (CSV, XLSX, JSON)", columns: "В файле нужен столбец «текст» (text); если есть столбцы «дата» (date) и «статья» (provision), они тоже читаются.", bad: "В этом файле комментариев не нашлось: это не таблица CSV, XLSX или JSON, она пуста или повреждена.", reading: "Комментарии читаются…", failed: "Прочитать не удалось. Попробуйте перезагрузить страницу.", example: "Показать пример",
    draft: "Проект: {}. Комментарии сопоставлены с его статьями.", noDraft: "Чтобы сопоставить комментарии со статьями, напишите проект на странице «Законопроект».", count: { one: "{} комментарий", few: "{} комментария", many: "{} комментариев", other: "{} комментария" }, fresh: "Новых с прошлого раза: {}.",
    stances: { for: "За", against: "Против", proposal: "Предложение", question: "Вопрос", unclear: "Неясно" }, stance: "Позиция", all: "Все", summary: "Итог", campaigns: "Одинаковые письма", campaign: "Одинаковых писем: {}", topics: "Темы", topic: "Тема", other: "другое", provisions: "О каких статьях", provision: "Статья", named: "названа", likely: "судя по словам", comments: "Комментарии", newOnly: "Только новые", find: "Найти слово", none: "Таких комментариев нет.", more: "Показать ещё", show: "Показать", shown: "Показано: {}.", copies: "одно из одинаковых писем",
    csv: "Скачать CSV", json: "Скачать JSON", masked: "В файлах скрыты ИИН, телефоны и адреса почты; имена не скрываются.", clear: "Закрыть",
    method: "Как это читается и где пределы", methodText: ["Позиция определяется только по выделенным словам («поддерживаю», «против», «предлагаю»…). Кто просит изменения – предлагает, что бы ещё ни говорилось. Если слова не говорят или говорят поровну – «неясно». Ирония и намёк не распознаются.", "Одинаковые письма: тексты не короче 8 слов, у которых общей является больше половины цепочек из пяти слов. В темах они считаются одним голосом.", "Если статья названа, так и сказано; если нет, показана та, чьи слова совпадают, – «судя по словам». Число комментариев – не мнение народа, а только тех, кто написал."],
  },
  en: {
    about: "Open a file of comments on a draft. They are read on this device: who is for it, who against, who proposes, who asks; letters that are copies, topics, which articles. Nothing is sent.",
    open: "Open a file of comments (CSV, XLSX, JSON)", columns: "The file needs a column “text”; columns “date” and “provision” are read where there are such. Comments are in Kazakh and Russian.", bad: "No comments were found in this file: it is no CSV, XLSX or JSON table, it is empty or damaged.", reading: "The comments are being read…", failed: "They could not be read. Try to reload the page.", example: "Show an example",
    draft: "Draft: {}. The comments were set beside its articles.", noDraft: "To set comments beside articles, write the draft on the page “Draft law”.", count: { one: "{} comment", other: "{} comments" }, fresh: "New since the last time: {}.",
    stances: { for: "For", against: "Against", proposal: "Proposal", question: "Question", unclear: "Unclear" }, stance: "Stance", all: "All", summary: "Summary", campaigns: "Copies of one letter", campaign: "Copies: {}", topics: "Topics", topic: "Topic", other: "other", provisions: "About which articles", provision: "Article", named: "named", likely: "by its words", comments: "Comments", newOnly: "New ones only", find: "Find a word", none: "There are no such comments.", more: "Show more", show: "Show", shown: "Shown: {}.", copies: "one of several copies",
    csv: "Download CSV", json: "Download JSON", masked: "In files, numbers of persons, telephones and e-mail addresses are left out; names are not.", clear: "Close",
    method: "How they are read, and the limits", methodText: ["A stance is told by the marked words alone (“I support”, “against”, “I propose”…). Who wants a change proposes, whatever else is said. Where words do not tell, or tell both, it is “unclear”. Irony and hints are not recognised.", "Copies are texts of at least 8 words that share more than half of their runs of five words. In topics they count as one voice.", "Where an article is named, that is said; where not, the one whose words are used is shown, “by its words”. The number of comments is no opinion of the people: only of those who wrote."],
  },
};

const STANCES = ["for", "against", "proposal", "question", "unclear"];
const DRAWN = 50;
const EXAMPLE = ["Поддерживаю, давно пора огородить пасеки.", "Пасекаларға есеп керек емес, қарсымын!", "Предлагаю в статье 2 увеличить срок до 10 дней.", "Қай органға хабарлау керек?", "Пчёлы жужжат.", "Омартаны есепке алуды қолдаймыз."];

const reader = (name) => import(new URL(name, new URL(document.querySelector('meta[name="reader"]').content, document.baseURI)));

/** Fills the page. */
export const ask = async (page, ui) => {
  const w = WORDS[ui] ?? WORDS.kk;
  const [{ button, fill, make, save, store, stored }, { hash }, { place }, { count, csv, plain }] = await Promise.all(["dom.js", "law.js", "citation.js", "tables.js"].map(reader));
  const worker = (kind, fields) => globalThis.anyqModule("analysis", kind, JSON.stringify(fields).slice(1, -1), "drafting-worker");
  const parse = (text, otherwise) => {
    try {
      return JSON.parse(text) ?? otherwise;
    } catch {
      return otherwise;
    }
  };
  const draft = parse(stored("check") ?? "null", {})?.text ?? "";
  const draftLang = /[әғқңөұүһі]/i.test(draft) ? "kk" : "ru";
  const status = make("p", { role: "status" });
  const results = make("div.opinion-results", {});
  const asked = { stance: "", topic: "", provision: "", campaign: "", fresh: false, q: "" };
  let comments = [];
  let masked = [];
  let opinions = null;
  let fresh = new Set();
  let drawn = DRAWN;

  const spoken = ({ text }, cues) => {
    const parts = [];
    let at = 0;
    for (const [from, to] of cues ?? []) {
      parts.push(text.slice(at, from), make("mark", {}, text.slice(from, to)));
      at = to;
    }
    return [...parts, text.slice(at)];
  };
  const where = ([eid, isNamed]) => `${place(eid, draftLang) || eid} (${isNamed ? w.named : w.likely})`;
  const comment = (at) => {
    const { lang, stance, cues, campaign, provisions } = opinions.read[at];
    return make("li.opinion-comment", {},
      make("p", {}, make(`span.badge.opinion-${stance}`, {}, w.stances[stance]), make("span.quiet", {}, [` ${comments[at].date ?? ""}`, campaign === undefined ? "" : w.copies, ...(provisions ?? []).map(where)].filter((one) => one.trim()).join(" · "))),
      make("p.law", { lang }, ...spoken(comments[at], cues)));
  };
  const wanted = () =>
    comments.map((_, at) => at).filter((at) => {
      const one = opinions.read[at];
      if (asked.stance && one.stance !== asked.stance) return false;
      if (asked.topic !== "" && String(one.topic) !== asked.topic) return false;
      if (asked.campaign !== "" && String(one.campaign) !== asked.campaign) return false;
      if (asked.provision && !one.provisions?.some(([eid]) => eid === asked.provision)) return false;
      if (asked.fresh && !fresh.has(at)) return false;
      return !asked.q || plain(comments[at].text).includes(plain(asked.q));
    });

  const list = make("ul.opinion-list", { role: "list" });
  const listStatus = make("p", { role: "status" });
  const more = button(w.more, () => {
    drawn += DRAWN;
    draw();
  });
  const draw = () => {
    const found = wanted();
    list.replaceChildren(...found.slice(0, drawn).map(comment));
    listStatus.textContent = found.length ? fill(w.shown, found.length.toLocaleString([ui, "ru"])) : w.none;
    more.hidden = found.length <= drawn;
  };
  const only = (fields) => {
    Object.assign(asked, { stance: "", topic: "", provision: "", campaign: "", fresh: false, q: "" }, fields);
    drawn = DRAWN;
    drawFilters();
    draw();
    heading.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    heading.focus();
  };
  const heading = make("h2", { tabIndex: -1, id: "opinion-comments" }, w.comments);
  const filters = make("div.terms-filters", {});
  const drawFilters = () => {
    const select = (name, label, options) => {
      const field = make("select", { id: `opinion-${name}`, onchange: () => {
        asked[name] = field.value;
        drawn = DRAWN;
        draw();
      } }, ...options.map(([value, words, lang]) => make("option", { value, lang, selected: String(asked[name]) === value }, words)));
      return make("p.terms-field", {}, make("label", { for: field.id }, label), field);
    };
    const find = make("input", { id: "opinion-q", type: "search", autocomplete: "off", value: asked.q, oninput: () => {
      asked.q = find.value.trim();
      draw();
    } });
    const isNew = make("input", { id: "opinion-fresh", type: "checkbox", checked: asked.fresh, onchange: () => {
      asked.fresh = isNew.checked;
      draw();
    } });
    filters.replaceChildren(
      make("p.terms-field", {}, make("label", { for: find.id }, w.find), find),
      select("stance", w.stance, [["", w.all], ...STANCES.map((one) => [one, w.stances[one]])]),
      select("topic", w.topic, [["", w.all], ...opinions.topics.map((one, n) => [String(n), one.words.join(", "), one.lang])]),
      ...(places().length ? [select("provision", w.provision, [["", w.all], ...places().map(([eid]) => [eid, place(eid, draftLang) || eid, draftLang])])] : []),
      make("p.terms-check", {}, isNew, make("label", { for: isNew.id }, w.newOnly)));
  };

  const places = () => {
    const all = new Map();
    opinions.read.forEach(({ provisions, stance }) => (provisions ?? []).forEach(([eid]) => {
      const counts = all.get(eid) ?? Object.fromEntries(STANCES.map((one) => [one, 0]));
      counts[stance]++;
      all.set(eid, counts);
    }));
    const sum = (counts) => Object.values(counts).reduce((a, b) => a + b, 0);
    return [...all].sort((a, b) => sum(b[1]) - sum(a[1]));
  };
  const bars = () => {
    const counts = STANCES.map((one) => opinions.read.filter(({ stance }) => stance === one).length);
    const most = Math.max(1, ...counts);
    return make("ul.opinion-bars", { role: "list" }, ...STANCES.map((one, n) => {
      const bar = make(`span.opinion-bar.opinion-${one}`, { "aria-hidden": "true" });
      bar.style.setProperty("--size", `${((counts[n] / most) * 100).toFixed(1)}%`);
      return make("li", {}, button(`${w.stances[one]}: ${counts[n].toLocaleString([ui, "ru"])}`, () => only({ stance: one }), {}, "button.link"), bar);
    }));
  };
  const quote = (at) => make("blockquote.law", { lang: opinions.read[at].lang }, comments[at].text);
  const show = () => {
    const { campaigns, topics } = opinions;
    const table = places();
    drawFilters();
    results.replaceChildren(
      make("section", { "aria-labelledby": "opinion-summary" }, make("h2", { id: "opinion-summary" }, w.summary),
        make("p", {}, [count(w.count, comments.length, ui) + ".", fresh.size && fresh.size < comments.length ? fill(w.fresh, fresh.size) : ""].join(" ")),
        make("p.quiet", {}, draft ? fill(w.draft, draft.trim().split("\n")[0].slice(0, 80)) : w.noDraft), bars()),
      campaigns.length ? make("section", {}, make("h2", {}, w.campaigns), ...campaigns.slice(0, 20).map((one, n) =>
        make("details.opinion-group", { open: n === 0 }, make("summary", {}, `${fill(w.campaign, one.members.length)} · ${w.stances[opinions.read[one.members[0]].stance]}`), quote(one.members[0]), make("p", {}, button(w.show, () => only({ campaign: String(n) })))))) : "",
      topics.length ? make("section", {}, make("h2", {}, w.topics), ...topics.map((one, n) =>
        make("details.opinion-group", {}, make("summary", {}, make("span", { lang: one.lang }, one.words.join(", ")), ` · ${one.members.length}`), ...one.quotes.map(quote), make("p", {}, button(w.show, () => only({ topic: String(n) })))))) : "",
      table.length ? make("section", {}, make("h2", {}, w.provisions), make("div.table-scroll", { tabIndex: 0, role: "region", "aria-label": w.provisions }, make("table.chart-table", {}, make("thead", {}, make("tr", {}, ...[w.provision, ...STANCES.map((one) => w.stances[one])].map((one) => make("th", { scope: "col" }, one)))),
        make("tbody", {}, ...table.map(([eid, counts]) => make("tr", {}, make("th", { scope: "row", lang: draftLang }, button(place(eid, draftLang) || eid, () => only({ provision: eid }), {}, "button.link")), ...STANCES.map((one) => make("td", {}, String(counts[one]))))))))) : "",
      make("section", { "aria-labelledby": "opinion-comments" }, heading, filters, listStatus, list, make("p.ways", {}, more),
        make("p.ways", {}, button(w.csv, saveCsv), button(w.json, saveJson), button(w.clear, close)), make("p.quiet", {}, w.masked)),
    );
    draw();
  };
  const rows = () =>
    wanted().map((at) => {
      const { lang, stance, cues, campaign, topic, provisions } = opinions.read[at];
      return { number: at + 1, date: comments[at].date ?? "", lang, stance, cues: (cues ?? []).map(([from, to]) => comments[at].text.slice(from, to)).join(" · "), campaign: campaign === undefined ? "" : campaign + 1, topic: topic === undefined ? "" : opinions.topics[topic].words.join(", "), provisions: (provisions ?? []).map(([eid]) => eid).join(" "), text: masked[at] };
    });
  const saveCsv = () => save("anyq-opinions.csv", "text/csv", csv(["number", "date", "lang", "stance", "cues", "campaign", "topic", "provisions", "text"], rows()));
  const saveJson = () => save("anyq-opinions.json", "application/json", JSON.stringify({ anyq: "opinions", topics: opinions.topics, comments: rows() }, null, 1));
  const close = () => {
    comments = [];
    opinions = null;
    status.textContent = "";
    results.replaceChildren();
  };

  const listen = async () => {
    status.textContent = w.reading;
    const reply = await worker("listen", { comments, draft });
    if (!results.isConnected) return;
    opinions = reply?.listened?.opinions ?? null;
    status.textContent = opinions ? "" : w.failed;
    if (!opinions) return;
    // Only that a comment was seen is kept, and not what it says.
    const seen = new Set(parse(stored("opinion-seen") ?? "[]", []));
    const names = comments.map(({ text }) => hash(text));
    fresh = new Set(names.flatMap((name, at) => (seen.has(name) ? [] : [at])));
    store("opinion-seen", JSON.stringify([...new Set(names)].slice(0, 50_000)));
    Object.assign(asked, { stance: "", topic: "", provision: "", campaign: "", fresh: false, q: "" });
    drawn = DRAWN;
    show();
  };
  const opened = async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    status.textContent = w.reading;
    const bytes = [...new Uint8Array(await file.arrayBuffer())];
    event.target.value = "";
    const reply = await worker("comments", { bytes });
    if (!reply?.comments) {
      status.textContent = w.bad;
      return;
    }
    ({ comments, masked } = reply.comments);
    await listen();
  };
  const example = () => {
    comments = EXAMPLE.map((text) => ({ text }));
    masked = EXAMPLE;
    listen();
  };
  const file = make("input", { id: "opinion-file", type: "file", accept: ".csv,.tsv,.txt,.xlsx,.json,.jsonl", onchange: opened });
  page.replaceChildren(
    make("p", {}, w.about),
    make("p.terms-field", {}, make("label", { for: file.id }, w.open), file),
    make("p.quiet", {}, w.columns),
    make("p.ways", {}, button(w.example, example)),
    status,
    results,
    make("details.terms-method", {}, make("summary", {}, w.method), ...w.methodText.map((one) => make("p", {}, one))),
  );
  return true;
};
