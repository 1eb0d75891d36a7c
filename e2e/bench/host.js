// `Host`: a bare static host as cheap ones are: plain GET, no ranges, pages and programs in brotli, data as it lies there.
// It writes down every request and when each of its bytes left, and can be as slow as a phone's network.
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** Milliseconds since 1970, finer than `Date.now`; browsers on the same machine count the same way. */
export const now = () => performance.timeOrigin + performance.now();

/**
 * What lies between host and reader: `latency` ms before each answer, `setup` ms before the first answer of a
 * connection, `rate` bytes a second over all connections together.
 */
export const NETWORKS = {
  full: { latency: 0, setup: 0, rate: Infinity },
  // Enough to tell requests made together from those that waited for an answer.
  apart: { latency: 40, setup: 0, rate: Infinity },
  // Lighthouse's figures: 150 ms there and back, 1.6 Mbit/s. A connection costs two round trips, TCP's and TLS 1.3's.
  slow4G: { latency: 150, setup: 300, rate: 1.6e6 / 8 },
};

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

/** What hosts compress on the way. Gzip files and files of unknown types go as they are. */
const COMPRESSED = new Set([".html", ".js", ".css", ".wasm", ".json", ".svg", ".webmanifest", ".txt"]);

/** How often the slow network hands out bytes, ms. */
const TICK = 5;

/** Files kept in memory, compressed or not; larger ones than this are read each time. */
const KEPT = 8 << 20;

/**
 * Serves folders: `roots` is a list of `[prefix, folder]`, the longest fitting prefix wins.
 * Gives `address`, `network` (to be set), `requests` (the log), `forget()`, `quiet(ms)` and `stop()`.
 */
export const host = async (roots) => {
  const ordered = [...roots].sort((a, b) => b[0].length - a[0].length);
  const kept = new Map();
  const line = slowLine();
  let open = 0;
  let lastChange = now();

  const self = { network: NETWORKS.full, requests: [] };

  const find = async (path) => {
    const root = ordered.find(([prefix]) => path.startsWith(prefix));
    if (!root) return null;
    const inside = normalize(path.slice(root[0].length));
    if (inside.startsWith("..")) return null;
    const file = join(root[1], inside);
    const about = await stat(file).catch(() => null);
    if (about?.isDirectory()) return path.endsWith("/") ? find(`${path}index.html`) : null;
    return about && { file, about };
  };

  const body = async ({ file, about }, brotli) => {
    const key = `${file}\n${brotli}`;
    if (kept.has(key)) return kept.get(key);
    const plain = await readFile(file);
    const bytes = brotli ? compressed(plain, extname(file)) : plain;
    if (about.size <= KEPT && brotli) kept.set(key, bytes);
    return bytes;
  };

  const answer = async (request, response) => {
    const { network } = self;
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const entry = { path, status: 0, began: now(), ended: null, head: 0, sent: [] };
    self.requests.push(entry);
    const found = request.method === "GET" ? await find(path) : null;
    const type = found ? extname(found.file) : "";
    const brotli = found && COMPRESSED.has(type) && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
    const tag = found && `"${found.about.size.toString(16)}-${Math.round(found.about.mtimeMs).toString(16)}"`;
    const unchanged = found && request.headers["if-none-match"] === tag;
    const bytes = found && !unchanged ? await body(found, brotli) : Buffer.alloc(0);
    response.statusCode = unchanged ? 304 : found ? 200 : 404;
    if (found) {
      response.setHeader("ETag", tag);
      // What GitHub Pages says of every file.
      response.setHeader("Cache-Control", "max-age=600");
      response.setHeader("Vary", "Accept-Encoding");
    }
    if (!unchanged) {
      response.setHeader("Content-Type", TYPES[type] ?? "application/octet-stream");
      response.setHeader("Content-Length", bytes.length);
      if (brotli) response.setHeader("Content-Encoding", "br");
    }
    const connected = request.socket.connectedAt + network.setup;
    const wait = Math.max(connected - entry.began, 0) + network.latency;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    entry.status = response.statusCode;
    response.flushHeaders();
    entry.head = Buffer.byteLength(response._header ?? "");
    entry.sent.push([now(), entry.head]);
    if (network.rate === Infinity) {
      if (bytes.length) response.write(bytes);
      entry.sent.push([now(), bytes.length]);
    } else {
      await line.send(bytes, network.rate, (piece) => {
        response.write(piece);
        entry.sent.push([now(), piece.length]);
      }, () => response.destroyed);
    }
    response.end();
    entry.ended = now();
  };

  const server = createServer((request, response) => {
    open += 1;
    lastChange = now();
    answer(request, response)
      .catch((error) => response.destroy(error))
      .finally(() => {
        open -= 1;
        lastChange = now();
      });
  });
  server.keepAliveTimeout = 60_000;
  server.on("connection", (socket) => {
    socket.connectedAt = now();
    socket.setNoDelay(true);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

  return Object.assign(self, {
    address: `http://127.0.0.1:${server.address().port}/`,
    forget: () => {
      self.requests = [];
    },
    /** Resolves once nothing has been asked for during `quiet` ms (but after `most` ms at the latest). */
    quiet: async (quiet = 700, most = 120_000) => {
      const end = now() + most;
      lastChange = now();
      while ((open > 0 || now() - lastChange < quiet) && now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  });
};

/** Brotli as a host that compresses once and for all does it. */
const compressed = (bytes, type) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_MODE]: type === ".wasm" ? constants.BROTLI_MODE_GENERIC : constants.BROTLI_MODE_TEXT,
    },
  });

/** One narrow line that all answers share, each getting an equal part of it. */
const slowLine = () => {
  const waiting = [];
  let timer = null;
  let last = 0;
  let credit = 0;
  const tick = (rate) => {
    const time = now();
    // What was not used does not add up: an idle line gives no burst later.
    credit = Math.min(credit + ((time - last) * rate) / 1000, (rate * TICK * 4) / 1000);
    last = time;
    while (waiting.length && credit >= 1) {
      const share = Math.max(1, Math.floor(credit / waiting.length));
      for (const one of [...waiting]) {
        const piece = one.bytes.subarray(one.at, one.at + Math.min(share, Math.floor(credit)));
        one.at += piece.length;
        credit -= piece.length;
        if (piece.length) one.write(piece);
        if (one.at >= one.bytes.length || one.gone()) {
          waiting.splice(waiting.indexOf(one), 1);
          one.done();
        }
        if (credit < 1) break;
      }
    }
    // Whoever was served first waits longest next time.
    if (waiting.length > 1) waiting.push(waiting.shift());
    if (!waiting.length) {
      clearInterval(timer);
      timer = null;
    }
  };
  return {
    send: (bytes, rate, write, gone) =>
      new Promise((done) => {
        if (!bytes.length) return done();
        waiting.push({ bytes, at: 0, write, gone, done });
        if (!timer) {
          last = now();
          credit = 0;
          timer = setInterval(() => tick(rate), TICK);
        }
      }),
  };
};

/** Bytes of a request (head and body) that had left the host by `time`. */
export const bytesBy = (request, time) =>
  request.sent.reduce((sum, [at, bytes]) => (at <= time ? sum + bytes : sum), 0);

/**
 * The length of the longest chain of requests each of which began after the one before it was answered: `requests` are
 * `{began, ended}`.
 */
export const rounds = (requests) => {
  const ordered = [...requests].sort((a, b) => a.began - b.began);
  const depths = ordered.map(() => 1);
  ordered.forEach((one, i) => {
    for (let j = 0; j < i; j += 1) {
      if (ordered[j].ended !== null && ordered[j].ended <= one.began) depths[i] = Math.max(depths[i], depths[j] + 1);
    }
  });
  return Math.max(0, ...depths);
};
