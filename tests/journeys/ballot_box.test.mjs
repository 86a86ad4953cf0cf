// The ballot box under stress and under rules: one voter, one ballot; what was acknowledged is there; what is not allowed leaves
// no trace. Looked at from outside, and with a look into the database file.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { processIn, residents, signedIn } from "./with/cast.mjs";
import { engines, look, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const right = { relation: "lives", birth_year: 1990 };
/** Voters of whom the roll says that their ballot lies in the box, and sealed slots: one whose ballot was withdrawn stays. */
function boxOf(server, id) {
  const [ballots] = look(server, `SELECT count(*) FROM roll WHERE state = 'online_cast' AND process_id = ${Number(id)}`);
  const [slots] = look(server, `SELECT count(DISTINCT slot) FROM slots WHERE process_id = ${Number(id)}`);
  return { ballots, slots };
}

/** Marks that the process allows: the cheapest project of the first pot that has any. */
function someMarks(ballot, nth = 0) {
  const pot = ballot.pots.find(({ id }) => ballot.projects.some((project) => project.pot === id)).id;
  const projects = ballot.projects.filter((project) => project.pot === pot).sort((one, other) => one.cost - other.cost);
  return marksOn(ballot, [projects[nth % Math.min(2, projects.length)].id]);
}

function marksOn(ballot, projects) {
  if (ballot.ballot_kind === "points") return { points: Object.fromEntries(projects.map((id) => [id, 1])) };
  return { projects };
}

for (const engine of engines)
  describe(`the ballot box on ${engine}`, () => {
    let server;
    let voters;
    let vote;
    let ballot;
    before(async () => {
      server = await Server.start({ engine });
      voters = await residents(server, 55);
      vote = await processIn(voters[0], "vote");
      ballot = (await voters[0].json(`/processes/${vote.id}/ballot`)).body;
    });
    after(() => server.close());

    const cast = (voter, form) => voter.json(`/processes/${vote.id}/ballot`, { ...right, ...form });

    test("holds one ballot after 64 casts at once by one voter", async () => {
      const [voter] = voters;
      const before = boxOf(server, vote.id);
      await voter.open("/");
      const answers = await Promise.all(
        Array.from({ length: 64 }, (_, n) => cast(voter, { request_key: `at-once-${n}`, ...someMarks(ballot, n) })),
      );
      const accepted = answers.filter(({ status }) => status === 201);
      assert.ok(accepted.length >= 1);
      for (const { status, body } of answers) assert.ok([201, 409, 429, 503].includes(status), `${status} ${JSON.stringify(body)}`);
      const now = boxOf(server, vote.id);
      assert.equal(now.ballots, before.ballots + 1);
      assert.equal(now.slots, now.ballots);
      const found = await Promise.all(accepted.map(({ body }) => voter.json("/receipts", { receipt: body.receipt })));
      assert.equal(found.filter(({ body }) => body.found).length, 1, "one receipt opens, the last one");
    });

    test("counts a request that is sent again once, and gives the same receipt", async () => {
      const voter = voters[1];
      const form = { request_key: "sent-twice", ...someMarks(ballot) };
      const first = await cast(voter, form);
      assert.equal(first.status, 201, JSON.stringify(first.body));
      const again = await cast(voter, form);
      assert.equal(again.body.receipt, first.body.receipt);
      const other = await cast(voter, { ...form, ...someMarks(ballot, 1) });
      assert.equal(other.status, 409);
      assert.equal(other.body.code, "request_key_reused");
    });

    test("takes a changed ballot in the place of the first, and gives it back on withdrawal", async () => {
      const voter = voters[2];
      const before = boxOf(server, vote.id).ballots;
      const first = await cast(voter, { request_key: "first-choice", ...someMarks(ballot) });
      const second = await cast(voter, { request_key: "second-choice", ...someMarks(ballot, 1) });
      assert.equal(boxOf(server, vote.id).ballots, before + 1);
      const isThere = async ({ body }) => (await new Visitor(server).json("/receipts", { receipt: body.receipt })).body.found;
      assert.equal(await isThere(first), false);
      assert.equal(await isThere(second), true);
      assert.equal((await voter.json(`/processes/${vote.id}/ballot/withdrawal`, {})).status, 200);
      assert.equal(boxOf(server, vote.id).ballots, before);
      assert.equal(await isThere(second), false);
    });

    describe("refuses, says why in words, and stores nothing:", () => {
      const pot = () => ballot.pots.map(({ id }) => ballot.projects.filter((project) => project.pot === id)).sort((a, b) => b.length - a.length)[0];
      const refusals = {
        "a project that is not there": () => [marksOn(ballot, [999999937]), 422],
        "a project twice": () => [{ projects: [ballot.projects[0].id, ballot.projects[0].id] }, 422],
        "no mark, which is no blank ballot": () => [{ projects: [] }, 422],
        "more than the ballot allows": () => {
          if (ballot.ballot_kind === "points") return [{ points: { [pot()[0].id]: Number(ballot.marks_max) + 1 } }, 422];
          return [{ projects: pot().map((project) => project.id) }, 422];
        },
        "points below one": () => [{ points: { [ballot.projects[0].id]: -1 } }, 422],
        "marks of another kind of ballot": () => [
          ballot.ballot_kind === "points" ? { projects: [ballot.projects[0].id] } : { points: { [ballot.projects[0].id]: 1 } }, 422],
        "a relation that does not count": () => [{ ...someMarks(ballot), relation: "visits" }, 422],
        "a child's year of birth": () => [{ ...someMarks(ballot), birth_year: new Date().getFullYear() - 3 }, 422],
        "no key for the act": () => [{ ...someMarks(ballot), request_key: "" }, 422],
      };
      for (const [name, make] of Object.entries(refusals)) {
        test(name, async (t) => {
          if (name === "a child's year of birth" && !ballot.age_min) return t.diagnostic("this process has no lowest age");
          const [form, status] = make();
          const before = boxOf(server, vote.id);
          const answer = await cast(voters[3], { request_key: `refused-${Math.random()}`, ...form });
          assert.equal(answer.status, status, JSON.stringify(answer.body));
          assert.match(answer.headers.get("content-type"), /problem\+json/);
          assert.ok(answer.body.code && answer.body.detail?.length > 10, JSON.stringify(answer.body));
          assert.deepEqual(boxOf(server, vote.id), before);
        });
      }

      test("somebody who has not signed in", async () => {
        const before = boxOf(server, vote.id);
        assert.equal((await cast(new Visitor(server), { request_key: "stranger", ...someMarks(ballot) })).status, 401);
        assert.deepEqual(boxOf(server, vote.id), before);
      });

      test("a ballot for a process that does not vote now", async () => {
        const ideas = await processIn(voters[3], "ideas");
        const answer = await voters[3].json(`/processes/${ideas.id}/ballot`, { ...right, request_key: "too-early", ...someMarks(ballot) });
        assert.equal(answer.status, 409, JSON.stringify(answer.body));
        assert.equal(boxOf(server, ideas.id).ballots, 0);
      });
    });

    test("has every acknowledged ballot once after a kill in the middle of 50 casts", async () => {
      const casting = voters.slice(5, 55);
      const { ballots: before, slots: slotsBefore } = boxOf(server, vote.id);
      await Promise.all(casting.map((voter) => voter.json(`/processes/${vote.id}/ballot`))); // so that each has the form's token
      const acknowledged = [];
      const answers = casting.map((voter, n) =>
        cast(voter, { request_key: `before-the-kill-${n}`, ...someMarks(ballot, n) }).then(
          (answer) => answer.status === 201 && acknowledged.push([voter, answer.body.receipt]),
          () => {}, // the line broke: nothing was promised
        ),
      );
      await Promise.race(answers.slice(0, 8)); // somewhere in the middle
      await server.kill();
      await Promise.all(answers);
      await server.restart();

      assert.ok(acknowledged.length >= 1, "nothing was acknowledged before the kill");
      for (const [voter, receipt] of acknowledged)
        assert.equal((await voter.json("/receipts", { receipt })).body.found, true, receipt);
      const now = boxOf(server, vote.id);
      assert.equal(now.slots - slotsBefore, now.ballots - before);
      assert.ok(now.ballots >= before + acknowledged.length && now.ballots <= before + casting.length);

      // Everyone can send the same request again, and then each has one ballot.
      const repeated = await Promise.all(casting.map((voter, n) => cast(voter, { request_key: `before-the-kill-${n}`, ...someMarks(ballot, n) })));
      for (const { status, body } of repeated) assert.ok(status === 201, `${status} ${JSON.stringify(body)}`);
      assert.equal(boxOf(server, vote.id).ballots, before + casting.length);
      for (const [voter, receipt] of acknowledged)
        assert.equal(repeated[casting.indexOf(voter)].body.receipt, receipt, "the same request gives the same receipt");
    });

    test("closes at the close, to the second", async () => {
      const closes = new Date(ballot.change_until);
      server.passTime({ seconds: (closes - server.now()) / 1000 - 30 });
      const person = await signedIn(server, "resident");
      const inTime = await person.json(`/processes/${vote.id}/ballot`, { ...right, request_key: "in-good-time", ...someMarks(ballot) });
      assert.equal(inTime.status, 201, JSON.stringify(inTime.body));
      const before = boxOf(server, vote.id);
      server.passTime({ seconds: 31 });
      const late = await person.json(`/processes/${vote.id}/ballot`, { ...right, request_key: "a-second-late", ...someMarks(ballot, 1) });
      assert.equal(late.status, 409, JSON.stringify(late.body));
      assert.equal(late.body.code, "phase_closed");
      assert.deepEqual(boxOf(server, vote.id), before);
    });
  });
