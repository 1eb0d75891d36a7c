// A citizen with a slow connection opens one article of a large code: only what is shown is fetched.
import { expect, seenBefore, test } from "../site.js";
import { LOCALES, WORDS } from "../words.js";

// Without a service worker, which would show each request twice.
test.use({ locale: LOCALES.ru, serviceWorkers: "block" });

/** The files of the bundle fetched for reading, in order: their paths, and their sizes as sent. */
const watch = (page) => {
  const paths = [];
  const answers = [];
  page.on("requestfinished", (request) => {
    const [, path] = new URL(request.url()).pathname.split("/bundle/");
    if (!path?.match(/^(manifest|catalog|acts)/)) return;
    paths.push(path);
    answers.push(request.sizes().then((sizes) => sizes.responseBodySize));
  });
  const bytes = async () => (await Promise.all(answers)).reduce((sum, size) => sum + size, 0);
  return { paths, bytes };
};

const parts = (paths) => paths.filter((path) => /^acts\/[^.]+\.\w+\.\d+\.\w{16}\.json\.gz$/.test(path));

test("the contents come from one file, each part of the text once and when it is reached", async ({ page, site }) => {
  await seenBefore(page, site, "ru");
  const { paths } = watch(page);
  await page.goto(`${site}act/?id=K14Q0000002&text=ru`);
  await expect(page.getByRole("heading", { name: WORDS.ru.contents })).toBeVisible();
  expect(parts(paths), "the contents need no text").toEqual([]);

  for (const division of await page.locator('.contents details:has(a[href$="at=art_1"]) > summary').all()) {
    await division.click();
  }
  await page.locator('.contents a[href$="at=art_1"]').click();
  const next = page.getByRole("link", { name: WORDS.ru.next });
  let pages = 0;
  const seen = new Set();
  for (;;) {
    await expect(page.locator(".law-text .provision").first()).toBeVisible();
    pages += 1;
    const at = new URL(page.url()).searchParams.get("at");
    expect(seen.has(at), `${at} comes once`).toBe(false);
    seen.add(at);
    if ((await next.count()) === 0) break;
    await next.click();
    await expect(page).not.toHaveURL(new RegExp(`at=${at}(&|$)`));
    await expect(page.locator(`[id="${new URL(page.url()).searchParams.get("at")}"]`)).toBeVisible();
  }
  expect(pages).toBeGreaterThan(20);
  expect(parts(paths), "two parts, neither of them twice").toHaveLength(2);
  // The reader's tools ask the browser once more for what it has: the manifest, the list of acts and the act's head.
  const again = paths.filter((path, at) => paths.indexOf(path) !== at);
  expect(parts(again)).toEqual([]);
  expect(again.length).toBeLessThanOrEqual(3);
});

test("a term defined in another part of the act is explained in place", async ({ page, site }) => {
  await page.goto(`${site}act/?id=K15Q0000003&text=ru&at=art_26`);
  await expect(page.locator(".law-text")).toBeVisible();
  const term = page.locator(".law-text button.term").first();
  await term.click();
  const card = page.locator(".term-card:popover-open");
  await expect(card.locator(".law").nth(1)).not.toBeEmpty();
  await card.getByRole("link", { name: /^Определено/ }).click();
  await expect(page.locator(".law-text dfn").first()).toBeVisible();
});

test.describe("the largest code", { tag: "@real" }, () => {
  for (const at of ["art_1", "art_503", "art_848"]) {
    test(`${at} costs at most 60 KB`, async ({ page, site }) => {
      await seenBefore(page, site, "ru");
      const fetched = watch(page);
      await page.goto(`${site}act/?id=kz-tax-code-2025&text=ru&at=${at}`);
      await expect(page.locator(`#${at}`)).toBeVisible();
      expect(fetched.paths, "manifest, part of the catalog, head, part of the text").toHaveLength(4);
      expect(await fetched.bytes()).toBeLessThan(60_000);
      expect(await fetched.bytes()).toBeGreaterThan(10_000);
    });
  }
});
