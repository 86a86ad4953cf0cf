// A vote without a list: each person shows the right at a desk, is written in there, and has one vote.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { residents, signedIn } from "./with/cast.mjs";
import { look, Server } from "./with/server.mjs";

const asa = "19811228-9874";
const ali = "701063-2391";

describe("a register that begins empty", () => {
  let server, officer, desk, vote;
  const path = (rest) => `/processes/${vote.id}${rest}`;
  before(async () => {
    server = await Server.start();
    officer = await signedIn(server, "register_officer");
    const processes = (await officer.json("/processes")).body.processes;
    vote = processes.map(({ id, phases }) => ({ id, ...phases.find(({ kind }) => kind === "vote") })).find(({ opens }) => new Date(opens) > server.now());
  });
  after(() => server.close());

  /** The desk's page after this person was written in. */
  async function writeIn(number, more = {}) {
    const page = await desk.open(path("/desk"));
    return await desk.submit(page.form({ fields: ["number"] }), { number, relation: "lives", seen: "yes", ...more });
  }

  test("is chosen on the officer's page, and can be changed for a list until somebody is written in", async () => {
    const page = await officer.open(path("/register"));
    assert.equal((await officer.submit(page.form({ action: "/at-desk" }))).status, 200);
    const chosen = await officer.open(path("/register"));
    assert.match(chosen.html, /rätten visas vid röstmottagningen/);
    assert.ok(chosen.form({ fields: ["kind", "file"] }), "a list can be taken in still");
  });

  test("is written into at the desk while the vote is open, and each person stands there once", async () => {
    server.passTime({ minutes: Math.ceil((new Date(vote.opens) - server.now()) / 60_000) + 1 });
    desk = await signedIn(server, "desk_official");
    const refused = await writeIn("811228-9875");
    assert.match(refused.html, /811228-9875/, "what was typed stays");
    assert.match((await writeIn(asa, { seen: undefined })).html, /legitimationen och beviset/);
    assert.match((await writeIn(asa)).html, /Lämna ut papper/);
    assert.match((await writeIn("8112289874")).html, /Lämna ut papper/);
    assert.equal(look(server, `SELECT count(*) FROM register_entries WHERE process_id = ${vote.id}`)[0], 1);
    assert.equal(look(server, `SELECT count(*) FROM register_entries WHERE process_id = ${vote.id} AND name <> ''`)[0], 0);
  });

  test("lets them vote on the desk's screen, or on paper, and not both", async () => {
    const found = await writeIn(asa);
    await desk.submit(found.form({ action: "/screen" }));
    const cast = await desk.json(path("/ballot"), { request_key: "at the desk", blank: true });
    assert.equal(cast.status, 201, JSON.stringify(cast.body));
    await desk.submit((await writeIn(ali)).form({ action: "/paper" }));
    assert.match((await writeIn(ali)).html, /Papper utlämnat/);
  });

  test("lets nobody vote who is not on it, and takes no list any more", async () => {
    const [anna] = await residents(server, 1);
    const cast = await anna.json(path("/ballot"), { request_key: "by account", blank: true, relation: "lives", birth_year: 1990 });
    assert.equal(cast.status, 403);
    assert.equal(cast.body.error?.code ?? cast.body.code, "not_on_roll");
    officer = await signedIn(server, "register_officer");
    assert.doesNotMatch((await officer.open(path("/register"))).html, /type="file"/);
  });
});
