// `anyq`: the app under measurement: where a question is asked, what a result looks like, how its worker is spoken to.
export const anyq = {
  name: "Anyq",

  /** The deep link of a question. */
  address: (base, { text, lang }) => `${base}search/?${new URLSearchParams({ q: text, text: lang })}`,

  /** What the first result looks like, or the advice where there is none. */
  selector: ".page-found, .results .advice",

  /** How many results an answer brings at most. */
  results: 20,

  /** What a request is for. */
  kind: (path) => {
    const inside = path.match(/\/bundle\/([^/]+)/)?.[1];
    if (inside) return { search: "index", passages: "texts" }[inside] ?? "others";
    const type = path.match(/\.(\w+)$/)?.[1] ?? "html";
    return { html: "html", js: "js", css: "css", wasm: "wasm" }[type] ?? "others";
  },

  /** All results come at once: nothing to wait for after the first. */
  complete: async (_page, painted) => painted,

  /**
   * Asks the worker of an open search page by message, as the app does, and gives `{millis, answered, cost}`: from
   * message to answer, the number of results, and what the worker itself says the answer cost (where it says so).
   */
  ask: (page, query) =>
    page.evaluate(async ({ text, lang, limit }) => {
      const worker = window.benchWorkers.at(-1);
      // Beyond the numbers the app itself gives.
      window.benchNumber = (window.benchNumber ?? 1_000_000) + 1;
      const number = window.benchNumber;
      const query = { text, lang, kinds: [], statuses: [], act: null, limit };
      const message = JSON.stringify({ search: { number, query } });
      const reply = await new Promise((resolve) => {
        const started = performance.now();
        const listen = (event) => {
          const millis = performance.now() - started;
          const reply = JSON.parse(event.data);
          if ((reply.results ?? reply.failed)?.number !== number) return;
          worker.removeEventListener("message", listen);
          resolve({ millis, ...reply });
        };
        worker.addEventListener("message", listen);
        worker.postMessage(message);
      });
      if (reply.failed) throw new Error(`${text}: ${JSON.stringify(reply.failed)}`);
      const { results, cost } = reply.results;
      return { millis: reply.millis, answered: results.total, cost: cost ?? results.cost ?? null };
    }, { ...query, limit: anyq.results }),
};
