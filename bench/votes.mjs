// What a vote costs: 64 clients cast durable ballots over HTTP, everything on, beside the same server answering a POST of
// the same size that stores nothing, and beside one commit a row on the same disk, in one run:
//   node bench/votes.mjs [--rounds 5] [--seconds 4] [--threads N] [--folder DIR] [--check]
//   node bench/votes.mjs --sync-ms 4                    the same where the disk is the limit: each sync takes 4 ms more
//   node bench/votes.mjs --steady 50 --minutes 10       votes a second at a fixed pace, and how long each took
// Needs wrk, and build/release/allting and bench_group_commit (cmake --build build/release --target allting bench_group_commit).
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join, resolve } from "node:path";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
process.env.ALLTING_PROGRAM ??= "build/release/allting";
const { Crowd } = await import("../tests/durability/casting.mjs");
const { boxOf } = await import("../tests/durability/box.mjs");
const { allting } = await import("../tests/journeys/with/server.mjs");

const clients = 64;
const rounds = Number(option("rounds", 5));
const seconds = Number(option("seconds", 4));
const bars = { beside_nothing: 0.4, beside_one_commit: 8, p99_ms: 100 };

const folder = option("folder", "build/bench"); // on the disk that is asked about, not in memory
mkdirSync(folder, { recursive: true });
const slowed = option("sync-ms") ? { LD_PRELOAD: slowSync(), SYNC_MS: option("sync-ms") } : {};
const home = mkdtempSync(join(folder, "votes-"));
const data = join(home, "data");
const crowd = await townThatVotes();
process.on("exit", () => {
  crowd.server.child.kill("SIGKILL");
  rmSync(home, { recursive: true, force: true });
});

/** The library that makes each sync slower (bench/slow_sync.c). */
function slowSync() {
  const library = resolve(folder, "slow_sync.so");
  const { status, stderr } = spawnSync("cc", ["-O1", "-Wall", "-Wextra", "-shared", "-fPIC", "-o", library, "bench/slow_sync.c", "-ldl"], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return library;
}

async function townThatVotes() {
  const said = allting("demo", "--data", data);
  writeFileSync(join(data, "accounts.txt"), said);
  const gathered = await Crowd.gather({ size: clients, data });
  if (option("threads")) gathered.server.args = ["--worker-threads", option("threads")];
  await gathered.start(slowed);
  return gathered;
}

/** Runs a command and gives back what it printed. The server's log is read meanwhile: it would wait for its reader. */
async function said(command, args) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"], env: command.includes("bench_group_commit") ? { ...process.env, ...slowed } : process.env });
  let out = "";
  child.stdout.on("data", (text) => (out += text));
  const status = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
  return out;
}

/** A script for wrk: `address` with each voter's session in turn, and bodies of one length. */
function script(name, address, bodyOf) {
  const voters = crowd.clients.map(({ headers, forms }) => {
    const lines = Object.entries({ Host: new URL(crowd.server.url).host, ...headers }).map(([header, value]) => `[${JSON.stringify(header)}] = ${JSON.stringify(value)}`);
    return `{ headers = { ${lines.join(", ")} }, bodies = { ${forms.map((form) => `[==[${bodyOf(form)}]==]`).join(", ")} } }`;
  });
  const file = join(home, `${name}.lua`);
  writeFileSync(
    file,
    `local voters = { ${voters.join(",\n")} }
local count, base = 0, os.time() % 1000000
function request()
  count = count + 1
  local voter = voters[count % #voters + 1]
  local body = voter.bodies[math.floor(count / #voters) % #voter.bodies + 1]:gsub("KEY", string.format("%06d-%09d", base, count))
  return wrk.format("POST", "${address}", voter.headers, body)
end
`,
  );
  return file;
}

const ballot = (form) => JSON.stringify({ request_key: "KEY", relation: "lives", birth_year: 1990, ...form });
const bytes = ballot(crowd.clients[0].forms[0]).length - "KEY".length + 16;
const padded = (form) => {
  const bare = JSON.stringify({ receipt: "KEY", nothing: "" });
  return JSON.stringify({ receipt: "KEY", nothing: "x".repeat(ballot(form).length - bare.length) });
};
const scripts = {
  votes: script("votes", crowd.clients[0].path, ballot),
  checks: script("checks", `${crowd.clients[0].path}/check`, ballot),
  lookups: script("lookups", "/receipts", padded),
};

async function wrk(name) {
  const out = await said("wrk", ["-t1", `-c${clients}`, `-d${seconds}s`, "--latency", "--timeout", "10s", "-s", scripts[name], crowd.server.url]);
  const errors = [...out.matchAll(/(?:connect|read|write|timeout) (\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0);
  const refused = Number(out.match(/Non-2xx or 3xx responses: (\d+)/)?.[1] ?? 0);
  if (errors + refused > 0) throw new Error(`${name}: ${errors} errors, ${refused} refusals\n${out}`);
  return { perSecond: Number(out.match(/Requests\/sec:\s+([\d.]+)/)[1]), p99: out.match(/99%\s+(\S+)/)[1] };
}

async function oneCommitARow() {
  const out = await said("build/release/bench_group_commit", [home, String(seconds)]);
  return Number(out.match(/one commit per row:\s+(\d+)/)[1]);
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function compare() {
  const seen = { votes: [], checks: [], lookups: [], alone: [] };
  let p99 = "";
  for (let round = 0; round < rounds; ++round) {
    for (const name of ["lookups", "votes", "checks"]) {
      const done = await wrk(name);
      seen[name].push(done.perSecond);
      if (name === "votes") p99 = done.p99;
    }
    seen.alone.push(await oneCommitARow());
  }
  const rate = Object.fromEntries(Object.entries(seen).map(([name, values]) => [name, median(values)]));
  const now = boxOf(crowd.server, crowd.vote.id);
  if (JSON.stringify(now) !== JSON.stringify(crowd.expected)) throw new Error(`the box holds ${JSON.stringify(now)}`);
  const beside = { nothing: rate.votes / rate.lookups, checks: rate.votes / rate.checks, one_commit: rate.votes / rate.alone };
  console.log(`medians of ${rounds} rounds of ${seconds} s, ${clients} clients, ${bytes} bytes a body, load ${loadavg()[0].toFixed(1)}${slowed.SYNC_MS ? `, each sync ${slowed.SYNC_MS} ms slower` : ""}`);
  console.log(`votes, each durable       ${rate.votes.toFixed(0).padStart(7)} a second (99 % within ${p99})`);
  console.log(`POST that stores nothing  ${rate.lookups.toFixed(0).padStart(7)} a second: votes ${(100 * beside.nothing).toFixed(0)} % of it (bar ${100 * bars.beside_nothing} %)`);
  console.log(`checked and not stored    ${rate.checks.toFixed(0).padStart(7)} a second: votes ${(100 * beside.checks).toFixed(0)} % of it`);
  console.log(`one commit a row          ${rate.alone.toFixed(0).padStart(7)} a second: votes ${beside.one_commit.toFixed(1)} times that (bar ${bars.beside_one_commit})`);
  return beside.nothing >= bars.beside_nothing && beside.one_commit >= bars.beside_one_commit;
}

/** Votes at a fixed pace, whether the ones before have been answered or not. */
async function keepPace(perSecond, minutes) {
  const total = Math.round(perSecond * minutes * 60);
  const begin = performance.now();
  const taken = [];
  const casts = [];
  for (let n = 0; n < total; ++n) {
    const due = begin + (n * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    casts.push(
      crowd.clients[n % clients].cast().then((status) => {
        if (status !== 201) throw new Error(`answered ${status}`);
        taken.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(casts);
  taken.sort((a, b) => a - b);
  const at = (share) => taken[Math.min(taken.length - 1, Math.floor(share * taken.length))];
  console.log(`${perSecond} votes a second for ${minutes} min: ${taken.length} acknowledged, 0 errors; half within ${at(0.5).toFixed(1)} ms,` +
    ` 99 % within ${at(0.99).toFixed(1)} ms (bar ${bars.p99_ms}), slowest ${at(1).toFixed(0)} ms; load ${loadavg()[0].toFixed(1)}`);
  return at(0.99) < bars.p99_ms;
}

const met = option("steady") ? await keepPace(Number(option("steady")), Number(option("minutes", 10))) : await compare();
await crowd.server.kill();
process.exit(process.argv.includes("--check") && !met ? 1 : 0);
