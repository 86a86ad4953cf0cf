// The organiser chooses how the right to vote is proven: from the plan's editor to a vote by a code that a real gateway was
// asked to send, and refusals of the ways that the vote does not have.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { accessFaults, openBrowser, openPage } from "./with/browser.mjs";
import { processIn, signedIn } from "./with/cast.mjs";
import { lettersTo, letterTo } from "./with/mail.mjs";
import { Server, engines, freePort, look } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

/** A small gateway for text messages over HTTP. It answers 503 as often as `refuses` says. */
async function startGateway() {
  const gateway = { asked: [], refuses: 0 };
  const port = await freePort();
  gateway.url = `http://127.0.0.1:${port}/messages`;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    gateway.asked.push({ method: request.method, path: request.url, authorization: request.headers.authorization, body: new URLSearchParams(body) });
    response.writeHead(gateway.refuses-- > 0 ? 503 : 200).end("{}");
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  gateway.close = () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve)));
  /** The messages to a number, once there are so many. */
  gateway.to = async (number, count = 1) => {
    for (let tries = 0; tries < 300; ++tries) {
      const found = gateway.asked.filter(({ body }) => body.get("to") === number);
      if (found.length >= count) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${count} messages to ${number} did not come: ${gateway.asked.length} in all`);
  };
  return gateway;
}

const number = "070-123 45 67";
const written = "+46701234567";

for (const engine of engines)
  describe(`the ways of a vote on ${engine}`, () => {
    let server, gateway, facilitator, process;
    const path = (rest = "") => `/processes/${process.id}${rest}`;

    before(async () => {
      gateway = await startGateway();
      server = await Server.start({ engine });
      await server.kill();
      writeFileSync(join(server.data, "token"), "hemligt ord\n");
      writeFileSync(join(server.data, "sms.json"), JSON.stringify({ url: gateway.url, sender: "Lindvalla", token_file: join(server.data, "token") }));
      await server.restart();
      facilitator = await signedIn(server, "facilitator");
      const { body } = await facilitator.json("/processes");
      const opens = ({ phases }) => new Date(phases.find(({ kind }) => kind === "vote").opens);
      process = body.processes.filter((one) => opens(one) > server.now())[0];
    });
    after(async () => {
      await server.close();
      await gateway.close();
    });

    const editor = async () => (await facilitator.open(path("/plan/edit"))).form({ fields: ["ways", "standing"] });

    test("shows each way in the editor with its weakness and with what is missing", async () => {
      const page = await facilitator.open(path("/plan/edit"));
      assert.match(page.text, /Svaghet: den som har flera nummer kan rösta flera gånger/);
      assert.match(page.text, /ingen e-legitimation är uppsatt/);
      assert.match(page.text, /ingen röstlängd är inläst/);
      assert.doesNotMatch(page.text, /ingen sms-tjänst är uppsatt/);
    });

    test("refuses ways that are too weak for a promise, and says what to do", async () => {
      const page = await facilitator.submit(await editor(), { ways: ["email_code"], standing: "promised" });
      assert.match(page.text, /En e-postkod räcker bara för ett råd/);
      const none = await facilitator.json(path("/plan/edit"), { version: process.version, ways: "" });
      const alone = await facilitator.json(path("/plan/edit"), { version: process.version, ways: ["account"], standing: "promised" });
      assert.deepEqual([none.status, alone.status], [422, 422], JSON.stringify([none.body, alone.body]));
    });

    test("takes the ways that were chosen and tells everyone", async () => {
      const page = await facilitator.submit(await editor(), { ways: ["sms_code"], standing: "promised" });
      assert.equal(page.path, path("/plan"), page.text.slice(0, 600));
      const { body } = await new Visitor(server).json(path("/plan"));
      assert.deepEqual([body.ways, body.standing], [["sms_code"], "promised"]);
      const security = await new Visitor(server).open(path("/security"));
      assert.match(security.text, /Sms-kod\..*Svaghet: den som har flera nummer.*Ett nummer röstar en gång/s);
      assert.doesNotMatch(security.text, /Röstmottagning\. Du visar legitimation/);
    });

    test("freezes them in the manifest when the vote opens", async () => {
      const opens = new Date(process.phases.find(({ kind }) => kind === "vote").opens);
      const late = await new Visitor(server).json(path("/vote-codes"), { way: "sms_code", number });
      assert.equal(late.status, 409, "before the vote opens");
      server.passTime({ seconds: (opens - server.now()) / 1000 + 60 });
      facilitator = await signedIn(server, "facilitator");
      let manifest;
      for (let tries = 0; tries < 200 && manifest?.status !== 200; ++tries) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        manifest = await new Visitor(server).json(path("/manifest"));
      }
      assert.deepEqual([manifest.body.ways, manifest.body.standing], [["sms_code"], "promised"]);
      const { body } = await facilitator.json(path("/plan"));
      const change = await facilitator.json(path("/plan/edit"), { version: body.version, ways: ["desk"] });
      assert.equal(change.status, 409, JSON.stringify(change.body));
    });

    /** From the first page to the page of the code, and the digits that the gateway was given. */
    async function asks(voter, count = 1) {
      const start = await voter.open(path("/ballot"));
      assert.equal(start.path, path("/ways"));
      const typing = await voter.submit(start.form({ fields: ["way", "number"] }), { number });
      assert.equal(typing.path, path("/vote-codes"), typing.text.slice(0, 400));
      const message = (await gateway.to(written, count)).at(-1);
      return { typing, message, code: message.body.get("message").match(/\b\d{6}\b/)[0] };
    }

    const marks = ({ ballot_kind, projects }, at) =>
      projects.length <= at ? { blank: true } : ballot_kind === "points" ? { points: { [projects[at].id]: 1 } } : { projects: [projects[at].id] };

    let first;
    test("lets a voter in with the code that the gateway sent", async () => {
      const voter = new Visitor(server);
      const { typing, message, code } = await asks(voter);
      assert.deepEqual([message.method, message.path, message.authorization], ["POST", "/messages", "Bearer hemligt ord"]);
      assert.equal(message.body.get("from"), "Lindvalla");
      const wrong = await voter.submit(typing.form({ fields: ["sent_code"] }), { sent_code: code === "000000" ? "000001" : "000000" });
      assert.match(wrong.text, /Koden stämmer inte eller gäller inte längre/);
      const booth = await voter.submit(wrong.form({ fields: ["sent_code"] }), { sent_code: `${code.slice(0, 3)} ${code.slice(3)}` });
      assert.equal(booth.path, path("/ballot"));
      assert.equal((await voter.json(path("/ballot/right"), { relation: "lives", birth_year: 1980 })).status, 200);
      const ballot = (await voter.json(path("/ballot"))).body;
      const cast = await voter.json(path("/ballot"), { request_key: "the first choice", ...marks(ballot, 0) });
      assert.equal(cast.status, 201, JSON.stringify(cast.body));
      first = cast.body.receipt;
      assert.equal((await voter.json("/receipts", { receipt: first })).body.found, true);
      const used = await new Visitor(server).json(path("/vote-codes/entry"), { ticket: "made up", sent_code: code });
      assert.equal(used.status, 422);
    });

    test("gives one number one ballot, whatever browser asks, and tries again when the gateway is busy", async () => {
      gateway.refuses = 1;
      const asker = new Visitor(server);
      const sent = await asker.json(path("/vote-codes"), { way: "sms_code", number: "+46 (0)70 123 45 67" });
      assert.equal(sent.status, 202);
      await gateway.to(written, 2);
      server.passTime({ seconds: 31 });
      const message = (await gateway.to(written, 3)).at(-1);
      const code = message.body.get("message").match(/\b\d{6}\b/)[0];
      const other = new Visitor(server);
      assert.equal((await other.json(path("/vote-codes/entry"), { ticket: sent.body.ticket, sent_code: code })).status, 200);
      const ballot = (await other.json(path("/ballot"))).body;
      const cast = await other.json(path("/ballot"), { request_key: "the second choice", ...marks(ballot, 1) });
      assert.equal(cast.status, 201, JSON.stringify(cast.body));
      assert.equal(look(server, `SELECT count(*) FROM roll WHERE process_id = ${process.id} AND state = 'online_cast'`)[0], 1);
    });

    test("asks no gateway more often than three times an hour for a number", async () => {
      const voter = new Visitor(server);
      assert.equal((await voter.json(path("/vote-codes"), { way: "sms_code", number })).status, 202);
      const many = await voter.json(path("/vote-codes"), { way: "sms_code", number });
      assert.equal(many.status, 429, JSON.stringify(many.body));
      assert.match(many.body.detail, /Använd den senaste, eller vänta en timme/);
    });

    test("refuses numbers and addresses that it cannot send to, beside the field", async () => {
      const voter = new Visitor(server);
      for (const [typed, says] of [["08-123 456 78", /Skriv ett mobilnummer/], ["hej", /Skriv ett telefonnummer/], ["+1 900 123 4567", /Dit kan vi inte skicka/]]) {
        const page = await voter.open(path("/ways"));
        assert.match((await voter.submit(page.form({ fields: ["number"] }), { number: typed })).text, says);
      }
      const mail = await voter.json(path("/vote-codes"), { way: "email_code", mailbox: "asa@example.org" });
      assert.equal(mail.status, 403, JSON.stringify(mail.body));
      assert.match(mail.body.detail, /tar inte emot röster på det sättet.*Be om en kod till din mobil/);
    });

    test("refuses whoever is signed in, and the desk, and says which ways there are", async () => {
      const resident = await signedIn(server, "resident");
      const refused = await resident.json(path("/ballot"), { request_key: "by an account", blank: true, relation: "lives", birth_year: 1980 });
      assert.equal(refused.status, 403, JSON.stringify(refused.body));
      assert.equal(refused.body.code, "way_not_offered");
      assert.match(refused.body.detail, /Be om en kod till din mobil/);
      assert.doesNotMatch(refused.body.detail, /Logga in|röstmottagning/);
      const page = await resident.open(path("/ballot"));
      assert.equal(page.path, path("/ways"));
      assert.match(page.text, /Här räcker det inte att logga in/);
      const official = await signedIn(server, "desk_official");
      assert.equal((await official.json(path("/desk"))).body.code, "way_not_offered");
      assert.ok(!(await official.json("/desks")).body.processes.some((one) => one.process === process.id));
    });

    test("keeps the number and the code nowhere", { skip: engine !== "sqlite" }, async () => {
      for (let tries = 0; tries < 100 && look(server, "SELECT count(*) FROM notices WHERE carrier = 'sms'")[0] > 0; ++tries)
        await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal(look(server, "SELECT count(*) FROM notices WHERE carrier = 'sms'")[0], 0);
      assert.ok(!server.log.includes("701234567"));
      assert.ok(!readFileSync(join(server.data, "allting.sqlite")).includes(written));
    });

    test("shows pages that everyone can use", async () => {
      const browser = await openBrowser();
      try {
        const page = await openPage(browser, server);
        for (const address of ["/vote", path("/ways"), path("/security")]) {
          await page.goto(address);
          assert.deepEqual(await accessFaults(page), [], address);
        }
      } finally {
        await browser.close();
      }
    });
  });

describe("the ways of the demo town's vote", () => {
  let server, process;
  before(async () => {
    server = await Server.start();
    process = await processIn(new Visitor(server), "vote");
  });
  after(() => server.close());

  for (const [way, field, typed, target] of [["sms_code", "number", "0709876543", "\\+46709876543"], ["email_code", "mailbox", "Asa@Example.org", "asa@example.org"]])
    test(`puts the ${way} where the town's mail goes`, async () => {
      const voter = new Visitor(server);
      const page = await voter.open(`/processes/${process.id}/ballot`);
      assert.match(page.text, /outbox/);
      const typing = await voter.submit(page.forms.find((form) => form.html.includes(`value="${way}"`)), { [field]: typed });
      const letter = await letterTo(server, target, /\d{6}/);
      const booth = await voter.submit(typing.form({ fields: ["sent_code"] }), { sent_code: letter.match(/\b\d{6}\b/)[0] });
      assert.equal(booth.path, `/processes/${process.id}/ballot`);
      assert.equal(lettersTo(server, target).length, 1);
    });

  test("leaves the way by account open", async () => {
    const resident = await signedIn(server, "resident");
    assert.equal((await resident.json(`/processes/${process.id}/ballot`)).status, 200);
  });
});
