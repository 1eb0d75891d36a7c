// The client of the workers that are asked now and then – `analysis-worker` for readers, `drafting-worker` for drafters –: starts one
// when something is first asked of it, and gives each answer to who asked.
// Asked by other modules, and by the app through `anyqModule("analysis", kind, fields)` (`boot.js`).

let last = 0;
const workers = new Map(); // by their names in the page's head

/** A worker that runs, with the requests that wait for its answers (who asked, and what), by their numbers. */
const started = (name, isSecondTry = false) => {
  if (workers.has(name)) return workers.get(name);
  const { content } = document.querySelector(`meta[name="${name}"]`);
  const worker = new Worker(new URL(content, document.baseURI), { type: "module" });
  const one = { worker, waiting: new Map(), isSecondTry, hasAnswered: false };
  worker.addEventListener("message", ({ data }) => {
    const [text, bytes] = Array.isArray(data) ? data : [data];
    const reply = JSON.parse(text);
    const [{ number }] = Object.values(reply);
    one.hasAnswered = true;
    one.waiting.get(number)?.settle({ ...reply, bytes });
    one.waiting.delete(number);
  });
  worker.addEventListener("error", () => fail(name));
  workers.set(name, one);
  return one;
};

/** Ends a worker. One that never answered could not be fetched, perhaps: it is started once more, for all who wait; of any other they
 *  are told, for what it had learned is lost; the next request starts another. */
const fail = (name) => {
  const one = workers.get(name);
  workers.delete(name);
  one?.worker.terminate();
  if (one && !one.hasAnswered && !one.isSecondTry) {
    try {
      const next = started(name, true);
      for (const [number, { settle, request }] of one.waiting) {
        next.waiting.set(number, { settle, request });
        next.worker.postMessage(request);
      }
      return;
    } catch {
      workers.delete(name);
    }
  }
  for (const { settle } of one?.waiting.values() ?? []) settle({ failed: { failure: "broken" } });
};

/** Asks a worker for something: its kind, and its fields as the text of a JSON object's inside (`"format":"text"`), so that
 *  files which are JSON are passed on as they are. Gives the reply as an object, `{ exported: { … }, bytes }` or
 *  `{ failed: { failure } }`; never fails. */
export const ask = (kind, fields, name = "analysis-worker") =>
  new Promise((settle) => {
    const number = ++last;
    try {
      const { worker, waiting } = started(name);
      const request = `{"${kind}":{"number":${number},${fields}}}`;
      waiting.set(number, { settle, request });
      worker.postMessage(request);
    } catch {
      fail(name);
      settle({ failed: { failure: "broken" } });
    }
  });
