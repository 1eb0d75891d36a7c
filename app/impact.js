// The page of an impact assessment: the questions of a regulatory impact analysis, the options with what each costs and brings, in
// ranges instead of points; what follows from them is reckoned on this device as they are typed. Nothing is guessed: every figure is
// the drafter's, and what is assumed is said beside the results. A scenario is kept here, and passed on as a file.

const WORDS = {
  kk: {
    about: "Реттеушілік әсерді талдау сұрақтары мен есебі. Әр шешімнің азаматтарға, бизнеске және мемлекетке құны диапазонмен есептеледі. Барлығы осы құрылғыда қалады.",
    questions: "Сұрақтар", title: "Не талданады", problem: "Мәселе: қазір не дұрыс емес, кімге, ол қайдан белгілі", aims: "Мақсаттар: өлшенетіндей етіп", groups: "Кімге қатысты", risks: "Тәуекелдер", consultation: "Кіммен талқыланды, олар не айтты", monitoring: "Жұмыс істеп тұрғаны қалай көрінеді", assumptions: "Болжамдар: әрқайсысы жаңа жолдан", years: "Неше жыл қаралады", discount: "Дисконт мөлшерлемесі, %",
    options: "Шешім нұсқалары", option: "{}-нұсқа", name: "Атауы", nothing: "Ештеңе өзгертпеу", addOption: "Нұсқа қосу", dropOption: "Нұсқаны алып тастау", obligations: "Міндеттер", addObligation: "Міндет қосу", fromDraft: "Жобадан алу ({})", noBurdens: "Жобада міндет табылмады.", fromDraftNone: "Алдымен жобаны «Заң жобасы» бетінде жазыңыз.",
    what: "Не істеу керек", place: "Қай жерде айтылған", who: "Кім", population: "Олар қанша", frequency: "Жылына неше рет", hours: "Әр жолы неше сағат", wage: "Сағат құны, теңге", out_of_pocket: "Әр жолғы шығын, теңге", share: "Заң үшін ғана істелетін бөлігі, %", low: "кемінде", likely: "ықтимал", high: "көп дегенде", drop: "Алып тастау",
    costs: "Жыл сайынғы басқа шығындар", once: "Бір жолғы шығындар", benefits: "Жыл сайынғы пайда", addCost: "Шығын қосу", addOnce: "Бір жолғы шығын қосу", addBenefit: "Пайда қосу", amount: "Сомасы, теңге",
    results: "Нәтиже", none: "Міндетке, шығынға немесе пайдаға сан жазыңыз.", unsound: "Есептеуге болмайды: «{}». Диапазон «кемінде ≤ ықтимал ≤ көп дегенде» болуға тиіс, теріс сан болмауға тиіс, бөлік 100 %-дан аспауға тиіс, жыл саны 1–100.", failed: "Есептеу мүмкін болмады. Бетті қайта жүктеп көріңіз; жазғаныңыз сақтаулы.", burden: "Міндеттердің жылдық құны", net: "Барлық жылдардағы таза нәтиже", spread: "10 мәннің 9-ы осы аралықта: {} – {}", hangs: "Нәтиже ең алдымен неге байланысты", hang: "{}: {} – {}", of: "{} ({})", each: "Әр міндеттің жылдық құны", tenge: "{} ₸", best: "Ең көп таза нәтиже: «{}».", seed: "Кездейсоқ сынақтар: {}, бастапқы саны {}: қайта есептегенде сол сандар шығады.", assumed: "Нені ескеру керек",
    caution: "Сандарды сіз енгіздіңіз: олардың дәлдігінен артық дәлдік жоқ. Диапазонның ішіндегі мән үшбұрышты үлестіріммен, бір-біріне тәуелсіз алынады; іс жүзінде бірге өзгеретін сандар үшін аралық тым тар шығады.",
    fines: "АЕК-пен берілген сома жылдар бойынша", finesMci: "Қанша АЕК", finesFrom: "Қай күннен", finesTenge: "Теңгемен", save: "Сценарийді сақтау (JSON)", open: "Сценарийді ашу (JSON)", csv: "Нәтиже (CSV)", print: "Басып шығару", clear: "Жою", sure: "Талдау осы құрылғыдан жойылады. Жалғастырасыз ба?", kept: "Осы құрылғыда сақталды.", notKept: "Сақтау мүмкін болмады: құрылғыда орын жоқ немесе сақтауға тыйым салынған.", badFile: "Бұл файл сценарий емес немесе бүлінген.", example: "Мысал көрсету",
    method: "Қалай есептеледі", methodText: ["Міндеттің жылдық құны (Standard Cost Model, SCM Network, 2005): адам саны × жылына неше рет × (сағат × сағат құны + шығын) × заң үшін ғана істелетін бөлігі.", "Таза нәтиже: дисконтталған жылдық пайда мен шығынның айырмасынан бір жолғы шығынды шегергендегі сома; шығын мен пайда жыл соңында деп алынады.", "«Неге байланысты»: бір ғана сан өз аралығының екі шетіне қойылады, қалғаны ықтимал мәнінде."],
  },
  ru: {
    about: "Вопросы и расчёт анализа регуляторного воздействия. Во что каждое решение обойдётся людям, бизнесу и государству – в диапазонах. Всё остаётся на этом устройстве.",
    questions: "Вопросы", title: "Что оценивается", problem: "Проблема: что сейчас не так, для кого, откуда это известно", aims: "Цели – так, чтобы их можно было измерить", groups: "Кого касается", risks: "Риски", consultation: "С кем обсуждено, что сказали", monitoring: "По чему будет видно, что это работает", assumptions: "Допущения: каждое с новой строки", years: "Сколько лет рассматривается", discount: "Ставка дисконтирования, %",
    options: "Варианты решения", option: "Вариант {}", name: "Название", nothing: "Ничего не менять", addOption: "Добавить вариант", dropOption: "Убрать вариант", obligations: "Обязанности", addObligation: "Добавить обязанность", fromDraft: "Взять из проекта ({})", noBurdens: "В проекте не нашлось обязанностей.", fromDraftNone: "Сначала напишите проект на странице «Законопроект».",
    what: "Что нужно делать", place: "Где это сказано", who: "Кто", population: "Сколько их", frequency: "Сколько раз в год", hours: "Часов каждый раз", wage: "Стоимость часа, тенге", out_of_pocket: "Расходы каждый раз, тенге", share: "Какая часть делается только из-за закона, %", low: "не меньше", likely: "вероятно", high: "не больше", drop: "Убрать",
    costs: "Другие ежегодные расходы", once: "Разовые расходы", benefits: "Ежегодные выгоды", addCost: "Добавить расход", addOnce: "Добавить разовый расход", addBenefit: "Добавить выгоду", amount: "Сумма, тенге",
    results: "Результат", none: "Впишите число в обязанность, расход или выгоду.", unsound: "Посчитать нельзя: «{}». Диапазон – это «не меньше ≤ вероятно ≤ не больше», без отрицательных чисел; часть не больше 100 %; лет от 1 до 100.", failed: "Посчитать не удалось. Попробуйте перезагрузить страницу; написанное сохранено.", burden: "Обязанности в год", net: "Чистый результат за все годы", spread: "9 значений из 10 – от {} до {}", hangs: "От чего результат зависит больше всего", hang: "{}: от {} до {}", of: "{} ({})", each: "Каждая обязанность в год", tenge: "{} ₸", best: "Наибольший чистый результат: «{}».", seed: "Случайных проб: {}, начальное число {}: при повторе выйдут те же числа.", assumed: "Что нужно учитывать",
    caution: "Числа ввели вы: точнее них результат быть не может. Значение внутри диапазона берётся из треугольного распределения, независимо от других; для чисел, которые в жизни меняются вместе, разброс выходит слишком узким.",
    fines: "Сумма в МРП по годам", finesMci: "Сколько МРП", finesFrom: "С какого дня", finesTenge: "В тенге", save: "Сохранить сценарий (JSON)", open: "Открыть сценарий (JSON)", csv: "Результат (CSV)", print: "Печать", clear: "Удалить", sure: "Оценка будет удалена с этого устройства. Продолжить?", kept: "Сохранено на этом устройстве.", notKept: "Сохранить не удалось: на устройстве нет места или хранение запрещено.", badFile: "Этот файл – не сценарий, или он повреждён.", example: "Показать пример",
    method: "Как считается", methodText: ["Обязанность в год (Standard Cost Model, SCM Network, 2005): число людей × раз в год × (часы × стоимость часа + расходы) × часть, которая делается только из-за закона.", "Чистый результат: дисконтированная разность ежегодных выгод и расходов минус разовые расходы; ежегодное считается на конец года.", "«От чего зависит»: одно число ставится на оба края своего диапазона, остальные – вероятные."],
  },
  en: {
    about: "The questions and figures of a regulatory impact assessment. What each option costs people, business and the state, in ranges. Everything stays on this device.",
    questions: "Questions", title: "What is assessed", problem: "The problem: what is wrong today, for whom, how that is known", aims: "Aims, so that they can be measured", groups: "Whom it touches", risks: "Risks", consultation: "Who was asked, what they said", monitoring: "How it will be seen whether it works", assumptions: "Assumptions, each on a line", years: "Years looked at", discount: "Discount rate, %",
    options: "Options", option: "Option {}", name: "Name", nothing: "Do nothing", addOption: "Add an option", dropOption: "Remove the option", obligations: "Obligations", addObligation: "Add an obligation", fromDraft: "Take from the draft ({})", noBurdens: "No obligations were found in the draft.", fromDraftNone: "Write the draft on the page “Draft law” first.",
    what: "What must be done", place: "Where that is said", who: "Who", population: "How many of them", frequency: "Times a year", hours: "Hours each time", wage: "Tenge an hour", out_of_pocket: "Paid out each time, tenge", share: "Part done only because of the law, %", low: "at least", likely: "likely", high: "at most", drop: "Remove",
    costs: "Other yearly costs", once: "Costs paid once", benefits: "Yearly benefits", addCost: "Add a cost", addOnce: "Add a cost paid once", addBenefit: "Add a benefit", amount: "Amount, tenge",
    results: "Result", none: "Give an obligation, a cost or a benefit a figure.", unsound: "It cannot be reckoned: “{}”. A range is at least ≤ likely ≤ at most, none below 0; a part is at most 100 %; years are 1 to 100.", failed: "It could not be reckoned. Try to reload the page; what you wrote is kept.", burden: "Obligations in a year", net: "Net worth over all years", spread: "9 of 10 values are between {} and {}", hangs: "What the result hangs on most", hang: "{}: {} to {}", of: "{} ({})", each: "Each obligation in a year", tenge: "{} ₸", best: "The highest net worth: “{}”.", seed: "Chance was tried {} times, beginning with {}: the same figures come out again.", assumed: "What to bear in mind",
    caution: "The figures are yours: the result is no more exact than they are. A value within a range is drawn from a triangular distribution, independently of the others; where figures move together in truth, the spread is too narrow.",
    fines: "An amount in MCI over the years", finesMci: "How many MCI", finesFrom: "From", finesTenge: "In tenge", save: "Save the scenario (JSON)", open: "Open a scenario (JSON)", csv: "Result (CSV)", print: "Print", clear: "Delete", sure: "The assessment will be deleted from this device. Go on?", kept: "Kept on this device.", notKept: "It could not be kept: the device is full, or keeping is forbidden.", badFile: "This file is no scenario, or it is damaged.", example: "Show an example",
    method: "How it is reckoned", methodText: ["An obligation in a year (Standard Cost Model, SCM Network, 2005): how many people × times a year × (hours × tenge an hour + paid out) × the part done only because of the law.", "Net worth: yearly benefits less yearly costs, discounted, less what is paid once; what is yearly counts at the end of a year.", "“Hangs on”: one figure at both ends of its range, all else likely."],
  },
};

const REST = 350;
const DRAWS = 10_000;
const SEED = 1;
const TEXTS = ["problem", "aims", "groups", "risks", "consultation", "monitoring"];
const FIGURES = ["population", "frequency", "hours", "wage", "out_of_pocket", "share"];
const LISTS = { costs: "addCost", once: "addOnce", benefits: "addBenefit" };

const reader = (name) => import(new URL(name, new URL(document.querySelector('meta[name="reader"]').content, document.baseURI)));
const exactly = (value) => ({ low: value, likely: value, high: value });
const obligation = (more = {}) => ({ name: "", place: "", group: "", population: exactly(0), frequency: exactly(1), hours: exactly(0), wage: exactly(0), out_of_pocket: exactly(0), share: exactly(1), ...more });
const choice = (name) => ({ name, obligations: [], costs: [], once: [], benefits: [] });
const blank = (w) => ({ title: "", problem: "", aims: "", groups: "", risks: "", consultation: "", monitoring: "", assumptions: [], years: 5, discount: 0.1, options: [choice(w.nothing), choice("")] });

/** A scenario as a file has it, what is missing filled in; `null` where it is none. */
const read = (given, w) => {
  if (!given || typeof given !== "object" || !Array.isArray(given.options)) return null;
  const range = (value, otherwise) => {
    if (typeof value === "number") return exactly(value);
    const all = [value?.low, value?.likely, value?.high];
    return all.every((one) => typeof one === "number" && Number.isFinite(one)) ? { low: all[0], likely: all[1], high: all[2] } : exactly(otherwise);
  };
  const text = (value) => (typeof value === "string" ? value : "");
  const list = (value) => (Array.isArray(value) ? value.filter((one) => one && typeof one === "object") : []);
  const yearly = (all) => list(all).map((one) => ({ name: text(one.name), amount: range(one.amount, 0) }));
  const options = list(given.options).map((one) => ({
    name: text(one.name),
    obligations: list(one.obligations).map((own) => Object.assign(obligation({ name: text(own.name), place: text(own.place), group: text(own.group) }), ...FIGURES.map((figure) => ({ [figure]: range(own[figure], figure === "frequency" || figure === "share" ? 1 : 0) })))),
    costs: yearly(one.costs), once: yearly(one.once), benefits: yearly(one.benefits),
  }));
  const texts = Object.fromEntries(["title", ...TEXTS].map((name) => [name, text(given[name])]));
  return { ...blank(w), ...texts, assumptions: Array.isArray(given.assumptions) ? given.assumptions.filter((one) => typeof one === "string") : [], years: Number.isInteger(given.years) ? given.years : 5, discount: typeof given.discount === "number" ? given.discount : 0, options: options.length ? options : blank(w).options };
};

const EXAMPLE = {
  title: "Ежегодный отчет пасек / Омарталардың жыл сайынғы есебі", years: 3, discount: 0.1,
  options: [
    { name: "0" },
    { name: "1", obligations: [{ name: "отчет / есеп", group: "пасечник / омарташы", population: { low: 1800, likely: 2000, high: 2400 }, frequency: 1, hours: { low: 2, likely: 3, high: 6 }, wage: { low: 1500, likely: 1800, high: 2400 }, out_of_pocket: { low: 0, likely: 200, high: 500 } }], costs: [{ name: "обработка / өңдеу", amount: { low: 3000000, likely: 4000000, high: 6000000 } }], benefits: [{ name: "спасенные семьи / аман қалған ұялар", amount: { low: 10000000, likely: 25000000, high: 40000000 } }] },
  ],
};

/** Fills the page. */
export const ask = async (page, ui) => {
  const w = WORDS[ui] ?? WORDS.kk;
  const [{ button, fill, make, save, store, stored }, law, { csv }] = await Promise.all(["dom.js", "law.js", "tables.js"].map(reader));
  const worker = (kind, fields) => globalThis.anyqModule("analysis", kind, JSON.stringify(fields).slice(1, -1), "drafting-worker");
  const parse = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  };
  let scenario = read(parse(stored("impact") ?? "null"), w) ?? blank(w);
  let assessment = null;
  let newest = 0;
  let ids = 0;
  const status = make("p", { role: "status" });
  const keptStatus = make("p.quiet", { role: "status" });
  const fileStatus = make("p", { role: "status" });
  const results = make("div.impact-results", {});
  const options = make("div", {});
  const questions = make("div.impact-questions", {});
  const number = new Intl.NumberFormat([ui, "ru"], { maximumFractionDigits: 2 });
  const tenge = (value) => fill(w.tenge, number.format(value));

  const isBlank = () => JSON.stringify(scenario) === JSON.stringify(blank(w));
  const keep = () => {
    const could = store("impact", isBlank() ? null : JSON.stringify(scenario));
    keptStatus.textContent = isBlank() ? "" : could ? w.kept : w.notKept;
  };
  // What was typed a moment ago is kept when the page goes.
  addEventListener("pagehide", () => results.isConnected && keep());
  let timer = 0;
  const changed = () => {
    results.ariaBusy = "true";
    clearTimeout(timer);
    timer = setTimeout(() => {
      keep();
      reckon();
    }, REST);
  };

  const labelled = (label, field) => {
    field.id = `impact-${++ids}`;
    return make("p.terms-field", {}, make("label", { for: field.id }, label), field);
  };
  const line = (of, name, label, more = {}) => {
    const field = make("input", { type: "text", autocomplete: "off", ...more, oninput: () => {
      of[name] = field.value;
      changed();
    } });
    field.value = of[name];
    return labelled(label, field);
  };
  const paragraph = (of, name, label) => {
    const isList = Array.isArray(of[name]);
    const field = make("textarea.letter-text", { rows: 3, oninput: () => {
      of[name] = isList ? field.value.split("\n").map((one) => one.trim()).filter(Boolean) : field.value;
      changed();
    } });
    field.value = isList ? of[name].join("\n") : of[name];
    return labelled(label, field);
  };
  const figure = (label, value, write, facts = {}) => {
    const field = make("input.impact-number", { type: "number", inputmode: "decimal", step: "any", min: "0", ...facts, oninput: () => {
      write(field.value === "" ? null : Number(field.value));
      changed();
    } });
    field.value = String(value);
    return labelled(label, field);
  };
  /** Three figures; an end that is left empty, or as it was, follows the likely one. */
  const range = (of, name, label) => {
    const scale = name === "share" ? 100 : 1;
    const at = of[name];
    const fields = {};
    const part = (end) => {
      const field = make("input.impact-number", { type: "number", inputmode: "decimal", step: "any", min: "0", oninput: () => {
        const value = field.value === "" ? (end === "likely" ? 0 : at.likely) : Number(field.value) / scale;
        if (end === "likely") {
          for (const other of ["low", "high"]) {
            if (fields[other].value === "" || at[other] === at.likely) {
              at[other] = value;
              fields[other].value = field.value;
            }
          }
        }
        at[end] = value;
        changed();
      } });
      field.value = String(Number((at[end] * scale).toPrecision(12)));
      fields[end] = field;
      return labelled(w[end], field);
    };
    return make("fieldset.impact-range", {}, make("legend", {}, label), part("low"), part("likely"), part("high"));
  };

  const again = () => {
    draw();
    changed();
  };
  const obligationFields = (own, one, n) =>
    make("fieldset.impact-card", {}, make("legend", {}, one.name || `${w.obligations} · ${n + 1}`),
      line(one, "name", w.what), line(one, "group", w.who), line(one, "place", w.place),
      make("div.impact-ranges", {}, ...FIGURES.map((name) => range(one, name, w[name]))),
      button(w.drop, () => {
        own.obligations.splice(n, 1);
        again();
      }));
  const yearlyFields = (all, one, n, label) =>
    make("fieldset.impact-card", {}, make("legend", {}, one.name || `${label} · ${n + 1}`), line(one, "name", w.name), range(one, "amount", w.amount),
      button(w.drop, () => {
        all.splice(n, 1);
        again();
      }));
  const burdensOf = async (own, place) => {
    const draft = parse(stored("check") ?? "null")?.text;
    if (!draft) {
      place.textContent = w.fromDraftNone;
      return;
    }
    const reply = await worker("burdens", { text: draft });
    const found = reply?.burdens?.burdens ?? [];
    if (!found.length) {
      place.textContent = w.noBurdens;
      return;
    }
    const known = new Set(own.obligations.map((one) => one.name));
    own.obligations.push(...found.filter((one) => !known.has(one.words)).map((one) => obligation({ name: one.words, place: one.eId, group: one.addressee })));
    again();
  };
  const optionFields = (own, n) => {
    const place = make("p.quiet", { role: "status" });
    return make("section.impact-option", {},
      make("h3", {}, own.name || fill(w.option, n + 1)),
      line(own, "name", w.name),
      make("h4", {}, w.obligations),
      ...own.obligations.map((one, at) => obligationFields(own, one, at)),
      make("p.ways", {},
        button(w.addObligation, () => {
          own.obligations.push(obligation());
          again();
        }),
        stored("check") ? button(fill(w.fromDraft, parse(stored("check"))?.text?.trim().split("\n")[0].slice(0, 40) ?? ""), () => burdensOf(own, place)) : ""),
      place,
      ...Object.entries(LISTS).flatMap(([name, add]) => [
        make("h4", {}, w[name]),
        ...own[name].map((one, at) => yearlyFields(own[name], one, at, w[name])),
        make("p.ways", {}, button(w[add], () => {
          own[name].push({ name: "", amount: exactly(0) });
          again();
        })),
      ]),
      n > 0 && make("p.ways", {}, button(w.dropOption, () => {
        scenario.options.splice(n, 1);
        again();
      })));
  };
  const draw = () => {
    questions.replaceChildren(line(scenario, "title", w.title), ...TEXTS.map((name) => paragraph(scenario, name, w[name])), paragraph(scenario, "assumptions", w.assumptions),
      figure(w.years, scenario.years, (value) => (scenario.years = value ?? 0), { min: "1", max: "100", step: "1" }),
      figure(w.discount, Number((scenario.discount * 100).toPrecision(12)), (value) => (scenario.discount = (value ?? 0) / 100), { max: "99" }));
    options.replaceChildren(...scenario.options.map(optionFields), make("p.ways", {}, button(w.addOption, () => {
      scenario.options.push(choice(""));
      again();
    }, {}, "button.button")));
  };

  /** Bars between two ends, on one scale. */
  const bar = (low, high, least, most) => {
    const width = most - least || 1;
    const part = make("span.impact-bar", { "aria-hidden": "true" }, make("span.impact-bar-part", {}));
    part.firstChild.style.setProperty("--from", `${(((low - least) / width) * 100).toFixed(2)}%`);
    part.firstChild.style.setProperty("--size", `${Math.max(0.5, ((high - low) / width) * 100).toFixed(2)}%`);
    return part;
  };
  const spread = ({ p5, p95 }, least, most) => [make("span.quiet", {}, fill(w.spread, tenge(p5), tenge(p95))), bar(p5, p95, least, most)];
  const show = () => {
    const all = assessment.options;
    const nets = all.flatMap(({ net_spread: { p5, p95 }, net }) => [p5, p95, net, 0]);
    const [least, most] = [Math.min(...nets), Math.max(...nets)];
    const heaviest = Math.max(1, ...all.map(({ burden_spread: { p95 } }) => p95));
    const best = all.reduce((a, b) => (b.net > a.net ? b : a));
    const option = (one) => {
      const ends = one.hangs_on.flatMap(({ at_low, at_high }) => [at_low, at_high]);
      const [from, to] = [Math.min(one.net, ...ends), Math.max(one.net, ...ends)];
      return make("section.impact-result", {}, make("h3", {}, one.name || "–"),
        make("dl", {}, make("dt", {}, w.burden), make("dd", {}, make("strong", {}, tenge(one.burden)), " ", ...spread(one.burden_spread, 0, heaviest)),
          make("dt", {}, w.net), make("dd", {}, make("strong", {}, tenge(one.net)), " ", ...spread(one.net_spread, least, most))),
        one.obligations.length > 1 && make("details", {}, make("summary", {}, w.each), make("ul", {}, ...one.obligations.map(([name, cost]) => make("li", {}, `${name}: `, make("strong", {}, tenge(cost)))))),
        one.hangs_on.length > 0 && make("details", { open: true }, make("summary", {}, w.hangs), make("ul.impact-hangs", { role: "list" }, ...one.hangs_on.map(({ of, figure: which, at_low, at_high }) =>
          make("li", {}, fill(w.hang, fill(w.of, of, w[which] ?? which), tenge(at_low), tenge(at_high)), bar(Math.min(at_low, at_high), Math.max(at_low, at_high), from, to))))));
    };
    results.replaceChildren(
      all.length > 1 ? make("p", {}, fill(w.best, best.name)) : "",
      ...all.map(option),
      make("h3", {}, w.assumed), make("p", {}, w.caution), ...scenario.assumptions.map((one) => make("p", {}, one)),
      make("p.quiet", {}, fill(w.seed, number.format(assessment.draws), assessment.seed)));
  };
  const hasFigures = () => scenario.options.some((one) => one.obligations.length + one.costs.length + one.once.length + one.benefits.length);
  const reckon = async () => {
    const mine = ++newest;
    if (!hasFigures()) {
      results.ariaBusy = "false";
      assessment = null;
      results.replaceChildren();
      status.textContent = w.none;
      return;
    }
    const reply = await worker("assess", { scenario, draws: DRAWS, seed: SEED });
    if (mine !== newest || !results.isConnected) return;
    results.ariaBusy = "false";
    assessment = reply?.assessed?.assessment ?? null;
    const unsound = reply?.failed?.failure?.unsound?.place;
    status.textContent = assessment ? "" : unsound ? fill(w.unsound, unsound) : w.failed;
    if (assessment) show();
    else results.replaceChildren();
  };

  const fines = make("section", {});
  const drawFines = async () => {
    const manifest = await law.file("manifest.json").catch(() => null);
    const worths = (manifest?.indexes ?? []).filter(([index]) => index === "mci");
    if (!worths.length) return;
    const body = make("tbody", {});
    const field = make("input.impact-number", { type: "number", inputmode: "decimal", min: "0", step: "any", oninput: () => told() });
    field.value = "10";
    const told = () => body.replaceChildren(...worths.map(([, day, worth]) => make("tr", {}, make("th", { scope: "row" }, new Date(`${day}T00:00:00`).toLocaleDateString([ui, "ru"])), make("td", {}, tenge(worth)), make("td", {}, tenge(worth * Number(field.value))))));
    told();
    fines.replaceChildren(make("details.terms-method", {}, make("summary", {}, w.fines), labelled(w.finesMci, field),
      make("table.chart-table", {}, make("thead", {}, make("tr", {}, ...[w.finesFrom, "1", w.finesTenge].map((one) => make("th", { scope: "col" }, one === "1" ? tenge("1").replace(/.*/, ui === "en" ? "1 MCI" : ui === "ru" ? "1 МРП" : "1 АЕК") : one)))), body)));
  };

  const table = () => {
    const rows = (assessment?.options ?? []).map((one) => ({ option: one.name, burden: one.burden, burden_p5: one.burden_spread.p5, burden_p50: one.burden_spread.p50, burden_p95: one.burden_spread.p95, net: one.net, net_p5: one.net_spread.p5, net_p50: one.net_spread.p50, net_p95: one.net_spread.p95 }));
    save("impact.csv", "text/csv", csv(["option", "burden", "burden_p5", "burden_p50", "burden_p95", "net", "net_p5", "net_p50", "net_p95"], rows));
  };
  const opened = async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const given = read(parse(await file.text()), w);
    event.target.value = "";
    fileStatus.textContent = given ? "" : w.badFile;
    if (!given) return;
    scenario = given;
    again();
  };
  const file = make("input", { type: "file", accept: ".json", onchange: opened });
  const clear = () => {
    if (!isBlank() && !confirm(w.sure)) return;
    scenario = blank(w);
    again();
  };
  const example = button(w.example, () => {
    scenario = read(EXAMPLE, w);
    example.remove();
    again();
  });

  page.replaceChildren(
    make("p", {}, w.about),
    make("p.ways", {}, isBlank() ? example : "", button(w.save, () => save("impact.json", "application/json", JSON.stringify(scenario, null, 1))), button(w.csv, table), button(w.print, () => print()), button(w.clear, clear)),
    labelled(w.open, file),
    fileStatus,
    keptStatus,
    make("div.impact-sides", {},
      make("div", {}, make("details.impact-asked", { open: true }, make("summary", {}, w.questions), questions), make("h2", {}, w.options), options),
      make("section.check-side", { "aria-labelledby": "impact-results" }, make("h2", { id: "impact-results" }, w.results), status, results)),
    fines,
    make("details.terms-method", {}, make("summary", {}, w.method), ...w.methodText.map((one) => make("p", {}, one))),
  );
  draw();
  drawFines();
  reckon();
  return true;
};
