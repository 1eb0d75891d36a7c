// `pagefind`: the peer under measurement, on the smallest page that can show its results.
export const pagefind = {
  name: "Pagefind",
  address: (base, { text, lang }) => `${base}?${new URLSearchParams({ q: text, lang })}`,
  selector: "ol > li, .nothing",
  results: 10,
  kind: (path) => {
    const type = path.match(/\.(\w+)$/)?.[1] ?? "html";
    const kinds = { html: "html", js: "js", pagefind: "wasm", pf_index: "index", pf_meta: "index", pf_fragment: "texts" };
    return path.endsWith("pagefind-entry.json") ? "index" : (kinds[type] ?? "others");
  },

  /** When all the first results are there, ms since 1970. */
  complete: async (page) => {
    const ready = await page.waitForFunction("window.benchReady", null, { timeout: 120_000 });
    return ready.jsonValue();
  },

  ask: async (page, query) => {
    await pagefind.complete(page);
    return page.evaluate(async ({ text, most }) => {
      const started = performance.now();
      const answered = await window.benchSearch(text, most);
      return { millis: performance.now() - started, answered, cost: null };
    }, { text: query.text, most: pagefind.results });
  },
};
