// While the vote is open nothing tells who leads. Two towns with the same people, who vote at the same moments of a stopped clock,
// differ only in what they vote for: in one the first project leads, in the other the last. Every address is asked for by every
// role, as a page and as JSON, and every byte must be the same. A planted tally shows that the comparison can fail.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { accountsByRole, processIn, residents } from "./with/cast.mjs";
import { allting, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const routes = JSON.parse(allting("routes", "--format", "json")).filter(({ method }) => method === "GET");
const roles = JSON.parse(allting("permissions", "--format", "json")).map(({ role }) => role);
const voters_count = 24;
const beside_routes = ["/metrics", "/healthz", "/openapi.json", "/robots.txt", "/sitemap.xml"];
const headers_told = ["content-type", "etag", "last-modified", "cache-control", "vary", "location", "content-disposition", "x-request-id"];

/** Random in every answer whatever was voted: tokens and hashes over them; where the town lies, and how busy the machine was. */
function comparable(text, server) {
  return text
    .replaceAll(`:${server.port}`, ":port")
    .replaceAll(server.home, "home")
    .replace(/(name="(?:form_token|request_key)" value=")[^"]*/g, "$1")
    .replace(/\b[0-9a-f]{16,}\b/g, "hash")
    .replace(/\b[0-9A-HJKMNP-TV-Z]{20,}\b/g, "token")
    .replace(/^(allting_request_seconds|allting_jobs|process_resident).*$/gm, "");
}

/** A clock that stands still, and so is the same in both towns. */
function stopClock(server, hour) {
  server.setClock = () => writeFileSync(server.clock, `${new Date(hour + server.shift * 1000).toISOString().replace("T", " ").slice(0, 19)}\n`);
  server.setClock();
}

class Town {
  static async found(hour, preference) {
    const town = new Town();
    town.server = await Server.start({ settings: { TZ: "UTC" } });
    town.preference = preference;
    stopClock(town.server, hour);
    town.voters = await residents(town.server, voters_count);
    town.process = await processIn(town.voters[0], "vote");
    town.path = `/processes/${town.process.id}/ballot`;
    town.ballot = (await town.voters[0].json(town.path)).body;
    return town;
  }

  async vote() {
    const projects = this.ballot.pots.map(({ id }) => this.ballot.projects.filter(({ pot }) => pot === id)).find((some) => some.length > 1);
    const { id } = this.preference === "first" ? projects[0] : projects.at(-1);
    const marks = this.ballot.ballot_kind === "points" ? { points: { [id]: 1 } } : { projects: [id] };
    for (const [n, voter] of this.voters.entries()) {
      const answer = await voter.json(this.path, { relation: "lives", birth_year: 1990, request_key: `vote-number-${n}`, ...marks });
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
    }
  }

  /** Every GET of the route table, with numbers of this vote put in. */
  addresses() {
    const projects = [this.ballot.projects[0].id, this.ballot.projects.at(-1).id];
    const numbers = (path) => (path.startsWith("/projects") ? projects : path.startsWith("/processes") ? [this.process.id] : [1, 2]);
    const filled = routes
      .filter(({ path }) => !path.startsWith("/sign-in/links"))
      .flatMap(({ path }) => numbers(path).map((id) => path.replace("{id}", id).replace("{project}", projects[0]).replace("{pot}", this.ballot.pots[0].id).replace(/\{[^}]+\}/g, "0")));
    return [...new Set([...filled, ...beside_routes])];
  }

  /** "role face address" → status, headers, length and body. */
  async crawl() {
    const answers = new Map();
    const accounts = accountsByRole(this.server);
    const ask = async (who, visitor, address) => {
      for (const accept of ["text/html", "application/json"]) {
        const answer = await visitor.raw(address, { headers: { accept } });
        const body = comparable(answer.text(), this.server);
        const headers = headers_told.map((name) => `${name}: ${comparable(answer.headers.get(name) ?? "", this.server)}`);
        answers.set(`${who} ${accept} ${address}`, [`status ${answer.status}`, ...headers, `length ${body.length}`, body].join("\n"));
      }
    };
    for (const role of roles) {
      if (role !== "visitor" && !accounts[role]) continue;
      const visitor = new Visitor(this.server);
      if (role !== "visitor") await visitor.signIn(accounts[role]);
      for (const address of this.addresses()) await ask(role, visitor, address);
      this.server.passTime({ minutes: 6 }); // so that the next may sign in
    }
    for (const address of ["/me", this.path, `${this.path}?change=yes`, `${this.path}/receipt`]) await ask("voter", this.voters[0], address);
    return answers;
  }
}

const differing = (one, other) => [...one.keys()].filter((address) => one.get(address) !== other.get(address));

function firstDifference(one, other, address) {
  const [lines, others] = [one.get(address).split("\n"), (other.get(address) ?? "").split("\n")];
  const at = lines.findIndex((line, n) => line !== others[n]);
  return `${address}: ${lines[at]?.slice(0, 300)} ≠ ${others[at]?.slice(0, 300)}`;
}

describe("while the vote is open", () => {
  let towns;
  let crawls;
  before(async () => {
    const hour = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
    towns = await Promise.all(["first", "last"].map((preference) => Town.found(hour, preference)));
    await Promise.all(towns.map((town) => town.vote()));
    crawls = await Promise.all(towns.map((town) => town.crawl()));
  });
  after(async () => {
    for (const town of towns ?? []) await town.server.close();
  });

  test("every answer to every role is the same to the byte, whoever leads", (t) => {
    const [one, other] = crawls;
    t.diagnostic(`${one.size} answers to ${new Set([...one.keys()].map((key) => key.split(" ")[0])).size} kinds of visitors`);
    assert.ok(one.size > 500, `only ${one.size} answers`);
    const found = [...one.values()].filter((told) => told.startsWith("status 200")).length;
    assert.ok(found > one.size / 4, `only ${found} of ${one.size} answers had something to say`);
    assert.deepEqual(differing(one, other).map((address) => firstDifference(one, other, address)), []);
  });

  test("a tally in an ETag, in a length or in a word would be found", async () => {
    const [town] = towns;
    const leaks = [(told) => told.replace("etag: ", 'etag: "24"'), (told) => told.replace(/length (\d+)/, (_, n) => `length ${Number(n) + 1}`), (told) => told.replace(/<\/main>/, "<p>24</p></main>")];
    for (const leak of leaks) {
      const page = `visitor text/html /processes/${town.process.id}`;
      const leaking = new Map(crawls[0]).set(page, leak(crawls[0].get(page)));
      assert.deepEqual(differing(leaking, crawls[1]), [page]);
    }
  });

  test("what a stranger reads does not change when 24 people change their minds", async () => {
    const [town] = towns;
    const stranger = new Visitor(town.server);
    const read = async () => {
      const told = new Map();
      for (const address of town.addresses().filter((one) => one !== "/metrics")) {
        const answer = await stranger.raw(address, { headers: { accept: "text/html" } });
        told.set(address, `status ${answer.status}\n${comparable(answer.text(), town.server)}`);
      }
      return told;
    };
    const before = await read();
    const projects = town.ballot.projects.filter(({ pot }) => pot === town.ballot.projects.at(-1).pot);
    const marks = town.ballot.ballot_kind === "points" ? { points: { [projects[0].id]: 1 } } : { projects: [projects[0].id] };
    for (const [n, voter] of town.voters.entries())
      assert.equal((await voter.json(town.path, { relation: "lives", birth_year: 1990, request_key: `changed-mind-${n}`, ...marks })).status, 201);
    const after = await read();
    assert.deepEqual(differing(before, after).map((address) => firstDifference(before, after, address)), []);
  });

  test("the time an answer takes does not tell it either", async (t) => {
    const rounds = 31, attempts = 4;
    const strangers = towns.map((town) => new Visitor(town.server));
    const medians = async (address) => {
      const times = [[], []];
      for (let round = 0; round < rounds; ++round)
        for (const which of round % 2 ? [0, 1] : [1, 0]) {
          const begin = performance.now();
          await strangers[which].raw(address);
          times[which].push(performance.now() - begin);
        }
      return times.map((some) => some.sort((a, b) => a - b)[Math.floor(rounds / 2)]);
    };
    for (const address of [`/processes/${towns[0].process.id}`, `/processes/${towns[0].process.id}/projects`, "/", "/receipts"]) {
      const slower = []; // which town, each time that the medians lay apart: another's load on the machine is not on one side for long
      for (let attempt = 0; attempt < attempts; ++attempt) {
        const [one, other] = await medians(address);
        t.diagnostic(`${address}: median ${one.toFixed(2)} and ${other.toFixed(2)} ms`);
        if (Math.abs(one - other) < Math.max(1, 0.2 * Math.min(one, other))) break;
        slower.push(one > other);
      }
      assert.ok(slower.length < attempts || new Set(slower).size > 1, `${address}: the same town is slower each time`);
    }
  });
});
