// A whole review season in the large demo town: every page that a facilitator and an official can reach by links is asked for
// over HTTP, one at a time, and its time is told beside that of the front page, in one run:
//   node bench/season.mjs [--ideas 400] [--rounds 5] [--scale 1] [--check]
// With --check no page may take 100 ms, in the median of its rounds. Needs build/release/allting.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
process.env.ALLTING_PROGRAM ??= "build/release/allting";
const { processIn, signedIn } = await import("../tests/journeys/with/cast.mjs");
const { allting, Server } = await import("../tests/journeys/with/server.mjs");
const { routeOf, walk } = await import("../tests/journeys/with/walk.mjs");

const ideas = Number(option("ideas", 400));
const rounds = Number(option("rounds", 5));
const bar_ms = 100;

const home = mkdtempSync(join("build", "season-"));
const data = join(home, "data");
const said = allting("demo", "--data", data, "--scale", option("scale", "1"));
writeFileSync(join(data, "accounts.txt"), said);
const server = await Server.start({ data });
process.on("exit", () => {
  server.child.kill("SIGKILL");
  rmSync(home, { recursive: true, force: true });
});

const things = ["en bänk", "ett utegym", "en lekplats", "fler lampor", "ett cykelställ", "en scen", "odlingslådor", "en brygga", "en hundrastgård", "ett vindskydd"];
const places = ["torget", "ån", "skolan", "stationen", "kyrkan", "badplatsen", "biblioteket", "parken", "idrottsplatsen", "bron"];
const whom = ["barn", "äldre", "ungdomar", "alla", "föreningar"];
const categories = ["play", "green", "sport", "culture", "safety", "traffic", "meeting", "other"];

/** Ideas as a season brings them: many about the same places, some nearly alike. */
async function enterIdeas(facilitator, process_) {
  const pots = (await facilitator.json(`/processes/${process_.id}`)).body.pots;
  for (let number = 0; number < ideas; ++number) {
    const thing = things[number % things.length], place = places[Math.floor(number / things.length) % places.length], who = whom[number % whom.length];
    const entered = await facilitator.json(`/processes/${process_.id}/proposals/for-others`, {
      request_key: `season-${number}`, title: `${thing[0].toUpperCase()}${thing.slice(1)} vid ${place} för ${who}`,
      body: `Vi vill ha ${thing} vid ${place}. Det saknas i dag, och ${who} har frågat efter det länge. Nummer ${number}.`,
      beneficiaries: who, category: categories[number % categories.length], pot: pots[number % pots.length].id, channel: "paper", author_name: "",
      author_contact: `Storgatan ${number + 1}, 123 45 Lindvalla`, language: "sv", place, place_latitude: String(59.02 + (number % 20) / 1000), place_longitude: String(17.9 + (number % 31) / 1000),
    });
    if (entered.status !== 201) throw new Error(JSON.stringify(entered.body));
  }
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function timed(visitor, path) {
  const times = [];
  for (let round = 0; round < rounds; ++round) {
    const begin = performance.now();
    await visitor.raw(path, { headers: { accept: "text/html" } });
    times.push(performance.now() - begin);
  }
  return { median: median(times), worst: Math.max(...times) };
}

const facilitator = await signedIn(server, "facilitator");
await enterIdeas(facilitator, await processIn(facilitator, "ideas"));
const pages = new Map(); // route → its slowest address
let asked = 0;
for (const role of ["facilitator", "official"]) {
  const visitor = await signedIn(server, role);
  const first = new Map(); // path → how long it took when nobody had asked before
  const open = visitor.open.bind(visitor);
  visitor.open = async (path) => {
    const begin = performance.now();
    const page = await open(path);
    if (!first.has(path)) first.set(path, performance.now() - begin);
    return page;
  };
  const { paths } = await walk(visitor);
  for (const path of paths) {
    const time = await timed(visitor, path);
    asked += rounds;
    const route = routeOf(path) ?? path;
    const kept = pages.get(route);
    const slow_first = Math.max(kept?.first ?? 0, first.get(path) ?? 0);
    if (!kept || time.median > kept.median) pages.set(route, { ...time, path, role, first: slow_first });
    else kept.first = slow_first;
  }
}
const slowest = [...pages.entries()].sort(([, one], [, other]) => other.median - one.median);
const front = pages.get("/");
console.log(`${ideas} ideas beside the demo town, ${pages.size} kinds of pages, ${asked} questions; load ${loadavg()[0].toFixed(1)}`);
console.log(`the front page: ${front.median.toFixed(1)} ms; the median kind: ${median(slowest.map(([, { median }]) => median)).toFixed(1)} ms`);
const line = ([route, { median, worst, first, path, role }]) =>
  `${median.toFixed(1).padStart(8)} ms, worst ${worst.toFixed(1).padStart(7)}, at first ${first.toFixed(1).padStart(7)}  ${route}  (${path}, ${role})`;
console.log(slowest.slice(0, 12).map(line).join("\n"));
console.log(`the slowest when nobody had asked before, read and taken apart by the client too:`);
console.log([...pages.entries()].sort(([, one], [, other]) => other.first - one.first).slice(0, 5).map(line).join("\n"));
const over = slowest.filter(([, { median }]) => median >= bar_ms);
if (process.argv.includes("--check") && over.length > 0) {
  console.error(`${over.length} kinds of pages take ${bar_ms} ms or more`);
  process.exitCode = 1;
}
process.exit();
