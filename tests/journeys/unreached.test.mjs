// Mail that came back stands on the facilitator's list with what to do, and clears: refused by the mail server for good, or told
// of later in a delivery status (RFC 3464) that the operator's mail server puts into DATA/returned.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { accountsByRole, signedIn } from "./with/cast.mjs";
import { engines, look, Server } from "./with/server.mjs";

/** As RFC 3464, appendix E.1, has it. */
function deliveryStatus(id, recipient, status) {
  return `From: Mail Delivery Subsystem <MAILER-DAEMON@post.example>
To: <svar@lindvalla.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="gr\u00e4ns/1"

--gr\u00e4ns/1

The following message could not be delivered.

--gr\u00e4ns/1
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: ${status}

--gr\u00e4ns/1
Content-Type: text/rfc822-headers

Message-ID: <${id}>

--gr\u00e4ns/1--
`.replaceAll("\n", "\r\n");
}

for (const engine of engines)
  describe(`mail that comes back on ${engine}`, () => {
    let server, facilitator, person, email;
    let notice = 900_000;

    const tell = () =>
      look(server, `INSERT INTO notices (organisation_id, id, person_id, address, language, message, arguments, path, secret, made_at, due_at, tries, state, message_id, carrier)
        VALUES (1, ${++notice}, ${person}, '${email}', 'sv', 'proposals.withdrawn', '{"number":"F-0001","title":"B\u00e4nk ${notice}"}', '', 0, ${server.now().getTime()}, 0, 1, 'sent', 'abc${notice}', 'mail') RETURNING id`)[0];
    const comeBack = (name, text) => {
      mkdirSync(join(server.data, "returned"), { recursive: true });
      writeFileSync(join(server.data, "returned", name), text);
    };
    const unreached = async () => (await facilitator.json("/notices/unreached")).body.unreached;
    const until = async (is) => {
      for (let tries = 0; tries < 100; ++tries) {
        if (await is()) return;
        server.passTime({ seconds: 31 });
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      assert.fail(server.log);
    };

    before(async () => {
      server = await Server.start({ engine });
      facilitator = await signedIn(server, "facilitator");
      const author = await signedIn(server, "resident");
      person = (await author.json("/me/account")).body.person;
      email = accountsByRole(server).resident.email;
    });
    after(() => server.close());

    test("stands on the list with whom, what and why; other mail is left for a person", async () => {
      assert.deepEqual(await unreached(), []);
      for (let count = 0; count < 3; ++count) tell();
      comeBack("1.eml", deliveryStatus("abc900001@localhost", email, "5.1.1"));
      comeBack("2.eml", deliveryStatus("abc900002@localhost", email.toUpperCase(), "5.2.2"));
      comeBack("3.eml", deliveryStatus("abc900003@localhost", "n\u00e5gon.annan@example.org", "5.1.1"));
      comeBack("4.eml", "Subject: Tack\r\n\r\nTack f\u00f6r svaret!");
      await until(async () => (await unreached()).length === 2 && existsSync(join(server.data, "returned/4.eml.other")));
      assert.deepEqual(readdirSync(join(server.data, "returned")).sort(), ["3.eml.other", "4.eml.other"]);
      const page = await facilitator.open("/notices/unreached");
      assert.match(page.text, /Adressen finns inte/);
      assert.match(page.text, /Brevl\u00e5dan tar inte emot mer/);
      assert.ok(page.text.includes(email));
    });

    test("goes by hand, again by mail, or is settled; and is then off the list", async () => {
      const byHand = async () => (await facilitator.json("/notices/by-hand")).body.waiting.some((one) => one.notice === 900_001);
      assert.equal(await byHand(), false);
      assert.equal((await facilitator.json("/notices/900001/by-hand", {})).status, 200);
      assert.equal(await byHand(), true);
      assert.equal((await facilitator.json("/notices/900001/by-hand", {})).status, 409, "once");
      assert.equal((await facilitator.json("/notices/900002/resend", {})).status, 200);
      assert.deepEqual(await unreached(), []);
      await until(() => look(server, "SELECT state FROM notices WHERE id = 900002", String)[0] === "sent");
      comeBack("5.eml", deliveryStatus("abc900003@localhost", email, "5.7.1"));
      await until(async () => (await unreached()).length === 1);
      assert.equal((await facilitator.json("/notices/900003/settlement", {})).status, 200);
      assert.deepEqual(await unreached(), []);
    });

    test("is the facilitator's to see", async () => {
      const resident = await signedIn(server, "resident");
      assert.equal((await resident.json("/notices/unreached")).status, 403);
    });
  });
