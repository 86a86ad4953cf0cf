// Watching over a vote: frauds that really happened somewhere are played over HTTP, and each stands on the page of those who watch,
// as a sum that names nobody.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { accountsByRole, signedIn } from "./with/cast.mjs";
import { look, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const ordinary = 260; // in the middle of life, in all areas but the first
const ancient = 40; // born 1928, all in the first area

/** A number with a right last digit, for somebody born in this year. */
function identityNumber(year, serial) {
  const nine = `${String(year % 100).padStart(2, "0")}0115${String(serial).padStart(3, "0")}`;
  const sum = [...nine].reduce((all, digit, place) => {
    const product = Number(digit) * (place % 2 ? 1 : 2);
    return all + (product > 9 ? product - 9 : product);
  }, 0);
  return `${year}0115-${nine.slice(6)}${(10 - (sum % 10)) % 10}`;
}

function register(areas) {
  const rows = ["personnummer;namn;adress;postnr;ort;område"];
  for (let n = 0; n < ordinary; ++n) rows.push(`${identityNumber(1950 + (n % 50), n + 100)};Vanlig Nr${n};Gatan ${n};123 45;Lindvalla;${areas[1 + (n % (areas.length - 1))]}`);
  for (let n = 0; n < ancient; ++n) rows.push(`${identityNumber(1928, n + 100)};Gammal Nr${n};Hemmet ${n};123 45;Lindvalla;${areas[0]}`);
  return Buffer.from(rows.join("\n") + "\n");
}

describe("watching over a vote", () => {
  let server, officer, second, scrutineer, vote, areas, codes;
  const path = (rest) => `/processes/${vote.id}${rest}`;
  const alerts = async (who = scrutineer) => (await who.json(path("/watch"))).body.alerts;

  before(async () => {
    server = await Server.start();
    const administrator = await signedIn(server, "administrator");
    officer = await signedIn(server, "register_officer");
    const { body } = await administrator.json("/people?role=desk_official");
    const other = body.people.find(({ email }) => email === "disa@lindvalla.example");
    await administrator.json(`/people/${other.id}/roles`, { roles: ["register_officer"] });
    second = new Visitor(server);
    await second.signIn({ ...accountsByRole(server).desk_official, email: other.email });
    const processes = (await officer.json("/processes")).body.processes;
    const votes = processes.flatMap(({ id, phases }) => phases.filter(({ kind }) => kind === "vote").map(({ opens }) => ({ id, opens: new Date(opens) })));
    vote = votes.filter(({ opens }) => opens > server.now()).sort((one, two) => one.opens - two.opens)[0];
    areas = (await officer.json("/areas")).body.areas.map(({ name }) => name);
  });
  after(() => server.close());

  /** The register, and a code for each: "Gammal Nr3" → "K7Q4-…". */
  async function letters() {
    const page = await officer.open(path("/register"));
    const file = { name: "lista.csv", type: "text/csv", bytes: register(areas) };
    const preview = await officer.submit(page.form({ fields: ["kind", "file"] }), { kind: "municipal", letters: "yes", file });
    await officer.submit(preview.form({ fields: ["upload"] }));
    const run = (await officer.json(path("/print-runs"), { kind: "letters", selection: "missing" })).body.run;
    assert.equal((await second.json(path(`/print-runs/${run}/approval`), {})).status, 200);
    const token = (await officer.open(path("/codes"))).html.match(/name="form_token" value="([^"]*)"/)[1];
    const pdf = await officer.raw(path(`/print-runs/${run}/pdf`), { method: "POST", body: new URLSearchParams({ form_token: token }) });
    assert.equal(pdf.status, 200, pdf.text().slice(0, 300));
    const text = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf.bytes, encoding: "utf8", maxBuffer: 1 << 26 }).stdout;
    return new Map(text.split("\f").flatMap((one) => {
      const name = one.match(/(?:Vanlig|Gammal) Nr\d+/)?.[0];
      const code = one.match(/\b(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}\b/)?.[0];
      return name && code ? [[name, code]] : [];
    }));
  }

  /** A blank ballot: what they say plays no part, and that they say the same is what one test is about. */
  async function voteByCode(name) {
    const voter = new Visitor(server);
    const entered = await voter.json("/vote", { code: codes.get(name) });
    assert.equal(entered.status, 200, `${name}: ${JSON.stringify(entered.body)}`);
    const cast = await voter.json(path("/ballot"), { request_key: `watch ${name}`, blank: true });
    assert.equal(cast.status, 201, JSON.stringify(cast.body));
  }

  /** A minute for the server, and until its job has looked. */
  async function raised(signal) {
    server.passTime({ minutes: 1 });
    for (let tries = 0; tries < 100; ++tries) {
      const found = (await alerts()).filter((one) => one.signal === signal);
      if (found.length > 0) return found[0];
      await wait(100);
    }
    assert.fail(`no alert ${signal}: ${JSON.stringify(await alerts())}`);
  }

  const names = (kind, first, last) => Array.from({ length: last - first }, (_, n) => `${kind} Nr${first + n}`);

  test("is for facilitators and scrutineers, and for nobody else", async () => {
    for (const role of ["facilitator", "scrutineer"]) {
      const watcher = await signedIn(server, role);
      assert.equal((await watcher.open(path("/watch"))).status, 200, role);
      const [from] = role === "scrutineer" ? [path("/scrutiny")] : [path("")];
      assert.ok((await watcher.open(from)).links.some(({ href }) => href.endsWith("/watch")), `${role} finds it from ${from}`);
    }
    for (const role of ["resident", "official", "administrator", "board_member", "economist", "register_officer", "desk_official"]) {
      const other = await signedIn(server, role);
      assert.equal((await other.json(path("/watch"))).status, 403, role);
      assert.equal((await other.json(path("/watch"), { networks: "" })).status, 403, role);
      assert.ok(!(await other.open(path(""))).links.some(({ href }) => href.endsWith("/watch")), role);
    }
    assert.equal((await new Visitor(server).json(path("/watch"))).status, 401);
  });

  test("says nothing of a few ordinary votes", async () => {
    codes = await letters();
    assert.equal(codes.size, ordinary + ancient);
    // In the afternoon: a vote that opens at midnight would be one at night.
    server.passTime({ seconds: (vote.opens - server.now()) / 1000 + 60 });
    server.passTime({ hours: (38 - server.now().getUTCHours()) % 24 });
    scrutineer = await signedIn(server, "scrutineer");
    for (const name of names("Vanlig", 0, 5)) await voteByCode(name);
    server.passTime({ minutes: 1 });
    await wait(2500);
    assert.deepEqual(await alerts(), []);
  });

  test("sees a stack of letters voted for the very old of one area (Wrocław)", async () => {
    server.passTime({ hours: 1 });
    scrutineer = await signedIn(server, "scrutineer"); // sessions of those with powers end soon
    for (const name of names("Gammal", 0, ancient)) await voteByCode(name);
    const age = await raised("age");
    assert.equal(age.subject, "95-");
    assert.ok(age.figure > age.threshold && age.figure <= ancient); // raised while they still come, now and then
    assert.equal((await raised("area")).subject, areas[0]);
    assert.equal((await raised("code_series")).subject, "1/1");
    assert.ok((await raised("network")).figure > 40);
  });

  test("sees a run of ballots that are alike (Elbląg)", async () => {
    scrutineer = await signedIn(server, "scrutineer");
    assert.ok(!(await alerts()).some(({ signal }) => signal === "alike"), "45 are not yet too many");
    for (const name of names("Vanlig", 20, 40)) await voteByCode(name);
    assert.ok((await raised("alike")).figure > 48);
  });

  test("sees somebody who guesses codes and passwords", async () => {
    const guesser = new Visitor(server);
    for (let n = 0; n < 70; ++n) await guesser.json("/vote", { code: `0000-0000-0000-${String(n).padStart(4, "0")}` });
    for (let n = 0; n < 62; ++n) await guesser.json("/sign-in", { email: `nobody${n}@lindvalla.example`, password: "guess" });
    server.passTime({ minutes: 16 });
    scrutineer = await signedIn(server, "scrutineer");
    assert.ok((await raised("code_failed")).figure > 40);
    assert.ok((await raised("sign_in")).figure > 60);
  });

  test("sees an official who hands out far too much, without saying who", async () => {
    const account = accountsByRole(server).desk_official;
    const desk = await signedIn(server, "desk_official");
    let handedOut = 0;
    for (const name of names("Vanlig", 80, 145)) {
      const [found] = (await desk.json(path("/desk"), { text: name })).body.voters.filter((one) => one.name === name);
      const answer = await desk.json(path(`/desk/${found.voter}/${handedOut % 2 ? "paper" : "screen"}`), {});
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      ++handedOut;
    }
    const alert = await raised("desk");
    assert.ok(alert.figure > 60 && alert.figure <= handedOut);
    const page = await scrutineer.open(path("/watch"));
    assert.ok(!page.text.includes(account.name));
  });

  test("sees an unusual number of challenges", async () => {
    const [voter] = look(server, `SELECT MIN(voter_id) FROM roll WHERE process_id = ${vote.id}`, String);
    for (let n = 0; n < 11; ++n) assert.equal((await scrutineer.json(path("/challenges"), { voter, objection: "Bor inte här." })).status, 201);
    assert.equal((await raised("challenge")).figure, 11);
  });

  test("keeps sums alone: nobody, no address, no ballot", () => {
    const rows = spawnSync("sqlite3", [`${server.data}/allting.sqlite`, "SELECT signal, subject FROM activity_counts GROUP BY 1, 2"], { encoding: "utf8" }).stdout.trim().split("\n");
    const subjects = { age: /^(0-12|13-19|\d0-\d9|90-94|95-)$/, area: /^\d{1,3}$/, code_series: /^1\/1$/, network: /^[0-9a-f]{16}$/, desk: /^[0-9a-f]{16}$/ };
    assert.ok(rows.length > 8, rows.join(" "));
    for (const [signal, subject] of rows.map((row) => row.split("|"))) assert.match(subject, subjects[signal] ?? /^$/, signal);
  });

  test("takes no vote away: all are in the roll, and what was found can be written", async () => {
    const [count] = look(server, `SELECT COUNT(*) FROM roll WHERE process_id = ${vote.id} AND state = 'online_cast'`);
    assert.equal(count, 5 + ancient + 20);
    const facilitator = await signedIn(server, "facilitator");
    const [first] = await alerts(facilitator);
    assert.equal((await facilitator.json(path("/watch/seen"), { alert: first.number, comment: "Vi ringde tio." })).status, 200);
    assert.equal((await alerts()).find(({ number }) => number === first.number).comment, "Vi ringde tio.");
  });
});
