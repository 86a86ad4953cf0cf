// Every role and every address: what `allting permissions` says is what the server does. Made from the program's own tables,
// so that an address without a permission, or one that forgets to ask for it, cannot slip in.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accountsByRole } from "./with/cast.mjs";
import { allting, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const routes = JSON.parse(allting("routes", "--format", "json"));
const permissions = JSON.parse(allting("permissions", "--format", "json"));
const nowhere = "999999937"; // no process, idea or case has this number

const may = (role, who) => permissions.find((row) => row.role === role).permissions.includes(who);

// Answers that come from the door, before any handler has looked at anything.
const turnedAway = (answer) =>
  (answer.status === 401 && answer.body.code === "not_signed_in") || (answer.status === 403 && answer.body.code === "not_allowed");

describe("each role at each address", () => {
  let server;
  let accounts;
  before(async () => {
    server = await Server.start();
    accounts = await accountsByRole(server);
  });
  after(() => server.close());

  test("every address has a permission and a summary", () => {
    assert.ok(routes.length > 40, `only ${routes.length} addresses`);
    const known = new Set(permissions.flatMap((row) => row.permissions));
    for (const { method, path, who, summary } of routes) {
      assert.ok(known.has(who), `${method} ${path}: ${who}`);
      assert.ok(summary.length > 5, `${method} ${path} has no summary`);
    }
  });

  for (const { role } of permissions) {
    test(`${role} gets what the table says`, async () => {
      const surprises = [];
      let visitor = new Visitor(server);
      for (const { method, path, who } of routes) {
        if (visitor.cookies.size === 0 && role !== "visitor") {
          visitor = new Visitor(server);
          await visitor.signIn(accounts[role]);
        }
        const address = path.replace(/\{[^}]+\}/g, nowhere);
        const answer = await visitor.json(address, method === "POST" ? { is_a: "permission test" } : undefined);
        const expected = may(role, who);
        if (turnedAway(answer) === expected || answer.status >= 500)
          surprises.push(`${method} ${path} (${who}): ${answer.status} ${answer.body.code ?? ""}, expected ${expected ? "entry" : "refusal"}`);
      }
      assert.deepEqual(surprises, []);
    });
  }
});

describe("a POST from elsewhere", () => {
  let server;
  let visitor;
  before(async () => {
    server = await Server.start();
    visitor = new Visitor(server);
    await visitor.signIn((await accountsByRole(server)).resident);
  });
  after(() => server.close());

  test("is refused at every address when another site sent it", async () => {
    for (const { path } of routes.filter(({ method }) => method === "POST")) {
      const answer = await visitor.raw(path.replace(/\{[^}]+\}/g, nowhere), {
        method: "POST",
        body: new URLSearchParams({}),
        headers: { origin: "https://elsewhere.example", accept: "application/json" },
      });
      assert.equal(answer.status, 403, path);
      assert.equal((await answer.json()).code, "cross_site", path);
    }
  });

  test("is refused at every address without the form's token", async () => {
    for (const { path } of routes.filter(({ method }) => method === "POST")) {
      const answer = await visitor.raw(path.replace(/\{[^}]+\}/g, nowhere), {
        method: "POST",
        body: new URLSearchParams({ form_token: "guessed" }),
        headers: { accept: "application/json" },
      });
      assert.equal(answer.status, 403, path);
      assert.equal((await answer.json()).code, "form_token", path);
    }
  });
});
