// Single keys lead through an act; who dictates or presses keys unawares switches them off.
import { TOOLS, withTools } from "../reader.js";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang], viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false });
    const w = TOOLS[lang];

    test("the contents’ box asked for before it has come is gone to when it does", async ({ page, site }) => {
      let give = null;
      const held = new Promise((done) => (give = done));
      await page.route("**/words-*.js", async (route) => {
        await held;
        await route.continue();
      });
      const asked = page.waitForRequest("**/words-*.js");
      await page.goto(`${site}act/?id=Z18Q0000005&text=${lang}&at=art_8`);
      await asked;
      await expect(page.locator("#art_8")).toBeVisible();
      await page.keyboard.press("KeyC");
      await expect(page.getByRole("searchbox", { name: w.filter })).toHaveCount(0);
      give();
      await expect(page.getByRole("searchbox", { name: w.filter })).toBeFocused();
    });

    test("keys go on, back, to the contents, and list themselves", async ({ page, site }) => {
      await withTools(page, `${site}act/?id=Z18Q0000005&text=${lang}&at=art_8`);
      await page.keyboard.press("KeyN");
      await expect(page.locator("#art_9")).toBeVisible();
      await page.locator("#tool-more").waitFor();
      await page.keyboard.press("KeyP");
      await expect(page.locator("#art_8")).toBeVisible();
      await page.keyboard.press("KeyC");
      const box = page.getByRole("searchbox", { name: w.filter });
      await expect(box).toBeFocused();
      await page.keyboard.type("n");
      await expect(page.locator("#art_8"), "letters typed into a field are no commands").toBeVisible();
      await page.locator('a[rel="next"]').click();
      await expect(page.locator("#art_9")).toBeVisible();
      await page.locator("#tool-more").waitFor();
      await expect(box, "what was typed stays from page to page").toHaveValue("n");
      await page.keyboard.press("KeyP");
      await expect(page.locator("#art_8")).toBeVisible();
      await page.keyboard.press("?");
      const list = page.getByRole("dialog", { name: w.keysTitle });
      for (const what of Object.values(w.keys)) await expect(list).toContainText(what);
      await list.getByRole("checkbox", { name: w.keysOn }).uncheck();
      await page.keyboard.press("Escape");
      await expect(list).toHaveCount(0);
      await page.keyboard.press("KeyN");
      await page.keyboard.press("?");
      await page.reload();
      await page.locator("#tool-more").waitFor();
      await page.keyboard.press("KeyN");
      await expect(page.locator("#art_8")).toBeVisible();
      await expect(list).toHaveCount(0);

      // The settings have the way back.
      await page.goto(`${site}settings/`);
      await page.getByRole("button", { name: w.keysTitle }).click();
      await list.getByRole("checkbox", { name: w.keysOn }).check();
      await page.keyboard.press("Escape");
      await page.keyboard.press("KeyO");
      await expect(page.getByRole("heading", { level: 1, name: w.notes })).toBeVisible();
    });
  });
}
