// axe finds nothing on any page, in any language of the interface, light, dark and in high contrast.
import { createRequire } from "node:module";
import { expect, test } from "../site.js";
import { PAGES } from "../tasks.js";
import { LANGUAGES, LOCALES } from "../words.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds on the page as it stands, short enough to read. */
const violations = async (page) => {
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`));
};

/** The page stands: its heading is there and nothing is loading. */
const settled = async (page) => {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".waiting, .skeleton, .progress")).toHaveCount(0);
};

for (const [law, pages] of Object.entries(PAGES)) {
  for (const lang of LANGUAGES) {
    for (const colorScheme of ["light", "dark"]) {
      test.describe(`${law} law, ${lang}, ${colorScheme}`, { tag: `@${law}` }, () => {
        test.use({ locale: LOCALES[lang], colorScheme });

        for (const { name, address } of pages) {
          test(`${name} has no violations`, async ({ page, site }) => {
            // Added by the browser itself, so the page's content policy needs no hole for it.
            await page.addInitScript({ path: axe });
            const text = address.startsWith("act/") ? `&text=${lang}` : "";
            await page.goto(`${site}${address}${text}`);
            await settled(page);
            expect(await violations(page)).toEqual([]);
          });
        }
      });
    }
  }
}

test.describe("high contrast", () => {
  test.use({ locale: LOCALES.ru });

  test("an article has no violations in the contrast theme and the largest letters", async ({ page, site }) => {
    await page.addInitScript({ path: axe });
    await page.addInitScript(() => {
      localStorage.setItem("anyq.theme", "contrast");
      localStorage.setItem("anyq.size", "larger");
    });
    await page.goto(`${site}act/?id=K14Q0000002&at=art_88&text=ru`);
    await settled(page);
    await expect(page.locator("html")).toHaveAttribute("data-theme", "contrast");
    expect(await violations(page)).toEqual([]);
  });
});
