// The inventory of mandatory requirements: every norm that people and business bear, with what a reviewer decides about it. The
// decisions stay on the device and go to a file and back; the columns are those of `anyq inventory`. Loaded with its page.

const WORDS = {
  kk: {
    about: "Адамдар мен бизнеске міндет жүктейтін нормалардың бәрі: рұқсат, есеп, тексеру, төлем, тыйым. Әрқайсысы бойынша шешім қабылдап, себебін жазуға болады. Шешімдер осы құрылғыда ғана сақталады.",
    find: "Норма сөздері", kind: "Міндет түрі", rank: "Актінің деңгейі", act: "Акт", decision: "Шешім", any: "Бәрі", filters: "Сүзгілер",
    kinds: { permit: "рұқсат немесе тіркеу", report: "хабарлау және құжат беру", inspection: "тексеру", payment: "төлем", record: "есепке алу және сақтау", ban: "тыйым", conduct: "өзге міндет" },
    ranks: { law: "заң", "by-law": "заңға тәуелді акт", unknown: "белгісіз" },
    decisions: { keep: "қалдыру", simplify: "жеңілдету", merge: "біріктіру", drop: "алып тастау" }, undecided: "шешім жоқ",
    norms: { other: "Табылған нормалар: {}" }, done: "Шешім қабылданған: {} / {}", loading: "Жүктелуде: {} / {}",
    who: "Кімге", to: "Қай органға", when: "Мерзімі", else: "Бұзғаны үшін", decide: "Шешім қабылдау", why: "Негіздеме", owner: "Жауапты", date: "Күні",
    more: "Тағы көрсету", csv: "CSV файлына сақтау", json: "JSON файлына сақтау", load: "Шешімдерді файлдан алу", loaded: { other: "Файлдан алынған шешімдер: {}" }, badFile: "Бұл файлда шешімдер кестесі жоқ: id және decision бағандары керек.",
    gone: { other: "Бұл жинақта енді жоқ нормалар бойынша шешімдер: {}. Олар файлда сақталады; «anyq inventory --review» оларды өзгерген заңға көшіреді." },
    unsaved: "Құрылғыда орын жоқ: шешімдерді файлға сақтаңыз.", none: "Мұндай норма жоқ. Сүзгілерді босатып көріңіз.", empty: "Бұл жинақта мұндай нормалар табылмады.", trouble: "Жүктелмеді. Желіні тексеріп, қайталаңыз.", again: "Қайталау", saving: "Файл дайындалып жатыр…", saved: "Файл сақталды.", lang: "Мәтіндер тілі", how: "Бұл қалай табылады және шегі қандай",
    method: [
      "Әр сөйлемнен кім не істеуге міндетті немесе не істеуіне болмайтыны оқылады. Жеке адамға немесе ұйымға жүктелген міндет пен тыйым тізімге кіреді, мемлекеттік органның тексеру құқығы да кіреді. Ешкім аталмаса, мемлекеттік органның ісіне ұқсамайтын міндеттер ғана алынады.",
      "Белгіленген сөйлемдерде табылғандардың оннан тоғызы дұрыс; көрінбеген заңда аздап төмен. Санкция тек осы нормаға сілтеме жасаса ғана көрсетіледі. Бұл – құқықтық баға емес. Ештеңе өздігінен «қалдырылған» болып саналмайды.",
    ],
  },
  ru: {
    about: "Все нормы, которые возлагают что-то на людей и бизнес: разрешения, отчёты, проверки, платежи, запреты. По каждой можно принять решение и обосновать его. Решения хранятся только на этом устройстве.",
    find: "Слова нормы", kind: "Вид требования", rank: "Уровень акта", act: "Акт", decision: "Решение", any: "Все", filters: "Фильтры",
    kinds: { permit: "разрешение или регистрация", report: "сообщение и документы", inspection: "проверка", payment: "платёж", record: "учёт и хранение", ban: "запрет", conduct: "иная обязанность" },
    ranks: { law: "закон", "by-law": "подзаконный акт", unknown: "неизвестен" },
    decisions: { keep: "оставить", simplify: "упростить", merge: "объединить", drop: "отменить" }, undecided: "решения нет",
    norms: { one: "Найдена {} норма", few: "Найдено {} нормы", many: "Найдено {} норм", other: "Найдено {} нормы" }, done: "Решено: {} из {}", loading: "Загружается: {} из {}",
    who: "Кто", to: "Какому органу", when: "Срок", else: "За нарушение", decide: "Принять решение", why: "Обоснование", owner: "Ответственный", date: "Дата",
    more: "Показать ещё", csv: "Сохранить в CSV", json: "Сохранить в JSON", load: "Взять решения из файла", loaded: { one: "Из файла взято {} решение", few: "Из файла взято {} решения", many: "Из файла взято {} решений", other: "Из файла взято {} решения" }, badFile: "В этом файле нет таблицы решений: нужны столбцы id и decision.",
    gone: { one: "{} решение относится к норме, которой в этом собрании больше нет. Оно останется в файле; «anyq inventory --review» переносит решения на изменённый закон.", few: "{} решения относятся к нормам, которых в этом собрании больше нет. Они останутся в файле; «anyq inventory --review» переносит решения на изменённый закон.", many: "{} решений относятся к нормам, которых в этом собрании больше нет. Они останутся в файле; «anyq inventory --review» переносит решения на изменённый закон.", other: "{} решения относятся к нормам, которых в этом собрании больше нет. Они останутся в файле; «anyq inventory --review» переносит решения на изменённый закон." },
    unsaved: "На устройстве нет места: сохраните решения в файл.", none: "Таких норм нет. Попробуйте снять фильтры.", empty: "В этом собрании таких норм не найдено.", trouble: "Не загрузилось. Проверьте сеть и повторите.", again: "Повторить", saving: "Файл готовится…", saved: "Файл сохранён.", lang: "Язык текстов", how: "Как это найдено и каковы пределы",
    method: [
      "Из каждого предложения прочитано, кто что обязан сделать или чего не вправе делать. В список входят обязанности и запреты частных лиц и организаций и полномочия органов проверять. Если никто не назван, входит лишь то, что не похоже на дело государственного органа.",
      "На размеченных предложениях верны девять находок из десяти, на незнакомых законах несколько меньше. Санкция показана, только если она прямо ссылается на норму. Это не правовая оценка. Ничто не считается оставленным само собой.",
    ],
  },
  en: {
    about: "Every norm that puts something on people and business: permits, reports, inspections, payments, bans. You can decide about each and say why. Decisions stay on this device only.",
    find: "Words of the norm", kind: "Kind of requirement", rank: "Rank of the act", act: "Act", decision: "Decision", any: "All", filters: "Filters",
    kinds: { permit: "permit or registration", report: "reporting and documents", inspection: "inspection", payment: "payment", record: "records", ban: "ban", conduct: "other duty" },
    ranks: { law: "law", "by-law": "by-law", unknown: "unknown" },
    decisions: { keep: "keep", simplify: "simplify", merge: "merge", drop: "drop" }, undecided: "undecided",
    norms: { one: "{} norm found", other: "{} norms found" }, done: "Decided: {} of {}", loading: "Loading: {} of {}",
    who: "Who", to: "To which body", when: "By when", else: "If broken", decide: "Decide", why: "Justification", owner: "Owner", date: "Date",
    more: "Show more", csv: "Save as CSV", json: "Save as JSON", load: "Take decisions from a file", loaded: { one: "{} decision taken from the file", other: "{} decisions taken from the file" }, badFile: "This file holds no table of decisions: the columns id and decision are needed.",
    gone: { one: "{} decision is about a norm that this collection no longer has. It stays in the file; “anyq inventory --review” carries decisions to the amended law.", other: "{} decisions are about norms that this collection no longer has. They stay in the file; “anyq inventory --review” carries decisions to the amended law." },
    unsaved: "The device has no room: save the decisions to a file.", none: "There are no such norms. Try to clear the filters.", empty: "No such norms were found in this collection.", trouble: "This did not load. Check the network and try again.", again: "Try again", saving: "The file is being made…", saved: "The file is saved.", lang: "Language of the texts", how: "How this is found, and its limits",
    method: [
      "Each sentence is read for who must do what, or must not. The list has the duties and bans of private persons and organisations and the powers of state bodies to inspect. Where nobody is named, only what does not look like the work of a state body is taken.",
      "Of labelled sentences nine finds in ten are right, a little fewer in unseen law. A sanction is shown only where it refers to the norm. This is no legal opinion. Nothing counts as kept by itself.",
    ],
  },
};

// Rows drawn at a time; further ones as the end comes into sight.
const ROWS = 60;
// Fields of the address that filter the list.
const FIELDS = ["q", "kind", "rank", "act", "decision"];
// Files fetched at a time.
const AT_ONCE = 3;
// Those of `anyq inventory`.
const COLUMNS = ["id", "change", "decision", "justification", "owner", "date", "kind", "rank", "act", "title", "eId", "lang", "addressee", "body", "deadline", "sanction", "words"];
const DECISIONS = ["keep", "simplify", "merge", "drop"];
const KEPT = "review";

const tools = async () => {
  const folder = new URL(document.querySelector('meta[name="reader"]').content, document.baseURI);
  const all = await Promise.all(["dom.js", "law.js", "tables.js"].map((name) => import(new URL(name, folder))));
  return Object.assign({}, ...all);
};

const fill = (text, ...values) => values.reduce((filled, value) => filled.replace("{}", value), text);
const href = (lang, fields) => {
  const asked = new URLSearchParams({ text: lang });
  for (const [key, value] of Object.entries(fields)) if (value) asked.set(key, value);
  return `inventory/?${asked}`;
};

/** A day as the page has it, also from a spreadsheet that wrote it its own way: 2026-01-31, 31.01.2026. */
const day = (text) => (text ?? "").replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (_, d, m, y) => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`);

/** The decisions of a file that was saved here or by `anyq inventory`; `null` where it holds none. */
const decisionsOf = ({ parsed }, text) => {
  try {
    const rows = /^\uFEFF?\s*[{[]/.test(text) ? JSON.parse(text.replace(/^\uFEFF/, "")).norms : parsed(text);
    if (!rows.length || !rows[0].id || !("decision" in rows[0] || "review" in rows[0])) return null;
    return rows.map((row) => ({ ...row, ...row.review })).filter(({ id, decision, justification, owner }) => id && (DECISIONS.includes(decision) || justification || owner));
  } catch {
    return null;
  }
};

/** The decisions on this device, by the norm's name; each with the norm's facts, so that none is lost with its norm. */
const kept = (t) => {
  try {
    return new Map(Object.entries(JSON.parse(t.stored(KEPT) ?? "{}")));
  } catch {
    return new Map();
  }
};

/** When the program of the page is here, or does not come. */
const program = async () => {
  for (let turn = 0; turn < 150 && !globalThis.anyqLaw; turn += 1) await new Promise((later) => setTimeout(later, 100));
};

const rowOf = (page, norm) => {
  const { id, title, rank } = page.list.acts[norm.act];
  // A review from a file may know the norm by the name it had before the law was amended.
  const { id: name = norm.id, decision = "", justification = "", owner = "", date = "" } = page.review.get(norm.id) ?? {};
  return { id: name, change: "", decision, justification, owner, date, kind: norm.kind, rank, act: id, title, eId: norm.eId, lang: page.lang, addressee: norm.addressee ?? "", body: norm.body ?? "", deadline: (norm.deadlines ?? []).join("; "), sanction: (norm.sanctions ?? []).join(" "), words: norm.words };
};

const listed = (t, page) => {
  const { w, ui, lang, list, asked, review } = page;
  const { make, button, save, count, csv, plain, filterFields } = t;
  // The program, which may be later than this page, has the words for a place; addresses are made as it makes them.
  const lawAt = (id, eid) => `act/?id=${encodeURIComponent(id)}&text=${lang}&at=${encodeURIComponent(eid)}`;
  const unnamed = [];
  const placed = (eid) => {
    const name = make("span", {}, globalThis.anyqLaw?.("place", lang, eid, "") || eid);
    if (!globalThis.anyqLaw) unnamed.push([name, eid]);
    return name;
  };
  const nameAll = () => {
    if (!globalThis.anyqLaw) return setTimeout(nameAll, 50);
    for (const [name, eid] of unnamed.splice(0)) name.textContent = globalThis.anyqLaw("place", lang, eid, "") || eid;
  };
  const status = make("p", { role: "status" });
  const trouble = make("p", { role: "alert" });
  const bar = make("progress", { max: 1, value: 0, "aria-labelledby": "inventory-done" });
  const done = make("label", { id: "inventory-done" });
  const rowsPlace = make("ul.norms", { role: "list" });
  const end = make("p.ways", {});
  const { labelled, select, search } = filterFields({ make, asked, address: () => href(lang, asked), filter: () => filter(), name: "inventory" });
  const total = list.acts.reduce((sum, { norms }) => sum + norms, 0);
  const norms = [];
  let found = [];
  let drawn = 0;

  // What another page of the site has kept meanwhile is not lost; what found no room is in this page's memory alone.
  let isKept = true;
  const keep = (change) => {
    if (isKept) {
      review.clear();
      for (const [id, row] of kept(t)) review.set(id, row);
    }
    change();
    isKept = t.store(KEPT, JSON.stringify(Object.fromEntries(review)));
    trouble.textContent = isKept ? "" : w.unsaved;
    progress();
  };
  const decide = (norm, facts) => keep(() => {
    if (facts.decision || facts.justification || facts.owner) review.set(norm.id, { ...rowOf(page, norm), ...facts });
    else review.delete(norm.id);
  });
  const progress = () => {
    const own = [...review].filter(([, row]) => row.lang === lang && row.decision);
    const here = new Set(norms.map(({ id }) => id));
    const gone = norms.length === total ? own.filter(([id]) => !here.has(id)).length : 0;
    const decided = own.length - gone;
    bar.value = decided / Math.max(1, total);
    done.textContent = fill(w.done, decided.toLocaleString([ui, "ru"]), total.toLocaleString([ui, "ru"]));
    lost.textContent = gone ? count(w.gone, gone, ui) : "";
    lost.hidden = !gone;
  };
  const lost = make("p.term-remark", { hidden: true });

  const editor = (norm, badge) => {
    const { decision = "", justification = "", owner = "", date = "" } = review.get(norm.id) ?? {};
    const choice = make("select", {}, make("option", { value: "" }, w.undecided), ...DECISIONS.map((value) => make("option", { value }, w.decisions[value])));
    choice.value = decision;
    const why = make("textarea", { rows: 2 });
    const who = make("input", { type: "text" });
    const when = make("input", { type: "date" });
    const changed = () => {
      if (choice.value && !when.value) when.value = new Date().toLocaleDateString("sv"); // the day here, as 2026-01-31
      decide(norm, { decision: choice.value, justification: why.value.trim(), owner: who.value.trim(), date: when.value });
      badge();
    };
    let typing;
    for (const field of [choice, why, who, when]) {
      field.addEventListener("change", changed);
      field.addEventListener("input", () => {
        clearTimeout(typing);
        typing = setTimeout(changed, 400);
      });
    }
    why.value = justification;
    who.value = owner;
    when.value = date;
    return [labelled(w.decision, choice), labelled(w.why, why), labelled(w.owner, who), labelled(w.date, when)];
  };
  const row = (norm) => {
    const { id, title, rank } = list.acts[norm.act];
    const fact = (label, value, facts = { lang }) => value && make("p.term-fact", {}, make("span.quiet", {}, `${label}: `), make("span", facts, value));
    const badge = make("span.badge", {});
    const decided = () => {
      const { decision } = review.get(norm.id) ?? {};
      badge.textContent = decision ? w.decisions[decision] : w.undecided;
      badge.className = decision ? "badge class-identical" : "badge";
    };
    decided();
    const place = make("div.norm-review", {});
    const fold = make("details.norm-decide", { ontoggle: () => fold.open && !place.firstChild && place.append(...editor(norm, decided)) }, make("summary", {}, w.decide, " ", badge), place);
    const sanctions = (norm.sanctions ?? []).flatMap((one, n) => {
      const [act, eid] = one.split("#");
      return [n ? " · " : "", make("a", { href: lawAt(act, eid) }, act === id ? "" : `${act} `, placed(eid))];
    });
    return make("li.norm-row", {},
      make("p.norm-place", {}, make("a", { lang, href: lawAt(id, norm.eId) }, title, " · ", placed(norm.eId))),
      make("p.term-badges", {}, make("span.badge", {}, w.kinds[norm.kind]), rank === "by-law" && make("span.badge", {}, w.ranks[rank])),
      make("p.law", { lang }, norm.words),
      fact(w.who, norm.addressee), fact(w.to, norm.body), fact(w.when, norm.deadlines?.join("; ")),
      sanctions.length > 0 && make("p.term-fact", {}, make("span.quiet", {}, `${w.else}: `), make("span", { lang }, ...sanctions)),
      fold);
  };
  const more = () => {
    rowsPlace.append(...found.slice(drawn, drawn + ROWS).map(row));
    drawn = Math.min(found.length, drawn + ROWS);
    end.hidden = drawn >= found.length;
    nameAll();
  };
  end.append(button(w.more, more));
  const wants = (norm) => {
    const act = list.acts[norm.act];
    const { decision = "" } = review.get(norm.id) ?? {};
    return (!asked.q || plain(asked.q).split(/\s+/).every((word) => norm.plain.includes(word)))
      && (!asked.kind || norm.kind === asked.kind) && (!asked.rank || act.rank === asked.rank) && (!asked.act || act.id === asked.act)
      && (!asked.decision || decision === (asked.decision === "undecided" ? "" : asked.decision));
  };
  const told = () => {
    const isAll = norms.length === total;
    status.textContent = isAll ? (found.length ? count(w.norms, found.length, ui) : w.none) : fill(w.loading, norms.length.toLocaleString([ui, "ru"]), total.toLocaleString([ui, "ru"]));
  };
  const filter = () => {
    found = norms.filter(wants);
    drawn = 0;
    rowsPlace.replaceChildren();
    more();
    told();
  };
  const named = (words) => [["", w.any], ...Object.entries(words)];
  const isFiltered = FIELDS.some((key) => key !== "q" && asked[key]);
  const filters = make("details.filters", { open: isFiltered || matchMedia("(min-width: 48rem)").matches }, make("summary", {}, w.filters), make("div.terms-filters", {},
    select("kind", w.kind, named(w.kinds)),
    select("rank", w.rank, named(w.ranks)),
    select("act", w.act, [["", w.any], ...list.acts.map(({ id, title }) => [id, title, lang]).sort((a, b) => a[1].localeCompare(b[1], lang))]),
    select("decision", w.decision, [["", w.any], ["undecided", w.undecided], ...Object.entries(w.decisions)])));
  const form = make("form", { onsubmit: (event) => event.preventDefault() }, search("q", w.find), filters);

  const saved = (name, kind, write) => async () => {
    status.textContent = w.saving;
    try {
      await everything;
      const here = new Set(norms.map(({ id }) => id));
      const isFree = !FIELDS.some((key) => asked[key]);
      const gone = isFree ? [...review].filter(([id, row]) => row.lang === lang && !here.has(id)).map(([, row]) => ({ ...row, change: "vanished" })) : [];
      save(name, kind, write([...found.map((norm) => rowOf(page, norm)), ...gone]));
      status.textContent = w.saved;
    } catch {
      status.textContent = w.trouble;
    }
  };
  const chosen = make("input", { type: "file", accept: ".csv,.json,text/csv,application/json", hidden: true });
  chosen.addEventListener("change", async () => {
    const [file] = chosen.files;
    chosen.value = "";
    const decisions = file && decisionsOf(t, await file.text());
    if (!decisions) {
      trouble.textContent = w.badFile;
      return;
    }
    // Norms are known by their names, and where a review was carried to amended law by their place and words.
    await everything.catch(() => {});
    const here = new Set(norms.map(({ id }) => id));
    const told = (act, eId, words) => `${act} ${eId} ${words}`;
    const placed = new Map(norms.map((norm) => [told(list.acts[norm.act].id, norm.eId, norm.words), norm.id]));
    keep(() => {
      for (const { id, decision, justification, owner, date, ...facts } of decisions) {
        const row = { lang, ...facts, id, decision: DECISIONS.includes(decision) ? decision : "", justification: justification ?? "", owner: owner ?? "", date: day(date) };
        review.set(here.has(id) ? id : (placed.get(told(facts.act, facts.eId, facts.words)) ?? id), row);
      }
    });
    filter();
    status.textContent = count(w.loaded, decisions.length, ui);
  });
  const files = make("p.ways", {},
    button(w.csv, saved(`anyq-inventory-${lang}.csv`, "text/csv", (all) => csv(COLUMNS, all))),
    button(w.json, saved(`anyq-inventory-${lang}.json`, "application/json", (all) => JSON.stringify({ anyq: "inventory", filters: asked, norms: all }, null, 1))),
    button(w.load, () => chosen.click()), chosen);
  const languages = page.languages.length > 1 && make("nav.terms-languages", { "aria-label": w.lang }, ...page.languages.map((one) => make("a.chip", { href: href(one, {}), lang: one, "aria-current": one === lang ? "true" : null }, { kk: "Қазақша", ru: "Русский", en: "English" }[one] ?? one)));
  const method = make("details.terms-method", {}, make("summary", {}, w.how), ...w.method.map((text) => make("p", {}, text)));
  page.place.replaceChildren(...[t.area(make, ui, "inventory/"), make("p", {}, w.about), languages, make("p.norms-done", {}, done, " ", bar), lost, form, status, trouble, files, rowsPlace, end, method].filter(Boolean));

  // The first file is drawn as soon as it is here; the others follow.
  const take = (part) => {
    for (const norm of part.norms) norms.push({ ...norm, plain: plain(`${norm.words} ${norm.addressee ?? ""}`) });
    if (found.length >= ROWS && norms.length < total) {
      found = norms.filter(wants);
      end.hidden = drawn >= found.length;
      told();
    } else {
      filter();
    }
  };
  const [first, ...rest] = list.parts;
  const begun = t.file(first).then(take);
  const everything = (async () => {
    await begun;
    await program(); // the line is the program's first
    for (let at = 0; at < rest.length; at += AT_ONCE) (await Promise.all(rest.slice(at, at + AT_ONCE).map((part) => t.file(part)))).forEach(take);
    told();
    progress();
  })();
  everything.catch(() => {
    status.textContent = "";
    trouble.replaceChildren(w.trouble, " ", button(w.again, () => listed(t, page)));
  });
  progress();
  new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && drawn < found.length && more(), { rootMargin: "600px" }).observe(end);
  return begun.catch(() => {});
};

/** Fills the page as its address asks. */
export const ask = async (place, ui, search) => {
  const w = WORDS[ui] ?? WORDS.kk;
  const fields = new URLSearchParams(search);
  try {
    const t = await tools();
    const { make } = t;
    const manifest = await t.file("manifest.json");
    const having = manifest.languages.filter(({ burdens }) => burdens);
    const files = having.find(({ lang }) => lang === fields.get("text")) ?? having.find(({ lang }) => lang === ui) ?? having[0];
    if (!files) {
      place.replaceChildren(make("p", {}, w.empty));
      return true;
    }
    const list = await t.file(files.burdens.path);
    const asked = Object.fromEntries(FIELDS.filter((key) => fields.get(key)).map((key) => [key, fields.get(key)]));
    await listed(t, { place, w, ui, lang: files.lang, list, asked, review: kept(t), languages: having.map(({ lang }) => lang) });
  } catch {
    const again = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: w.again });
    again.addEventListener("click", () => ask(place, ui, search));
    place.replaceChildren(Object.assign(document.createElement("p"), { textContent: w.trouble }), again);
  }
  return true;
};
