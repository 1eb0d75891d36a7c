// axe finds nothing on any page, in any language of the interface, light, dark, in high contrast and for low vision.
import { createRequire } from "node:module";
import { TOOLS, tool, withTools } from "../reader.js";
import { expect, test } from "../site.js";
import { BEGINNINGS, PAGES } from "../tasks.js";
import { LANGUAGES, LOCALES, WORDS } from "../words.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds on the page as it stands, short enough to read. */
const violations = async (page) => {
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`));
};

/** The page stands: its heading is there and nothing is loading. */
const settled = async (page) => {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".waiting, .skeleton, .progress")).toHaveCount(0);
};

/** The marks on the page by which a look is chosen: the page's beginning sets the same from what is kept on the device. */
const LOOKS = { light: {}, dark: {}, contrast: { theme: "contrast" }, "low vision": { sight: "low" } };

/** Gives the page a look and waits until its colours stand. */
const look = async (page, name) => {
  await page.emulateMedia({ colorScheme: name === "dark" ? "dark" : "light" });
  await page.evaluate(async ({ theme, sight }) => {
    const { dataset } = document.documentElement;
    delete dataset.theme;
    delete dataset.sight;
    if (theme) dataset.theme = theme;
    if (sight) dataset.sight = sight;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished));
  }, LOOKS[name]);
};

for (const [law, pages] of Object.entries(PAGES)) {
  // Colours do not depend on the law: the real one is looked at in two themes.
  const looks = law === "sample" ? Object.keys(LOOKS) : ["light", "dark"];
  for (const lang of LANGUAGES) {
    test.describe(`${law} law, ${lang}`, { tag: `@${law}` }, () => {
      test.use({ locale: LOCALES[lang] });
      for (const { name, address } of pages) {
        test(`${name} has no violations`, async ({ page, site }) => {
          // Added by the browser itself, so the page's content policy needs no hole for it.
          await page.addInitScript({ path: axe });
          const text = address.startsWith("act/") ? `&text=${lang}` : "";
          await page.goto(`${site}${address}${text}`);
          await settled(page);
          for (const name of looks) {
            await look(page, name);
            expect(await violations(page), name).toEqual([]);
          }
        });
      }
    });
  }
}

for (const lang of LANGUAGES) {
  for (const theme of ["light", "dark", "contrast"]) {
    test.describe(`suggestions, ${lang}, ${theme}`, () => {
      test.use({ locale: LOCALES[lang] });

      test("the open list, with one chosen, has no violations", async ({ page, site }) => {
        await page.addInitScript({ path: axe });
        await page.addInitScript((chosen) => localStorage.setItem("anyq.theme", chosen), theme);
        for (const address of ["", "search/?q=88"]) {
          await page.goto(site + address);
          await settled(page);
          const field = page.getByRole("combobox", { name: WORDS[lang].searchField });
          await field.fill(BEGINNINGS[lang].heading[0]);
          await expect(page.getByRole("option").first()).toBeVisible();
          await field.press("ArrowDown");
          expect(await violations(page)).toEqual([]);
        }
      });

      test("a question that was understood otherwise, and help, have no violations", async ({ page, site }) => {
        await page.addInitScript({ path: axe });
        await page.addInitScript((chosen) => localStorage.setItem("anyq.theme", chosen), theme);
        for (const asks of ["штраф за привышение аывфыв", "уволили", "ТК 26"]) {
          await page.goto(`${site}search/?q=${encodeURIComponent(asks)}&text=ru`);
          await settled(page);
          await page.getByText(WORDS[lang].helpTitle).click();
          expect(await violations(page), asks).toEqual([]);
        }
      });
    });
  }
}

for (const lang of LANGUAGES) {
  for (const theme of ["light", "dark", "contrast"]) {
    test.describe(`the reader's tools, ${lang}, ${theme}`, () => {
      test.use({ locale: LOCALES[lang] });

      test("every sheet they open, a note and a citation's card have no violations", async ({ page, site }) => {
        await page.addInitScript({ path: axe });
        await page.addInitScript((chosen) => localStorage.setItem("anyq.theme", chosen), theme);
        await withTools(page, `${site}act/?id=Z18Q0000005&at=art_8__para_3&text=${lang}`);
        expect(await violations(page), "the row").toEqual([]);
        for (const name of ["cite", "more", "note"]) {
          await tool(page, name);
          await expect(page.getByRole("dialog")).toBeVisible();
          expect(await violations(page), name).toEqual([]);
          if (name === "note") await page.getByRole("button", { name: TOOLS[lang].save }).click();
          else await page.keyboard.press("Escape");
        }
        await page.keyboard.press("?");
        expect(await violations(page), "keys").toEqual([]);
        await page.keyboard.press("Escape");
        await page.locator("a.reference").first().tap();
        await expect(page.locator("#preview")).toBeVisible();
        expect(await violations(page), "citation").toEqual([]);
        await page.goto(`${site}notes/`);
        await expect(page.locator(".note-line")).toBeVisible();
        expect(await violations(page), "notes").toEqual([]);
      });
    });
  }
}

test.describe("high contrast", () => {
  test.use({ locale: LOCALES.ru });

  test("an article has no violations in the contrast theme and the largest letters", async ({ page, site }) => {
    await page.addInitScript({ path: axe });
    await page.addInitScript(() => {
      localStorage.setItem("anyq.theme", "contrast");
      localStorage.setItem("anyq.size", "larger");
    });
    await page.goto(`${site}act/?id=K14Q0000002&at=art_88&text=ru`);
    await settled(page);
    await expect(page.locator("html")).toHaveAttribute("data-theme", "contrast");
    expect(await violations(page)).toEqual([]);
  });
});
