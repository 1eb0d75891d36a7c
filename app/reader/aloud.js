// Reading aloud, sentence by sentence, by a voice of the device that speaks the text's language. Only voices that live on the
// device are asked: others would send the text to somebody's server, and nothing leaves this site.
import { button, make, sheet, store, stored } from "./dom.js";
import { sentences } from "./law.js";

const SPEEDS = ["0.75", "1", "1.25", "1.5", "2"];
const NAME = "anyq-aloud";

let reading = null;

/** The device's voice for a language; waits a little, because browsers make their list late. */
const voiceFor = async (lang) => {
  const speech = globalThis.speechSynthesis;
  const find = () => speech?.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(lang));
  if (speech && !find()) {
    await new Promise((done) => {
      speech.addEventListener?.("voiceschanged", done, { once: true });
      setTimeout(done, 1000);
    });
  }
  return find() ?? null;
};

/** The sentences of the law's text as ranges of the page, without what the site has added to it. */
const rangesOf = (page, at) => {
  const from = at ? document.getElementById(at) : null;
  const blocks = [...page.text.querySelectorAll(".passage, .inner-heading, caption, th, td")];
  const start = from ? blocks.findIndex((block) => from.contains(block)) : 0;
  const skips = (node) => node.parentElement.closest(".own, .badge, .number-quiet, .beside");
  return blocks.slice(Math.max(0, start)).flatMap((block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) => (skips(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    const nodes = [];
    let whole = "";
    while (walker.nextNode()) {
      nodes.push([whole.length, walker.currentNode]);
      whole += walker.currentNode.data;
    }
    const place = (offset) => nodes.findLast(([begin]) => begin <= offset) ?? nodes[0];
    return sentences(whole, page.lang).map(([begin, end]) => {
      const range = document.createRange();
      const [first, last] = [place(begin), place(end - 1)];
      range.setStart(first[1], begin - first[0]);
      range.setEnd(last[1], end - last[0]);
      return { words: whole.slice(begin, end).trim(), range, block };
    });
  });
};

const mark = (sentence) => {
  CSS.highlights?.delete(NAME);
  document.querySelector(".being-read")?.classList.remove("being-read");
  if (!sentence) return;
  if (globalThis.Highlight) CSS.highlights.set(NAME, new Highlight(sentence.range));
  else sentence.block.classList.add("being-read");
  const { top, bottom } = sentence.range.getBoundingClientRect();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (top < 0 || bottom > innerHeight - 90) sentence.block.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
};

/** Stops, wherever it is. */
export const stop = () => {
  if (!reading) return;
  const { player, before } = reading;
  reading = null;
  speechSynthesis.cancel();
  mark(null);
  const focused = player.contains(document.activeElement);
  player.remove();
  if (focused) before?.focus();
};

// A pause is an end that remembers its place: browsers forget, or never pause at all on phones.
const speak = () => {
  const { list, at, voice, lang } = reading;
  speechSynthesis.cancel();
  if (at >= list.length) {
    stop();
    return;
  }
  mark(list[at]);
  const saying = new SpeechSynthesisUtterance(list[at].words);
  Object.assign(saying, { voice, lang: voice.lang || lang, rate: Number(stored("speed") ?? 1) || 1 });
  const mine = reading;
  const turn = ++mine.turn;
  saying.onend = () => {
    if (reading !== mine || mine.turn !== turn || mine.paused) return;
    mine.at++;
    speak();
  };
  speechSynthesis.speak(saying);
};

const step = (by) => {
  reading.at = Math.max(0, Math.min(reading.list.length - 1, reading.at + by));
  if (reading.paused) mark(reading.list[reading.at]);
  else speak();
};

/** Reads the page from a provision on; from its beginning where none is named. */
export const begin = async (page, at) => {
  const { w } = page;
  stop();
  const voice = await voiceFor(page.lang);
  if (!voice) {
    sheet(w.listenTitle, w.close, [make("p", { role: "alert" }, { kk: w.noVoice, ru: w.noVoiceRu }[page.lang] ?? w.noVoiceEn)]);
    return;
  }
  const pause = button(w.pause, () => {
    reading.paused = !reading.paused;
    pause.textContent = reading.paused ? w.goOn : w.pause;
    if (reading.paused) {
      reading.turn++;
      speechSynthesis.cancel();
    } else speak();
  });
  const speed = make("select", { "aria-label": w.speed, onchange: () => {
    store("speed", speed.value);
    if (!reading.paused) speak();
  } }, ...SPEEDS.map((one) => make("option", { value: one, selected: one === (stored("speed") ?? "1") }, `${one.replace(".", page.ui === "en" ? "." : ",")}×`)));
  const arrow = (sign, name, by) => button(sign, () => step(by), { "aria-label": name, title: name });
  const player = make("div.player.own", { role: "region", "aria-label": w.listenTitle },
    arrow("‹", w.back, -1), pause, arrow("›", w.forward, 1), speed, button(w.stop, stop));
  document.body.append(player);
  reading = { list: rangesOf(page, at), at: 0, turn: 0, paused: false, voice, lang: page.lang, player, before: document.activeElement };
  pause.focus();
  speak();
};

addEventListener("pagehide", stop);
