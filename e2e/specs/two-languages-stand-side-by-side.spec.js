// A translator, or a citizen who doubts a translation, reads two languages of an article together, paragraph by paragraph.
import { gunzipSync, gzipSync } from "node:zlib";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TOOLS, tool, withTools } from "../reader.js";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES, WORDS } from "../words.js";

const OTHER = { kk: "ru", ru: "kk", en: "kk" };
const TITLES = { kk: "8-бап. Сапасы тиісінше тауарды айырбастау және қайтару", ru: "Статья 8. Обмен и возврат товара надлежащего качества" };

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    const [w, other] = [TOOLS[lang], OTHER[lang]];

    test("each paragraph stands beside itself, in its own language, and the address says so", async ({ page, site }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await withTools(page, `${site}act/?id=Z18Q0000005&text=${lang}&at=art_8`);
      await tool(page, "more");
      await page.getByRole("button", { name: w.beside.replace("{}", w.languages[other]) }).click();
      await expect(page).toHaveURL(new RegExp(`beside=${other}`));
      await page.reload();
      await expect(page.locator(".beside-title")).toHaveText(TITLES[other]);
      const rows = page.locator(".law-text .provision:has(> .passage)");
      for (const row of await rows.all()) {
        const [own, beside] = [await row.locator("> .passage").boundingBox(), await row.locator("> .beside").boundingBox()];
        expect(Math.abs(own.y - beside.y), await row.getAttribute("id")).toBeLessThan(8);
        expect(beside.x).toBeGreaterThan(own.x + own.width - 1);
        await expect(row.locator("> .beside")).toHaveAttribute("lang", other);
      }
      // It stays while the reader goes on in the act.
      await page.getByRole("link", { name: WORDS[lang].next }).click();
      await expect(page.locator("#art_9 .beside").first()).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`at=art_9.*beside=${other}`));
      await tool(page, "more");
      await page.getByRole("button", { name: w.besideOff }).click();
      await expect(page.locator(".beside")).toHaveCount(0);
      await expect(page).not.toHaveURL(/beside/);
    });

    test("on a phone one stands below the other", async ({ page, site }) => {
      await withTools(page, `${site}act/?id=Z18Q0000005&text=${lang}&at=art_8&beside=${other}`);
      const row = page.locator("#art_8__para_2");
      const [own, beside] = [await row.locator("> .passage").boundingBox(), await row.locator("> .beside").boundingBox()];
      expect(beside.y).toBeGreaterThanOrEqual(own.y + own.height);
    });
  });
}

test.describe("a paragraph that only one language has", () => {
  test.use({ locale: LOCALES.ru });

  test("is said to be missing in the other", async ({ page, alteredSite }) => {
    const site = await alteredSite((folder) => {
      const acts = join(folder, "bundle/acts");
      for (const name of readdirSync(acts).filter((one) => one.startsWith("Z18Q0000005.kk."))) {
        const head = JSON.parse(gunzipSync(readFileSync(join(acts, name))));
        const renamed = JSON.stringify(head).replaceAll("art_8__para_4", "art_8__para_9");
        writeFileSync(join(acts, name), gzipSync(renamed));
      }
    });
    await withTools(page, `${site}act/?id=Z18Q0000005&text=ru&at=art_8&beside=kk`);
    await expect(page.locator("#art_8__para_4 > .beside")).toHaveText(TOOLS.ru.besideMissing);
    await expect(page.locator(".law-text > .beside").first()).toHaveText(TOOLS.ru.besideExtra);
  });
});
