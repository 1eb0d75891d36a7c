// A drafter looks a term up in the definition base: all its definitions side by side, what differs marked, the list filtered,
// saved as files; each term has an address of its own.
import { readFileSync } from "node:fs";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const W = {
  kk: { filters: "Сүзгілер", find: "Термин", several: "Тек бірнеше актіде анықталғандар", term: "өтініш беруші", own: "баламен бірге тұратын", class: "Анықтамалар бір-біріне қалай қарайды", csv: "CSV файлына сақтау", json: "JSON файлына сақтау", all: "Барлық терминдер", gone: "Мұндай термин бұл жинақта жоқ." },
  ru: { filters: "Фильтры", find: "Термин", several: "Только определённые в нескольких актах", term: "заявитель", own: "один из родителей", class: "Как определения относятся друг к другу", csv: "Сохранить в CSV", json: "Сохранить в JSON", all: "Все термины", gone: "Такого термина в этом собрании нет." },
  en: { filters: "Filters", find: "Term", several: "Only those that several acts define", term: "applicant", own: "one of the parents", class: "How definitions stand to one another", csv: "Save as CSV", json: "Save as JSON", all: "All terms", gone: "There is no such term in this collection." },
};

const rows = (page) => page.locator(".term-row");

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    const w = W[lang];

    test("a term is found, opened and compared, and leads to the law and to its name in other languages", async ({ page, site }) => {
      await page.goto(`${site}definitions/?text=${lang}`);
      await page.getByRole("searchbox", { name: w.find }).fill(w.term);
      await expect(rows(page)).toHaveCount(1);
      await expect(page).toHaveURL(/q=/);
      await rows(page).getByRole("link").click();
      await expect(page.getByRole("heading", { level: 2 })).toHaveText(w.term);
      await expect(page).toHaveTitle(new RegExp(`^${w.term}`));
      const definitions = page.locator(".term-definition");
      await expect(definitions).toHaveCount(3);
      await expect(definitions.first().locator("mark"), "the first is what the others are compared with").toHaveCount(0);
      await expect(definitions.filter({ hasText: w.own }).locator("mark").first()).toBeVisible();
      await expect(definitions.locator(".law").first()).toHaveAttribute("lang", lang);
      const others = LANGUAGES.filter((other) => other !== lang);
      for (const other of others) await expect(page.getByRole("link", { name: W[other].term, exact: true })).toHaveAttribute("href", new RegExp(`text=${other}`));
      await definitions.first().getByRole("heading").getByRole("link").click();
      await expect(page).toHaveURL(/act\/\?/);
      await page.goBack();
      await expect(page.getByRole("heading", { level: 2 })).toHaveText(w.term);
      await page.getByRole("link", { name: w.all }).click();
      await expect(rows(page)).toHaveCount(1);
    });

    test("what is filtered is what is saved, as a table and as data", async ({ page, site }) => {
      await page.goto(`${site}definitions/?text=${lang}`);
      await expect(rows(page).first()).toBeVisible();
      const all = await rows(page).count();
      await page.getByText(w.filters, { exact: true }).click();
      await page.getByRole("checkbox", { name: w.several }).check();
      await page.getByRole("combobox", { name: w.class }).selectOption("different");
      await expect.poll(() => rows(page).count()).toBeLessThan(all);
      const names = await rows(page).getByRole("link").allTextContents();
      expect(names).toContain(w.term);
      const save = async (name) => {
        const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
        return readFileSync(await file.path(), "utf8");
      };
      const table = await save(w.csv);
      expect(table.startsWith("\uFEFFterm,lang,definition,kind,"), "spreadsheets need the mark at its beginning").toBe(true);
      const { definitions } = JSON.parse(await save(w.json));
      expect(table.trimEnd().split("\r\n")).toHaveLength(definitions.length + 1);
      for (const { term, lang: of, act, eId } of definitions) {
        expect(of).toBe(lang);
        expect(names.some((name) => name.toLowerCase().includes(term.toLowerCase().slice(0, 4))), term).toBe(true);
        expect(`${act}#${eId}`).toMatch(/^[\w-]+#\w/);
      }
      await page.reload();
      await expect(rows(page)).toHaveCount(names.length);
    });

    test("a term in the text of an article leads to all its definitions", async ({ page, site }) => {
      await page.goto(`${site}act/?id=700007&text=${lang}&at=art_7`);
      await page.locator(".law-text .term").filter({ hasText: new RegExp(w.term.slice(0, 7), "i") }).first().click();
      await page.locator(".term-card:popover-open .term-all a").click();
      await expect(page.getByRole("heading", { level: 2 })).toHaveText(w.term);
    });

    test("an address of a term that is not there says so and leads on", async ({ page, site }) => {
      await page.goto(`${site}definitions/?text=${lang}&term=ъъъ`);
      await expect(page.getByRole("alert")).toHaveText(w.gone);
      await page.getByRole("link", { name: w.all }).click();
      await expect(rows(page).first()).toBeVisible();
    });
  });
}
