// What applied when the contract was signed? The text of any date, where the collection has it; and what changed since,
// word by word, by signs and not by colour alone.
import { TOOLS, tool, withTools } from "../reader.js";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    const w = TOOLS[lang];

    test("a date opens the text of that day, and a day before all texts is called unknown", async ({ page, site }) => {
      await withTools(page, `${site}act/?id=700007&text=${lang}&at=art_12`);
      await tool(page, "more");
      await page.getByRole("button", { name: w.onDate }).click();
      const field = page.getByLabel(w.onDate, { exact: true }).last();
      await field.fill("2019-05-01");
      await page.getByRole("button", { name: w.showText }).click();
      await expect(page.getByRole("dialog").getByRole("status")).toContainText(w.unknownThen.split("{}").pop().trim().slice(0, 1));
      await field.fill("2022-05-01");
      await page.getByRole("button", { name: w.showText }).click();
      await expect(page).toHaveURL(/edition=2021-03-10/);
      await expect(page.locator("#art_12")).toBeVisible();
    });

    test("two texts are compared, and the address can be shared", async ({ page, site }) => {
      await withTools(page, `${site}act/?id=700007&text=${lang}&at=art_12`);
      await tool(page, "more");
      await page.getByRole("button", { name: w.onDate }).click();
      await page.getByRole("button", { name: w.compareGo }).click();
      await expect(page).toHaveURL(/compare=2021-03-10/);
      for (const again of [false, true]) {
        if (again) await page.reload();
        const changes = page.locator(".change");
        await expect(changes.first()).toBeVisible();
        await expect(page.locator(".changes-of").getByRole("status")).toContainText(w.unchanged.split("{}")[0]);
        await expect(page.locator(".change-amended ins").first()).toBeVisible();
        await expect(page.locator(".change-amended del").first()).toBeVisible();
        const signs = await page.evaluate(() => ["ins", "del"].map((tag) => getComputedStyle(document.querySelector(tag), "::before").content));
        expect(signs).toEqual(['"+"', '"−"']);
        await expect(changes.first().locator("p.law")).toHaveAttribute("lang", lang);
      }
      await page.locator(".change-amended a").first().click();
      await expect(page.locator(".law-text")).toBeVisible();
      await expect(page).not.toHaveURL(/compare/);
    });
  });
}
