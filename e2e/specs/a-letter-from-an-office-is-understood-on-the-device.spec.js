// A letter from an office: pasted, explained by the analysis worker, sent nowhere.
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const LETTERS = {
  kk: {
    text: "Құрметті Айгүл Сәрсенқызы!\nСіз он айлық есептік көрсеткіш мөлшерінде айыппұл төлеуге міндеттісіз.\n<script>alert(1)</script>",
    explain: "Түсіндіру", who: "Айгүл",
  },
  ru: {
    text: "Уважаемая Айгуль Сарсеновна!\nВы обязаны уплатить штраф в размере 10 месячных расчетных показателей согласно статье 88 Кодекса об административных правонарушениях. Иное не предусмотрено.\n<script>alert(1)</script>",
    explain: "Объяснить", who: "Айгуль",
  },
  en: {
    text: "Dear Ms Aigul,\nThe owner shall pay a fine of 10 monthly calculation indices within seven working days.\n<script>alert(1)</script>",
    explain: "Explain", who: "Aigul",
  },
};

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("a letter is told as cards of its own words, and nothing of it is sent or kept", async ({ page, site }) => {
      const { text, explain, who } = LETTERS[lang];
      const asked = [];
      page.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
      await page.goto(`${site}letter/`);
      await page.getByRole("textbox").fill(text);
      await page.getByRole("button", { name: explain }).click();
      await expect(page.locator(".card")).not.toHaveCount(0);
      await expect(page.locator(".cards")).toContainText("<script>alert(1)</script>");
      await expect(page.locator(".cards .worth").first()).toContainText("₸");
      expect(asked.filter((one) => decodeURIComponent(one).includes(who))).toEqual([]);
      const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
      expect(kept).not.toContain(who);
    });
  });
}

test.describe("in Russian", () => {
  test.use({ locale: LOCALES.ru });

  test("a citation in a letter leads to the search, and an empty letter is asked for", async ({ page, site }) => {
    await page.goto(`${site}letter/`);
    await page.getByRole("button", { name: "Объяснить" }).click();
    await expect(page.getByText("Сначала вставьте текст.")).toBeVisible();
    await page.getByRole("textbox").fill(LETTERS.ru.text);
    await page.getByRole("button", { name: "Объяснить" }).click();
    await page.locator(".cards a.reference").first().click();
    await expect(page.locator("main .page-link").first()).toHaveAttribute("href", /K14Q0000002.*art_88/);
  });
});
