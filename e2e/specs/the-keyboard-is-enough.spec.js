// Without a mouse: a question, the article that answers it, a definition in it, and back – with the focus seen at each step.
// Once on a phone's width and once on a wide screen at 400 %, which is 320 CSS pixels.
import { expect, test } from "../site.js";
import { LOCALES, WORDS } from "../words.js";

const QUESTIONS = { kk: "тауарды қайтару", ru: "возврат товара", en: "return of goods" };

/** Presses Tab until the focus is on what is looked for. */
const tabTo = async (page, selector) => {
  for (let pressed = 0; pressed < 120; pressed++) {
    const there = await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector);
    if (there) {
      await expect(page.locator(":focus")).toBeInViewport();
      const outline = await page.locator(":focus").evaluate((element) => Number.parseFloat(getComputedStyle(element).outlineWidth));
      expect(outline, `the focus on ${selector} is seen`).toBeGreaterThan(0);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`no ${selector} within 120 presses of Tab`);
};

for (const lang of Object.keys(QUESTIONS)) {
  for (const [screen, viewport] of Object.entries({ "a wide screen": { width: 1280, height: 800 }, "1280 pixels at 400 %": { width: 320, height: 256 } })) {
    test.describe(`${lang}, ${screen}`, () => {
      test.use({ locale: LOCALES[lang], viewport, isMobile: false, hasTouch: false });

      test("search, article, definition and back by keyboard alone", async ({ page, site }) => {
        await page.goto(site);
        await expect(page.locator(".acts").first()).toBeVisible();
        await tabTo(page, 'input[type="search"]');
        await page.keyboard.type(QUESTIONS[lang]);
        await page.keyboard.press("Enter");
        await expect(page.locator(".page-link").first()).toBeVisible();
        await tabTo(page, ".page-link");
        const chosen = await page.locator(":focus").getAttribute("href");
        await page.keyboard.press("Enter");
        await expect(page.locator(".law-text")).toBeVisible();
        await expect(page).toHaveURL((url) => url.href.endsWith(chosen));
        await tabTo(page, ".law-text .term");
        await page.keyboard.press("Enter");
        await expect(page.locator(".term-card:popover-open")).toBeVisible();
        await page.keyboard.press("Escape");
        await expect(page.locator(".term-card:popover-open")).toHaveCount(0);
        await page.goBack(); // the browser's own key, which a headless one does not know
        await expect(page.locator(".page-link").first()).toBeVisible();
        await expect(page.getByRole("combobox", { name: WORDS[lang].searchField })).toHaveValue(QUESTIONS[lang]);
      });
    });
  }
}
