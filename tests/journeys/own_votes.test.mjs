// What a voter finds on the own page: which votes are open, where one has voted, never what; and the record of a vote that has none.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { processIn, residents, signedIn } from "./with/cast.mjs";
import { look, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("a voter's own page", () => {
  let server, voter, vote;
  before(async () => {
    server = await Server.start();
    [voter] = await residents(server, 1);
    vote = await processIn(voter, "vote");
  });
  after(() => server.close());

  const own = async () => (await voter.json("/me")).body;
  const shown = (page) => page.links.map(({ href }) => href);

  test("leads to the votes that are open", async () => {
    const [open, ...more] = (await own()).open_votes;
    assert.deepEqual([more.length, open.process, open.has_voted], [0, vote.id, false]);
    const page = await voter.open("/me");
    assert.ok(shown(page).includes(`/processes/${vote.id}/ballot`) && shown(page).includes("/receipts"));
    assert.match(page.text, /Du kan rösta till/);
  });

  test("says that one has voted, and never what", async () => {
    const ballot = (await voter.json(`/processes/${vote.id}/ballot`)).body;
    const [chosen] = ballot.projects;
    const cast = await voter.json(`/processes/${vote.id}/ballot`, { request_key: "own-votes", relation: "lives", birth_year: 1990, projects: [chosen.id] });
    assert.equal(cast.status, 201, JSON.stringify(cast.body));
    const mine = await own();
    assert.equal(mine.open_votes[0].has_voted, true);
    assert.equal(mine.votes[0].process, vote.id);
    const page = await voter.open("/me");
    assert.match(page.text, /Du har röstat. Du kan ändra din röst till/);
    for (const secret of [chosen.title, cast.body.receipt]) {
      assert.ok(!page.text.includes(secret), secret);
      assert.ok(!JSON.stringify(mine).includes(secret), secret);
    }
  });

  test("shows no open vote to those who are not on its register", async () => {
    look(server, `INSERT INTO registers (organisation_id, process_id, kind, letters, version) VALUES (1, ${vote.id}, 'municipal', 0, 1)`);
    const [stranger] = await residents(server, 1);
    assert.deepEqual((await stranger.json("/me")).body.open_votes, []);
    assert.ok(!shown(await stranger.open("/me")).includes(`/processes/${vote.id}/ballot`));
    look(server, `DELETE FROM registers WHERE process_id = ${vote.id}`);
  });
});

describe("the record of a vote that has none", () => {
  let server, visitor;
  before(async () => {
    server = await Server.start();
    visitor = new Visitor(server);
  });
  after(() => server.close());

  test("says when it comes, before the vote", async () => {
    const next = (await visitor.json("/processes")).body.processes.find(({ phases }) => phases.some(({ kind, opens }) => kind === "vote" && new Date(opens) > server.now()));
    const page = await visitor.open(`/processes/${next.id}/log`);
    assert.equal(page.status, 200);
    assert.match(page.text, /Röstprotokollet börjar när omröstningen öppnar/);
    assert.equal((await visitor.json(`/processes/${next.id}/log`)).body.state, null);
    assert.equal((await visitor.json(`/processes/${next.id}/log/checkpoint`)).status, 404, "what is not there is not there for programs");
  });

  test("says so of a vote that was held without", async () => {
    const ended = await processIn(visitor, "delivery");
    for (const table of ["vote_logs", "log_entries", "log_checkpoints"]) look(server, `DELETE FROM ${table} WHERE process_id = ${ended.id}`);
    const page = await visitor.open(`/processes/${ended.id}/log`);
    assert.equal(page.status, 200);
    assert.match(page.text, /hölls innan de fanns, eller på ett annat sätt/);
  });

  test("is not there for a process that nobody has published", async () => {
    assert.equal((await visitor.open("/processes/999999/log")).status, 404);
    const facilitator = await signedIn(server, "facilitator");
    const draft = (await facilitator.json("/processes")).body.processes.find(({ published }) => published === false);
    if (draft) assert.equal((await visitor.open(`/processes/${draft.id}/log`)).status, 404);
  });
});
