// Text messages by 46elks: the whole program against a server on this machine that behaves as https://46elks.com/docs/send-sms says.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Server, look } from "./with/server.mjs";

const account = { user: "u1234", password: "hemligt:ord" };

/** 46elks as documented: basic auth, a urlencoded form, an answer with an id. `money`: messages that the account can pay. */
async function startElks() {
  const elks = { sent: [], turned: [], money: 0 };
  elks.server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    const form = new URLSearchParams(text);
    const refuse = (status, error) => {
      elks.turned.push(status);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ error }));
    };
    const wanted = `Basic ${Buffer.from(`${account.user}:${account.password}`).toString("base64")}`;
    if (request.headers.authorization !== wanted) return refuse(401, "API access requires Basic HTTP authentication");
    if (request.method !== "POST" || request.url !== "/a1/sms") return refuse(404, "Not found");
    if (!/^\+[1-9][0-9]{6,14}$/.test(form.get("to") ?? "") || !form.get("from") || !form.get("message")) return refuse(400, "Invalid to number");
    if (elks.money-- <= 0) return refuse(403, "Not enough credits");
    const { dontlog, ...said } = Object.fromEntries(form);
    elks.sent.push({ ...said, dontlog });
    const { message, ...unlogged } = said;
    response.writeHead(200, { "content-type": "application/json" }).end(
      JSON.stringify({ status: "created", direction: "outgoing", ...(dontlog === "message" ? unlogged : said), parts: 1, cost: 5000, created: "2027-05-04T13:37:42.314100", id: `s70df${elks.sent.length}` }),
    );
  });
  await new Promise((resolve) => elks.server.listen(0, "127.0.0.1", resolve));
  elks.url = `http://127.0.0.1:${elks.server.address().port}/a1/sms`;
  return elks;
}

describe("text messages by 46elks", () => {
  let server, elks;
  before(async () => {
    elks = await startElks();
    server = await Server.start();
    await server.kill();
    writeFileSync(join(server.data, "password"), `${account.password}\n`);
    writeFileSync(join(server.data, "sms.json"), JSON.stringify({ kind: "46elks", url: elks.url, sender: "Lindvalla", user: account.user, password_file: join(server.data, "password") }));
    await server.restart();
  });
  after(async () => {
    await server.close();
    elks.server.close();
  });

  const state = (id) => look(server, `SELECT coalesce((SELECT state FROM notices WHERE id = ${id}), 'none')`, String)[0];
  const until = async (is) => {
    for (let tries = 0; tries < 200 && !is(); ++tries) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(is(), server.log);
  };
  const queue = (id, to) =>
    look(server, `INSERT INTO notices (organisation_id, id, address, language, message, arguments, path, secret, made_at, due_at, tries, state, message_id, carrier)
      VALUES (1, ${id}, '${to}', 'sv', 'ballots.code_sms', '{"code":"048213","title":"Sommarpotten åäö","minutes":"10"}', '', 1, ${server.now().getTime()}, 0, 0, 'waiting', 'x${id}', 'sms'); SELECT 0`);

  test("wait while the account has no money, and go once it has", async () => {
    queue(900001, "+46701234567");
    await until(() => elks.turned.includes(403));
    await until(() => state(900001) === "waiting");
    assert.equal(elks.sent.length, 0);
    elks.money = 10;
    server.passTime({ minutes: 3 });
    await until(() => state(900001) === "sent");
    assert.equal(elks.sent.length, 1);
    const [{ to, from, message, dontlog }] = elks.sent;
    assert.deepEqual({ to, from, dontlog }, { to: "+46701234567", from: "Lindvalla", dontlog: "message" });
    assert.match(message, /048213/);
    assert.match(message, /åäö/);
  });

  test("to what is no number are given up at once", async () => {
    queue(900002, "070");
    await until(() => state(900002) === "failed");
    assert.ok(elks.turned.includes(400));
    assert.ok(!elks.turned.includes(401), "the account was right all the time");
  });
});
