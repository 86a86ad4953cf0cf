// From a list with faults to a vote with a code from a letter: the register, the print run of two persons, the code read out
// of the PDF, the booth without an account, the new code that voids the old one, and the desk that hands out paper.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { accessFaults, openBrowser, openPage } from "./with/browser.mjs";
import { accountsByRole, signedIn } from "./with/cast.mjs";
import { engines, look, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const head = "personnummer;namn;adress;postnr;ort;skyddad\n";
const good = [
  "19811228-9874;Åsa Öberg;Storgatan 1;123 45;Lindvalla;",
  "640823-3234;Bo Berg;Storgatan 2;123 45;Lindvalla;nej",
  "701063-2391;Cilla Cederberg;Storgatan 3;123 45;Lindvalla;",
  "121212+1212;Solveig Hemlig;Gömda vägen 9;999 99;Dold;ja",
];
const faulty = ["811228-9875;Fel Siffra;A;1;B;", "640823-3234;Bo Igen;A;1;B;", ";Utan Nummer;A;1;B;", '640823-3234;"Öppen;A;1;B;'];

/** The text of a PDF, as Debian's poppler reads it. */
function textOf(pdf) {
  const done = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr || String(done.error));
  return done.stdout;
}
const codesIn = (text) => text.match(/\b(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}\b/g) ?? [];

for (const engine of engines)
  describe(`a register on ${engine}`, () => {
    let server, officer, second, desk, process;
    const path = (rest) => `/processes/${process.id}${rest}`;

    before(async () => {
      server = await Server.start({ engine });
      const administrator = await signedIn(server, "administrator");
      officer = await signedIn(server, "register_officer");
      desk = await signedIn(server, "desk_official");
      second = await secondOfficer(administrator);
      process = await nextVote();
    });
    after(() => server.close());

    /** The second desk official keeps the register instead: nobody may do both. */
    async function secondOfficer(administrator) {
      const { body } = await administrator.json("/people?role=desk_official");
      const account = { ...accountsByRole(server).desk_official, email: other };
      const person = body.people.find(({ email }) => email === other);
      const answer = await administrator.json(`/people/${person.id}/roles`, { roles: ["register_officer"] });
      assert.ok([200, 201].includes(answer.status), JSON.stringify(answer.body));
      const visitor = new Visitor(server);
      await visitor.signIn(account);
      return visitor;
    }
    const other = "disa@lindvalla.example";

    /** Sessions of those with powers end soon after they are used. */
    async function signInAgain() {
      officer = await signedIn(server, "register_officer");
      desk = await signedIn(server, "desk_official");
      second = new Visitor(server);
      await second.signIn({ ...accountsByRole(server).desk_official, email: other });
    }

    /** The process whose vote opens next. */
    async function nextVote() {
      const { body } = await officer.json("/processes");
      const votes = body.processes.flatMap(({ id, phases }) => phases.filter(({ kind }) => kind === "vote").map(({ opens, closes }) => ({ id, opens, closes })));
      return votes.filter(({ opens }) => new Date(opens) > server.now()).sort((one, other) => new Date(one.opens) - new Date(other.opens))[0];
    }

    async function sendList(rows) {
      const page = await officer.open(path("/register"));
      const form = page.form({ fields: ["kind", "file"] });
      return await officer.submit(form, { kind: "municipal", letters: "yes", file: { name: "lista.csv", type: "text/csv", bytes: Buffer.from(head + rows.join("\n") + "\n") } });
    }

    async function printed(run, body = {}) {
      const answer = await officer.raw(path(`/print-runs/${run}/pdf`), { method: "POST", body: new URLSearchParams({ form_token: await token(officer), ...body }) });
      return answer;
    }
    async function token(visitor) {
      return (await visitor.open("/registers")).html.match(/name="form_token" value="([^"]*)"/)?.[1] ?? (await visitor.open(path("/codes"))).html.match(/name="form_token" value="([^"]*)"/)[1];
    }
    async function printRun(wanted) {
      const asked = await officer.json(path("/print-runs"), wanted);
      assert.equal(asked.status, 201, JSON.stringify(asked.body));
      assert.equal((await officer.json(path(`/print-runs/${asked.body.run}/approval`), {})).status, 403, "not by the same person");
      assert.equal((await printed(asked.body.run)).status, 409, "not before the second yes");
      assert.equal((await second.json(path(`/print-runs/${asked.body.run}/approval`), {})).status, 200);
      const answer = await printed(asked.body.run);
      assert.equal(answer.status, 200, answer.text().slice(0, 300));
      assert.match(answer.headers.get("cache-control"), /no-store/);
      return textOf(answer.bytes);
    }

    test("shows every faulty row and takes nothing in before the yes", async () => {
      const preview = await sendList([...good, ...faulty]);
      for (const words of ["Rad", "sista siffra", "står redan på rad 3", "citattecken", "Skyddad identitet på rad 5"]) assert.ok(preview.text.includes(words), words);
      assert.doesNotMatch(preview.text, /811228|640823|121212/, "no identity number comes back");
      assert.equal((await officer.json(path("/register"))).body.count, 0);
      const done = await officer.submit(preview.form({ fields: ["upload", "leave_out"] }), { leave_out: "yes" });
      assert.ok(done.text.includes("Listan är inläst"), done.text.slice(0, 300));
      const { body } = await officer.json(path("/register"));
      assert.equal(body.count, 4);
      assert.equal(body.protected_count, 1);
    });

    test("names nobody with protected identity and logs who looked", async () => {
      const page = await officer.open(path("/register"));
      assert.doesNotMatch(page.text, /Solveig|Gömda|Dold/);
      const administrator = await signedIn(server, "administrator");
      const { body } = await administrator.json("/people/looks");
      assert.ok(body.looks.some(({ what }) => what === "register_import") && body.looks.some(({ what }) => what === "register_list"));
      assert.equal((await officer.json("/people/looks")).status, 403);
    });

    let codes;
    test("prints letters when two persons have said yes, those of the protected apart", async () => {
      const text = await printRun({ kind: "letters", selection: "missing" });
      assert.equal(codesIn(text).length, 3);
      codes = ["Åsa", "Bo", "Cilla"].map((name) => codesIn(text.split("\f").find((page) => page.includes(name)))[0]);
      assert.match(text, /Åsa Öberg\s+Storgatan 1\s+123 45\s+Lindvalla/);
      assert.doesNotMatch(text, /Solveig/);
      assert.match(await printRun({ kind: "protected", selection: "missing" }), /Solveig Hemlig\s+Gömda vägen 9/);
    });

    let ballot;
    const voteWith = async (voter, project, key) => await voter.json(path("/ballot"), { request_key: key, ...marks(ballot, project) });
    const marks = (form, project) => {
      if (project === undefined) return { blank: true };
      return form.ballot_kind === "points" ? { points: { [project]: 1 } } : { projects: [project] };
    };

    test("lets the holder of a code vote without an account, and change the vote", async () => {
      const voter = new Visitor(server);
      assert.equal((await voter.json("/vote", { code: codes[0] })).status, 409, "before the vote opens");
      server.passTime({ seconds: (new Date(process.opens) - server.now()) / 1000 + 60 });
      await signInAgain();
      assert.equal((await voter.json(path("/ballot"))).status, 401);
      const way = await voter.open("/vote");
      const booth = await voter.submit(way.form({ fields: ["code"] }), { code: ` ${codes[0].toLowerCase()} ` });
      assert.equal(booth.path, path("/ballot"));
      ballot = (await voter.json(path("/ballot"))).body;
      const answer = await voteWith(voter, ballot.projects[0]?.id, "first choice");
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      assert.equal((await voter.json("/receipts", { receipt: answer.body.receipt })).body.found, true);
      assert.equal((await voteWith(voter, ballot.projects[1]?.id, "second choice")).status, 201);
      await voter.json("/vote/end", {});
      assert.equal((await voter.json(path("/ballot"))).status, 401, "the next person at this screen finds nothing");
      assert.equal(look(server, `SELECT count(*) FROM roll WHERE process_id = ${process.id} AND state = 'online_cast'`)[0], 1);
    });

    test("answers every code that opens nothing alike, and stops guessing without locking for ever", async () => {
      const guesser = new Visitor(server);
      const answers = [];
      for (const code of ["0000-0000-0000-0000", "ZZZZ", codes[0].replace(/.$/, (sign) => (sign === "0" ? "1" : "0")), "", "x".repeat(50)])
        answers.push(await guesser.json("/vote", { code }));
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([422]));
      assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body.fields ?? body.errors))).size, 1);
      assert.equal((await guesser.json("/vote", { code: "0000-0000-0000-0001" })).status, 429);
      server.passTime({ minutes: 16 });
      await signInAgain();
      assert.equal((await guesser.json("/vote", { code: codes[1] })).status, 200);
    });

    test("voids the old code, and the pass that came from it, with a new one", async () => {
      const voter = new Visitor(server);
      assert.equal((await voter.json("/vote", { code: codes[2] })).status, 200);
      const { voter: number } = (await officer.json(path("/register?text=Cilla"))).body.voters[0];
      const [fresh] = codesIn(await printRun({ kind: "letters", selection: "voter", voter: number }));
      assert.equal((await voter.json(path("/ballot"))).status, 401, "the open pass too");
      assert.equal((await voter.json("/vote", { code: codes[2] })).status, 422);
      assert.equal((await voter.json("/vote", { code: fresh })).status, 200);
    });

    test("hands out paper at the desk and voids the ballot on the net in the same step", async () => {
      const find = async (text) => (await desk.json(path("/desk"), { text })).body;
      assert.equal((await find("121212+1212")).voters[0].protected, true);
      assert.equal((await find("Solveig")).count, 0);
      const [asa] = (await find("811228-9874")).voters;
      assert.equal(asa.state, "can_vote", "whether she voted on the net is not said");
      assert.equal((await desk.json(path(`/desk/${asa.voter}/paper`), {})).body.state, "paper_out");
      assert.equal(look(server, `SELECT count(*) FROM roll WHERE process_id = ${process.id} AND state = 'online_cast'`)[0], 0);
      const voter = new Visitor(server);
      assert.equal((await voter.json("/vote", { code: codes[0] })).status, 422, "the code is used up");
      assert.equal((await desk.json(path(`/desk/${asa.voter}/paper`), {})).status, 409);
      assert.equal((await desk.json(path(`/desk/${asa.voter}/screen`), {})).status, 409);
      assert.equal((await desk.json(path(`/desk/${asa.voter}/paper-back`), {})).body.state, "paper_in");
      const [bo] = (await find("Bo Berg")).voters;
      assert.equal((await desk.json(path(`/desk/${bo.voter}/screen`), {})).status, 200);
      assert.equal((await voteWith(desk, ballot.projects[0]?.id, "at the desk")).status, 201);
    });

    test("keeps no identity number and no code in the database", { skip: engine !== "sqlite" }, async () => {
      const dump = spawnSync("sqlite3", [`${server.data}/allting.sqlite`, ".dump"], { encoding: "latin1", maxBuffer: 1 << 30 }).stdout;
      for (const secret of ["8112289874", "811228-9874", "6408233234", "Solveig", "Gömda", ...codes, ...codes.map((code) => code.replaceAll("-", ""))])
        assert.ok(!dump.includes(secret), secret);
    });

    test("has pages without accessibility faults", { skip: engine !== "sqlite" }, async () => {
      const browser = await openBrowser();
      try {
        const page = await openPage(browser, server);
        for (const [visitor, addresses] of [[officer, ["/registers", path("/register"), path("/codes")]], [desk, ["/desks", path("/desk")]], [new Visitor(server), ["/vote"]]]) {
          await page.context().clearCookies();
          await page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: server.url })));
          for (const address of addresses) {
            await page.goto(address);
            assert.deepEqual(await accessFaults(page), [], address);
          }
        }
        await page.goto("about:blank");
        await page.goto("/vote#K7Q4ABCDEFGHJKMN");
        await page.waitForFunction(() => document.querySelector("[name=code]").value !== "");
        assert.equal(await page.inputValue("[name=code]"), "K7Q4ABCDEFGHJKMN", "a scanned code stands in the field");
        assert.ok(!page.url().includes("K7Q4"), "and no longer in the address");
      } finally {
        await browser.close();
      }
    });
  });
