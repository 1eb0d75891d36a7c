// A reviewer goes through what the law puts on people and business: finds norms, decides and says why, leaves and comes back, takes
// the decisions away as a table that `anyq inventory` carries on, and brings them to another device.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const SAMPLE = fileURLToPath(new URL("../../corpus/sample", import.meta.url));

const W = {
  kk: { filters: "Сүзгілер", kind: "Міндет түрі", decision: "Шешім", why: "Негіздеме", decide: "Шешім қабылдау", simplify: "жеңілдету", csv: "CSV файлына сақтау", load: "Шешімдерді файлдан алу", done: /^Шешім қабылданған: 1 \//, nothing: /^Шешім қабылданған: 0 \//, bad: /кестесі жоқ/ },
  ru: { filters: "Фильтры", kind: "Вид требования", decision: "Решение", why: "Обоснование", decide: "Принять решение", simplify: "упростить", csv: "Сохранить в CSV", load: "Взять решения из файла", done: /^Решено: 1 из/, nothing: /^Решено: 0 из/, bad: /нет таблицы/ },
  en: { filters: "Filters", kind: "Kind of requirement", decision: "Decision", why: "Justification", decide: "Decide", simplify: "simplify", csv: "Save as CSV", load: "Take decisions from a file", done: /^Decided: 1 of/, nothing: /^Decided: 0 of/, bad: /no table/ },
};
const WHY = "=артық; \"екі рет\"\nсм. статью 2";

const rows = (page) => page.locator(".norm-row");

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    const w = W[lang];

    test("a decision stays on the device, goes into a table and comes back from it", async ({ page, site }) => {
      await page.addInitScript({ path: axe });
      await page.goto(`${site}inventory/?text=${lang}`);
      await expect(rows(page).first()).toBeVisible();
      const all = await rows(page).count();
      await page.getByText(w.filters, { exact: true }).click();
      await page.getByRole("combobox", { name: w.kind }).selectOption("report");
      await expect.poll(() => rows(page).count()).toBeLessThan(all);
      const first = rows(page).first();
      const words = await first.locator(".law").textContent();
      await expect(first.locator(".law")).toHaveAttribute("lang", lang);
      await first.getByText(w.decide).click();
      expect(await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id }) => id))).toEqual([]);
      await first.getByRole("combobox", { name: w.decision }).selectOption("simplify");
      await first.getByRole("textbox", { name: w.why }).fill(WHY);
      await first.getByRole("textbox", { name: w.why }).blur();
      await expect(page.getByText(w.done)).toBeVisible();

      await page.goto(`${site}inventory/?text=${lang}&decision=simplify`);
      await expect(rows(page)).toHaveCount(1);
      await expect(rows(page).locator(".law")).toHaveText(words);
      await expect(rows(page).locator("summary .badge")).toHaveText(w.simplify);
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: w.csv }).click()]);
      const table = await file.path();
      expect(readFileSync(table, "utf8")).toMatch(/^\uFEFFid,change,decision,/);

      const told = execFileSync(process.env.ANYQ_PROGRAM, ["inventory", SAMPLE, "--lang", lang, "--review", table, "--decision", "simplify", "--json"], { encoding: "utf8" });
      const { norms } = JSON.parse(told);
      expect(norms.map((norm) => [norm.words, norm.change, norm.review.decision, norm.review.justification])).toEqual([[words, "same", "simplify", WHY]]);

      await page.evaluate(() => localStorage.removeItem("anyq.review"));
      await page.goto(`${site}inventory/?text=${lang}`);
      await expect(page.getByText(w.nothing)).toBeVisible();
      await page.locator("input[type=file]").setInputFiles(table);
      await expect(page.getByText(w.done)).toBeVisible();
      await page.locator("input[type=file]").setInputFiles({ name: "letter.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") });
      await expect(page.getByRole("alert").filter({ hasText: w.bad })).toBeVisible();
      await expect(page.getByText(w.done), "nothing is lost by a wrong file").toBeVisible();
    });
  });
}

test.describe("in Russian", () => {
  test.use({ locale: LOCALES.ru });

  test("a review that was carried to amended law finds its norms under the names they had before", async ({ page, site }) => {
    await page.goto(`${site}inventory/?text=ru`);
    const first = rows(page).first();
    await expect(first).toBeVisible();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Сохранить в JSON" }).click()]);
    const [norm] = JSON.parse(readFileSync(await file.path(), "utf8")).norms;
    const carried = { norms: [{ ...norm, id: "n000000000000", change: "reworded", decision: "merge", justification: "как было" }] };
    await page.locator("input[type=file]").setInputFiles({ name: "review.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(carried)) });
    await expect(page.getByText(W.ru.done)).toBeVisible();
    await expect(first.locator("summary .badge")).toHaveText("объединить");
    await expect(page.locator(".term-remark"), "none is taken for gone").toBeHidden();
    const [again] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: W.ru.csv }).click()]);
    expect(readFileSync(await again.path(), "utf8")).toContain("n000000000000,,merge,как было");
  });

  test("what two open pages decide is kept from both", async ({ page, context, site }) => {
    const other = await context.newPage();
    const decide = async (on, number) => {
      const row = rows(on).nth(number);
      await row.getByText(W.ru.decide).click();
      await row.getByRole("combobox", { name: W.ru.decision }).selectOption("keep");
    };
    for (const one of [page, other]) {
      await one.goto(`${site}inventory/?text=ru`);
      await expect(rows(one).first()).toBeVisible();
    }
    await decide(page, 0);
    await decide(other, 1);
    await expect(other.getByText(/^Решено: 2 из/)).toBeVisible();
    await page.reload();
    await expect(page.getByText(/^Решено: 2 из/)).toBeVisible();
  });

  test("a norm leads to its article, and a decision about a norm that is gone is kept", async ({ page, site }) => {
    await page.goto(`${site}inventory/?text=ru`);
    await page.evaluate(() => localStorage.setItem("anyq.review", JSON.stringify({ abc: { id: "abc", lang: "ru", decision: "drop", justification: "лишнее", words: "Прежняя норма", act: "X", eId: "art_1" } })));
    await page.reload();
    await expect(page.locator(".term-remark")).toContainText("anyq inventory --review");
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: W.ru.csv }).click()]);
    expect(readFileSync(await file.path(), "utf8")).toContain("abc,vanished,drop,лишнее");
    const place = rows(page).first().getByRole("link").first();
    const [title] = (await place.textContent()).split(" · ");
    await place.click();
    await expect(page).toHaveURL(/act\/\?/);
    await expect(page.locator("main")).toContainText(title);
  });
});
