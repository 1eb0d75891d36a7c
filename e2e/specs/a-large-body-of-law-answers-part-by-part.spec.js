// Law in several shards: what weighs most answers first and stays where it is; the rest joins below.
import { expect, shardLaw, test } from "../renewal.js";

test.use({ locale: "ru-RU" });

test("laws in force answer while the rest is still on its way, and stay in their place", async ({ page, renewable }) => {
  const [first, ...others] = shardLaw(renewable.folder, 0.05, "ru");
  expect(others.length).toBeGreaterThan(1);
  let arrive;
  const arrived = new Promise((done) => (arrive = done));
  renewable.waits.over = (path) => (others.includes(path) ? arrived : undefined);
  await page.goto(`${renewable.address}search/?q=${encodeURIComponent("срок")}&text=ru`);
  const count = page.locator(".results-count");
  await expect(count).toContainText("поиск в остальных актах продолжается");
  const links = page.locator("main .page-link");
  const before = await links.evaluateAll((all) => all.map((link) => link.href));
  expect(before.length).toBeGreaterThan(0);
  const found = Number((await count.innerText()).match(/\d+/)[0]);

  arrive();
  await expect(count).not.toContainText("продолжается");
  expect(Number((await count.innerText()).match(/\d+/)[0])).toBeGreaterThan(found);
  await expect(links.first()).toHaveAttribute("href", new RegExp(new URL(before[0]).searchParams.get("id")));
  await expect.poll(() => links.count()).toBeGreaterThan(before.length);
  expect(renewable.asked).toContain(first);
});

test("a part of the law that cannot be reached takes nothing from what was found", async ({ page, renewable }) => {
  const [, ...others] = shardLaw(renewable.folder, 0.05, "ru");
  renewable.fails.over = (path) => others.includes(path);
  await page.goto(`${renewable.address}search/?q=${encodeURIComponent("срок")}&text=ru`);
  await expect(page.locator("main .page-link").first()).toBeVisible();
  await expect(page.locator(".results-count")).toContainText("остальные акты недоступны");
});
