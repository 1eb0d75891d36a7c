// Search by meaning: its switch in the settings and under results with few hits, the download of its files – shown, paused, gone on
// with, deleted –, and the questions to its worker. Off until a reader switches it on; nothing leaves the device.

const WORDS = {
  kk: {
    title: "Мағынасы бойынша іздеу",
    about: "Сөздері басқа болса да, сұрақпен мағынасы бір нормаларды табады. Сөйлемдерді салыстыратын бағдарлама ({} МБ) бір рет жүктеледі, осы құрылғыда жұмыс істейді; сұрақтарыңыз ешқайда жіберілмейді.",
    switch: "Мағынасы бойынша іздеу ({} МБ, бір рет; осы құрылғыда қалады)",
    getting: "Жүктелуде: {} / {} МБ.",
    paused: "Тоқтатылды: {} / {} МБ.",
    on: "Қосылған, желісіз де жұмыс істейді.",
    off: "Өшірілген.",
    pause: "Тоқтата тұру",
    resume: "Жалғастыру",
    remove: "Құрылғыдан жою",
    room: "Құрылғыда орын жетпеді. Орын босатып, қайта көріңіз.",
    line: "Желі үзілді. Жүктелгені сақталды – жалғастыруға болады.",
    unable: "Бұл браузер сақтауға рұқсат бермейді, сондықтан қосу мүмкін емес.",
    save: "Құрылғыңызда трафикті үнемдеу қосулы: қоссаңыз, {} МБ жүктеледі.",
    offer: "Жауап аз табылды. Сөздері басқа, мағынасы жақын нормаларды да іздеуге болады.",
    no: "Қазір емес",
    later: "Мағынасы жақын нормалар табылды ({}). Тізімге қосу",
    model: "Үлгі",
  },
  ru: {
    title: "Поиск по смыслу",
    about: "Находит нормы, которые значат то, о чём вы спрашиваете, даже если слова другие. Программа, которая сравнивает предложения ({} МБ), загружается один раз и работает на этом устройстве; ваши вопросы никуда не отправляются.",
    switch: "Искать по смыслу ({} МБ, один раз; остаётся на этом устройстве)",
    getting: "Загружается: {} из {} МБ.",
    paused: "Приостановлено: {} из {} МБ.",
    on: "Включён и работает без сети.",
    off: "Выключен.",
    pause: "Приостановить",
    resume: "Продолжить",
    remove: "Удалить с устройства",
    room: "На устройстве не хватило места. Освободите место и попробуйте ещё раз.",
    line: "Связь прервалась. Загруженное сохранено – можно продолжить.",
    unable: "Этот браузер не разрешает хранить файлы, поэтому включить поиск по смыслу нельзя.",
    save: "На устройстве включена экономия трафика: при включении загрузится {} МБ.",
    offer: "Нашлось мало. Можно искать и нормы, близкие по смыслу, в которых слова другие.",
    no: "Не сейчас",
    later: "Найдены нормы, близкие по смыслу ({}). Добавить в список",
    model: "Модель",
  },
  en: {
    title: "Search by meaning",
    about: "Finds provisions that mean what you ask, even in other words. The program that compares sentences ({} MB) is downloaded once and runs on this device; your questions are sent nowhere.",
    switch: "Search by meaning ({} MB, once; stays on this device)",
    getting: "Downloading: {} of {} MB.",
    paused: "Paused: {} of {} MB.",
    on: "On, and works without a network.",
    off: "Off.",
    pause: "Pause",
    resume: "Go on",
    remove: "Delete from the device",
    room: "There is not enough room on the device. Make room and try again.",
    line: "The connection broke. What was downloaded is kept – you can go on.",
    unable: "This browser does not allow files to be kept, so search by meaning cannot be switched on.",
    save: "Your device is set to save data: switching this on downloads {} MB.",
    offer: "Little was found. Provisions that mean the same in other words can be searched, too.",
    no: "Not now",
    later: "Provisions of similar meaning were found ({}). Add them to the list",
    model: "Model",
  },
};

const CACHE = "anyq-meaning";
const KEY = "anyq.meaning"; // "on", "getting", "paused"; nothing when off
const NOT_NOW = "anyq.meaning-not-now"; // for this visit
const LATE = 400; // milliseconds in which an answer may still change what is shown

const state = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};
const setState = (value) => {
  try {
    if (value) localStorage.setItem(KEY, value);
    else localStorage.removeItem(KEY);
  } catch {
    // nothing can be kept: it lasts as long as the page
  }
};

const bundle = new URL("bundle/", document.baseURI).href;
const megabytes = (bytes) => Math.max(1, Math.round(bytes / 1e6));
const fill = (text, ...values) => values.reduce((filled, value) => filled.replace("{}", value), text);
const element = (name, fields = {}, ...children) => {
  const made = Object.assign(document.createElement(name), fields);
  made.append(...children);
  return made;
};

let listed; // a promise
/** The manifest's part: the encoder's blocks, the directions of each language, their size. */
const files = () => {
  const read = async () => {
    const answer = await (globalThis.anyqManifest ?? fetch(`${bundle}manifest.json`, { cache: "no-cache" }));
    const manifest = JSON.parse(await answer.clone().text());
    const shards = Object.fromEntries(manifest.languages.map(({ lang, directions = [] }) => [lang, directions.map(({ path }) => path)]));
    const all = [...(manifest.meaning?.blocks ?? []), ...manifest.languages.flatMap(({ directions = [] }) => directions)];
    return { model: programs().length ? manifest.meaning : undefined, blocks: (manifest.meaning?.blocks ?? []).map(({ path }) => path), shards, all, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
  };
  listed ??= read();
  listed.catch(() => (listed = undefined));
  return listed;
};

/** The worker's own files, as the page's head names them: its loader, then what it loads. */
const programs = () => (document.querySelector('meta[name="meaning"]')?.content ?? "").split(" ").filter(Boolean).map((name) => new URL(name, document.baseURI).href);

let loaded = 0; // bytes here
let problem = null; // the key of a sentence
let running = null; // an AbortController
const watchers = new Set(); // places that show how things stand
const tell = () => {
  for (const show of watchers) show();
};

/** Fetches what is not here yet; ends when all is, when it is paused, or with a problem. */
const get = async () => {
  if (running) return;
  running = new AbortController();
  const { signal } = running;
  problem = null;
  setState("getting");
  tell();
  try {
    const cache = await caches.open(CACHE);
    const { all } = await files();
    loaded = 0;
    for (const { path, bytes } of all) {
      const address = bundle + path;
      const before = loaded;
      if (!(await cache.match(address))) {
        const response = await fetch(address, { cache: "no-store", signal });
        if (!response.ok) throw new Error(`${path}: ${response.status}`);
        const parts = [];
        const reader = response.body.getReader();
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          parts.push(part.value);
          loaded = Math.min(before + bytes, loaded + part.value.length);
          tell();
        }
        await cache.put(address, new Response(new Blob(parts)));
      }
      loaded = before + bytes;
      tell();
    }
    for (const address of programs()) if (!(await cache.match(address))) await cache.add(new Request(address, { signal }));
    await tidy(cache, all);
    setState("on");
    dispatchEvent(new Event("anyq-meaning")); // the question on the page is asked once more
    navigator.storage?.persist?.().catch(() => {});
  } catch (failure) {
    if (failure.name === "AbortError") {
      if (state()) setState("paused");
    } else {
      problem = failure.name === "QuotaExceededError" ? "room" : failure.name === "SecurityError" ? "unable" : "line";
      setState("paused");
    }
  }
  running = null;
  tell();
};

/** Forgets files of an earlier bundle: blocks of numbers are fetched again as they are needed. */
const tidy = async (cache, all) => {
  const known = new Set([...all.map(({ path }) => bundle + path), ...programs()]);
  const here = (await cache.keys()).map(({ url }) => url);
  const isNew = here.every((url) => known.has(url) || !url.includes(".signs."));
  if (!isNew) for (const url of here) if (!known.has(url)) await cache.delete(url);
};

const remove = async () => {
  setState(null);
  running?.abort();
  worker?.terminate();
  worker = undefined;
  for (const settle of waiting.values()) settle(null);
  waiting.clear();
  loaded = 0;
  problem = null;
  await globalThis.caches?.delete(CACHE);
  dispatchEvent(new Event("anyq-meaning"));
  tell();
};

/** What there is to press and to read, kept up to date as long as the place is in the page. */
const control = (place, t, size) => {
  const status = element("p", { className: "quiet" });
  status.setAttribute("role", "status");
  const bar = element("progress", { max: size, ariaLabel: t.title });
  const buttons = element("p", { className: "ways" });
  const button = (text, work) => element("button", { type: "button", className: "button", textContent: text, onclick: work });
  let shown;
  const show = () => {
    if (!place.isConnected) return void watchers.delete(show);
    const now = state();
    const amounts = [(loaded / 1e6).toFixed(1), (size / 1e6).toFixed(1)];
    const text = problem ? t[problem] : now === "on" ? t.on : now === "getting" ? fill(t.getting, ...amounts) : now === "paused" ? fill(t.paused, ...amounts) : "";
    // Not a sentence a moment: a screen reader would read them all.
    if (now !== "getting" || !status.textContent || Math.floor(loaded / 5e6) !== Math.floor(show.last / 5e6)) {
      status.textContent = text;
      show.last = loaded;
    }
    bar.hidden = now !== "getting" && now !== "paused";
    bar.value = loaded;
    const kind = `${now} ${problem}`;
    if (kind === shown) return;
    shown = kind;
    const hadFocus = buttons.contains(document.activeElement);
    const removal = button(t.remove, remove);
    if (now === "on") buttons.replaceChildren(removal);
    else if (now === "getting") buttons.replaceChildren(button(t.pause, () => running?.abort()), removal);
    else if (now === "paused") buttons.replaceChildren(button(t.resume, get), removal);
    else buttons.replaceChildren(button(fill(t.switch, megabytes(size)), get));
    if (hadFocus) buttons.querySelector("button")?.focus();
  };
  show.last = 0;
  place.append(status, bar, buttons);
  watchers.add(show);
  show();
  if (state() === "getting" && !running && !navigator.connection?.saveData) get();
  if (state() === "paused" && !loaded) countKept();
};

const countKept = async () => {
  const { all } = await files();
  const cache = await caches.open(CACHE);
  const sizes = await Promise.all(all.map(async ({ path, bytes }) => ((await cache.match(bundle + path)) ? bytes : 0)));
  loaded = sizes.reduce((sum, bytes) => sum + bytes, 0);
  tell();
};

const settings = async (place, ui) => {
  const t = WORDS[ui] ?? WORDS.en;
  const { model, bytes } = await files();
  if (!model) return;
  place.replaceChildren(element("h2", { textContent: t.title }), element("p", { textContent: fill(t.about, megabytes(bytes)) }));
  if (!globalThis.caches) return void place.append(element("p", { className: "notice", textContent: t.unable }));
  if (navigator.connection?.saveData && !state()) place.append(element("p", { className: "quiet", textContent: fill(t.save, megabytes(bytes)) }));
  control(place, t, bytes);
  place.append(element("p", { className: "quiet", textContent: `${t.model}: ${model.model}, ${model.licence}` }));
};

const offer = async (place, ui) => {
  const t = WORDS[ui] ?? WORDS.en;
  const { model, bytes } = await files();
  const isUnwanted = !model || !globalThis.caches || (navigator.connection?.saveData && !state()) || sessionStorage.getItem(NOT_NOW);
  if (isUnwanted || state() === "on") return;
  const box = element("section", { className: "notice by-meaning", ariaLabel: t.title });
  const refuse = element("button", { type: "button", className: "link", textContent: t.no });
  refuse.onclick = () => {
    sessionStorage.setItem(NOT_NOW, "1");
    place.replaceChildren();
  };
  place.replaceChildren(box);
  box.append(element("p", { textContent: t.offer }));
  control(box, t, bytes);
  box.append(element("p", {}, refuse));
};

let worker;
let last = 0;
const waiting = new Map(); // who waits, by number
const asked = (request) =>
  new Promise((settle) => {
    try {
      if (!worker) {
        const started = new Worker(programs()[0], { type: "module" });
        started.addEventListener("message", ({ data }) => {
          waiting.get(data.number)?.(data);
          waiting.delete(data.number);
        });
        started.addEventListener("error", () => {
          for (const settle of waiting.values()) settle(null);
          waiting.clear();
          if (worker === started) worker = undefined;
        });
        worker = started;
      }
      waiting.set(++last, settle);
      worker.postMessage({ number: last, ...request });
    } catch {
      settle(null);
    }
  });

let current = 0;
/** The passages that mean what is asked, as JSON; nothing when there are none, or a newer question came. An answer that comes after
 *  the reader has begun to read is held until they ask for it: nothing moves under their eyes. */
const alike = async (text, lang, ui) => {
  const own = ++current;
  const place = document.getElementById("by-meaning");
  place?.replaceChildren();
  if (state() === "getting" && !running && !navigator.connection?.saveData) get(); // a download that a closed page cut off
  if (state() !== "on") return "";
  const begun = performance.now();
  const height = scrollY;
  let isReading = false;
  const read = ({ target }) => (isReading ||= Boolean(target.closest?.(".results")));
  for (const kind of ["pointerdown", "focusin"]) addEventListener(kind, read, { passive: true });
  const { blocks, shards } = await files();
  const answer = await asked({ bundle, blocks, shards, text, lang });
  for (const kind of ["pointerdown", "focusin"]) removeEventListener(kind, read);
  if (own !== current || !answer?.alike?.length) return "";
  document.documentElement.dataset.meaning = JSON.stringify({ ...answer.millis, memory: answer.memory });
  isReading ||= Math.abs(scrollY - height) > 40 && performance.now() - begun > LATE;
  if (isReading && place?.isConnected) {
    const t = WORDS[ui] ?? WORDS.en;
    const add = element("button", { type: "button", className: "button meaning-late", textContent: fill(t.later, answer.alike.length) });
    place.replaceChildren(add);
    await new Promise((pressed) => (add.onclick = pressed));
    place.replaceChildren();
    if (own !== current) return "";
  }
  return JSON.stringify(answer.alike);
};

/** What the app asks: `settings` and `offer` fill a place of the page, `alike` answers a question. */
export const ask = async (what, ...question) => {
  try {
    if (what === "alike") return await alike(...question);
    await { settings, offer }[what](...question);
    return true;
  } catch {
    return "";
  }
};
