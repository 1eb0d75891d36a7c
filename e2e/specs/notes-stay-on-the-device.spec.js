// A reader's own notes: written at an article, marked in the text and in the contents, found again on their page, carried
// away in a file and brought back; with the host gone, too. When the law has changed since, the note says so.
import { readFile } from "node:fs/promises";
import { TOOLS, tool, withTools } from "../reader.js";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const ARTICLE = (site, lang) => `${site}act/?id=Z18Q0000005&text=${lang}&at=art_8`;

const write = async (page, w, words) => {
  await page.getByRole("textbox", { name: w.note }).fill(words);
  await page.getByRole("dialog").getByRole("button", { name: w.save }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
};

const download = async (page, name) => {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return readFile(await file.path(), "utf8");
};

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    const w = TOOLS[lang];

    test("a note is written, marked, found, changed, carried away and brought back", async ({ page, site }) => {
      await withTools(page, ARTICLE(site, lang));
      await tool(page, "note");
      await write(page, w, "Өзіме: 14 күн <b>");
      await expect(page.locator(".reading-heading .note-mark")).toBeVisible();
      await expect(page.locator('.contents a[href*="at=art_8"] .note-mark').first()).toBeAttached();
      await page.locator("#art_8__para_2 > .passage a.number").click();
      await page.locator(".target-tools").getByRole("button", { name: w.note }).click();
      await write(page, w, "");

      await page.getByRole("contentinfo").getByRole("link", { name: w.notes }).click();
      const notes = page.locator(".note-line");
      await expect(notes).toHaveCount(2);
      await expect(notes.filter({ hasText: w.bookmark })).toHaveCount(1);
      await page.getByLabel(w.findNote).fill("озиме");
      await expect(notes, "Kazakh letters as on Russian keys").toHaveCount(1);
      await notes.getByRole("button", { name: w.edit }).click();
      await write(page, w, "Екінші жазба");
      await page.getByLabel(w.findNote).fill("");

      const json = await download(page, w.exportJson);
      expect(JSON.parse(json).notes.map(({ at, lang: of }) => [at, of])).toEqual([["art_8", lang], ["art_8__para_2", lang]]);
      const markdown = await download(page, w.exportMd);
      expect(markdown).toContain("> Екінші жазба");
      expect(markdown).toContain(`${site}act/?id=Z18Q0000005&text=${lang}&at=art_8__para_2`);

      page.on("dialog", (question) => question.accept());
      for (const left of [1, 0]) {
        await notes.first().getByRole("button", { name: w.remove }).click();
        await expect(notes).toHaveCount(left);
      }
      await page.locator("#notes-file").setInputFiles({ name: "n.json", mimeType: "application/json", buffer: Buffer.from(json) });
      await expect(notes).toHaveCount(2);
      await page.locator("#notes-file").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
      await expect(page.getByRole("status").filter({ hasText: w.notImported })).toBeVisible();
    });

    test("what was read lately is listed, and forgotten when the reader wants it", async ({ page, site }) => {
      await withTools(page, ARTICLE(site, lang));
      await page.goto(`${site}notes/`);
      const read = page.getByRole("region").or(page.locator("section")).filter({ hasText: w.recent });
      await expect(read.locator("a")).toHaveAttribute("href", /Z18Q0000005.*at=art_8/);
      await page.getByRole("button", { name: w.forget }).click();
      await page.reload();
      await expect(page.getByText(w.noNotes)).toBeVisible();
      await expect(page.getByText(w.recent)).toHaveCount(0);
    });
  });
}

test.describe("when the law has changed", () => {
  test.use({ locale: LOCALES.ru });
  const w = TOOLS.ru;

  test("the note says so, on its page and in the text", async ({ page, site }) => {
    await withTools(page, ARTICLE(site, "ru"));
    await tool(page, "note");
    await write(page, w, "Срок");
    // The law was renewed: the text the note was written to is another one now.
    await page.evaluate(() => {
      const name = Object.keys(localStorage).find((key) => key.startsWith("anyq.note."));
      localStorage.setItem(name, JSON.stringify({ ...JSON.parse(localStorage.getItem(name)), hash: "earlier" }));
    });
    await page.goto(`${site}notes/`);
    await expect(page.locator(".note-line")).toContainText(w.changedSince);
    await withTools(page, ARTICLE(site, "ru"));
    await expect(page.locator(".reading-heading .note-old")).toBeVisible();
    await tool(page, "note");
    await expect(page.getByRole("dialog")).toContainText(w.changedSince);
    await page.getByRole("dialog").getByRole("button", { name: w.save }).click();
    await expect(page.locator(".reading-heading .note-old")).toHaveCount(0);
  });
});

test.describe("what was read last", () => {
  test.use({ locale: LOCALES.en });

  test("is on the home page, and gone from it when the list is cleared", async ({ page, site }) => {
    await withTools(page, ARTICLE(site, "en"));
    const heading = await page.locator("h1").textContent();
    await expect.poll(() => page.evaluate(() => localStorage.getItem("anyq.read"))).toContain("art_");
    await page.goto(site);
    const read = page.locator(".home-lists section", { has: page.getByRole("heading", { name: TOOLS.en.recent }) });
    await expect(read.getByRole("link", { name: heading })).toBeVisible();
    await read.getByRole("link", { name: heading }).click();
    await expect(page.locator("#main h1")).toHaveText(heading);
    await page.goto(`${site}notes/`);
    await page.getByRole("button", { name: TOOLS.en.forget }).click();
    await page.goto(site);
    await expect(page.locator(".home-lists section").first()).toBeVisible();
    await expect(read).toHaveCount(0);
  });
});

test.describe("with the host gone", () => {
  test.use({ locale: LOCALES.kk, tolerated: [/net::ERR_|Failed to (fetch|load resource)/] });

  test("notes are read and written", async ({ page, stoppableSite }) => {
    const w = TOOLS.kk;
    await withTools(page, ARTICLE(stoppableSite.address, "kk"));
    await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
    // Once more, so that the law, too, has come through the service worker.
    await withTools(page, ARTICLE(stoppableSite.address, "kk"));
    stoppableSite.stop();
    await withTools(page, ARTICLE(stoppableSite.address, "kk"));
    await tool(page, "note");
    await write(page, w, "Желісіз жазба");
    await page.goto(`${stoppableSite.address}notes/`);
    await expect(page.locator(".note-line")).toContainText("Желісіз жазба");
  });
});

test.describe("a browser that keeps nothing", () => {
  test.use({ locale: LOCALES.en });

  test("says that the note was not saved", async ({ page, site }) => {
    await page.addInitScript(() => {
      const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, value) {
        if (key.startsWith("anyq.note")) throw new DOMException("full", "QuotaExceededError");
        set.call(this, key, value);
      };
    });
    await withTools(page, ARTICLE(site, "en"));
    await tool(page, "note");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("alert")).toContainText("was not saved");
  });
});
