// State bodies: what law and by-laws give each to do, what two of them have in like words, and what rests on no law. The columns are
// those of `anyq bodies`. Loaded with its page.

const WORDS = {
  kk: {
    about: "Мемлекеттік органдарға заң мен заңға тәуелді актілер қандай функциялар береді, екі органға ұқсас сөздермен не берілген және заңға тәуелді актінің функциясы заңға негізделген бе.",
    empty: "Бұл жинақта мемлекеттік органдардың функциялары табылмады.", rows: { other: "Табылған жолдар: {}" },
    show: "Не көрсетілсін", shows: { overlaps: "Екі органда ұқсас функциялар", functions: "Барлық функциялар" },
    body: "Орган", act: "Акт", ground: "Заңға тәуелді актінің негізі", grounds: { grounded: "заң нормасы аталған", "not-found": "аталған, бірақ табылмады", "none-named": "заң аталмаған" },
    classes: { same: "бірдей дерлік сөздер", overlapping: "ұқсас сөздер" }, like: "Ұқсастығы", laws: "Негізі",
    chart: "Функциялары ұқсас органдар", columns: ["Органдар", "Ұқсас функциялар"],
    method: [
      "Функция – мемлекеттік органға құқық не міндет беретін сөйлем немесе құзырет тізімінің тармағы. Орган атауының септіктері бір органға жинақталады; «уәкілетті орган» сияқты жалпы атау әр актіде бөлек орган болып саналады. Соттар мен тергеу тізімде жоқ.",
      "Ұқсастық – ортақ сөздердің салмағы, сирек сөздер ауырырақ. Ол бірдей істі дәлелдемейді: екі орган бір сөзбен әртүрлі аумақта не салада жұмыс істей алады. Көзбен оқылған қырық функцияның отыз жетідейі дұрыс болды.",
    ],
  },
  ru: {
    about: "Какие функции закон и подзаконные акты дают государственным органам, что похожими словами дано двум органам и опирается ли функция подзаконного акта на закон.",
    empty: "В этом собрании не найдено функций государственных органов.", rows: { one: "Найдена {} строка", few: "Найдено {} строки", many: "Найдено {} строк", other: "Найдено {} строки" },
    show: "Что показать", shows: { overlaps: "Похожие функции двух органов", functions: "Все функции" },
    body: "Орган", act: "Акт", ground: "Основание подзаконного акта", grounds: { grounded: "норма закона названа", "not-found": "названа, но не найдена", "none-named": "закон не назван" },
    classes: { same: "почти те же слова", overlapping: "похожие слова" }, like: "Сходство", laws: "Основание",
    chart: "Органы с похожими функциями", columns: ["Органы", "Похожих функций"],
    method: [
      "Функция – предложение или подпункт перечня компетенции, который даёт государственному органу право или обязанность. Падежи названия собраны в один орган; общее название, как «уполномоченный орган», в каждом акте означает свой. Судов и следствия в списке нет.",
      "Сходство – вес общих слов, редкие весят больше. Оно не доказывает, что дело одно: два органа могут делать то же на разной территории или в разной сфере. Из сорока прочитанных глазами функций верны были примерно тридцать семь.",
    ],
  },
  en: {
    about: "What functions law and by-laws give to bodies of the state, what two bodies are given in like words, and whether a by-law's function rests on a law.",
    empty: "This collection has no functions of state bodies.", rows: { one: "{} row found", other: "{} rows found" },
    show: "What to show", shows: { overlaps: "Like functions of two bodies", functions: "All functions" },
    body: "Body", act: "Act", ground: "Ground of a by-law", grounds: { grounded: "a provision of a law is named", "not-found": "named, but not found", "none-named": "no law is named" },
    classes: { same: "nearly the same words", overlapping: "like words" }, like: "Likeness", laws: "Ground",
    chart: "Bodies with like functions", columns: ["Bodies", "Like functions"],
    method: [
      "A function is a sentence, or an item of a list of competence, that gives a body of the state a power or a duty. The cases of a name are gathered into one body; a general name such as “authorised body” means another body in each act. Courts and investigators are left out.",
      "Likeness is the weight of shared words, rare ones weighing more. It does not prove that the work is the same: two bodies may do it in other places or fields. Of forty functions read by eye some thirty-seven were right.",
    ],
  },
};

const functionOf = (one, { make, link, w, lang }) => [
  make("p.norm-place", {}, make("strong", { lang }, one.name)),
  make("p.law", { lang }, one.words),
  make("p.term-fact", {}, link(one.act, one.eId, one.title)),
  one.ground && make("p.term-badges", {}, make(one.ground === "grounded" ? "span.badge.class-identical" : "span.badge.class-different", {}, w.grounds[one.ground])),
  one.laws?.length > 0 && make("p.term-fact", {}, make("span.quiet", {}, `${w.laws}: `), ...one.laws.flatMap((name, n) => {
    const [act, eid] = name.split("#");
    return [n ? "; " : "", link(act, eid, act)];
  })),
];

const members = (row) => row.pair ?? [row];

const KIND = {
  address: "bodies/",
  words: WORDS,
  of: ({ bodies }) => bodies,
  total: ({ overlaps, functions }) => overlaps + functions,
  rows: ({ overlaps, functions }) => [...overlaps, ...functions],
  said: (row) => members(row).map(({ name, words, title }) => `${name} ${words} ${title}`).join(" "),
  fields: ["show", "body", "ground", "act"],
  wants: (row, asked) => (!asked.show || (asked.show === "overlaps") === Boolean(row.pair))
    && (!asked.body || members(row).some(({ body }) => body === asked.body))
    && (!asked.act || members(row).some(({ act }) => act === asked.act))
    && (!asked.ground || members(row).some(({ ground }) => ground === asked.ground)),
  selects: (w, rows, lang) => {
    const all = rows.flatMap(members);
    const listed = (key, name) => [...new Map(all.map((one) => [one[key], one[name]]))].map(([value, words]) => [value, words, lang]).sort((a, b) => a[1].localeCompare(b[1], lang));
    return [["show", w.show, Object.entries(w.shows)], ["body", w.body, listed("body", "name")], ["ground", w.ground, Object.entries(w.grounds)], ["act", w.act, listed("act", "title")]];
  },
  row: (row, t) => {
    const { make, w } = t;
    if (!row.pair) return make("li.norm-row", {}, ...functionOf(row, t));
    return make("li.norm-row", {},
      make("p.term-badges", {}, make("span.badge.class-different", {}, w.classes[row.class]), make("span.badge", {}, `${w.like}: ${Math.round(row.likeness * 100)}`)),
      make("div.term-definitions", {}, ...row.pair.map((one) => make("div.term-definition", {}, ...functionOf(one, t)))));
  },
  figure: (found, { w, ui, lang, chart }) => {
    const pairs = new Map();
    for (const { pair } of found) if (pair) pairs.set(pair.map(({ name }) => name).join(" × "), (pairs.get(pair.map(({ name }) => name).join(" × ")) ?? 0) + 1);
    const rows = [...pairs].sort((a, b) => b[1] - a[1]).slice(0, 15);
    return rows.length > 1 ? [chart(w.chart, w.columns, rows, { ui, lang })] : [];
  },
  columns: () => ["show", "class", "likeness", "body", "act", "title", "lang", "eId", "ground", "laws", "words", "other_body", "other_act", "other_title", "other_eId", "other_words"],
  cells: (row, lang) => {
    const [one, other] = members(row);
    return {
      show: row.pair ? "overlaps" : "functions", class: row.class ?? "", likeness: row.likeness ?? "", body: one.name, act: one.act, title: one.title, lang, eId: one.eId, ground: one.ground ?? "", laws: (one.laws ?? []).join(" "), words: one.words,
      other_body: other?.name ?? "", other_act: other?.act ?? "", other_title: other?.title ?? "", other_eId: other?.eId ?? "", other_words: other?.words ?? "",
    };
  },
};

/** Fills the page as its address asks. */
export const ask = async (place, ui, search) => {
  const folder = new URL(document.querySelector('meta[name="reader"]').content, document.baseURI);
  const { page } = await import(new URL("listing.js", folder));
  return page(KIND, place, ui, search);
};
