// A reader with low vision: one press, larger letters, more room; at 320 pixels – the narrowest phone, a page at 400 % – no
// text is cut and nothing in the header lies on anything else.
import { expect, test } from "../site.js";
import { PAGES } from "../tasks.js";
import { LANGUAGES, LOCALES } from "../words.js";

const SWITCH = { kk: "Нашар көретіндерге арналған нұсқа", ru: "Версия для слабовидящих", en: "Low-vision version" };

/** Elements that hide part of their own text, and parts of the header that overlap. */
const lost = (page) =>
  page.evaluate(() => {
    const isHidden = (element) => element.closest(".visually-hidden, .brand span, .search-go span, [hidden]") || element.clientWidth === 0;
    const cut = [...document.querySelectorAll("body *")].filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      if (isHidden(element) || !element.textContent.trim()) return false;
      return (overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1) || (overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1);
    });
    const parts = [...document.querySelectorAll(".header-row > *, .languages > *")].map((element) => [element, element.getBoundingClientRect()]);
    const overlaps = parts.flatMap(([a, first], i) =>
      parts.slice(i + 1).filter(([b, second]) => !a.contains(b) && first.left < second.right - 1 && second.left < first.right - 1 && first.top < second.bottom - 1 && second.top < first.bottom - 1)
        .map(([b]) => `${a.className} lies on ${b.className}`),
    );
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["the page is wider than the screen"] : [];
    return [...cut.map((element) => `${element.tagName}.${element.className} cuts ${element.textContent.slice(0, 30)}`), ...overlaps, ...wide];
  });

const settled = async (page) => {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".waiting, .skeleton, .progress")).toHaveCount(0);
};

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("the eye in the header makes everything large and says whether it is on; a second press brings the chosen theme back", async ({ page, site }) => {
      await page.addInitScript(() => localStorage.setItem("anyq.theme", "light"));
      await page.goto(`${site}act/?id=K14Q0000002&at=art_88&text=${lang}`);
      await settled(page);
      const look = () => page.locator(".law-text").evaluate((text) => ({ size: Number.parseFloat(getComputedStyle(text).fontSize), ground: getComputedStyle(document.body).backgroundColor }));
      const before = await look();
      const eye = page.getByRole("button", { name: SWITCH[lang] });
      await expect(eye).toHaveAttribute("aria-pressed", "false");
      await eye.click();
      await expect(eye).toHaveAttribute("aria-pressed", "true");
      const now = await look();
      expect(now.size).toBeGreaterThan(before.size * 1.3);
      expect(now.ground).toBe("rgb(0, 0, 0)");
      await page.reload();
      await settled(page);
      expect(await look()).toEqual(now);
      await eye.click();
      expect(await look()).toEqual(before);
    });

    for (const sight of ["normal", "low"]) {
      for (const width of [320, 390]) {
        test(`no page loses anything at ${width} pixels, sight ${sight}`, async ({ page, site }) => {
          await page.setViewportSize({ width, height: 640 });
          await page.addInitScript((sight) => sight === "low" && localStorage.setItem("anyq.sight", "low"), sight);
          for (const { name, address } of PAGES.sample) {
            await page.goto(`${site}${address}${address.startsWith("act/") ? `&text=${lang}` : ""}`);
            await settled(page);
            expect.soft(await lost(page), name).toEqual([]);
            if (sight === "normal") {
              const lines = await page.locator(".header-row").evaluate((row) => new Set([...row.children].map((part) => Math.round((part.getBoundingClientRect().top + part.getBoundingClientRect().bottom) / 20))).size);
              expect.soft(lines, `${name}: the header is one line`).toBe(1);
            }
          }
        });
      }
    }
  });
}
