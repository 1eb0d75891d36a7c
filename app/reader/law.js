// `Passage`: a provision and its page, read from the bundle's files: another language's or another act's, as a tool asks.
// The files' contents are those of `legislation::bundle`; what the page itself shows has been checked by the app.

const BUNDLE = new URL("bundle/", document.baseURI).href;
// Files kept in memory, each some 10 to 60 KB unpacked.
const KEPT = 24;
const kept = new Map();

const fetched = async (path) => {
  const isManifest = path === "manifest.json";
  // `boot.js` has asked for the manifest already; the program takes that answer for itself.
  const early = isManifest ? await globalThis.anyqManifest?.catch(() => null) : null;
  const response = early && !early.bodyUsed ? early.clone() : await fetch(BUNDLE + path, { cache: isManifest ? "no-cache" : "force-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // What the first picture is drawn from, the program takes from here.
  if (!isManifest && "first" in document.documentElement.dataset) (globalThis.anyqRead ??= new Map()).set(path, response.clone());
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const body = new Response(bytes).body;
  return new Response(isPacked ? body.pipeThrough(new DecompressionStream("gzip")) : body).json();
};

/** A file of the bundle, unpacked. */
export const file = (path) => {
  if (!kept.has(path)) {
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value);
    const coming = fetched(path);
    kept.set(path, coming);
    // What did not come is asked for again the next time.
    coming.catch(() => kept.delete(path));
  }
  return kept.get(path);
};

/** The act as the catalog lists it; `null` when it is not there in this language. */
export const listed = async (id, lang) => {
  const manifest = await file("manifest.json");
  const parts = manifest.languages.find((one) => one.lang === lang)?.catalog ?? [];
  const part = parts.filter(({ first }) => first <= id).pop();
  return part ? ((await file(part.file.path)).acts.find((act) => act.id === id) ?? null) : null;
};

/** The head of its current text or of an earlier edition; `null` when there is no such edition. */
export const head = async (entry, edition) => {
  const other = edition && edition !== entry.text_date;
  const found = other ? entry.editions?.find(({ date }) => date === edition)?.file : entry.file;
  return found ? file(found.path) : null;
};

/** All files of a text: its head and its parts in order; `null` when there is no such edition. */
export const filesOf = async (entry, edition) => {
  const text = await head(entry, edition);
  if (!text) return null;
  const parts = [];
  // Hosts and phones are small: so many files at a time.
  for (let at = 0; at < (text.parts?.length ?? 0); at += 4) parts.push(...(await Promise.all(text.parts.slice(at, at + 4).map((part) => file(part.file.path)))));
  return { head: text, parts };
};

/** Places from the provision up to its article: `a__b__c`, `a__b`, `a`. */
const up = (eid) => eid.split("__").map((_, n, steps) => steps.slice(0, steps.length - n).join("__"));

const indexes = (outline) => {
  let at = 0;
  return outline.steps.map((step) => (at += step));
};

/** Where a place stands, as `Outline::locate` finds it. */
const locate = (outline, lines, eid) => {
  for (const step of up(eid)) {
    const stray = outline.strays?.find(([name]) => name === step);
    if (stray) return stray[1];
    const line = outline.eids.indexOf(step);
    if (line >= 0) return lines[line];
  }
  return -1;
};

const named = (label, heading) => (label && heading ? `${label}${/[.):]$/.test(label) ? "" : "."} ${heading}` : label + heading);

const isDivision = (outline, at) => ["part", "section", "chapter", "subchapter", "attachment", "transitional"].includes(outline.kinds[at]);

/** The line a page has its title of: its article's, or the nearest division's around it; -1 when there is none. */
const titledBy = (outline, line) => {
  if (outline.kinds[line] === "article") return line;
  let at = line;
  while (at !== null && at !== undefined && !isDivision(outline, at)) at = outline.parents[at];
  return at ?? -1;
};

const titleAt = (outline, at) => named(outline.labels[at] ?? "", outline.headings[at] ?? "");

/** The titles of the divisions around a page, from the widest, without the one that gives it its title. */
const divisionsOf = (outline, line, carrier) => {
  const around = [];
  for (let at = line; at !== null && at !== undefined; at = outline.parents[at]) {
    if (isDivision(outline, at) && at !== carrier) around.unshift(titleAt(outline, at));
  }
  return around;
};

/** The page a place stands on: its title, the divisions around it, its provisions in order, its own place; `null` when the text has no such place. */
export const passage = async (id, lang, edition, eid) => {
  const entry = await listed(id, lang);
  const text = entry && (await head(entry, edition));
  if (!text) return null;
  const { outline } = text;
  const lines = indexes(outline);
  const found = locate(outline, lines, eid);
  if (found < 0) return null;
  // Pages begin at lines marked 1 and go on over lines marked 2; a bare division belongs to the page after it.
  let line = lines.findLastIndex((index) => index <= found);
  while (line < lines.length && outline.shown[line] === 0) line++;
  while (line > 0 && outline.shown[line] === 2) line--;
  if (line >= lines.length) return null;
  let end = line + 1;
  while (outline.shown[end] === 2) end++;
  const [from, to] = [lines[line], lines[end] ?? outline.provisions];
  const entryOf = text.parts?.filter(({ first }) => first <= from).pop();
  const part = text.whole ?? (await file(entryOf.file.path));
  const provisions = part.provisions.slice(from - (part.first ?? 0), to - (part.first ?? 0));
  const carrier = titledBy(outline, line);
  return { entry, lang, unit: outline.eids[line], title: titleAt(outline, carrier), divisions: divisionsOf(outline, line, carrier), provisions };
};

const inside = (eid, at) => eid === at || eid.startsWith(`${at}__`);

/** The words of a provision and of what stands below it, one provision a line. */
export const wordsOf = (page, at) =>
  page.provisions
    .filter(({ eid }) => at === page.unit || inside(eid, at))
    .map(({ label, heading, text, table }) => [label, heading, text, ...(table?.rows ?? []).flat().map((cell) => cell.text)].filter(Boolean).join(" "))
    .join("\n");

/** A short name of a text, equal for equal texts: 53 bits by cyrb53, which is public domain. */
export const hash = (text) => {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
};

/** The sentences of a text: pairs of where each begins and ends. Whole, where the browser cannot tell. */
export const sentences = (text, lang) => {
  if (!globalThis.Intl?.Segmenter) return [[0, text.length]];
  const parts = [...new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)];
  return parts.map(({ index, segment }) => [index, index + segment.length]).filter(([start, end]) => text.slice(start, end).trim());
};

/** The address of a place, relative to the site's root, as the app writes it. */
export const address = (id, lang, at, edition) =>
  `act/?id=${id}&text=${lang}${at ? `&at=${at}` : ""}${edition ? `&edition=${edition}` : ""}`;
