// A drafter goes through places where the law contradicts itself: sees both provisions side by side with what is at odds, calls one no
// conflict and says why, takes the table to `anyq findings`, and brings it to another device. An auditor sees what by-laws rest on.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "../renewal.js";
import { LANGUAGES, LOCALES } from "../words.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const folderOf = (name) => fileURLToPath(new URL(`../../corpus/${name}`, import.meta.url));
const [SAMPLE, CONFLICTS] = [folderOf("sample"), folderOf("conflicts/markdown")];

const W = {
  kk: { filters: "Сүзгілер", kind: "Түрі", no: "Қайшылық емес", why: "Неліктен (міндетті емес)", back: "Қайта ашу", csv: "CSV файлына сақтау", load: "Бұрынғы шешімдерді файлдан алу", bad: /id және dismissed/, two: ["Уәкілетті орган", "Үкімет"], figure: "Түрлері бойынша", show: "Не көрсетілсін", ground: "Негізі", made: "Заңға тәуелді акт" },
  ru: { filters: "Фильтры", kind: "Вид", no: "Не противоречие", why: "Почему (не обязательно)", back: "Вернуть в список", csv: "Сохранить в CSV", load: "Взять прежние решения из файла", bad: /id и dismissed/, two: ["Уполномоченный орган", "Правительство"], figure: "По видам", show: "Что показать", ground: "Основание", made: "Подзаконный акт" },
  en: { filters: "Filters", kind: "Kind", no: "No conflict", why: "Why (optional)", back: "Put back", csv: "Save as CSV", load: "Take earlier decisions from a file", bad: /id and dismissed/, two: ["authorised body", "Government"], figure: "By kind", show: "What to show", ground: "Ground", made: "By-law" },
};

const rows = (page) => page.locator("#main .norm-row");
const violations = (page) => page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id }) => id));

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    const w = W[lang];

    test("a contradiction is read, dismissed, taken to the command line and to another device", async ({ page, renewable }) => {
      execFileSync(process.env.ANYQ_PROGRAM, ["build", "--corpus", SAMPLE, "--corpus", CONFLICTS, "--out", join(renewable.folder, "bundle"), "--no-pages"]);
      await page.addInitScript({ path: axe });
      await page.goto(`${renewable.address}findings/?text=${lang}`);
      await expect(rows(page).first()).toBeVisible();
      const all = await rows(page).count();
      await page.getByText(w.filters, { exact: true }).click();
      await page.getByRole("combobox", { name: w.kind }).selectOption("who-decides");
      await expect.poll(() => rows(page).count()).toBeLessThan(all);
      expect(new URL(page.url()).searchParams.get("kind"), "the address says what is shown").toBe("who-decides");
      const list = rows(page).filter({ hasText: w.two[1] }).first();
      for (const [n, body] of w.two.entries()) await expect(list.locator(".term-definition").filter({ hasText: new RegExp(body, "i") }), `${n}: ${body}`).not.toHaveCount(0);
      await expect(list.locator(".law").first()).toHaveAttribute("lang", lang);
      await page.locator("summary").filter({ hasText: w.no }).first().click();
      expect(await violations(page)).toEqual([]);

      const shown = await rows(page).count();
      await rows(page).first().getByRole("textbox", { name: w.why }).fill("=тек, \"мысал\"");
      await rows(page).first().getByRole("button", { name: w.no }).click();
      await expect(rows(page)).toHaveCount(shown - 1);
      await page.goto(`${renewable.address}findings/?text=${lang}&state=dismissed`);
      await expect(rows(page)).toHaveCount(1);
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: w.csv }).click()]);
      const table = await file.path();
      const told = JSON.parse(execFileSync(process.env.ANYQ_PROGRAM, ["findings", SAMPLE, CONFLICTS, "--lang", lang, "--dismissed", table, "--json"], { encoding: "utf8" }));
      expect([told.dismissed, told.settled, told.counts[lang]["who-decides"]]).toEqual([1, [], shown - 1]);

      await page.evaluate(() => localStorage.removeItem("anyq.dismissed"));
      await page.goto(`${renewable.address}findings/?text=${lang}&kind=who-decides`);
      await expect(rows(page)).toHaveCount(shown);
      await page.locator("input[type=file]").setInputFiles({ name: "x.csv", mimeType: "text/csv", buffer: Buffer.from("name\nx\n") });
      await expect(page.getByText(w.bad)).toBeVisible();
      await page.locator("input[type=file]").setInputFiles(table);
      await expect(rows(page)).toHaveCount(shown - 1);
      await page.goto(`${renewable.address}findings/?text=${lang}&state=dismissed`);
      await page.getByRole("button", { name: w.back }).click();
      await expect(rows(page)).toHaveCount(0);

      await page.goto(`${renewable.address}findings/?text=${lang}`);
      await page.locator("summary").filter({ hasText: w.figure }).click();
      await expect(page.getByRole("table", { name: w.figure })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test("an auditor sees what by-laws demand, on which ground, and what laws leave to them", async ({ page, renewable }) => {
      await page.goto(`${renewable.address}by-laws/?text=${lang}`);
      await expect(rows(page).first()).toBeVisible();
      await page.getByText(w.filters, { exact: true }).click();
      await page.getByRole("combobox", { name: w.show }).selectOption("demands");
      await expect(rows(page).first().locator(".term-badges .badge")).toHaveCount(2);
      const demands = await rows(page).count();
      await page.getByRole("combobox", { name: w.ground }).selectOption("grounded");
      await expect(rows(page), "every demand of the sample names its law").toHaveCount(demands);
      await page.goto(`${renewable.address}by-laws/?text=${lang}&made=no`);
      const left = rows(page).first();
      await expect(left.locator(".norm-place a")).toHaveAttribute("href", /^act\/\?id=.+&at=/);
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: w.csv }).click()]);
      expect(file.suggestedFilename()).toBe(`anyq-by-laws-${lang}.csv`);
      await left.locator(".norm-place a").click();
      await expect(page.locator("article")).toBeVisible();
    });
  });
}

test("an auditor sees what each body of the state does, and journalists how law grows", async ({ page, site }) => {
  await page.addInitScript({ path: axe });
  await page.goto(`${site}bodies/?text=ru`);
  await expect(rows(page).first()).toBeVisible();
  await expect(rows(page).first().locator(".norm-place strong").first()).toHaveAttribute("lang", "ru");
  const all = await rows(page).count();
  await page.goto(`${site}bodies/?text=ru&q=${encodeURIComponent("утверждает")}`);
  await expect(rows(page).first()).toContainText(/утверждает/i);
  await expect.poll(() => rows(page).count()).toBeLessThan(all);
  expect(await violations(page)).toEqual([]);

  await page.goto(`${site}trends/?text=ru&order=words`);
  await expect(rows(page)).toHaveCount(10);
  const words = await rows(page).evaluateAll((all) => all.map((one) => Number(one.textContent.match(/(?:слов|сөздер|words): ([\d\s,\u00a0]+)/)[1].replace(/\D/g, ""))));
  expect(words, "the longest act stands first").toEqual([...words].sort((a, b) => b - a));
  const figure = page.locator(".chart-figure").first();
  await figure.locator("summary").click();
  await expect(figure.getByRole("table")).toBeVisible();
  await expect(figure.getByRole("row").nth(1)).toContainText(/^(19|20)\d\d/);
  expect(await violations(page)).toEqual([]);
});

test("a collection without contradictions says so", async ({ page, renewable }) => {
  execFileSync(process.env.ANYQ_PROGRAM, ["build", "--corpus", join(SAMPLE, "text"), "--out", join(renewable.folder, "bundle"), "--no-pages"]);
  await page.goto(`${renewable.address}findings/?text=kk`);
  await expect(page.locator("#main [role=status]").filter({ hasText: /табылмады|не найдено|No such places/ })).toBeVisible();
});
