// While one types, acts, headings, terms and others' questions are offered; nobody has to take them.
import { expect, test } from "../site.js";
import { BEGINNINGS } from "../tasks.js";
import { LANGUAGES, LOCALES, WORDS } from "../words.js";

const fieldOf = (page, lang) => page.getByRole("combobox", { name: WORDS[lang].searchField });
const options = (page) => page.getByRole("option");

/** Goes down the list until the option with this text is the one the keys stand on. */
const goTo = async (page, field, option) => {
  const id = await option.getAttribute("id");
  for (let step = 0; step < 9 && (await field.getAttribute("aria-activedescendant")) !== id; step += 1) {
    await field.press("ArrowDown");
  }
  await expect(field).toHaveAttribute("aria-activedescendant", id);
  await expect(option).toHaveAttribute("aria-selected", "true");
  await expect(page.locator('[role="option"][aria-selected="true"]')).toHaveCount(1);
};

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("the beginning of a heading's words leads to the article by the keyboard alone", async ({ page, site }) => {
      const [typed, article] = BEGINNINGS[lang].heading;
      await page.goto(site);
      const field = fieldOf(page, lang);
      await field.focus();
      await expect(field).toHaveAttribute("aria-expanded", "false");
      await page.keyboard.type(typed);
      const option = options(page).and(page.locator(`[href*="at=${article}"]`)).first();
      await expect(option).toBeVisible();
      await expect(field).toHaveAttribute("aria-expanded", "true");
      await expect(option.locator(".offer-text")).toHaveAttribute("lang", lang);
      await expect(option.locator("mark")).toHaveCount(typed.split(" ").length);
      await goTo(page, field, option);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(new RegExp(`act/\\?id=K14Q0000002&text=${lang}&at=${article}`));
      await expect(page.locator(".law-text")).toBeVisible();
    });

    test("the short name of an act offers the act, named as one", async ({ page, site }) => {
      const [typed, act] = BEGINNINGS[lang].act;
      await page.goto(site);
      await fieldOf(page, lang).pressSequentially(typed);
      const option = options(page).and(page.locator(`[href="act/?id=${act}&text=${lang}"]`));
      await expect(option).toContainText(WORDS[lang].act);
      await option.click();
      await expect(page.getByRole("heading", { name: WORDS[lang].contents })).toBeVisible();
    });

    test("a question others have is searched for when it is touched", async ({ page, site }) => {
      await page.goto(site);
      await fieldOf(page, lang).pressSequentially(BEGINNINGS[lang].question);
      const option = options(page).filter({ hasText: WORDS[lang].question }).first();
      const question = await option.locator(".offer-text").innerText();
      await option.tap();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(question);
      await expect(fieldOf(page, lang)).toHaveValue(question);
      await expect(page.locator("main .page-link").first()).toBeVisible();
      await expect(options(page)).toHaveCount(0);
    });

    test("a screen reader hears how many suggestions there are", async ({ page, site }) => {
      await page.goto(site);
      await fieldOf(page, lang).pressSequentially(BEGINNINGS[lang].question);
      await expect(options(page).first()).toBeVisible();
      const count = await options(page).count();
      await expect(page.getByRole("search").getByRole("status")).toHaveText(new RegExp(`^${count}\\s`));
    });
  });
}

test.describe("in Russian", () => {
  test.use({ locale: LOCALES.ru });

  test("Enter without a choice searches for what was typed", async ({ page, site }) => {
    await page.goto(site);
    const field = fieldOf(page, "ru");
    await field.pressSequentially("превыш");
    await expect(options(page).first()).toBeVisible();
    await field.press("Enter");
    await expect(page).toHaveURL((url) => url.searchParams.get("q") === "превыш");
    await expect(options(page)).toHaveCount(0);
  });

  test("Escape closes the list and leaves the words; an arrow opens it again", async ({ page, site }) => {
    await page.goto(site);
    const field = fieldOf(page, "ru");
    await field.pressSequentially("превыш");
    await expect(options(page).first()).toBeVisible();
    await field.press("Escape");
    await expect(options(page)).toHaveCount(0);
    await expect(field).toHaveValue("превыш");
    await expect(field).toHaveAttribute("aria-expanded", "false");
    await field.press("ArrowDown");
    await expect(options(page).first()).toBeVisible();
    await field.press("Tab");
    await expect(options(page)).toHaveCount(0);
    await expect(page.getByRole("button", { name: WORDS.ru.search })).toBeFocused();
  });

  test("nothing is offered for one letter, for words that stood there before, or when all is deleted", async ({ page, site }) => {
    await page.goto(`${site}search/?q=${encodeURIComponent("превышение")}`);
    const field = fieldOf(page, "ru");
    await expect(page.locator("main .page-link").first()).toBeVisible();
    await field.focus();
    await page.waitForTimeout(400);
    await expect(options(page)).toHaveCount(0);
    await field.press("Backspace");
    await expect(options(page).first()).toBeVisible();
    await field.fill("п");
    await expect(options(page)).toHaveCount(0);
    await field.fill("");
    await page.waitForTimeout(400);
    await expect(options(page)).toHaveCount(0);
  });

  test("words typed with English keys, with a slip or in another language's texts are offered too", async ({ page, site }) => {
    await page.goto(site);
    const field = fieldOf(page, "ru");
    await field.fill("ghtdsi");
    await expect(options(page).first()).toContainText(/превыш/i);
    await field.fill("привышение");
    await expect(options(page).first()).toContainText(/превыш/i);
    await page.goto(`${site}search/?q=88&text=kk`);
    await field.fill("енбек шарт");
    await expect(options(page).first().locator(".offer-text")).toHaveAttribute("lang", "kk");
  });

  test("a box that searches one act offers that act's provisions only", async ({ page, site }) => {
    await page.goto(`${site}act/?id=K14Q0000002&text=ru`);
    await page.getByRole("combobox").fill("штраф");
    await expect(options(page).first()).toBeVisible();
    for (const address of await options(page).evaluateAll((all) => all.map((option) => option.getAttribute("href")))) {
      expect(address).toContain("id=K14Q0000002&text=ru&at=");
    }
  });

  test("the search program is asked for only when a reader turns to the box", async ({ page, site }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(site);
    await expect(page.locator(".acts").first()).toBeVisible();
    const started = () => asked.some((address) => /search-worker.*\.js/.test(address));
    expect(started()).toBe(false);
    await fieldOf(page, "ru").focus();
    await expect.poll(started).toBe(true);
  });
});
