// A question in the citizen's words; the article that answers it stands first, opens, and keeps its place.
import { expect, test } from "../site.js";
import { TASKS } from "../tasks.js";
import { LOCALES, WORDS } from "../words.js";

for (const [law, tasks] of Object.entries(TASKS)) {
  for (const { who, lang, asks, answer, words } of tasks) {
    test.describe(`${who}, ${lang}, ${law} law`, { tag: `@${law}` }, () => {
      test.use({ locale: LOCALES[lang] });

      test(`«${asks}» leads to ${answer.join(" ")}`, async ({ page, site }) => {
        await page.goto(site);
        const field = page.getByRole("combobox", { name: WORDS[lang].searchField });
        await field.fill(asks);
        await field.press("Enter");

        const first = page.locator("main .page-link").first();
        await expect(first).toBeVisible();
        const [act, article] = answer;
        const found = new URL(await first.evaluate((link) => link.href)).searchParams;
        expect({ act: found.get("id"), article: found.get("at")?.split("__")[0] }).toEqual({ act, article });

        const results = page.url();
        await first.click();
        const heading = page.getByRole("heading", { level: 1 });
        await expect(page.locator(".law-text")).toContainText(words);
        const title = await heading.innerText();

        await page.reload();
        await expect(heading).toHaveText(title);
        await expect(page.locator(".law-text")).toContainText(words);

        await page.goBack();
        await expect(page).toHaveURL(results);
        await expect(page.locator("main .page-link").first()).toBeVisible();
      });
    });
  }
}
