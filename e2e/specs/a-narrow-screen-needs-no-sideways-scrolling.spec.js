// 320 pixels, the narrowest phone and a page at 400 %: nothing sticks out, in any language, in the largest letters.
import { expect, test } from "../site.js";
import { BEGINNINGS, PAGES } from "../tasks.js";
import { LANGUAGES, LOCALES, WORDS } from "../words.js";

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

for (const lang of LANGUAGES) {
  test.describe(`suggestions, ${lang}`, () => {
    test.use({ locale: LOCALES[lang], viewport: { width: 320, height: 640 } });

    for (const size of ["normal", "larger"]) {
      test(`suggestions fit and can be hit with a thumb, letters ${size}`, async ({ page, site }) => {
        await page.addInitScript((chosen) => localStorage.setItem("anyq.size", chosen), size);
        await page.goto(site);
        const field = page.getByRole("combobox", { name: WORDS[lang].searchField });
        for (const typed of [BEGINNINGS[lang].heading[0], BEGINNINGS[lang].act[0]]) {
          await field.fill(typed);
          await expect(page.getByRole("option").first()).toBeVisible();
          expect(await sticksOut(page)).toEqual([]);
          // The list may be made anew just now: what is no longer on the page has no height.
          const lowest = () => page.getByRole("option").evaluateAll((all) => Math.min(...all.map((one) => one.getBoundingClientRect().height)));
          await expect.poll(lowest).toBeGreaterThanOrEqual(44);
        }
      });

      test(`how a question was understood, and help, fit, letters ${size}`, async ({ page, site }) => {
        await page.addInitScript((chosen) => localStorage.setItem("anyq.size", chosen), size);
        for (const asks of ["штраф за привышение аывфыв", "уволили", "ТК 26"]) {
          await page.goto(`${site}search/?q=${encodeURIComponent(asks)}&text=ru`);
          await expect(page.locator("main .page-link").first()).toBeVisible();
          await page.getByText(WORDS[lang].helpTitle).click();
          expect(await sticksOut(page), asks).toEqual([]);
        }
      });
    }
  });
}
