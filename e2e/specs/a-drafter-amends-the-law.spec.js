// Amendments are carried out on the law in force on the drafter's own device: what would change is seen, what is not understood is
// said with its line, nothing leaves the page, and the draft is there again after a reload.
import { readFile } from "node:fs/promises";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";
import { withTools } from "../reader.js";

const WORDS = {
  kk: { field: "Өзгерістер", table: "Салыстырма кесте", save: "Кестені жүктеу (DOCX)", text: "Жаңа мәтінді жүктеу (мәтін)", refused: "Орындалмаған өзгерістер", line: "2-жол", find: "Актінің атауы", open: /Файл ашу/, clear: "Жобаны жою", absent: "Актіде мұндай жер жоқ", more: "Өзгерістер дайындау", unread: "Бұл файл оқылмады", left: "Актіде тағы нені қарау керек", numbers: "Цифр мен сөз сәйкес емес" },
  ru: { field: "Изменения", table: "Сравнительная таблица", save: "Скачать таблицу (DOCX)", text: "Скачать новый текст (текст)", refused: "Невыполненные изменения", line: "строка 2", find: "Название акта", open: /Открыть файл/, clear: "Удалить проект", absent: "В акте нет такого места", more: "Подготовить изменения", unread: "Файл не прочитан", left: "Что ещё проверить в акте", numbers: "Цифры и слова расходятся" },
  en: { field: "Amendments", table: "Comparative table", save: "Download the table (DOCX)", text: "Download the new text (text)", refused: "Amendments not carried out", line: "line 2", find: "Title of the act", open: /Open a file/, clear: "Delete the draft", absent: "The act has no such place", more: "Draft amendments", unread: "This file was not read", left: "What else to check in the act", numbers: "Figures and words differ" },
};

const DRAFTS = {
  ru: ["1) в подпункте 2) статьи 4 слово «полной» заменить словами «исчерпывающей»;\n2) пункт 77 статьи 5 исключить;", "подпункт 2) статьи 4", "исчерпывающей"],
  kk: ["1) 4-баптың 2) тармақшасы мынадай редакцияда жазылсын:\n«2) тауар туралы толық ақпарат алу;»;\n2) 5-баптың 77-тармағы алып тасталсын;", "4-баптың 2) тармақшасы", "тауар туралы толық ақпарат алу"],
};

const FAULTY = {
  ru: "1) статью 8 дополнить пунктом 99 следующего содержания:\n«99. Заявление подается в течение 5 (десяти) рабочих дней.»;",
  kk: "1) 8-бап мынадай мазмұндағы 99-тармақпен толықтырылсын:\n«99. Өтініш 5 (он) жұмыс күні ішінде беріледі.»;",
};

for (const ui of LANGUAGES) {
  test.describe(ui, () => {
    test.use({ locale: LOCALES[ui] });
    const w = WORDS[ui];
    const lang = ui === "kk" ? "kk" : "ru";
    const [text, element, words] = DRAFTS[lang];

    test("a draft is carried out as it is typed, and is there again after a reload", async ({ page, site }) => {
      await page.goto(`${site}draft/?act=Z18Q0000005&text=${lang}`);
      await expect(page.locator(".draft-law a")).toBeVisible();
      await page.getByRole("textbox", { name: w.field }).fill(text);
      const row = page.locator(".draft-row");
      await expect(page.getByRole("heading", { name: w.table })).toBeVisible();
      await expect(row).toHaveCount(1);
      await expect(row.getByRole("heading", { level: 3 })).toHaveText(element);
      await expect(row.locator(".draft-side").last()).toContainText(words);
      await expect(row.locator("ins")).not.toHaveCount(0);
      const refused = page.getByRole("region", { name: w.refused });
      await expect(refused).toContainText(w.absent);
      await refused.getByRole("button").click();
      await expect(page.getByRole("textbox", { name: w.field })).toBeFocused();

      // Whatever the page still fetches of itself, nothing of the draft goes with it.
      const sent = [];
      page.on("request", (request) => sent.push([request.method(), decodeURIComponent(request.url()), request.postData()]));
      await page.getByRole("textbox", { name: w.field }).press("End");
      await page.keyboard.type(" ");
      await expect(row).toHaveCount(1);
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: w.text }).click();
      const file = await readFile(await (await download).path(), "utf8");
      expect(file).toContain(words);
      for (const [method, url, data] of sent) {
        expect([method, data], url).toEqual(["GET", null]);
        expect(url.startsWith(site) || url.startsWith("blob:"), url).toBe(true);
        expect(url).not.toContain(words);
      }

      await page.goto(`${site}draft/`);
      await expect(page.getByRole("textbox", { name: w.field })).toHaveValue(/4/);
      await expect(row).toHaveCount(1);
      page.on("dialog", (dialog) => dialog.accept());
      await page.getByRole("button", { name: w.clear }).click();
      await expect(row).toHaveCount(0);
      await page.reload();
      await expect(page.getByRole("textbox", { name: w.field })).toHaveValue("");
    });

    test("what the amendments write is checked as a draft is", async ({ page, site }) => {
      await page.goto(`${site}draft/?act=Z18Q0000005&text=${lang}`);
      await expect(page.locator(".draft-law a")).toBeVisible();
      await page.getByRole("textbox", { name: w.field }).fill(FAULTY[lang]);
      await expect(page.getByRole("region", { name: w.left })).toContainText(w.numbers);
    });

    test("the act is found by its title, or brought from its page", async ({ page, site }) => {
      await page.goto(`${site}draft/?do=amend&text=${lang}`);
      await page.getByRole("searchbox", { name: w.find }).fill(lang === "kk" ? "тұтынушылардың" : "потребителей");
      await page.locator(".draft-acts button").first().click();
      await expect(page.locator(".draft-law a")).toHaveAttribute("href", /id=Z18Q0000005/);
      await withTools(page, `${site}act/?id=Z18Q0000005&text=${lang}&at=art_4`);
      await page.locator("#tool-more").click();
      await page.getByRole("link", { name: w.more }).click();
      await expect(page.locator(".draft-law a")).toHaveAttribute("href", /id=Z18Q0000005/);
    });
  });
}

test.describe("files", () => {
  test.use({ locale: LOCALES.ru });

  test("a table that was saved is a document whose lines are read again, and what is none says so", async ({ page, site }) => {
    const w = WORDS.ru;
    await page.goto(`${site}draft/?act=Z18Q0000005&text=ru`);
    await page.getByRole("textbox", { name: w.field }).fill(DRAFTS.ru[0]);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: w.save }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe("Z18Q0000005.comparative-table.docx");
    const path = await saved.path();
    const bytes = await readFile(path);
    await page.getByLabel(w.open).setInputFiles({ name: "table.docx", mimeType: "application/octet-stream", buffer: bytes });
    await expect(page.getByRole("textbox", { name: w.field })).toHaveValue(/Действующая редакция[\s\S]*исчерпывающей/);
    await page.getByLabel(w.open).setInputFiles({ name: "broken.docx", mimeType: "application/octet-stream", buffer: bytes.subarray(0, bytes.length / 2) });
    await expect(page.getByText(w.unread)).toBeVisible();
    await page.getByLabel(w.open).setInputFiles({ name: "draft.html", mimeType: "text/html", buffer: Buffer.from("<h1>Проект</h1><p>1) статью 4 <b>исключить</b>;</p><script>alert(1)</script>") });
    await expect(page.getByRole("textbox", { name: w.field })).toHaveValue("Проект\n1) статью 4 исключить;");
    await expect(page.locator(".draft-row")).toHaveCount(1);
  });
});
