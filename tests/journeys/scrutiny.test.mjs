// Two scrutineers over a vote, from outside: what one alone cannot do, what both can, what everybody can check afterwards.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { accountsByRole, processIn, residents, signedIn } from "./with/cast.mjs";
import { allting, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const right = { relation: "lives", birth_year: 1990 };
const second = { email: "sten@lindvalla.example" };

describe("two scrutineers", () => {
  let server;
  let rut;
  let sten;
  let visitor;
  let vote;
  let receipt;
  before(async () => {
    server = await Server.start();
    rut = await signedIn(server, "scrutineer");
    sten = new Visitor(server);
    await sten.signIn({ ...accountsByRole(server).scrutineer, ...second });
    visitor = new Visitor(server);
    vote = await processIn(visitor, "vote");
    const [voter] = await residents(server, 1);
    const ballot = (await voter.json(`/processes/${vote.id}/ballot`)).body;
    const cast = await voter.json(`/processes/${vote.id}/ballot`, { ...right, request_key: "scrutiny-1", projects: [ballot.projects[0].id] });
    assert.equal(cast.status, 201, JSON.stringify(cast.body));
    receipt = cast.body.receipt;
  });
  after(() => server.close());

  const propose = (who, form) => who.json(`/processes/${vote.id}/scrutiny`, form);
  const confirm = (who, act) => who.json(`/joint-acts/${act}/confirmation`, {});

  test("find the votes that they watch over", async () => {
    const list = await rut.json("/scrutiny");
    assert.ok(list.body.votes.some(({ process, state }) => process === vote.id && state === "open"));
    const page = await rut.open(`/processes/${vote.id}/scrutiny`);
    assert.equal(page.status, 200);
    assert.match(page.text, /Ingen kan ensam ändra något/);
  });

  test("are nobody else", async () => {
    for (const role of ["resident", "facilitator", "administrator", "register_officer", "desk_official"]) {
      const other = await signedIn(server, role);
      assert.equal((await other.json(`/processes/${vote.id}/scrutiny`)).status, 403, role);
      assert.equal((await propose(other, { kind: "annul", reason: "Nej." })).status, 403, role);
    }
  });

  test("extend the vote together, not alone", async () => {
    const plan = (await visitor.json(`/processes/${vote.id}/plan`)).body;
    const phase = plan.phases.find(({ kind }) => kind === "vote");
    const closes = new Date(Date.parse(phase.closes) + 2 * 3_600_000).toISOString();
    const act = await propose(rut, { kind: "extend", closes, reason: "Avbrott i två timmar." });
    assert.equal(act.status, 201, JSON.stringify(act.body));
    assert.equal((await confirm(rut, act.body.id)).body.code, "second_person_needed");
    assert.equal((await confirm(sten, act.body.id)).status, 200);
    assert.equal((await confirm(sten, act.body.id)).body.code, "already_settled");
    assert.equal((await propose(rut, { kind: "extend", closes, reason: "Igen." })).body.errors[0].field, "closes");
  });

  test("make nothing final before its time", async () => {
    assert.equal((await propose(rut, { kind: "finalise" })).body.code, "not_closed");
    assert.equal((await visitor.json(`/processes/${vote.id}/log/bundle`)).status, 409);
  });

  test("leave everybody a record whose tiles fit its checkpoint", async () => {
    const log = (await visitor.json(`/processes/${vote.id}/log`)).body;
    const checkpoint = await (await fetch(`${server.url}/processes/${vote.id}/log/checkpoint`)).text();
    assert.equal(checkpoint, log.checkpoint);
    assert.equal(checkpoint.split("\n")[0], log.origin);
    const tile = await fetch(`${server.url}/processes/${vote.id}/log/tile/0/000.p/${log.entries}`);
    assert.equal((await tile.arrayBuffer()).byteLength, 32 * log.entries);
    const entries = await fetch(`${server.url}/processes/${vote.id}/log/tile/entries/000.p/${log.entries}`);
    assert.equal(entries.status, 200);
    for (const wrong of ["tile/0/000", "tile/0/000.p/0", "tile/0/x", "tile/9/000.p/1", "tile/entries/001"])
      assert.equal((await fetch(`${server.url}/processes/${vote.id}/log/${wrong}`)).status, 404, wrong);
  });

  test("answer a receipt without signing anybody in", async () => {
    const found = (await visitor.json("/receipts", { receipt })).body;
    assert.equal(found.found, true);
    assert.equal(found.process, vote.id);
  });

  test("ended the last vote: its bundle is final, and right", async () => {
    const ended = await processIn(visitor, "delivery");
    const log = (await visitor.json(`/processes/${ended.id}/log`)).body;
    assert.equal(log.state, "finalised");
    const file = join(server.data, "ended.tar");
    allting("bundle", String(ended.id), "--data", server.data, "-o", file);
    assert.match(allting("verify", file), /right: .*recounted by .*, final/);
    const served = Buffer.from(await (await fetch(`${server.url}/processes/${ended.id}/log/bundle`)).arrayBuffer());
    assert.ok(served.equals(readFileSync(file)));
  });

  test("left a record that a stranger checks with what the site itself hands out", async () => {
    const ended = await processIn(visitor, "delivery");
    const page = await (await fetch(`${server.url}/processes/${ended.id}/log`)).text();
    const program = join(server.data, "verify.py");
    const bundle = join(server.data, "served.tar");
    for (const [address, file] of [["/about/checking/verify.py", program], [`/processes/${ended.id}/log/bundle`, bundle]]) {
      assert.ok(page.includes(`href="${address}"`), `${address} is linked`);
      writeFileSync(file, Buffer.from(await (await fetch(server.url + address)).arrayBuffer()));
    }
    assert.match(execFileSync("python3", [program, bundle], { encoding: "utf8" }), /^right: .* finalised\n$/);
    assert.ok(page.includes('href="/about/checking/record-format.md"'));
    assert.match(await (await fetch(`${server.url}/about/checking/record-format.md`)).text(), /^# The public record of a vote/);
    assert.equal((await fetch(`${server.url}/about/checking/other.py`)).status, 404);
  });
});
