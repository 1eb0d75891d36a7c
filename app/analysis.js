// The client of the workers that are asked now and then – `analysis-worker` for readers, `drafting-worker` for drafters –: starts one
// when something is first asked of it, and gives each answer to who asked.
// Asked by other modules, and by the app through `anyqModule("analysis", kind, fields)` (`boot.js`).

let last = 0;
const workers = new Map(); // by their names in the page's head

/** A worker that runs, with those who wait for its answers by the numbers of their requests. */
const started = (name) => {
  if (workers.has(name)) return workers.get(name);
  const { content } = document.querySelector(`meta[name="${name}"]`);
  const worker = new Worker(new URL(content, document.baseURI), { type: "module" });
  const one = { worker, waiting: new Map() };
  worker.addEventListener("message", ({ data }) => {
    const [text, bytes] = Array.isArray(data) ? data : [data];
    const reply = JSON.parse(text);
    const [{ number }] = Object.values(reply);
    one.waiting.get(number)?.({ ...reply, bytes });
    one.waiting.delete(number);
  });
  worker.addEventListener("error", () => fail(name));
  workers.set(name, one);
  return one;
};

/** Ends a worker and tells everybody who waits for it; the next request starts another. */
const fail = (name) => {
  const one = workers.get(name);
  workers.delete(name);
  one?.worker.terminate();
  for (const settle of one?.waiting.values() ?? []) settle({ failed: { failure: "broken" } });
};

/** Asks a worker for something: its kind, and its fields as the text of a JSON object's inside (`"format":"text"`), so that
 *  files which are JSON are passed on as they are. Gives the reply as an object, `{ exported: { … }, bytes }` or
 *  `{ failed: { failure } }`; never fails. */
export const ask = (kind, fields, name = "analysis-worker") =>
  new Promise((settle) => {
    const number = ++last;
    try {
      const { worker, waiting } = started(name);
      waiting.set(number, settle);
      worker.postMessage(`{"${kind}":{"number":${number},${fields}}}`);
    } catch {
      fail(name);
      settle({ failed: { failure: "broken" } });
    }
  });
