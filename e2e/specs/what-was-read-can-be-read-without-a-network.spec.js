// In a village without a signal: what was opened once opens again, and the search of that language goes on.
import { expect, test } from "../site.js";
import { LOCALES, WORDS } from "../words.js";

// The host is out of reach on purpose; the browser reports each vain request.
test.use({ locale: LOCALES.ru, tolerated: [/net::ERR_|Failed to fetch/] });

test("an article read before and a new search of the same law work with the server gone", async ({ page, stoppableSite }) => {
  const site = stoppableSite.address;
  await page.goto(site);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);

  // The second visit is the one whose files are kept.
  await page.reload();
  await page.getByRole("combobox", { name: WORDS.ru.searchField }).fill("возврат товара");
  await page.keyboard.press("Enter");
  await page.locator("main .page-link").first().click();
  await expect(page.locator(".law-text")).toContainText("товар");
  const article = page.url();

  stoppableSite.stop();
  await expect.poll(() => fetch(site).then(() => "answers", () => "gone")).toBe("gone");

  await page.goto(article);
  await expect(page.locator(".law-text")).toContainText("товар");
  await page.goto(site);
  await page.getByRole("combobox", { name: WORDS.ru.searchField }).fill("обмен и возврат товара надлежащего качества");
  await page.keyboard.press("Enter");
  const first = page.locator("main .page-link").first();
  await expect(first).toHaveAttribute("href", /id=Z18Q0000005.*at=art_8/);
  await first.click();
  await expect(page.locator(".law-text")).toContainText("товар");
});

test("without a network a search shows the articles whose texts are kept and says that there are others", async ({ page, stoppableSite }) => {
  const site = stoppableSite.address;
  await page.goto(site);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto(`${site}search/?q=${encodeURIComponent("ТК 26")}`);
  await expect(page.locator("main .page-link").first()).toBeVisible();

  stoppableSite.stop();
  await expect.poll(() => fetch(site).then(() => "answers", () => "gone")).toBe("gone");

  await page.goto(`${site}search/?q=${encodeURIComponent("заработная плата")}`);
  await expect(page.locator("main .page-link").first()).toHaveAttribute("href", /id=K15Q0000003/);
  await expect(page.locator(".notice-warning")).toContainText(WORDS.ru.outOfReach);
});
