// An idea that gets a no does not die: it becomes a need in one step from the decision, a department takes it over with a day, reports
// back, and what it promised and did not tell stands there for everyone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accessFaults, narrow, openBrowser, openPage, sidewaysPixels } from "./with/browser.mjs";
import { accountsByRole, processIn, residents, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("a need", () => {
  let server, reader, author, official, facilitator, process, pot, idea, need, browser;

  before(async () => {
    server = await Server.start();
    reader = new Visitor(server);
    official = await signedIn(server, "official");
    facilitator = await signedIn(server, "facilitator");
    [author] = await residents(server, 1);
    process = await processIn(reader, "ideas");
    pot = (await reader.json(`/processes/${process.id}`)).body.pots[0].id;
    idea = await write("Bollplan bakom Östra skolan", "Barnen har ingenstans att spela boll.");
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });

  async function write(title, body) {
    const draft = await author.json(`/processes/${process.id}/proposals`, {
      request_key: title, title, body, beneficiaries: "Barn", category: "sport", pot, place: "Östra", place_latitude: "59.0301", place_longitude: "17.9102",
    });
    assert.equal(draft.status, 201, JSON.stringify(draft.body));
    assert.ok((await author.json(`/proposals/${draft.body.id}/submission`, {})).status < 300);
    return draft.body.id;
  }
  async function refuse(id) {
    const { id: number } = (await official.json("/reviews")).body.cases.find((one) => one.proposal === id);
    const { version } = (await official.json(`/cases/${number}`)).body;
    const said = await official.json(`/cases/${number}/refusal`, {
      version, code: "over_max", understood: "Tack för idén.", answer: "Nej, den blir för dyr.", why: "En plan kostar mer än taket.", next: "Följ behovet.", who: "Park och natur",
    });
    assert.equal(said.status, 200, JSON.stringify(said.body));
    return number;
  }
  const noon = (daysAhead) => new Date(server.now().getTime() + daysAhead * 86_400_000).toISOString().slice(0, 10);

  test("is not made of an idea that has not been answered", async () => {
    const refused = await official.json("/needs", { proposals: `F-${idea}`, title: "Barn i Östra saknar bollplan", description: "Ingen plan i närheten.", people: "children" });
    assert.equal(refused.status, 422);
    assert.equal(refused.body.fields?.[0]?.code ?? refused.body.errors?.[0]?.code, "no_no", JSON.stringify(refused.body));
    assert.ok(!(await official.open(`/proposals/${idea}`)).html.includes("/needs/new"));
  });

  test("is one step from the decision, by forms", async () => {
    const number = await refuse(idea);
    const from = await official.open(`/cases/${number}`);
    const page = await official.follow(from, /Gör idén till ett behov/);
    const form = page.form({ fields: ["title", "description", "people"] });
    const again = await official.submit(form, { title: "", description: "" });
    assert.equal(again.status, 422);
    const made = await official.submit(form, { title: "Barn i Östra saknar bollplan", description: "Det finns ingen plan inom gångavstånd.", people: "children" });
    assert.equal(made.status, 200, made.text);
    assert.match(made.text, /Barn i Östra saknar bollplan/);
    need = (await reader.json("/needs?people=children")).body.needs.find(({ title }) => title === "Barn i Östra saknar bollplan");
    assert.equal(need.state, "open");
    const seen = await reader.open(`/proposals/${idea}`);
    assert.match(seen.text, /Barn i Östra saknar bollplan/);
    assert.equal((await author.json(`/needs`, { proposals: String(idea) })).status, 403, "residents make no needs");
  });

  test("is told to the author, and taken over with a promised day", async () => {
    const page = await official.open(`/needs/${need.id}`);
    const form = page.form({ fields: ["kind", "report"] });
    const without = await official.submit(form, { kind: "taken", report: "Vi ritar en liten plan vid skolan.", promised_date: "", promised_time: "" });
    assert.equal(without.status, 422, "nothing is taken over without a day");
    const taken = await official.submit(form, { kind: "taken", report: "Vi ritar en liten plan vid skolan.", promised_date: noon(20), promised_time: "12:00" });
    assert.equal(taken.status, 200, taken.text);
    const { body } = await reader.json(`/needs/${need.id}`);
    assert.equal(body.state, "taken");
    assert.ok(body.department_name.length > 3);
    assert.equal(body.reports[0].report, "Vi ritar en liten plan vid skolan.");
    assert.equal((await facilitator.json(`/needs/${need.id}/reports`, { version: body.version, kind: "met", report: "Den är redan klar, tror jag." })).status, 403);
    const me = (await author.open("/me")).text;
    assert.match(me, /lever vidare som ett behov/);
    assert.match(me, /En förvaltning har tagit över/);
  });

  test("is seen from the map of all ideas, where the refused stand too", async () => {
    const { ideas } = (await reader.json(`/needs/map?process=${process.id}&state=not_feasible`)).body;
    assert.equal(ideas.find(({ id }) => id === idea)?.need, need.id);
    const page = await reader.open(`/needs/map?process=${process.id}`);
    assert.match(page.text, /Bollplan bakom Östra skolan – Kan inte genomföras/);
    assert.match(page.text, /Behov: Barn i Östra saknar bollplan/);
  });

  test("is found by its words", async () => {
    let found = [];
    for (let tries = 0; tries < 40 && found.length === 0; ++tries) {
      found = (await reader.json("/search?text=bollplaner&kind=need")).body.hits ?? [];
      if (found.length === 0) await new Promise((resolve) => setTimeout(resolve, 250));
    }
    assert.ok(found.some((hit) => JSON.stringify(hit).includes(`/needs/${need.id}`)), JSON.stringify(found));
  });

  test("stands as public debt when the day has gone by, until the department reports", async () => {
    assert.ok(!(await reader.json("/needs")).body.overdue.some(({ id }) => id === need.id));
    server.passTime({ seconds: 22 * 86_400 });
    assert.ok((await reader.json("/needs")).body.overdue.some(({ id }) => id === need.id));
    assert.match((await reader.open("/needs")).text, /löfte(n)? som har gått ut/);
    assert.ok((await reader.json("/needs?state=overdue")).body.needs.some(({ id }) => id === need.id));
    official = await signedIn(server, "official");
    const { version } = (await reader.json(`/needs/${need.id}`)).body;
    const met = await official.json(`/needs/${need.id}/reports`, { version, kind: "met", report: "Planen är klar. Välkomna att spela." });
    assert.equal(met.status, 200, JSON.stringify(met.body));
    assert.ok(!(await reader.json("/needs")).body.overdue.some(({ id }) => id === need.id));
    const stale = await official.json(`/needs/${need.id}/reports`, { version, kind: "opened_again", report: "Det var för tidigt sagt." });
    assert.equal(stale.status, 409);
  });

  test("can be read by everyone", async () => {
    browser = await openBrowser();
    for (const [path, language] of [[`/needs/${need.id}`, "sv"], ["/needs", "sv"], ["/needs", "en"], ["/needs/map", "sv"], [`/needs/new?proposals=${idea}`, "en"]]) {
      const page = await openPage(browser, server, { language, screen: narrow });
      const account = accountsByRole(server).official;
      await page.goto("/sign-in");
      await page.fill('[name="email"]', account.email);
      await page.fill('[name="password"]', account.password);
      await page.locator('form:has([name="password"]) button').first().click();
      await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
      await page.goto(path);
      assert.deepEqual(await accessFaults(page), [], path);
      assert.ok((await sidewaysPixels(page)) <= 0, `${path} is wider than the screen`);
      await page.context().close();
    }
  });
});
