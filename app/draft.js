// The page of a draft: amendments written as amending acts write them are carried out on the law in force, on this device, as they
// are typed: the comparative table, what was refused and why, the law as it would be. The draft is kept on the device alone.

const WORDS = {
  kk: {
    tasks: "Жобаның түрі", task: { check: "Жаңа актіні тексеру", amend: "Актіге өзгерістер" },
    about: "Заңды таңдап, өзгерістерді өзгерістер енгізетін актілерде жазылатындай жазыңыз. Олар осы құрылғыда орындалады: салыстырма кесте мен заңның жаңа мәтіні бірден көрінеді. Жоба ешқайда жіберілмейді.",
    law: "Қай актіге өзгеріс енгізіледі", find: "Актінің атауы", lang: "Тілі", langs: { kk: "қазақша", ru: "орысша" }, change: "Басқа акт", none: "Мұндай акт табылмады.", more: "Тағы {} акт: атауын толығырақ жазыңыз.",
    draft: "Өзгерістер", open: "Файл ашу (DOCX, мәтін, HTML, Markdown)", clear: "Жобаны жою", sure: "Жоба осы құрылғыдан жойылады. Жалғастырасыз ба?", kept: "Жоба осы құрылғыда сақталды.", notKept: "Жобаны сақтау мүмкін болмады: құрылғыда орын жоқ немесе сақтауға тыйым салынған.",
    example: "Мысал көрсету", choose: "Алдымен актіні таңдаңыз.", working: "Өзгерістер орындалып жатыр…", failed: "Өзгерістерді орындау мүмкін болмады. Бетті қайта жүктеп көріңіз; жоба сақтаулы.", badFile: "Бұл файл оқылмады: ол DOCX, мәтін, HTML немесе Markdown файлы емес не бүлінген.",
    nothing: "Бұл мәтінде бірде-бір өзгеріс танылмады.", done: "Орындалған өзгерістер: {}.", refusedCount: "Орындалмағаны: {}.", others: "Басқа актілер туралы: {}.",
    refused: "Орындалмаған өзгерістер", left: "Актіде тағы нені қарау керек", line: "{}-жол", table: "Салыстырма кесте", current: "Қолданыстағы редакция", proposed: "Ұсынылатын редакция", absent: "Жоқ.", gone: "Алып тасталсын.",
    saveTable: "Кестені жүктеу (DOCX)", saveText: "Жаңа мәтінді жүктеу (мәтін)", saveHtml: "Жаңа мәтінді жүктеу (HTML)", number: "Р/с №", element: "Құрылымдық элемент", why: "Негіздеме",
    why_: { "not-understood": "Өзгеріс белгілі нысанда жазылмаған.", "no-wording": "Жаңа редакция жоқ немесе тырнақшасы жабылмаған.", "no-such-element": "Актіде мұндай жер жоқ: {}.", "several-such": "Актіде мұндай жер біреу емес: {}. Қайсысы екенін нақтылаңыз.", "already-there": "Ол актіде бар: {}.", "words-absent": "Бұл жерде мұндай сөздер жоқ: «{}».", "words-repeated": "«{}» деген сөздер бұл жерде {} рет кездеседі: қайсысы екенін нақтылаңыз немесе «бүкіл мәтін бойынша» деп жазыңыз.", "other-element": "Аталғаны – {}, ал жаңа редакция – {}.", "not-certain": "Қай жер екені анық емес: {}. Дәлірек атаңыз." },
    method: "Қалай істейді және шегі қандай", methodText: [
      "Танылатын нысандар: «… мынадай редакцияда жазылсын», «мынадай мазмұндағы … толықтырылсын», «алып тасталсын», «… деген сөздер … деген сөздермен ауыстырылсын», «… деген сөздерден кейін … деген сөздермен толықтырылсын», «бүкіл мәтін бойынша …». Элементтер нөмірімен, бөліктер, абзацтар мен сөйлемдер реттік санымен аталады.",
      "Екі түрлі түсінуге болатын немесе басқаша жазылған өзгеріс орындалмайды, себебі айтылады: ештеңе болжап жасалмайды. Алып тасталған элементтің нөмірі қалады. Кестелер мен формулалар өзгертілмейді.",
    ],
    sample: "1) 1-баптың 1-тармағындағы «…» деген сөздер «…» деген сөздермен ауыстырылсын;\n2) 2-бап мынадай редакцияда жазылсын:\n«2-бап. …\n…»;\n3) 3-баптың 2-тармағы алып тасталсын.",
  },
  ru: {
    tasks: "Вид проекта", task: { check: "Проверить новый акт", amend: "Изменения в акт" },
    about: "Выберите закон и запишите изменения так, как их пишут в изменяющих актах. Они выполняются на этом устройстве: сразу видны сравнительная таблица и новый текст закона. Проект никуда не отправляется.",
    law: "В какой акт вносятся изменения", find: "Название акта", lang: "Язык", langs: { kk: "казахский", ru: "русский" }, change: "Другой акт", none: "Такого акта не нашлось.", more: "Ещё актов: {}. Напишите название точнее.",
    draft: "Изменения", open: "Открыть файл (DOCX, текст, HTML, Markdown)", clear: "Удалить проект", sure: "Проект будет удалён с этого устройства. Продолжить?", kept: "Проект сохранён на этом устройстве.", notKept: "Сохранить проект не удалось: на устройстве нет места или хранение запрещено.",
    example: "Показать пример", choose: "Сначала выберите акт.", working: "Изменения выполняются…", failed: "Выполнить изменения не удалось. Попробуйте перезагрузить страницу; проект сохранён.", badFile: "Файл не прочитан: это не DOCX, не текст, не HTML и не Markdown, или он повреждён.",
    nothing: "В этом тексте не распознано ни одного изменения.", done: "Выполнено изменений: {}.", refusedCount: "Не выполнено: {}.", others: "О других актах: {}.",
    refused: "Невыполненные изменения", left: "Что ещё проверить в акте", line: "строка {}", table: "Сравнительная таблица", current: "Действующая редакция", proposed: "Предлагаемая редакция", absent: "Отсутствует.", gone: "Исключить.",
    saveTable: "Скачать таблицу (DOCX)", saveText: "Скачать новый текст (текст)", saveHtml: "Скачать новый текст (HTML)", number: "№ п/п", element: "Структурный элемент", why: "Обоснование",
    why_: { "not-understood": "Изменение записано не в известной форме.", "no-wording": "Нет новой редакции или её кавычка не закрыта.", "no-such-element": "В акте нет такого места: {}.", "several-such": "В акте таких мест несколько: {}. Уточните, какое.", "already-there": "Это в акте уже есть: {}.", "words-absent": "В этом месте нет слов «{}».", "words-repeated": "Слова «{}» встречаются здесь несколько раз ({}): уточните, где, или напишите «по всему тексту».", "other-element": "Назван элемент «{}», а новая редакция – «{}».", "not-certain": "Неясно, какое место имеется в виду: {}. Назовите точнее." },
    method: "Как это работает и где пределы", methodText: [
      "Понимаются обычные формы: «… изложить в следующей редакции», «дополнить … следующего содержания», «исключить», «признать утратившим силу», «слова … заменить словами …», «после слов … дополнить словами …», «по всему тексту …». Элементы называются номером, части, абзацы и предложения – порядковым числительным.",
      "Что записано иначе или может быть понято двояко, не выполняется, и причина называется: ничего не угадывается. Исключённый элемент сохраняет номер. Таблицы и формулы не изменяются.",
    ],
    sample: "1) в пункте 1 статьи 1 слова «…» заменить словами «…»;\n2) статью 2 изложить в следующей редакции:\n«Статья 2. …\n…»;\n3) пункт 2 статьи 3 исключить.",
  },
  en: {
    tasks: "Kind of draft", task: { check: "Check a new act", amend: "Amend an act" },
    about: "Choose a law and write the amendments the way amending acts do, in Kazakh or Russian. They are carried out on this device: the comparative table and the new text of the law are there at once. The draft is sent nowhere.",
    law: "Which act is amended", find: "Title of the act", lang: "Language", langs: { kk: "Kazakh", ru: "Russian" }, change: "Another act", none: "No such act was found.", more: "{} more acts: write more of the title.",
    draft: "Amendments", open: "Open a file (DOCX, text, HTML, Markdown)", clear: "Delete the draft", sure: "The draft will be deleted from this device. Go on?", kept: "The draft is kept on this device.", notKept: "The draft could not be kept: the device is full, or keeping is forbidden.",
    example: "Show an example", choose: "Choose an act first.", working: "The amendments are being carried out…", failed: "The amendments could not be carried out. Try to reload the page; the draft is kept.", badFile: "This file was not read: it is no DOCX, text, HTML or Markdown file, or it is damaged.",
    nothing: "No amendment was recognised in this text.", done: "Carried out: {}.", refusedCount: "Not carried out: {}.", others: "About other acts: {}.",
    refused: "Amendments not carried out", left: "What else to check in the act", line: "line {}", table: "Comparative table", current: "In force", proposed: "Proposed", absent: "None.", gone: "To be excluded.",
    saveTable: "Download the table (DOCX)", saveText: "Download the new text (text)", saveHtml: "Download the new text (HTML)", number: "No.", element: "Element", why: "Grounds",
    why_: { "not-understood": "The amendment is in no known form.", "no-wording": "The new wording is missing, or its quotation mark is not closed.", "no-such-element": "The act has no such place: {}.", "several-such": "The act has several such places: {}. Say which.", "already-there": "The act has this already: {}.", "words-absent": "The words «{}» are not there.", "words-repeated": "The words «{}» are there several times ({}): say where, or «по всему тексту».", "other-element": "{} is named, but the new wording is of {}.", "not-certain": "Which place is meant is not certain: {}. Name it more exactly." },
    method: "How it works, and its limits", methodText: [
      "The usual forms of Kazakh and Russian amending acts are understood: a new wording, an addition, an exclusion, words replaced, words added after others, words replaced throughout. Elements are named by number; passages and sentences by ordinal.",
      "What is written otherwise, or could be meant in two ways, is not carried out, and the reason is told: nothing is guessed. An excluded element keeps its number. Tables and formulas are not changed.",
    ],
    sample: "1) в пункте 1 статьи 1 слова «…» заменить словами «…»;\n2) статью 2 изложить в следующей редакции:\n«Статья 2. …\n…»;\n3) пункт 2 статьи 3 исключить.",
  },
};

/** How long after the last key the draft is carried out, milliseconds. */
const REST = 350;
/** Acts offered at once. */
const OFFERED = 8;
/** The longest draft kept, letters. */
const LONGEST = 1_000_000;

const reader = (name) => import(new URL(name, new URL(document.querySelector('meta[name="reader"]').content, document.baseURI)));

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** Fills the page as its address asks: a draft of a whole act is checked (`check.js`), amendments are carried out here. */
export const ask = async (page, ui, search) => {
  const w = WORDS[ui] ?? WORDS.kk;
  const [{ button, fill, make, save, store, stored }, law, { place }, { readDraft }] = await Promise.all(["dom.js", "law.js", "citation.js", "draft-file.js"].map(reader));
  const asked = new URLSearchParams(search);
  const task = asked.get("do") ?? (asked.has("act") ? "amend" : stored("draft-task") ?? "check");
  store("draft-task", task === "amend" ? "amend" : "check");
  const tasks = make("nav.draft-tasks", { "aria-label": w.tasks }, ...["check", "amend"].map((one) =>
    make("a.chip", { href: `draft/?do=${one}`, "aria-current": (task === "amend") === (one === "amend") ? "page" : null }, w.task[one])));
  if (task !== "amend") return globalThis.anyqModule("check", page, ui, tasks);
  const field = (id, label, input) => make("p.terms-field", {}, make("label", { for: id }, label), input);

  const kept = (() => {
    try {
      return JSON.parse(stored("draft") ?? "{}") ?? {};
    } catch {
      return {};
    }
  })();
  const draft = {
    text: typeof kept.text === "string" ? kept.text : "",
    act: asked.get("act") ?? (typeof kept.act === "string" ? kept.act : ""),
    lang: asked.get("text") ?? (typeof kept.lang === "string" ? kept.lang : ""),
  };

  const manifest = await law.file("manifest.json");
  const langs = ["kk", "ru"].filter((lang) => manifest.languages.some((one) => one.lang === lang));
  if (!langs.includes(draft.lang)) draft.lang = langs.includes(ui) ? ui : langs[langs.length - 1] ?? "ru";

  let chosen = null; // the act's line of the catalog
  let lawFiles = ""; // its files, as the worker takes them
  let newest = 0;

  const status = make("p", { role: "status" });
  // Apart from what the changes came to, which may be told later.
  const fileStatus = make("p", { role: "status" });
  const keptStatus = make("p.quiet", { role: "status" });
  const results = make("div.draft-results", {});
  const lawPlace = make("div.draft-law", {});

  const keep = () => {
    const empty = !draft.text && !draft.act;
    const could = store("draft", empty ? null : JSON.stringify(draft));
    keptStatus.textContent = empty ? "" : could ? w.kept : w.notKept;
  };

  const asks = (kind, more = {}) => {
    const fields = [`"law":${lawFiles}`, `"text":${JSON.stringify(draft.text)}`, ...Object.entries(more).map(([key, value]) => `"${key}":${JSON.stringify(value)}`)];
    return globalThis.anyqModule("analysis", kind, fields.join(","), "drafting-worker");
  };

  const give = async (kind, more) => {
    const reply = await asks(kind, more);
    const file = reply?.exported;
    if (file) save(file.file, file.media, reply.bytes);
    else status.textContent = w.failed;
  };

  const run = ({ are, words }) => make({ kept: "span", removed: "del", inserted: "ins" }[are], {}, words);
  const side = (name, runs, none) =>
    make("div.draft-side", {}, make("h4", {}, name), runs ? make("p.law", { lang: draft.lang }, ...runs.map(run)) : make("p.quiet", {}, none));
  const row = (one) => {
    const href = one.eId && one.current ? law.address(draft.act, draft.lang, one.eId) : null;
    const title = href ? make("a.law", { href, lang: draft.lang }, one.element) : make("span.law", { lang: draft.lang }, one.element);
    return make("li.draft-row", {}, make("h3", {}, title), make("div.draft-sides", {}, side(w.current, one.current, w.absent), side(w.proposed, one.proposed, w.gone)));
  };

  /** Why something was refused: a name, or a name with what it is about. */
  const why = (refusal) => {
    if (typeof refusal === "string") return w.why_[refusal] ?? refusal;
    const [[kind, about]] = Object.entries(refusal);
    const values = Array.isArray(about) ? about : typeof about === "object" ? [about.named, about.given] : [about];
    return fill(w.why_[kind] ?? kind, ...values.map(String));
  };
  const toLine = (line) => {
    const lines = area.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  };
  const refusal = (one) =>
    make("li.draft-refusal", {}, button(fill(w.line, one.line), () => toLine(one.line), {}, "button.link"), " ", why(one.why), make("p.law.quiet", { lang: draft.lang }, one.words));

  /** A remark on the act as it would be; what it is about stands in the act in force, too, unless it is new. */
  const remark = ({ remark: { eId, words }, title, why }) =>
    make("li.draft-refusal", {}, make("p", {}, eId && make("a", { href: law.address(draft.act, draft.lang, eId), lang: draft.lang }, place(eId, draft.lang) || eId), " ", make("strong", {}, title)), make("p", { lang: draft.lang }, `«${words}»`), make("p.quiet", {}, why));

  const show = (told) => {
    const count = told.done + told.refused.length + told.others;
    const parts = [fill(w.done, told.done), told.refused.length ? fill(w.refusedCount, told.refused.length) : "", told.others ? fill(w.others, told.others) : ""];
    status.textContent = count ? parts.filter(Boolean).join(" ") : w.nothing;
    const words = [w.table, w.number, w.element, w.current, w.proposed, w.why, w.absent, w.gone];
    results.replaceChildren(
      ...(told.refused.length ? [make("section.draft-refused", { "aria-labelledby": "draft-refused" }, make("h2", { id: "draft-refused" }, w.refused), make("ul", {}, ...told.refused.map(refusal)))] : []),
      ...(told.left_behind?.length
        ? [make("section.draft-refused", { "aria-labelledby": "draft-left" }, make("h2", { id: "draft-left" }, w.left), make("ul", {}, ...told.left_behind.map(remark)))]
        : []),
      ...(told.rows.length
        ? [make("section", { "aria-labelledby": "draft-table" }, make("h2", { id: "draft-table" }, w.table),
            make("p.ways", {}, button(w.saveTable, () => give("tabulate", { words })), button(w.saveText, () => give("consolidate", { format: "text", day: today() })), button(w.saveHtml, () => give("consolidate", { format: "html", day: today() }))),
            make("ol.draft-rows", {}, ...told.rows.map(row)))]
        : []),
    );
  };

  const carryOut = async () => {
    const number = ++newest;
    if (!draft.text.trim()) {
      status.textContent = "";
      results.replaceChildren();
      return;
    }
    if (!lawFiles) {
      status.textContent = chosen ? w.working : w.choose;
      return;
    }
    status.textContent = w.working;
    const reply = await asks("amend", { ui });
    if (number !== newest || !results.isConnected) return;
    if (reply?.amended) show(reply.amended.told);
    else status.textContent = w.failed;
  };

  let timer = 0;
  const changed = () => {
    draft.text = area.value.slice(0, LONGEST);
    keep();
    clearTimeout(timer);
    timer = setTimeout(carryOut, REST);
  };
  const area = make("textarea.letter-text.draft-text", { id: "draft-text", rows: 12, maxLength: LONGEST, spellcheck: "false", lang: draft.lang, oninput: changed });
  area.value = draft.text;

  const takeFile = async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const text = await readDraft(file);
    event.target.value = "";
    fileStatus.textContent = text === null ? w.badFile : "";
    if (text === null) return;
    area.value = text;
    changed();
  };

  /** All acts of a language, read once. */
  const catalogs = {};
  const catalog = (lang) =>
    (catalogs[lang] ??= (async () => {
      const parts = manifest.languages.find((one) => one.lang === lang)?.catalog ?? [];
      const read = await Promise.all(parts.map(({ file }) => law.file(file.path)));
      return read.flatMap(({ acts }) => acts);
    })());

  const choose = async (entry) => {
    chosen = entry;
    draft.act = entry?.id ?? "";
    lawFiles = "";
    keep();
    drawLaw();
    carryOut();
    if (!entry) return;
    try {
      const files = await law.filesOf(entry, "");
      if (chosen === entry && files) lawFiles = JSON.stringify(files);
    } catch {
      status.textContent = w.failed;
      return;
    }
    carryOut();
  };

  const drawLaw = () => {
    if (chosen) {
      lawPlace.replaceChildren(
        make("p", {}, make("strong", {}, `${w.law}: `), make("a.law", { href: law.address(chosen.id, draft.lang), lang: draft.lang }, chosen.title)),
        make("p", {}, button(w.change, () => choose(null))),
      );
      return;
    }
    const list = make("ul.draft-acts", {});
    const found = make("p.quiet", { role: "status" });
    const look = async () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const acts = words.length ? await catalog(draft.lang).catch(() => []) : [];
      const fits = acts.filter(({ title, id }) => words.every((word) => `${title} ${id}`.toLowerCase().includes(word)));
      list.replaceChildren(...fits.slice(0, OFFERED).map((entry) => make("li", {}, button(entry.title, () => choose(entry), { lang: draft.lang }, "button.link.law"))));
      found.textContent = !words.length ? "" : !fits.length ? w.none : fits.length > OFFERED ? fill(w.more, fits.length - OFFERED) : "";
    };
    const input = make("input", { id: "draft-law", type: "search", autocomplete: "off", oninput: look });
    const select = make("select", { id: "draft-lang", onchange: () => {
      draft.lang = select.value;
      area.lang = draft.lang;
      keep();
      look();
    } }, ...langs.map((lang) => make("option", { value: lang, selected: lang === draft.lang }, w.langs[lang])));
    lawPlace.replaceChildren(make("h2", {}, w.law), make("div.norm-review", {}, field("draft-law", w.find, input), field("draft-lang", w.lang, select)), list, found);
  };

  const clear = () => {
    if (draft.text && !confirm(w.sure)) return;
    area.value = "";
    draft.text = "";
    draft.act = "";
    choose(null);
  };
  const file = make("input", { id: "draft-file", type: "file", accept: ".docx,.txt,.md,.markdown,.html,.htm", onchange: takeFile });
  const example = () => {
    if (area.value.trim()) return;
    area.value = WORDS[draft.lang]?.sample ?? w.sample;
    changed();
  };

  page.replaceChildren(
    tasks,
    make("p", {}, w.about),
    lawPlace,
    make("h2", {}, make("label", { for: "draft-text" }, w.draft)),
    area,
    field("draft-file", w.open, file),
    fileStatus,
    make("p.ways", {}, draft.text ? "" : button(w.example, example), button(w.clear, clear)),
    keptStatus,
    status,
    results,
    make("details.terms-method", {}, make("summary", {}, w.method), ...w.methodText.map((text) => make("p", {}, text))),
  );
  drawLaw();
  if (draft.act) {
    const entry = await law.listed(draft.act, draft.lang).catch(() => null);
    if (entry) choose(entry);
  }
  return true;
};
