// From the closed vote to the paid bill, by forms without script and by the JSON face: the facilitator counts, the board
// decides with a reason where it departs, the official reports, the economist books.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { processIn, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("after the vote", () => {
  let server;
  let anyone;
  let vote;
  const path = (rest) => `/processes/${vote.id}/${rest}`;
  const result = async () => (await anyone.json(path("results"))).body;

  before(async () => {
    server = await Server.start();
    anyone = new Visitor(server);
    vote = await processIn(anyone, "vote");
  });
  after(() => server.close());

  /** Lets time pass until the process is in that phase, and no further. */
  async function waitFor(phase) {
    const plan = (await anyone.json(path("plan"))).body;
    const opens = new Date(plan.phases.find((one) => one.kind === phase).opens_at ?? plan.phases.find((one) => one.kind === phase).opens);
    server.passTime({ seconds: Math.ceil((opens - server.now()) / 1000) + 60 });
  }

  test("nobody sees or makes a result while the vote is open", async () => {
    assert.equal((await result()).counted, false);
    const facilitator = await signedIn(server, "facilitator");
    const refused = await facilitator.json(path("count"), {});
    assert.equal(refused.status, 409);
    assert.equal(refused.body.code, "phase_closed");
  });

  test("the facilitator counts with one button, and again gives the same", async () => {
    await waitFor("count");
    const facilitator = await signedIn(server, "facilitator");
    const page = await facilitator.open(path("results"));
    const counted = await facilitator.submit(page.forms.find((form) => form.action.pathname.endsWith("/count")));
    assert.equal(counted.status, 200, counted.text);
    const first = await result();
    assert.ok(first.winners.length > 0);
    assert.equal(first.ballots_count > 0, true);
    assert.equal((await facilitator.json(path("count"), {})).body.counted_at, first.counted_at);
    for (const pot of first.pots) assert.ok(Number(pot.spent) <= Number(pot.amount));
  });

  test("each project that lost is told why and by how much", async () => {
    const { projects } = await result();
    for (const { won, why } of projects.filter((one) => !one.won)) {
      assert.equal(won, false);
      assert.ok(why.reason === "too_expensive" || why.winning_cost !== null || why.score_missing !== null, JSON.stringify(why));
    }
  });

  test("the board departs from the vote only with a reason", async () => {
    await waitFor("decision");
    const board = await signedIn(server, "board_member");
    const page = await board.open(path("decision"));
    const form = page.form({ fields: ["body_name", "statement"] });
    const dropped = (await result()).projects.find((one) => one.won).project;
    const said = { body_name: "Kommunstyrelsen", statement: "Vi följer omröstningen utom i ett fall.", [`funded[${dropped}]`]: "no" };
    const refused = await board.submit(form, said);
    assert.equal(refused.status, 422);
    assert.match(refused.html, /aria-invalid="true"/);
    const decided = await board.submit(refused.form({ fields: ["body_name", "statement"] }), { ...said, [`reason[${dropped}]`]: "Marken är såld." });
    assert.equal(decided.status, 200, decided.text);
    assert.match(decided.text, /Marken är såld\./);
    const again = await board.json(path("decision"), { body_name: "KS", statement: "En gång till." });
    assert.equal(again.body.code, "already_decided");
    const project = (await anyone.json(`/projects/${dropped}`)).body;
    assert.equal(project.decision.funded, false);
    assert.equal(project.delivery, undefined);
  });

  test("a funded project is followed to the krona", async () => {
    const { projects } = (await anyone.json(path("delivery"))).body;
    const { delivery, money } = projects[0];
    const address = `/projects/${delivery.project}`;
    const official = await signedIn(server, "official");
    const page = await official.open(address);
    const form = page.forms.find((one) => one.action.pathname.endsWith("/updates"));
    const reported = await official.submit(form, { state: "building", text: "Vi har börjat gräva.", promised_on: "2029-06" });
    assert.equal(reported.status, 200, reported.text);
    assert.match(reported.text, /Vi har börjat gräva\./);
    const moved = await official.json(`${address}/updates`, { state: "building", text: "Tjälen är djup.", promised_on: "2029-09" });
    assert.equal(moved.status, 422, "a promise is moved with a reason");

    const economist = await signedIn(server, "economist");
    const book = (entry) => economist.json(`${address}/ledger-entries`, entry);
    assert.equal((await book({ kind: "spent", amount: "1000" })).status, 422, "nothing is paid that was not ordered");
    assert.equal((await book({ kind: "committed", amount: money.reserved })).status, 201);
    assert.equal((await book({ kind: "spent", amount: "1000.50", note: "Faktura 1" })).status, 201);
    assert.equal((await book({ kind: "spent", amount: "-1000.50", note: "Fel projekt" })).status, 201);
    assert.equal((await book({ kind: "spent", amount: "-0.01", note: "För mycket" })).status, 422);
    const after = (await anyone.json(address)).body;
    assert.equal(Number(after.money.spent), 0);
    assert.equal(after.money.committed, money.reserved);
    assert.equal(after.ledger_entries.length, 4);
    assert.equal(after.delivery.state, "building");
  });

  test("the ballots are published only where nobody can be recognised", async () => {
    const { ballots_published, pots } = await result();
    assert.equal(ballots_published, pots.every((pot) => pot.ballots_count >= 20));
    for (const pot of pots) {
      const file = await anyone.raw(path(`ballots.pb?pot=${pot.pot}`));
      assert.equal(file.status, ballots_published ? 200 : 409);
    }
  });
});
