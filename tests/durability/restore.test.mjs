// A backup of a full box comes back in time and whole, before and after the close, and an older program leaves a newer
// database alone.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { processIn, signedIn } from "../journeys/with/cast.mjs";
import { allting, look, program, Server } from "../journeys/with/server.mjs";
import { Visitor } from "../journeys/with/visitor.mjs";
import { boxOf, contentOf, emptyBoxes, faultsOf, recordOf } from "./box.mjs";
import { fillBox } from "./fill.mjs";
import { tried } from "./sizes.mjs";

const restore_seconds_max = 60;
const close_seconds_max = 300;
const seconds = (since) => (performance.now() - since) / 1000;

describe(`a backup of ${tried.restored} ballots`, () => {
  let server, vote, phases;
  before(async () => {
    server = await Server.start();
    const anyone = new Visitor(server);
    vote = (await processIn(anyone, "vote")).id;
    ({ phases } = (await anyone.json(`/processes/${vote}/plan`)).body);
    await server.stop();
    fillBox(server, vote, tried.restored);
    await server.restart();
  });
  after(() => server.close());

  /** Lets the server believe that it is a minute after this. */
  const passTo = (instant) => server.passTime({ seconds: Math.ceil((new Date(instant) - server.now()) / 1000) + 60 });
  const phase = (kind) => phases.find((one) => one.kind === kind);

  const text = async (path) => {
    const answer = await fetch(`${server.url}/processes/${vote}/log/${path}`);
    assert.equal(answer.status, 200);
    return Buffer.from(await answer.arrayBuffer());
  };

  /** Takes a backup, loses everything of the votes, and restores it with and without a server. Returns the seconds of each. */
  async function loseAndRestore(name) {
    const file = join(server.home, name);
    const checkpoint = await text("checkpoint");
    let begin = performance.now();
    allting("backup", "--data", server.data, file);
    const took = { backup: seconds(begin) };
    await server.stop();
    const full = contentOf(server);
    emptyBoxes(server);
    assert.notDeepEqual(contentOf(server), full);
    begin = performance.now();
    allting("restore", "--data", server.data, file);
    took.offline = seconds(begin);
    assert.deepEqual(contentOf(server), full);

    emptyBoxes(server);
    await server.restart();
    begin = performance.now();
    allting("restore", "--data", server.data, file);
    took.beside = seconds(begin);
    assert.deepEqual(contentOf(server), full);
    assert.equal(faultsOf(server), 0);
    assert.deepEqual(await text("checkpoint"), checkpoint, "the same checkpoint");
    return took;
  }

  const told = ({ backup, offline, beside }) => `backup ${backup.toFixed(1)} s, restore ${offline.toFixed(1)} s, beside a running server ${beside.toFixed(1)} s`;
  const inTime = ({ offline, beside }) => assert.ok(Math.max(offline, beside) < restore_seconds_max);

  test(`comes back whole within ${restore_seconds_max} s while they are sealed`, async (t) => {
    assert.ok(boxOf(server, vote).ballots >= tried.restored);
    const took = await loseAndRestore("open.sqlite");
    t.diagnostic(told(took));
    inTime(took);
  });

  test("comes back after the close too, and the record is still right", async (t) => {
    passTo(phase("vote").closes);
    const begin = performance.now();
    while (recordOf(server, vote).state === "open") {
      assert.ok(seconds(begin) < close_seconds_max, "not closed in time");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const closed = seconds(begin);
    const { ballots, waiting } = recordOf(server, vote);
    assert.ok(ballots >= tried.restored);
    assert.equal(waiting, 0);
    const checkpoint = join(server.home, "checkpoint");
    writeFileSync(checkpoint, await text("checkpoint"));
    const took = await loseAndRestore("closed.sqlite");
    passTo(phase("count").opens);
    const counted = await (await signedIn(server, "facilitator")).json(`/processes/${vote}/count`, {});
    assert.ok(counted.status < 300, JSON.stringify(counted.body));
    const bundle = join(server.home, "bundle.tar");
    writeFileSync(bundle, await text("bundle"));
    assert.match(allting("verify", bundle, "--checkpoint", checkpoint), new RegExp(`right: .* ${ballots} ballots`));
    t.diagnostic(`${told(took)}; closed within ${closed.toFixed(1)} s of its hour`);
    inTime(took);
  });

  test("of a newer program is refused by an older one, in a sentence, and left as it is", async () => {
    await server.stop();
    look(server, "INSERT INTO schema_migrations (name) VALUES ('9999_of_a_later_year.sql'); SELECT 0");
    for (const command of [["serve", "--port", "0"], ["processes"]]) {
      const [name, ...more] = command;
      const done = spawnSync(program, [name, "--data", server.data, ...more], { encoding: "utf8", timeout: 20_000 });
      assert.notEqual(done.status, 0);
      assert.equal(done.signal, null, "it ended by itself");
      assert.match(done.stderr, /made by a newer Allting .*9999_of_a_later_year.*start that version, or restore an older backup/);
    }
    assert.equal(look(server, "SELECT count(*) FROM schema_migrations WHERE name = '9999_of_a_later_year.sql'")[0], 1);
  });
});
