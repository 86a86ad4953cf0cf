// The disk of the key folder refuses when the key of a vote is to be made: who votes is told to come back, nothing is half made,
// and when the disk writes again the vote goes on.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { residents } from "./with/cast.mjs";
import { look, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("a key folder that cannot be written", () => {
  let server, voter, vote, inTheWay;
  before(async () => {
    server = await Server.start();
    const { body } = await new Visitor(server).json("/processes");
    const votes = body.processes.flatMap(({ id, phases }) => phases.filter(({ kind }) => kind === "vote").map(({ opens }) => ({ id, opens: new Date(opens) })));
    vote = votes.filter(({ opens }) => opens > server.now()).sort((one, two) => one.opens - two.opens)[0];
    // A folder where the program would write the key: every try to write it fails, for as long as it stands there.
    inTheWay = join(server.data, "keys", `box-1-${vote.id}.key.${server.child.pid}`);
    mkdirSync(inTheWay);
    server.passTime({ seconds: (vote.opens - server.now()) / 1000 + 60 });
    [voter] = await residents(server, 1);
  });
  after(() => server.close());

  const cast = (key) => voter.json(`/processes/${vote.id}/ballot`, { request_key: key, relation: "lives", birth_year: 1990, blank: true });
  const keys = () => readdirSync(join(server.data, "keys")).filter((name) => name.startsWith(`box-1-${vote.id}.`));

  test("is answered 503 with plain words, and nothing is half made", async () => {
    const answer = await cast("while it is full");
    assert.equal(answer.status, 503, JSON.stringify(answer.body));
    assert.match(answer.body.detail, /Ingenting har sparats/);
    assert.ok(!JSON.stringify(answer.body).includes("keys"), "no path of the server");
    assert.deepEqual(keys(), [inTheWay.split("/").at(-1)]);
    for (const table of ["slots", "vote_logs", "roll"]) assert.deepEqual(look(server, `SELECT COUNT(*) FROM ${table} WHERE process_id = ${vote.id}`), [0], table);
    assert.equal((await voter.open(`/processes/${vote.id}`)).status, 200, "reading goes on");
  });

  test("heals by itself when there is room", async () => {
    rmdirSync(inTheWay);
    const answer = await cast("when there is room");
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    assert.deepEqual(keys(), [`box-1-${vote.id}.key`]);
    assert.equal((await voter.json("/receipts", { receipt: answer.body.receipt })).body.found, true);
  });
});
