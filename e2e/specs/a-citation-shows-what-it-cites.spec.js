// Who meets «пункт 1 настоящей статьи» sees what it says without losing the place: by pointing, by the keyboard, by a tap.
import { TOOLS, withTools } from "../reader.js";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const ADDRESS = (site, lang) => `${site}act/?id=Z18Q0000005&text=${lang}&at=art_8`;

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    const w = TOOLS[lang];

    test("a tap opens a card with the way on, a second tap goes there", async ({ page, site }) => {
      await withTools(page, ADDRESS(site, lang));
      const citation = page.locator("#art_8__para_3 a.reference").first();
      await citation.tap();
      const card = page.getByRole("dialog", { name: w.preview });
      await expect(card).toContainText("8");
      await expect(card.locator("p.law").last()).toHaveAttribute("lang", lang);
      await expect(page).toHaveURL(/at=art_8$/);
      await page.keyboard.press("Escape");
      await expect(card).toHaveCount(0);
      await expect(citation).toBeFocused();
      await citation.tap();
      await card.getByRole("link", { name: w.open }).tap();
      await expect(page).toHaveURL(/at=art_8__para_1/);
      await expect(card).toHaveCount(0);
    });
  });
}

test.describe("with a mouse and a keyboard", () => {
  test.use({ locale: LOCALES.ru, hasTouch: false, isMobile: false, viewport: { width: 1280, height: 800 } });

  test("the card can be pointed at, closed by Escape, and describes the link", async ({ page, site }) => {
    await withTools(page, ADDRESS(site, "ru"));
    const citation = page.locator("#art_8__para_3 a.reference").first();
    const card = page.locator("#preview");
    // What comes when the page is at rest may move the citation away from the pointer.
    await expect(async () => {
      await page.mouse.move(5, 5);
      await citation.hover();
      await expect(card).toContainText("Потребитель", { timeout: 2_000 });
    }).toPass();
    await card.hover();
    await page.waitForTimeout(600);
    await expect(card, "it stays while it is pointed at").toBeVisible();
    await page.keyboard.press("Escape");
    await expect(card).toHaveCount(0);
    await page.mouse.move(5, 5);
    // From the button before it, as a reader by keyboard comes.
    await citation.evaluate((link) => link.previousElementSibling?.focus());
    await page.keyboard.press("Tab");
    await citation.focus();
    await expect(citation).toHaveAttribute("aria-describedby", "preview");
    await expect(card).toHaveRole("tooltip");
    await citation.click();
    await expect(page).toHaveURL(/at=art_8__para_1/);
  });
});
