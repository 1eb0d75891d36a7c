// What citizens ask, and the article that answers: the sample's law in three languages, and real law where it is at hand.
// `answer` is the act and the article that must stand first; `words` are words of its text.
export const TASKS = {
  sample: [
    { who: "a driver", lang: "ru", asks: "штраф за превышение скорости", answer: ["K14Q0000002", "art_88"], words: "скорости" },
    { who: "a driver", lang: "kk", asks: "жылдамдықты асырғаны үшін айыппұл", answer: ["K14Q0000002", "art_88"], words: "жылдамдық" },
    { who: "a driver", lang: "en", asks: "fine for speeding", answer: ["K14Q0000002", "art_88"], words: "speed" },
    { who: "a neighbour", lang: "ru", asks: "шум ночью", answer: ["K14Q0000002", "art_85"], words: "ночное время" },
    { who: "a neighbour", lang: "kk", asks: "түнгі шу", answer: ["K14Q0000002", "art_85"], words: "Түнгі" },
    { who: "a neighbour", lang: "en", asks: "noise at night", answer: ["K14Q0000002", "art_85"], words: "night" },
    { who: "a buyer", lang: "ru", asks: "возврат товара", answer: ["Z18Q0000005", "art_8"], words: "товар" },
    { who: "a buyer", lang: "kk", asks: "тауарды қайтару", answer: ["Z18Q0000005", "art_8"], words: "тауар" },
    { who: "a buyer", lang: "en", asks: "return of goods", answer: ["Z18Q0000005", "art_8"], words: "goods" },
    { who: "a parent", lang: "ru", asks: "детское пособие размер", answer: ["700007", "art_12"], words: "пособие" },
    { who: "a lawyer", lang: "ru", asks: "статья 26 Трудового кодекса", answer: ["K15Q0000003", "art_26"], words: "заработной платы" },
    { who: "a worker with a Russian keyboard", lang: "kk", asks: "жумыскердин бастамасы бойынша енбек шартын бузу", answer: ["K15Q0000003", "art_13"], words: "еңбек шартын" },
  ],
  real: [
    { who: "a driver", lang: "ru", asks: "штраф за превышение скорости", answer: ["K1400000235", "art_592"], words: "скорости" },
    { who: "a mother", lang: "ru", asks: "увольнение беременной женщины", answer: ["labour-code", "art_310"], words: "беременными женщинами" },
    { who: "a father", lang: "ru", asks: "алименты на несовершеннолетних детей", answer: ["family-code", "art_86"], words: "алименты" },
    { who: "a spouse", lang: "ru", asks: "раздел имущества супругов при разводе", answer: ["family-code", "art_39"], words: "Раздел общего имущества" },
    { who: "a creditor", lang: "ru", asks: "срок исковой давности", answer: ["civil-code-1", "art_212"], words: "три года" },
    { who: "an accountant", lang: "ru", asks: "ставка налога на добавленную стоимость", answer: ["kz-tax-code-2025", "art_503"], words: "процент" },
    { who: "a lawyer", lang: "ru", asks: "статья 188 УК РК", answer: ["K1400000226", "art_188"], words: "Кража" },
    { who: "a tenant", lang: "kk", asks: "тұрғын үйге құқық", answer: ["K950001000_", "art_25"], words: "Тұрғын үйге" },
    { who: "a pupil", lang: "kk", asks: "білім алуға құқық", answer: ["K950001000_", "art_30"], words: "білім" },
    { who: "a tenant", lang: "en", asks: "inviolability of housing", answer: ["K950001000_", "art_25"], words: "right to housing" },
    { who: "a pupil", lang: "en", asks: "right to education", answer: ["K950001000_", "art_30"], words: "education" },
  ],
};

// What citizens begin to type over the sample's law, and what is offered: the beginning of its words, the provision it
// leads to, and a question others have. `act` begins the title of an act that its short name stands for.
export const BEGINNINGS = {
  kk: { heading: ["жылд асы", "art_88"], question: "айыппұлды төл", act: ["ӘҚБтК", "K14Q0000002"] },
  ru: { heading: ["превыш ск", "art_88"], question: "возврат т", act: ["КоАП", "K14Q0000002"] },
  en: { heading: ["exceeding sp", "art_88"], question: "paid ann", act: ["Code adm", "K14Q0000002"] },
};

// Questions as they are really typed: the article that answers stands first all the same, and the page says how they were
// understood (`says` names a word of `words.js`).
export const SLIPS = [
  { slip: "a slip", lang: "ru", asks: "штраф за привышение скорости", answer: ["K14Q0000002", "art_88"], says: "insteadOf", word: "превышение" },
  { slip: "English keys", lang: "ru", asks: "inhfa pf ghtdsitybt crjhjcnb", answer: ["K14Q0000002", "art_88"], says: "insteadOf", word: "штраф за превышение скорости" },
  { slip: "an everyday word", lang: "ru", asks: "уволили", answer: ["K15Q0000003", "art_14"], says: "inTheLaw", word: "расторжение трудового договора" },
  { slip: "Russian keys", lang: "kk", asks: "тунги шу", answer: ["K14Q0000002", "art_85"], says: "inTheLaw", word: "түнгі уақытта тыныштықты бұзу" },
  { slip: "a citation", lang: "ru", asks: "ТК 26", answer: ["K15Q0000003", "art_26"], says: "cited" },
  { slip: "a citation", lang: "kk", asks: "88-бап ӘҚБтК", answer: ["K14Q0000002", "art_88"], says: "cited" },
  { slip: "a citation", lang: "en", asks: "art. 88 Code on Administrative Offences", answer: ["K14Q0000002", "art_88"], says: "cited" },
];

/** Pages every check of form goes through: a name and an address. */
export const PAGES = {
  sample: [
    { name: "home", address: "" },
    { name: "results", address: "search/?q=штраф&text=ru" },
    { name: "no results", address: "search/?q=ыъыъыъыъ&text=ru" },
    { name: "act", address: "act/?id=K14Q0000002" },
    { name: "article", address: "act/?id=K14Q0000002&at=art_88" },
    { name: "letter", address: "letter/" },
    { name: "article with definitions", address: "act/?id=Z18Q0000005&at=art_1" },
    { name: "annex with a table", address: "act/?id=P22Q0000008&at=att_1__att_1" },
    { name: "repealed article", address: "act/?id=Z18Q0000005&at=art_15" },
    { name: "earlier edition", address: "act/?id=700007&edition=2021-03-10&at=art_12" },
    { name: "guides", address: "guide/" },
    { name: "guide", address: "guide/?id=speeding" },
    { name: "settings", address: "settings/" },
    { name: "reading offline", address: "offline/?id=K14Q0000002" },
    { name: "definition base", address: "definitions/" },
    { name: "a term", address: "definitions/?term=заявитель&text=ru" },
    { name: "mandatory requirements", address: "inventory/" },
    { name: "by-laws", address: "by-laws/" },
    { name: "contradictions and gaps", address: "findings/" },
    { name: "state bodies", address: "bodies/" },
    { name: "figures of legislation", address: "trends/" },
    { name: "draft law", address: "draft/?act=Z18Q0000005&text=ru" },
    { name: "a draft checked", address: "draft/?do=check" },
    { name: "impact assessment", address: "impact/" },
    { name: "public opinion", address: "opinion/" },
    { name: "effect of laws", address: "effect/" },
    { name: "comparison of acts", address: "compare/" },
    { name: "notes", address: "notes/" },
    { name: "two texts compared", address: "act/?id=700007&compare=2021-03-10" },
    { name: "two languages", address: "act/?id=Z18Q0000005&at=art_8&beside=en" },
    { name: "about", address: "about/" },
    { name: "accessibility", address: "accessibility/" },
  ],
  real: [
    { name: "home", address: "" },
    { name: "results", address: "search/?q=налог&text=ru" },
    { name: "long act", address: "act/?id=kz-tax-code-2025" },
    { name: "long article", address: "act/?id=kz-tax-code-2025&at=art_503" },
    { name: "constitution", address: "act/?id=K950001000_&at=art_25" },
    { name: "order", address: "act/?id=V2400035143&at=att_1__para_1" },
    { name: "about", address: "about/" },
  ],
};
