// `words`: all that the reader's tools say in the interface's language; the other two are not fetched.

const read = {};

/** The words of the interface's language. */
export const words = async (ui) => {
  const lang = ["kk", "ru", "en"].includes(ui) ? ui : "kk";
  read[lang] ??= (await import(`./words-${lang}.js`)).default;
  return read[lang];
};

/** The name of a language. */
export const languageName = (w, lang) => w.languages[lang] ?? lang.toUpperCase();
