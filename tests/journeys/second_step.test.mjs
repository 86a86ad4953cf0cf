// The second step of staff: setting it up, using it, losing it; and roles that nobody may hold together.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { accessFaults, openBrowser, openPage } from "./with/browser.mjs";
import { accountsByRole } from "./with/cast.mjs";
import { letterTo } from "./with/mail.mjs";
import { Server, engines, look } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

/** An app for one-time codes (RFC 6238), written from the standard. */
function codeOf(key, at) {
  const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replaceAll(" ", "")].map((sign) => signs.indexOf(sign).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac("sha1", secret).update(counter).digest();
  return String((digest.readUInt32BE(digest[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

for (const engine of engines)
  describe(`the second step on ${engine}`, () => {
    let server, accounts;
    before(async () => {
      server = await Server.start({ engine, settings: { ALLTING_STAFF_SECOND_STEP: "yes" } });
      accounts = accountsByRole(server);
    });
    after(() => server.close());

    /** The password alone: stands before the second step. */
    async function firstStep(role) {
      const visitor = new Visitor(server);
      const page = await visitor.open("/sign-in?next=/proposals");
      const { email, password } = accounts[role];
      return { visitor, page: await visitor.submit(page.form({ fields: ["email", "password"] }), { email, password }) };
    }
    const give = (visitor, page, code) => visitor.submit(page.form({ fields: ["code"] }), { code });

    async function setUp(role) {
      const { visitor, page } = await firstStep(role);
      const key = page.html.match(/<code>([A-Z2-7 ]+)<\/code>/)[1];
      const codes = await give(visitor, page, codeOf(key, server.now()));
      assert.equal(codes.status, 201, codes.text);
      const recovery = [...codes.html.matchAll(/<code>([0-9A-Z]{5}-[0-9A-Z]{5})<\/code>/g)].map(([, code]) => code);
      server.passTime({ seconds: 30 });
      return { visitor, key, recovery, next: codes.links.find((link) => link.href === "/proposals") };
    }

    test("is not asked of residents", async () => {
      const { page } = await firstStep("resident");
      assert.equal(page.path, "/proposals");
    });

    test("is set up at the first sign-in, asked for at each one after, and lets nobody in before", async () => {
      const half = await firstStep("official");
      assert.match(half.page.path, /^\/sign-in\/second-step/);
      assert.equal((await half.visitor.json("/reviews")).status, 401);
      assert.equal((await half.visitor.json("/me/account")).status, 401, "not even as a resident");
      const stolen = half.visitor.cookies.get("session");

      const { visitor, key, recovery, next } = await setUp("official");
      assert.equal((await visitor.json("/reviews")).status, 200);
      assert.equal(recovery.length, 10);
      assert.ok(next, "on to where the person was going");
      assert.notEqual(visitor.cookies.get("session"), stolen);
      assert.equal((await half.visitor.json("/me/account")).status, 401);

      const again = await firstStep("official");
      assert.ok(!again.page.html.includes(key.slice(0, 9)), "the key is not shown again");
      const wrong = await give(again.visitor, again.page, "000000");
      assert.equal(wrong.status, 422);
      const code = codeOf(key, server.now());
      assert.equal((await give(again.visitor, wrong, code)).path, "/proposals");
      assert.equal((await again.visitor.json("/reviews")).status, 200);

      const overheard = await firstStep("official");
      assert.equal((await give(overheard.visitor, overheard.page, code)).status, 422, "a code opens once");
      assert.equal((await give(overheard.visitor, overheard.page, recovery[0])).path, "/proposals");
      const lost = await firstStep("official");
      assert.equal((await give(lost.visitor, lost.page, recovery[0])).status, 422, "a recovery code too");
    });

    test("is closed to guessing for some minutes", async () => {
      const { key } = await setUp("economist");
      const { visitor, page } = await firstStep("economist");
      for (let guess = 0; guess < 5; ++guess) assert.equal((await give(visitor, page, `00000${guess}`)).status, 422);
      assert.equal((await give(visitor, page, codeOf(key, server.now()))).status, 429);
      server.passTime({ minutes: 6 });
      assert.equal((await give(visitor, page, codeOf(key, server.now()))).path, "/proposals");
    });

    test("is changed by the person, and reset by another administrator, who is on record", async () => {
      const { visitor, key } = await setUp("facilitator");
      const own = await visitor.open("/me/second-step");
      const form = own.form({ fields: ["code"] });
      const codes = await visitor.submit(form, { code: codeOf(key, server.now()) });
      assert.equal([...codes.html.matchAll(/<code>[0-9A-Z]{5}-[0-9A-Z]{5}<\/code>/g)].length, 10);

      const { visitor: administrator } = await setUp("administrator");
      const holders = (await administrator.json("/people/review")).body.holders;
      const facilitator = holders.find((one) => one.roles.some(({ role }) => role === "facilitator") && one.has_second_step);
      const boss = (await administrator.json("/me/account")).body.person;
      assert.equal((await administrator.json(`/people/${boss}/second-step-reset`, {})).body.code, "own_second_step");
      const page = await administrator.open(`/people/${facilitator.person}`);
      const done = await administrator.submit(page.forms.find((one) => one.action.pathname.endsWith("/second-step-reset")));
      assert.equal(done.path, `/people/${facilitator.person}`);
      assert.equal((await visitor.json("/me/account")).status, 401, "signed out");
      assert.ok(await letterTo(server, accounts.facilitator.email, /andra steg/i));
      const { entries } = (await administrator.json("/record")).body;
      assert.equal(entries[0].kind, "second_step_reset");
      await setUp("facilitator");
    });

    test("guards the tokens of staff: made after it, and of no use without it", async () => {
      server.passTime({ minutes: 6 });
      const { visitor } = await setUp("register_officer");
      const { body, status } = await visitor.json("/me/tokens", { token_name: "export", roles: ["register_officer"] });
      assert.equal(status, 201, JSON.stringify(body));
      const apiToken = JSON.stringify(body).match(/"([0-9A-HJKMNP-TV-Z]{32})"/)[1];
      const use = async () => (await new Visitor(server).json("/registers", undefined, { apiToken })).status;
      assert.equal(await use(), 200);

      const [officer, session] = [(await visitor.json("/me/account")).body.person, visitor.cookies.get("session")];
      look(server, `UPDATE second_steps SET set_up_at = set_up_at + 1000 WHERE person_id = ${officer}`); // as if set up in another browser since
      const late = await visitor.json("/me/tokens", { token_name: "late", roles: ["register_officer"] });
      assert.deepEqual([late.status, late.body.code], [403, "second_step_needed"]);
      assert.equal(visitor.cookies.get("session"), session);
      look(server, `DELETE FROM second_steps WHERE person_id = ${officer}`);
      assert.equal((await visitor.json("/me/tokens", { token_name: "none", roles: ["register_officer"] })).body.code, "second_step_needed");
      assert.equal(await use(), 401, "a token of staff without a second step opens nothing");
    });

    test("keeps apart roles that nobody may hold together, and names them", async () => {
      server.passTime({ minutes: 6 });
      const key = (await firstStep("administrator")).page;
      assert.match(key.path, /second-step/);
      await server.kill();
      server.settings.ALLTING_STAFF_SECOND_STEP = "no";
      await server.restart();
      const { visitor } = await firstStep("administrator");
      const invite = (roles, email) => visitor.json("/people", { name: "Ny Person", email, roles });
      const refused = await invite(["register_officer", "scrutineer"], "ny@post.example");
      assert.equal(refused.status, 422);
      assert.match(JSON.stringify(refused.body), /Registeransvarig.*Rösträknare/);
      const made = await invite(["register_officer"], "ny@post.example");
      assert.equal(made.status, 201);
      const added = await visitor.json(`/people/${made.body.id}/roles`, { roles: ["register_officer", "administrator"] });
      assert.equal(added.status, 422);
      for (let more = 0; more < 6; ++more) assert.equal((await invite(["administrator"], `chef${more}@post.example`)).status, 201);
      const review = await visitor.open("/people/review");
      assert.match(review.text, /Många administratörer/);
      assert.equal((await visitor.json("/people/review")).body.too_many_administrators, true);
      const { looks } = (await visitor.json("/people/looks")).body;
      assert.equal(looks[0].what, "role_review", "looks at personal data leave a trace");
      const own = (await visitor.json("/people/review")).body.holders.find((one) => one.person === made.body.id);
      assert.equal(own.roles[0].since.slice(0, 10), server.now().toISOString().slice(0, 10));
    });

    test("has pages that everyone can use", async () => {
      server.passTime({ minutes: 6 });
      await server.kill();
      server.settings.ALLTING_STAFF_SECOND_STEP = "yes";
      await server.restart();
      const browser = await openBrowser();
      try {
        const page = await openPage(browser, server);
        const { email, password } = accounts.board_member;
        await page.goto("/sign-in");
        await page.fill('form[action="/sign-in"] [name="email"]', email);
        await page.fill('form[action="/sign-in"] [name="password"]', password);
        await page.locator('form[action="/sign-in"] button').first().click();
        await page.waitForURL("**/sign-in/second-step**");
        assert.deepEqual(await accessFaults(page), []);
        const key = await page.locator("main code").innerText();
        await page.fill('[name="code"]', codeOf(key, server.now()));
        await page.locator('form[action="/sign-in/second-step"] button').click();
        await page.locator("main ul code").first().waitFor();
        assert.deepEqual(await accessFaults(page), []);
        await page.goto("/me/second-step");
        assert.deepEqual(await accessFaults(page), []);
        await server.kill();
        server.settings.ALLTING_STAFF_SECOND_STEP = "no";
        await server.restart();
        const { visitor } = await firstStep("administrator");
        await page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: server.url })));
        for (const path of ["/people/review", "/people/looks"]) {
          assert.equal((await page.goto(path)).status(), 200);
          assert.deepEqual(await accessFaults(page), []);
        }
        assert.deepEqual(page.complaints, []);
      } finally {
        await browser.close();
      }
    });
  });
