// What comes from no browser: smuggled requests, endless heads and bodies, idle crowds, foreign sites, odd paths.
// After each of them the server answers the next visitor as if nothing had been.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, describe, test } from "node:test";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";
import { exchange, statusOf, Wire } from "./with/wire.mjs";

let server;
before(async () => (server = await Server.start({ demo: false })));
after(() => server.close());
afterEach(async () => assert.equal((await fetch(`${server.url}/`)).status, 200, "the next visitor is answered"));

const host = () => `Host: 127.0.0.1:${server.port}\r\n`;
const ask = (line, headers = "", body = "") => exchange(server, `${line}\r\n${host()}${headers}\r\n${body}`);
const residentKilobytes = () => Number(readFileSync(`/proc/${server.child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]);

describe("requests that two readers could understand differently", () => {
  const smuggled = "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
  const cases = {
    "both lengths": `Content-Length: ${smuggled.length}\r\nTransfer-Encoding: chunked\r\n`,
    "both lengths, the other way round": `Transfer-Encoding: chunked\r\nContent-Length: ${smuggled.length}\r\n`,
    "two lengths": "Content-Length: 3\r\nContent-Length: 4\r\n",
    "a list of lengths": "Content-Length: 3, 4\r\n",
    "a signed length": "Content-Length: +3\r\n",
    "an unknown coding": "Transfer-Encoding: xchunked\r\n",
    "a coding with a vertical tab": "Transfer-Encoding: \x0bchunked\r\n",
    "a doubled coding": "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
    "a blank before the colon": "Content-Length : 3\r\n",
    "a second host": "Host: other.example\r\n",
  };
  for (const [name, headers] of Object.entries(cases))
    test(`${name} is refused and the connection closed`, async () => {
      const heard = await ask("POST / HTTP/1.1", headers, smuggled);
      assert.equal(statusOf(heard), 400, heard.slice(0, 200));
      assert.equal(heard.match(/HTTP\/1\.1/g).length, 1, "nothing after it is read as a request");
    });

  test("a bare line feed ends no line", async () => {
    const heard = await exchange(server, `GET / HTTP/1.1\nHost: 127.0.0.1\n\n`);
    assert.notEqual(statusOf(heard), 200);
  });
});

describe("what is too large", () => {
  test("a long address is 414, a long header and too many of them 431", async () => {
    assert.equal(statusOf(await ask(`GET /${"a".repeat(9000)} HTTP/1.1`)), 414);
    assert.equal(statusOf(await ask("GET / HTTP/1.1", `X: ${"a".repeat(17_000)}\r\n`)), 431);
    assert.equal(statusOf(await ask("GET / HTTP/1.1", "X: y\r\n".repeat(100))), 431);
    assert.equal(statusOf(await ask(`GET /${"a".repeat(1_000_000)} HTTP/1.1`)), 431);
  });

  test("a body that says it is large is refused before it is sent", async () => {
    const wire = new Wire(server);
    await wire.say(`POST /sign-in HTTP/1.1\r\n${host()}Content-Length: 1000000000\r\n\r\n`);
    assert.equal(statusOf(await wire.head()), 413);
    wire.close();
  });

  test("an endless body in chunks is refused, and memory stays", async () => {
    const before = residentKilobytes();
    const chunk = `10000\r\n${"b".repeat(0x10000)}\r\n`;
    const wire = new Wire(server);
    await wire.say(`POST /sign-in HTTP/1.1\r\n${host()}Transfer-Encoding: chunked\r\n\r\n`);
    for (let i = 0; i < 64; ++i) await wire.say(chunk);
    assert.equal(statusOf(await wire.head()), 413);
    wire.close();
    assert.ok(residentKilobytes() - before < 20_000, "less than 20 MB more");
  });

  test("a chunk's endless extension is refused", async () => {
    const heard = await ask("POST /sign-in HTTP/1.1", "Transfer-Encoding: chunked\r\n", `1;${"x".repeat(70_000)}\r\na\r\n0\r\n\r\n`);
    assert.ok([400, 413, 431].includes(statusOf(heard)), heard.slice(0, 100));
  });
});

describe("crowds", () => {
  test("1,000 connections that say nothing, or half a word, keep nobody out", async () => {
    const crowd = Array.from({ length: 1000 }, () => new Wire(server));
    await Promise.all(crowd.map((wire, i) => wire.say(i % 2 ? "GET / HT" : "")));
    const began = Date.now();
    const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(`${server.url}/`).then((r) => r.status)));
    assert.deepEqual(new Set(answers), new Set([200]));
    assert.ok(Date.now() - began < 5000, `50 pages took ${Date.now() - began} ms`);
    for (const wire of crowd) wire.close();
  });

  test("a head that never ends is hung up on", { timeout: 20_000 }, async () => {
    const wire = new Wire(server);
    await wire.say("GET / HTTP/1.1\r\n");
    const drip = setInterval(() => wire.say("X: y\r\n"), 500);
    const began = Date.now();
    await wire.ended;
    clearInterval(drip);
    wire.close();
    assert.ok(Date.now() - began < 15_000);
  });
});

describe("paths and methods", () => {
  test("no path leads out of the site", async () => {
    for (const path of ["/../etc/passwd", "/static/../../master.key", "/static/%2e%2e/master.key", "/static/..%2fmaster.key", "/%00", "/a%0d%0aSet-Cookie:x=1", "/..%5c..", "/%ff%fe"]) {
      const heard = await ask(`GET ${path} HTTP/1.1`);
      assert.ok([400, 404].includes(statusOf(heard)), `${path}: ${heard.slice(0, 60)}`);
      assert.doesNotMatch(heard, /\r\nSet-Cookie:x/i);
    }
  });

  test("only GET, HEAD and POST are known, whatever a header or field says", async () => {
    for (const method of ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "OPTIONS", "BREW"]) {
      const heard = await ask(`${method} / HTTP/1.1`);
      assert.equal(statusOf(heard), 405, method);
      assert.match(heard, /\r\nAllow: /);
    }
    assert.equal(statusOf(await ask("GET /sign-out HTTP/1.1", "X-HTTP-Method-Override: POST\r\n")), 405);
    assert.equal(statusOf(await ask("GET /sign-out?_method=POST HTTP/1.1")), 405);
  });

  test("HEAD gives the head of the page and nothing else", async () => {
    const [head, body] = (await ask("HEAD / HTTP/1.1")).split("\r\n\r\n");
    assert.equal(statusOf(head), 200);
    assert.ok(Number(head.match(/Content-Length: (\d+)/)[1]) > 1000);
    assert.equal(body, "");
  });
});

describe("other sites", () => {
  const post = (headers) => fetch(`${server.url}/sign-out`, { method: "POST", redirect: "manual", headers, body: new URLSearchParams({ form_token: "x" }) });

  test("a form from elsewhere is refused, and so is one without our token", async () => {
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, {}])
      assert.equal((await post(headers)).status, 403, JSON.stringify(headers));
    const asText = await fetch(`${server.url}/sign-out`, { method: "POST", headers: { "content-type": "text/plain" }, body: "form_token=x" });
    assert.equal(asText.status, 403);
  });

  test("another name for this machine gets no page over plain http", async () => {
    const heard = await exchange(server, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    assert.equal(statusOf(heard), 403);
  });

  test("no answer opens itself to other sites", async () => {
    for (const path of ["/", "/openapi.json", "/nothing", "/static/allting.css"]) {
      const { headers } = await fetch(`${server.url}${path}`, { headers: { origin: "https://evil.example" } });
      assert.equal(headers.get("access-control-allow-origin"), null, path);
      assert.match(headers.get("content-security-policy"), /default-src 'none'.*frame-ancestors 'none'/, path);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    }
  });

  test("a place to go on to after signing in is never another site", async () => {
    for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      const page = await new Visitor(server).open(`/sign-in?back=${encodeURIComponent(next)}`);
      assert.equal(page.form({ fields: ["email", "password"] }).fields.find((field) => field.name === "next").value, "/", next);
    }
  });
});

describe("bodies", () => {
  test("JSON that is deep, broken, doubled or no object is refused quickly, as a problem document", async () => {
    const visitor = new Visitor(server);
    const token = (await visitor.open("/sign-in")).html.match(/name="form_token" value="([^"]*)"/)[1];
    const send = (body, type = "application/json") =>
      visitor.raw("/sign-in", { method: "POST", body, headers: { "content-type": type, "x-form-token": token, accept: "application/json" } });
    for (const body of ["[".repeat(100_000), "{", '{"a":1,"a":2}', "[]", '{"a":"\\ud800"}', '{"a":NaN}', `{"a":${"9".repeat(100_000)}}`, '\ufeff{"a":"\\u0000"}']) {
      const began = Date.now();
      const response = await send(body);
      assert.equal(response.status, 422, body.slice(0, 30));
      assert.equal(response.headers.get("content-type"), "application/problem+json");
      assert.ok(Date.now() - began < 500);
    }
    assert.equal((await send("<a/>", "application/xml")).status, 422);
    assert.equal((await send("a=%zz", "application/x-www-form-urlencoded")).status, 422);
    assert.equal((await send("--x\r\n", "multipart/form-data; boundary=y")).status, 422);
  });
});
