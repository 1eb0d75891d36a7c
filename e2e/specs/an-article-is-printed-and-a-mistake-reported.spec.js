// On paper: the article, what it is, of which day, and what its terms mean; nothing to press. And a letter to who runs the
// site, where they have named an address.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TOOLS, tool, withTools } from "../reader.js";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const HEADS = { kk: /8-бабы.*мәтін.*edition=2022-06-12/, ru: /ст\. 8 Закона.*текст на.*edition=2022-06-12/, en: /Article 8 of the Law.*text as of.*edition=2022-06-12/ };

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    const w = TOOLS[lang];

    test("a printed article says what it is and explains its terms", async ({ page, site }) => {
      await page.addInitScript(() => {
        window.print = () => (window.printed = true);
      });
      await withTools(page, `${site}act/?id=Z18Q0000005&text=${lang}&at=art_8`);
      await tool(page, "more");
      await page.getByRole("button", { name: w.print }).click();
      expect(await page.evaluate(() => window.printed)).toBe(true);
      await page.emulateMedia({ media: "print" });
      await expect(page.locator(".print-head")).toHaveText(HEADS[lang]);
      await expect(page.locator(".law-text")).toBeVisible();
      await expect(page.locator('.term-card[data-note="1"]')).toBeVisible();
      await expect(page.locator("button:not(.term):visible, .neighbours:visible, .contents:visible")).toHaveCount(0);
    });

    test("a mistake is reported where the site has an address for it, and nowhere else", async ({ page, site, alteredSite }) => {
      await withTools(page, `${site}act/?id=Z18Q0000005&text=${lang}&at=art_8`);
      await tool(page, "more");
      await expect(page.getByRole("button", { name: w.print })).toBeVisible();
      await expect(page.getByRole("link", { name: w.report })).toHaveCount(0);
      const address = await alteredSite((folder) => {
        for (const name of ["", ...readdirSync(folder)]) {
          const file = join(folder, name, "index.html");
          try {
            writeFileSync(file, readFileSync(file, "utf8").replace('<meta name="reports" content="">', '<meta name="reports" content="law@anyq.invalid">'));
          } catch {
            // No page.
          }
        }
      });
      await withTools(page, `${address}act/?id=Z18Q0000005&text=${lang}&at=art_8`);
      await tool(page, "more");
      const letter = new URL(await page.getByRole("link", { name: w.report }).getAttribute("href"));
      expect(letter.pathname).toBe("law@anyq.invalid");
      for (const part of ["Z18Q0000005", "art_8", lang, "2022-06-12", `${address}act/`]) expect(letter.searchParams.get("body")).toContain(part);
    });
  });
}
