// `Citation`: how lawyers write where something stands, in the language of the text: «пп. 1) п. 2 ст. 52 Трудового кодекса …»,
// «… Еңбек кодексінің 52-бабы 2-тармағының 1) тармақшасы», "Article 52(2)(1) of the Labour Code …".

const MONTHS = {
  kk: ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"],
  ru: ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};

/** A date in words; `of` is the form before a noun («2018 жылғы 4 мамырдағы»), other languages have one form. */
export const date = (iso, lang, of = false) => {
  const [year, month, day] = iso.split("-").map(Number);
  const name = (MONTHS[lang] ?? MONTHS.en)[month - 1];
  if (lang === "ru") return `${day} ${name} ${year} года`;
  if (lang !== "kk") return `${day} ${name} ${year}`;
  const ending = month === 9 ? "тегі" : [4, 7].includes(month) ? "дегі" : "дағы";
  return `${year} жылғы ${day} ${name}${of ? ending : ""}`;
};

/** An annex by the number it has in print, a document that the act approves by its title: their ids only count them. */
const attached = ({ label, heading }) => {
  const [, before, behind] = label.match(/(\d+)-қосымша|(?:приложение|annex)\s+(?:№\s*)?(\d+)/i) ?? [];
  if (before ?? behind) return { name: "att", number: before ?? behind };
  return /қосымша|приложение|annex/i.test(label) || !heading ? { name: "att", number: "" } : { name: "doc", number: heading };
};

/** The steps of a place that are cited: divisions above an article are not. `lineOf` gives label and heading of an annex. */
const stepsOf = (at, lineOf) => {
  const eids = at.split("__");
  const steps = eids.map((step, n) => {
    const [name, number = ""] = step.split("~")[0].split("_");
    const line = name === "att" && lineOf?.(eids.slice(0, n + 1).join("__"));
    return line ? attached(line) : { name, number };
  });
  const cited = steps.filter(({ name }) => ["art", "para", "point", "al", "att", "doc", "tbl"].includes(name));
  return cited.length ? cited : steps.slice(-1);
};

const RU = { art: "ст.", para: "п.", point: "пп.", al: "абз.", att: "прил.", tbl: "табл.", chp: "гл.", sec: "разд.", subchp: "параграф", part: "часть" };
const KK = { art: "бабы", para: "тармағы", point: "тармақшасы", al: "абзацы", att: "қосымшасы", tbl: "кестесі", chp: "тарауы", sec: "бөлімі", subchp: "параграфы", part: "бөлігі" };
const KK_ALONE = { art: "бап", para: "тармақ", al: "абзац", att: "қосымша", tbl: "кесте", chp: "тарау", sec: "бөлім", subchp: "параграф", part: "бөлік" };
const EN = { al: "alinea", att: "annex", tbl: "table", chp: "chapter", sec: "section", subchp: "subchapter", part: "part" };
const ALONE = { preamble: { kk: "кіріспе", ru: "преамбула", en: "preamble" } };

const kazakh = (steps, ofAct) => {
  const last = steps.length - 1;
  return steps
    .map(({ name, number }, n) => {
      if (name === "doc") return `«${number}» ${n === last ? "құжаты" : "құжатының"}`;
      const joint = !number ? "" : name === "point" ? ") " : "-";
      if (!last && !ofAct && KK_ALONE[name]) return `${number}${joint}${KK_ALONE[name]}`;
      // Only the step before the last is in the genitive: «52-бабы 2-тармағының 1) тармақшасы».
      return `${number}${joint}${KK[name]}${n === last - 1 ? (name === "tbl" || name === "sec" || name === "part" ? "нің" : "ның") : ""}`;
    })
    .join(" ");
};

const english = (steps) => {
  let out = "";
  for (const { name, number } of steps) {
    const bracketed = ["para", "point"].includes(name) && /\d$|\)$/.test(out) && /(Article|paragraph) \S+$/.test(out);
    if (bracketed) out += `(${number})`;
    else if (name === "doc") out += `document “${number}”`;
    else {
      const word = { art: "Article", para: "paragraph", point: "point" }[name] ?? EN[name];
      out += `${out ? ", " : ""}${word}${number && ` ${number}`}`;
    }
  }
  return out;
};

/** A place in words, without its act; `ofAct`: as it stands beside the act's name. */
export const place = (at, lang, ofAct = false, lineOf = null) => {
  const steps = stepsOf(at, lineOf);
  const alone = ALONE[steps[0].name]?.[lang];
  if (alone || !(KK[steps[0].name] || steps[0].name === "doc")) return alone ?? at;
  if (lang === "kk") return kazakh(steps, ofAct);
  if (lang !== "ru") return english(steps);
  const words = steps.map(({ name, number }) => (name === "doc" ? `документа «${number}»` : `${RU[name]}${number && ` ${number}`}${name === "point" ? ")" : ""}`));
  return words.reverse().join(" ") + (ofAct && steps[0].name === "doc" ? " из" : "");
};

const KINDS = {
  kk: { law: "Заңының", "constitutional-law": "Конституциялық заңының", decree: "Жарлығының", resolution: "қаулысының", order: "бұйрығының" },
  ru: { law: "Закона", "constitutional-law": "Конституционного закона", decree: "Указа", resolution: "постановления", order: "приказа" },
  en: { law: "Law", "constitutional-law": "Constitutional Law", decree: "Decree", resolution: "Resolution", order: "Order" },
};

const sameCase = (was, now) => (was === was.toUpperCase() ? now.toUpperCase() : now);

/** «Трудовой кодекс Республики» in the genitive; `null` for a name that these endings do not fit. */
const genitiveRu = (title) => {
  const nouns = { кодекс: "кодекса", закон: "закона", конституция: "конституции", указ: "указа", приказ: "приказа", постановление: "постановления", правила: "правил" };
  const words = title.split(" ");
  const at = words.findIndex((word) => nouns[word.toLowerCase()]);
  if (at < 0 || at > 2) return null;
  for (let n = 0; n < at; n++) {
    const changed = words[n].replace(/(ый|ой|ий)$/i, (end) => sameCase(end, "ого"));
    if (changed === words[n]) return null;
    words[n] = changed;
  }
  const noun = nouns[words[at].toLowerCase()];
  words[at] = words[at] === words[at].toUpperCase() ? noun.toUpperCase() : words[at][0] + noun.slice(1);
  return words.join(" ");
};

/** «Еңбек кодексі» in the genitive; `null` for a name without the ending of possession. */
const genitiveKk = (title) => {
  const [, name, rest] = title.match(/^(.*?)( \([^)]*\))?$/);
  const last = name.slice(-1);
  if (!/[ыіЫІ]/.test(last)) return null;
  const ending = /[іІ]/.test(last) ? "нің" : "ның";
  return `${name}${sameCase(last, ending)}${rest ?? ""}`;
};

/** The act's name behind or before a place, with its day and number. */
const ofAct = (entry, lang) => {
  const quoted = `«${entry.title}»`;
  const day = entry.date ? date(entry.date, lang, Boolean(entry.number) || /туралы$/i.test(entry.title)) : "";
  const number = entry.number ? `№ ${entry.number}` : "";
  const facts = [day, number].filter(Boolean).join(" ");
  const kind = KINDS[lang]?.[entry.kind];
  if (lang === "kk") {
    if (/туралы$/i.test(entry.title) && kind) return [quoted, facts, kind].filter(Boolean).join(" ");
    return (genitiveKk(entry.title) ?? `${quoted},`) + (facts ? ` (${facts})` : "");
  }
  if (lang === "ru") {
    const from = [day && `от ${day}`, number].filter(Boolean).join(" ");
    if (/^(о|об|обо) /i.test(entry.title) && kind) return [kind, from, quoted].filter(Boolean).join(" ");
    const name = genitiveRu(entry.title);
    return name ? [name, from].filter(Boolean).join(" ") : ["–", quoted, from].filter(Boolean).join(" ");
  }
  const from = [day, number.replace("№", "No.")].filter(Boolean).join(" ");
  const name = /^On /.test(entry.title) && kind ? `${kind} “${entry.title}”` : entry.title.replace(/^The /, "");
  return [`of the ${name}`, from].filter(Boolean).join(", ");
};

/** The nominative, for an act as a whole. */
const whole = (entry, lang) => {
  const from = [entry.date && date(entry.date, lang, Boolean(entry.number)), entry.number && `${lang === "en" ? "No." : "№"} ${entry.number}`].filter(Boolean).join(" ");
  const named = /^(о|об|обо|on) |туралы$/i.test(entry.title) ? `«${entry.title}»` : entry.title;
  return from ? `${named} (${from})` : named;
};

/** A place of an act as it is cited, and of which day the text is. */
export const citation = (entry, lang, at, textDate, lineOf = null) => {
  const act = ofAct(entry, lang);
  const words = at ? place(at, lang, true, lineOf) : "";
  const cited = !at ? whole(entry, lang) : lang === "kk" ? `${act} ${words}` : `${words} ${act}`;
  if (!textDate) return cited;
  const day = date(textDate, lang, true);
  const of = { kk: `${day} мәтін`, ru: `текст на ${day}` }[lang] ?? `text as of ${day}`;
  return `${cited} (${of})`;
};
