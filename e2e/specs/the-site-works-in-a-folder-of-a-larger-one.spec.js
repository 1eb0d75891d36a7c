// A ministry publishes the site at /portal/law/: every page, link, search and reload stays inside.
import { expect, test } from "../site.js";
import { LOCALES, WORDS } from "../words.js";

test.use({ locale: LOCALES.ru });

test("a citizen searches, reads, reloads and returns under /portal/law/", async ({ page, siteInFolder: site }) => {
  const outside = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site) && request.url().startsWith("http")) outside.push(request.url());
  });
  await page.goto(site);
  await page.getByRole("combobox").fill("штраф за превышение скорости");
  await page.getByRole("button", { name: WORDS.ru.search }).click();
  await expect(page).toHaveURL(`${site}search/?q=${encodeURIComponent("штраф за превышение скорости").replaceAll("%20", "+")}`);
  await page.locator("main .page-link").first().click();
  await expect(page).toHaveURL((url) => url.href.startsWith(`${site}act/?id=K14Q0000002`));
  await expect(page.locator(".law-text")).toContainText("скорости");
  await page.reload();
  await expect(page.locator(".law-text")).toContainText("скорости");
  await page.getByRole("link", { name: WORDS.ru.next }).click();
  await expect(page).toHaveURL((url) => url.href.startsWith(`${site}act/`) && url.searchParams.get("at") === "art_89");
  await page.getByRole("contentinfo").getByRole("link", { name: WORDS.ru.settings }).click();
  await expect(page).toHaveURL(`${site}settings/`);
  await page.getByRole("banner").getByRole("link", { name: "Anyq" }).click();
  await expect(page).toHaveURL(site);
  expect(outside).toEqual([]);
});

test("every page of the site answers a reload with status 200", async ({ page, siteInFolder: site }) => {
  for (const address of ["", "search/?q=штраф", "act/?id=K14Q0000002&at=art_88", "settings/", "offline/", "about/", "accessibility/", "embed/?view=search"]) {
    const answer = await page.goto(site + address);
    expect(answer.status(), address).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});
