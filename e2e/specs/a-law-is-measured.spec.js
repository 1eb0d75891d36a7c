// Whether a law works is seen on one page: where each indicator stands today, which provisions to look at again; figures of one's own
// stay on the device and leave it as files only.
import { readFile } from "node:fs/promises";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const WORDS = {
  kk: { missed: /^Мақсатқа жетпеді: 1$/, all: /^Барлығы: 6$/, late: /2026 жылғы 30 маусым дерегі кешікті/, correct: "Қарап шығатын нормалар", noData: "Дерек жоқ", onTrack: "Жоспар бойынша", scooter: "Электр самокаттарынан жарақат алғандар", add: "Дерек қосу", save: "Қосу", wrong: /Күнін және санын жазыңыз/, own: "осы құрылғыда қосылған", remove: "Өзім қосқан деректерді жою", read: "Қосылған деректер: 2. Танылмаған жолдар: 2.", bad: /Бұл файлда деректер табылмады/, open: /Деректер файлын ашу/, csv: "CSV жүктеу", without: "Көрсеткіші жоқ заңдар", here: "Өлшенді" },
  ru: { missed: /^Цель не достигнута: 1$/, all: /^Все: 6$/, late: /Данные на 30 июня 2026 года опаздывают/, correct: "Нормы, которые стоит пересмотреть", noData: "Нет данных", onTrack: "По плану", scooter: "Травмы от электросамокатов", add: "Добавить данные", save: "Добавить", wrong: /Укажите дату и число/, own: "добавлено на этом устройстве", remove: "Удалить добавленное мной", read: "Добавлено значений: 2. Не распознано строк: 2.", bad: /Данных в файле не нашлось/, open: /Открыть файл данных/, csv: "Скачать CSV", without: "Законы без показателей", here: "Измерен" },
  en: { missed: /^Target missed: 1$/, all: /^All: 6$/, late: /The figure of 30 June 2026 is late/, correct: "Provisions to look at again", noData: "No data", onTrack: "On track", scooter: "Injuries by electric scooters", add: "Add a figure", save: "Add", wrong: /Give a date and a number/, own: "added on this device", remove: "Delete what I added", read: "Figures added: 2. Rows not understood: 2.", bad: /No figures were found/, open: /Open a file of figures/, csv: "Download CSV", without: "Laws without indicators", here: "Measured" },
};
const table = (text) => ({ name: "figures.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

for (const ui of LANGUAGES) {
  test.describe(ui, () => {
    test.use({ locale: LOCALES[ui] });
    const w = WORDS[ui];

    test.beforeEach(async ({ page, site }) => {
      await page.clock.setFixedTime(new Date("2026-11-24T12:00:00Z"));
      await page.goto(`${site}effect/`);
      await expect(page.locator(".effect-card")).toHaveCount(6);
    });

    test("what misses its target is found, with the provisions to look at again", async ({ page }) => {
      await expect(page.getByRole("button", { name: w.all })).toHaveAttribute("aria-pressed", "true");
      await expect(page.getByText(w.late)).toBeVisible();
      await expect(page.locator(".effect-law").last().locator("[aria-current=step]")).toContainText(w.here);
      await page.getByRole("button", { name: w.missed }).click();
      const card = page.locator(".effect-card");
      await expect(card).toHaveCount(1);
      await expect(card).toContainText("71");
      await expect(card).toContainText(w.correct);
      await expect(card.getByRole("link")).toHaveAttribute("href", `act/?id=Z16Q0000004&text=${ui}&at=art_10`);
      await expect(page).toHaveURL(/state=missed/);
      await page.reload();
      await expect(card).toHaveCount(1);
      await card.getByRole("link").click();
      await expect(page.locator("#art_10").first()).toBeVisible();
    });

    test("a figure that somebody adds moves the indicator, is kept and can be deleted", async ({ page, site }) => {
      const sent = [];
      page.on("request", (request) => sent.push([request.method(), request.url()]));
      const card = page.locator(".effect-card", { hasText: w.scooter });
      await expect(card.locator(".badge")).toHaveText(w.noData);
      await card.getByText(w.add, { exact: true }).click();
      await card.getByRole("button", { name: w.save }).click();
      await expect(card.getByText(w.wrong)).toBeVisible();
      await card.locator("input[type=date]").fill("2025-12-31");
      await card.locator("input[type=text]").fill("150");
      await card.getByRole("button", { name: w.save }).click();
      await expect(card.locator(".badge")).toHaveText(w.onTrack);
      await page.reload();
      await expect(card.locator(".badge")).toHaveText(w.onTrack);
      await expect(card).toContainText(w.own);
      expect(sent.filter(([method, url]) => method !== "GET" || !url.startsWith(site))).toEqual([]);
      page.on("dialog", (dialog) => dialog.accept());
      await page.getByRole("button", { name: w.remove }).click();
      await expect(card.locator(".badge")).toHaveText(w.noData);
      await page.reload();
      await expect(card.locator(".badge")).toHaveText(w.noData);
    });

    test("figures come from a table and leave as one", async ({ page }) => {
      await page.getByLabel(w.open).setInputFiles(table("name,age\nx,1\n"));
      await expect(page.getByText(w.bad)).toBeVisible();
      const rows = ["act;indicator;date;value;note", "Z24Q0000010;scooter-injuries;31.12.2025;150,5;=1+1", "Z24Q0000010;road-deaths;2026-06-30;1 200;", "Z24Q0000010;nothing;2026-06-30;5;", "Z24Q0000010;road-deaths;2026-02-31;5;"];
      await page.getByLabel(w.open).setInputFiles(table(rows.join("\n")));
      await expect(page.getByText(w.read)).toBeVisible();
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: w.csv }).click();
      const text = String(await readFile(await (await download).path()));
      expect(text).toContain("Z24Q0000010,scooter-injuries,2025-12-31,150.5,'=1+1");
      expect(text).toContain("Z24Q0000010,road-deaths,2026-06-30,1200,");
      // A file for whoever keeps the collection: YAML that is JSON.
      const [yaml] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /indicators\.yaml/ }).last().click()]);
      const law = JSON.parse(String(await readFile(await yaml.path())));
      expect(law.indicators.find(({ id }) => id === "scooter-injuries").observations).toEqual([{ date: "2025-12-31", value: 150.5, note: "=1+1" }]);
    });

    test("laws that nobody measures are listed as such", async ({ page }) => {
      await page.getByText(w.without, { exact: true }).click();
      await expect(page.locator("details[open]").getByRole("link")).toHaveCount(5);
    });
  });
}
