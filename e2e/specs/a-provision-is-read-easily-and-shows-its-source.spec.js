// Easy reading: cards of the law's own words, one press away from the text they stand in.
import { createRequire } from "node:module";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const EASY = { kk: "Оңай оқу", ru: "Простое чтение", en: "Easy reading" };
const ORIGINAL = { kk: "Түпнұсқа", ru: "Оригинал", en: "Original" };
const LIABILITY = { kk: "Жауаптылық", ru: "Ответственность", en: "Liability" };

const words = (text) => text.replace(/\s+/g, " ").trim();

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("a fine: for what, how much in tenge today, and the switch is remembered", async ({ page, site }) => {
      await page.goto(`${site}act/?id=K14Q0000002&text=${lang}&at=art_88`);
      await expect(page.locator(".law-text")).toBeVisible();
      await page.getByRole("button", { name: EASY[lang] }).click();
      await expect(page.locator(".law-text")).toBeHidden();
      const card = page.locator(".card").first();
      await expect(card).toContainText(LIABILITY[lang]);
      await expect(card.locator(".worth").first()).toHaveText(/^= [\d\s,\u00a0\u202f–]+ ₸$/);
      await page.reload();
      await expect(page.locator(".card").first()).toBeVisible();
      await page.getByRole("button", { name: ORIGINAL[lang] }).click();
      await expect(page.locator(".law-text")).toBeVisible();
      await expect(page.locator(".card").first()).toBeHidden();
    });

    test("every line of a card is the law's own words and shows where they stand", async ({ page, site }) => {
      await page.goto(`${site}act/?id=K14Q0000002&text=${lang}&at=art_88`);
      const original = words(await page.locator(".law-text").innerText());
      await page.getByRole("button", { name: EASY[lang] }).click();
      const rows = page.locator(".card-row");
      await expect(rows.first()).toBeVisible();
      for (const row of await rows.all()) {
        const said = await row.locator("p").evaluate((line) => {
          const copy = line.cloneNode(true);
          for (const worth of copy.querySelectorAll(".worth")) worth.remove();
          return copy.textContent;
        });
        for (const piece of words(said).split(/[\s,]+/)) expect(original).toContain(piece);
      }
      const row = rows.first();
      const said = words(await row.locator("p").innerText());
      await row.locator(".card-label").click();
      const mark = page.locator(".card-source mark").first();
      await expect(mark).toBeVisible();
      expect(said).toContain(words(await mark.innerText()));
      // The keyboard does the same, and takes it away again.
      await row.locator(".card-label").press("Enter");
      await expect(page.locator(".card-source")).toHaveCount(0);
    });

    for (const theme of ["light", "dark", "contrast"]) {
      test(`easy reading has no violations, ${theme}`, async ({ page, site }) => {
        await page.addInitScript({ path: axe });
        await page.addInitScript((chosen) => {
          localStorage.setItem("anyq.theme", chosen);
          localStorage.setItem("anyq.reading", "easy");
        }, theme);
        await page.goto(`${site}act/?id=K15Q0000003&text=${lang}&at=art_6`);
        await page.locator(".card-label").first().click();
        await expect(page.locator(".card-source")).toBeVisible();
        const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].target.join(" ")} ${nodes[0].failureSummary}`)).toEqual([]);
      });
    }
  });
}

test.describe("in Russian", () => {
  test.use({ locale: LOCALES.ru });

  test("officialese opens an editor's plainer words", async ({ page, site }) => {
    await page.addInitScript(() => localStorage.setItem("anyq.reading", "easy"));
    await page.goto(`${site}act/?id=Z24Q0000010&text=ru&at=art_9`);
    await page.locator('.card button[popovertarget^="gloss-"]').first().click();
    await expect(page.locator(".term-card:popover-open")).toContainText("Проще");
  });
});
