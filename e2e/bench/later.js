// What further questions cost in a page that is open and at rest: each question once (what it fetches), then each again
// (what the processor takes once everything is there).
import { SLOWER, reader } from "./browser.js";
import { groups, spread, sum } from "./figures.js";
import { NETWORKS, bytesBy, now, rounds } from "./host.js";

/**
 * Figures over all languages of the questions; `opening` has for each language the question the page is opened with, which
 * is none of them.
 */
export const laterQuestions = async (site, server, browser, { opening, questions }) => {
  const asked = [];
  const memory = [];
  for (const [lang, list] of groups(questions, (one) => one.lang)) {
    const person = await reader(browser, site.selector);
    try {
      const { answers, used } = await onePage(site, server, person, { text: opening[lang], lang }, mixed(list));
      asked.push(...answers);
      memory.push(used);
    } finally {
      await person.close();
    }
  }
  const slower = (numbers) => spread(numbers.map((number) => number * SLOWER));
  const cpu = asked.map((one) => one.warm);
  return {
    answered: asked.filter((one) => one.answered > 0).length,
    asked: asked.length,
    bytes: spread(asked.map((one) => one.bytes)),
    requests: spread(asked.map((one) => one.requests)),
    rounds: spread(asked.map((one) => one.rounds)),
    millis: spread(asked.map((one) => one.millis)),
    warmRequests: sum(asked.map((one) => one.warmRequests)),
    warmFetches: sum(asked.map((one) => one.warmFetches)),
    cpu: spread(cpu),
    cpuSlower: slower(cpu),
    search: spread(asked.map((one) => one.cost?.millis)),
    classes: Object.fromEntries(
      [...groups(asked, (one) => one.class)].map(([name, list]) => [
        name,
        {
          answered: list.filter((one) => one.answered > 0).length,
          bytes: spread(list.map((one) => one.bytes)),
          requests: spread(list.map((one) => one.requests)),
          rounds: spread(list.map((one) => one.rounds)),
          cpu: spread(list.map((one) => one.warm)),
        },
      ]),
    ),
    memory: memory.sort((a, b) => b.workers.total - a.workers.total)[0],
    questions: asked,
  };
};

const onePage = async (site, server, person, opening, questions) => {
  server.network = NETWORKS.full;
  const visit = await person.visit(site.address(server.address, opening));
  await visit.painted();
  await server.quiet(1500);
  const answers = [];
  server.network = NETWORKS.apart;
  for (const question of questions) {
    await forgetTimings(visit.page);
    server.forget();
    const { millis, answered, cost } = await site.ask(visit.page, question);
    const until = now();
    const requests = server.requests.filter((request) => request.began <= until);
    const fetched = await timings(visit.page, new Set(requests.map((request) => request.path)));
    answers.push({
      ...question,
      answered,
      millis,
      cost,
      bytes: sum(requests.map((request) => bytesBy(request, until))),
      requests: requests.length,
      rounds: rounds(fetched.filter((one) => one.sent)),
      paths: requests.map((request) => request.path),
    });
    // What a question sets going in the background is not the next question's.
    await server.quiet(30);
  }
  server.network = NETWORKS.full;
  for (const answer of answers) {
    await forgetTimings(visit.page);
    server.forget();
    await site.ask(visit.page, answer);
    answer.warmRequests = server.requests.length;
    answer.warmPaths = server.requests.map((request) => request.path);
    answer.warmFetches = (await timings(visit.page, new Set())).length;
    const again = await site.ask(visit.page, answer);
    answer.warm = again.millis;
    answer.cost ??= again.cost;
    if (again.cost) answer.warmSearch = again.cost.millis;
  }
  return { answers, used: totals(await visit.memory()) };
};

/** One question of each class in turn, so that no class profits more than another from what was fetched before. */
const mixed = (questions) => {
  const lists = [...groups(questions, (one) => one.class).values()];
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) => lists.map((list) => list[i]).filter(Boolean)).flat();
};

const everywhere = (page, work) => Promise.all([page, ...page.workers()].map((place) => place.evaluate(work)));

const forgetTimings = (page) =>
  everywhere(page, () => {
    performance.clearResourceTimings();
    performance.setResourceTimingBufferSize(5000);
  });

/**
 * What page and workers fetched, `{began, ended, sent}`: when it was asked for (not when a connection was free for it) and
 * when it was there, and whether it came from the host (one of `paths`) or from a cache.
 */
const timings = async (page, paths) => {
  const all = await everywhere(page, () =>
    performance.getEntriesByType("resource").map((entry) => ({
      name: entry.name,
      began: performance.timeOrigin + entry.startTime,
      ended: performance.timeOrigin + entry.responseEnd,
    })),
  );
  return all.flat().map((one) => ({ ...one, sent: paths.has(decodeURIComponent(new URL(one.name).pathname)) }));
};

const totals = ({ page, workers }) => {
  const total = ({ heap, buffers, wasm }) => heap + buffers + wasm;
  const field = (name) => sum(workers.map((worker) => worker[name]));
  return {
    page: { ...page, total: total(page) },
    workers: { heap: field("heap"), buffers: field("buffers"), wasm: field("wasm"), total: sum(workers.map(total)) },
  };
};
