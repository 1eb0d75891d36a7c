// A slow line: a page has its header, its question and its law before the program is here, and nothing of what a reader has
// done with them is lost when it comes.
import { createRequire } from "node:module";
import { expect, test } from "../renewal.js";
import { LANGUAGES, LOCALES } from "../words.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

test.use({ early: true });

/** The program is on its way until it is let come. */
const held = (renewable) => {
  let come;
  const coming = new Promise((done) => (come = done));
  renewable.waits.over = (path) => (/^app-.*\.wasm$/.test(path) ? coming : undefined);
  return () => come();
};

const drawn = async (page) => {
  await expect(page.locator(".first")).toHaveCount(0);
  await expect(page.locator("#main h1")).toBeVisible();
};

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("the first picture of the home page says what the program says, and what is typed in it stays", async ({ page, renewable }) => {
      const come = held(renewable);
      await page.addInitScript({ path: axe });
      await page.goto(renewable.address, { waitUntil: "commit" });
      const first = page.locator(".first");
      await expect(first.locator("h1")).toBeVisible();
      expect(await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id }) => id))).toEqual([]);
      const words = async (place) => (await place.locator("h1, .search-label, .chip, .examples-title, .search-go span").allTextContents()).filter(Boolean);
      const said = await words(first);
      expect(said.length).toBeGreaterThan(7);
      await first.locator("input[type=search]").pressSequentially("жалақы");
      come();
      await drawn(page);
      expect(await words(page.locator("#main .hero"))).toEqual(said);
      await expect(page.getByRole("combobox")).toHaveValue("жалақы");
      await expect(page.getByRole("combobox")).toBeFocused();
      await expect(page.getByRole("option").first()).toBeVisible();
    });

    for (const [what, address, row, words] of [["definitions", "definitions/", ".term-row", "анн"], ["mandatory requirements", "inventory/", ".norm-row", "пособи"], ["by-laws", "by-laws/", ".norm-row", "пособи"]]) {
      test(`the list of ${what} can be filtered, and stays filtered`, async ({ page, renewable }) => {
        const come = held(renewable);
        await page.goto(`${renewable.address}${address}?text=ru`, { waitUntil: "commit" });
        const first = page.locator(".first");
        await expect(first.locator(row).first()).toBeVisible();
        const heading = await first.locator("h1").textContent();
        const all = await first.locator(row).count();
        await first.getByRole("searchbox").fill(words);
        await expect.poll(() => first.locator(row).count()).toBeLessThan(all);
        const left = await first.locator(row).count();
        come();
        await drawn(page);
        await expect(page.locator("#main h1")).toHaveText(heading);
        await expect(page.locator("#main").getByRole("searchbox")).toHaveValue(words);
        await expect(page.locator("#main").getByRole("searchbox")).toBeFocused();
        await expect(page.locator(`#main ${row}`)).toHaveCount(left);
        if (row === ".norm-row") await expect(page.locator(`#main ${row} a`).filter({ hasText: /art_/ }), "places are named").toHaveCount(0);
      });
    }

    test("an article can be read, and its words are those of the law", async ({ page, renewable }) => {
      const come = held(renewable);
      await page.goto(`${renewable.address}act/?id=K14Q0000002&at=art_88&text=${lang}`, { waitUntil: "commit" });
      const first = page.locator(".first");
      await expect(first.locator(".law-text .passage").first()).toBeVisible();
      const heading = await first.locator("h1").textContent();
      const where = await first.locator(".path li").allTextContents();
      const passages = await first.locator(".law-text .passage").allTextContents();
      expect(passages.length).toBeGreaterThan(1);
      come();
      await drawn(page);
      await expect(page.locator("#main h1")).toHaveText(heading);
      await expect(page.locator("#main .path li")).toHaveText(where);
      const bare = (text) => text.replace(/[\s¶]+/g, "");
      const law = bare(await page.locator("#main .law-text").textContent());
      for (const passage of passages) expect(law).toContain(bare(passage));
    });
  });
}

test.describe("a shared question", () => {
  test.use({ locale: LOCALES.ru });

  test("is answered before the program is here, with links that lead on without it", async ({ page, renewable }) => {
    const come = held(renewable);
    await page.goto(`${renewable.address}search/?q=${encodeURIComponent("срок отпуска")}&text=ru`, { waitUntil: "commit" });
    const results = page.locator(".first .page-link");
    await expect(results.first()).toBeVisible();
    await expect(page.locator(".first mark").first()).toBeVisible();
    const [titles, leads] = [await results.allTextContents(), await results.evaluateAll((links) => links.map((link) => link.getAttribute("href")))];
    come();
    await drawn(page);
    const shown = page.locator("#main .page-link");
    await expect(shown.first()).toBeVisible();
    expect((await shown.allTextContents()).slice(0, titles.length).map((title) => title.trim())).toEqual(titles.map((title) => title.trim()));
    expect((await shown.evaluateAll((links) => links.map((link) => link.getAttribute("href")))).slice(0, leads.length)).toEqual(leads);
  });

  test("can be given up for another language of the site before the program is here", async ({ page, renewable }) => {
    const come = held(renewable);
    await page.goto(renewable.address, { waitUntil: "commit" });
    await page.locator(".first .language[lang=en]").click();
    come();
    await drawn(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test.describe("a letter", () => {
  test.use({ locale: LOCALES.ru });

  test("is explained before the program is here, and the explanation stays", async ({ page, renewable }) => {
    const come = held(renewable);
    await page.goto(`${renewable.address}letter/`, { waitUntil: "commit" });
    await page.locator(".first textarea").fill("Арендатор обязан оплатить счёт в течение десяти рабочих дней.");
    await page.locator(".first .made button").first().click();
    await expect(page.locator(".first .card").first()).toBeVisible();
    const cards = await page.locator(".first .card").allTextContents();
    come();
    await drawn(page);
    await expect(page.locator("#main textarea")).toHaveValue("Арендатор обязан оплатить счёт в течение десяти рабочих дней.");
    expect(await page.locator("#main .card").allTextContents()).toEqual(cards);
  });
});

test.describe("a draft", () => {
  test.use({ locale: LOCALES.ru });

  test("that is typed before the program is here is checked when it is, and made once", async ({ page, renewable }) => {
    const come = held(renewable);
    await page.goto(`${renewable.address}draft/?do=check`, { waitUntil: "commit" });
    const area = page.getByRole("textbox", { name: "Проект", exact: true });
    await page.locator(".first textarea").first().fill("О пасеках\nСтатья 1. Пустая");
    const typedIn = await area.first().elementHandle();
    come();
    await drawn(page);
    await expect(page.locator("#main .check-remark")).toHaveCount(1);
    await expect(area).toHaveValue("О пасеках\nСтатья 1. Пустая");
    await expect(area).toBeFocused();
    expect(await typedIn.evaluate((one) => one.isConnected), "what was typed in is what is there").toBe(true);
  });
});

test.describe("a program that never comes", () => {
  test.use({ locale: LOCALES.ru, tolerated: [/./] });

  test("is told of, and what is there stays readable", async ({ page, renewable }) => {
    await page.route("**/app-*.wasm", (route) => route.abort());
    await page.goto(`${renewable.address}act/?id=K14Q0000002&at=art_88&text=ru`, { waitUntil: "commit" });
    await expect(page.locator("#boot-problem")).toBeVisible();
    await expect(page.locator(".first .law-text .passage").first()).toBeVisible();
  });
});
