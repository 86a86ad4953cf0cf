// Signing in with e-identification, at a real provider and at one that lies.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accessFaults, openBrowser, openPage } from "./with/browser.mjs";
import { signedIn } from "./with/cast.mjs";
import { honestProvider, lies, lyingProvider, signed, throughProvider } from "./with/eid.mjs";
import { Server, engines } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const number = "198112289874";

for (const engine of engines)
  describe(`e-identification on ${engine}`, () => {
    let server, honest, lying;
    before(async () => {
      server = await Server.start({ engine });
      await server.kill();
      honest = await honestProvider(`${server.url}/sign-in/eid/bank`);
      lying = await lyingProvider();
      const levels = { acr_levels: ["low", "substantial", "high"], acr_min: "substantial", client_id: "allting" };
      writeFileSync(join(server.data, "secret"), "hemlig:% nyckel\n");
      writeFileSync(join(server.data, "oidc.json"), JSON.stringify([
        { key: "bank", name: "Banken", issuer: honest.issuer, client_secret_file: join(server.data, "secret"), ...levels },
        { key: "liar", name: "Lögnaren", issuer: lying.issuer, ...levels },
      ]));
      server.settings.ALLTING_BASE_URL = server.url;
      await server.restart();
    });
    after(async () => {
      await server.close();
      await honest.close();
      await lying.close();
    });

    /** From the button on the sign-in page to the address that the provider sends the browser back to. */
    async function answerFor(visitor, who) {
      honest.person = { id: "person-1", name: "Åsa Öberg", number, acr: "substantial", ...who };
      const page = await visitor.open("/sign-in?next=/proposals");
      const way = await visitor.submit(page.forms.find((form) => form.html.includes('value="bank"')));
      const address = way.links.find((link) => link.href.startsWith(honest.issuer)).href;
      assert.equal(way.headers.get("refresh"), `0;url=${address}`);
      return await throughProvider(address, server.url);
    }
    async function signIn(who) {
      const visitor = new Visitor(server);
      const page = await visitor.open(await answerFor(visitor, who));
      const account = await visitor.json("/me/account");
      return { visitor, page, account: account.body, status: account.status };
    }
    /** Waits for the log line of one more refusal, which comes on another way than the answer. */
    let noted = 0;
    async function refusedFor(pattern) {
      for (let tries = 0; tries < 200; ++tries) {
        const whys = [...server.log.matchAll(/"sign_in_refused".*"why":"(\w+)"/g)].map(([, why]) => why);
        if (whys.length > noted) return assert.match(whys[noted++], pattern);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      assert.fail("nothing was logged");
    }

    test("makes the account the first time, finds it the next, and goes on to where the person was going", async () => {
      const first = await signIn({});
      assert.equal(first.page.path, "/proposals");
      assert.equal(first.account.name, "Åsa Öberg");
      assert.equal(first.account.email, null);
      assert.equal(first.account.has_eid, true);
      assert.equal((await signIn({})).account.person, first.account.person);
      assert.equal((await signIn({ id: "anew" })).account.person, first.account.person, "the same number");
      assert.notEqual((await signIn({ id: "another", number: "199001012385" })).account.person, first.account.person);
    });

    test("joins nobody by an e-mail address", async () => {
      const resident = await signedIn(server, "resident");
      const { email, person } = (await resident.json("/me/account")).body;
      const stranger = await signIn({ id: "stranger", number: undefined, email });
      assert.equal(stranger.status, 200);
      assert.notEqual(stranger.account.person, person);
    });

    test("keeps the personal identity number nowhere", { skip: engine !== "sqlite" }, async () => {
      const files = readdirSync(server.data).filter((name) => name.startsWith("allting.sqlite"));
      for (const name of files) assert.ok(!readFileSync(join(server.data, name)).includes(number), name);
      assert.ok(!server.log.includes(number));
    });

    test("refuses a level that is too low, and says what to do", async () => {
      for (const acr of ["low", undefined]) {
        const { page, status } = await signIn({ acr });
        assert.equal(page.status, 401);
        assert.equal(status, 401);
        await refusedFor(/^eid_level$/);
      }
    });

    test("takes back who changed their mind", async () => {
      const { page } = await signIn({ cancels: true });
      assert.equal(page.status, 401);
      await refusedFor(/^eid_cancelled$/);
    });

    test("uses a state once, in the browser that began, and a code once", async () => {
      const visitor = new Visitor(server);
      const address = await answerFor(visitor, {});
      const thief = new Visitor(server);
      assert.equal((await thief.open(address)).status, 401, "another browser");
      await refusedFor(/^eid_state$/);
      assert.equal((await visitor.open(address)).status, 200, "the thief took nothing");

      const again = new Visitor(server);
      const good = await answerFor(again, {});
      assert.equal((await again.open(good)).status, 200);
      assert.equal((await again.open(good)).status, 401, "the same state");
      await refusedFor(/^eid_state$/);
      const code = new URL(good).searchParams.get("code");
      const late = new Visitor(server);
      const fresh = new URL(await answerFor(late, {}));
      fresh.searchParams.set("code", code);
      assert.equal((await late.open(fresh.href)).status, 401, "a new state, the old code");
      await refusedFor(/^eid_code$/);
    });

    test("refuses an answer that another provider gave", async () => {
      const visitor = new Visitor(server);
      const mixed = new URL(await answerFor(visitor, {}));
      mixed.searchParams.set("iss", lying.issuer);
      assert.equal((await visitor.open(mixed.href)).status, 401);
      await refusedFor(/^eid_mix_up$/);
      const moved = new URL(await answerFor(visitor, {}));
      moved.pathname = "/sign-in/eid/liar";
      assert.equal((await visitor.open(moved.href)).status, 401);
      await refusedFor(/^eid_mix_up$/);
    });

    test("comes back to one address alone, whatever the request says", async () => {
      const visitor = new Visitor(server);
      const { body } = await visitor.json("/sign-in/eid", { provider: "bank", next: "https://evil.example/", redirect_uri: "https://evil.example/" });
      assert.equal(new URL(body.address).searchParams.get("redirect_uri"), `${server.url}/sign-in/eid/bank`);
      honest.person = { id: "person-1", name: "Åsa Öberg", number, acr: "high" };
      const answer = await visitor.raw(await throughProvider(body.address, server.url));
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.get("location"), "/");
      const elsewhere = body.address.replace(encodeURIComponent(server.url), encodeURIComponent("https://evil.example"));
      await assert.rejects(throughProvider(elsewhere, server.url), /400/, "the provider refuses it too");
    });

    /** One sign-in at the lying provider, whose token `make` makes. */
    async function lie(make) {
      const visitor = new Visitor(server);
      const { body } = await visitor.json("/sign-in/eid", { provider: "liar" });
      const asked = new URL(body.address).searchParams;
      const at = Math.floor(server.now() / 1000);
      lying.token = make({ iss: lying.issuer, aud: "allting", sub: "liar-1", nonce: asked.get("nonce"), iat: at, exp: at + 300, acr: "high" });
      const answer = await visitor.json(`/sign-in/eid/liar?state=${asked.get("state")}&code=x`);
      return { status: answer.status, body: answer.body, cookies: visitor.cookies };
    }

    test("believes the lying provider when it tells the truth", async () => {
      const { status, cookies } = await lie((claims) => signed({ alg: "RS256", kid: "1" }, claims));
      assert.equal(status, 200);
      assert.ok(cookies.has("session"));
    });

    for (const [name, make] of Object.entries(lies))
      test(`refuses and logs a token with ${name}`, async () => {
        const { status, body, cookies } = await lie(make);
        assert.equal(status, 401, JSON.stringify(body));
        assert.ok(!cookies.has("session"));
        await refusedFor(/^eid_/);
      });

    test("waits for no provider that is gone", async () => {
      await lying.close();
      const visitor = new Visitor(server);
      await server.kill();
      await server.restart(); // nothing is remembered of it
      noted = 0;
      const { status } = await visitor.json("/sign-in/eid", { provider: "liar" });
      assert.equal(status, 503);
      lying = await lyingProvider(); // for after()
    });

    test("has buttons and a page on the way that everyone can use", async () => {
      const browser = await openBrowser();
      try {
        const page = await openPage(browser, server);
        await page.goto("/sign-in");
        assert.deepEqual(await accessFaults(page), []);
        await page.route(`${honest.issuer}/**`, (route) => route.fulfill({ body: "the provider" }));
        const way = page.waitForResponse((response) => response.url().endsWith("/sign-in/eid"));
        const left = page.waitForURL(`${honest.issuer}/**`);
        await page.locator('form:has(input[value="bank"]) button').click();
        assert.equal((await way).status(), 200);
        await left; // the page went on by itself, past the policy for forms
      } finally {
        await browser.close();
      }
    });
  });
