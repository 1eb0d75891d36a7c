// How a reader comes to the first result: by a deep link, in a browser that has never seen the site (cold) and in one that
// has (warm, with another question), on a fast network and on a slow one with a slow processor.
import { SLOWER, reader, workersCpu } from "./browser.js";
import { groups, median, most, sum } from "./figures.js";
import { NETWORKS, bytesBy, rounds } from "./host.js";

/** How often each is repeated; medians count. */
const TIMES = 3;

/** The kinds of requests that belong to the program. */
const PROGRAM = ["html", "js", "css", "wasm"];

/**
 * `{cold, warm, slow}` with, for each visit, medians of `TIMES` per class of questions: `{classes: [{class, text, full, slow}]}` and
 * their median and worst. A network too slow for a result before patience ends is given up, and `slow` says so.
 */
export const firstResults = async (site, server, browser, questions) => {
  const pairs = [...groups(questions, (one) => one.class).values()].map((list) => [list[0], list[1] ?? list[0]]);
  // Not counted: fills the host's memory, so that no reader waits for its compression.
  await visits(site, server, browser, pairs[0], "full");
  const classes = [];
  let slow = "measured";
  for (const pair of pairs) {
    const runs = { full: [], slow4G: [] };
    for (let i = 0; i < TIMES; i += 1) {
      runs.full.push(await visits(site, server, browser, pair, "full"));
      if (slow !== "measured") continue;
      try {
        runs.slow4G.push(await visits(site, server, browser, pair, "slow4G"));
      } catch (error) {
        slow = error.message;
        console.log(`  ${site.name}, Slow 4G: given up, ${slow}`);
      }
    }
    const ones = (visit, i) => ({
      class: pair[i].class,
      lang: pair[i].lang,
      text: pair[i].text,
      full: middle(runs.full.map((run) => run[visit])),
      slow: slow === "measured" ? middle(runs.slow4G.map((run) => run[visit])) : null,
    });
    classes.push({ cold: ones("cold", 0), warm: ones("warm", 1) });
  }
  return { cold: summary(classes.map((one) => one.cold)), warm: summary(classes.map((one) => one.warm)), slow };
};

/** A first visit with one question and, once the network is at rest, a second one with the other. */
const visits = async (site, server, browser, [first, second], network) => {
  const slower = network === "slow4G" ? SLOWER : 1;
  const person = await reader(browser, site.selector);
  try {
    const cold = await visit(site, server, browser, person, first, network, slower);
    const warm = await visit(site, server, browser, person, second, network, slower);
    return { cold, warm };
  } finally {
    await person.close();
  }
};

const visit = async (site, server, browser, person, question, network, slower) => {
  server.network = NETWORKS[network];
  server.forget();
  const visit = await person.visit(site.address(server.address, question), { slower });
  const painted = await visit.painted();
  const worker = await workersCpu(browser);
  const complete = await site.complete(visit.page, painted.at);
  const requests = server.requests.filter((request) => request.began <= complete);
  const kinds = {};
  for (const request of requests) {
    const kind = (kinds[site.kind(request.path)] ??= { bytes: 0, requests: 0 });
    kind.bytes += bytesBy(request, complete);
    kind.requests += 1;
  }
  const chain = rounds(requests.map(({ began, ended }) => ({ began, ended: ended > complete ? null : ended })));
  // What goes on afterwards has all the time and room it wants: it is not what is measured.
  await visit.hurry();
  server.network = NETWORKS.full;
  await server.quiet();
  const afterwards = server.requests.map((request) => bytesBy(request, Infinity) - bytesBy(request, complete));
  await visit.close();
  return {
    millis: painted.since,
    // The page's thread was slow already; the worker's was not.
    slowed: worker === null ? null : painted.since + (SLOWER - 1) * worker,
    worker,
    rounds: chain,
    kinds,
    background: sum(afterwards),
  };
};

/** The medians of some runs. */
const middle = (runs) => {
  const of = (read) => median(runs.map(read));
  const kinds = {};
  for (const kind of new Set(runs.flatMap((run) => Object.keys(run.kinds)))) {
    kinds[kind] = {
      bytes: of((run) => run.kinds[kind]?.bytes ?? 0),
      requests: of((run) => run.kinds[kind]?.requests ?? 0),
    };
  }
  const total = (field) => of((run) => sum(Object.values(run.kinds).map((kind) => kind[field])));
  const program = (run) => sum(PROGRAM.map((kind) => run.kinds[kind]?.bytes ?? 0));
  return {
    millis: of((run) => run.millis),
    slowed: of((run) => run.slowed),
    worker: of((run) => run.worker),
    rounds: of((run) => run.rounds),
    bytes: total("bytes"),
    requests: total("requests"),
    app: of(program),
    index: of((run) => run.kinds.index?.bytes ?? 0),
    background: of((run) => run.background),
    kinds,
  };
};

/** Over the classes: the median and the worst of each figure. */
const summary = (classes) => {
  const over = (read) => ({ p50: median(classes.map(read)), max: most(classes.map(read)) });
  return {
    bytes: over((one) => one.full.bytes),
    app: over((one) => one.full.app),
    index: over((one) => one.full.index),
    others: over((one) => one.full.bytes - one.full.app - one.full.index),
    requests: over((one) => one.full.requests),
    rounds: over((one) => one.slow?.rounds),
    background: over((one) => one.full.background),
    millis: over((one) => one.full.millis),
    // Given up is longer than any bar.
    slowMillis: over((one) => (one.slow ? (one.slow.slowed ?? one.slow.millis) : Infinity)),
    slowMeasured: over((one) => one.slow?.millis),
    classes,
  };
};
