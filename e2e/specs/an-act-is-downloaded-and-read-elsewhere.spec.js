// A citizen takes a law along: as text, as a page, as a book, as data. Each file is opened as another program would open it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

// A code of several parts.
const ACT = "K14Q0000002";
const NAMES = { kk: { text: "Мәтін", done: "Дайын:" }, ru: { text: "Текст", done: "Готово:" }, en: { text: "Text", done: "Done:" } };

/** The files of an archive by name, in order: how each is packed, and its text. */
const unpacked = (bytes) => {
  const files = new Map();
  for (let at = bytes.lastIndexOf("PK\u0001\u0002", undefined, "latin1"), from = bytes.indexOf("PK\u0001\u0002", 0, "latin1"); from >= 0 && from <= at; ) {
    const [method, packed, name, extra, comment] = [10, 20, 28, 30, 32].map((place) => (place === 20 ? bytes.readUInt32LE(from + place) : bytes.readUInt16LE(from + place)));
    const local = bytes.readUInt32LE(from + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + packed);
    files.set(bytes.toString("utf8", from + 46, from + 46 + name), { method, text: (method ? inflateRawSync(body) : body).toString("utf8") });
    from += 46 + name + extra + comment;
  }
  return files;
};

/** Presses a button of the act's page and gives the file that comes. */
const downloaded = async (page, name) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".downloads").getByRole("button", { name, exact: true }).click()]);
  return { file: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test("a law is saved as text, as a page, as a book and as data", async ({ page, site }) => {
      await page.goto(`${site}act/?id=${ACT}&text=${lang}`);
      const title = await page.getByRole("heading", { level: 1 }).textContent();

      const text = await downloaded(page, NAMES[lang].text);
      expect(text.file).toMatch(new RegExp(`^${ACT}.*\\.txt$`));
      expect(text.bytes.toString("utf8")).toContain(title);
      await expect(page.getByRole("status").filter({ hasText: NAMES[lang].done })).toContainText(text.file);

      const html = (await downloaded(page, "HTML")).bytes.toString("utf8");
      expect(html).toContain('id="art_1"');
      expect(html).not.toContain("<script");

      const book = unpacked((await downloaded(page, "EPUB")).bytes);
      const [[first, { method, text: kind }]] = book;
      expect([first, method, kind]).toEqual(["mimetype", 0, "application/epub+zip"]);
      expect(book.get("book/package.opf").text).toContain(`<dc:language>${lang}</dc:language>`);
      const listed = [...book.get("book/package.opf").text.matchAll(/href="([^"]+)"/g)].map(([, href]) => `book/${href}`);
      expect([...book.keys()].filter((name) => /^book\/.*(xhtml|css)$/.test(name)).sort()).toEqual(listed.sort());

      const data = await downloaded(page, "Akoma Ntoso");
      const wellFormed = await page.evaluate((xml) => !new DOMParser().parseFromString(xml, "application/xml").querySelector("parsererror"), data.bytes.toString("utf8"));
      expect(wellFormed).toBe(true);
    });
  });
}

test("the data of a downloaded law is read back by the indexer", async ({ page, site }) => {
  await page.goto(`${site}act/?id=${ACT}&text=ru`);
  const folder = mkdtempSync(join(tmpdir(), "anyq-download-"));
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Akoma Ntoso" }).click()]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  const found = JSON.parse(execFileSync(process.env.ANYQ_PROGRAM, ["inspect", "--json", file], { maxBuffer: 1 << 28 }));
  rmSync(folder, { recursive: true });
  expect(found.acts).toHaveLength(1);
  expect(found.acts[0].id).toBe(ACT);
  expect(found.acts[0].provisions.some(({ eid }) => eid === "art_1")).toBe(true);
  expect(found.problems).toEqual([]);
});

test("nothing of it is fetched before a reader asks", async ({ page, site }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${site}act/?id=${ACT}&text=ru`);
  await expect(page.locator(".downloads")).toBeVisible();
  expect(asked.filter((path) => /analysis|download-/.test(path))).toEqual([]);
});
