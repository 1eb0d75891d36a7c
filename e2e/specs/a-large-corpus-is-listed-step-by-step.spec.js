// The home page over hundreds of acts: counts without fetching any, then the acts of a kind, part by part.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, seenBefore, test } from "../site.js";
import { LANGUAGES, LOCALES, WORDS } from "../words.js";

const PARTS = 3;
const OF_PART = 40;

/** Replaces the catalogs of a bundle by larger ones of made-up acts: laws in every part, codes in the last. */
const enlarge = (copy) => {
  const bundle = join(copy, "bundle");
  const manifest = JSON.parse(readFileSync(join(bundle, "manifest.json"), "utf8"));
  for (const files of manifest.languages) {
    const { acts } = JSON.parse(gunzipSync(readFileSync(join(bundle, files.catalog[0].file.path))));
    const made = (part, number) => ({
      ...acts[0],
      id: `Z${part}${String(number).padStart(3, "0")}`,
      kind: part === PARTS - 1 && number < 2 ? "code" : "law",
      // The order of titles is not that of ids.
      title: `${String((number * 7 + part * 13) % OF_PART).padStart(3, "0")} – ${part}`,
    });
    files.acts = PARTS * OF_PART;
    files.catalog = [...Array(PARTS).keys()].map((part) => {
      const listed = [...Array(OF_PART).keys()].map((number) => made(part, number));
      const path = `catalog/${files.lang}.${part}.json.gz`;
      const packed = gzipSync(JSON.stringify({ acts: listed }));
      mkdirSync(join(bundle, "catalog"), { recursive: true });
      writeFileSync(join(bundle, path), packed);
      const count = (kind) => listed.filter((act) => act.kind === kind).length;
      const kinds = ["code", "law"].filter(count).map((kind) => [kind, count(kind)]);
      return { first: listed[0].id, acts: listed.length, kinds, file: { path, bytes: packed.length } };
    });
  }
  writeFileSync(join(bundle, "manifest.json"), JSON.stringify(manifest));
};

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("laws are shown part by part, each time in the order of their titles", async ({ page, alteredSite }) => {
      const site = await alteredSite(enlarge);
      await seenBefore(page, site, lang);
      const fetched = [];
      page.on("request", (request) => {
        if (request.url().includes(`/catalog/${lang}.`)) fetched.push(request.url());
      });
      const titles = () => page.locator(".act-title").allTextContents();
      const more = page.getByRole("link", { name: WORDS[lang].more });

      await page.goto(site);
      const laws = page.locator('a.kind[href*="kind=law"]');
      await expect(laws).toContainText(String(PARTS * OF_PART - 2));
      await expect(page.locator(".act-title")).toHaveCount(0);
      expect(fetched, "counts need no catalog").toEqual([]);

      await laws.click();
      await expect(page.locator(".act-title")).toHaveCount(OF_PART);
      expect(new Set(fetched).size).toBe(1);
      expect(await titles()).toEqual((await titles()).toSorted());

      await more.focus();
      await page.keyboard.press("Enter");
      await expect(page.locator(".act-title")).toHaveCount(2 * OF_PART);
      expect(await titles()).toEqual((await titles()).toSorted());
      await expect(page.getByRole("status").filter({ hasText: String(2 * OF_PART) })).toBeVisible();
      await expect(more).toBeFocused();

      await more.click();
      await expect(page.locator(".act-title")).toHaveCount(PARTS * OF_PART - 2);
      await expect(more).toBeHidden();
      await page.reload();
      await expect(page.locator(".act-title")).toHaveCount(PARTS * OF_PART - 2);

      await page.locator('a.kind[href*="kind=code"]').click();
      await expect(page.locator(".act-title")).toHaveCount(2);
      await expect(more).toBeHidden();
    });
  });
}
