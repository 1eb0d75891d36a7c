// The law changes while a reader is away, or has it open: they are told what changed, what they keep is brought up to
// date with few bytes, and nothing old is mixed with anything new.
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { AMENDED, expect, renewLaw, test } from "../renewal.js";
import { LOCALES } from "../words.js";

test.use({ locale: LOCALES.ru, tolerated: [/Failed to load resource/] });

const controlled = async (page) => {
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
};

/** The first visit, until the law has been noted as seen. */
const visit = async (page, site) => {
  await page.goto(site.address);
  await controlled(page);
  await expect.poll(() => page.evaluate(() => localStorage.getItem("anyq.seen.ru"))).not.toBeNull();
};

test("a reader who comes back is told which acts are amended, new and repealed", async ({ page, renewable }) => {
  await visit(page, renewable);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  renewLaw(renewable.folder);
  await page.reload();
  const notice = page.locator(".changes");
  await expect(notice).toContainText(/Изменения с вашего прошлого посещения \(\d+\s\S+\s\d{4}\sгода\): 3/);

  await notice.getByText("Показать изменения").click();
  const under = (heading) => notice.getByRole("heading", { name: heading }).locator("xpath=following-sibling::ul[1]").getByRole("listitem");
  await expect(under("Изменён текст")).toHaveText([AMENDED.amended.title]);
  await expect(under("Новые акты")).toHaveText([AMENDED.added.title]);
  await expect(under("Утратили силу")).toHaveCount(1);
  await expect(under("Утратили силу").getByRole("link")).toHaveAttribute("href", new RegExp(AMENDED.repealed.id));
  await under("Изменён текст").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(AMENDED.amended.title);

  // Until they have taken note, the changes stay to be seen.
  await page.goto(renewable.address);
  await notice.getByRole("button", { name: "Отметить как прочитанное" }).click();
  await expect(notice).toHaveCount(0);
  await page.reload();
  await controlled(page);
  await page.waitForTimeout(3000); // longer than the page takes to be at rest
  await expect(notice).toHaveCount(0);
});

/** Lists made-up acts, three in each of so many parts of the catalog; those of the parts `amended` have another text. */
const listActs = (site, parts, amended = []) => {
  const bundle = join(site.folder, "bundle");
  const manifest = JSON.parse(readFileSync(join(bundle, "manifest.json"), "utf8"));
  for (const files of manifest.languages) {
    const [act] = JSON.parse(gunzipSync(readFileSync(join(bundle, files.catalog[0].file.path)))).acts;
    files.catalog = [...Array(parts).keys()].map((part) => {
      const text = amended.includes(part) ? "amended" : "first";
      const acts = [0, 1, 2].map((number) => {
        const id = `Z${String(part).padStart(3, "0")}${number}`;
        return { ...act, id, kind: "law", status: "in-force", title: `Закон ${id}`, text_hash: number ? "same" : text };
      });
      const path = `catalog/${files.lang}.${part}-${text}.json.gz`;
      const packed = gzipSync(JSON.stringify({ acts }));
      writeFileSync(join(bundle, path), packed);
      return { first: acts[0].id, acts: 3, kinds: [["law", 3]], file: { path, bytes: packed.length } };
    });
    files.acts = parts * 3;
  }
  manifest.hash = `${parts}-${amended.join("-")}`;
  writeFileSync(join(bundle, "manifest.json"), JSON.stringify(manifest));
};

/** Notes the parts of the catalog that the page asks for, wherever they come from. */
const catalogsOf = (page) => {
  const asked = new Set();
  page.on("request", (request) => {
    const [, part] = request.url().match(/\/catalog\/(.*)\.json\.gz$/) ?? [];
    if (part) asked.add(part);
  });
  return () => [...asked].sort();
};

test("what the page has read is not sent again to note what was seen", async ({ page, renewable }) => {
  await page.goto(`${renewable.address}act/?id=K14Q0000002&text=ru`);
  await expect.poll(() => page.evaluate(() => localStorage.getItem("anyq.seen.ru"))).not.toBeNull();
  expect(renewable.asked.filter((path) => path.startsWith("bundle/catalog/"))).toHaveLength(1);
});

test("only what the renewal has changed in the list of acts is read to tell which act is amended", async ({ page, renewable }) => {
  listActs(renewable, 4);
  await visit(page, renewable);
  listActs(renewable, 4, [2]);
  const catalogs = catalogsOf(page);
  await page.goto(`${renewable.address}settings/`);
  await page.waitForTimeout(3000); // longer than the page takes to be at rest
  expect(catalogs()).toEqual(["ru.2-amended"]);
  await page.goto(renewable.address);
  const notice = page.locator(".changes");
  await expect(notice).toContainText(/Изменения с вашего прошлого посещения .*: 1/);
  await notice.getByText("Показать изменения").click();
  await expect(notice.getByRole("listitem")).toHaveText(["Закон Z0020"]);
});

test("of a very large site a reader is told how much has changed, and by name what was read before", async ({ page, renewable }) => {
  const parts = 65;
  listActs(renewable, parts);
  const catalogs = catalogsOf(page);
  await visit(page, renewable);
  expect(catalogs()).toEqual([]);
  listActs(renewable, parts, [3, 5]);
  await page.reload();
  const notice = page.locator(".changes");
  await expect(notice).toContainText(/изменились части списка актов: 2, всего их 65/);
  await expect(notice.getByText("Показать изменения")).toHaveCount(0);
  await notice.getByRole("button", { name: "Отметить как прочитанное" }).click();
  await expect(notice).toHaveCount(0);

  listActs(renewable, parts, [5]);
  await page.reload();
  await expect(notice).toContainText(/Изменения с вашего прошлого посещения .*: 1/);
  expect(catalogs()).toEqual(["ru.3-amended", "ru.3-first", "ru.5-amended"]);
});

test("who waits for an answer does not share the line with the news", async ({ page, renewable }) => {
  let answer;
  const answered = new Promise((done) => (answer = done));
  const catalogs = catalogsOf(page);
  renewable.waits.over = (path) => (path.startsWith("bundle/search/ru.") ? answered : undefined);
  await page.goto(`${renewable.address}search/?q=${encodeURIComponent("шум ночью")}&text=ru`);
  await page.waitForTimeout(4000); // longer than the page takes to be at rest
  expect(catalogs()).toEqual([]);
  answer();
  await expect(page.locator("main .page-link").first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("anyq.seen.ru"))).not.toBeNull();
  expect(catalogs()).toHaveLength(1);
});

test("what is kept is brought up to date, and unchanged files are not fetched again", async ({ page, renewable }) => {
  await visit(page, renewable);
  await page.goto(`${renewable.address}offline/`);
  await page.getByRole("button", { name: "Сохранить: Все акты и поиск" }).click();
  await expect(page.locator(".shelf").first()).toContainText(/· \d,\d МБ/);
  await expect(page.locator(".going")).toHaveCount(0);

  renewLaw(renewable.folder);
  const before = renewable.asked.length;
  await page.goto(renewable.address);
  const bundle = JSON.parse(readFileSync(join(renewable.folder, "bundle/manifest.json"), "utf8")).hash;
  const record = () => page.evaluate(async () => (await (await caches.match("bundle/kept.json", { cacheName: "anyq-kept" }))?.json())?.bundle);
  await expect.poll(record).toBe(bundle);
  const acts = renewable.asked.slice(before).filter((path) => path.startsWith("bundle/acts/"));
  const changed = Object.values(AMENDED).map(({ id }) => id);
  expect(acts.filter((path) => !changed.some((id) => path.includes(id))), "unchanged acts fetched again").toEqual([]);
  expect(acts.length).toBeGreaterThanOrEqual(3);
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open("anyq-kept")).keys()).filter(({ url }) => url.includes("/acts/Z18Q0000005.ru.")).length))
    .toBe(1);

  // And the renewed law is there with the host gone.
  await renewable.stop();
  await page.goto(`${renewable.address}act/?id=${AMENDED.added.id}&text=ru`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(AMENDED.added.title);
});

test("a reader who saves data is asked before what is kept is renewed", async ({ page, renewable }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await page.goto(`${renewable.address}offline/`);
  await controlled(page);
  await page.getByRole("button", { name: "Сохранить: Законы" }).click();
  await expect(page.locator(".shelf").first()).toContainText(/· \d,\d МБ/);
  renewLaw(renewable.folder);
  await page.goto(renewable.address);
  const offer = page.locator(".renewal");
  await expect(offer).toContainText(/нужно загрузить \d,\d МБ/);
  await offer.getByRole("button", { name: "Обновить" }).click();
  await expect(offer).toHaveCount(0);
  // Nor is anything read to find out what changed.
  expect(await page.evaluate(() => localStorage.getItem("anyq.seen.ru"))).toBeNull();
});

test("who has the old law open is told that it was renewed, not that files are missing", async ({ page, renewable }) => {
  await page.goto(renewable.address);
  await expect(page.getByRole("link", { name: AMENDED.amended.title })).toBeVisible();
  renewLaw(renewable.folder);
  await page.getByRole("link", { name: AMENDED.amended.title }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Законодательство на этом сайте обновлено");
  await alert.getByRole("button", { name: "Загрузить заново" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(AMENDED.amended.title);
});

test("who searches the old law is told that it was renewed, and finds what the new one says", async ({ page, renewable }) => {
  await page.goto(renewable.address);
  const manifests = () => renewable.asked.filter((path) => path === "bundle/manifest.json").length;
  await page.getByRole("combobox").focus();
  await expect.poll(manifests, "read by the page and by the search").toBeGreaterThanOrEqual(2);
  renewLaw(renewable.folder);
  await page.getByRole("combobox").fill("тишина во дворах");
  await page.keyboard.press("Enter");
  const notice = page.locator(".notice-problem");
  await expect(notice).toContainText("Законодательство на этом сайте обновлено");
  await notice.getByRole("button", { name: "Загрузить заново" }).click();
  await expect(page.locator("main .page-link").first()).toHaveAttribute("href", new RegExp(`id=${AMENDED.added.id}`));
});

test("files of the law that are the same in the renewed one are not fetched again", async ({ page, renewable }) => {
  await visit(page, renewable);
  await page.goto(`${renewable.address}act/?id=K14Q0000002&text=ru`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto(`${renewable.address}act/?id=${AMENDED.amended.id}&text=ru`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(AMENDED.amended.title);
  renewLaw(renewable.folder);
  const before = renewable.asked.length;
  await page.goto(`${renewable.address}act/?id=K14Q0000002&text=ru`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(renewable.asked.slice(before).filter((path) => path.includes("/acts/K14Q0000002"))).toEqual([]);
  // What the new law has no more goes.
  const old = () => page.evaluate(async () => (await (await caches.open("anyq-law")).keys()).filter(({ url }) => url.includes("/acts/Z18Q0000005.")).length);
  await expect.poll(old).toBe(0);
});

test("a new version of the program is announced and taken over by one press", async ({ page, renewable }) => {
  await page.goto(renewable.address);
  await controlled(page);
  const style = readFileSync(join(renewable.folder, "sw.js"), "utf8").match(/"(style-\w+\.css)"/)[1];
  appendFileSync(join(renewable.folder, style), "\nbody { --version: new; }\n");
  const worker = join(renewable.folder, "sw.js");
  writeFileSync(worker, readFileSync(worker, "utf8").replace(/const VERSION = "/, 'const VERSION = "new-'));
  const version = () => page.evaluate(() => getComputedStyle(document.body).getPropertyValue("--version")).catch(() => "on its way");

  await page.reload();
  const notice = page.locator(".renewal");
  await expect(notice).toContainText("Готова новая версия программы.");
  expect(await version(), "the old program goes on until then").toBe("");
  await notice.getByRole("button", { name: "Перезагрузить страницу" }).click();
  await expect.poll(version).toBe("new");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test("an old program does not read law of another format, and is renewed by one press", async ({ page, renewable }) => {
  await page.goto(renewable.address);
  await controlled(page);
  const manifest = join(renewable.folder, "bundle/manifest.json");
  const law = readFileSync(manifest, "utf8");
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(law), format: 99 }));
  await page.reload();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("другой версией программы");

  writeFileSync(manifest, law);
  await alert.getByRole("button", { name: "Перезагрузить страницу" }).click();
  await expect(page.getByRole("link", { name: AMENDED.amended.title })).toBeVisible();
});

test("what was only read is bounded: the oldest goes", async ({ page, renewable }) => {
  const worker = join(renewable.folder, "sw.js");
  const script = readFileSync(worker, "utf8");
  expect(script).toContain("60 * 1024 * 1024");
  writeFileSync(worker, script.replace("60 * 1024 * 1024", "24 * 1024"));
  await page.goto(renewable.address);
  await controlled(page);
  for (const act of ["K14Q0000002", "K15Q0000003", "Z18Q0000005", "K10Q0000001"]) {
    await page.goto(`${renewable.address}act/?id=${act}&text=ru`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  const held = () =>
    page.evaluate(async () => {
      const cache = await caches.open("anyq-law");
      const bodies = await Promise.all((await cache.matchAll()).map((response) => response.blob()));
      return { bytes: bodies.reduce((sum, body) => sum + body.size, 0), files: (await cache.keys()).map(({ url }) => url) };
    });
  await expect.poll(async () => (await held()).bytes).toBeLessThanOrEqual(24 * 1024);
  const { files } = await held();
  expect(files.some((url) => url.includes("/acts/K10Q0000001.ru."))).toBe(true);
  expect(files.some((url) => url.includes("/acts/K14Q0000002.ru."))).toBe(false);
  expect(files.some((url) => url.endsWith("manifest.json"))).toBe(true);
});
