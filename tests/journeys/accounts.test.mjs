// Getting an account and keeping it: by mail, by password, by card; limits, tokens for programs, and leaving again.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accountsByRole, residents, signedIn } from "./with/cast.mjs";
import { letterTo, linkIn } from "./with/mail.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const isSignedIn = (page) => page.forms.some((form) => form.action.pathname === "/sign-out");

describe("an account", () => {
  let server;
  before(async () => (server = await Server.start()));
  after(() => server.close());

  test("is made with a link in a letter, which works once", async () => {
    const person = new Visitor(server);
    const form = (await person.open("/accounts/new")).form({ fields: ["name", "email"] });
    const sent = await person.submit(form, { name: "Åsa Öberg", email: "asa@post.example", password: "tranorna dansar i mars" });
    assert.equal(sent.path, "/sign-in/sent");

    const link = linkIn(await letterTo(server, "asa@post.example"));
    const page = await person.open(link);
    const home = await person.submit(page.forms.find((one) => one.action.pathname === link));
    assert.ok(isSignedIn(home), home.text);
    assert.equal((await new Visitor(server).open(link)).status, 404);
    await new Visitor(server).signIn({ email: "asa@post.example", password: "tranorna dansar i mars" });
  });

  test("lets in by a link alone, and says the same for an address that has none", async () => {
    const ask = async (email) => {
      const person = new Visitor(server);
      const form = (await person.open("/sign-in")).form({ fields: ["email", "password"] });
      const link = form.buttons.find((button) => button.attributes.formaction === "/sign-in/links");
      return { person, page: await person.submit(form, { email }, { button: link.label }) };
    };
    const { email } = accountsByRole(server).resident;
    const known = await ask(email);
    const unknown = await ask("nobody@post.example");
    assert.equal(unknown.page.text, known.page.text);
    const link = linkIn(await letterTo(server, email, /\/sign-in\/links\//));
    const page = await known.person.open(link);
    assert.ok(isSignedIn(await known.person.submit(page.forms.find((one) => one.action.pathname === link))));
  });

  test("is not opened by a wrong password, and a stranger learns nothing", async () => {
    const attempt = async (email) => {
      const person = new Visitor(server);
      const form = (await person.open("/sign-in")).form({ fields: ["email", "password"] });
      return await person.submit(form, { email, password: "gissning nummer ett" });
    };
    const known = await attempt(accountsByRole(server).economist.email);
    const unknown = await attempt("nobody@post.example");
    assert.equal(known.status, unknown.status);
    assert.ok(known.status >= 400);
    assert.equal(known.form({ fields: ["email", "password"] }).fields.find(({ name }) => name === "email").value, accountsByRole(server).economist.email);
    assert.equal(known.text.replaceAll(/\S+@\S+/g, ""), unknown.text.replaceAll(/\S+@\S+/g, ""));
  });

  test("is closed to guessing for some minutes, and opens again", async () => {
    const { email, password } = accountsByRole(server).board_member;
    const person = new Visitor(server);
    const statuses = [];
    for (let guess = 0; guess < 7; ++guess) statuses.push((await person.json("/sign-in", { email, password: `gissning ${guess} fel` })).status);
    assert.equal(statuses.at(-1), 429, statuses.join(" "));
    assert.equal((await person.json("/sign-in", { email, password })).status, 429, "the right one has to wait too");
    server.passTime({ minutes: 6 });
    assert.equal((await person.json("/sign-in", { email, password })).status, 200);
  });

  test("ends its session on signing out, when idle, and on the device only", async () => {
    const phone = await signedIn(server, "economist");
    const library = await signedIn(server, "economist");
    const stale = new Map(library.cookies);
    const page = await library.open("/me");
    const after = await library.submit(page.forms.find((form) => form.action.pathname === "/sign-out"));
    assert.ok(!isSignedIn(after));
    library.cookies = stale;
    assert.ok(!isSignedIn(await library.open("/")), "the old cookie opens nothing");
    assert.ok(isSignedIn(await phone.open("/")));
    server.passTime({ minutes: 121 });
    assert.ok(!isSignedIn(await phone.open("/")), "two idle hours end a session");
  });

  test("keeps its session in a cookie that scripts and other sites cannot use", async () => {
    const person = new Visitor(server);
    const form = (await person.open("/sign-in")).form({ fields: ["email", "password"] });
    const { email, password } = accountsByRole(server).official;
    const answer = await person.raw("/sign-in", { method: "POST", body: new URLSearchParams(form.filled({ email, password })) });
    const cookie = answer.cookies.find((line) => !line.startsWith("said="));
    assert.match(cookie, /; *HttpOnly/i);
    assert.match(cookie, /; *SameSite=(Lax|Strict)/i);
    assert.match(cookie, /; *Path=\//i);
    assert.doesNotMatch(cookie, /; *Domain=/i);
  });

  test("gives a program a token for some of its roles, until it is withdrawn", async () => {
    const official = await signedIn(server, "official");
    const made = await official.json("/me/tokens", { token_name: "Ärendelistan", roles: ["resident"] });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const token = JSON.stringify(made.body).match(/"(?:new_)?token":"([^"]+)"/)[1];
    const program = new Visitor(server);
    const mine = await program.json("/me/account", undefined, { apiToken: token });
    assert.equal(mine.status, 200);
    assert.ok(!JSON.stringify(mine.body).includes(token), "a token is shown once");
    assert.equal((await program.json("/people/by-name", { name: "Nils", language: "sv" }, { apiToken: token })).status, 403);
    assert.equal((await program.json("/me/account", undefined, { apiToken: "made-up" })).status, 401);
    const { id } = mine.body.tokens.at(-1);
    assert.equal((await official.json(`/me/tokens/${id}/withdrawal`, {})).status, 200);
    assert.equal((await program.json("/me/account", undefined, { apiToken: token })).status, 401);
  });

  test("by name alone is opened with its card, and a new card closes the old", async () => {
    const [person] = await residents(server, 1);
    assert.ok(isSignedIn(await person.open("/")));
    const facilitator = await signedIn(server, "facilitator");
    const first = await facilitator.json("/people/by-name", { name: "Gun-Britt", language: "sv" });
    const second = await facilitator.json(`/people/${first.body.person}/card`, {});
    assert.equal(second.status, 201);
    assert.notEqual((await new Visitor(server).json("/sign-in/cards", { code: first.body.code })).status, 200);
    assert.equal((await new Visitor(server).json("/sign-in/cards", { code: second.body.code.toLowerCase() })).status, 200);
  });

  test("cannot be moved by a path to another site after signing in", async () => {
    const { email, password } = accountsByRole(server).official;
    for (const next of ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:alert(1)"]) {
      const person = new Visitor(server);
      const page = await person.open(`/sign-in?back=${encodeURIComponent(next)}`);
      const form = page.form({ fields: ["email", "password"] });
      const answer = await person.raw("/sign-in", { method: "POST", body: new URLSearchParams(form.filled({ email, password, next })) });
      assert.equal(answer.status, 303);
      assert.match(answer.headers.get("location"), /^\/(?![/\\])/, next);
    }
  });

  test("is erased when its owner says so twice", async () => {
    const person = new Visitor(server);
    await person.signIn({ email: "asa@post.example", password: "tranorna dansar i mars" });
    assert.equal((await person.json("/me/erasure", {})).status, 422);
    assert.equal((await person.json("/me/erasure", { confirm: true })).status, 200);
    assert.ok(!isSignedIn(await person.open("/")));
    assert.notEqual((await new Visitor(server).json("/sign-in", { email: "asa@post.example", password: "tranorna dansar i mars" })).status, 200);
  });
});
