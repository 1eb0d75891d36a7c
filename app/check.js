// The page of a draft that is checked as it is written: remarks beside the text, each with its place, its reason and its evidence; what
// can be put right without a doubt at one touch; what was dismissed, with the reason. The draft is kept on the device alone.

const WORDS = {
  kk: {
    about: "Жаңа актінің жобасын жазыңыз, қойыңыз немесе ашыңыз. Ол осы құрылғыда тексеріледі: нөмірлер, сілтемелер, терминдер, цифрлар мен сөздер, қиын сөйлемдер, екі тілдің сәйкестігі. Жоба ешқайда жіберілмейді.",
    draft: "Жоба", other: "Жобаның екінші тілдегі мәтіні", addOther: "Екінші тілді қосу", dropOther: "Екінші тілді алып тастау", open: "Жобаны ашу (DOCX, мәтін, HTML, Markdown)", openOther: "Екінші тілдегі мәтінді ашу", badFile: "Бұл файл оқылмады: ол DOCX, мәтін, HTML немесе Markdown файлы емес не бүлінген.",
    clear: "Жобаны жою", sure: "Жоба мен қабылданбаған ескертулер осы құрылғыдан жойылады. Жалғастырасыз ба?", kept: "Жоба осы құрылғыда сақталды.", notKept: "Жобаны сақтау мүмкін болмады: құрылғыда орын жоқ немесе сақтауға тыйым салынған.", example: "Мысал көрсету",
    checking: "Тексерілуде…", failed: "Тексеру мүмкін болмады. Бетті қайта жүктеп көріңіз; жоба сақтаулы.", none: "Ескерту жоқ.", remarks: "Ескертулер", faults: "Ескертулер: {}. Кеңестер: {}.", dismissedCount: "Қабылданбағаны: {}.", whole: "Бүкіл жоба",
    hold: "Қолданыстағы құқықпен салыстыру", again: "Қолданыстағы құқықпен қайта салыстыру", surveying: "Жоба қандай актілерге қатысты екені анықталуда…", seeking: "Ұқсас нормалар ізделуде: {} / {}", reading: "Актілер оқылуда: {} / {}", held: "{} актімен салыстырылды.", heldNone: "Салыстыратын акт табылмады.", unheld: "Салыстыру мүмкін болмады: заңнама базасы қолжетімсіз.",
    show: "Көрсету", all: "Барлығы", onlyFaults: "Кеңестерсіз", onlyDismissed: "Қабылданбағандар", sureness: { sure: "анық", likely: "ықтимал", maybe: "тексеру керек" },
    fix: "Түзету", dismiss: "Қабылдамау", reason: "Қабылдамау себебі", keepReason: "Сақтау", restore: "Қайтару", dismissedWhy: "Қабылданбады: {}", evidence: "Негіз", second: "екінші тіл",
    saveDocx: "Ескертулермен жүктеу (DOCX)", saveHtml: "Ескертулермен жүктеу (HTML)", saveJson: "Ескертулер (JSON)", more: "Тағы көрсету",
    method: "Нені тексереді және шегі қандай", methodText: [
      "Жобаның өзінде: қайталанған және қалып қойған нөмірлер, мәтіні жоқ баптар, кирилл сөзіндегі латын әріптері, жоқ жерге сілтемелер, екі рет анықталған немесе қолданылмайтын терминдер, цифр мен сөздің айырмасы, ұзын сөйлемдер, кеңсе сөздері, заңға негізделмеген талаптар. Екі тілде: құрылым мен сандар.",
      "Қолданыстағы құқықпен: жоба сілтеме жасайтын, терминдерін анықтайтын және ұқсас нормалары бар актілер оқылады. Сөздер ғана салыстырылады: ескерту қайда қарау керегін айтады, заңның қате екенін емес; басқаша жазылған қайшылық көрінбейді.",
      "«Түзету» дұрысы біреу ғана болғанда ұсынылады: әріп ауыстыру, ешкім сілтеме жасамаған нөмірлерді реттеу. Қалғанын заң жазушы шешеді.",
    ],
    sample: "Омарта туралы\n\n1-бап. Негізгі ұғымдар\nОсы Заңда мынадай негізгі ұғымдар пайдаланылады:\n1) омарта – бал ара ұялары орналасқан жер;\n3) омарташы – омартаны ұстайтын тұлға.\n\n2-бап. Омарташының міндеттері\n1. Омарташы ара ауруы туралы 3 (бес) жұмыс күні ішінде хабарлауға міндетті.\n2. Тыйым осы Заңның 9-бабына сәйкес салынады.",
  },
  ru: {
    about: "Напишите, вставьте или откройте проект нового акта. Он проверяется на этом устройстве: номера, ссылки, термины, цифры и слова, трудные предложения, соответствие двух языков. Проект никуда не отправляется.",
    draft: "Проект", other: "Текст проекта на втором языке", addOther: "Добавить второй язык", dropOther: "Убрать второй язык", open: "Открыть проект (DOCX, текст, HTML, Markdown)", openOther: "Открыть текст на втором языке", badFile: "Файл не прочитан: это не DOCX, не текст, не HTML и не Markdown, или он повреждён.",
    clear: "Удалить проект", sure: "Проект и отклонённые замечания будут удалены с этого устройства. Продолжить?", kept: "Проект сохранён на этом устройстве.", notKept: "Сохранить проект не удалось: на устройстве нет места или хранение запрещено.", example: "Показать пример",
    checking: "Проверяется…", failed: "Проверить не удалось. Попробуйте перезагрузить страницу; проект сохранён.", none: "Замечаний нет.", remarks: "Замечания", faults: "Замечаний: {}. Советов: {}.", dismissedCount: "Отклонено: {}.", whole: "Весь проект",
    hold: "Сверить с действующим правом", again: "Сверить с действующим правом ещё раз", surveying: "Выясняется, каких актов касается проект…", seeking: "Поиск похожих норм: {} из {}", reading: "Чтение актов: {} из {}", held: "Сверено с актами: {}.", heldNone: "Актов для сверки не нашлось.", unheld: "Сверить не удалось: база законодательства недоступна.",
    show: "Показывать", all: "Все", onlyFaults: "Без советов", onlyDismissed: "Отклонённые", sureness: { sure: "точно", likely: "вероятно", maybe: "стоит проверить" },
    fix: "Исправить", dismiss: "Отклонить", reason: "Почему отклонено", keepReason: "Сохранить", restore: "Вернуть", dismissedWhy: "Отклонено: {}", evidence: "Основание", second: "второй язык",
    saveDocx: "Скачать с замечаниями (DOCX)", saveHtml: "Скачать с замечаниями (HTML)", saveJson: "Замечания (JSON)", more: "Показать ещё",
    method: "Что проверяется и где пределы", methodText: [
      "В самом проекте: повторы и пропуски номеров, статьи без текста, латинские буквы в русских и казахских словах, ссылки в никуда, термины, определённые дважды или не используемые, расхождения цифр и слов, длинные предложения, канцеляризмы, требования без опоры на закон. Между языками: структура и числа.",
      "С действующим правом: читаются акты, на которые проект ссылается, которые определяют его термины и в которых есть похожие нормы. Сравниваются только слова: замечание говорит, куда посмотреть, а не что закон неверен; противоречие, записанное иначе, не видно.",
      "«Исправить» предлагается, когда верный ответ один: замена буквы, порядок номеров, на которые никто не ссылается. Остальное решает тот, кто пишет закон.",
    ],
    sample: "О пасеках\n\nСтатья 1. Основные понятия\nВ настоящем Законе используются следующие основные понятия:\n1) пасека – место, где размещены ульи;\n3) пасечник – лицо, содержащее пасеку.\n\nСтатья 2. Обязанности пасечника\n1. Пасечник обязан сообщить о болезни пчел в течение 3 (пяти) рабочих дней.\n2. Запрет вводится в соответствии со статьей 9 настоящего Закона.",
  },
  en: {
    about: "Write, paste or open the draft of a new act. It is checked on this device: numbers, citations, terms, figures and words, hard sentences, whether two languages agree. The draft is sent nowhere.",
    draft: "Draft", other: "The draft in a second language", addOther: "Add a second language", dropOther: "Remove the second language", open: "Open a draft (DOCX, text, HTML, Markdown)", openOther: "Open the second language's text", badFile: "This file was not read: it is no DOCX, text, HTML or Markdown file, or it is damaged.",
    clear: "Delete the draft", sure: "The draft and what was dismissed will be deleted from this device. Go on?", kept: "The draft is kept on this device.", notKept: "The draft could not be kept: the device is full, or keeping is forbidden.", example: "Show an example",
    checking: "Being checked…", failed: "The draft could not be checked. Try to reload the page; the draft is kept.", none: "No remarks.", remarks: "Remarks", faults: "Remarks: {}. Advice: {}.", dismissedCount: "Dismissed: {}.", whole: "The whole draft",
    hold: "Hold against the law in force", again: "Hold against the law in force again", surveying: "Finding out which acts the draft concerns…", seeking: "Searching for similar norms: {} of {}", reading: "Reading acts: {} of {}", held: "Held against acts: {}.", heldNone: "No acts to hold it against were found.", unheld: "It could not be held against the law: the base of legislation is out of reach.",
    show: "Show", all: "All", onlyFaults: "Without advice", onlyDismissed: "Dismissed", sureness: { sure: "certain", likely: "likely", maybe: "worth a look" },
    fix: "Put right", dismiss: "Dismiss", reason: "Why it is dismissed", keepReason: "Keep", restore: "Take back", dismissedWhy: "Dismissed: {}", evidence: "Evidence", second: "second language",
    saveDocx: "Download with remarks (DOCX)", saveHtml: "Download with remarks (HTML)", saveJson: "Remarks (JSON)", more: "Show more",
    method: "What is checked, and its limits", methodText: [
      "In the draft itself: numbers that repeat or are left out, articles without a text, Latin letters in Cyrillic words, citations of what is not there, terms defined twice or never used, figures and words that differ, long sentences, officialese, demands without a law behind them. Between two languages: structure and numbers.",
      "Against the law in force: the acts that the draft cites, that define its terms and that have similar norms are read. Only words are compared: a remark says where to look, not that the law is wrong; a contradiction told in other words is not seen.",
      "“Put right” is offered where there is one right answer: a letter, the order of numbers that nothing cites. The rest is for whoever writes the law.",
    ],
    sample: "О пасеках\n\nСтатья 1. Основные понятия\nВ настоящем Законе используются следующие основные понятия:\n1) пасека – место, где размещены ульи;\n3) пасечник – лицо, содержащее пасеку.\n\nСтатья 2. Обязанности пасечника\n1. Пасечник обязан сообщить о болезни пчел в течение 3 (пяти) рабочих дней.\n2. Запрет вводится в соответствии со статьей 9 настоящего Закона.",
  },
};

/** How long after the last key a draft is checked, milliseconds; longer where the law beside it is slow to read. */
const REST = 300;
const LONG_REST = 1500;
const QUICK = 400;
/** Remarks drawn at a time. */
const DRAWN = 60;
/** The longest draft kept, letters. */
const LONGEST = 2_000_000;
/** Acts that a draft is held against: of those it cites, of those with its terms, of those with similar norms. */
const MOST = { cited: 16, terms: 8, alike: 8 };
/** How long a search may take, milliseconds. */
const PATIENCE = 10_000;

const address = (name) => new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI);
const reader = (name) => import(new URL(name, address("reader")));

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** Searches of the law in force, in a worker of their own; `null` for one that got no answer. */
const searcher = (lang) => {
  const worker = new Worker(address("search-worker"), { type: "module" });
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data }) => {
    if (typeof data !== "string") return;
    const { results, failed } = JSON.parse(data);
    if (failed && failed.number === 0) for (const settle of waiting.values()) settle(null);
    if (results && !results.results.shards_to_come) waiting.get(results.number)?.(results.results);
    if (failed) waiting.get(failed.number)?.(null);
  });
  worker.postMessage(JSON.stringify({ open: { bundle: new URL("bundle/", document.baseURI).href } }));
  const search = (text) =>
    new Promise((settle) => {
      const number = ++last;
      waiting.set(number, settle);
      setTimeout(() => settle(null), PATIENCE);
      worker.postMessage(JSON.stringify({ search: { number, query: { text, lang, limit: 6 } } }));
    });
  return { search, end: () => worker.terminate() };
};

/** Fills the page; `tasks` leads to the other things that can be done with a draft. */
export const ask = async (page, ui, tasks) => {
  const w = WORDS[ui] ?? WORDS.kk;
  const [{ button, fill, make, save, store, stored }, law, { place }, { plain }, { readDraft }] = await Promise.all(["dom.js", "law.js", "citation.js", "tables.js", "draft-file.js"].map(reader));
  const worker = (kind, fields) => globalThis.anyqModule("analysis", kind, Object.entries(fields).map(([key, value]) => `"${key}":${typeof value === "object" && value?.json ? value.json : JSON.stringify(value)}`).join(","), "drafting-worker");

  const kept = (() => {
    try {
      return JSON.parse(stored("check") ?? "{}") ?? {};
    } catch {
      return {};
    }
  })();
  const text = (value) => (typeof value === "string" ? value : "");
  const draft = { text: text(kept.text), other: text(kept.other), two: kept.two === true, dismissed: kept.dismissed && typeof kept.dismissed === "object" ? kept.dismissed : {} };

  let told = null; // the newest answer
  let checked = []; // the texts it is about
  let newest = 0;
  let isLawRead = false;
  let took = 0; // the newest check against the law, milliseconds
  let shown = "";
  let drawn = DRAWN;

  const status = make("p", { role: "status" });
  const lawStatus = make("p.quiet", { role: "status" });
  const keptStatus = make("p.quiet", { role: "status" });
  const fileStatus = make("p", { role: "status" });
  const list = make("ol.check-remarks", { role: "list" });
  const more = button(w.more, () => {
    drawn += DRAWN;
    draw();
  });
  const files = make("p.ways", { hidden: true });

  const keep = () => {
    const empty = !draft.text && !draft.other && !Object.keys(draft.dismissed).length;
    const could = store("check", empty ? null : JSON.stringify(draft));
    keptStatus.textContent = empty ? "" : could ? w.kept : w.notKept;
  };
  const texts = () => (draft.two && draft.other.trim() ? [draft.text, draft.other] : [draft.text]);
  const areas = [];

  /** What a remark is known by when the draft is checked again. */
  const key = ({ remark }) => law.hash([remark.kind, remark.words, remark.against ?? "", remark.span ? "" : remark.eId ?? ""].join("\n"));
  const sureness = ({ remark }) => w.sureness[remark.confidence >= 95 ? "sure" : remark.confidence >= 70 ? "likely" : "maybe"];

  const select = (area, [from, to]) => {
    // A browser brings a place into sight when the focus comes to it.
    area.blur();
    area.setSelectionRange(from, from);
    area.focus();
    area.setSelectionRange(from, to);
  };
  const mend = (one) => {
    const area = areas[one.text];
    if (area.value !== checked[one.text]) return;
    area.focus();
    for (const [from, to, words] of [...one.fix].reverse()) {
      area.setSelectionRange(from, to);
      // So that it can be taken back like anything typed.
      if (!document.execCommand("insertText", false, words)) {
        area.setRangeText(words, from, to, "end");
        area.dispatchEvent(new Event("input"));
      }
    }
  };
  const dismiss = (one) => {
    const name = key(one);
    if (name in draft.dismissed) delete draft.dismissed[name];
    keep();
    draw();
  };

  const evidence = ({ remark, text: number }) => {
    const lang = told.texts[number]?.lang ?? "ru";
    if (remark.kind === "numbers-differ" || !remark.evidence) return null;
    if (remark.evidence.startsWith("×")) return remark.evidence === "×1" ? null : make("p.quiet", {}, remark.evidence);
    const [act, eid] = remark.evidence.includes("#") ? remark.evidence.split("#") : [null, remark.evidence];
    const words = eid ? place(eid, lang) || eid : act;
    if (!act || act === "draft") return make("p.quiet", {}, `${w.evidence}: `, make("span", { lang }, words));
    return make("p.quiet", {}, `${w.evidence}: `, make("a", { href: law.address(act, lang, eid), lang }, titles.get(act) ?? act, ", ", words));
  };
  const titles = new Map();

  const item = (one) => {
    const { remark, at, text: number } = one;
    const lang = told.texts[number]?.lang ?? "ru";
    const name = key(one);
    const where = [remark.eId ? place(remark.eId, lang) || remark.eId : w.whole, number ? w.second : ""].filter(Boolean).join(" · ");
    const isDismissed = name in draft.dismissed;
    const reason = make("input", { id: `reason-${name}`, type: "text", autocomplete: "off" });
    const why = make("form.check-why", { hidden: true, onsubmit: (event) => {
      event.preventDefault();
      draft.dismissed[name] = reason.value.trim();
      keep();
      draw();
    } }, make("label", { for: reason.id }, w.reason), reason, make("button.button", { type: "submit" }, w.keepReason));
    const asksWhy = () => {
      why.hidden = false;
      reason.focus();
    };
    const quoted = remark.words.length > 280 ? `${remark.words.slice(0, 280)}…` : remark.words;
    return make(`li.check-remark${one.advice ? ".check-advice" : ""}`, {},
      make("h3", {}, at ? button(one.title, () => select(areas[number], at), {}, "button.link") : one.title),
      make("p.quiet", {}, make("span", { lang }, where), ` · ${sureness(one)}`),
      quoted && make("blockquote.law", { lang }, quoted),
      make("p", {}, one.why),
      evidence(one),
      isDismissed
        ? make("p", {}, draft.dismissed[name] ? fill(w.dismissedWhy, draft.dismissed[name]) : fill(w.dismissedWhy, "–"), " ", button(w.restore, () => dismiss(one), {}, "button.link"))
        : make("p.ways", {}, one.fix && button(w.fix, () => mend(one), {}, "button.button"), button(w.dismiss, asksWhy)),
      why);
  };

  const wanted = () =>
    (told?.remarks ?? []).filter((one) => {
      const isDismissed = key(one) in draft.dismissed;
      if (shown === "dismissed") return isDismissed;
      return !isDismissed && (!shown || (shown === "faults" ? !one.advice : one.remark.kind === shown));
    });
  const draw = () => {
    const all = told?.remarks ?? [];
    const open = all.filter((one) => !(key(one) in draft.dismissed));
    const faults = open.filter((one) => !one.advice).length;
    const dismissed = all.length - open.length;
    status.textContent = !told ? "" : [all.length ? fill(w.faults, faults, open.length - faults) : w.none, dismissed ? fill(w.dismissedCount, dismissed) : ""].filter(Boolean).join(" ");
    const found = wanted();
    list.replaceChildren(...found.slice(0, drawn).map(item));
    more.hidden = found.length <= drawn;
    files.hidden = !told;
    drawChoice(all);
  };
  const choice = make("select", { id: "check-show", onchange: () => {
    shown = choice.value;
    drawn = DRAWN;
    draw();
  } });
  const drawChoice = (all) => {
    const counts = new Map();
    for (const one of all) counts.set(one.remark.kind, { title: one.title, count: (counts.get(one.remark.kind)?.count ?? 0) + 1 });
    const options = [["", w.all], ["faults", w.onlyFaults], ["dismissed", w.onlyDismissed], ...[...counts].map(([kind, { title, count }]) => [kind, `${title} (${count})`])];
    choice.replaceChildren(...options.map(([value, label]) => make("option", { value, selected: value === shown }, label)));
  };

  const check = async (withLaw) => {
    const number = ++newest;
    const now = texts();
    if (!now.some((one) => one.trim())) {
      told = null;
      draw();
      return;
    }
    if (!told) status.textContent = w.checking;
    const begun = performance.now();
    const reply = await worker("check", { texts: now, ui, law: withLaw });
    if (withLaw) took = performance.now() - begun;
    if (number !== newest || !list.isConnected) return;
    if (!reply?.checked) {
      status.textContent = w.failed;
      return;
    }
    told = reply.checked.told;
    checked = now;
    draw();
  };

  let timer = 0;
  const changed = () => {
    draft.text = areas[0].value.slice(0, LONGEST);
    draft.other = areas[1].value.slice(0, LONGEST);
    clearTimeout(timer);
    timer = setTimeout(() => {
      keep();
      check(isLawRead);
    }, isLawRead && took > QUICK ? LONG_REST : REST);
  };
  // What was typed a moment ago is kept when the page goes.
  addEventListener("pagehide", () => list.isConnected && keep());

  const area = (id, value) => {
    const made = make("textarea.letter-text.draft-text", { id, rows: 22, maxLength: LONGEST, spellcheck: "false", oninput: changed });
    made.value = value;
    areas.push(made);
    return made;
  };
  const opener = (id, label, of) =>
    make("p.terms-field", {}, make("label", { for: id }, label), make("input", { id, type: "file", accept: ".docx,.txt,.md,.markdown,.html,.htm", onchange: async (event) => {
      const [file] = event.target.files;
      if (!file) return;
      const read = await readDraft(file);
      event.target.value = "";
      fileStatus.textContent = read === null ? w.badFile : "";
      if (read === null) return;
      areas[of].value = read;
      changed();
    } }));

  const second = make("div.check-second", { hidden: !draft.two });
  const twice = button(draft.two ? w.dropOther : w.addOther, () => {
    draft.two = !draft.two;
    second.hidden = !draft.two;
    twice.textContent = draft.two ? w.dropOther : w.addOther;
    changed();
  });
  const clear = () => {
    if ((draft.text || draft.other) && !confirm(w.sure)) return;
    for (const one of areas) one.value = "";
    draft.dismissed = {};
    changed();
    keep();
    draw();
  };
  const example = () => {
    if (areas[0].value.trim()) return;
    areas[0].value = w.sample;
    changed();
  };

  /** Reads the acts that the draft has to do with, and checks it again beside them. */
  const hold = async () => {
    if (!draft.text.trim()) return;
    holding.disabled = true;
    try {
      lawStatus.textContent = w.surveying;
      const manifest = await law.file("manifest.json");
      const acts = new Map();
      for (const lang of told ? [...new Set(told.texts.map((one) => one.lang))] : []) {
        const files = manifest.languages.find((one) => one.lang === lang);
        if (!files) continue;
        const catalog = (await Promise.all((files.catalog ?? []).map(({ file }) => law.file(file.path)))).flatMap((part) => part.acts);
        const entries = new Map(catalog.map((entry) => [entry.id, entry]));
        const named = catalog.map(({ id, kind, title, number, date, status: standing }) => ({ id, kind, title, number, date, status: standing }));
        const of = texts()[told.texts.findIndex((one) => one.lang === lang)];
        const reply = await worker("survey", { text: of, acts: named });
        const survey = reply?.surveyed?.survey;
        if (!survey) throw new Error("survey");
        const chosen = new Set(survey.cited.slice(0, MOST.cited));
        if (survey.terms.length && files.terms) {
          const base = await law.file(files.terms.path);
          const own = new Set(survey.terms.map(plain));
          const having = base.terms.filter(({ name }) => own.has(plain(name))).flatMap((term) => term.acts.map((at) => base.acts[at]?.id));
          for (const id of [...new Set(having)].filter(Boolean).slice(0, MOST.terms)) chosen.add(id);
        }
        const { search, end } = searcher(lang);
        const alike = new Map();
        let done = 0;
        for (const norm of survey.norms) {
          lawStatus.textContent = fill(w.seeking, ++done, survey.norms.length);
          const found = await search(norm);
          found?.acts.slice(0, 3).forEach(({ id }, rank) => alike.set(id, (alike.get(id) ?? 0) + 3 - rank));
        }
        end();
        const best = [...alike].sort((a, b) => b[1] - a[1]).map(([id]) => id);
        for (const id of best.slice(0, MOST.alike)) chosen.add(id);
        for (const id of chosen) if (entries.get(id)?.status !== "repealed" || survey.cited.includes(id)) acts.set(`${lang} ${id}`, entries.get(id));
      }
      let read = 0;
      for (const entry of [...acts.values()].filter(Boolean)) {
        lawStatus.textContent = fill(w.reading, read + 1, acts.size);
        titles.set(entry.id, entry.title);
        const whole = await law.filesOf(entry, "");
        const reply = whole && (await worker("learn", { law: { json: JSON.stringify(whole) }, fresh: read === 0 }));
        if (reply?.learned) read++;
      }
      isLawRead = read > 0;
      lawStatus.textContent = read ? fill(w.held, read) : w.heldNone;
      holding.textContent = w.again;
      if (read) await check(true);
    } catch {
      lawStatus.textContent = w.unheld;
    } finally {
      holding.disabled = false;
    }
  };
  const holding = button(w.hold, hold, {}, "button.button");

  const annotate = (format) => async () => {
    const of = 0;
    const notes = wanted().filter((one) => one.text === of).map((one) => ({ from: one.at?.[0] ?? 0, to: one.at?.[1] ?? 0, title: one.title, words: [one.why, one.remark.evidence && one.remark.kind !== "numbers-differ" ? `[${one.remark.evidence}]` : ""].filter(Boolean).join(" ") }));
    const reply = await worker("annotate", { text: checked[of], title: told.texts[of].title, lang: told.texts[of].lang, heading: w.remarks, notes, format, day: today() });
    if (reply?.exported) save(reply.exported.file, reply.exported.media, reply.bytes);
    else status.textContent = w.failed;
  };
  const json = () => save("draft.remarks.json", "application/json", JSON.stringify({ anyq: "remarks", texts: told.texts, remarks: told.remarks.map(({ remark, text: number, at, title, why }) => ({ ...remark, text: number, at, title, why, dismissed: draft.dismissed[key({ remark })] })) }, null, 1));
  files.append(button(w.saveDocx, annotate("docx")), button(w.saveHtml, annotate("html")), button(w.saveJson, json));

  const isEmpty = !draft.text;
  page.replaceChildren(
    tasks,
    make("p", {}, w.about),
    make("div.check-sides", {},
      make("div.check-text", {},
        make("h2", {}, make("label", { for: "check-text" }, w.draft)),
        area("check-text", draft.text),
        second,
        opener("check-file", w.open, 0),
        fileStatus,
        make("p.ways", {}, isEmpty ? button(w.example, example) : "", twice, button(w.clear, clear)),
        keptStatus,
        make("p.ways", {}, holding),
        lawStatus),
      make("section.check-side", { "aria-labelledby": "check-remarks" },
        make("h2", { id: "check-remarks" }, w.remarks),
        status,
        make("p.terms-field", {}, make("label", { for: "check-show" }, w.show), choice),
        list,
        make("p.ways", {}, more),
        files)),
    make("details.terms-method", {}, make("summary", {}, w.method), ...w.methodText.map((one) => make("p", {}, one))),
  );
  second.append(make("h2", {}, make("label", { for: "check-other" }, w.other)), area("check-other", draft.other), opener("check-file-other", w.openOther, 1));
  drawChoice([]);
  more.hidden = true;
  if (draft.text.trim()) check(false);
  return true;
};
