// The analysis worker's client: starts the worker when something is first asked, and gives each answer to who asked.
// Asked by other modules, and by the app through `anyqModule("analysis", kind, fields)` (`boot.js`).

let worker = null;
let last = 0;
const waiting = new Map(); // who waits, by the number of the request

/** Ends the worker and tells everybody who waits; the next request starts another. */
const fail = () => {
  worker?.terminate();
  worker = null;
  for (const settle of waiting.values()) settle({ failed: { failure: "broken" } });
  waiting.clear();
};

const hear = ({ data }) => {
  const [text, bytes] = Array.isArray(data) ? data : [data];
  const reply = JSON.parse(text);
  const [{ number }] = Object.values(reply);
  waiting.get(number)?.({ ...reply, bytes });
  waiting.delete(number);
};

const started = () => {
  if (worker) return worker;
  const { content } = document.querySelector('meta[name="analysis-worker"]');
  worker = new Worker(new URL(content, document.baseURI), { type: "module" });
  worker.addEventListener("message", hear);
  worker.addEventListener("error", fail);
  return worker;
};

/** Asks the worker for something: its kind, and its fields as the text of a JSON object's inside (`"format":"text"`), so that
 *  files which are JSON are passed on as they are. Gives the reply as an object, `{ exported: { … }, bytes }` or
 *  `{ failed: { failure } }`; never fails. */
export const ask = (kind, fields) =>
  new Promise((settle) => {
    const number = ++last;
    waiting.set(number, settle);
    try {
      started().postMessage(`{"${kind}":{"number":${number},${fields}}}`);
    } catch {
      fail();
    }
  });
