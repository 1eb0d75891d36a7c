// From the home page to an act, its contents, an article, the terms in it, the next one, and its translation.
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES, WORDS } from "../words.js";

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("every page says that the sample's law is made up", async ({ page, site }) => {
      for (const address of ["", "search/", `act/?id=K14Q0000002&at=art_88&text=${lang}`, "settings/", "about/"]) {
        await page.goto(site + address);
        await expect(page.getByRole("note")).toContainText(WORDS[lang].fictional);
      }
    });

    test("home page, act, contents, article, next article", async ({ page, site }) => {
      await page.goto(site);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(WORDS[lang].tagline);
      await page.locator('a.act-title[href*="id=Z18Q0000005"]').click();
      await expect(page.getByRole("heading", { name: WORDS[lang].contents })).toBeVisible();
      await page.locator('.contents a[href*="at=art_10"]').first().click();
      await expect(page.locator("#art_10")).toBeVisible();
      await page.getByRole("link", { name: WORDS[lang].next }).click();
      await expect(page.locator("#art_10-1")).toBeVisible();
      await expect(page).toHaveTitle(/10-1/);
    });

    test("the law's own text carries its language", async ({ page, site }) => {
      await page.goto(`${site}act/?id=Z18Q0000005&text=${lang}&at=art_8`);
      await expect(page.locator(".law-text")).toHaveAttribute("lang", lang);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
    });
  });
}

test.describe("in Russian", () => {
  test.use({ locale: LOCALES.ru });

  test("changing the language keeps the place", async ({ page, site }) => {
    await page.goto(`${site}act/?id=Z18Q0000005&text=ru&at=art_8`);
    await expect(page.locator(".law-text")).toContainText("товар");
    await page.getByRole("button", { name: WORDS.kk.short }).click();
    await expect(page.locator(".law-text")).toContainText("тауар");
    await expect(page).toHaveURL(/at=art_8/);
    await expect(page.locator("html")).toHaveAttribute("lang", "kk");
  });

  test("a term opens its definition in place, and Escape closes it", async ({ page, site }) => {
    await page.goto(`${site}act/?id=Z18Q0000005&text=ru&at=art_8`);
    const term = page.locator(".law-text button.term").first();
    await term.click();
    const card = page.locator(".term-card:popover-open");
    await expect(card).toBeVisible();
    await expect(card.getByRole("link", { name: /^Определено/ })).toHaveAttribute("href", /at=art_1/);
    await page.keyboard.press("Escape");
    await expect(card).toHaveCount(0);
    await expect(term).toBeFocused();
  });

  test("an earlier edition says that it is one and leads to the latest", async ({ page, site }) => {
    await page.goto(`${site}act/?id=700007&text=ru&edition=2021-03-10&at=art_12`);
    const notice = page.locator(".notice-warning");
    await expect(notice).toContainText("2021");
    await notice.getByRole("link").click();
    await expect(page).not.toHaveURL(/edition=/);
    await expect(page.locator(".notice-warning")).toHaveCount(0);
  });

  test("a repealed article is named as such", async ({ page, site }) => {
    await page.goto(`${site}act/?id=Z18Q0000005&text=ru&at=art_15`);
    await expect(page.locator(".badge-repealed").first()).toBeVisible();
  });

  test("the keyboard alone finds and opens an article", async ({ page, site }) => {
    await page.goto(site);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: WORDS.ru.skip })).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type("шум ночью");
    await page.keyboard.press("Enter");
    const first = page.locator("main .page-link").first();
    await expect(first).toBeVisible();
    for (let step = 0; step < 40 && !(await first.evaluate((link) => link === document.activeElement)); step += 1) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await expect(page.locator(".law-text")).toContainText("ночное время");
  });

  test("the choice of appearance outlives the visit", async ({ page, site }) => {
    await page.goto(`${site}settings/`);
    await page.getByRole("radio", { name: WORDS.ru.dark }).check();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await page.goto(site);
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  });
});
