// What a page costs, beside nginx serving the same bytes as a static file, in one run:
//   node bench/pages.mjs [--path /processes/1] [--rounds 5] [--seconds 4] [--program build/release/allting] [--data DIR] [--check]
// Needs wrk and nginx (Debian: apt-get install wrk nginx-light). The unit is CPU microseconds a request, by /proc, since
// requests a second on a shared machine say more about the neighbours. With --check the bars of docs/benchmarks.md decide.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const program = option("program", "build/release/allting");
const path = option("path", "/processes/1");
const rounds = Number(option("rounds", 5));
const seconds = Number(option("seconds", 4));
const bars = { ratio: 8, errors: 0, megabytes: 60 };

const home = mkdtempSync(join(tmpdir(), "allting-bench-"));
const children = [];
process.on("exit", () => {
  for (const child of children) child.kill("SIGTERM");
  rmSync(home, { recursive: true, force: true });
});

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function answers(url) {
  for (let tries = 0; tries < 200; ++tries) {
    try {
      return await fetch(url);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`nobody answers at ${url}`);
}

/** The process and those it started. */
function family(pid) {
  const kin = new Set([pid]);
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (kin.has(Number(readFileSync(`/proc/${entry}/stat`, "utf8").split(") ")[1].split(" ")[1]))) kin.add(Number(entry));
    } catch {
      // It has ended meanwhile.
    }
  }
  return [...kin];
}

const ticksPerSecond = Number(spawnSync("getconf", ["CLK_TCK"], { encoding: "utf8" }).stdout);
function cpuSeconds(pid) {
  const ticks = family(pid).map((each) => {
    const fields = readFileSync(`/proc/${each}/stat`, "utf8").split(") ")[1].split(" ");
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, each) => sum + each, 0) / ticksPerSecond;
}

function residentMegabytes(pid) {
  return Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) / 1024;
}

function wrk(url, connections, cookie) {
  const done = spawnSync("wrk", ["-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "10s", "-H", `Cookie: ${cookie}`, url], { encoding: "utf8" });
  const errors = [...done.stdout.matchAll(/(?:connect|read|write|timeout) (\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0);
  return {
    requests: Number(done.stdout.match(/(\d+) requests in/)[1]),
    perSecond: Number(done.stdout.match(/Requests\/sec:\s+([\d.]+)/)[1]),
    errors: errors + Number(done.stdout.match(/Non-2xx or 3xx responses: (\d+)/)?.[1] ?? 0),
  };
}

async function startAllting() {
  const port = await freePort();
  const data = option("data", join(home, "data"));
  if (!option("data")) {
    const made = spawnSync(program, ["demo", "--data", data], { encoding: "utf8" });
    if (made.status !== 0) throw new Error(`${program} demo: ${made.stderr}`);
  }
  const child = spawn(program, ["serve", "--data", data, "--port", String(port)], { stdio: "ignore" });
  children.push(child);
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/healthz`);
  return { name: "allting", url: url + path, origin: url, pid: child.pid };
}

/** A session, so that the page is that of somebody signed in: looked up, with navigation and form token. */
async function signIn(origin) {
  const email = option("email", "amina@lindvalla.example");
  const page = await (await fetch(`${origin}/sign-in`)).text();
  const body = new URLSearchParams({ email, password: option("password", "lindvalla-2027"), form_token: page.match(/name="form_token" value="([^"]*)"/)[1] });
  const answer = await fetch(`${origin}/sign-in`, { method: "POST", redirect: "manual", body, headers: { origin } });
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith("session="));
  if (!cookie) throw new Error(`${email} could not sign in (${answer.status}); say --email and --password`);
  return cookie.split(";")[0];
}

async function startNginx(bytes) {
  const port = await freePort();
  const folder = join(home, "nginx");
  mkdirSync(folder);
  writeFileSync(join(folder, "page.html"), bytes);
  writeFileSync(
    join(folder, "nginx.conf"),
    `worker_processes 2; daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events { worker_connections 4096; }
     http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; types { text/html html; }
     ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((each) => `${each}_temp_path ${folder}/${each};`).join(" ")}
     server { listen 127.0.0.1:${port}; root ${folder}; } }`,
  );
  spawnSync("chmod", ["755", home, folder]);
  const child = spawn("nginx", ["-c", join(folder, "nginx.conf")], { stdio: "ignore" });
  children.push(child);
  await answers(`http://127.0.0.1:${port}/page.html`);
  return { name: "nginx", url: `http://127.0.0.1:${port}/page.html`, pid: child.pid };
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const allting = await startAllting();
const cookie = await signIn(allting.origin);
const first = await fetch(allting.url, { headers: { cookie } });
if (!first.ok) throw new Error(`${path} answers ${first.status}`);
const bytes = Buffer.from(await first.arrayBuffer());
const nginx = await startNginx(bytes);
const measured = { nginx: [], allting: [] };
const speed = { nginx: [], allting: [] };
let errors = 0;
for (let round = 0; round < rounds; ++round)
  for (const server of [nginx, allting]) {
    const before = cpuSeconds(server.pid);
    const done = wrk(server.url, 16, cookie);
    measured[server.name].push(((cpuSeconds(server.pid) - before) / done.requests) * 1e6);
    speed[server.name].push(done.perSecond);
    errors += done.errors;
  }
const megabytes = residentMegabytes(allting.pid);
const crowd = wrk(allting.url, 1000, cookie);
const cpu = { nginx: median(measured.nginx), allting: median(measured.allting) };
const ratio = cpu.allting / cpu.nginx;
console.log(`page ${path}: ${bytes.length} bytes, medians of ${rounds} rounds of ${seconds} s, 16 connections`);
for (const name of ["nginx", "allting"])
  console.log(`${name.padEnd(8)} ${cpu[name].toFixed(1).padStart(7)} CPU µs a request ${Math.round(median(speed[name])).toString().padStart(7)} requests a second`);
console.log(`ratio ${ratio.toFixed(2)} (bar ${bars.ratio}) · errors ${errors} · at 1,000 connections: ${Math.round(crowd.perSecond)} requests a second, ${crowd.errors} errors · resident ${megabytes.toFixed(0)} MB (bar ${bars.megabytes}), ${residentMegabytes(allting.pid).toFixed(0)} MB after the 1,000`);
const missed = ratio > bars.ratio || errors + crowd.errors > bars.errors || megabytes > bars.megabytes;
process.exit(process.argv.includes("--check") && missed ? 1 : 0);
