// A reader whose browser runs no scripts, and a search engine: the static pages have the law whole.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../site.js";
import { LANGUAGES } from "../words.js";

test.use({ javaScriptEnabled: false });

test("from the first page by links alone to an article, in each language", async ({ page, site }) => {
  expect(existsSync(join(process.env.ANYQ_SITE_SAMPLE, "text/index.html")), "the site has static pages").toBe(true);
  for (const lang of LANGUAGES) {
    await page.goto(`${site}text/index.html`);
    await page.locator(`a[href="${lang}/code.html"]`).click();
    await page.locator('a[href="act/K14Q0000002.html"]').click();
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await page.locator('nav a[href="#art_1"]').click();
    await expect(page).toHaveURL(/#art_1$/);
    await expect(page.locator("#art_1")).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling").toBe(true);
  }
});

test("an article of a static page opens in the app", async ({ page, site }) => {
  await page.goto(`${site}text/ru/act/K14Q0000002.html`);
  await expect(page.locator("#art_1 a")).toHaveAttribute("href", "../../../act/?id=K14Q0000002&text=ru&at=art_1");
});
