// By-laws: what they demand of people and business and whether a law is named for it, and what laws leave to by-laws. The columns are
// those of `anyq by-laws`. Loaded with its page.

const WORDS = {
  kk: {
    about: "Заңға тәуелді актілер адамдар мен бизнеске не жүктейді және ол қай заңға негізделген. Сондай-ақ заңдар нені заңға тәуелді актілерге қалдырады және ондай акт осы жинақта бар ма.",
    empty: "Бұл жинақта заңға тәуелді актілердің талаптары да, оларға қалдырылған мәселелер де табылмады.",
    show: "Не көрсетілсін", shows: { demands: "Заңға тәуелді актілердің талаптары", delegations: "Заңдар қалдырған мәселелер" },
    ground: "Негізі", grounds: { grounded: "заң нормасы аталған", "not-found": "аталған, бірақ табылмады", "none-named": "заң аталмаған" },
    made: "Заңға тәуелді акт", mades: { yes: "осы жинақта бар", no: "осы жинақта жоқ" },
    act: "Акт", rows: { other: "Табылған жолдар: {}" }, who: "Кімге", laws: "Негізі", to: "Кімге қалдырылған", acts: "Шығарылған актілер", none: "осы жинақта ондай акт жоқ",
    whats: { permit: "рұқсат немесе тіркеу", report: "хабарлау және құжат беру", inspection: "тексеру", payment: "төлем", record: "есепке алу және сақтау", ban: "тыйым", conduct: "өзге міндет", sanction: "жауаптылық" },
    chart: "Заңға тәуелді актілерге қалдырылған мәселелер саны, заңдар бойынша", columns: ["Заң", "Мәселелер"],
    method: [
      "Заңға тәуелді актілер заңдар нормаларының шегінен шығатын нормаларды белгілей алмайды («Құқықтық актілер туралы» 2016 жылғы 6 сәуірдегі № 480-V Заңның 24-бабының 1-тармағы). Мұнда тек мынау тексеріледі: талаптың өзінде, кіріспесінде не бірінші тармағында заңның нормасы аталған ба және ол осы жинақта бар ма. Заң шынымен соншаны рұқсат ете ме – оны оқырман шешеді.",
      "Қалдырылған мәселе – орган қағидаларды, нысанды, тізбені бекітеді немесе бір нәрсе «ол айқындайтын тәртіппен» жасалады деген норма. Соттар мен Парламент есепке алынбайды. Көзбен оқылған қырық табылғанның отыз сегізі дұрыс болды; талаптардың ішінде адамдарға қатысы жоқтары да кездеседі.",
    ],
  },
  ru: {
    about: "Что подзаконные акты возлагают на людей и бизнес и на какой закон они при этом опираются. И что законы оставляют подзаконным актам и есть ли такой акт в этом собрании.",
    empty: "В этом собрании не найдено ни требований подзаконных актов, ни вопросов, которые им оставлены.",
    show: "Что показать", shows: { demands: "Требования подзаконных актов", delegations: "Что законы оставляют подзаконным актам" },
    ground: "Основание", grounds: { grounded: "норма закона названа", "not-found": "названа, но не найдена", "none-named": "закон не назван" },
    made: "Подзаконный акт", mades: { yes: "есть в этом собрании", no: "в этом собрании нет" },
    act: "Акт", rows: { one: "Найдена {} строка", few: "Найдено {} строки", many: "Найдено {} строк", other: "Найдено {} строки" }, who: "Кто", laws: "Основание", to: "Кому оставлено", acts: "Принятые акты", none: "такого акта в этом собрании нет",
    whats: { permit: "разрешение или регистрация", report: "сообщение и документы", inspection: "проверка", payment: "платёж", record: "учёт и хранение", ban: "запрет", conduct: "иная обязанность", sanction: "ответственность" },
    chart: "Сколько вопросов оставлено подзаконным актам, по законам", columns: ["Закон", "Вопросов"],
    method: [
      "Подзаконный акт не может устанавливать нормы, выходящие за пределы норм законов (пункт 1 статьи 24 Закона «О правовых актах» от 6 апреля 2016 года № 480-V). Здесь проверяется только одно: названа ли норма закона в самом требовании, в преамбуле или в первом пункте акта и есть ли она в этом собрании. Действительно ли закон разрешает столько, решает читатель.",
      "Оставленный вопрос – норма, по которой орган утверждает правила, форму, перечень или что-то делается «в порядке, определяемом» им. Суды и Парламент не считаются. Из сорока прочитанных глазами находок верны тридцать восемь; среди требований встречаются и не относящиеся к людям.",
    ],
  },
  en: {
    about: "What by-laws put on people and business, and which law they rest on. And what laws leave to by-laws, and whether this collection has such an act.",
    empty: "This collection has neither demands of by-laws nor matters left to them.",
    show: "What to show", shows: { demands: "What by-laws demand", delegations: "What laws leave to by-laws" },
    ground: "Ground", grounds: { grounded: "a provision of a law is named", "not-found": "named, but not found", "none-named": "no law is named" },
    made: "By-law", mades: { yes: "in this collection", no: "not in this collection" },
    act: "Act", rows: { one: "{} row found", other: "{} rows found" }, who: "Who", laws: "Ground", to: "Left to", acts: "Acts made", none: "this collection has no such act",
    whats: { permit: "permit or registration", report: "reporting and documents", inspection: "inspection", payment: "payment", record: "records", ban: "ban", conduct: "other duty", sanction: "liability" },
    chart: "Matters left to by-laws, by law", columns: ["Law", "Matters"],
    method: [
      "A by-law may not set norms that go beyond those of laws (Law on Legal Acts, No. 480-V of 6 April 2016, article 24, paragraph 1). Only this is checked here: whether the demand itself, the preamble or the first paragraph names a provision of a law, and whether this collection has it. Whether the law really allows so much is for the reader to say.",
      "A matter is left to a by-law where a body approves rules, a form or a list, or something is done “in the manner determined by” it. Courts and Parliament do not count. Of forty finds read by eye thirty-eight were right; among the demands are some that do not concern people.",
    ],
  },
};

const links = ({ link }, names) => names.flatMap((name, n) => {
  const [act, eid] = name.split("#");
  return [n ? "; " : "", link(act, eid, act)];
});

const fact = ({ make }, label, ...values) => make("p.term-fact", {}, make("span.quiet", {}, `${label}: `), ...values);

const row = (one, t) => {
  const { make, link, w, lang } = t;
  const place = make("p.norm-place", {}, link(one.act, one.eId, one.title));
  const words = make("p.law", { lang }, one.words);
  if (one.is === "delegations") {
    return make("li.norm-row", {}, place, words, one.to && fact(t, w.to, make("span", { lang }, one.to)), fact(t, w.acts, ...(one.by_laws.length ? links(t, one.by_laws) : [w.none])));
  }
  return make("li.norm-row", {}, place,
    make("p.term-badges", {}, make("span.badge", {}, w.whats[one.what] ?? one.what), make(one.ground === "grounded" ? "span.badge.class-identical" : "span.badge.class-different", {}, w.grounds[one.ground])),
    words, one.addressee && fact(t, w.who, make("span", { lang }, one.addressee)), one.laws.length > 0 && fact(t, w.laws, ...links(t, one.laws)));
};

const KIND = {
  address: "by-laws/",
  words: WORDS,
  of: ({ by_laws: file }) => file,
  total: ({ demands, delegations }) => demands + delegations,
  rows: ({ demands, delegations }) => [...demands.map((one) => ({ is: "demands", ...one })), ...delegations.map((one) => ({ is: "delegations", ...one }))],
  said: ({ words, addressee = "", to = "", title }) => `${words} ${addressee} ${to} ${title}`,
  fields: ["show", "ground", "made", "act"],
  wants: (one, asked) => (!asked.show || one.is === asked.show) && (!asked.act || one.act === asked.act)
    && (!asked.ground || one.ground === asked.ground) && (!asked.made || (one.is === "delegations" && (one.by_laws.length > 0) === (asked.made === "yes"))),
  selects: (w, rows, lang) => [
    ["show", w.show, Object.entries(w.shows)],
    ["ground", w.ground, Object.entries(w.grounds)],
    ["made", w.made, Object.entries(w.mades)],
    ["act", w.act, [...new Map(rows.map(({ act, title }) => [act, title]))].map(([act, title]) => [act, title, lang]).sort((a, b) => a[1].localeCompare(b[1], lang))],
  ],
  row,
  figure: (found, { w, ui, lang, chart }) => {
    const laws = new Map();
    for (const { is, title } of found) if (is === "delegations") laws.set(title, (laws.get(title) ?? 0) + 1);
    const rows = [...laws].sort((a, b) => b[1] - a[1]).slice(0, 12);
    return rows.length > 1 ? [chart(w.chart, w.columns, rows, { ui, lang })] : [];
  },
  columns: () => ["show", "act", "title", "lang", "eId", "what", "addressee", "ground", "laws", "to", "by_laws", "words"],
  cells: ({ is, act, title, eId, what = "", addressee = "", ground = "", laws = [], to = "", by_laws: made = [], words }, lang) => ({ show: is, act, title, lang, eId, what, addressee, ground, laws: laws.join(" "), to, by_laws: made.join(" "), words }),
};

/** Fills the page as its address asks. */
export const ask = async (place, ui, search) => {
  const folder = new URL(document.querySelector('meta[name="reader"]').content, document.baseURI);
  const { page } = await import(new URL("listing.js", folder));
  return page(KIND, place, ui, search);
};
