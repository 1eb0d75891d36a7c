// An impact assessment is reckoned on the drafter's own device, to the tenge, in ranges, the same again with the same figures; it is
// kept, passed on as a file, and filled in from the draft that is being written.
import { readFile } from "node:fs/promises";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const WORDS = {
  kk: { add: "Міндет қосу", card: /Міндеттер · 1/, name: "Не істеу керек", population: "Олар қанша", hours: "Әр жолы неше сағат", wage: "Сағат құны, теңге", out: "Әр жолғы шығын, теңге", low: "кемінде", likely: "ықтимал", high: "көп дегенде", results: "Нәтиже", unsound: /Есептеуге болмайды/, save: "Сценарийді сақтау (JSON)", open: "Сценарийді ашу (JSON)", bad: "Бұл файл сценарий емес", clear: "Жою", from: /Жобадан алу/, benefit: "Пайда қосу", fines: "АЕК-пен берілген сома" },
  ru: { add: "Добавить обязанность", card: /Обязанности · 1/, name: "Что нужно делать", population: "Сколько их", hours: "Часов каждый раз", wage: "Стоимость часа, тенге", out: "Расходы каждый раз, тенге", low: "не меньше", likely: "вероятно", high: "не больше", results: "Результат", unsound: /Посчитать нельзя/, save: "Сохранить сценарий (JSON)", open: "Открыть сценарий (JSON)", bad: "Этот файл – не сценарий", clear: "Удалить", from: /Взять из проекта/, benefit: "Добавить выгоду", fines: "Сумма в МРП по годам" },
  en: { add: "Add an obligation", card: /Obligations · 1/, name: "What must be done", population: "How many of them", hours: "Hours each time", wage: "Tenge an hour", out: "Paid out each time, tenge", low: "at least", likely: "likely", high: "at most", results: "Result", unsound: /It cannot be reckoned/, save: "Save the scenario (JSON)", open: "Open a scenario (JSON)", bad: "This file is no scenario", clear: "Delete", from: /Take from the draft/, benefit: "Add a benefit", fines: "An amount in MCI" },
};

const digits = (text) => text.replace(/[\s,.  ]/g, "");

for (const ui of LANGUAGES) {
  test.describe(ui, () => {
    test.use({ locale: LOCALES[ui] });
    const w = WORDS[ui];

    test("a report of 2,000 people costs what the Standard Cost Model says", async ({ page, site }) => {
      await page.goto(`${site}impact/`);
      const option = page.locator(".impact-option").nth(1);
      await option.getByRole("button", { name: w.add }).click();
      const figure = (name, end = w.likely) => option.getByRole("group", { name }).getByRole("spinbutton", { name: end });
      await option.getByRole("textbox", { name: w.name }).fill("отчет");
      await figure(w.population).fill("2000");
      await figure(w.hours).fill("3");
      await figure(w.wage).fill("1800");
      await figure(w.out).fill("200");
      // 2000 × 1 × (3 × 1800 + 200) × 1
      const results = page.getByRole("region", { name: w.results });
      await expect.poll(async () => digits(await results.innerText())).toContain("11200000₸");
      const [first] = await results.locator(".impact-result").nth(1).locator("dd").allInnerTexts();

      // A range that is out of order is told, and put right again.
      await figure(w.hours, w.low).fill("9");
      await expect(results.getByText(w.unsound)).toBeVisible();
      await figure(w.hours, w.low).fill("1");
      await figure(w.hours, w.high).fill("5");
      await expect(results.getByText(w.unsound)).toHaveCount(0);
      const spread = results.locator(".impact-result").nth(1).locator("dd").first();
      await expect(spread).not.toHaveText(first);
      await expect(results.locator("[aria-busy=true]")).toHaveCount(0); // both ends are reckoned with
      const drawn = await spread.innerText();

      // Kept, and by chance the same again.
      await page.reload();
      await expect(spread).toHaveText(drawn);

      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: w.save }).click();
      const file = await readFile(await (await download).path());
      expect(JSON.parse(String(file)).options[1].obligations[0]).toMatchObject({ name: "отчет", hours: { low: 1, likely: 3, high: 5 } });

      page.on("dialog", (dialog) => dialog.accept());
      await page.getByRole("button", { name: w.clear, exact: true }).click();
      await expect(page.locator(".impact-card")).toHaveCount(0);
      await page.getByLabel(w.open).setInputFiles({ name: "broken.json", mimeType: "application/json", buffer: file.subarray(0, 40) });
      await expect(page.getByText(w.bad)).toBeVisible();
      await page.getByLabel(w.open).setInputFiles({ name: "impact.json", mimeType: "application/json", buffer: file });
      await expect(spread).toHaveText(drawn);
    });

    test("what a draft demands is filled in, and nothing leaves the page", async ({ page, site }) => {
      const lang = ui === "kk" ? "kk" : "ru";
      const text = lang === "kk" ? "Омарта туралы\n1-бап. Есеп\n1. Омарташы уәкілетті органға жыл сайын есеп ұсынуға міндетті." : "О пасеках\nСтатья 1. Отчет\n1. Пасечник обязан ежегодно представлять отчет уполномоченному органу.";
      await page.goto(`${site}about/`);
      await page.evaluate((draft) => localStorage.setItem("anyq.check", JSON.stringify({ text: draft })), text);
      await page.goto(`${site}impact/`);
      const option = page.locator(".impact-option").nth(1);
      await expect(option).toBeVisible();
      const sent = [];
      page.on("request", (request) => sent.push([request.method(), request.url()]));
      await option.getByRole("button", { name: w.from }).click();
      await expect(option.getByRole("textbox", { name: w.name })).toHaveValue(lang === "kk" ? /есеп ұсынуға міндетті/ : /обязан ежегодно представлять отчет/);
      for (const [method, url] of sent) {
        expect(method, url).toBe("GET");
        expect(url.startsWith(site) || url.startsWith("blob:"), url).toBe(true);
      }
      await page.getByText(w.fines).click();
      await expect(page.getByRole("row").last()).toContainText(/43[\s,.  ]?250/); // 10 × 4,325, from 2026
    });
  });
}
