// The page of laws with indicators: where each stands today – on the loop from a draft to its correction, and on the way from the
// baseline to the target. Figures of one's own are added on this device and leave it as files only.

const WORDS = {
  kk: {
    about: "Заң жұмыс істей ме? Нормаларға көрсеткіштер байланыстырылған: қайдан басталды, қашан қайда жету керек, не өлшенді. Осы бет бүгінгі күнгі жағдайды көрсетеді.",
    empty: "Бұл жинақтағы актілердің көрсеткіштері жоқ. Олар актінің жанындағы indicators.yaml файлында жазылады.", failed: "Көрсеткіштерді оқу мүмкін болмады. Бетті қайта жүктеп көріңіз.",
    states: { missed: "Мақсатқа жетпеді", overdue: "Мерзімі өтті, өлшенбеді", behind: "Артта қалды", "no-data": "Дерек жоқ", "on-track": "Жоспар бойынша", met: "Мақсатқа жетті" }, all: "Барлығы", show: "Көрсеткіштерді сүзу",
    stages: { drafted: "Жобаланды", adopted: "Қабылданды", measured: "Өлшенді", analysed: "Талданды", corrected: "Түзетілді" }, loop: "Заңның жолы", never: "әлі жоқ", here: "қазір осында",
    way: "Мақсатқа дейінгі жолдың {} өтілді.", worse: "Бастапқыдан нашарлады: жолдың {}.", expected: "Біркелкі жүргенде осы күнге {} болуы керек еді.", from: "Бастапқыда", now: "Соңғы дерек", to: "Мақсат", none: "дерек жоқ", late: "{} дерегі кешікті.", next: "Келесі дерек: {}.", what: "Не саналады", source: "Дереккөз",
    provisions: "Нормалар", correct: "Қарап шығатын нормалар", figures: "Барлық деректер", day: "Күні", value: "Мәні", note: "Ескертпе", own: "осы құрылғыда қосылған", history: "Не істелді", act: "акт",
    add: "Дерек қосу", save: "Қосу", wrong: "Күнін және санын жазыңыз; күні бастапқы күннен кейін болсын.", remove: "Өзім қосқан деректерді жою", sure: "Осы құрылғыда қосылған деректер жойылады. Жалғастырасыз ба?",
    open: "Деректер файлын ашу (CSV)", columns: "Бағандары: act, indicator, date, value, note.", read: "Қосылған деректер: {}.", unread: "Танылмаған жолдар: {}.", bad: "Бұл файлда деректер табылмады: act, indicator, date, value бағандары бар CSV керек.", csv: "CSV жүктеу", yaml: "indicators.yaml жүктеу", kept: "Қосылған деректер осы құрылғыда сақталады.", notKept: "Сақтау мүмкін болмады: құрылғыда орын жоқ немесе сақтауға тыйым салынған.",
    without: "Көрсеткіші жоқ заңдар", withoutAll: "Көрсеткіші бар заңдар: {}, жоғы: {}.", more: "Тағы көрсету", noneSuch: "Мұндай көрсеткіш жоқ.",
    method: "Қалай есептеледі және шегі қандай", methodText: ["Жол – бастапқы мәннен мақсатқа дейінгі айырма; өлшенгені осы жолдың үлесімен көрсетіледі. Біркелкі жүргендегіден аз болса – «артта қалды». Мақсат күніндегі дерек жетпесе – «мақсатқа жетпеді»; мақсат күні өтіп, дерек келмесе – «мерзімі өтті». Дерек кезең аяқталғаннан кейін файлда айтылған күн ішінде (айтылмаса, 90 күн) күтіледі.", "Көрсеткіштің өзгергені заңның әсері екенін дәлелдемейді: басқа себептер де болады. Көрсеткіштер жинақты жүргізушінің файлынан алынды; оларды тексеру – оқырманның ісі."],
  },
  ru: {
    about: "Работает ли закон? К нормам привязаны показатели: откуда начали, куда и к какому сроку надо прийти, что измерено. Страница показывает, как обстоит дело сегодня.",
    empty: "У актов этого собрания нет показателей. Их записывают в файле indicators.yaml рядом с актом.", failed: "Прочитать показатели не удалось. Попробуйте перезагрузить страницу.",
    states: { missed: "Цель не достигнута", overdue: "Срок прошёл, не измерено", behind: "Отстаёт", "no-data": "Нет данных", "on-track": "По плану", met: "Цель достигнута" }, all: "Все", show: "Отобрать показатели",
    stages: { drafted: "Подготовлен", adopted: "Принят", measured: "Измерен", analysed: "Проанализирован", corrected: "Исправлен" }, loop: "Путь закона", never: "ещё нет", here: "сейчас здесь",
    way: "Пройдено {} пути до цели.", worse: "Стало хуже, чем было вначале: {} пути.", expected: "При ровном движении к этому дню было бы {}.", from: "Вначале", now: "Последние данные", to: "Цель", none: "данных нет", late: "Данные на {} опаздывают.", next: "Следующие данные: на {}.", what: "Что считается", source: "Источник",
    provisions: "Нормы", correct: "Нормы, которые стоит пересмотреть", figures: "Все данные", day: "Дата", value: "Значение", note: "Примечание", own: "добавлено на этом устройстве", history: "Что сделано", act: "акт",
    add: "Добавить данные", save: "Добавить", wrong: "Укажите дату и число; дата – позже начальной.", remove: "Удалить добавленное мной", sure: "Данные, добавленные на этом устройстве, будут удалены. Продолжить?",
    open: "Открыть файл данных (CSV)", columns: "Столбцы: act, indicator, date, value, note.", read: "Добавлено значений: {}.", unread: "Не распознано строк: {}.", bad: "Данных в файле не нашлось: нужен CSV со столбцами act, indicator, date, value.", csv: "Скачать CSV", yaml: "Скачать indicators.yaml", kept: "Добавленные данные хранятся на этом устройстве.", notKept: "Сохранить не удалось: на устройстве нет места или хранение запрещено.",
    without: "Законы без показателей", withoutAll: "Законов с показателями: {}, без них: {}.", more: "Показать ещё", noneSuch: "Таких показателей нет.",
    method: "Как это считается и где пределы", methodText: ["Путь – разница между начальным значением и целью; измеренное показано долей этого пути. Меньше, чем при ровном движении, – «отстаёт». Измерено в день цели и не достигнуто – «цель не достигнута»; день цели прошёл, а данных нет – «срок прошёл». Данные ожидаются в срок, названный в файле, после конца периода (если не назван – 90 дней).", "То, что показатель изменился, не доказывает, что его изменил закон: бывают и другие причины. Показатели взяты из файла того, кто ведёт собрание; проверять их – дело читателя."],
  },
  en: {
    about: "Does the law work? Indicators are tied to its provisions: where things stood, where they are to be and by when, what was measured. The page shows how matters stand today.",
    empty: "The acts of this collection have no indicators. They are written in a file indicators.yaml beside an act.", failed: "The indicators could not be read. Try to reload the page.",
    states: { missed: "Target missed", overdue: "Day passed, not measured", behind: "Behind", "no-data": "No data", "on-track": "On track", met: "Target met" }, all: "All", show: "Filter the indicators",
    stages: { drafted: "Drafted", adopted: "Adopted", measured: "Measured", analysed: "Analysed", corrected: "Corrected" }, loop: "The way of the law", never: "not yet", here: "is here now",
    way: "{} of the way to the target.", worse: "Worse than at the start: {} of the way.", expected: "At an even pace it would be {} by that day.", from: "At the start", now: "Last figure", to: "Target", none: "no data", late: "The figure of {} is late.", next: "Next figure: of {}.", what: "What is counted", source: "Source",
    provisions: "Provisions", correct: "Provisions to look at again", figures: "All figures", day: "Date", value: "Value", note: "Note", own: "added on this device", history: "What was done", act: "act",
    add: "Add a figure", save: "Add", wrong: "Give a date and a number; the date after that of the start.", remove: "Delete what I added", sure: "The figures added on this device will be deleted. Go on?",
    open: "Open a file of figures (CSV)", columns: "Columns: act, indicator, date, value, note.", read: "Figures added: {}.", unread: "Rows not understood: {}.", bad: "No figures were found in this file: a CSV with the columns act, indicator, date, value is needed.", csv: "Download CSV", yaml: "Download indicators.yaml", kept: "What you add is kept on this device.", notKept: "It could not be kept: the device is full, or keeping is forbidden.",
    without: "Laws without indicators", withoutAll: "Laws with indicators: {}, without: {}.", more: "Show more", noneSuch: "There are no such indicators.",
    method: "How it is reckoned, and the limits", methodText: ["The way is the difference between the start and the target; what was measured is shown as its share. Less than at an even pace is “behind”. Measured on the target's day and not reached: “target missed”; the day has passed and nothing was measured: “day passed”. A figure is expected within the days the file names after the end of its period (90 where it names none).", "That an indicator changed does not prove that the law changed it: there are other causes. The indicators are from the file of whoever keeps the collection; to check them is up to the reader."],
  },
};

const STATES = ["missed", "overdue", "behind", "no-data", "on-track", "met"];
const STAGES = ["drafted", "adopted", "measured", "analysed", "corrected"];
/** Those whose provisions should be looked at again. */
const FAILING = ["missed", "overdue", "behind"];
const COLUMNS = ["act", "indicator", "date", "value", "note"];
const DRAWN = 30;

const reader = (name) => import(new URL(name, new URL(document.querySelector('meta[name="reader"]').content, document.baseURI)));

/** Today as `2026-01-31`, where the reader is. */
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** A date of a table, as spreadsheets write it: `2026-01-31` or `31.01.2026`; nothing where it is none. */
const dayOf = (text) => {
  const [, day, month, year] = text.trim().match(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/) ?? [];
  const iso = year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text.trim();
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && new Date(`${iso}T00:00:00Z`).toJSON()?.startsWith(iso) ? iso : "";
};

/** A number of a table: `12.5`, `12,5`, `1 200`. */
const numberOf = (text) => {
  const plain = text.replace(/[\s\u00A0\u202F]/g, "").replace(",", ".");
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
};

/** Fills the page. */
export const ask = async (page, ui, search) => {
  const w = WORDS[ui] ?? WORDS.kk;
  const [{ button, fill, make, save, store, stored }, law, { date, place }, { chart }, { csv, parsed }] = await Promise.all(["dom.js", "law.js", "citation.js", "chart.js", "tables.js"].map(reader));
  // Kazakh writes numbers as Russian does; not every browser knows that.
  const number = (value) => value.toLocaleString(ui === "kk" ? "ru" : ui, { maximumFractionDigits: 4 });
  const percent = (share) => `${number(Math.round(share * 100))} %`;
  const said = (words) => (typeof words === "string" ? words : (words?.[ui] ?? words?.kk ?? words?.ru ?? Object.values(words ?? {})[0] ?? ""));
  const day = today();
  const asked = { state: new URLSearchParams(search).get("state") ?? "" };

  let laws, catalog, textLang;
  try {
    const manifest = await law.file("manifest.json");
    // Indicators are of acts, the same in every language: those of the reader's language lead to its texts.
    const having = manifest.languages.filter((one) => one.indicators);
    const of = having.find((one) => one.lang === ui) ?? having[0];
    laws = of ? (await law.file(of.indicators.path)).laws : [];
    const shown = of ?? manifest.languages.find((one) => one.lang === ui) ?? manifest.languages[0];
    textLang = shown?.lang;
    const parts = await Promise.all((shown?.catalog ?? []).map(({ file }) => law.file(file.path)));
    catalog = new Map(parts.flatMap((part) => part.acts).map((act) => [act.id, act]));
  } catch {
    page.replaceChildren(make("p", { role: "alert" }, w.failed));
    return true;
  }

  // Figures of one's own, by act and indicator.
  let own = {};
  try {
    own = JSON.parse(stored("effect") ?? "{}") ?? {};
  } catch {
    own = {};
  }
  const nameOf = (act, indicator) => `${act} ${indicator}`;
  const keptStatus = make("p.quiet", { role: "status" });
  const fileStatus = make("p", { role: "status" });
  const keep = () => {
    const empty = Object.keys(own).length === 0;
    const could = store("effect", empty ? null : JSON.stringify(own));
    keptStatus.textContent = empty ? "" : could ? w.kept : w.notKept;
    removing.hidden = empty;
  };
  const isFigure = (one) => typeof one?.value === "number" && Number.isFinite(one.value) && dayOf(String(one.date ?? "")) === one.date;
  /** The figures of the bundle with one's own; of two of one day one's own. */
  const figures = (act, indicator) => {
    const by = new Map((indicator.observations ?? []).map((one) => [one.date, one]));
    const mine = own[nameOf(act, indicator.id)];
    for (const one of Array.isArray(mine) ? mine : []) if (isFigure(one) && one.date > indicator.baseline.date) by.set(one.date, { ...one, own: true });
    return [...by.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  };
  const whole = (one) => ({ ...one, indicators: one.indicators.map((indicator) => ({ ...indicator, observations: figures(one.act, indicator).map(({ date: on, value, note }) => (note ? { date: on, value, note } : { date: on, value })) })) });

  const counts = make("div.effect-counts.chips", { role: "group", "aria-label": w.show });
  const results = make("div.effect-laws", {});
  const status = make("p", { role: "status" });

  const loop = (told) =>
    make("ol.effect-loop", { role: "list", "aria-label": w.loop }, ...STAGES.map((stage) =>
      make("li", { "aria-current": told.stage === stage ? "step" : null },
        make("strong", {}, w.stages[stage]), make("span.quiet", {}, told.stages[stage] ? date(told.stages[stage], ui) : w.never), told.stage === stage && make("span.effect-here", {}, w.here))));

  const fact = (name, figure, unit) => make("div", {}, make("dt", {}, name), make("dd", {}, figure ? `${number(figure.value)} ${unit}` : w.none, figure && make("span.quiet", {}, ` ${date(figure.date, ui)}`)));

  const way = ({ progress, expected, next, is_late: isLate, state }) => {
    const lines = [];
    if (progress !== undefined) {
      const shown = Math.min(1, Math.max(0, progress));
      const bar = make("span.effect-way", { "aria-hidden": "true" }, make("span.effect-done", {}));
      bar.style.setProperty("--done", `${shown * 100}%`);
      if (expected !== undefined) {
        const mark = make("span.effect-mark", {});
        mark.style.setProperty("--at", `${expected * 100}%`);
        bar.append(mark);
      }
      lines.push(bar, make("p", {}, fill(progress < 0 ? w.worse : w.way, percent(progress)), state !== "met" && expected !== undefined && expected < 1 ? ` ${fill(w.expected, percent(expected))}` : ""));
    }
    if (isLate) lines.push(make("p", {}, make("strong", {}, fill(w.late, date(next, ui)))));
    else if (state !== "met" && state !== "missed") lines.push(make("p.quiet", {}, fill(w.next, date(next, ui))));
    return lines;
  };

  const adding = (act, indicator) => {
    const id = `effect-${nameOf(act, indicator.id).replace(/[^\w-]/g, "-")}`;
    const on = make("input", { id: `${id}-date`, type: "date", min: indicator.baseline.date, max: day, required: true });
    const value = make("input", { id: `${id}-value`, type: "text", inputMode: "decimal", autocomplete: "off", required: true });
    const told = make("p", { role: "alert" });
    const submit = (event) => {
      event.preventDefault();
      const figure = { date: dayOf(on.value), value: numberOf(value.value) };
      if (!isFigure(figure) || figure.date <= indicator.baseline.date) {
        told.textContent = w.wrong;
        return;
      }
      take([[act, indicator.id, figure]]);
    };
    return make("details.effect-add", {}, make("summary", {}, w.add),
      make("form", { onsubmit: submit, noValidate: true }, make("p.terms-field", {}, make("label", { for: on.id }, w.day), on), make("p.terms-field", {}, make("label", { for: value.id }, `${w.value}, ${said(indicator.unit)}`), value), make("button.button.button-quiet", { type: "submit" }, w.save), told));
  };

  const card = (one, indicator, standing) => {
    const unit = said(indicator.unit);
    const all = [indicator.baseline, ...figures(one.act, indicator)];
    const rows = all.map((figure) => make("tr", {}, make("th", { scope: "row" }, date(figure.date, ui)), make("td", {}, `${number(figure.value)} ${unit}`), make("td", {}, [said(figure.note), figure.own ? w.own : ""].filter(Boolean).join(" · "))));
    const table = make("table.chart-table", {}, make("caption", {}, said(indicator.name)), make("thead", {}, make("tr", {}, ...[w.day, w.value, w.note].map((name) => make("th", { scope: "col" }, name)))), make("tbody", {}, ...rows));
    const links = indicator.provisions.map((eid) => make("li", {}, make("a", { href: law.address(one.act, textLang, eid), lang: textLang }, place(eid, textLang) || eid)));
    return make("article.effect-card", { id: `${one.act}-${indicator.id}` },
      make("h3", {}, said(indicator.name)),
      make("p", {}, make(`span.badge.effect-${standing.state}`, {}, w.states[standing.state])),
      make("dl.effect-facts", {}, fact(w.from, indicator.baseline, unit), fact(w.now, standing.last, unit), fact(w.to, indicator.target, unit)),
      ...way(standing),
      indicator.what && make("p", {}, make("strong", {}, `${w.what}: `), said(indicator.what)),
      make("p.quiet", {}, `${w.source}: ${said(indicator.source)}`),
      make("div", {}, make("strong", {}, FAILING.includes(standing.state) ? w.correct : w.provisions), make("ul", {}, ...links)),
      all.length > 1 && make("details", {}, make("summary", {}, w.figures), table),
      all.length > 2 && all.every(({ value }) => value >= 0) && chart(`${said(indicator.name)}, ${unit}`, [w.day, w.value], all.map((figure) => [date(figure.date, ui), figure.value]), { ui, lang: ui }),
      adding(one.act, indicator));
  };

  const section = (one, told) => {
    const title = catalog.get(one.act)?.title ?? one.act;
    const cards = one.indicators.map((indicator, n) => [indicator, told.standings[n]]).filter(([, standing]) => !asked.state || standing.state === asked.state);
    if (!cards.length) return "";
    const steps = (one.history ?? []).map((step) => make("li", {}, make("strong", {}, w.stages[step.stage]), ` ${date(step.date, ui)}. ${said(step.note)} `, step.act && catalog.has(step.act) && make("a", { href: law.address(step.act, textLang) }, w.act)));
    return make("section.effect-law", {},
      make("h2", { lang: textLang }, make("a", { href: law.address(one.act, textLang) }, title)),
      loop(told),
      steps.length > 0 && make("details", {}, make("summary", {}, w.history), make("ol.effect-history", {}, ...steps)),
      make("div.effect-cards", {}, ...cards.map(([indicator, standing]) => card(one, indicator, standing))),
      make("p.ways", {}, button(w.yaml, () => save(`${one.act}.indicators.yaml`, "application/yaml", `${JSON.stringify(whole(one), null, 1)}\n`))));
  };

  let newest = 0;
  const draw = async () => {
    const turn = ++newest;
    const fields = JSON.stringify({ laws: laws.map(whole), day }).slice(1, -1);
    const reply = await globalThis.anyqModule("analysis", "measure", fields, "drafting-worker");
    if (turn !== newest) return;
    const told = reply?.measured?.laws;
    if (!told) {
      status.textContent = w.failed;
      return;
    }
    const all = told.flatMap(({ standings }) => standings);
    const chip = (state, name, count) => {
      const press = () => {
        asked.state = state;
        history.replaceState(history.state, "", new URL(state ? `effect/?state=${state}` : "effect/", document.baseURI));
        draw();
      };
      return make("button.chip", { type: "button", "aria-pressed": String(asked.state === state), onclick: press }, `${name}: ${number(count)}`);
    };
    counts.replaceChildren(chip("", w.all, all.length), ...STATES.map((state) => [state, all.filter((one) => one.state === state).length]).filter(([, count]) => count).map(([state, count]) => chip(state, w.states[state], count)));
    const drawn = laws.map((one, n) => section(one, told[n])).filter(Boolean);
    const focused = document.activeElement?.textContent;
    results.replaceChildren(...drawn);
    status.textContent = drawn.length ? "" : w.noneSuch;
    // The chip that was pressed was drawn anew.
    if (counts.contains(document.activeElement) === false && focused) [...counts.children].find((one) => one.textContent === focused)?.focus();
  };

  /** Takes figures of one's own: act, indicator, figure. */
  const take = (rows) => {
    for (const [act, indicator, figure] of rows) {
      const name = nameOf(act, indicator);
      own[name] = [...(Array.isArray(own[name]) ? own[name] : []).filter((one) => one.date !== figure.date), figure];
    }
    keep();
    draw();
  };
  const removing = button(w.remove, () => {
    if (!confirm(w.sure)) return;
    own = {};
    fileStatus.textContent = "";
    keep();
    draw();
  });

  const file = make("input", { id: "effect-file", type: "file", accept: ".csv,text/csv", onchange: async () => {
    const [chosen] = file.files;
    file.value = "";
    if (!chosen) return;
    let rows = [];
    try {
      rows = parsed(new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer()));
    } catch {
      rows = [];
    }
    const known = new Map(laws.flatMap((one) => one.indicators.map((indicator) => [nameOf(one.act, indicator.id), indicator])));
    const read = rows.map((row) => {
      const act = (row.act ?? "").trim();
      const indicator = (row.indicator ?? "").trim();
      const figure = { date: dayOf(row.date ?? ""), value: numberOf(row.value ?? ""), ...(row.note?.trim() ? { note: row.note.trim() } : {}) };
      const of = known.get(nameOf(act, indicator));
      return of && isFigure(figure) && figure.date > of.baseline.date ? [act, indicator, figure] : null;
    });
    const good = read.filter(Boolean);
    const unread = rows.length - good.length;
    fileStatus.textContent = good.length ? [fill(w.read, number(good.length)), unread ? fill(w.unread, number(unread)) : ""].filter(Boolean).join(" ") : w.bad;
    if (good.length) take(good);
  } });
  const table = () => {
    const rows = laws.flatMap((one) => one.indicators.flatMap((indicator) => figures(one.act, indicator).map((figure) => ({ act: one.act, indicator: indicator.id, date: figure.date, value: figure.value, note: said(figure.note) }))));
    save("indicators.csv", "text/csv", csv(COLUMNS, rows));
  };

  const measured = new Set(laws.map(({ act }) => act));
  const BY_LAWS = ["decree", "resolution", "order", "other"];
  const without = [...catalog.values()].filter(({ id, kind, status: standing }) => !measured.has(id) && !BY_LAWS.includes(kind) && standing !== "repealed");
  const withoutList = make("ul", {});
  let drawnWithout = 0;
  const moreWithout = button(w.more, () => drawWithout());
  const drawWithout = () => {
    withoutList.append(...without.slice(drawnWithout, drawnWithout + DRAWN).map((act) => make("li", {}, make("a", { href: law.address(act.id, textLang), lang: textLang }, act.title))));
    drawnWithout += DRAWN;
    moreWithout.hidden = drawnWithout >= without.length;
  };
  drawWithout();

  page.replaceChildren(
    make("p", {}, w.about),
    ...(laws.length
      ? [
          counts,
          status,
          results,
          make("section.effect-own", {}, make("p.terms-field", {}, make("label", { for: file.id }, w.open), file), make("p.quiet", {}, w.columns), fileStatus, keptStatus, make("p.ways", {}, button(w.csv, table), removing)),
        ]
      : [make("p", {}, w.empty)]),
    without.length > 0 && make("details.terms-method", {}, make("summary", {}, w.without), make("p", {}, fill(w.withoutAll, number(laws.length), number(without.length))), withoutList, moreWithout) || "",
    make("details.terms-method", {}, make("summary", {}, w.method), ...w.methodText.map((one) => make("p", {}, one))),
  );
  if (laws.length) {
    keep();
    await draw();
  }
  return true;
};
