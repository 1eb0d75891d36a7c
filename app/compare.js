// The page on which acts are compared, of one country or several: the articles of the first, beside each the nearest of the others by
// the words both have; a table that is filled with remarks, and leaves as a file. Nothing is sent.

const WORDS = {
  kk: {
    about: "Екі немесе бірнеше актіні баптарымен салыстырыңыз: бір тақырып әр актіде, әр елде қалай реттелген. Бірінші актінің әр бабының жанында басқалардың сөздері ең ұқсас бабы тұрады; ескертпе жазып, кестені жүктеуге болады.",
    lang: "Мәтін тілі", langs: { kk: "қазақша", ru: "орысша", en: "ағылшынша" }, first: "Бірінші акт", other: "{}-акт", add: "Акт қосу", drop: "Соңғысын алып тастау", topic: "Тақырып (міндетті емес)", hint: "Тақырыпта айтылған сөздері бар баптар ғана қалады.", run: "Салыстыру", clear: "Кестені жою", sure: "Таңдау мен ескертпелер осы құрылғыдан жойылады. Жалғастырасыз ба?",
    choose: "Кемінде екі түрлі акт таңдаңыз: атауын тізімнен алыңыз.", working: "Актілер оқылып, салыстырылуда…", failed: "Салыстыру мүмкін болмады. Бетті қайта жүктеп көріңіз.", none: "Бұл тақырыпта бап табылмады.", rows: { other: "{} қатар, қатар тұрғаны: {pairs}." },
    which: "Көрсету", all: "барлығы", both: "ұқсас баптары барлары", onlyFirst: "тек бірінші актіде", onlyOthers: "тек басқаларында", article: "Бап", no: "жоқ", instead: "Басқа бапты қою", text: "Мәтіні", like: "{} ұқсас: {}", chosen: "өзіңіз таңдадыңыз", remark: "Ескертпе", more: "Тағы көрсету",
    terms: "Екеуінде де анықталған терминдер", same: "бірдей", differs: "өзгеше", term: "Термин", docx: "DOCX жүктеу", csv: "CSV жүктеу", json: "JSON жүктеу", title: "Актілерді салыстыру", kept: "Таңдау мен ескертпелер осы құрылғыда сақталды.", notKept: "Сақтау мүмкін болмады: құрылғыда орын жоқ немесе сақтауға тыйым салынған.",
    method: "Қалай салыстырылады және шегі қандай", methodText: ["Бап – сөздерінің түбірлері; сирек сөз көбірек айтады, тақырып сөздері үш есе саналады. Ұқсастық – осы сөздер жиындарының арасындағы бұрыштың косинусы, 0-ден 100 %-ға дейін. 22 %-дан төмені қатар қойылмайды.", "Сөз салыстырылады, мағына емес: сол ережені басқа сөзбен айтқан бап табылмайды. Қатар тұрғаны ұқсас норма екенін дәлелдемейді – оны адам тексереді, қажет болса басқа бапты қояды. Салыстыру бір тілдегі мәтіндер арасында ғана."],
  },
  ru: {
    about: "Сравните два или несколько актов по статьям: как один вопрос урегулирован в разных актах или странах. Рядом с каждой статьёй первого акта стоит самая похожая по словам статья других; таблицу можно дополнить примечаниями и скачать.",
    lang: "Язык текстов", langs: { kk: "казахский", ru: "русский", en: "английский" }, first: "Первый акт", other: "Акт {}", add: "Добавить акт", drop: "Убрать последний", topic: "Тема (необязательно)", hint: "Останутся только статьи, в которых есть слова темы.", run: "Сравнить", clear: "Удалить таблицу", sure: "Выбор и примечания будут удалены с этого устройства. Продолжить?",
    choose: "Выберите не меньше двух разных актов: возьмите названия из списка.", working: "Акты читаются и сравниваются…", failed: "Сравнить не удалось. Попробуйте перезагрузить страницу.", none: "Статей на эту тему не нашлось.", rows: { one: "{} строка, рядом стоят: {pairs}.", few: "{} строки, рядом стоят: {pairs}.", many: "{} строк, рядом стоят: {pairs}.", other: "{} строки, рядом стоят: {pairs}." },
    which: "Показать", all: "все", both: "с похожими статьями", onlyFirst: "только в первом акте", onlyOthers: "только в других", article: "Статья", no: "нет", instead: "Поставить другую статью", text: "Текст", like: "сходство {}: {}", chosen: "выбрано вами", remark: "Примечание", more: "Показать ещё",
    terms: "Термины, определённые в нескольких актах", same: "одинаково", differs: "по-разному", term: "Термин", docx: "Скачать DOCX", csv: "Скачать CSV", json: "Скачать JSON", title: "Сравнение актов", kept: "Выбор и примечания хранятся на этом устройстве.", notKept: "Сохранить не удалось: на устройстве нет места или хранение запрещено.",
    method: "Как сравнивается и где пределы", methodText: ["Статья – это основы её слов; редкое слово говорит больше, слова заголовка считаются трижды. Сходство – косинус угла между такими наборами слов, от 0 до 100 %. Ниже 22 % статьи рядом не ставятся.", "Сравниваются слова, а не смысл: статья, говорящая то же другими словами, не найдётся. То, что статьи стоят рядом, не доказывает, что норма похожа: это проверяет человек и ставит, если надо, другую статью. Сравниваются только тексты на одном языке."],
  },
  en: {
    about: "Compare two or more acts article by article: how one matter is ruled in several acts or countries. Beside each article of the first act stands the one of the others that is most like it by its words; the table takes remarks and leaves as a file.",
    lang: "Language of the texts", langs: { kk: "Kazakh", ru: "Russian", en: "English" }, first: "First act", other: "Act {}", add: "Add an act", drop: "Remove the last", topic: "Topic (optional)", hint: "Only articles that have the words of the topic stay.", run: "Compare", clear: "Delete the table", sure: "What you chose and your remarks will be deleted from this device. Go on?",
    choose: "Choose at least two different acts: take their titles from the list.", working: "The acts are being read and compared…", failed: "They could not be compared. Try to reload the page.", none: "No articles on this topic were found.", rows: { one: "{} row, side by side: {pairs}.", other: "{} rows, side by side: {pairs}." },
    which: "Show", all: "all", both: "with similar articles", onlyFirst: "in the first act only", onlyOthers: "in the others only", article: "Article", no: "none", instead: "Put another article here", text: "Text", like: "{} alike: {}", chosen: "chosen by you", remark: "Remark", more: "Show more",
    terms: "Terms that several of the acts define", same: "the same", differs: "differently", term: "Term", docx: "Download DOCX", csv: "Download CSV", json: "Download JSON", title: "Comparison of acts", kept: "What you chose and your remarks are kept on this device.", notKept: "They could not be kept: the device is full, or keeping is forbidden.",
    method: "How they are compared, and the limits", methodText: ["An article is the stems of its words; a rare word tells more, words of the heading count three times. Likeness is the cosine of the angle between such bags of words, from 0 to 100 %. Below 22 % articles do not stand side by side.", "Words are compared, not meaning: an article that says the same in other words is not found. That two stand side by side does not prove that they rule alike: a person checks it, and puts another article there if need be. Only texts in one language are compared."],
  },
};

const MOST_ACTS = 4;
const DRAWN = 20;
const OFFERED = 60;

const reader = (name) => import(new URL(name, new URL(document.querySelector('meta[name="reader"]').content, document.baseURI)));

/** Fills the page. */
export const ask = async (page, ui, search) => {
  const w = WORDS[ui] ?? WORDS.kk;
  const [{ button, fill, make, save, store, stored }, law, { place }, { count, csv, plain }] = await Promise.all(["dom.js", "law.js", "citation.js", "tables.js"].map(reader));
  const percent = (share) => `${Math.round(share * 100)} %`;
  const worker = (kind, fields) => globalThis.anyqModule("analysis", kind, Object.entries(fields).map(([key, value]) => `"${key}":${typeof value?.json === "string" ? value.json : JSON.stringify(value)}`).join(","), "drafting-worker");
  let manifest;
  try {
    manifest = await law.file("manifest.json");
  } catch {
    page.replaceChildren(make("p", { role: "alert" }, w.failed));
    return true;
  }
  const langs = manifest.languages.map(({ lang }) => lang).filter((lang) => w.langs[lang]);
  const kept = (() => {
    try {
      return JSON.parse(stored("compare") ?? "{}") ?? {};
    } catch {
      return {};
    }
  })();
  const address = new URLSearchParams(search);
  const text = (value) => (typeof value === "string" ? value : "");
  const object = (value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});
  const state = {
    lang: address.get("text") ?? text(kept.lang),
    acts: address.getAll("act").length ? address.getAll("act") : Array.isArray(kept.acts) ? kept.acts.map(text) : [],
    topic: address.get("topic") ?? text(kept.topic),
    chosen: object(kept.chosen), // by the leading article, the act and the article put there: "" for none
    remarks: object(kept.remarks), // by the leading article
  };
  state.acts = state.acts.slice(0, MOST_ACTS);
  if (!langs.includes(state.lang)) state.lang = langs.includes(ui) ? ui : (langs[0] ?? "ru");

  const status = make("p", { role: "status" });
  const keptStatus = make("p.quiet", { role: "status" });
  const results = make("div.compare-results", {});
  const keep = () => {
    const empty = !state.acts.some(Boolean) && !state.topic;
    const could = store("compare", empty ? null : JSON.stringify(state));
    keptStatus.textContent = empty ? "" : could ? w.kept : w.notKept;
  };

  const catalogs = {};
  const catalog = (lang) =>
    (catalogs[lang] ??= (async () => {
      const parts = manifest.languages.find((one) => one.lang === lang)?.catalog ?? [];
      return (await Promise.all(parts.map(({ file }) => law.file(file.path)))).flatMap((part) => part.acts);
    })());
  const titled = (act) => (act.number ? `${act.title} (№ ${act.number})` : act.title);

  let acts = [];
  const byName = new Map();
  const fields = make("div.compare-acts", {});
  const drawActs = async () => {
    try {
      acts = await catalog(state.lang);
    } catch {
      status.textContent = w.failed;
      return;
    }
    byName.clear();
    // Of acts with one name the later ones are told by their ids.
    for (const act of acts) byName.set(byName.has(titled(act)) ? `${titled(act)} · ${act.id}` : titled(act), act.id);
    const names = new Map([...byName].map(([name, id]) => [id, name]));
    while (state.acts.length < 2) state.acts.push("");
    fields.replaceChildren(...state.acts.map((id, n) => {
      const options = make("datalist", { id: `compare-acts-${n}` });
      const offer = () => {
        const wanted = plain(field.value);
        const found = [...byName.keys()].filter((name) => !wanted || plain(name).includes(wanted)).slice(0, OFFERED);
        options.replaceChildren(...found.map((name) => make("option", { value: name })));
      };
      const field = make("input.compare-act", { id: `compare-act-${n}`, type: "text", list: null, autocomplete: "off", lang: state.lang, oninput: () => {
        offer();
        state.acts[n] = byName.get(field.value.trim()) ?? "";
        keep();
      } });
      field.setAttribute("list", options.id);
      field.value = names.get(id) ?? "";
      if (!field.value) state.acts[n] = "";
      offer();
      return make("p.terms-field", {}, make("label", { for: field.id }, n ? fill(w.other, n + 1) : w.first), field, options);
    }));
    more.hidden = state.acts.length >= MOST_ACTS;
    fewer.hidden = state.acts.length <= 2;
  };
  const more = button(w.add, async () => {
    state.acts.push("");
    await drawActs();
    fields.lastElementChild.querySelector("input").focus();
  });
  const fewer = button(w.drop, async () => {
    state.acts.pop();
    keep();
    await drawActs();
  });

  let table = null;
  let shown = [];
  let drawn = DRAWN;
  let which = "all";

  /** The article that stands in a cell of a row: its index, and what was said of it; `null` for none. */
  const leads = (row) => row.cells.findIndex((cell) => cell && cell.likeness === undefined);
  const nameOf = (row) => {
    const at = leads(row);
    return `${table.acts[at]}#${table.articles[at][row.cells[at].article].eId}`;
  };
  const cellOf = (row, act) => {
    const put = act === leads(row) ? undefined : object(state.chosen[nameOf(row)])[table.acts[act]];
    if (put === undefined) return row.cells[act];
    const at = table.articles[act].findIndex(({ eId }) => eId === put);
    return at < 0 ? null : { article: at, mine: true };
  };
  const articleOf = (row, act) => {
    const cell = cellOf(row, act);
    return cell ? table.articles[act][cell.article] : null;
  };
  const headOf = ({ eId, label, heading }) => (heading ? [label, heading].filter(Boolean).join(/[.)]$/.test(label) ? " " : ". ") : place(eId, state.lang) || label || eId);
  const titleOf = (id) => acts.find((act) => act.id === id)?.title ?? id;

  const drawCell = (row, act, place) => {
    const cell = cellOf(row, act);
    const article = articleOf(row, act);
    const parts = [make("p.compare-of.quiet", { lang: state.lang }, titleOf(table.acts[act]))];
    if (article) {
      parts.push(make("p", { lang: state.lang }, make("a", { href: law.address(table.acts[act], state.lang, article.eId) }, headOf(article))));
      if (cell.mine) parts.push(make("p.quiet", {}, w.chosen));
      else if (cell.likeness !== undefined) {
        const [before, after] = w.like.split("{}").length === 3 ? [w.like.split("{}")[0] + percent(cell.likeness) + w.like.split("{}")[1], w.like.split("{}")[2]] : ["", ""];
        parts.push(make("p.quiet", {}, before, make("span", { lang: state.lang }, (cell.by ?? []).join(", ")), after));
      }
      parts.push(make("details", {}, make("summary", {}, w.text), ...article.text.split("\n").map((line) => make("p.law", { lang: state.lang }, line))));
    } else parts.push(make("p", {}, w.no));
    if (act !== leads(row)) {
      const choose = make("details.compare-choose", { ontoggle: () => {
        if (!choose.open || choose.querySelector("select")) return;
        const select = make("select", { lang: state.lang, "aria-label": w.instead, onchange: () => {
          const name = nameOf(row);
          state.chosen[name] = { ...object(state.chosen[name]), [table.acts[act]]: select.value };
          keep();
          drawCell(row, act, place);
          place.querySelector("summary")?.focus();
        } }, make("option", { value: "" }, w.no), ...table.articles[act].map((one) => make("option", { value: one.eId }, headOf(one))));
        select.value = article?.eId ?? "";
        choose.append(select);
      } }, make("summary", {}, w.instead));
      parts.push(choose);
    }
    place.replaceChildren(...parts);
    return place;
  };

  const drawRow = (row) => {
    const name = nameOf(row);
    const id = `compare-remark-${name.replace(/[^\w-]/g, "-")}`;
    const remark = make("textarea", { id, rows: 2, oninput: () => {
      if (remark.value.trim()) state.remarks[name] = remark.value;
      else delete state.remarks[name];
      keep();
    } });
    remark.value = text(state.remarks[name]);
    return make("li.compare-row", {}, make("div.compare-cells", {}, ...table.acts.map((_, act) => drawCell(row, act, make("div.compare-cell", {})))), make("p.terms-field", {}, make("label", { for: id }, w.remark), remark));
  };

  const list = make("ol.compare-rows", { role: "list" });
  const listMore = button(w.more, () => {
    const from = drawn;
    drawn += DRAWN;
    list.append(...shown.slice(from, drawn).map(drawRow));
    listMore.hidden = shown.length <= drawn;
  });
  const draw = () => {
    const isWanted = { all: () => true, both: (row) => row.cells.filter(Boolean).length > 1, first: (row) => row.cells[0] && row.cells.filter(Boolean).length === 1, others: (row) => !row.cells[0] }[which];
    shown = table.rows.filter(isWanted);
    drawn = DRAWN;
    list.replaceChildren(...shown.slice(0, drawn).map(drawRow));
    listMore.hidden = shown.length <= drawn;
    const pairs = table.rows.filter((row) => row.cells.filter(Boolean).length > 1).length;
    status.textContent = table.rows.length ? count(w.rows, table.rows.length, ui).replace("{pairs}", () => pairs.toLocaleString([ui, "ru"])) : w.none;
  };

  const columns = () => [...table.acts.map(titleOf), w.remark];
  const told = (row, act) => {
    const article = articleOf(row, act);
    return article ? `${headOf(article)}\n${article.text}`.trim() : "–";
  };
  const rows = () => shown.map((row) => [...table.acts.map((_, act) => told(row, act)), text(state.remarks[nameOf(row)])]);
  const exports = {
    docx: async () => {
      const widths = columns().map((name, n) => [name, n < table.acts.length ? 12 : 6]);
      const reply = await worker("table", { name: "comparison", title: w.title, lang: state.lang, columns: widths, rows: rows() });
      if (reply?.exported) save(reply.exported.file, reply.exported.media, reply.bytes);
      else status.textContent = w.failed;
    },
    csv: () => {
      // Two acts may have one title.
      const names = columns().map((name, n, all) => (all.indexOf(name) === n ? name : `${name} (${n + 1})`));
      save("comparison.csv", "text/csv", csv(names, rows().map((row) => Object.fromEntries(names.map((name, n) => [name, row[n]])))));
    },
    json: () => {
      const made = shown.map((row) => ({ articles: table.acts.map((act, n) => { const article = articleOf(row, n); return article && { act, ...article, likeness: cellOf(row, n).likeness ?? null }; }), remark: text(state.remarks[nameOf(row)]) }));
      save("comparison.json", "application/json", JSON.stringify({ lang: state.lang, topic: state.topic, acts: table.acts, rows: made }, null, 1));
    },
  };

  const drawTerms = () =>
    table.terms.length > 0 && make("details.terms-method", {}, make("summary", {}, `${w.terms}: ${table.terms.length.toLocaleString([ui, "ru"])}`),
      make("dl.compare-terms", {}, ...table.terms.flatMap((one) => [
        make("dt", { lang: state.lang }, one.term, " ", make("span.badge", { lang: ui }, one.is_same ? w.same : w.differs)),
        ...one.meanings.map((meaning, act) => meaning && make("dd", { lang: state.lang }, make("a", { href: law.address(table.acts[act], state.lang, meaning[0]) }, titleOf(table.acts[act])), `: ${meaning[1]}`)).filter(Boolean),
      ])));

  let newest = 0;
  const compare = async () => {
    const turn = ++newest;
    const chosen = [...new Set(state.acts.filter(Boolean))];
    if (chosen.length < 2) {
      results.replaceChildren();
      status.textContent = w.choose;
      return;
    }
    status.textContent = w.working;
    keep();
    history.replaceState(history.state, "", new URL(`compare/?${new URLSearchParams([["text", state.lang], ...chosen.map((id) => ["act", id]), ...(state.topic ? [["topic", state.topic]] : [])])}`, document.baseURI));
    try {
      const files = [];
      for (const id of chosen) {
        const entry = acts.find((act) => act.id === id);
        const whole = entry && (await law.filesOf(entry, ""));
        if (!whole) throw new Error(id);
        files.push(JSON.stringify(whole));
      }
      const reply = await worker("juxtapose", { acts: { json: `[${files.join(",")}]` }, topic: state.topic });
      if (turn !== newest) return;
      if (!reply?.juxtaposed) throw new Error("juxtapose");
      table = reply.juxtaposed.table;
    } catch {
      if (turn === newest) status.textContent = w.failed;
      return;
    }
    const choice = make("select", { id: "compare-which", onchange: () => {
      which = choice.value;
      draw();
    } }, ...[["all", w.all], ["both", w.both], ["first", w.onlyFirst], ["others", w.onlyOthers]].map(([value, words]) => make("option", { value }, words)));
    choice.value = which;
    draw();
    results.replaceChildren(
      make("p.terms-field", {}, make("label", { for: choice.id }, w.which), choice),
      make("p.ways", {}, button(w.docx, exports.docx), button(w.csv, exports.csv), button(w.json, exports.json)),
      list, listMore, drawTerms() || "",
    );
    results.style.setProperty("--acts", table.acts.length);
  };

  const language = make("select", { id: "compare-lang", onchange: async () => {
    state.lang = language.value;
    state.acts = [];
    results.replaceChildren();
    status.textContent = "";
    keep();
    await drawActs();
  } }, ...langs.map((lang) => make("option", { value: lang }, w.langs[lang])));
  language.value = state.lang;
  const topic = make("input", { id: "compare-topic", type: "text", autocomplete: "off", "aria-describedby": "compare-hint", oninput: () => {
    state.topic = topic.value.trim();
    keep();
  } });
  topic.value = state.topic;
  const clear = async () => {
    if (!confirm(w.sure)) return;
    Object.assign(state, { acts: [], topic: "", chosen: {}, remarks: {} });
    topic.value = "";
    table = null;
    results.replaceChildren();
    status.textContent = "";
    keep();
    history.replaceState(history.state, "", new URL("compare/", document.baseURI));
    await drawActs();
  };
  const form = make("form.compare-form", { onsubmit: (event) => {
    event.preventDefault();
    compare();
  } },
    make("p.terms-field", {}, make("label", { for: language.id }, w.lang), language),
    fields,
    make("p.ways", {}, more, fewer),
    make("p.terms-field", {}, make("label", { for: topic.id }, w.topic), topic, make("span.quiet", { id: "compare-hint" }, w.hint)),
    make("p.ways", {}, make("button.button", { type: "submit" }, w.run), button(w.clear, clear)));

  page.replaceChildren(
    make("p", {}, w.about),
    form,
    keptStatus,
    status,
    results,
    make("details.terms-method", {}, make("summary", {}, w.method), ...w.methodText.map((one) => make("p", {}, one))),
  );
  await drawActs();
  if (state.acts.filter(Boolean).length > 1) await compare();
  return true;
};
