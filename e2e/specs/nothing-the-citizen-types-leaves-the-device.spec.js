// The promise on every page: questions are answered on the device. The browser asks for files of the site, and no
// request carries a word of the question.
import { expect, test } from "../site.js";
import { LOCALES, WORDS } from "../words.js";

test.use({ locale: LOCALES.ru });

test("no request carries the question", async ({ page, site }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request));
  await page.goto(site);
  const field = page.getByRole("combobox", { name: WORDS.ru.searchField });
  await field.pressSequentially("возврат товара", { delay: 150 });
  await expect(page.getByRole("option").first()).toBeVisible();
  await field.fill("возврат товара надлежащего качества");
  await field.press("Enter");
  await expect(page.locator("main .page-link").first()).toBeVisible();

  const files = /\.(js|css|wasm|json|svg|png|gz|webmanifest)$|\/$/;
  expect(asked.map((request) => new URL(request.url()).pathname).filter((path) => !files.test(path))).toEqual([]);
  expect(asked.map((request) => request.method()).filter((method) => method !== "GET")).toEqual([]);
  const withQuestion = asked.filter((request) => /возврат|товара/i.test(decodeURIComponent(request.url()) + (request.postData() ?? "")));
  expect(withQuestion.map((request) => request.url())).toEqual([]);
});

test("nothing is kept that names the question once the page is closed", async ({ page, context, site }) => {
  await page.goto(`${site}search/?q=${encodeURIComponent("возврат товара")}`);
  await expect(page.locator("main .page-link").first()).toBeVisible();
  const state = await context.storageState();
  expect(JSON.stringify(state)).not.toMatch(/возврат/);
});
