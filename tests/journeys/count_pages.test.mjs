// What people see of a count: the method pages, the figures of a result, the comparison of rules, and the facilitator's trial
// on an election of the past. By forms without script, by the JSON face, and in a browser.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { accessFaults, desktop, narrow, openBrowser, openPage, sidewaysPixels } from "./with/browser.mjs";
import { accountsByRole, processIn, signedIn } from "./with/cast.mjs";
import { allting, root, Server, temporaryFolder } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("what people see of a count", () => {
  let server;
  let anyone;
  let decided; // a process of the demo town whose votes are counted
  before(async () => {
    server = await Server.start();
    anyone = new Visitor(server);
    decided = await processIn(anyone, "delivery");
  });
  after(() => server.close());
  const path = (rest) => `/processes/${decided.id}/${rest}`;

  test("every rule has its page in both languages", async () => {
    for (const language of ["sv", "en"]) {
      const reader = new Visitor(server, { language });
      const { body } = await reader.json("/about/methods");
      const names = JSON.parse(readFileSync(join(root, `locales/${language}/processes.json`), "utf8"));
      assert.ok(body.methods.length >= 2);
      for (const { name, title, lead } of body.methods) {
        assert.ok(title.length > 2 && lead.length > 20, name);
        const nameOfRule = names[`processes.rule.${name.replaceAll("-", "_")}`];
        if (nameOfRule) assert.equal(title, nameOfRule); // the plan, the result and the page call a rule the same
        const page = await reader.open(`/about/methods/${name}`);
        assert.equal(page.status, 200, name);
        assert.match(page.html, new RegExp(`<article class="method" lang="${language}"><h1>`), name);
      }
    }
    assert.equal((await anyone.open("/about/methods/guessing")).status, 404);
  });

  test("a result says who got something, how sure it is and what other rules would give", async () => {
    const { body } = await anyone.json(path("results"));
    assert.equal(body.ballots_published, true);
    assert.equal(body.figures.length, body.pots.length);
    for (const pot of body.figures) {
      assert.ok(pot.voters_without_any <= pot.voters);
      assert.equal(pot.share_quarters.reduce((sum, one) => sum + one), pot.voters);
      for (const project of pot.projects) assert.ok(project.samples_won >= 0 && project.samples_won <= pot.samples);
    }
    const page = await anyone.open(path("results"));
    for (const id of ["reached", "spread", "fairness", "sureness", "other-rules"]) assert.ok(page.html.includes(`id="${id}"`), id);
    assert.match(page.text, /allting count FIL\.pb --rule/);
  });

  test("the proof of every pot holds against its ballots, as the page tells people to check it", async () => {
    const page = await anyone.open(path("results"));
    const proofs = page.links.filter(({ href }) => href.includes("/proof.json"));
    const ballots = page.links.filter(({ href }) => href.includes("/ballots.pb"));
    assert.ok(proofs.length > 0);
    assert.equal(proofs.length, ballots.length);
    assert.match(page.text, /allting count FIL\.pb --verify BEVIS\.json/);
    const folder = temporaryFolder();
    for (let pot = 0; pot < proofs.length; ++pot) {
      const [file, proof] = [join(folder, "a.pb"), join(folder, "a.json")];
      writeFileSync(file, (await anyone.raw(ballots[pot].href)).bytes);
      writeFileSync(proof, (await anyone.raw(proofs[pot].href)).bytes);
      assert.match(allting("count", file, "--verify", proof), /the proof holds/);
    }
    rmSync(folder, { recursive: true });
    const waiting = await processIn(anyone, "vote");
    assert.equal((await anyone.raw(`/processes/${waiting.id}/proof.json`)).status, 409);
  });

  test("a project's page shows how it won or lost", async () => {
    const { body } = await anyone.json(path("results"));
    for (const row of [body.projects.find((one) => one.won), body.projects.find((one) => !one.won)]) {
      const page = await anyone.open(`/projects/${row.project}`);
      assert.ok(page.html.includes('<section id="count"'), row.title);
    }
  });

  test("the comparison begins with the rule that holds, and its winners are the result's", async () => {
    const { body: result } = await anyone.json(path("results"));
    const { body } = await anyone.json(path("results/comparison"));
    const winners = body.pots.flatMap((pot) => pot.rules[0].winners);
    for (const pot of body.pots) assert.equal(pot.rules[0].rule, result.rule);
    assert.deepEqual(winners.sort(), [...result.winners].sort());
    const page = await anyone.open(path("results/comparison"));
    assert.equal(page.status, 200);
    const waiting = await processIn(anyone, "vote");
    assert.equal((await anyone.json(`/processes/${waiting.id}/results/comparison`)).status, 409);
  });

  test("a facilitator tries rules on the past, never on a vote that goes on", async () => {
    const petra = await signedIn(server, "facilitator");
    const page = await petra.open("/trials");
    const form = page.form({ fields: ["process", "rules"] });
    const outcome = await petra.submit(form, { process: String(decided.id), rules: ["greedy", "equal-shares", "phragmen"] });
    assert.equal(outcome.status, 200, outcome.text);
    assert.ok(outcome.html.includes('id="outcome"'));
    const { body: result } = await anyone.json(path("results"));
    const tried = await petra.json("/trials", { process: decided.id, rules: ["greedy", "equal-shares"] });
    assert.equal(tried.status, 200, JSON.stringify(tried.body));
    const same = tried.body.pots.flatMap((pot) => pot.rules.find(({ rule }) => rule === result.rule).winners);
    assert.deepEqual(same.sort(), [...result.winners].sort());

    const running = await processIn(anyone, "vote");
    const refused = await petra.json("/trials", { process: running.id, rules: ["greedy"] });
    assert.equal(refused.status, 409);
    assert.equal(refused.body.code, "vote_not_closed");
    assert.ok(!tried.body.past.some(({ process }) => process === running.id));
    assert.ok([401, 403].includes((await anyone.raw("/trials", { headers: { accept: "application/json" } })).status));
  });

  test("a file can be tried on too, and a faulty one is refused with its line", async () => {
    const petra = await signedIn(server, "facilitator");
    const { body: result } = await anyone.json(path("results"));
    const pot = result.pots[0];
    const file = (await anyone.raw(path(`ballots.pb?pot=${pot.pot}`))).bytes;
    const form = (await petra.open("/trials")).form({ fields: ["process", "rules"] });
    const values = { process: "", rules: ["greedy"], file: { bytes: file, type: "text/plain", name: "a.pb" } };
    const outcome = await petra.submit(form, values);
    assert.equal(outcome.status, 200, outcome.text);
    assert.ok(outcome.html.includes('id="outcome"'));
    const faulty = await petra.submit(form, { ...values, file: { bytes: Buffer.from("META\nkey;value\n"), type: "text/plain", name: "b.pb" } });
    assert.equal(faulty.status, 422);
    assert.ok(!faulty.html.includes('id="outcome"'));
  });

  test("a plan names its rule with every parameter", async () => {
    const petra = await signedIn(server, "facilitator");
    const made = await petra.json("/processes", { title: "Regler att välja", total: "100000", begins: "2030-01-07T08:00:00Z" });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const at = `/processes/${made.body.id}/plan/edit`;
    const page = await petra.open(at);
    const form = page.forms.find((one) => one.fields.some(({ name }) => name === "allocation_rule"));
    await petra.submit(form, { allocation_rule: "phragmen", ties: "min-cost" });
    const { body } = await petra.json(`/processes/${made.body.id}/plan`);
    assert.equal(body.allocation_rule, "phragmen");
    assert.equal(body.ties, "min-cost");
    const misfit = await petra.json(at, { version: body.version, ballot_kind: "points" });
    assert.equal(misfit.status, 422);
    assert.equal(misfit.body.fields?.[0]?.code ?? misfit.body.errors?.[0]?.code, "rule_misfit");
  });

  for (const [language, screen] of [["sv", narrow], ["en", desktop]])
    test(`the outcome of a trial reads well in ${language} at ${screen.width} pixels`, async () => {
      const browser = await openBrowser();
      try {
        const page = await openPage(browser, server, { language, screen });
        const { email, password } = accountsByRole(server).facilitator;
        await page.goto("/sign-in");
        await page.fill("[name=email]", email);
        await page.fill("[name=password]", password);
        await Promise.all([page.waitForNavigation(), page.click("form:has([name=password]) button[type=submit]")]);
        await page.goto(`/trials?process=${decided.id}`);
        await Promise.all([page.waitForNavigation(), page.click("form[action='/trials'] button[type=submit]")]);
        assert.equal(await page.locator("#outcome").count(), 1);
        assert.deepEqual(await accessFaults(page), []);
        assert.equal(await sidewaysPixels(page), 0);
      } finally {
        await browser.close();
      }
    });
});
