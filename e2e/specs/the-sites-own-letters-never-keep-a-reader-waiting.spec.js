// The site's letters: not asked for before a first answer, there on the next visit, with all letters of Kazakh, and nothing
// on the page moves for them.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../site.js";
import { LOCALES } from "../words.js";

test.use({ locale: LOCALES.kk });

test("a first visit asks for no letters before its answer; the next one has them and does not move", async ({ page, site, context }) => {
  test.skip(!existsSync(join(process.env.ANYQ_SITE_SAMPLE, "fonts")), "built without the package of the font");
  const asked = [];
  context.on("request", (request) => request.url().endsWith(".woff2") && asked.push(request.url()));
  const question = `${site}search/?q=${encodeURIComponent("тауарды қайтару")}`;
  await page.goto(question);
  await expect(page.locator(".page-link").first()).toBeVisible();
  expect(asked).toEqual([]);
  await expect(page.locator("html")).not.toHaveAttribute("data-fonts");

  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.moved += value))).observe({ type: "layout-shift", buffered: true });
  });
  // Letters that are later than the page's first words are left to the visit after.
  await expect(async () => {
    await page.goto(question);
    await expect(page.locator(".page-link").first()).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-fonts", "", { timeout: 100 });
  }).toPass({ timeout: 40_000 });
  const letters = await page.evaluate(() => [...document.fonts].map(({ family, status }) => `${family.replaceAll('"', "")} ${status}`));
  expect(letters).toEqual(Array(4).fill("Golos Text loaded"));
  // A letter that the font lacks would be borrowed from another one: of another width than that of a font without any.
  const borrowed = await page.evaluate(() => {
    const pen = document.createElement("canvas").getContext("2d");
    const width = (letter, rest) => {
      pen.font = `100px "Golos Text", ${rest}`;
      return pen.measureText(letter).width;
    };
    return [..."ӘәҒғҚқҢңӨөҰұҮүҺһІі№₸«»—–§Яя"].filter((letter) => width(letter, "serif") !== width(letter, "monospace"));
  });
  expect(borrowed).toEqual([]);
  expect(await page.evaluate(() => window.moved)).toBeLessThanOrEqual(0.1);
});
