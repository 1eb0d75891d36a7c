// A bundle that is missing, old or damaged: the reader is told in words, and what can still be read can be read.
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
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

/** Whether a packed block holds words as written: it begins with the whole of a first word («1-1статья» is one), after its length. */
const holdsWords = (packed) => {
  const bytes = gunzipSync(packed);
  return bytes[0] === 0 && /^[\p{L}\p{N}][\p{L}\p{N}\p{P}]*$/u.test(bytes.subarray(2, 2 + bytes[1]).toString("utf8"));
};

/** Changes one bit in the middle of every file of a folder of the bundle whose name (and content) fits. */
const flip = (site, folder, pattern, only = () => true) => {
  const place = join(site, "bundle", folder);
  const names = readdirSync(place).filter((name) => pattern.test(name) && only(readFileSync(join(place, name))));
  expect(names.length, `files of ${folder} like ${pattern}`).toBeGreaterThan(0);
  for (const name of names) {
    const bytes = readFileSync(join(place, name));
    bytes[Math.floor(bytes.length / 2)] ^= 1;
    writeFileSync(join(place, name), bytes);
  }
};

// Of every kind of file one bit is wrong: what needs it says so and names the file, the rest of the law is there.
const KINDS = [
  { kind: "what a search reads first", folder: "search", file: /\.hot\.gz$/, says: /search\/ru\.\w+\.hot\.gz/ },
  { kind: "an editor's notes", folder: "search", file: /\.notes\.gz$/, says: /search\/ru\.\w+\.notes\.gz/ },
  { kind: "texts of results", folder: "passages", file: /\.gz$/, says: /passages\/\w+\.gz/ },
  { kind: "suggestions", folder: "search", file: /\.suggest\.json\.gz$/, says: null },
];
const BLOCKS = [
  { kind: "blocks of the index", folder: "search", file: /^\w{12}\.gz$/, says: /search\/\w{12}\.gz/ },
  { kind: "the words as written", folder: "search", file: /^\w{12}\.gz$/, only: holdsWords, says: /search\/\w{12}\.gz/, asks: "алименыт" },
];

const oneBit = ({ kind, folder, file, only, says, asks = "отпуск" }, act) =>
  test(`${kind}, one bit changed`, async ({ page, alteredSite }) => {
    const site = await alteredSite((copy) => flip(copy, folder, file, only));
    await page.goto(`${site}search/?q=${encodeURIComponent(asks)}&text=ru`);
    if (says) await expect(page.getByRole("main")).toContainText(says);
    else await expect(page.locator("main .page-link").first()).toBeVisible();
    await page.goto(`${site}act/?id=${act}&text=ru&at=art_1`);
    await expect(page.locator(".law-text")).toBeVisible();
  });

test.describe("one bit", () => {
  test.use({ locale: LOCALES.ru });
  for (const kind of KINDS) oneBit(kind, "K15Q0000003");
  for (const [kind, folder, file] of [["a part of the catalog", "catalog", /^ru\./], ["an act", "acts", /^K15Q0000003\.ru\.\w+\.json/]]) {
    test(`${kind}, one bit changed`, async ({ page, alteredSite }) => {
      const site = await alteredSite((copy) => flip(copy, folder, file));
      await page.goto(`${site}act/?id=K15Q0000003&text=ru&at=art_1`);
      await expect(page.getByRole("alert")).toContainText(WORDS.ru.damaged);
      await page.goto(`${site}search/?q=${encodeURIComponent("отпуск")}&text=ru`);
      await expect(page.locator("main .page-link").first()).toBeVisible();
    });
  }

  test.describe("real law", { tag: "@real" }, () => {
    for (const kind of BLOCKS) oneBit(kind, "family-code");
  });
});

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

    test("a damaged part of an act is named, and the contents and the other parts can be read", async ({ page, alteredSite }) => {
      test.skip(lang === "en", "the English text is short enough for one file");
      const site = await alteredSite((copy) => damage(copy, "acts", new RegExp(`^K14Q0000002\\.${lang}\\.1\\.`)));
      await page.goto(`${site}act/?id=K14Q0000002&text=${lang}&at=art_88`);
      await expect(page.getByRole("alert")).toContainText(WORDS[lang].damaged);
      await expect(page.getByRole("alert")).toContainText(`K14Q0000002.${lang}.1.`);
      await page.goto(`${site}act/?id=K14Q0000002&text=${lang}`);
      await expect(page.getByRole("heading", { name: WORDS[lang].contents })).toBeVisible();
      await page.goto(`${site}act/?id=K14Q0000002&text=${lang}&at=art_1`);
      await expect(page.locator(".law-text")).toBeVisible();
    });

    test.describe("without a service worker", () => {
      // It would answer in the place of the host that the spec plays.
      test.use({ serviceWorkers: "block" });

      test("a part of an act that arrived damaged is fetched anew by trying again", async ({ page, site }) => {
        test.skip(lang === "en", "the English text is short enough for one file");
        const part = /K14Q0000002\.\w+\.1\.\w+\.json\.gz$/;
        await page.route(part, (route) => route.fulfill({ body: "cut off" }));
        await page.goto(`${site}act/?id=K14Q0000002&text=${lang}&at=art_88`);
        await expect(page.getByRole("alert")).toContainText(WORDS[lang].damaged);
        await page.unroute(part);
        await page.getByRole("button", { name: WORDS[lang].retry }).click();
        await expect(page.locator("#art_88")).toBeVisible();
        await expect(page.getByRole("alert")).toHaveCount(0);
      });
    });

    test("without an index search says so, and the acts can be read", async ({ page, alteredSite }) => {
      const site = await alteredSite((copy) => damage(copy, "search", /hot/));
      await page.goto(`${site}search/?q=88&text=${lang}`);
      await expect(page.getByRole("main")).toContainText(WORDS[lang].searchBroken);
      await page.goto(`${site}act/?id=K14Q0000002&text=${lang}&at=art_88`);
      await expect(page.locator(".law-text")).toBeVisible();
    });
  });
}
