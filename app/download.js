// Downloads of an act: fetches its files, has the analysis worker make a document of them, and saves it.
// Asked by the page of an act's contents, where the reader wants a file.

const WORDS = {
  kk: {
    fetching: "Мәтін жүктелуде: {}", making: "Файл дайындалуда…", done: "Дайын: {}", absent: "Акт мәтінін алу мүмкін болмады. Желіні тексеріңіз.",
    renewed: "Сайттағы заңнама жаңартылды: бетті қайта жүктеңіз.", damaged: "Мәтін файлы бүлінген. Бетті қайта жүктеңіз.", broken: "Файл дайындалмады. Бетті қайта жүктеңіз.",
  },
  ru: {
    fetching: "Загружается текст: {}", making: "Готовится файл…", done: "Готово: {}", absent: "Текст акта получить не удалось. Проверьте сеть.",
    renewed: "Законодательство на сайте обновилось: перезагрузите страницу.", damaged: "Файл с текстом повреждён. Перезагрузите страницу.", broken: "Файл не удалось подготовить. Перезагрузите страницу.",
  },
  en: {
    fetching: "Fetching the text: {}", making: "Making the file…", done: "Done: {}", absent: "The text of the act could not be fetched. Check the network.",
    renewed: "The law on this site was renewed: reload the page.", damaged: "A file of the text is damaged. Reload the page.", broken: "The file could not be made. Reload the page.",
  },
};
const words = () => WORDS[document.documentElement.lang] ?? WORDS.en;

// Hosts and phones are small: so many files at a time.
const LANES = 4;
const BUNDLE = new URL("bundle/", document.baseURI).href;

/** Why there is no file: a key of the words. */
class Trouble extends Error {}
const fail = (cause) => {
  throw new Trouble(cause);
};

/** A file of the bundle as the text it is. Its name has its content's hash: any copy is right, and a kept one needs no network. */
const textOf = async (path) => {
  const address = BUNDLE + path;
  const kept = await globalThis.caches?.match(address).catch(() => null);
  const response = kept ?? (await fetch(address).catch(() => fail("absent")));
  if (!response.ok) fail([404, 410].includes(response.status) ? "renewed" : "absent");
  const bytes = new Uint8Array(await response.arrayBuffer().catch(() => fail("absent")));
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const body = new Response(bytes).body;
  const unpacked = new Response(packed ? body.pipeThrough(new DecompressionStream("gzip")) : body);
  return unpacked.text().catch(() => fail("damaged"));
};

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return fail("damaged");
  }
};

/** The parts of an act in order, some at a time; `told` hears how many are there. */
const partsOf = async (paths, told) => {
  const texts = Array(paths.length);
  let [next, done] = [0, 0];
  const lane = async () => {
    while (next < paths.length) {
      const number = next++;
      texts[number] = await textOf(paths[number]);
      told(++done);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return texts;
};

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

const save = (file, media, bytes) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: media }));
  link.download = file;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it while it saves.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

let busy = false;

const make = async (path, format, say) => {
  const head = await textOf(path);
  const paths = (parsed(head).parts ?? []).map(({ file }) => file.path);
  const percent = (done) => new Intl.NumberFormat([document.documentElement.lang, "ru"], { style: "percent" }).format(done / paths.length);
  const parts = await partsOf(paths, (done) => say(words().fetching.replace("{}", percent(done))));
  say(words().making);
  const fields = `"format":"${format}","day":"${today()}","head":${head},"parts":[${parts.join(",")}]`;
  const reply = await globalThis.anyqModule("analysis", "export", fields);
  if (!reply.exported) fail(reply?.failed?.failure === "damaged" ? "damaged" : "broken");
  save(reply.exported.file, reply.exported.media, reply.bytes);
  say(words().done.replace("{}", reply.exported.file));
};

/** Makes a file of the act whose head is `path`, in this form (`text`, `html`, `epub`, `akoma-ntoso`). What goes on is said in
 *  the element with the id `where`, in the reader's language. One file at a time: a second wish waits for the reader. */
export const ask = async (path, format, where) => {
  if (busy) return "";
  busy = true;
  const say = (sentence) => {
    const place = document.getElementById(where); // a page that was left hears nothing
    if (place && place.textContent !== sentence) place.textContent = sentence;
  };
  try {
    await make(path, format, say);
  } catch (error) {
    say(words()[error instanceof Trouble ? error.message : "broken"]);
  } finally {
    busy = false;
  }
  return "";
};
