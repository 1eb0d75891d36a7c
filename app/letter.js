// The page of a letter: any text explained on the device, by the analysis worker; nothing of it is kept or sent.

const WORDS = {
  kk: {
    about: "Мекемеден келген хаттың, шарттың немесе хабарламаның мәтінін қойыңыз. Ол құрылғыңызда ғана оқылады, ешқайда жіберілмейді және сақталмайды.",
    field: "Мәтін", explain: "Түсіндіру", working: "Мәтін оқылып жатыр…", empty: "Алдымен мәтінді қойыңыз.",
    failed: "Мәтінді түсіндіру мүмкін болмады. Бетті қайта жүктеп көріңіз.", done: "Түсіндірме дайын. Табылған ережелер саны:",
    none: "Бұл мәтіннен міндет, құқық немесе тыйым танылмады. Мәтін өзгеріссіз көрсетілді.",
    find: "Заңнан табу", plainer: "Қарапайым тілмен", close: "Жабу",
    limits: "Карточкалардағы сөздер – хаттың өз сөздері. Бұл заң кеңесі емес.",
  },
  ru: {
    about: "Вставьте текст письма, договора или уведомления. Он читается только на вашем устройстве, никуда не отправляется и не сохраняется.",
    field: "Текст", explain: "Объяснить", working: "Текст читается…", empty: "Сначала вставьте текст.",
    failed: "Объяснить текст не удалось. Попробуйте перезагрузить страницу.", done: "Объяснение готово. Найдено правил:",
    none: "В этом тексте не распознано обязанностей, прав и запретов. Он показан как есть.",
    find: "Найти в законе", plainer: "Проще", close: "Закрыть",
    limits: "Слова на карточках – слова самого письма. Это не юридическая консультация.",
  },
  en: {
    about: "Paste the text of a letter, a contract or a notice. It is read on your device only, sent nowhere and not kept.",
    field: "Text", explain: "Explain", working: "The text is being read…", empty: "Paste a text first.",
    failed: "The text could not be explained. Try to reload the page.", done: "The explanation is ready. Rules found:",
    none: "No duty, right or ban was recognised in this text. It is shown as it is.",
    find: "Find in the law", plainer: "In plain words", close: "Close",
    limits: "The words on the cards are the letter's own. This is no legal advice.",
  },
};

/** An element with properties and children; text is always text. */
const make = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** What indexes are worth; without the law's manifest no sum is told. */
const indexes = async () => {
  try {
    return (await (await fetch(new URL("bundle/manifest.json", document.baseURI))).json()).indexes ?? [];
  } catch {
    return [];
  }
};

let glosses = 0;
const gloss = (words, plain, w, lang) => {
  const id = `letter-gloss-${++glosses}`;
  const card = make("div", { className: "term-card", id, popover: "auto" });
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", words);
  const close = make("button", { type: "button", className: "button" }, w.close);
  close.setAttribute("popovertarget", id);
  card.append(
    make("p", { className: "law term-card-term", lang }, words),
    make("p", {}, make("span", { className: "quiet" }, `${w.plainer}: `), make("span", { className: "law", lang }, plain)),
    close,
  );
  const button = make("button", { type: "button", className: "term" }, words);
  button.setAttribute("popovertarget", id);
  return [button, card];
};

/** Runs of words as nodes; the cards that some open go to the end of the page. */
const run = (told, w, lang, cards) => {
  const [[kind, value]] = Object.entries(told);
  if (kind === "worth") return make("span", { className: "worth" }, value);
  if (kind === "cites") {
    const href = `search/?q=${encodeURIComponent(value)}&text=${lang}`;
    return make("a", { className: "reference", href, title: w.find }, value);
  }
  if (kind === "gloss") {
    const [button, card] = gloss(value[0], value[1], w, lang);
    cards.push(card);
    return button;
  }
  return value;
};

const row = ({ label, runs }, w, ui, lang, cards) => {
  const words = make("p", {}, ...runs.map((told) => run(told, w, lang, cards)));
  return label ? make("div", { className: "card-row" }, make("p", { className: "card-label", lang: ui }, label), words) : words;
};

const block = ({ kind, rows, items = [] }, w, ui, lang, cards) => {
  const lines = (some) => some.map((one) => row(one, w, ui, lang, cards));
  if (!kind) return make("div", { className: "card-statement" }, ...lines(rows));
  const list = items.length ? [make("ul", { className: "card-items" }, ...items.map((item) => make("li", {}, ...lines(item))))] : [];
  const title = make("p", { className: "card-kind", lang: ui }, kind);
  return make("section", { className: "card" }, title, make("div", { className: "card-rows" }, ...lines(rows)), ...list);
};

/** Fills the page. */
export const ask = (place, ui) => {
  const w = WORDS[ui] ?? WORDS.kk;
  const field = make("textarea", { id: "letter-text", className: "letter-text", rows: 10, maxLength: 200_000, spellcheck: false });
  const status = make("p", { className: "quiet" });
  status.setAttribute("role", "status");
  const told = make("div", { className: "law cards" });
  const explain = async () => {
    const text = field.value.trim();
    told.replaceChildren();
    if (!text) {
      status.textContent = w.empty;
      field.focus();
      return;
    }
    status.textContent = w.working;
    const fields = { text, ui, day: today(), indexes: await indexes() };
    const reply = await globalThis.anyqModule("analysis", "explain", JSON.stringify(fields).slice(1, -1));
    const letter = reply?.explained?.told;
    if (!letter) {
      status.textContent = w.failed;
      return;
    }
    const cards = [];
    told.lang = letter.lang;
    told.append(...letter.blocks.map((one) => block(one, w, ui, letter.lang, cards)), ...cards);
    const rules = letter.blocks.filter(({ kind }) => kind).length;
    status.textContent = rules ? `${w.done} ${rules}` : w.none;
  };
  const button = make("button", { type: "button", className: "button", onclick: explain }, w.explain);
  place.replaceChildren(
    make("p", {}, w.about),
    make("p", {}, make("label", { htmlFor: field.id }, w.field)),
    field,
    make("p", {}, button),
    status,
    told,
    make("p", { className: "quiet" }, w.limits),
  );
  return true;
};
