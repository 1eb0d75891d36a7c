// A portal of a fictional town on an origin of its own, with a strict content policy, that embeds the law of another site.
// By hand: `node portal.js http://127.0.0.1:8080/ [PORT]`, with the address of a running `cargo xtask demo`.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const file = (name) => readFileSync(new URL(`portal/${name}`, import.meta.url), "utf8");

/** What the portal shows when nothing else is asked for. */
export const SHOWN = (law) => `
  <h2>Search</h2>
  <anyq-law view="search" height="700"><a href="${law}">Search the law</a></anyq-law>
  <h2>One article</h2>
  <anyq-law view="provision" act="K14Q0000002" at="art_88"><a href="${law}act/?id=K14Q0000002&amp;at=art_88">Article 88</a></anyq-law>
  <h2>A definition</h2>
  <anyq-law view="definition" act="Z18Q0000005" at="art_1__point_1"><a href="${law}act/?id=Z18Q0000005&amp;at=art_1">Article 1</a></anyq-law>
  <h2>The whole site</h2>
  <anyq-law view="explorer" height="600"><a href="${law}">The law</a></anyq-law>`;

/**
 * Serves the portal. `law` is the address of the site with the law; the policy allows what docs/embedding.md tells webmasters
 * to allow, and nothing else. `elements` is the body's part that embeds.
 */
export const portal = async (law, elements = SHOWN(law), { lang = "ru", port = 0, more = "" } = {}) => {
  const { origin } = new URL(law);
  const policy = `default-src 'self'; script-src 'self' ${origin}; frame-src ${origin} ${more}`;
  const server = createServer((request, response) => {
    const isStyle = request.url === "/portal.css";
    if (!isStyle && request.url !== "/") {
      response.writeHead(request.url === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    response.writeHead(200, { "content-type": isStyle ? "text/css" : "text/html; charset=utf-8", "content-security-policy": policy });
    const page = () => file("index.html").replace("LANG", lang).replace("LAW/", law).replace("ELEMENTS", () => elements);
    response.end(isStyle ? file("portal.css") : page());
  });
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [law, port] = process.argv.slice(2);
  if (!law) throw new Error("node portal.js ADDRESS-OF-THE-LAW [PORT]");
  const { address } = await portal(law.endsWith("/") ? law : `${law}/`, undefined, { port: Number(port) || 0 });
  console.log(address);
}
