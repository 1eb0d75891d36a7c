// Who sees badly or is driving listens to an article: sentence by sentence, by a voice of the device, until it is stopped or
// the page is left. A device without such a voice says so.
import { TOOLS, tool, withTools } from "../reader.js";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES, WORDS } from "../words.js";

/** A device with one voice of each language, and one that would send the text away; `spoken` is what they have said. */
const voices = () => {
  const voice = (lang, localService) => ({ lang, localService, name: lang });
  const said = { spoken: [], current: null };
  window.said = said;
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  Object.defineProperty(window, "speechSynthesis", {
    value: {
      getVoices: () => [voice("kk-KZ", false), voice("kk-KZ", true), voice("ru-RU", true), voice("en-GB", true)],
      speak(one) {
        said.spoken.push([one.text, one.voice.lang, one.voice.localService, one.rate]);
        said.current = one;
      },
      cancel() {
        said.current = null;
      },
      addEventListener() {},
    },
  });
};

const spoken = (page) => page.evaluate(() => window.said.spoken.length);
const finish = (page) => page.evaluate(() => window.said.current.onend());

for (const lang of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    const w = TOOLS[lang];

    test("an article is read sentence by sentence, in its language", async ({ page, site }) => {
      await page.addInitScript(voices);
      await withTools(page, `${site}act/?id=Z18Q0000005&text=${lang}&at=art_8`);
      await tool(page, "listen");
      const player = page.getByRole("region", { name: w.listenTitle });
      await expect.poll(() => spoken(page)).toBe(1);
      await finish(page);
      await finish(page);
      expect(await spoken(page)).toBe(3);
      const lines = await page.evaluate(() => window.said.spoken);
      for (const [text, voice, local] of lines) {
        expect(text.length).toBeGreaterThan(1);
        expect(voice).toMatch(new RegExp(`^${lang}`));
        expect(local, "no voice that sends the text away").toBe(true);
      }
      expect(await page.evaluate(() => [...CSS.highlights.get("anyq-aloud")][0].toString().trim())).toBe(lines[2][0]);

      await player.getByRole("button", { name: w.pause }).click();
      await player.getByRole("button", { name: w.goOn }).click();
      expect((await page.evaluate(() => window.said.spoken)).at(-1)[0], "the same sentence again").toBe(lines[2][0]);
      await player.getByLabel(w.speed).selectOption("1.5");
      expect((await page.evaluate(() => window.said.spoken)).at(-1)[3]).toBe(1.5);
      await player.getByRole("button", { name: w.stop }).click();
      await expect(player).toHaveCount(0);
      expect(await page.evaluate(() => CSS.highlights.has("anyq-aloud"))).toBe(false);
      await expect(page.locator("#tool-listen")).toBeFocused();
    });

    test("it stops when the reader goes on", async ({ page, site }) => {
      await page.addInitScript(voices);
      await withTools(page, `${site}act/?id=Z18Q0000005&text=${lang}&at=art_8`);
      await tool(page, "listen");
      await expect.poll(() => spoken(page)).toBe(1);
      await page.getByRole("link", { name: WORDS[lang].next }).click();
      await expect(page.locator("#art_9")).toBeVisible();
      await expect(page.getByRole("region", { name: w.listenTitle })).toHaveCount(0);
      expect(await page.evaluate(() => window.said.current)).toBe(null);
    });

    test("a device without a voice says so", async ({ page, site }) => {
      await page.addInitScript(() => Object.defineProperty(window, "speechSynthesis", { value: { getVoices: () => [], cancel() {} } }));
      await withTools(page, `${site}act/?id=Z18Q0000005&text=kk&at=art_8`);
      await tool(page, "listen");
      await expect(page.getByRole("alert")).toHaveText(w.noVoice);
    });
  });
}
