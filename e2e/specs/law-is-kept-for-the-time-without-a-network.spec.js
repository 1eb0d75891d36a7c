// Before the road to a village without a signal: a reader keeps the law on the device, knows how large it is, and reads,
// searches and looks up terms with the host gone. What cannot be kept is never called kept.
import { expect, test } from "../renewal.js";
import { LOCALES, WORDS } from "../words.js";

// The host is out of reach on purpose; the browser reports each vain request.
test.use({ locale: LOCALES.ru, tolerated: [/net::ERR_|Failed to (fetch|load resource)/] });

const KEPT = "Сохранено на устройстве";

/** The list of what is kept. */
const kept = (page) => page.getByRole("heading", { name: KEPT }).locator("xpath=following-sibling::ul[1]");

/** One line of it, once it is all there. */
const done = async (page, what) => {
  await expect(kept(page).getByRole("listitem").filter({ hasText: what })).toContainText(/· \d,\d МБ/);
};

const keep = (page, what) => page.getByRole("button", { name: `Сохранить: ${what}`, exact: true });

const unused = async (page) => {
  await expect.poll(() => page.evaluate(async () => (await caches.has("anyq-kept")))).toBe(false);
};

/** The bundle's files in the cache of what is kept. */
const files = (page) =>
  page.evaluate(async () => {
    if (!(await caches.has("anyq-kept"))) return [];
    const requests = await (await caches.open("anyq-kept")).keys();
    return requests.map((request) => new URL(request.url).pathname.slice(1)).sort();
  });

const controlled = async (page) => {
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
};

test("who keeps everything reads, looks up a term and searches with the host gone", async ({ page, renewable }) => {
  await page.goto(renewable.address);
  await controlled(page);
  await page.getByRole("contentinfo").getByRole("link", { name: "Чтение без сети" }).click();
  const all = page.getByRole("listitem").filter({ has: keep(page, "Все акты и поиск") });
  await expect(all, "the size is told first").toContainText(/\d,\d МБ/);
  await keep(page, "Все акты и поиск").click();
  await done(page, "Все акты и поиск");
  await expect(page.locator(".going")).toHaveCount(0);

  await renewable.stop();
  await page.reload();
  await expect(kept(page)).toContainText("Все акты и поиск");
  await page.goto(renewable.address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(WORDS.ru.tagline);
  await page.getByRole("link", { name: "О защите прав потребителей" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("О защите прав потребителей");
  await page.goto(`${renewable.address}act/?id=Z18Q0000005&text=ru&at=art_8`);
  await expect(page.locator(".law-text")).toContainText("товар");
  await page.locator(".law-text button.term").first().click();
  await expect(page.locator(".term-card:popover-open")).toBeVisible();
  await page.goto(`${renewable.address}search/?q=${encodeURIComponent("шум ночью")}&text=ru`);
  await expect(page.locator("main .page-link").first()).toHaveAttribute("href", /id=K14Q0000002.*at=art_85/);
});

test("one act is kept from its own page and opens with the host gone, and only it", async ({ page, renewable }) => {
  await page.goto(`${renewable.address}act/?id=K14Q0000002&text=ru`);
  await controlled(page);
  const title = await page.getByRole("heading", { level: 1 }).textContent();
  await page.getByRole("link", { name: "Сохранить акт для чтения без сети" }).click();
  await keep(page, title).click();
  await done(page, title);
  const acts = (await files(page)).filter((path) => path.startsWith("bundle/acts/"));
  expect(acts.length).toBeGreaterThan(0);
  expect(acts.filter((path) => !path.startsWith("bundle/acts/K14Q0000002.ru."))).toEqual([]);
  // What was read on the way is no help: only what was kept is there.
  await page.evaluate(() => caches.delete("anyq-law"));

  await renewable.stop();
  await page.goto(`${renewable.address}act/?id=K14Q0000002&text=ru&at=art_88`);
  await expect(page.locator(".law-text")).toContainText("скорости");
  await page.goto(`${renewable.address}act/?id=Z18Q0000005&text=ru&at=art_8`);
  await expect(page.getByRole("alert")).toContainText("Нет связи с сайтом");
});

test("a device without room keeps nothing and says so", async ({ page, renewable }) => {
  await page.addInitScript(() => {
    Cache.prototype.put = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  });
  await page.goto(`${renewable.address}offline/`);
  await controlled(page);
  await keep(page, "Кодексы").click();
  await expect(page.getByRole("alert")).toContainText("Не хватает места");
  await expect(page.getByText("Пока ничего не сохранено.")).toBeVisible();
  await unused(page);
});

test("a device that runs out of room on the way keeps what it had and none of the rest", async ({ page, renewable }) => {
  await page.goto(`${renewable.address}offline/`);
  await controlled(page);
  await keep(page, "Кодексы").click();
  await done(page, "Кодексы");
  const before = await files(page);
  await page.evaluate(() => {
    const put = Cache.prototype.put;
    let room = 3;
    Cache.prototype.put = function (...file) {
      if (String(file[0]).endsWith(".gz") && --room < 0) return Promise.reject(new DOMException("full", "QuotaExceededError"));
      return put.apply(this, file);
    };
  });
  await keep(page, "Все акты и поиск").click();
  await expect(page.getByRole("alert")).toContainText("Не хватает места");
  await expect(kept(page)).not.toContainText("Все акты");
  expect(await files(page)).toEqual(before);
});

test("what was interrupted is not called kept, and goes on where it stopped", async ({ page, renewable }) => {
  await page.goto(`${renewable.address}offline/`);
  await controlled(page);
  let left = 3;
  renewable.fails.over = (path) => path.startsWith("bundle/acts/") && --left < 0;
  await keep(page, "Все акты и поиск").click();
  await expect(page.getByRole("alert")).toContainText("Нет связи с сайтом");
  await expect(kept(page)).toContainText("Загружено не до конца");

  renewable.fails.over = () => false;
  const there = await files(page);
  const already = renewable.asked.length;
  await page.getByRole("button", { name: "Продолжить: Все акты и поиск" }).click();
  await done(page, "Все акты и поиск");
  const again = renewable.asked.slice(already).filter((path) => path.endsWith(".gz") && there.includes(path));
  expect(again, "files fetched twice").toEqual([]);
});

test("a file cut short on its way is not kept", async ({ page, renewable }) => {
  const { truncateSync, readdirSync, statSync } = await import("node:fs");
  const folder = `${renewable.folder}/bundle/acts`;
  const act = readdirSync(folder).find((name) => name.startsWith("K14Q0000002.ru."));
  truncateSync(`${folder}/${act}`, Math.floor(statSync(`${folder}/${act}`).size / 2));
  await page.goto(`${renewable.address}offline/`);
  await controlled(page);
  await keep(page, "Кодексы").click();
  await expect(page.getByRole("alert")).toContainText(WORDS.ru.damaged);
  await expect(kept(page)).toContainText("Загружено не до конца");
  expect(await files(page)).not.toContain(`bundle/acts/${act}`);
});

test("deleting frees the device, but for what is kept besides", async ({ page, renewable }) => {
  await page.goto(`${renewable.address}offline/`);
  await controlled(page);
  await keep(page, "Кодексы").click();
  await done(page, "Кодексы");
  const codes = await files(page);
  await keep(page, "Только поиск").click();
  await done(page, "Только поиск");
  await page.getByRole("button", { name: "Удалить: Только поиск" }).click();
  await expect(kept(page)).not.toContainText("Только поиск");
  await expect.poll(() => files(page)).toEqual(codes);
  await page.getByRole("button", { name: "Удалить: Кодексы" }).click();
  await expect(page.getByText("Пока ничего не сохранено.")).toBeVisible();
  await unused(page);
});

test("who stops a keeping is told that it is not finished", async ({ page, renewable }) => {
  await page.goto(`${renewable.address}offline/`);
  await controlled(page);
  // The host sends the acts only when it is told to.
  await page.evaluate(() => {
    const put = Cache.prototype.put;
    Cache.prototype.put = async function (...file) {
      if (String(file[0]).includes("/acts/")) await new Promise((done) => setTimeout(done, 3000));
      return put.apply(this, file);
    };
  });
  await keep(page, "Все акты и поиск").click();
  // Who stops before anything is there has nothing that is not finished.
  await expect.poll(async () => (await files(page)).length).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Остановить" }).click();
  await expect(kept(page)).toContainText("Загружено не до конца");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

/** A window whose device takes its time to store an act. */
const slow = (page) =>
  page.evaluate(() => {
    const put = Cache.prototype.put;
    Cache.prototype.put = async function (...file) {
      if (String(file[0]).includes("/acts/")) await new Promise((done) => setTimeout(done, 500));
      return put.apply(this, file);
    };
  });

test("what two windows keep at the same time is all kept", async ({ page, context, renewable }) => {
  const other = await context.newPage();
  for (const window of [page, other]) {
    await window.goto(`${renewable.address}offline/`);
    await controlled(window);
    await slow(window);
  }
  await keep(page, "Кодексы").click();
  await keep(other, "Законы").click();
  await done(page, "Кодексы");
  await done(other, "Законы");
  await page.reload();
  await done(page, "Кодексы");
  await done(page, "Законы");
});

test("nothing is deleted in one window while another keeps", async ({ page, context, renewable }) => {
  await page.goto(`${renewable.address}offline/`);
  await controlled(page);
  await keep(page, "Кодексы").click();
  await done(page, "Кодексы");
  const other = await context.newPage();
  await other.goto(`${renewable.address}offline/`);
  await done(other, "Кодексы");
  await slow(page);
  await keep(page, "Законы").click();
  await expect(page.locator(".going")).toBeVisible();
  await other.getByRole("button", { name: "Удалить: Кодексы" }).click();
  await expect(other.getByRole("alert")).toContainText("в другом окне");
  await done(page, "Законы");
  await other.getByRole("button", { name: "Удалить: Кодексы" }).click();
  await expect(kept(other)).not.toContainText("Кодексы");
  await done(other, "Законы");
});

test("over plain http the page says why nothing can be kept", async ({ page, renewable }) => {
  await page.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }));
  await page.goto(`${renewable.address}offline/`);
  await expect(page.getByRole("main")).toContainText("по незашифрованному соединению (http)");
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
});

test("in a window without storage the page says why nothing can be kept", async ({ page, renewable }) => {
  await page.addInitScript(() => Object.defineProperty(window, "caches", { value: undefined }));
  await page.goto(`${renewable.address}offline/`);
  await expect(page.getByRole("main")).toContainText("окно приватное или браузер старый");
});
