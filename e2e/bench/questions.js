// The fixed questions of each corpus.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;

/**
 * `{opening, questions}`: a question of each language to open a page with, and the list, `{text, lang, class}`.
 * German law has a list of its own, in six classes; the others have the editor's questions.
 */
export const questionsFor = (languages) => {
  const opening = {};
  const questions = [];
  for (const lang of languages) {
    if (lang === "de") {
      const list = JSON.parse(readFileSync(join(here, "queries.de.json"), "utf8"));
      opening.de = list.opening;
      for (const [name, texts] of Object.entries(list.classes)) {
        for (const text of texts) questions.push({ text, lang, class: name });
      }
      continue;
    }
    const file = readFileSync(join(here, "..", "..", "search", "data", `popular.${lang}.txt`), "utf8");
    const lines = file.split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
    opening[lang] = lines.at(-1);
    for (const text of lines.slice(0, -1)) questions.push({ text, lang, class: `questions, ${lang}` });
  }
  return { opening, questions };
};
