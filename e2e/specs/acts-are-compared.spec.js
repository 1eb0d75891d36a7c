// Acts of one country or several are compared article by article, as a table that a person fills and takes along.
import { readFile } from "node:fs/promises";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const WORDS = {
  kk: { first: "Бірінші акт", second: "2-акт", run: "Салыстыру", choose: /Кемінде екі түрлі акт/, services: "Мемлекеттік көрсетілетін қызметтер туралы", rules: "мемлекеттік қызметтер көрсету қағидаларын бекіту туралы", complaint: "Шағымды қарау мерзімдері", topic: "Тақырып (міндетті емес)", asked: "шағым", remark: "Ескертпе", instead: "Басқа бапты қою", chosen: "өзіңіз таңдадыңыз", csv: "CSV жүктеу", docx: "DOCX жүктеу", none: "Бұл тақырыпта бап табылмады.", clear: "Кестені жою" },
  ru: { first: "Первый акт", second: "Акт 2", run: "Сравнить", choose: /Выберите не меньше двух/, services: "О государственных услугах", rules: "Об утверждении Правил оказания государственных услуг", complaint: "Сроки рассмотрения жалобы", topic: "Тема (необязательно)", asked: "жалоба", remark: "Примечание", instead: "Поставить другую статью", chosen: "выбрано вами", csv: "Скачать CSV", docx: "Скачать DOCX", none: "Статей на эту тему не нашлось.", clear: "Удалить таблицу" },
  en: { first: "First act", second: "Act 2", run: "Compare", choose: /Choose at least two/, services: "On State Services", rules: "On approval of the Rules for rendering state services", complaint: "Time limits for the consideration of a complaint", topic: "Topic (optional)", asked: "complaint", remark: "Remark", instead: "Put another article here", chosen: "chosen by you", csv: "Download CSV", docx: "Download DOCX", none: "No articles on this topic were found.", clear: "Delete the table" },
};

for (const ui of LANGUAGES) {
  test.describe(ui, () => {
    test.use({ locale: LOCALES[ui] });
    const w = WORDS[ui];
    const choose = async (page, label, title) => {
      const field = page.getByLabel(label, { exact: true });
      await field.fill(title);
      const option = page.locator(`#${await field.getAttribute("list")} option`).first();
      await expect(option).toHaveAttribute("value", new RegExp(title));
      await field.fill(await option.getAttribute("value"));
    };

    test("articles about one matter stand side by side; remarks are kept and go along", async ({ page, site }) => {
      const sent = [];
      page.on("request", (request) => sent.push([request.method(), request.url()]));
      await page.goto(`${site}compare/`);
      await page.getByRole("button", { name: w.run }).click();
      await expect(page.getByText(w.choose)).toBeVisible();
      await choose(page, w.first, w.services);
      await choose(page, w.second, w.rules);
      await page.getByLabel(w.topic).fill(w.asked);
      await page.getByRole("button", { name: w.run }).click();
      const row = page.locator(".compare-row", { hasText: w.complaint });
      await expect(row).toHaveCount(1);
      await expect(row.locator(".compare-cell")).toHaveCount(2);
      await expect(row.locator(".compare-cell").nth(1).getByRole("link")).toHaveAttribute("href", /id=P22Q0000008&.*at=att_1__para_23/);
      await row.getByLabel(w.remark).fill("<b>=1+1</b>");

      // Who knows better puts another article there.
      await row.locator(".compare-cell").nth(1).getByText(w.instead).click();
      await row.getByLabel(w.instead).selectOption("att_1__para_4");
      await expect(row.getByText(w.chosen)).toBeVisible();
      await page.reload();
      await expect(row.getByText(w.chosen)).toBeVisible();
      await expect(row.getByLabel(w.remark)).toHaveValue("<b>=1+1</b>");
      await expect(page.locator(".compare-row b")).toHaveCount(0);

      const saved = async (name) => {
        const download = page.waitForEvent("download");
        await page.getByRole("button", { name }).click();
        return readFile(await (await download).path());
      };
      expect(String(await saved(w.csv))).toContain("<b>=1+1</b>");
      expect(String((await saved(w.docx)).subarray(0, 2))).toBe("PK");
      expect(sent.filter(([method, url]) => method !== "GET" || !url.startsWith(site))).toEqual([]);

      page.on("dialog", (dialog) => dialog.accept());
      await page.getByRole("button", { name: w.clear }).click();
      await expect(page.locator(".compare-row")).toHaveCount(0);
      await page.reload();
      await expect(page.getByLabel(w.first, { exact: true })).toHaveValue("");
    });

    test("a topic that no act speaks of has no rows", async ({ page, site }) => {
      await page.goto(`${site}compare/?text=${ui}&act=Z16Q0000004&act=P22Q0000008&topic=qqqq`);
      await expect(page.getByText(w.none)).toBeVisible();
      await page.getByLabel(w.topic).fill("");
      await page.getByRole("button", { name: w.run }).click();
      await expect(page.locator(".compare-row").first()).toBeVisible();
    });
  });
}
