// Who writes a complaint copies where the rule stands, as lawyers write it in that language, with an address that opens this
// very text; and the text itself to copy by hand, where the browser does not copy.
import { TOOLS, tool, withTools } from "../reader.js";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const CITED = {
  kk: "«Тұтынушылардың құқықтарын қорғау туралы» 2018 жылғы 4 мамырдағы № 274-Q Заңының 8-бабы 3-тармағының 2) тармақшасы (2022 жылғы 12 маусымдағы мәтін)",
  ru: "пп. 2) п. 3 ст. 8 Закона от 4 мая 2018 года № 274-Q «О защите прав потребителей» (текст на 12 июня 2022 года)",
  en: "Article 8(3)(2) of the Law “On the Protection of Consumers' Rights”, 4 May 2018 No. 274-Q (text as of 12 June 2022)",
};
const CODES = {
  kk: "Анық Республикасының Еңбек кодексінің (2015 жылғы 23 қарашадағы № 414-Q) 13-бабы (2022 жылғы 1 қаңтардағы мәтін)",
  ru: "ст. 13 Трудового кодекса Республики Анық от 23 ноября 2015 года № 414-Q (текст на 1 января 2022 года)",
  en: "Article 13 of the Labour Code of the Republic of Anyq, 23 November 2015 No. 414-Q (text as of 1 January 2022)",
};

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang], permissions: ["clipboard-read", "clipboard-write"] });
    const w = TOOLS[lang];

    test("a point is cited with its law, its day and an address that opens this text", async ({ page, site }) => {
      await withTools(page, `${site}act/?id=Z18Q0000005&text=${lang}&at=art_8__para_3__point_2`);
      await page.locator(".target-tools").getByRole("button", { name: w.cite }).click();
      await page.getByRole("button", { name: w.copyCitation }).click();
      await expect(page.getByRole("dialog").getByRole("status")).toHaveText(w.copied);
      const [cited, address] = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
      expect(cited).toBe(CITED[lang]);
      await page.goto(address);
      await expect(page.locator(".target")).toHaveAttribute("id", "art_8__para_3__point_2");
      await expect(page.getByLabel(w.linkCurrent)).toHaveCount(0);
    });

    test("a code is cited by its own name", async ({ page, site }) => {
      await withTools(page, `${site}act/?id=K15Q0000003&text=${lang}&at=art_13`);
      await tool(page, "cite");
      expect((await page.getByLabel(w.cite, { exact: true }).inputValue()).split("\n")[0]).toBe(CODES[lang]);
      await expect(page.getByLabel(w.linkCurrent)).not.toHaveValue(/edition/);
    });

    test("where copying is refused, the text is selected", async ({ page, site }) => {
      await page.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
      });
      await withTools(page, `${site}act/?id=K15Q0000003&text=${lang}&at=art_13`);
      await tool(page, "cite");
      await page.getByRole("button", { name: w.copyCitation }).click();
      await expect(page.getByRole("dialog").getByRole("status")).toHaveText(w.copyYourself);
      const selected = await page.getByLabel(w.cite, { exact: true }).evaluate((box) => box.value.slice(box.selectionStart, box.selectionEnd));
      expect(selected).toContain(CODES[lang]);
    });
  });
}

test.describe("what is selected", () => {
  test.use({ locale: LOCALES.ru });

  test("is cited with the place of its provision", async ({ page, site }) => {
    await withTools(page, `${site}act/?id=Z18Q0000005&text=ru&at=art_8`);
    await page.locator("#art_8__para_2 > .passage").evaluate((passage) => {
      const words = [...passage.childNodes].find((node) => node.nodeType === 3 && node.data.trim().length > 20);
      getSelection().setBaseAndExtent(words, 0, words, 12);
    });
    await page.locator("#tool-cite").dispatchEvent("click");
    await expect(page.getByLabel("Сослаться", { exact: true })).toHaveValue(/^«.+» – п\. 2 ст\. 8 Закона/);
  });
});
