// Pictures of the app over the sample corpus: `cargo xtask screenshots [DIR]`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { serve } from "./site.js";
import { LANGUAGES, LOCALES } from "./words.js";

const QUESTIONS = { kk: "жылдамдықты асырғаны үшін айыппұл", ru: "штраф за превышение скорости", en: "fine for speeding" };
const SCREENS = { 390: { width: 390, height: 844 }, 1280: { width: 1280, height: 800 } };

const PAGES = {
  home: () => "",
  results: (lang) => `search/?q=${encodeURIComponent(QUESTIONS[lang])}`,
  act: (lang) => `act/?id=Z18Q0000005&text=${lang}&at=art_8`,
};

const folder = process.argv[2] ?? "screenshots";
mkdirSync(folder, { recursive: true });
const server = await serve(process.env.ANYQ_SITE_SAMPLE);
const browser = await chromium.launch(config.use.launchOptions);
try {
  for (const [width, viewport] of Object.entries(SCREENS)) {
    for (const colorScheme of ["light", "dark"]) {
      for (const lang of LANGUAGES) {
        const context = await browser.newContext({ viewport, colorScheme, locale: LOCALES[lang], reducedMotion: "reduce" });
        const page = await context.newPage();
        for (const [name, address] of Object.entries(PAGES)) {
          await page.goto(server.address + address(lang));
          await page.locator({ home: ".acts", results: ".page-link", act: ".law-text" }[name]).first().waitFor();
          const file = join(folder, `${name}-${lang}-${width}-${colorScheme}.png`);
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
