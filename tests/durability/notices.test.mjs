// Notices by the thousand, a mail server that fails half of the time, and a server that is killed twice.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";
import { engines, look, root, Server } from "../journeys/with/server.mjs";
import { faultsOf } from "./box.mjs";
import { faults, PostOffice } from "./post_office.mjs";
import { dice, tried } from "./sizes.mjs";

const filler = process.env.FILL_OUTBOX ?? join(root, "build/dev/fill_outbox");
const noted_together = 20; // src/notices/delivery.cpp: how many a kill can send twice
const count = tried.notices;
const town = "lindvalla.example"; // where the people of the demo town have their mail

/** A town with so many notices in its outbox, and nothing else that waits. The server stands still. */
async function townWithNotices(office, engine) {
  const server = await Server.start({ engine, settings: { ALLTING_MAIL_SERVER: office.address } });
  await server.kill();
  office.forget(); // what the town wrote to its people until then
  look(server, "DELETE FROM notices WHERE state = 'waiting'; SELECT 0");
  const done = spawnSync(filler, [server.data, String(count), ...(server.database ? [server.database] : [])], { encoding: "utf8", timeout: 300_000 });
  if (done.status !== 0) throw done.error ?? new Error(done.stderr);
  return server;
}

const left = (server) => look(server, "SELECT count(*) FROM notices WHERE state = 'waiting'")[0];
const due = (server) => look(server, `SELECT count(*) FROM notices WHERE state = 'waiting' AND due_at <= ${server.now().getTime()}`)[0];

async function until(is, seconds_max = 400) {
  for (let waited = 0; !is(); waited += 0.02) {
    assert.ok(waited < seconds_max, "it takes too long");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Every queued notice has been taken, under its own id, by its own receiver, who got nothing else. The town writes to its own people too. */
function reckon(server, office) {
  const [sent, others] = look(server, "SELECT count(*) FILTER (WHERE state = 'sent'), count(*) FILTER (WHERE state <> 'sent') FROM notices WHERE person_id >= 1000000000");
  assert.deepEqual([sent, others], [count, 0], "sent, and not sent");
  const list = server.database ? "string_agg(message_id || ' ' || address, ',')" : "group_concat(message_id || ' ' || address)";
  const pairs = look(server, `SELECT ${list} FROM notices WHERE person_id >= 1000000000`, String)[0].split(",");
  const taken = [...office.taken].filter(([, { to }]) => !to.endsWith(`@${town}`)).map(([id, { to }]) => `${id.split("@")[0]} ${to}`);
  assert.deepEqual(taken.sort(), pairs.sort(), "taken, by message id");
  if (!server.database) assert.equal(faultsOf(server), 0, "corrupt");
}

for (const engine of engines) describe(`${count} notices on ${engine}`, () => {
  test("are each delivered exactly once by message id through two kills and a mail server that fails half of the time", async (t) => {
    const roll = dice(6);
    const office = await PostOffice.open(() => (roll(2) === 0 ? faults[roll(faults.length)] : undefined));
    const server = await townWithNotices(office, engine);
    try {
      for (const share of [0.1, 0.3]) {
        await server.restart();
        await until(() => office.taken.size >= share * count);
        await server.kill();
        server.passTime({ minutes: 11 }); // what the dead server had taken on is free again
      }
      await server.restart();
      let rounds = 0;
      for (; left(server) > 0; ++rounds) {
        assert.ok(rounds < 50, "not done within two days");
        await until(() => due(server) === 0);
        server.passTime({ minutes: 61 });
      }
      await server.stop();
      reckon(server, office);
      for (const fault of faults) assert.ok(office.failed[fault] > 0, `${fault} was tried`);
      assert.ok(office.doubles <= office.failed.before_the_answer + 2 * noted_together, "more came twice than must");
      t.diagnostic(`${rounds} rounds, ${office.connections} connections, failures ${JSON.stringify(office.failed)}, ${office.doubles} came twice under their id`);
    } finally {
      await server.close();
      await office.close();
    }
  });

  test("go out over few connections, in minutes", async (t) => {
    const office = await PostOffice.open();
    const server = await townWithNotices(office, engine);
    try {
      const begin = performance.now();
      await server.restart();
      await until(() => left(server) === 0);
      const seconds = (performance.now() - begin) / 1000;
      await server.stop();
      reckon(server, office);
      assert.equal(office.doubles, 0);
      assert.ok(office.connections <= count / 50 + 5, `${office.connections} connections`);
      assert.ok(seconds < 300, `${seconds} s`);
      t.diagnostic(`${count} in ${seconds.toFixed(1)} s over ${office.connections} connections: ${Math.round(count / seconds)} a second`);
    } finally {
      await server.close();
      await office.close();
    }
  });
});
