// What nobody learns about people: sessions and tokens of another town open nothing, one's data are one's own, cells of a sheet are
// no formulas, an account that exists is answered like one that does not, and a protected name stands on no page of anybody's.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { accountsByRole, processIn, residents, signedIn } from "./with/cast.mjs";
import { allting, Server, temporaryFolder } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const routes = JSON.parse(allting("routes", "--format", "json")).filter(({ method }) => method === "GET");
const roles = JSON.parse(allting("permissions", "--format", "json")).map(({ role }) => role);

describe("a key to one town", () => {
  let here, there, folder;
  before(async () => {
    folder = temporaryFolder();
    const data = join(folder, "data");
    allting("demo", "--data", data); // a town of its own: another secret, other sessions
    [here, there] = [await Server.start(), await Server.start({ data })];
  });
  after(async () => {
    await here.close();
    await there.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("opens nothing in another: neither a session nor an API token", async () => {
    const official = await signedIn(here, "official");
    assert.equal((await official.json("/reviews")).status, 200);
    const { body } = await official.json("/me/tokens", { token_name: "export", roles: ["official"] });
    const apiToken = JSON.stringify(body).match(/"([0-9A-HJKMNP-TV-Z]{32})"/)[1];
    assert.equal((await new Visitor(here).json("/reviews", undefined, { apiToken })).status, 200);
    assert.equal((await new Visitor(there).json("/reviews", undefined, { apiToken })).status, 401);
    const carried = new Visitor(there);
    carried.cookies = new Map(official.cookies);
    assert.equal((await carried.json("/reviews")).status, 401);
  });
});

describe("what is kept about people", () => {
  let server, people;
  before(async () => {
    server = await Server.start();
    people = await residents(server, 12);
  });
  after(() => server.close());

  test("is given to the person alone, to each their own", async () => {
    const [names] = [people.map((_, n) => `Röst ${n + 1}`)];
    const exports = await Promise.all(people.map((one) => one.raw("/me/data", { headers: { accept: "application/json" } })));
    exports.forEach((answer, n) => {
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get("cache-control"), /no-store/);
      const inIt = names.filter((name) => new RegExp(`"${name}"`).test(answer.text()));
      assert.deepEqual(inIt, [names[n]]);
    });
    assert.equal((await new Visitor(server).json("/me/data")).status, 401, "the address alone opens nothing");
  });

  test("is in no sheet that a spreadsheet would reckon with", async () => {
    const ended = await processIn(people[0], "delivery");
    const scrutineer = await signedIn(server, "scrutineer");
    const sheet = await scrutineer.raw(`/processes/${ended.id}/scrutiny/ballots.csv`);
    assert.equal(sheet.status, 200);
    const lines = sheet.text().trim().split("\n");
    assert.ok(lines.length > 20, `${lines.length} lines`);
    for (const cell of lines.flatMap((line) => line.match(/"[^"]*"|[^,]+/g))) assert.match(cell, /^"?([0-9A-Za-z]|"$)/, cell);
    assert.equal((await people[0].json(`/processes/${ended.id}/scrutiny/ballots.csv`)).status, 403);
    assert.deepEqual(routes.filter(({ path }) => /csv/.test(path)).map(({ path }) => path), ["/processes/{id}/scrutiny/ballots.csv"], "a new sheet belongs into this test");
  });

  const strangerOf = ({ email }) => email.replace("@", "x@");
  /** Without what is random in every answer, and without what was typed. */
  const told = (answer, email) => answer.text().replaceAll(email, "").replace(/value="[^"]*"/g, "").replace(/\b[0-9A-HJKMNP-TV-Z]{8,}\b/g, "");

  async function ask(address, fields) {
    const visitor = new Visitor(server);
    const token = (await visitor.open("/sign-in")).html.match(/name="form_token" value="([^"]*)"/)[1];
    const begin = performance.now();
    const answer = await visitor.raw(address, { method: "POST", body: new URLSearchParams({ form_token: token, ...fields }), headers: { accept: "text/html" } });
    return { answer, spent: performance.now() - begin };
  }

  test("does not show in whether an account is there: same status, same words", async () => {
    const { resident } = accountsByRole(server);
    const guesses = [["/sign-in", (email) => ({ email, password: "not this one" })], ["/sign-in/links", (email) => ({ email })]];
    for (const [address, fields] of guesses) {
      const [known, unknown] = [resident.email, strangerOf(resident)];
      const [one, other] = [(await ask(address, fields(known))).answer, (await ask(address, fields(unknown))).answer];
      assert.equal(one.status, other.status, address);
      assert.equal(told(one, known), told(other, unknown), address);
      assert.equal(one.headers.get("location"), other.headers.get("location"), address);
    }
  });

  test("does not show in how long the answer takes", async (t) => {
    const { resident } = accountsByRole(server);
    const spent = { known: [], unknown: [] };
    for (let n = 0; n < 24; ++n) {
      if (n % 4 === 0) server.passTime({ minutes: 6 });
      spent.known.push((await ask("/sign-in", { email: resident.email, password: "not this one" })).spent);
      spent.unknown.push((await ask("/sign-in", { email: strangerOf(resident), password: "not this one" })).spent);
    }
    const median = (list) => list.sort((one, two) => one - two)[list.length / 2];
    const [known, unknown] = [median(spent.known), median(spent.unknown)];
    t.diagnostic(`wrong password ${known.toFixed(1)} ms, no such account ${unknown.toFixed(1)} ms (medians of 24)`);
    assert.ok(Math.max(known, unknown) / Math.min(known, unknown) < 1.5, `${known} against ${unknown}`);
  });
});

/** Who makes cards for people who are not on the net has written the name, and finds the person by it to make a new card. */
const withNeed = ["facilitator text/html /people/by-name", "facilitator application/json /people/by-name"];

describe("a protected name", () => {
  const name = "Hemlighild Skyddsbo";
  let server, hidden, idea, vote, person;
  before(async () => {
    server = await Server.start();
    const facilitator = await signedIn(server, "facilitator");
    const card = await facilitator.json("/people/by-name", { name, language: "sv", protected_identity: "yes" });
    assert.equal(card.status, 201, JSON.stringify(card.body));
    person = card.body.person;
    hidden = new Visitor(server);
    assert.equal((await hidden.json("/sign-in/cards", { code: card.body.code })).status, 200);
    vote = await processIn(hidden, "vote");
    const ballot = (await hidden.json(`/processes/${vote.id}/ballot`)).body;
    const cast = await hidden.json(`/processes/${vote.id}/ballot`, { request_key: "hidden-one", relation: "lives", birth_year: 1990, projects: [ballot.projects[0].id] });
    assert.equal(cast.status, 201, JSON.stringify(cast.body));
    const ideas = await processIn(hidden, "ideas");
    const draft = await hidden.json(`/processes/${ideas.id}/proposals`, {
      title: "En bänk vid bäcken", body: "Där man kan sitta och titta på vattnet.", beneficiaries: "Alla som går förbi", category: "green",
      pot: (await hidden.json(`/processes/${ideas.id}/plan`)).body.pots[0].id, place: "Bäcken", request_key: "hidden-idea",
    });
    assert.ok(draft.status < 300, JSON.stringify(draft.body));
    idea = draft.body.id ?? draft.body.proposal;
    const sent = await hidden.json(`/proposals/${idea}/submission`, {});
    assert.ok(sent.status < 300, JSON.stringify(sent.body));
    const comment = await hidden.json(`/proposals/${idea}/comments`, { text: "En kommentar av någon som inte syns." });
    assert.ok(comment.status < 300, JSON.stringify(comment.body));
    const message = await hidden.json(`/proposals/${idea}/messages`, { text: "Några ord till dem som granskar." });
    assert.ok(message.status < 300, JSON.stringify(message.body));
    assert.match((await hidden.open("/me")).text, /Hemlighild/, "the person sees it, so that the search can find it");
  });
  after(() => server.close());

  test("stands on no page and in no answer but to the person and who makes the card", async (t) => {
    const accounts = accountsByRole(server);
    const addresses = new Set();
    for (const { path } of routes) {
      const ids = path.startsWith("/people") ? [person, 1] : path.startsWith("/proposals") ? [idea] : path.startsWith("/processes") ? [vote.id] : [1, 2, idea];
      for (const id of ids) addresses.add(path.replace("{id}", id).replace(/\{[^}]+\}/g, String(idea)));
    }
    const [leaks, kinds] = [[], new Map()];
    for (const role of roles) {
      const visitor = new Visitor(server);
      if (role !== "visitor") await visitor.signIn(accounts[role]);
      for (const address of addresses)
        for (const accept of ["text/html", "application/json"]) {
          const answer = await visitor.raw(address, { headers: { accept } });
          kinds.set(answer.status, (kinds.get(answer.status) ?? 0) + 1);
          if (/Hemlighild|Skyddsbo/.test(answer.text())) leaks.push(`${role} ${accept} ${address}`);
        }
      server.passTime({ minutes: 6 });
    }
    t.diagnostic(`${[...kinds].map(([status, count]) => `${count} × ${status}`).join(", ")}`);
    assert.ok(kinds.get(200) > 500);
    assert.deepEqual(leaks, withNeed);
    const { looks } = (await (await signedIn(server, "administrator")).json("/people/looks")).body;
    assert.ok(looks.some(({ what }) => what === "by_name_list"), "and their look is logged");
    assert.ok(!server.log.includes("Hemlighild"));
  });
});
