// Programs: the same addresses as JSON, API tokens with less than their owner's roles, problem documents, the OpenAPI document.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { allting, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const password = "en lång mening om tranor";
let server, anna;

before(async () => {
  server = await Server.start({ demo: false });
  anna = new Visitor(server);
  const page = await anna.open(server.log.match(/\/first-administrator\/\w+/)[0]);
  await anna.submit(page.form({ fields: ["name", "email", "password"] }), { name: "Anna", email: "anna@lindvalla.example", password });
});
after(() => server.close());

async function makeToken(roles) {
  const made = await anna.json("/me/tokens", { token_name: "export", roles });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const token = JSON.stringify(made.body).match(/"([0-9A-HJKMNP-TV-Z]{32})"/)?.[1];
  assert.ok(token, "the token is shown");
  return token;
}

const draft = { title: "Budget för alla", total: "3000000", begins: "2031-01-07T07:00:00Z" };

describe("an API token", () => {
  test("acts without cookie, form token or Origin, in its roles", async () => {
    const apiToken = await makeToken(["administrator"]);
    const program = new Visitor(server);
    const made = await program.json("/processes", draft, { apiToken });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert.match(made.headers.get("location"), /^\/processes\/\d+/);
    assert.equal(program.cookies.size, 0, "no session is made for a program");
  });

  test("has no more than the roles it was given", async () => {
    const apiToken = await makeToken(["resident"]);
    const refused = await new Visitor(server).json("/processes", draft, { apiToken });
    assert.equal(refused.status, 403);
    assert.equal(refused.body.code, "not_allowed");
  });

  test("withdrawn or made up, it lets nobody in, not even to what is public", async () => {
    const apiToken = await makeToken(["administrator"]);
    const account = await anna.json("/me/account");
    const { id } = account.body.tokens.at(-1);
    for (const token of account.body.tokens) await anna.json(`/me/tokens/${token.id}/withdrawal`, {});
    assert.ok(id);
    for (const token of [apiToken, "A".repeat(32), "short", ""]) {
      const answer = await new Visitor(server).raw("/", { headers: { authorization: `Bearer ${token}`, accept: "application/json" } });
      assert.equal(answer.status, 401, token);
      assert.equal((await answer.json()).code, "unknown_token");
    }
  });
});

describe("refusals for programs", () => {
  const program = () => new Visitor(server);
  const checkProblem = (answer, status, code) => {
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get("content-type"), "application/problem+json");
    assert.equal(answer.body.status, status);
    assert.equal(answer.body.code, code);
    assert.ok(answer.body.title.length > 5 && answer.body.detail.length > 5);
  };

  test("are problem documents with a code and a sentence", async () => {
    checkProblem(await program().json("/nothing"), 404, "not_found");
    checkProblem(await program().json("/processes/999999"), 404, "process_not_found");
    checkProblem(await program().json("/me"), 401, "not_signed_in");
    checkProblem(await program().json("/", {}), 405, "wrong_method");
    checkProblem(await program().json("/sign-in", undefined, { method: "DELETE" }), 405, "wrong_method");
  });

  test("name every wrong field at once, in the language asked for", async () => {
    const answer = await new Visitor(server, { language: "en" }).json("/accounts", { name: "", email: "nobody" });
    checkProblem(answer, 422, "invalid_form");
    assert.deepEqual(answer.body.errors.map(({ field, code }) => `${field} ${code}`).sort(), ["email not_an_email", "name required"]);
    assert.match(answer.body.errors.find(({ field }) => field === "email").detail, /e-mail address/);
  });

  test("of a large body come as JSON too", async () => {
    const token = (await anna.open("/sign-in")).html.match(/name="form_token" value="([^"]*)"/)?.[1] ?? "";
    const answer = await anna.raw("/processes", {
      method: "POST", body: JSON.stringify({ title: "x".repeat(300_000) }),
      headers: { "content-type": "application/json", "x-form-token": token },
    });
    assert.equal(answer.status, 413);
    assert.equal((await answer.json()).code, "too_large");
  });
});

describe("/openapi.json", () => {
  test("has every route, and every route without numbers answers JSON", async () => {
    const document = (await anna.json("/openapi.json")).body;
    assert.equal(document.openapi, "3.1.0");
    const routes = JSON.parse(allting("routes", "--format", "json"));
    assert.deepEqual(
      Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m.toUpperCase()} ${path}`)).sort(),
      routes.map(({ method, path }) => `${method} ${path}`).sort(),
    );
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const operation of Object.values(methods)) {
        assert.ok(operation.summary && operation["x-permission"] && operation.responses["4XX"], path);
        assert.deepEqual((operation.parameters ?? []).map(({ name }) => `{${name}}`), path.match(/\{\w+\}/g) ?? [], path);
      }
      if (!methods.get || path.includes("{")) continue;
      const answer = await anna.json(path);
      assert.ok(answer.status < 500, `${path}: ${answer.status}`);
    }
  });

  test("refers to nothing that is not in it", async () => {
    const document = (await anna.json("/openapi.json")).body;
    for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g))
      assert.ok(reference.split("/").reduce((at, name) => at?.[name], document), reference);
  });
});
