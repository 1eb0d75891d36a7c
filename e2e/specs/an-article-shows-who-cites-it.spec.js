// Below an article: the articles that cite it, by act, and those that say almost the same; without a network, too, where the act
// is kept. The home page names the acts cited most and the newest texts.
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const SAID = {
  kk: { linked: /^Осыған сілтеме жасайтын нормалар: \d+$/, offences: "Әкімшілік құқық бұзушылық", place: "75-бап, 1-тармақ", cited: "Ең көп сілтеме жасалатын актілер" },
  ru: { linked: /^Ссылаются сюда: \d+$/, offences: "об административных правонарушениях", place: "статья 75, пункт 1", cited: "Акты, на которые ссылаются чаще всего" },
  en: { linked: /^Cited by: \d+$/, offences: "Administrative Offences", place: "article 75, paragraph 1", cited: "The acts cited most" },
};

for (const lang of LANGUAGES) {
  const said = SAID[lang];
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("the article on paying wages is cited by the offence of not paying them", async ({ page, site }) => {
      await page.goto(`${site}act/?id=K15Q0000003&text=${lang}&at=art_26`);
      const cited = page.locator("details.related").first();
      await expect(cited.locator("summary")).toHaveText(said.linked);
      await cited.locator("summary").click();
      await expect(cited.getByRole("heading", { name: said.offences })).toBeVisible();
      await cited.getByRole("link", { name: said.place, exact: true }).click();
      await expect(page.locator("#art_75__para_1")).toBeInViewport();
    });

    test("the article on paying wages tells what not paying them entails, a sanction does not", async ({ page, site }) => {
      await page.goto(`${site}act/?id=K15Q0000003&text=${lang}&at=art_26`);
      const entails = page.locator(".entails");
      await expect(entails).toContainText(said.offences);
      await expect(entails.getByRole("link")).toHaveText([said.place]);
      await page.goto(`${site}act/?id=K14Q0000002&text=${lang}&at=art_75`);
      await expect(page.locator(".guidance-here details.related").first()).toBeVisible();
      await expect(entails).toHaveCount(0);
    });

    test("the home page names the acts cited most and the newest texts", async ({ page, site }) => {
      await page.goto(site);
      const lists = page.locator(".home-lists");
      await expect(lists.getByRole("heading", { name: said.cited })).toBeVisible();
      await expect(lists.locator("li")).toHaveCount(12);
    });
  });
}

test.describe("in Russian", () => {
  test.use({ locale: LOCALES.ru });

  test("an article nobody cites has no empty list", async ({ page, site }) => {
    const told = page.waitForResponse(/bundle\/related\/ru\./);
    await page.goto(`${site}act/?id=K14Q0000002&text=ru&at=art_4`);
    await told;
    await expect(page.locator(".guidance-here")).toHaveCount(1);
    await expect(page.locator("details.related")).toHaveCount(0);
  });

  test("a corpus without guides is asked for none", async ({ page, site }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.route("**/bundle/manifest.json", async (route) => {
      const response = await route.fetch();
      const manifest = await response.json();
      for (const language of manifest.languages) delete language.guides;
      await route.fulfill({ response, json: manifest });
    });
    await page.goto(`${site}search/?q=${encodeURIComponent("меня уволили")}`);
    await expect(page.locator(".page-link").first()).toBeVisible();
    await expect(page.locator(".guides-found")).toHaveCount(0);
    expect(asked.filter((url) => url.includes("bundle/guides/"))).toEqual([]);
    await page.goto(site);
    // Without guides, the situations lead to searches.
    await page.locator(".situation-search").first().click();
    await expect(page.locator(".page-link").first()).toBeVisible();
  });

  test("what is related to an act is kept with it", async ({ page, site }) => {
    await page.goto(`${site}offline/?id=K15Q0000003&text=ru`);
    await page.getByRole("button", { name: /^Сохранить: Трудовой кодекс/ }).click();
    await expect(page.getByRole("button", { name: /^Удалить: Трудовой кодекс/ })).toBeVisible();
    const kept = await page.evaluate(async () => (await (await caches.open("anyq-kept")).keys()).map(({ url }) => url));
    expect(kept.filter((url) => url.includes("bundle/related/ru."))).toHaveLength(1);
    expect(kept.filter((url) => url.includes("bundle/related/"))).toHaveLength(1);
  });
});
