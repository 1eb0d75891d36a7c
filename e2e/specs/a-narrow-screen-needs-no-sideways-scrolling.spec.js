// 320 pixels, the narrowest phone and a page at 400 %: nothing sticks out, in any language, in the largest letters.
import { expect, test } from "../site.js";
import { PAGES } from "../tasks.js";
import { LANGUAGES, LOCALES } from "../words.js";

/** What reaches past the right edge of a page that can be scrolled sideways. */
const sticksOut = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName} ${element.getAttribute("class")} ${element.textContent.slice(0, 40)}`);
  });

for (const [law, pages] of Object.entries(PAGES)) {
  for (const lang of LANGUAGES) {
    test.describe(`${law} law, ${lang}`, { tag: `@${law}` }, () => {
      test.use({ locale: LOCALES[lang], viewport: { width: 320, height: 640 } });

      for (const size of ["normal", "larger"]) {
        test(`every page fits, letters ${size}`, async ({ page, site }) => {
          await page.addInitScript((chosen) => localStorage.setItem("anyq.size", chosen), size);
          for (const { name, address } of pages) {
            const text = address.startsWith("act/") ? `&text=${lang}` : "";
            await page.goto(`${site}${address}${text}`);
            await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
            await expect(page.locator(".waiting, .skeleton, .progress")).toHaveCount(0);
            expect.soft(await sticksOut(page), name).toEqual([]);
          }
        });
      }
    });
  }
}
