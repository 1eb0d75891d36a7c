// The smallest page that searches with Pagefind: the first ten results, each shown as soon as its text is there.
const asked = new URLSearchParams(location.search);
// Pagefind takes its language from the page.
document.documentElement.lang = asked.get("lang") ?? "en";
const list = document.querySelector("ol");
const pagefind = await import("./pagefind/pagefind.js");

/** The texts of the first results; `each` is told as they come. */
window.benchSearch = async (text, most, each = () => {}) => {
  const found = await pagefind.search(text);
  await Promise.all(
    found.results.slice(0, most).map(async (result, i) => {
      const { url, meta, excerpt } = await result.data();
      each(i, { url, title: meta.title, excerpt });
    }),
  );
  return found.results.length;
};

const show = (_, { url, title, excerpt }) => {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  link.textContent = title;
  const text = document.createElement("p");
  text.innerHTML = excerpt;
  item.append(link, text);
  list.append(item);
};
const found = await window.benchSearch(asked.get("q") ?? "", 10, show);
if (!found) document.body.append(Object.assign(document.createElement("p"), { className: "nothing", textContent: "Nothing found" }));
window.benchReady = performance.timeOrigin + performance.now();
