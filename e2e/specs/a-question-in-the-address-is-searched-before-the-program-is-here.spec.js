// A shared question on a slow line: the search goes first, and has its answer when the page's program comes to ask.
import { expect, test } from "../renewal.js";

test.use({ locale: "ru-RU" });

const question = (words, more = "") => `search/?q=${encodeURIComponent(words)}${more}`;

test("the answer's texts are fetched while the page's program is still on its way", async ({ page, renewable }) => {
  let come;
  const coming = new Promise((done) => (come = done));
  renewable.waits.over = (path) => (/^app-.*\.wasm$/.test(path) ? coming : undefined);
  await page.goto(renewable.address + question("срок"), { waitUntil: "commit" });
  const passages = () => renewable.asked.filter((path) => path.startsWith("bundle/passages/"));
  await expect.poll(() => passages().length).toBeGreaterThan(0);
  const before = passages();
  expect(renewable.asked.filter((path) => path === "bundle/manifest.json"), "asked for once, by whoever needs it").toHaveLength(1);

  come();
  await expect(page.locator("main .page-link").first()).toBeVisible();
  expect(passages(), "nothing the answer shows was left to fetch").toEqual(before);
});

test("the page's program comes although the search's never does", async ({ page, renewable }) => {
  renewable.waits.over = (path) => (/^search-worker-/.test(path) ? new Promise(() => {}) : undefined);
  await page.goto(renewable.address + question("срок"));
  await expect(page.getByRole("combobox")).toHaveValue("срок");
});

test("a search that is later than the page's program is awaited, and never called broken", async ({ page, renewable }) => {
  let come;
  const coming = new Promise((done) => (come = done));
  renewable.waits.over = (path) => (/^search-worker-.*\.wasm$/.test(path) ? coming : undefined);
  await page.goto(renewable.address + question("срок"));
  await expect(page.getByRole("combobox")).toHaveValue("срок");
  await page.evaluate(() => {
    window.complaints = [];
    const note = () => document.querySelectorAll(".notice-problem").forEach((notice) => window.complaints.push(notice.textContent));
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
    note();
  });
  come();
  await expect(page.locator("main .page-link").first()).toBeVisible();
  expect(await page.evaluate(() => window.complaints)).toEqual([]);
});

for (const [what, more] of [["with filters", "&kind=law"], ["with an unknown language", "&text=zz"], ["with a language that has no such words", "&text=en"]]) {
  test(`a question ${what} is answered too`, async ({ page, renewable }) => {
    await page.goto(renewable.address + question(what.includes("language that") ? "consumer" : "срок", more));
    await expect(page.locator("main .page-link").first()).toBeVisible();
  });
}

test("two questions one after the other are both answered", async ({ page, renewable }) => {
  await page.goto(renewable.address + question("срок"));
  await expect(page.locator("main .page-link").first()).toBeVisible();
  await page.goto(renewable.address + question("отпуск"));
  await expect(page.locator("main .page-link").first()).toBeVisible();
});
