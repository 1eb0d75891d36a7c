// A citizen who does not know the law's words switches search by meaning on: it says what it downloads, works on the device and
// without a network, says why each article is found, and goes without a trace.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../meaning.js";
import { LOCALES } from "../words.js";

test.use({ locale: LOCALES.ru, tolerated: [/net::ERR_|Failed to fetch|Failed to load resource/] });

const QUESTION = "возврат товара";
const search = (site, text = QUESTION) => `${site}search/?q=${encodeURIComponent(text)}`;
const links = (page) => page.locator("main .page-link").evaluateAll((found) => found.map((link) => link.getAttribute("href")));
const reasons = (page) => page.locator("main .found-by");
const isMeaning = (path) => path.includes("meaning/") || path.includes("meaning-worker");

const switchOn = async (page, site) => {
  await page.goto(`${site}settings/`);
  await page.getByRole("button", { name: /^Искать по смыслу \(\d+ МБ, один раз; остаётся на этом устройстве\)$/ }).click();
  await expect(page.getByText("Включён и работает без сети.")).toBeVisible();
};

test("search by meaning is off at first, joins the words when it is on, and leaves today's results when it goes", async ({ page, meaningful }) => {
  const site = meaningful.address;
  await page.goto(search(site));
  await expect(page.locator("main .page-link").first()).toBeVisible();
  const byWords = await links(page);
  await expect(reasons(page)).toHaveCount(0);
  expect(meaningful.asked.filter(isMeaning), "nothing of it is fetched before it is wanted").toEqual([]);

  await switchOn(page, site);
  await page.goto(search(site));
  await expect(reasons(page).first()).toBeVisible();
  await expect(reasons(page).filter({ hasText: /близко по смыслу/ }).first()).toBeVisible();
  const joined = await links(page);
  expect(joined.length, "the list does not become shorter").toBeGreaterThanOrEqual(byWords.length);
  expect(joined, "what the words find first stays in sight").toContain(byWords[0]);

  await page.goto(`${site}settings/`);
  await page.getByRole("button", { name: "Удалить с устройства" }).click();
  await expect(page.getByRole("button", { name: /^Искать по смыслу/ })).toBeFocused();
  expect(await page.evaluate(() => caches.has("anyq-meaning"))).toBe(false);
  await page.goto(search(site));
  await expect(page.locator("main .page-link").first()).toBeVisible();
  await page.waitForTimeout(500);
  expect(await links(page)).toEqual(byWords);
  await expect(reasons(page)).toHaveCount(0);
});

test("with the network cut a new question is still answered by meaning", async ({ page, meaningful }) => {
  const site = meaningful.address;
  await page.goto(search(site));
  await page.evaluate(() => navigator.serviceWorker.ready);
  await switchOn(page, site);
  await page.goto(search(site));
  await expect(reasons(page).first()).toBeVisible();
  // The numbers of so small a collection are fetched whole after the first answer.
  const kept = () => page.evaluate(async () => (await (await caches.open("anyq-meaning")).keys()).filter(({ url }) => /meaning\/[0-9a-f]{12}\.gz$/.test(url)).length);
  await expect.poll(kept).toBeGreaterThan(1);
  const before = await kept();
  await expect.poll(kept).toBeGreaterThanOrEqual(before);
  await page.waitForTimeout(1000);

  await meaningful.stop();
  await page.goto(search(site, "обмен товара надлежащего качества"));
  await expect(reasons(page).filter({ hasText: /близко по смыслу/ }).first()).toBeVisible();
});

test("what is found after the reader has begun to read waits until it is asked for", async ({ page, meaningful }) => {
  const site = meaningful.address;
  await switchOn(page, site);
  let open;
  const gate = new Promise((opened) => (open = opened));
  meaningful.waits.over = (path) => (/meaning\/[0-9a-f]{12}\.gz$/.test(path) ? gate : undefined);
  await page.goto(search(site));
  const first = page.locator("main .page-link").first();
  await first.focus();
  const byWords = await links(page);
  open();
  const late = page.getByRole("button", { name: /^Найдены нормы, близкие по смыслу \(\d+\)\. Добавить в список$/ });
  await expect(late).toBeVisible();
  expect(await links(page), "nothing moves under a reader's eyes").toEqual(byWords);
  await expect(first).toBeFocused();
  await late.click();
  await expect(reasons(page).first()).toBeVisible();
  await expect(late).toHaveCount(0);
});

test("a browser without SIMD finds the same", async ({ page, meaningful }) => {
  const site = meaningful.address;
  const name = readdirSync(meaningful.folder).find((file) => /^meaning-worker-[0-9a-f]+\.js$/.test(file));
  await switchOn(page, site);
  await page.goto(search(site));
  await expect(reasons(page).first()).toBeVisible();
  const found = await links(page);
  const loader = join(meaningful.folder, name);
  const script = readFileSync(loader, "utf8");
  expect(script).toContain("WebAssembly.validate(SIMD)");
  writeFileSync(loader, script.replace("WebAssembly.validate(SIMD)", "false"));
  await page.evaluate(() => caches.delete("anyq-meaning"));
  await page.goto(search(site));
  await expect(reasons(page).first()).toBeVisible();
  expect(await links(page)).toEqual(found);
  expect(meaningful.asked.some((path) => path.endsWith("-plain_bg.wasm"))).toBe(true);
});

test("a provision that is named stays first and alone", async ({ page, meaningful }) => {
  const site = meaningful.address;
  await page.goto(search(site, "ТК 26"));
  await expect(page.locator("main .page-link").first()).toBeVisible();
  const byWords = await links(page);
  await switchOn(page, site);
  await page.goto(search(site, "ТК 26"));
  await expect(reasons(page).first()).toBeVisible();
  expect(await links(page)).toEqual(byWords);
});

test("the download is shown, paused, gone on with after the line broke, and offered where little is found", async ({ page, meaningful }) => {
  const site = meaningful.address;
  let open;
  const gate = new Promise((opened) => (open = opened));
  meaningful.waits.over = (path) => (path.endsWith(".bin.gz") ? gate : undefined);
  await page.goto(search(site, "«возврат товара надлежащего качества» шиншилла"));
  const offer = page.getByRole("region", { name: "Поиск по смыслу" });
  await offer.getByRole("button", { name: /^Искать по смыслу/ }).click();
  await expect(offer.getByText(/^Загружается: /)).toBeVisible();
  await offer.getByRole("button", { name: "Приостановить" }).click();
  await expect(offer.getByText(/^Приостановлено: /)).toBeVisible();

  open();
  meaningful.fails.over = (path) => path.endsWith(".bin.gz");
  await offer.getByRole("button", { name: "Продолжить" }).click();
  await expect(offer.getByText("Связь прервалась. Загруженное сохранено – можно продолжить.")).toBeVisible();

  meaningful.fails.over = () => false;
  await offer.getByRole("button", { name: "Продолжить" }).click();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("anyq.meaning"))).toBe("on");
  await expect(reasons(page).first(), "the question on the page is asked once more").toBeVisible();
});

test("a law without an encoder has no switch, no offer and asks for nothing", async ({ page, renewable }) => {
  await page.goto(search(renewable.address, "шиншилла товар"));
  await expect(page.locator("main .page-link").first()).toBeVisible();
  await page.goto(`${renewable.address}settings/`);
  await expect(page.getByText("Поиск по смыслу")).toHaveCount(0);
  expect(renewable.asked.filter((path) => isMeaning(path) || /\/?meaning-[0-9a-f]+\.js$/.test(path))).toEqual([]);
});
