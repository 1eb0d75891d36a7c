// Comments on a draft are read on the drafter's own device: who stands where and by which words, copies folded with their number, the
// articles spoken of, what is new; what is written to files does not tell who wrote it.
import { readFile } from "node:fs/promises";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const WORDS = {
  kk: { open: /Пікірлер файлын ашу/, against: /^Қарсы:/, proposal: /^Ұсыныс:/, campaigns: "Бірдей хаттар", campaign: /3 бірдей хат/, bad: "Бұл файлда пікірлер табылмады", csv: "CSV жүктеу", json: "JSON жүктеу", fresh: "Алдыңғы жолдан бері жаңасы: 1.", provisions: "Қай баптар туралы", newOnly: "Тек жаңалары" },
  ru: { open: /Открыть файл комментариев/, against: /^Против:/, proposal: /^Предложение:/, campaigns: "Одинаковые письма", campaign: /Одинаковых писем: 3/, bad: "В этом файле комментариев не нашлось", csv: "Скачать CSV", json: "Скачать JSON", fresh: "Новых с прошлого раза: 1.", provisions: "О каких статьях", newOnly: "Только новые" },
  en: { open: /Open a file of comments/, against: /^Against:/, proposal: /^Proposal:/, campaigns: "Copies of one letter", campaign: /Copies: 3/, bad: "No comments were found in this file", csv: "Download CSV", json: "Download JSON", fresh: "New since the last time: 1.", provisions: "About which articles", newOnly: "New ones only" },
};

const LETTER = "Требую отклонить законопроект о пасеках, потому что он разорит наши семьи и оставит сёла без мёда.";
const COMMENTS = [
  ["date", "provision", "text"],
  ["2026-05-04", "", LETTER],
  ["2026-05-04", "", `Здравствуйте! ${LETTER}`],
  ["2026-05-05", "", `${LETTER} Иванов И., ИИН 900101300123, тел. +7 701 555 12 34`],
  ["2026-05-05", "", "Предлагаю в статье 2 увеличить срок до десяти дней."],
  ["2026-05-06", "2-бап", "Қолдаймын, өте дұрыс шешім."],
  ["2026-05-06", "", "<img src=x onerror=alert(1)> Пчёлы."],
];
const file = (rows) => ({ name: "comments.csv", mimeType: "text/csv", buffer: Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n")) });
const DRAFT = "О пасеках\nСтатья 1. Пасека\n1. Пасека огораживается.\nСтатья 2. Болезнь\n1. О болезни пчел сообщают в течение трех дней.";

for (const ui of LANGUAGES) {
  test.describe(ui, () => {
    test.use({ locale: LOCALES[ui] });
    const w = WORDS[ui];

    test("a file of comments is read, filtered and passed on without what tells who wrote", async ({ page, site }) => {
      await page.goto(`${site}about/`);
      await page.evaluate((text) => localStorage.setItem("anyq.check", JSON.stringify({ text })), DRAFT);
      await page.goto(`${site}opinion/`);
      await page.getByLabel(w.open).setInputFiles({ name: "comments.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK no workbook") });
      await expect(page.getByText(w.bad)).toBeVisible();

      const sent = [];
      page.on("request", (request) => sent.push([request.method(), request.url()]));
      await page.getByLabel(w.open).setInputFiles(file(COMMENTS));
      await expect(page.getByText(w.campaign)).toBeVisible();
      await expect(page.getByRole("button", { name: w.against })).toHaveText(/: 3$/);
      await expect(page.getByRole("button", { name: w.proposal })).toHaveText(/: 1$/);
      const comments = page.locator(".opinion-comment");
      await expect(comments).toHaveCount(6);
      await expect(page.locator(".opinion-comment img")).toHaveCount(0);
      await expect(page.getByRole("region", { name: w.provisions }).getByRole("rowheader")).toHaveCount(1);

      await page.getByRole("button", { name: w.proposal }).click();
      await expect(comments).toHaveCount(1);
      await expect(comments.locator("mark")).toHaveText("Предлагаю");
      await page.getByRole("button", { name: w.against }).click();
      await expect(comments).toHaveCount(3);
      const saved = async (name) => {
        const download = page.waitForEvent("download");
        await page.getByRole("button", { name }).click();
        return String(await readFile(await (await download).path()));
      };
      for (const text of [await saved(w.csv), await saved(w.json)]) {
        expect(text).toContain("Требую отклонить");
        expect(text).not.toContain("900101300123");
        expect(text).not.toContain("555 12 34");
        expect(text).not.toContain("Предлагаю");
      }
      for (const [method, url] of sent) {
        expect(method, url).toBe("GET");
        expect(url.startsWith(site) || url.startsWith("blob:"), url).toBe(true);
      }

      // The next time only what nobody has seen is new; the comments themselves were not kept.
      await page.reload();
      await expect(comments).toHaveCount(0);
      await page.getByLabel(w.open).setInputFiles(file([...COMMENTS, ["2026-05-07", "", "Кто будет считать ульи?"]]));
      await expect(page.getByText(w.fresh)).toBeVisible();
      await page.getByRole("checkbox", { name: w.newOnly }).check();
      await expect(comments).toHaveCount(1);
      expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("Требую");
    });
  });
}
