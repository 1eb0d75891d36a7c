// In an act of hundreds of articles a reader types a number or the beginnings of words; the same box searches the text.
import { TOOLS, withTools } from "../reader.js";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const TYPED = { kk: ["жылд асы", "жылд"], ru: ["превыш ск", "скорост"], en: ["exceeding sp", "speed"] };

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    const w = TOOLS[lang];

    test("on the act's page its box of search narrows the contents", async ({ page, site }) => {
      await withTools(page, `${site}act/?id=K14Q0000002&text=${lang}`);
      const lines = page.locator(".contents a.contents-line:visible");
      const box = page.getByRole("combobox");
      const before = await lines.count();
      for (const typed of ["88", TYPED[lang][0]]) {
        await box.fill(typed);
        await expect(lines).toHaveCount(1);
        await expect(lines).toHaveAttribute("href", /at=art_88/);
        await expect(page.getByText(w.inContents.replace("{}", "1"))).toBeVisible();
      }
      await box.fill("");
      await expect(lines).toHaveCount(before);
      await expect(page.locator(".contents li[hidden]")).toHaveCount(0);
    });

    test("beside a text the same box leads to the search in the act", async ({ page, site }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await withTools(page, `${site}act/?id=K14Q0000002&text=${lang}&at=art_88`);
      const box = page.getByRole("searchbox", { name: w.filter });
      await box.fill(TYPED[lang][0]);
      await expect(page.locator(".contents a.contents-line:visible")).toHaveCount(1);
      await box.fill(TYPED[lang][1]);
      await box.press("Enter");
      await expect(page).toHaveURL(/search\/\?q=.*act=K14Q0000002/);
      await expect(page.locator("main .page-link").first()).toHaveAttribute("href", /id=K14Q0000002/);
    });
  });
}

test.describe("without Kazakh keys", () => {
  test.use({ locale: LOCALES.kk });

  test("Kazakh headings are found by Russian letters", async ({ page, site }) => {
    await withTools(page, `${site}act/?id=Z18Q0000005&text=kk`);
    await page.getByRole("combobox").fill("кайтару айырбастау");
    await expect(page.locator(".contents a.contents-line:visible")).toHaveAttribute("href", /at=art_8/);
  });
});
