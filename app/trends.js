// Trends: how much law there is, how often it is amended, how its acts hang on one another. The columns are those of `anyq trends`.
// Loaded with its page.

const WORDS = {
  kk: {
    about: "Заңнаманың көлемі, өзгеру жиілігі және актілердің бір-біріне сілтемелері: заң инфляциясы мен бытыраңқылықтың көрсеткіштері.",
    empty: "Бұл жинақта актілер жоқ.", rows: { other: "Табылған актілер: {}" },
    kind: "Акт түрі", order: "Реттеу", orders: { amending: "ең көп өзгертілгені алдымен", words: "ең ұзыны алдымен", restrictions: "міндеттеулер мен тыйымдары көбі алдымен", difficulty: "оқылуы қиыны алдымен", fan_in: "ең көп сілтеме жасалғаны алдымен", reach: "ең көп акт ашуды талап ететіні алдымен" },
    kinds: { constitution: "Конституция", "constitutional-law": "конституциялық заң", code: "кодекс", law: "заң", decree: "жарлық", resolution: "қаулы", order: "бұйрық", other: "басқа" },
    facts: { year: "қабылданған жылы", provisions: "нормалар", words: "сөздер", restrictions: "міндеттеулер мен тыйымдар", difficulty: "оқу қиындығы", amending: "өзгерткен актілер", fan_in: "сілтеме жасайтын актілер", fan_out: "сілтеме жасалған актілер", reach: "сілтемелер бойынша жететін актілер", circle: "өзара сілтеме жасайтын актілер", depth: "сілтемелер тереңдігі" },
    readingByYear: "Оқу қиындығы, қабылданған жылы бойынша", readingByKind: "Оқу қиындығы, акт түрі бойынша", difficulty: "Қиындық",
    byYear: "Актілер, қабылданған жылы бойынша", byKind: "Актілер, түрі бойынша", amended: "Өзгерістер енгізген актілер, жылы бойынша", year: "Жыл", acts: "Актілер", of: "Түрі",
    method: [
      "Көлем – жинақтағы актілердің қазіргі мәтіндері, қабылданған жылы бойынша; жинақта жоғы есептелмейді. Өзгерістер – мәтін астындағы ескертпелерде күні мен нөмірі аталған актілер: ескертпесі жоқ мәтінде олар көрінбейді.",
      "Міндеттеулер мен тыйымдар – біреудің бір нәрсені жасауға тиіс екенін немесе жасауға болмайтынын тікелей айтатын нормалар (RegData әдісі бойынша). Қиындық – мәтіндердің оқылу қиындығының жиынтық көрсеткіші, сөз саны бойынша орташа: неғұрлым жоғары болса, соғұрлым қиын; тек бір тілдегі актілерді салыстыруға болады.",
      "Желі – осы жинақтағы актілерге сілтемелер. «Жететін актілер» – актіні түсіну үшін сілтемелермен ашылуы мүмкін басқа актілердің саны.",
    ],
  },
  ru: {
    about: "Объём законодательства, частота изменений и ссылки актов друг на друга: показатели законодательной инфляции и раздробленности.",
    empty: "В этом собрании нет актов.", rows: { one: "Найден {} акт", few: "Найдено {} акта", many: "Найдено {} актов", other: "Найдено {} акта" },
    kind: "Вид акта", order: "Порядок", orders: { amending: "чаще всего изменявшиеся", words: "самые длинные", restrictions: "с наибольшим числом ограничений", difficulty: "самые трудные для чтения", fan_in: "чаще всего цитируемые", reach: "ведущие к наибольшему числу актов" },
    kinds: { constitution: "Конституция", "constitutional-law": "конституционный закон", code: "кодекс", law: "закон", decree: "указ", resolution: "постановление", order: "приказ", other: "другое" },
    facts: { year: "год принятия", provisions: "норм", words: "слов", restrictions: "ограничений", difficulty: "сложность чтения", amending: "изменивших актов", fan_in: "ссылающихся актов", fan_out: "актов, на которые ссылается", reach: "актов, достижимых по ссылкам", circle: "актов, ссылающихся друг на друга", depth: "глубина ссылок" },
    readingByYear: "Сложность чтения по году принятия", readingByKind: "Сложность чтения по виду акта", difficulty: "Сложность",
    byYear: "Акты по году принятия", byKind: "Акты по видам", amended: "Изменившие акты по годам", year: "Год", acts: "Актов", of: "Вид",
    method: [
      "Объём – нынешние тексты актов собрания по году принятия; чего в собрании нет, то не считается. Изменения – акты с днём и номером, названные в примечаниях: в тексте без примечаний их не видно.",
      "Ограничения – нормы, прямо говорящие, что кто-то обязан или что нельзя (по методу RegData). Сложность – составной показатель трудности чтения, среднее по словам: чем выше, тем труднее; сравнивать можно лишь акты на одном языке.",
      "Сеть – ссылки на акты этого собрания. «Достижимо по ссылкам» – сколько других актов может понадобиться открыть, чтобы понять акт.",
    ],
  },
  en: {
    about: "How much legislation there is, how often it is amended, and how its acts refer to one another: figures of legislative inflation and fragmentation.",
    empty: "This collection has no acts.", rows: { one: "{} act found", other: "{} acts found" },
    kind: "Kind of act", order: "Order", orders: { amending: "most amended first", words: "longest first", restrictions: "most restrictions first", difficulty: "hardest to read first", fan_in: "most cited first", reach: "those that lead to most acts first" },
    kinds: { constitution: "constitution", "constitutional-law": "constitutional law", code: "code", law: "law", decree: "decree", resolution: "resolution", order: "order", other: "other" },
    facts: { year: "year of adoption", provisions: "provisions", words: "words", restrictions: "restrictions", difficulty: "reading difficulty", amending: "amending acts", fan_in: "acts that cite it", fan_out: "acts it cites", reach: "acts reached along citations", circle: "acts citing one another", depth: "depth of citations" },
    readingByYear: "Reading difficulty by year of adoption", readingByKind: "Reading difficulty by kind of act", difficulty: "Difficulty",
    byYear: "Acts by year of adoption", byKind: "Acts by kind", amended: "Amending acts by year", year: "Year", acts: "Acts", of: "Kind",
    method: [
      "Size: the present texts of the collection's acts by year of adoption; what the collection has not is not counted. Amendments: acts with day and number that the notes name; a text without notes shows none.",
      "Restrictions: norms that say outright that someone must or must not (after RegData). Difficulty: the composite figure of how hard the texts read, averaged over words: higher is harder; only acts in one language compare.",
      "Network: citations of acts of this collection. “Reached along citations” is how many other acts one may have to open to understand the act.",
    ],
  },
};

const FACTS = ["year", "provisions", "words", "restrictions", "difficulty", "amending", "fan_in", "fan_out", "reach", "circle", "depth"];

/** How many rows have each value, in the order of the values. */
const counted = (rows, of) => {
  const counts = new Map();
  for (const row of rows) if (of(row)) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1);
  return counts;
};

/** The mean difficulty of the rows that have each value, each act counting by its words, in the order of the values. */
const difficulties = (rows, of) => {
  const sums = new Map();
  for (const row of rows) {
    if (!of(row) || row.difficulty === undefined) continue;
    const [sum, words] = sums.get(of(row)) ?? [0, 0];
    sums.set(of(row), [sum + row.difficulty * row.words, words + row.words]);
  }
  return [...sums].map(([value, [sum, words]]) => [value, Math.round(sum / words) / 10]);
};

/** A fact as it is shown: a year without separators, difficulty in whole points and tenths. */
const shown = (one, fact, ui) => (fact === "year" ? one.year : fact === "difficulty" ? (one.difficulty / 10).toLocaleString([ui, "ru"]) : one[fact].toLocaleString([ui, "ru"]));

const KIND = {
  address: "trends/",
  words: WORDS,
  of: ({ trends }) => trends,
  total: ({ acts }) => acts,
  rows: ({ acts }) => acts,
  said: ({ title, act }) => `${title} ${act}`,
  fields: ["kind", "order"],
  wants: ({ kind }, asked) => !asked.kind || kind === asked.kind,
  sorted: (rows, { order = "amending" }) => [...rows].sort((a, b) => (b[order] ?? 0) - (a[order] ?? 0)),
  selects: (w) => [["kind", w.kind, Object.entries(w.kinds)], ["order", w.order, [["", w.orders.amending], ...Object.entries(w.orders).filter(([value]) => value !== "amending")], true]],
  row: (one, { make, link, w, ui }) => make("li.norm-row", {},
    make("p.norm-place", {}, link(one.act, null, one.title)),
    make("p.term-badges", {}, make("span.badge", {}, w.kinds[one.kind] ?? one.kind)),
    make("p.term-fact", {}, FACTS.filter((fact) => one[fact] !== undefined && (fact !== "circle" || one.circle > 1)).map((fact) => `${w.facts[fact]}: ${shown(one, fact, ui)}`).join(" · "))),
  figure: (found, { w, ui, chart, list }) => {
    const years = [...counted(found, ({ year }) => year)].sort((a, b) => a[0] - b[0]).map(([year, number]) => [String(year), number]);
    const kinds = [...counted(found, ({ kind }) => kind)].sort((a, b) => b[1] - a[1]).map(([kind, number]) => [w.kinds[kind] ?? kind, number]);
    const amended = list.amendments.map(({ year, amending }) => [String(year), amending]);
    const hardYears = difficulties(found, ({ year }) => year).sort((a, b) => a[0] - b[0]).map(([year, number]) => [String(year), number]);
    const hardKinds = difficulties(found, ({ kind }) => kind).sort((a, b) => b[1] - a[1]).map(([kind, number]) => [w.kinds[kind] ?? kind, number]);
    return [[w.byYear, [w.year, w.acts], years], [w.amended, [w.year, w.acts], amended], [w.byKind, [w.of, w.acts], kinds],
      [w.readingByYear, [w.year, w.difficulty], hardYears], [w.readingByKind, [w.of, w.difficulty], hardKinds]]
      .filter(([, , rows]) => rows.length > 1).map(([caption, columns, rows]) => chart(caption, columns, rows, { ui, lang: ui }));
  },
  columns: () => ["act", "title", "lang", "kind", "year", "status", "provisions", "words", "restrictions", "difficulty", "amending", "fan_in", "fan_out", "reach", "circle", "depth"],
  cells: (row, lang) => ({ ...row, plain: undefined, lang }),
};

/** Fills the page as its address asks. */
export const ask = async (place, ui, search) => {
  const folder = new URL(document.querySelector('meta[name="reader"]').content, document.baseURI);
  const { page } = await import(new URL("listing.js", folder));
  return page(KIND, place, ui, search);
};
