// `readDraft`: the lines of a file in which a draft comes – DOCX, plain text, HTML, Markdown –, read on the device.

/** The lines of a page of HTML: its blocks, one a line. */
const linesOf = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const blocks = [...page.body.querySelectorAll("p, li, h1, h2, h3, h4, h5, h6, td, th, pre")].filter((block) => !block.querySelector("p, li"));
  const lines = (blocks.length ? blocks : [page.body]).map((block) => block.textContent.replace(/\s+/g, " ").trim());
  return lines.filter(Boolean).join("\n");
};

/** Markdown without its marks: headings, bold, links. */
const plain = (text) => text.replace(/^---\n[\s\S]*?\n---\n/, "").replace(/^#{1,6} +/gm, "").replace(/\*\*([^*]+)\*\*/g, "$1").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");

/** The text of a file, lines apart by `\n`; `null` where it is none of these, or damaged. */
export const readDraft = async (file) => {
  const name = file.name.toLowerCase();
  if (name.endsWith(".docx")) {
    const bytes = [...new Uint8Array(await file.arrayBuffer())];
    const reply = await globalThis.anyqModule("analysis", "read", `"bytes":[${bytes.join(",")}]`, "drafting-worker");
    return reply?.lines ? reply.lines.lines.join("\n") : null;
  }
  if (!/\.(txt|md|markdown|html?)$/.test(name)) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()).replace(/\r\n?/g, "\n");
    if (/\.html?$/.test(name)) return linesOf(text);
    return name.endsWith(".txt") ? text : plain(text);
  } catch {
    return null;
  }
};
