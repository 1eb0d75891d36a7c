// A bundle that is missing, old or damaged: the reader is told in words, and what can still be read can be read.
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES, WORDS } from "../words.js";

// The browser itself reports an answer 404 in the console; here that is the point.
test.use({ tolerated: [/Failed to load resource/] });

const manifest = (site) => join(site, "bundle", "manifest.json");

/** Halves every file of a folder of the bundle whose name fits. */
const damage = (site, folder, pattern) => {
  const place = join(site, "bundle", folder);
  const names = readdirSync(place).filter((name) => pattern.test(name));
  expect(names.length, `files of ${folder} to damage`).toBeGreaterThan(0);
  for (const name of names) truncateSync(join(place, name), Math.floor(statSync(join(place, name)).size / 2));
};

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("without a bundle the home page says that the law is absent", async ({ page, alteredSite }) => {
      const site = await alteredSite((copy) => rmSync(join(copy, "bundle"), { recursive: true }));
      await page.goto(site);
      await expect(page.getByRole("alert")).toContainText(WORDS[lang].noBundle);
    });

    test("a bundle of another format is refused with both sides named", async ({ page, alteredSite }) => {
      const site = await alteredSite((copy) => {
        const old = { ...JSON.parse(readFileSync(manifest(copy), "utf8")), format: 99, languages: "another shape" };
        writeFileSync(manifest(copy), JSON.stringify(old));
      });
      await page.goto(site);
      await expect(page.getByRole("alert")).toContainText(WORDS[lang].otherFormat);
      await expect(page.getByRole("alert")).toContainText("99");
    });

    test("a damaged manifest is named", async ({ page, alteredSite }) => {
      const site = await alteredSite((copy) => truncateSync(manifest(copy), 40));
      await page.goto(site);
      await expect(page.getByRole("alert")).toContainText(WORDS[lang].damaged);
      await expect(page.getByRole("alert")).toContainText("manifest.json");
    });

    test("a damaged act is named, and the others can be read", async ({ page, alteredSite }) => {
      const site = await alteredSite((copy) => damage(copy, "acts", /^K14Q0000002\./));
      await page.goto(`${site}act/?id=K14Q0000002&text=${lang}&at=art_88`);
      await expect(page.getByRole("alert")).toContainText(WORDS[lang].damaged);
      await page.goto(`${site}act/?id=Z18Q0000005&text=${lang}&at=art_8`);
      await expect(page.locator(".law-text")).toBeVisible();
    });

    test("without an index search says so, and the acts can be read", async ({ page, alteredSite }) => {
      const site = await alteredSite((copy) => damage(copy, "search", /pack/));
      await page.goto(`${site}search/?q=88&text=${lang}`);
      await expect(page.getByRole("main")).toContainText(WORDS[lang].searchBroken);
      await page.goto(`${site}act/?id=K14Q0000002&text=${lang}&at=art_88`);
      await expect(page.locator(".law-text")).toBeVisible();
    });
  });
}
