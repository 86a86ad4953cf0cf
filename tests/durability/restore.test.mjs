// A backup of a full box comes back in time and whole, and an older program leaves a newer database alone.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { allting, look, program, Server } from "../journeys/with/server.mjs";
import { boxes, faultsOf } from "./box.mjs";
import { fillBox } from "./fill.mjs";
import { tried } from "./sizes.mjs";

const restore_seconds_max = 60;
const seconds = (since) => (performance.now() - since) / 1000;

describe("a backup", () => {
  let server;
  before(async () => {
    server = await Server.start();
    server.settings = { LD_PRELOAD: "" };
    await server.stop();
    fillBox(server, tried.restored);
  });
  after(() => server.close());

  test(`of ${tried.restored} ballots comes back whole within ${restore_seconds_max} s, with and without a running server`, async (t) => {
    const file = join(server.home, "backup.sqlite");
    const full = boxes(server);
    let begin = performance.now();
    allting("backup", "--data", server.data, file);
    const backup = seconds(begin);

    look(server, "DELETE FROM ballots; DELETE FROM slots; SELECT 0");
    assert.notDeepEqual(boxes(server), full);
    begin = performance.now();
    allting("restore", "--data", server.data, file);
    const offline = seconds(begin);
    assert.deepEqual(boxes(server), full);

    await server.restart();
    begin = performance.now();
    allting("restore", "--data", server.data, file);
    const beside = seconds(begin);
    assert.deepEqual(boxes(server), full);
    assert.equal(faultsOf(server), 0);
    await server.stop();
    t.diagnostic(`backup ${backup.toFixed(1)} s, restore ${offline.toFixed(1)} s, beside a running server ${beside.toFixed(1)} s`);
    assert.ok(Math.max(offline, beside) < restore_seconds_max);
  });

  test("of a newer program is refused by an older one, in a sentence, and left as it is", () => {
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
