// The operator: first start on an empty folder, settings, watching, a clean stop, backup and restore.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { allting, engines, program, root, Server, temporaryFolder } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const password = "en lång mening om tranor";
const adminLink = (server) => server.log.match(/\/first-administrator\/\w+/)?.[0];

async function becomeAdministrator(server, email = "anna@lindvalla.example") {
  const anna = new Visitor(server);
  const page = await anna.open(adminLink(server));
  await anna.submit(page.form({ fields: ["name", "email", "password"] }), { name: "Anna Admin", email, password });
  return anna;
}

describe("the first start on an empty folder", () => {
  test("prints a link that makes the first administrator, once", async (t) => {
    const server = await Server.start({ demo: false });
    t.after(() => server.close());
    const link = adminLink(server);
    assert.ok(link, server.log);

    await becomeAdministrator(server);
    const again = await new Visitor(server).open(link);
    assert.equal(again.status, 404);

    const anna = new Visitor(server);
    await anna.signIn({ email: "anna@lindvalla.example", password });
    await server.stop();
    await server.restart();
    assert.equal(adminLink(server), undefined, "a second start offers no second administrator");
    assert.ok((await anna.open("/")).forms.some((form) => form.action.pathname === "/sign-out"), "sessions survive a restart");
  });

  test("makes nobody administrator whose form is wrong, and keeps what was typed", async (t) => {
    const server = await Server.start({ demo: false });
    t.after(() => server.close());
    const visitor = new Visitor(server);
    const page = await visitor.open(adminLink(server));
    const back = await visitor.submit(page.form({ fields: ["name"] }), { name: "Anna", email: "anna@lindvalla.example", password: "kort" });
    assert.equal(back.status, 422);
    const form = back.form({ fields: ["name", "email", "password"] });
    assert.equal(form.fields.find((field) => field.name === "name").value, "Anna");
    assert.equal(form.fields.find((field) => field.name === "password").value, "", "a password never comes back");
    assert.match(back.html, /aria-invalid="true"/);
  });

  test("leaves the folder to its owner alone", async (t) => {
    const server = await Server.start({ demo: false });
    t.after(() => server.close());
    for (const name of [".", "allting.sqlite", "master.key"])
      assert.equal(statSync(join(server.data, name)).mode & 0o077, 0, name);
  });
});

describe("a setting", () => {
  const refused = (args, settings = {}) => {
    const done = spawnSync(program, args, { encoding: "utf8", timeout: 20_000, env: { ...process.env, ...settings } });
    assert.equal(done.status, 2, done.stdout);
    return done.stderr;
  };

  test("that is wrong in the file is refused with its line", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "allting.conf"), "# Lindvalla\n\nport = eighty\n");
    assert.match(refused(["serve", "--data", folder]), /allting\.conf:3: port/);
    writeFileSync(join(folder, "allting.conf"), "prot = 8080\n");
    assert.match(refused(["serve", "--data", folder]), /allting\.conf:1: .*"prot"/);
  });

  test("that is wrong in the environment or as an option is refused by name", () => {
    const folder = temporaryFolder();
    assert.match(refused(["serve", "--data", folder], { ALLTING_PORT: "-1" }), /ALLTING_PORT/);
    assert.match(refused(["serve", "--data", folder, "--port", "70000"]), /--port/);
    assert.match(refused(["serve", "--data", folder, "--colour", "red"]), /--colour/);
  });

  test("is documented as the program knows it", () => {
    assert.equal(readFileSync(join(root, "docs/reference/settings.md"), "utf8"), allting("settings"), "make it anew with `allting settings`");
  });

  test("of a command line is explained by --help, and a wrong command is refused", () => {
    const help = allting("--help");
    for (const name of ["serve", "backup", "restore", "routes", "permissions", "settings"]) assert.match(help, new RegExp(`allting ${name}`));
    assert.match(refused(["sevre"]), /sevre/);
  });
});

describe("a running server", { concurrency: true }, () => {
  test("is watched, and its log says nothing about people", async (t) => {
    const server = await Server.start({ demo: false });
    t.after(() => server.close());
    await becomeAdministrator(server, "hemlig.person@lindvalla.example");
    const visitor = new Visitor(server);
    assert.equal((await visitor.raw("/healthz")).status, 200);
    assert.match(await (await visitor.raw("/metrics")).text(), /allting_requests_total\{status="2xx"\} \d+/);
    // As through a reverse proxy that nobody told the server to trust.
    const headers = { host: "budget.example", "x-forwarded-for": "127.0.0.1" };
    assert.equal((await visitor.raw("/metrics", { headers })).status, 403, "what came through another name is not local");
    assert.doesNotMatch(server.log.replace(/localhost|http:\/\/127\.0\.0\.1:\d+/g, ""), /hemlig|Anna|127\.0\.0\.1/);
  });

  test("stops cleanly when told to", async () => {
    const server = await Server.start({ demo: false });
    assert.equal(await server.stop(), 0, server.log);
    assert.match(server.log, /"event":"stopped"/);
    await server.close();
  });

  test("is backed up while it runs, and restored", async (t) => {
    const server = await Server.start({ demo: false });
    t.after(() => server.close());
    await becomeAdministrator(server);
    const backup = join(server.home, "backup.sqlite");
    allting("backup", "--data", server.data, backup);
    assert.ok(existsSync(backup));
    assert.equal(readFileSync(backup).subarray(0, 15).toString(), "SQLite format 3");

    const another = await Server.start({ demo: false });
    t.after(() => another.close());
    await another.stop();
    allting("restore", "--data", another.data, backup);
    await another.restart();
    await new Visitor(another).signIn({ email: "anna@lindvalla.example", password });
  });

  for (const engine of engines) {
    for (const mail of [false, true]) {
      test(`on ${engine} ${mail ? "with" : "without"} mail has loaded the libraries of what it uses`, async (t) => {
        const settings = mail ? { ALLTING_MAIL_SERVER: "smtp://127.0.0.1:2525" } : {};
        const server = await Server.start({ demo: false, engine, settings });
        t.after(() => server.close());
        const mapped = readFileSync(`/proc/${server.child.pid}/maps`, "utf8");
        assert.match(mapped, /libsqlite3\.so/);
        assert.equal(/libpq\.so/.test(mapped), engine === "postgresql", "libpq");
        assert.equal(/libcurl\.so/.test(mapped), mail, "libcurl");
      });
    }
  }

  test("does not share its folder with a second one", async (t) => {
    const server = await Server.start({ demo: false });
    t.after(() => server.close());
    await assert.rejects(() => Server.start({ demo: false, data: server.data }), /ended at its start/);
  });
});
