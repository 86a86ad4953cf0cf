// A real `allting serve` on a free port, with a folder and a clock of its own. Everything is gone after close().
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const program = process.env.ALLTING_PROGRAM ?? join(root, "build/dev/allting");

/** Runs a command of the program to its end and gives back what it printed. */
export function allting(...args) {
  const done = spawnSync(program, args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024, timeout: 180_000 });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`allting ${args.join(" ")} ended with ${done.status}:\n${done.stderr}${done.stdout}`);
  return done.stdout;
}

export function temporaryFolder() {
  return mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "allting-journey-"));
}

/** The databases that this machine can try: PostgreSQL where tests/postgresql.sh has started one. */
const postgresql = process.env.ALLTING_TEST_POSTGRESQL;
export const engines = postgresql ? ["sqlite", "postgresql"] : ["sqlite"];

function ask(command, args) {
  const done = spawnSync(command, args, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr || String(done.error));
  return done.stdout.trim();
}

/** What a look into the database says, past the program: the numbers, or else, in the one row of the answer. */
export function look(server, sql, as = Number) {
  const row = server.database
    ? ask("psql", ["--no-psqlrc", "--tuples-only", "--no-align", "--field-separator=|", "--command", sql, server.database])
    : ask("sqlite3", ["-cmd", ".timeout 10000", join(server.data, "allting.sqlite"), sql]);
  return row.split("|").map(as);
}

let databases = 0;

/** A database of its own on the tests' PostgreSQL. */
function newDatabase() {
  const name = `journey_${process.pid}_${++databases}`;
  ask("psql", ["--no-psqlrc", "--quiet", "--command", `CREATE DATABASE ${name}`, postgresql]);
  return postgresql.replace("/postgres?", `/${name}?`);
}

function makeTown(folder, ...args) {
  const said = allting("demo", "--data", folder, ...args);
  writeFileSync(join(folder, "accounts.txt"), said);
}

/** The demo town, made once an hour and program, then copied: its dates count from the hour it was made. */
function demoTown(folder) {
  const made = statSync(program);
  const hour = Math.floor(Date.now() / 3_600_000);
  const kept = join(root, "build", "journeys", `town-${made.mtimeMs}-${made.size}-${hour}`);
  if (!existsSync(kept)) {
    mkdirSync(dirname(kept), { recursive: true });
    const fresh = mkdtempSync(join(dirname(kept), "new-"));
    makeTown(join(fresh, "town"));
    try {
      renameSync(join(fresh, "town"), kept);
    } catch (problem) {
      if (!existsSync(kept)) throw problem; // another test was first
    }
    rmSync(fresh, { recursive: true, force: true });
  }
  cpSync(kept, folder, { recursive: true });
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const faketime = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"]
  .map((folder) => join(folder, "faketime/libfaketimeMT.so.1"))
  .find((library) => existsSync(library));

export class Server {
  /**
   * demo: start with the demo town (true) or with an empty folder (false) · data: a folder to serve as it is ·
   * engine: "sqlite" or "postgresql" · settings: environment variables of the program · args: more of its arguments
   */
  static async start({ demo = true, data, engine = "sqlite", settings = {}, args = [] } = {}) {
    const server = new Server();
    server.home = temporaryFolder();
    server.data = data ?? join(server.home, "data");
    server.port = await freePort();
    server.url = `http://127.0.0.1:${server.port}`;
    server.database = engine === "postgresql" ? newDatabase() : undefined;
    // The second step has a journey of its own; elsewhere a role is enough, as in the demo town.
    server.settings = { ALLTING_STAFF_SECOND_STEP: "no", ...settings, ...(server.database && { ALLTING_DATABASE: server.database }) };
    server.args = args;
    server.clock = join(server.home, "clock");
    server.shift = 0;
    if (demo && !data && !server.database) demoTown(server.data);
    if (demo && server.database) makeTown(server.data, "--database", server.database);
    try {
      await server.restart();
    } catch (problem) {
      rmSync(server.home, { recursive: true, force: true });
      throw problem;
    }
    return server;
  }

  /** Starts the program on the same folder and port, after kill() or close(). */
  async restart() {
    this.log = "";
    this.setClock();
    const time = faketime && {
      LD_PRELOAD: faketime,
      FAKETIME_TIMESTAMP_FILE: this.clock,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    };
    const args = ["serve", "--data", this.data, "--port", String(this.port), ...this.args];
    this.child = spawn(program, args, { env: { ...process.env, ...time, ...this.settings }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on("data", (text) => (this.log += text));
    this.ended = new Promise((resolve) => this.child.once("exit", (code, signal) => resolve(code ?? signal)));
    await this.#answers();
  }

  async #answers() {
    let over = false;
    this.ended.then(() => (over = true));
    for (let tries = 0; tries < 3_000; ++tries) {
      if (over) throw new Error(`the server ended at its start:\n${this.log}`);
      try {
        if ((await fetch(`${this.url}/healthz`)).ok) return await this.#hasSaidWhere();
      } catch {
        // Nobody listens yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`the server does not answer:\n${this.log}`);
  }

  /** It answers a moment before it has printed where, and the link of the first administrator. Asks nothing: requests are counted. */
  async #hasSaidWhere() {
    for (let tries = 0; tries < 3_000 && !this.log.includes("Allting answers on"); ++tries) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  setClock() {
    writeFileSync(this.clock, `+${this.shift}\n`);
  }

  /** What the server believes the time to be. */
  now() {
    return new Date(Date.now() + this.shift * 1000);
  }

  /** Lets time pass for the server alone: nobody waits. */
  passTime({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
    if (!faketime) throw new Error("the package faketime is missing: ./test installs it");
    this.shift += ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
    this.setClock();
  }

  /** Like the power going: no warning, no time to tidy up. */
  async kill() {
    this.child.kill("SIGKILL");
    await this.ended;
  }

  async stop() {
    this.child.kill("SIGTERM");
    return await this.ended;
  }

  async close() {
    await this.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}
