// A backup comes back while people use the site: whole or not at all, also when the power goes in the middle.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { processIn, residents } from "./with/cast.mjs";
import { allting, look, program, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

/** Like a person at another terminal: this process goes on meanwhile. */
function command(...args) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  const done = { out: "", status: undefined };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (done.out += text));
  done.ended = new Promise((resolve) => child.once("close", (status) => resolve((done.status = status))));
  return done;
}

async function until(is, what) {
  for (let tries = 0; tries < 2000; ++tries) {
    if (is()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`waited in vain: ${what()}`);
}

/** What a restore may not leave behind. */
const leftovers = (server) => readdirSync(server.data).filter((name) => /\.(restored|offered|taken-in|ready|restore-answer|unfinished)/.test(name));
const faults = (server) => look(server, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'")[0];

describe("a restore beside a running server", () => {
  let server;
  let voters;
  let vote;
  let marks;
  let backup;
  let receipts;

  const cast = (voter, key) => voter.json(`/processes/${vote.id}/ballot`, { relation: "lives", birth_year: 1990, request_key: key, ...marks });
  const isThere = async (receipt) => (await new Visitor(server).json("/receipts", { receipt })).body.found;
  const kept = (out) => out.match(/kept in (\S+):/)?.[1];

  before(async () => {
    server = await Server.start();
    voters = await residents(server, 4);
    vote = await processIn(voters[0], "vote");
    const ballot = (await voters[0].json(`/processes/${vote.id}/ballot`)).body;
    const cheapest = ballot.projects.sort((one, other) => one.cost - other.cost)[0].id;
    marks = ballot.ballot_kind === "points" ? { points: { [cheapest]: 1 } } : { projects: [cheapest] };
    for (const voter of voters) await voter.open("/");
    backup = join(server.home, "backup.sqlite");
    const first = await cast(voters[0], "before-the-backup");
    allting("backup", "--data", server.data, backup);
    const second = await cast(voters[1], "after-the-backup");
    receipts = { first: first.body.receipt, second: second.body.receipt };
  });
  after(() => server.close());

  test("is seen at once by everyone, and the site goes on from there", async () => {
    const restoring = command("restore", "--data", server.data, backup);
    const statuses = [];
    while (restoring.status === undefined) {
      statuses.push((await new Visitor(server).raw(`/processes/${vote.id}`)).status);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.equal(restoring.status, 0, restoring.out);
    assert.ok(statuses.filter((status) => status === 200).length >= statuses.length - 2, `answered on the way: ${statuses}`);
    assert.match(restoring.out, /Allting now serves the state of/);

    assert.equal(await isThere(receipts.first), true);
    assert.equal(await isThere(receipts.second), false, "what came after the backup is gone");
    const again = await cast(voters[1], "after-the-restore");
    assert.equal(again.status, 201, JSON.stringify(again.body));
    assert.equal(await isThere(again.body.receipt), true);
    assert.equal(faults(server), 0);
    assert.deepEqual(leftovers(server), []);
    assert.equal(statSync(kept(restoring.out)).mode & 0o077, 0, "the copy of the old state is private");
    await until(() => /"event":"restored"/.test(server.log), () => server.log);
  });

  test("outlives a restart, and can be undone", async () => {
    const done = command("restore", "--data", server.data, backup);
    assert.equal(await done.ended, 0, done.out);
    const lost = await cast(voters[2], "until-the-undoing");
    await server.kill();
    await server.restart();
    assert.equal(await isThere(lost.body.receipt), true, "what was acknowledged after the restore");
    const undone = command("restore", "--data", server.data, join(server.data, "allting.sqlite.before-restore"));
    assert.equal(await undone.ended, 0, undone.out);
    assert.equal(await isThere(receipts.second), true);
    assert.equal(await isThere(lost.body.receipt), false);
  });

  test("refuses a file that is no backup, says so, and changes nothing", async () => {
    const letter = join(server.home, "letter.txt");
    writeFileSync(letter, "Dear town,\n".repeat(1000));
    const refused = command("restore", "--data", server.data, letter);
    assert.equal(await refused.ended, 1);
    assert.match(refused.out, /letter\.txt is no backup of Allting; take a file that `allting backup` wrote/);
    assert.equal(await isThere(receipts.second), true);
    assert.equal((await cast(voters[3], "after-a-refusal")).status, 201);
    assert.deepEqual(leftovers(server), []);
  });

  test("is the old state or the new one, whole, whenever the server is killed", async () => {
    const fresh = join(server.home, "fresh.sqlite");
    allting("backup", "--data", server.data, fresh);
    const outcomes = [];
    for (const delay of [0, 5, 15, 40, 1500]) {
      const mine = await cast(voters[0], `before-kill-${delay}`);
      assert.equal(mine.status, 201, JSON.stringify(mine.body));
      const restoring = command("restore", "--data", server.data, fresh);
      const offered = join(server.data, "allting.sqlite.offered");
      await until(() => restoring.out.includes("waiting") || restoring.status !== undefined, () => restoring.out);
      await until(() => !existsSync(offered), () => "the server takes it");
      await new Promise((resolve) => setTimeout(resolve, delay));
      await server.kill();
      await restoring.ended;
      await server.restart();
      assert.equal(faults(server), 0);
      assert.equal(await isThere(mine.body.receipt), restoring.status !== 0, `the command told the truth: ${restoring.out}`);
      assert.deepEqual(leftovers(server), []);
      outcomes.push(restoring.status === 0 ? "new" : "old");
    }
    assert.equal(outcomes.at(-1), "new", `killed long after: ${outcomes}`);
  });
});

test("a restore into PostgreSQL names the program that does it", async () => {
  const refused = command("restore", "--database", "postgresql:///allting", "backup.sqlite");
  assert.equal(await refused.ended, 1);
  assert.match(refused.out, /pg_restore/);
});
