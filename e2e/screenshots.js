// Pictures of the app over the sample corpus. `cargo xtask screenshots` renews the two of the README in docs/screenshots;
// `cargo xtask screenshots DIR [NAME…]` takes every page, or those named, in every language, width and theme.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { serve } from "./site.js";
import { LANGUAGES, LOCALES } from "./words.js";

const QUESTIONS = { kk: "жылдамдықты асырғаны үшін айыппұл", ru: "штраф за превышение скорости", en: "fine for speeding" };
const SCREENS = { 320: { width: 320, height: 640 }, 390: { width: 390, height: 844 }, 1280: { width: 1280, height: 800 } };
const THEMES = ["light", "dark", "contrast", "low-vision"];

/** Name, address, and what is there once the page stands. */
const PAGES = {
  home: [() => "", ".acts"],
  results: [(lang) => `search/?q=${encodeURIComponent(QUESTIONS[lang])}`, ".page-link"],
  nothing: [(lang) => `search/?q=ыъыъыъыъ&text=${lang}`, ".advice"],
  contents: [(lang) => `act/?id=K14Q0000002&text=${lang}`, "#tool-cite"],
  act: [(lang) => `act/?id=Z18Q0000005&text=${lang}&at=art_8`, "#tool-cite"],
  definitions: [(lang) => `act/?id=Z18Q0000005&text=${lang}&at=art_1`, "#tool-cite"],
  table: [(lang) => `act/?id=P22Q0000008&text=${lang}&at=att_1__att_1`, "#tool-cite"],
  easy: [(lang) => `act/?id=K14Q0000002&text=${lang}&at=art_88`, "#tool-cite", (page) => page.locator(".switch-side").last().click()],
  guide: [(lang) => `guide/?id=dismissed&text=${lang}`, "main h2"],
  letter: [() => "letter/", "textarea"],
  terms: [(lang) => `definitions/?text=${lang}&several=1`, ".term-row"],
  term: [(lang) => `definitions/?text=${lang}&term=${encodeURIComponent({ kk: "өтініш-беруші", ru: "заявитель", en: "applicant" }[lang])}`, ".term-definition"],
  inventory: [(lang) => `inventory/?text=${lang}&kind=report`, ".norm-row"],
  bodies: [(lang) => `bodies/?text=${lang}`, ".norm-row"],
  trends: [(lang) => `trends/?text=${lang}`, ".norm-row"],
  bylaws: [(lang) => `by-laws/?text=${lang}`, ".norm-row"],
  draft: [(lang) => `draft/?act=Z18Q0000005&text=${lang === "en" ? "ru" : lang}`, ".draft-law a"],
  check: [() => "draft/?do=check", "#check-text"],
  impact: [() => "impact/", ".impact-option"],
  effect: [() => "effect/", ".effect-card"],
  compare: [() => "compare/?text=ru&act=Z18Q0000005&act=Z16Q0000004", ".compare-row"],
  opinion: [() => "opinion/", "#opinion-file", (page) => page.locator("main .ways button").first().click()],
  notes: [() => "notes/", "main button"],
  settings: [() => "settings/", ".choices"],
  offline: [() => "offline/?id=K14Q0000002", "main h2"],
  about: [() => "about/", "#prose-about h2"],
  accessibility: [() => "accessibility/", "#prose-accessibility h2"],
  missing: [(lang) => `act/?id=nowhere&text=${lang}`, "main h1"],
};
const README = [["results", "ru", 390, "light"], ["easy", "kk", 390, "light"]];

const [folder = "screenshots", ...names] = process.argv.slice(2);
const isAll = process.env.ANYQ_PICTURES !== "readme";
mkdirSync(folder, { recursive: true });
const server = await serve(process.env.ANYQ_SITE_SAMPLE);
const browser = await chromium.launch(config.use.launchOptions);
const isWanted = (name, lang, width, theme) =>
  isAll ? !names.length || names.includes(name) : README.some((one) => one.join() === [name, lang, width, theme].join());
try {
  for (const [width, viewport] of Object.entries(SCREENS)) {
    for (const theme of THEMES) {
      for (const lang of LANGUAGES) {
        const wanted = Object.entries(PAGES).filter(([name]) => isWanted(name, lang, width, theme));
        if (!wanted.length) continue;
        const colorScheme = theme === "dark" ? "dark" : "light";
        const context = await browser.newContext({ viewport, colorScheme, locale: LOCALES[lang], reducedMotion: "reduce" });
        await context.addInitScript((theme) => {
          if (theme === "contrast") localStorage.setItem("anyq.theme", theme);
          if (theme === "low-vision") localStorage.setItem("anyq.sight", "low");
        }, theme);
        const page = await context.newPage();
        for (const [name, [address, stands, prepare]] of wanted) {
          await page.goto(server.address + address(lang));
          await page.locator(".first").waitFor({ state: "detached" });
          await page.locator(stands).first().waitFor();
          await prepare?.(page);
          const file = join(folder, `${name}-${lang}-${width}-${theme}.png`);
          await page.screenshot({ path: file });
          console.log(file);
        }
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  server.stop();
}
