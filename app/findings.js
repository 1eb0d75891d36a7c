// Contradictions and gaps: provisions that do not fit together, side by side, for a drafter to judge. What is called no conflict is
// kept on the device and in a file; the columns are those of `anyq findings`. Loaded with its page.

const WORDS = {
  kk: {
    about: "Заң өз-өзіне қайшы келетін немесе олқылық қалдыратын сияқты жерлер. Әрқайсысын адам бағалауға тиіс: бұл – қарауға шақыру, қате туралы үкім емес.",
    empty: "Бұл жинақта мұндай жерлер табылмады.", rows: { other: "Табылған жерлер: {}" },
    kind: "Түрі", kinds: { deadline: "бір іске әртүрлі мерзім", amount: "бір іске әртүрлі мөлшер", "near-duplicate": "ұқсас нормалар келіспейді", "dead-reference": "жоқ нормаға сілтеме", "who-decides": "бір мәселені екі орган шешеді", circular: "айналма сілтеме", "absent-term": "термин қолданылмаған" },
    disagreements: { modality: "міндет пе, құқық па", party: "басқа тарап", exception: "ерекшелік бірінде ғана", number: "басқа сан" },
    act: "Акт", sure: "Сенімділік", least: "Сенімділігі кемінде", versus: "Айырмасы", whole: "бүкіл акт",
    state: "Қаралуы", states: { open: "қаралмаған", dismissed: "қайшылық емес" }, dismiss: "Қайшылық емес", restore: "Қайта ашу", why: "Неліктен (міндетті емес)",
    load: "Бұрынғы шешімдерді файлдан алу", badFile: "Бұл файлда id және dismissed бағандары жоқ.", unsaved: "Құрылғыда орын жоқ: кестені файлға сақтаңыз.",
    chart: "Түрлері бойынша", columns: ["Түрі", "Саны"],
    method: [
      "Тек сөздер салыстырылады: екі норманың түбірлері, тараптары, шарттары, мерзімдері мен мөлшерлері, сондай-ақ сілтемелер. Басқа сөзбен айтылған қайшылық көрінбейді, ал неден ауытқитынын айтпайтын арнайы ереже қайшылық болып көрінеді.",
      "Сенімділік – тізімді реттейтін сан, ықтималдық емес. Қайшылықтар әдейі енгізілген актілерде (42) үш тілде барлығы дерлік табылады; нағыз заңдағы алғашқы елу жердің оннан жетісі қаралуға тұрарлық болды. Бұл – құқықтық баға емес.",
    ],
  },
  ru: {
    about: "Места, где закон, похоже, противоречит сам себе или оставляет пробел. Каждое должен оценить человек: это приглашение посмотреть, а не приговор.",
    empty: "В этом собрании таких мест не найдено.", rows: { one: "Найдено {} место", few: "Найдено {} места", many: "Найдено {} мест", other: "Найдено {} места" },
    kind: "Вид", kinds: { deadline: "разные сроки для одного", amount: "разные размеры для одного", "near-duplicate": "похожие нормы расходятся", "dead-reference": "ссылка на то, чего нет", "who-decides": "один вопрос решают двое", circular: "ссылки по кругу", "absent-term": "термин не употреблён" },
    disagreements: { modality: "обязан или вправе", party: "другой участник", exception: "исключение только в одной", number: "другое число" },
    act: "Акт", sure: "Уверенность", least: "Уверенность не ниже", versus: "Расходятся", whole: "весь акт",
    state: "Рассмотрение", states: { open: "не рассмотрено", dismissed: "не противоречие" }, dismiss: "Не противоречие", restore: "Вернуть в список", why: "Почему (не обязательно)",
    load: "Взять прежние решения из файла", badFile: "В этом файле нет столбцов id и dismissed.", unsaved: "На устройстве нет места: сохраните таблицу в файл.",
    chart: "По видам", columns: ["Вид", "Число"],
    method: [
      "Сравниваются только слова: корни двух норм, их участники, условия, сроки и размеры, а также ссылки. Противоречие, сказанное совсем другими словами, не видно; специальное правило, которое не говорит, от чего отступает, выглядит противоречием.",
      "Уверенность – число, по которому упорядочен список, а не вероятность. В актах, куда противоречия внесены нарочно (42), находятся почти все на трёх языках; из первых пятидесяти мест в настоящих законах посмотреть стоило семь из десяти. Это не правовая оценка.",
    ],
  },
  en: {
    about: "Places where the law seems to contradict itself or to leave a gap. A person has to judge each: this is an invitation to look, not a verdict.",
    empty: "No such places were found in this collection.", rows: { one: "{} place found", other: "{} places found" },
    kind: "Kind", kinds: { deadline: "different times for the same", amount: "different amounts for the same", "near-duplicate": "similar norms disagree", "dead-reference": "reference to what is not there", "who-decides": "two bodies for one matter", circular: "circular references", "absent-term": "a term is not used" },
    disagreements: { modality: "must or may", party: "another party", exception: "an exception in one only", number: "another number" },
    act: "Act", sure: "Confidence", least: "Confidence at least", versus: "At odds", whole: "the whole act",
    state: "Review", states: { open: "not reviewed", dismissed: "no conflict" }, dismiss: "No conflict", restore: "Put back", why: "Why (optional)",
    load: "Take earlier decisions from a file", badFile: "This file has no columns id and dismissed.", unsaved: "The device has no room: save the table to a file.",
    chart: "By kind", columns: ["Kind", "Number"],
    method: [
      "Only words are compared: the roots of two norms, their parties, conditions, times and amounts, and references. A contradiction told in wholly other words is not seen; a special rule that does not say what it departs from looks like one.",
      "Confidence is a number that orders the list, no probability. In acts where contradictions were planted (42) nearly all are found in three languages; of the first fifty places in real law seven in ten were worth a look. This is no legal opinion.",
    ],
  },
};

const KEPT = "dismissed";
const COLUMNS = ["id", "kind", "disagreement", "confidence", "lang", "place", "title", "words", "against", "against_title", "against_words", "versus", "dismissed", "why"];
const LEAST = ["80", "60", "40"];
let shared;
let dismissed = new Map();

const read = () => {
  try {
    dismissed = new Map(Object.entries(JSON.parse(shared.stored(KEPT) ?? "{}")));
  } catch {
    dismissed = new Map();
  }
};

/** Another page may have written meanwhile: what it dismissed stays. */
const keep = (change) => {
  read();
  change();
  return shared.store(KEPT, JSON.stringify(Object.fromEntries(dismissed)));
};

const name = ({ act, eId }) => (eId ? `${act}#${eId}` : act);

const row = (one, t) => {
  const { make, button, link, marked, w, lang, filter } = t;
  const place = (of) => make("div.term-definition", {},
    make("p.norm-place", {}, link(of.act, of.eId, of.title)),
    of.words ? make("p.law", { lang }, ...marked(of.words, of.marks)) : make("p.quiet", {}, w.whole));
  const is = dismissed.get(one.id);
  const why = make("input", { type: "text", value: is?.why ?? "" });
  const trouble = make("p", { role: "alert" });
  const done = (change) => () => {
    if (!keep(change)) trouble.textContent = w.unsaved;
    filter();
  };
  const judge = is
    ? make("p.ways", {}, make("span.badge", {}, w.states.dismissed), is.why && make("span", {}, is.why), button(w.restore, done(() => dismissed.delete(one.id))))
    : make("details.norm-decide", {}, make("summary", {}, w.dismiss), make("div.norm-review", {},
      make("label.terms-field", {}, make("span", {}, w.why), why),
      button(w.dismiss, done(() => dismissed.set(one.id, { why: why.value.trim(), date: new Date().toLocaleDateString("sv") })))));
  return make("li.norm-row", {},
    make("p.term-badges", {}, make("span.badge.class-different", {}, w.kinds[one.kind]), one.disagreement && make("span.badge", {}, w.disagreements[one.disagreement]), make("span.badge", {}, `${w.sure}: ${one.confidence}`)),
    one.versus.length > 0 && make("p.term-fact", {}, make("span.quiet", {}, `${w.versus}: `), make("span", { lang }, one.versus.join(" ↔ "))),
    make("div.term-definitions", {}, ...one.places.map(place)), trouble, judge);
};

const KIND = {
  address: "findings/",
  words: WORDS,
  of: ({ findings }) => findings,
  total: ({ findings }) => findings,
  rows: ({ findings }) => findings,
  said: ({ places, versus }) => [...versus, ...places.flatMap(({ words = "", title }) => [words, title])].join(" "),
  fields: ["kind", "act", "least", "state"],
  wants: (one, asked) => (!asked.kind || one.kind === asked.kind) && (!asked.act || one.places.some(({ act }) => act === asked.act))
    && (!asked.least || one.confidence >= Number(asked.least)) && dismissed.has(one.id) === (asked.state === "dismissed"),
  selects: (w, rows, lang) => [
    ["kind", w.kind, Object.entries(w.kinds)],
    ["act", w.act, [...new Map(rows.flatMap(({ places }) => places.map(({ act, title }) => [act, title])))].map(([act, title]) => [act, title, lang]).sort((a, b) => a[1].localeCompare(b[1], lang))],
    ["least", w.least, LEAST.map((value) => [value, value])],
    ["state", w.state, [["", w.states.open], ["dismissed", w.states.dismissed]], true],
  ],
  row,
  figure: (found, { w, ui, chart }) => {
    const kinds = new Map();
    for (const { kind } of found) kinds.set(w.kinds[kind], (kinds.get(w.kinds[kind]) ?? 0) + 1);
    return kinds.size > 1 ? [chart(w.chart, w.columns, [...kinds].sort((a, b) => b[1] - a[1]), { ui, lang: ui })] : [];
  },
  columns: () => COLUMNS,
  cells: ({ id, kind, disagreement = "", confidence, places: [first, ...rest], versus }, lang) => ({
    id, kind, disagreement, confidence, lang, place: name(first), title: first.title, words: first.words ?? "",
    against: rest.map(name).join(" / "), against_title: rest.map(({ title }) => title).join(" / "), against_words: rest.map(({ words = "" }) => words).join(" / "),
    versus: versus.join(" / "), dismissed: dismissed.get(id)?.date ?? "", why: dismissed.get(id)?.why ?? "",
  }),
  files: ({ make, button, w, filter }, trouble) => {
    const chosen = make("input", { type: "file", accept: ".csv,text/csv", hidden: true });
    chosen.addEventListener("change", async () => {
      const [file] = chosen.files;
      chosen.value = "";
      const rows = file ? shared.parsed(await file.text()) : [];
      if (!rows.length || !("id" in rows[0]) || !("dismissed" in rows[0])) {
        trouble.textContent = w.badFile;
        return;
      }
      const isKept = keep(() => {
        for (const { id, dismissed: when, why = "" } of rows) if (id && when.trim()) dismissed.set(id, { why, date: when.trim() });
      });
      trouble.textContent = isKept ? "" : w.unsaved;
      filter();
    });
    return [button(w.load, () => chosen.click()), chosen];
  },
};

/** Fills the page as its address asks. */
export const ask = async (place, ui, search) => {
  const folder = new URL(document.querySelector('meta[name="reader"]').content, document.baseURI);
  const [{ page }, ...others] = await Promise.all(["listing.js", "dom.js", "tables.js"].map((name) => import(new URL(name, folder))));
  shared = Object.assign({}, ...others);
  read();
  return page(KIND, place, ui, search);
};
