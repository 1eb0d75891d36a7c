// A webmaster embeds search, an article, a definition: under a strict policy, as high as they are, in their acts, for the
// eyes of those the operator allows, and driven by nobody else.
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { portal } from "../portal.js";
import { drawn, expect, test as base } from "../site.js";
import { LANGUAGES, LOCALES, WORDS } from "../words.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const test = base.extend({
  /** Opens a page of a portal that embeds these elements. */
  open: async ({ page }, use) => {
    const portals = [];
    await use(async (law, elements, options) => {
      const opened = await portal(law, elements, options);
      portals.push(opened);
      await page.goto(opened.address);
      return opened.address;
    });
    for (const opened of portals) opened.stop();
  },
});

const QUESTIONS = { kk: "тауарды қайтару", ru: "возврат товара", en: "return of goods" };
const frame = (page) => page.frameLocator("anyq-law iframe");
const article = (lang = "ru") => `<anyq-law view="provision" act="K14Q0000002" at="art_88" text="${lang}" language="${lang}"></anyq-law>`;

/** How much of the frame's page cannot be seen without scrolling in it, CSS pixels. */
const hidden = async (page) => {
  const inner = await frame(page).locator("html").evaluate((html) => html.scrollHeight);
  const outer = await page.locator("anyq-law iframe").evaluate((element) => element.clientHeight);
  return Math.max(0, inner - outer);
};

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES.en });

    test("an article stands in the portal whole, with its act, its state and a way to the full page", async ({ page, site, open, context }) => {
      await open(site, article(lang));
      const inside = frame(page);
      await expect(inside.locator("h1")).toBeVisible();
      await expect(inside.locator(".law-text")).toBeVisible();
      await expect(inside.locator(".path a")).toBeVisible();
      await expect(inside.locator(".act-facts .badge")).toBeVisible();
      await expect(inside.locator(".header-row, .neighbours, .footer, .contents-beside").first()).toBeHidden();
      await expect(inside.locator("html")).toHaveAttribute("lang", lang);
      await expect(inside.getByText(WORDS[lang].fictional)).toBeVisible();
      await expect.poll(() => hidden(page)).toBe(0);
      const [full] = await Promise.all([context.waitForEvent("page"), inside.locator(".embed-foot a").click()]);
      await drawn(full);
      await expect(full.locator(".header-row")).toBeVisible();
      expect(full.url()).toBe(`${site}act/?text=${lang}&id=K14Q0000002&at=art_88`);
    });

    test("a reader searches in the frame, which grows with what is found, and nothing in it breaks a rule of accessibility", async ({ page, site, open }) => {
      await page.addInitScript({ path: axe });
      await open(site, `<anyq-law view="search" text="${lang}" language="${lang}"></anyq-law>`);
      const inside = frame(page);
      const field = inside.getByRole("combobox", { name: WORDS[lang].searchField });
      await expect(field).toBeVisible();
      await expect.poll(() => hidden(page)).toBe(0);
      const low = await page.locator("anyq-law iframe").evaluate((element) => element.clientHeight);
      await field.fill(QUESTIONS[lang]);
      await field.press("Enter");
      await expect(inside.locator(".page-link").first()).toBeVisible();
      await expect.poll(() => page.locator("anyq-law iframe").evaluate((element) => element.clientHeight)).toBeGreaterThan(low);
      await expect.poll(() => hidden(page)).toBe(0);
      const found = await inside.locator("html").evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0].target}`)).toEqual([]);
    });
  });
}

test("the frame settles: its height does not creep, at any width", async ({ page, site, open }) => {
  await open(site, article());
  const height = () => page.locator("anyq-law iframe").evaluate((element) => element.clientHeight);
  for (const width of [320, 390, 1000]) {
    await page.setViewportSize({ width, height: 700 });
    await expect.poll(() => hidden(page)).toBe(0);
    // What is related to the article comes when the page is at rest; then nothing moves any more.
    const isStill = async () => {
      const before = await height();
      await page.waitForTimeout(700);
      return (await height()) - before;
    };
    await expect.poll(isStill, { message: `${width}` }).toBe(0);
    expect(await isStill(), `${width}`).toBe(0);
  }
});

test("a frame that may be only so high scrolls instead of being cut", async ({ page, site, open }) => {
  await open(site, `<anyq-law view="explorer" height="300"></anyq-law>`);
  await expect(frame(page).locator(".acts").first()).toBeVisible();
  await expect.poll(() => page.locator("anyq-law iframe").evaluate((element) => element.clientHeight)).toBe(300);
  const end = frame(page).locator(".embed-foot a");
  await end.scrollIntoViewIfNeeded();
  await expect(end).toBeInViewport();
});

test("one paragraph of an article is shown without the others", async ({ page, site, open }) => {
  await page.goto(`${site}act/?id=K14Q0000002&at=art_88&text=ru`);
  const paragraphs = page.locator(".law-text > .provision > .paragraph");
  await expect(paragraphs.nth(1)).toBeVisible();
  const [first, second] = await paragraphs.evaluateAll((all) => all.map((one) => one.id));
  await open(site, `<anyq-law view="provision" act="K14Q0000002" at="${second}" text="ru" language="ru"></anyq-law>`);
  await expect(frame(page).locator(`[id="${second}"]`)).toBeVisible();
  await expect(frame(page).locator(`[id="${first}"]`)).toBeHidden();
});

test("a definition opens below its word, by keyboard, inside what is seen of the frame", async ({ page, site, open }) => {
  await open(site, `<anyq-law view="provision" act="Z18Q0000005" at="art_8" text="ru" language="ru"></anyq-law>`);
  const term = frame(page).locator(".law-text .term").first();
  await term.focus();
  await page.keyboard.press("Enter");
  const card = frame(page).locator(".term-card:popover-open");
  await expect(card).toBeVisible();
  await expect.poll(() => hidden(page)).toBe(0);
  const gap = (await card.boundingBox()).y - (await term.boundingBox()).y;
  expect(gap).toBeGreaterThan(0);
  expect(gap).toBeLessThan(120);
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
});

test("a search limited to some acts finds, offers and opens nothing else", async ({ page, site, open, context }) => {
  await open(site, `<anyq-law view="search" acts="Z18Q0000005 K15Q0000003" text="ru" language="ru"></anyq-law>`);
  const field = frame(page).getByRole("combobox");
  await field.fill("прав");
  await expect(frame(page).getByRole("option").first()).toBeVisible();
  const offered = await frame(page).getByRole("option").locator("a").evaluateAll((all) => all.map((one) => one.href));
  for (const address of offered) expect(["Z18Q0000005", "K15Q0000003"]).toContain(new URL(address).searchParams.get("id"));
  await field.fill("штраф скорость договор");
  await field.press("Enter");
  await expect(frame(page).locator(".page-link").first()).toBeVisible();
  const acts = await frame(page).locator(".page-link").evaluateAll((all) => all.map((one) => new URL(one.href).searchParams.get("id")));
  for (const act of acts) expect(["Z18Q0000005", "K15Q0000003"]).toContain(act);
  await frame(page).locator(".page-link").first().click();
  await expect(frame(page).locator(".law-text")).toBeVisible();
  expect(context.pages()).toHaveLength(1);
});

test("the portal says how the frame looks; a colour that cannot be read is not taken", async ({ page, site, open }) => {
  await open(site, `<anyq-law view="search" language="ru" theme="light" accent="#7a1f5c" font="Georgia, serif"></anyq-law>`);
  const html = frame(page).locator("html");
  await expect(frame(page).getByRole("combobox")).toBeVisible();
  const token = (name) => html.evaluate((root, name) => getComputedStyle(root).getPropertyValue(name).trim(), name);
  expect(await token("--accent")).toBe("#7a1f5c");
  expect(await token("--font-site")).toBe("Georgia, serif");
  await page.locator("anyq-law").evaluate((element) => element.setAttribute("accent", "#ffee99"));
  await expect.poll(() => token("--accent")).not.toBe("#7a1f5c");
  expect(await token("--accent")).not.toBe("#ffee99");
  await page.locator("anyq-law").evaluate((element) => element.setAttribute("theme", "contrast"));
  await expect(html).toHaveAttribute("data-theme", "contrast");
});

test("a window of a third origin can drive neither the frame nor the portal's element", async ({ page, site, open }) => {
  const intruder = createServer((request, response) => {
    response.writeHead(request.url === "/" ? 200 : 204, { "content-type": "text/html" });
    const attack = `const look = { anyq: "look", look: { theme: "contrast" } };
      for (let i = 0; i < parent.frames.length; i++) parent.frames[i].postMessage(look, "*");
      parent.postMessage({ anyq: "height", height: 4321 }, "*");
      document.title = "done";`;
    response.end(request.url === "/" ? `<!doctype html><title>third</title><script>addEventListener("message", ({ data }) => { if (data === "go") { ${attack} } });</script>` : "");
  });
  await new Promise((ready) => intruder.listen(0, "127.0.0.1", ready));
  const third = `http://127.0.0.1:${intruder.address().port}`;
  try {
    // The element's frame is out of a third window's reach; one without the element is within it.
    const bare = `<iframe id="bare" src="${site}embed/?view=provision&amp;act=K14Q0000002&amp;at=art_88&amp;language=ru"></iframe>`;
    await open(site, `${article()}${bare}<iframe id="third" src="${third}/"></iframe>`, { more: third });
    await expect(frame(page).locator(".law-text")).toBeVisible();
    await expect(page.frameLocator("#bare").locator(".law-text")).toBeVisible();
    await expect.poll(() => hidden(page)).toBe(0);
    const other = page.frames().find((one) => one.url().startsWith(third));
    // Its own window asks it: only the attack itself is the third origin's.
    await other.evaluate(() => postMessage("go", "*"));
    await expect.poll(() => other.evaluate(() => document.title)).toBe("done");
    await page.waitForTimeout(300);
    for (const one of [frame(page), page.frameLocator("#bare")]) {
      await expect(one.locator("html")).not.toHaveAttribute("data-theme", "contrast");
    }
    // What the portal itself says is heard.
    await page.locator("#bare").evaluate((element) => element.contentWindow.postMessage({ anyq: "look", look: { theme: "contrast" } }, "*"));
    await expect(page.frameLocator("#bare").locator("html")).toHaveAttribute("data-theme", "contrast");
    expect(await page.locator("anyq-law iframe").evaluate((element) => element.clientHeight)).not.toBe(4321);
  } finally {
    intruder.close();
  }
});

test("a portal that the operator has not named is told so, whatever page it puts in a frame", async ({ page, alteredSite, open }) => {
  const site = await alteredSite((folder) => writeFileSync(join(folder, "embed.json"), '{ "allowed": ["https://portal.example"] }'));
  await open(site, article());
  await expect(frame(page).getByRole("alert")).toContainText("не разрешено");
  await expect(frame(page).locator(".law-text")).toHaveCount(0);
  await open(site, `<iframe id="bare" src="${site}act/?id=K14Q0000002&amp;at=art_88"></iframe>`);
  const bare = page.frameLocator("#bare");
  await expect(bare.getByRole("alert")).toBeVisible();
  await expect(bare.locator(".law-text")).toHaveCount(0);
});

test("the one portal that the operator has named shows the law", async ({ page, alteredSite }) => {
  const site = await alteredSite(() => {});
  const opened = await portal(site, article());
  try {
    await page.route(`${site}embed.json`, (route) => route.fulfill({ json: { allowed: [opened.address.slice(0, -1)] } }));
    await page.goto(opened.address);
    await expect(frame(page).locator(".law-text")).toBeVisible();
  } finally {
    opened.stop();
  }
});

test("a page that puts the named portal in a frame of its own shows no law by it", async ({ page, alteredSite }) => {
  const site = await alteredSite(() => {});
  const opened = await portal(site, article());
  const thief = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end(`<!doctype html><title>thief</title><iframe id="portal" src="${opened.address}" width="380" height="700"></iframe>`);
  });
  await new Promise((ready) => thief.listen(0, "127.0.0.1", ready));
  try {
    await page.route(`${site}embed.json`, (route) => route.fulfill({ json: { allowed: [opened.address.slice(0, -1)] } }));
    await page.goto(`http://127.0.0.1:${thief.address().port}/`);
    const law = page.frameLocator("#portal").frameLocator("anyq-law iframe");
    await expect(law.getByRole("alert")).toBeVisible();
    await expect(law.locator(".law-text")).toHaveCount(0);
  } finally {
    thief.close();
    opened.stop();
  }
});

test("a frame limited to what is no act and no kind finds nothing, rather than everything", async ({ page, site, open }) => {
  for (const limit of ['acts="../etc"', 'kind="statute"']) {
    await open(site, `<anyq-law view="search" ${limit} text="ru" language="ru"></anyq-law>`);
    await frame(page).getByRole("combobox").fill("штраф");
    await frame(page).getByRole("combobox").press("Enter");
    await expect(frame(page).getByText(WORDS.ru.nothing)).toBeVisible();
  }
});

test("nothing is kept on the reader's device by a frame", async ({ page, site, open }) => {
  await open(site, article());
  await expect(frame(page).locator(".law-text")).toBeVisible();
  await page.waitForTimeout(2_500);
  const kept = await frame(page).locator("html").evaluate(async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    local: Object.keys(localStorage),
    cookies: document.cookie,
  }));
  expect(kept).toEqual({ caches: [], workers: 0, local: [], cookies: "" });
});

test("the address of a frame, opened by itself, is the full page", async ({ page, site }) => {
  await page.goto(`${site}embed/?view=provision&act=K14Q0000002&at=art_88&text=ru`);
  await expect(page.locator(".law-text")).toBeVisible();
  await expect(page.locator(".header-row")).toBeVisible();
  await expect(page).toHaveURL(`${site}act/?text=ru&id=K14Q0000002&at=art_88`);
});
