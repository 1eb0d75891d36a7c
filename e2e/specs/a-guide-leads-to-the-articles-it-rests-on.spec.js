// A citizen with a trouble finds a guide – on the home page, above search results, beside an article it cites –, reads its
// steps, and opens the article that each of them rests on.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "../site.js";
import { TOOLS } from "../reader.js";
import { LANGUAGES, LOCALES } from "../words.js";

const GUIDE = {
  kk: { situation: "Жұмыс", title: "Сізді жұмыстан шығарды: не істеу керек", asks: "жұмыстан заңсыз шығарды", cited: "30-бап, 2-тармақ", about: "Осы бап туралы кеңестер", absent: "бұл сілтеме ашылмайды", amended: "заң өзгертілді" },
  ru: { situation: "Работа", title: "Вас уволили: что делать", asks: "меня уволили", cited: "статья 30, пункт 2", about: "Советы об этой статье", absent: "эту ссылку открыть нельзя", amended: "Закон изменён после проверки" },
  en: { situation: "Work", title: "You were dismissed: what to do", asks: "fired without a reason", cited: "article 30, paragraph 2", about: "Guides about this article", absent: "this citation cannot be opened", amended: "law was amended after this guide" },
};

/** Rewrites the files of a guide in all languages; their names stay. */
const rewrite = (folder, id, change) => {
  const guides = join(folder, "bundle", "guides");
  for (const name of readdirSync(guides).filter((name) => name.startsWith(`${id}.`))) {
    const guide = JSON.parse(gunzipSync(readFileSync(join(guides, name))));
    change(guide);
    writeFileSync(join(guides, name), gzipSync(JSON.stringify(guide)));
  }
};

for (const lang of LANGUAGES) {
  const words = GUIDE[lang];
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("from the home page to the steps, and from a step to the article", async ({ page, site }) => {
      await page.goto(site);
      const situation = page.locator(".situation").filter({ has: page.getByRole("heading", { name: words.situation }) });
      await situation.getByRole("link", { name: words.title }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.title);
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await expect(page).toHaveTitle(new RegExp(words.title));
      await expect(page.locator(".steps > li")).toHaveCount(5);
      const step = page.locator(".steps > li").nth(3);
      await step.getByRole("link", { name: words.cited }).first().click();
      await expect(page.locator("#art_30__para_2__point_1")).toBeInViewport();
      // And back: the article names the guide.
      const guides = page.locator(".related-guides");
      await expect(guides.getByRole("heading")).toHaveText(words.about);
      await guides.getByRole("link", { name: words.title }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.title);
    });

    test("a question that a guide answers shows it, and the law below", async ({ page, site }) => {
      await page.goto(`${site}search/?q=${encodeURIComponent(words.asks)}`);
      const found = page.locator(".guides-found");
      await expect(found.getByRole("link", { name: words.title })).toBeVisible();
      await expect(page.locator(".page-link").first()).toBeVisible();
      await found.getByRole("link").first().click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.title);
    });

    test("a citation in a guide shows what it cites without leaving the guide", async ({ page, site }) => {
      const card = page.getByRole("dialog", { name: TOOLS[lang].preview });
      // The tools come when the page is at rest; until then a tap follows the link.
      await expect(async () => {
        await page.goto(`${site}guide/?id=dismissed&text=${lang}`);
        await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/preview.js")));
        await page.waitForTimeout(500);
        await page.locator(".guide-text a.reference").first().tap();
        await expect(card).toBeVisible({ timeout: 3_000 });
      }).toPass();
      expect((await card.locator("p.law").last().textContent()).length).toBeGreaterThan(20);
      await expect(page).toHaveURL(/guide\/\?id=dismissed/);
    });

    test("a guide says which citation cannot be opened and that the law was amended after its review", async ({ page, alteredSite }) => {
      const site = await alteredSite((folder) =>
        rewrite(folder, "dismissed", (guide) => {
          guide.citations[0].state = "absent";
          guide.citations[1].amended = "2026-01-01";
        }),
      );
      await page.goto(`${site}guide/?id=dismissed&text=${lang}`);
      await expect(page.locator(".guide-absent").first()).toContainText(words.absent);
      await expect(page.locator(".guide-absent").getByRole("link")).toHaveCount(0);
      await expect(page.locator(".notice-warning")).toContainText(words.amended);
    });
  });
}

test.describe("in Russian", () => {
  test.use({ locale: LOCALES.ru });

  test("a guide keeps its place when the language of the interface changes", async ({ page, site }) => {
    await page.goto(`${site}guide/?id=dismissed&text=ru`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(GUIDE.ru.title);
    await page.getByRole("button", { name: "Қаз" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(GUIDE.kk.title);
    await expect(page).toHaveURL(/text=kk/);
  });

  test("a guide that is not there says so and offers all of them", async ({ page, site }) => {
    await page.goto(`${site}guide/?id=nothing`);
    await page.getByRole("link", { name: "Все советы" }).click();
    await expect(page.locator(".guides a")).toHaveCount(6);
  });

  test("a guide's words are text, whatever they hold", async ({ page, alteredSite }) => {
    const attack = '<img src=x onerror="document.title=1">';
    const site = await alteredSite((folder) =>
      rewrite(folder, "dismissed", (guide) => {
        guide.title = attack;
        guide.blocks[0] = { heading: [{ text: attack }] };
      }),
    );
    await page.goto(`${site}guide/?id=dismissed`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(attack);
    await expect(page.locator(".guide-text img")).toHaveCount(0);
  });

  test("a guide that does not arrive can be asked for again", async ({ page, site }) => {
    let cut = true;
    await page.route("**/bundle/guides/dismissed.*", (route) => (cut ? route.fulfill({ status: 200, body: "{" }) : route.continue()));
    await page.goto(`${site}guide/?id=dismissed&text=ru`);
    const again = page.getByRole("button", { name: "Повторить" });
    await expect(again).toBeVisible();
    cut = false;
    await again.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(GUIDE.ru.title);
  });
});
