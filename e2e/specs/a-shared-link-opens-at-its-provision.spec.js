// A link to a point of an article opens there; a link to what does not exist says so and offers the way on.
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES, WORDS } from "../words.js";

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("a link to a point shows the point, marked and focused", async ({ page, site }) => {
      await page.goto(`${site}act/?id=K14Q0000002&text=${lang}&at=art_3__point_3`);
      const point = page.locator("#art_3__point_3");
      await expect(point).toBeInViewport();
      await expect(point).toBeFocused();
      await expect(point).toHaveClass(/target/);
    });

    test("a link to an article that is not there shows the act's contents and says why", async ({ page, site }) => {
      await page.goto(`${site}act/?id=K14Q0000002&text=${lang}&at=art_9999`);
      await expect(page.getByRole("alert")).toContainText(WORDS[lang].noSuchPlace);
      await expect(page.getByRole("heading", { name: WORDS[lang].contents })).toBeVisible();
    });

    test("a link to an act that is not there says so", async ({ page, site }) => {
      await page.goto(`${site}act/?id=K0000000000&text=${lang}&at=art_1`);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(WORDS[lang].noSuchAct);
    });
  });
}

test.describe("in Russian", () => {
  test.use({ locale: LOCALES.ru });

  test("the number beside a paragraph is its own link", async ({ page, site }) => {
    await page.goto(`${site}act/?id=K15Q0000003&text=ru&at=art_26`);
    const paragraph = page.locator("#art_26__para_2");
    await paragraph.locator("a.number").first().click();
    await expect(page).toHaveURL(/at=art_26__para_2/);
    await page.reload();
    await expect(paragraph).toBeInViewport();
    await expect(paragraph).toHaveClass(/target/);
  });

  test("the place read is kept by a reload and by going back", async ({ page, site }) => {
    await page.goto(`${site}act/?id=Z18Q0000005&text=ru&at=art_1`);
    await expect(page.locator(".law-text")).toBeVisible();
    await page.evaluate(() => scrollTo(0, 600));
    const height = () => page.evaluate(() => Math.round(scrollY));
    await expect.poll(height).toBeGreaterThan(500);
    const read = await height();

    await page.reload();
    await expect(page.locator(".law-text")).toBeVisible();
    await expect.poll(height).toBe(read);

    // By a click that does not scroll to the link first: that would be another place to come back to.
    await page.getByRole("link", { name: WORDS.ru.next }).evaluate((link) => link.click());
    await expect(page).toHaveURL(/at=art_2(&|$)/);
    await expect.poll(height).toBeLessThan(read);
    await page.goBack();
    await expect(page).toHaveURL(/at=art_1(&|$)/);
    await expect.poll(height).toBe(read);
  });
});
