// Slips, other keys, everyday words, numbers of articles: the article that answers stands first, and the page says how
// the question was understood.
import { expect, test } from "../site.js";
import { SLIPS } from "../tasks.js";
import { LANGUAGES, LOCALES, WORDS } from "../words.js";

for (const { slip, lang, asks, answer, says, word } of SLIPS) {
  test.describe(`${slip}, ${lang}`, () => {
    test.use({ locale: LOCALES[lang] });

    test(`«${asks}» leads to ${answer.join(" ")} and says how it was understood`, async ({ page, site }) => {
      await page.goto(site);
      const field = page.getByRole("combobox", { name: WORDS[lang].searchField });
      await field.fill(asks);
      await field.press("Enter");
      const first = page.locator(".page-found").first();
      const [act, article] = answer;
      await expect(first.getByRole("link")).toHaveAttribute("href", new RegExp(`id=${act}&text=${lang}&at=${article}(_|$)`));
      const saying = says === "cited" ? first : page.locator(".understood li").filter({ hasText: WORDS[lang][says] });
      await expect(saying.first()).toContainText(WORDS[lang][says]);
      if (word) await expect(saying.filter({ hasText: word }).locator(`[lang="${lang}"]`).filter({ hasText: word }).first()).toBeVisible();
    });
  });
}

test.describe("in Russian", () => {
  test.use({ locale: LOCALES.ru });

  test("the law's wording of an everyday word is a link that searches for it", async ({ page, site }) => {
    await page.goto(`${site}search/?q=${encodeURIComponent("уволили")}`);
    await page.locator(".understood").getByRole("link", { name: "расторжение трудового договора", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("«расторжение трудового договора»");
    await expect(page.locator("main .page-link").first()).toBeVisible();
  });

  test("a Kazakh question typed with Russian keys is searched in the Kazakh texts of a Russian site", async ({ page, site }) => {
    await page.goto(`${site}search/?q=${encodeURIComponent("тунги шу")}`);
    await expect(page.locator("main .page-link").first()).toHaveAttribute("href", /id=K14Q0000002&text=kk&at=art_85/);
  });

  test("English words are searched in the English texts of a Russian site", async ({ page, site }) => {
    await page.goto(`${site}search/?q=${encodeURIComponent("fine for speeding")}`);
    await expect(page.locator("main .page-link").first()).toHaveAttribute("href", /id=K14Q0000002&text=en&at=art_88/);
  });
});

test.describe("in Kazakh", () => {
  test.use({ locale: LOCALES.kk });

  test("a Russian question is searched in the Russian texts of a Kazakh site", async ({ page, site }) => {
    await page.goto(`${site}search/?q=${encodeURIComponent("штраф за привышение скорости")}`);
    await expect(page.locator("main .page-link").first()).toHaveAttribute("href", /id=K14Q0000002&text=ru&at=art_88/);
  });
});

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("the nearest articles are shown as no more than that, with the word that no text has", async ({ page, site }) => {
      await page.goto(`${site}search/?q=${encodeURIComponent("штраф аывфыв")}&text=ru`);
      await expect(page.locator(".notice-nearest")).toContainText(WORDS[lang].nearest);
      await expect(page.locator(".understood")).toContainText(WORDS[lang].unknown);
      await expect(page.locator(".understood")).toContainText("аывфыв");
    });

    test("when nothing is found there are ways on: the other languages and all acts", async ({ page, site }) => {
      await page.goto(`${site}search/?q=${encodeURIComponent("ыъыъыъыъ")}&text=ru`);
      const results = page.locator(".results");
      await expect(results.locator(".results-count")).toHaveText(WORDS[lang].nothing);
      await expect(results.locator('a[href*="text=kk"]')).toBeVisible();
      await expect(results.locator('a[href*="text=en"]')).toBeVisible();
      await expect(results.locator('a[href="./"]')).toBeVisible();
    });

    test("every example of the search help finds something", async ({ page, site }) => {
      await page.goto(`${site}search/?q=88&text=${lang}`);
      const help = page.locator(".search-help");
      await help.getByText(WORDS[lang].helpTitle).click();
      await expect(help.locator("a").first()).toBeVisible();
      const examples = await help.locator("a").evaluateAll((links) => links.map((link) => link.href));
      expect(examples.length).toBeGreaterThanOrEqual(6);
      for (const example of examples) {
        await page.goto(example);
        await expect(page.locator("main .page-link").first()).toBeVisible();
        await expect(page.locator(".notice-nearest"), example).toHaveCount(0);
      }
    });
  });
}
