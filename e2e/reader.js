// What specs of the reader's tools share: their words, and a page on which they have come.
import { readFile } from "node:fs/promises";

// A module of the page, beside no package.json: it is read as text and then imported.
const words = async (lang) => {
  const text = await readFile(new URL(`../app/reader/words-${lang}.js`, import.meta.url), "utf8");
  return (await import(`data:text/javascript,${encodeURIComponent(text)}`)).default;
};

export const TOOLS = { kk: await words("kk"), ru: await words("ru"), en: await words("en") };

/** Opens a page of the site and waits for its tools. */
export const withTools = async (page, address) => {
  await page.goto(address);
  await page.locator("#tool-more").waitFor();
};

/** Opens a tool of the row by its name. */
export const tool = (page, name) => page.locator(`#tool-${name}`).click();
