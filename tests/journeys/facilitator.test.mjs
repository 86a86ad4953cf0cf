// The facilitator's desk: what has stuck and whom it waits for, and answers that are given together.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accessFaults, narrow, openBrowser, openPage, sidewaysPixels } from "./with/browser.mjs";
import { accountsByRole, processIn, residents, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

async function canBeUsedByEveryone(server, browser, path, language) {
  const page = await openPage(browser, server, { language, screen: narrow });
  const account = accountsByRole(server).facilitator;
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

describe("what has stuck", () => {
  let server, reader, facilitator, process, browser;
  before(async () => {
    server = await Server.start();
    reader = new Visitor(server);
    process = await processIn(reader, "ideas");
    server.passTime({ seconds: 16 * 86_400 });
    facilitator = await signedIn(server, "facilitator");
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });

  test("is for facilitators alone", async () => {
    const official = await signedIn(server, "official");
    assert.equal((await official.json(`/processes/${process.id}/stuck`)).status, 403);
    assert.equal((await reader.json(`/processes/${process.id}/stuck`)).status, 401);
  });

  test("says why, whom it waits for and since when, and one press reminds them", async () => {
    const from = await facilitator.open(`/processes/${process.id}/proposals`);
    const page = await facilitator.follow(from, "Ärenden som har fastnat");
    const { broken, cases } = (await facilitator.json(`/processes/${process.id}/stuck`)).body;
    assert.ok(broken > 0);
    const official = await signedIn(server, "official");
    const mine = (await official.json(`/reviews?show=mine&process=${process.id}`)).body.cases.map(({ id }) => id);
    const first = cases.find(({ id }) => mine.includes(id));
    assert.equal(first.reason, "broken");
    assert.ok(new Date(first.due_at) < server.now());
    assert.ok(first.waits.length > 0);
    const form = page.forms.find(({ action }) => action.pathname === `/cases/${first.id}/reminders`);
    const reminded = await facilitator.submit(form);
    assert.equal(reminded.status, 200);
    assert.match(reminded.text, /påminda/);
    const again = await facilitator.json(`/cases/${first.id}/reminders`, {});
    assert.equal(again.body.code, "reminded_already");
    const after = (await facilitator.json(`/processes/${process.id}/stuck`)).body.cases.find(({ id }) => id === first.id);
    assert.ok(after.reminded_at && !after.may_remind);
    assert.match((await official.open("/me")).text, /Påminnelse/);
  });

  test("can be used by everyone", async () => {
    browser = await openBrowser();
    await canBeUsedByEveryone(server, browser, `/processes/${process.id}/stuck`, "sv");
    await canBeUsedByEveryone(server, browser, `/processes/${process.id}/stuck`, "en");
  });
});

describe("answers that are given together", () => {
  let server, reader, facilitator, official, author, process, pot, browser;
  const ideas = [];
  before(async () => {
    server = await Server.start();
    reader = new Visitor(server);
    facilitator = await signedIn(server, "facilitator");
    official = await signedIn(server, "official");
    [author] = await residents(server, 1);
    process = await processIn(reader, "ideas");
    pot = (await reader.json(`/processes/${process.id}`)).body.pots[0].id;
    for (const title of ["Fågelbad i parken", "Fågelbad på torget"]) {
      const draft = await author.json(`/processes/${process.id}/proposals`, {
        request_key: title, title, body: "Ett bad för småfåglar.", beneficiaries: "Alla", category: "green", pot, place: "Parken",
      });
      assert.equal(draft.status, 201, JSON.stringify(draft.body));
      assert.ok((await author.json(`/proposals/${draft.body.id}/submission`, {})).status < 300);
      ideas.push(draft.body.id);
    }
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });

  const secret = "Nej, fåglarna har redan sjön.";
  async function refuse(id) {
    const { id: number } = (await official.json("/reviews")).body.cases.find((one) => one.proposal === id);
    const { version } = (await official.json(`/cases/${number}`)).body;
    const said = await official.json(`/cases/${number}/refusal`, {
      version, code: "outside_criteria", understood: "Tack för idén.", answer: secret, why: "Det finns redan vatten nära.", next: "Skriv en ny idé.", who: "Park och natur",
    });
    assert.equal(said.status, 200, JSON.stringify(said.body));
    return number;
  }

  test("are held by a form, and the officials go on as usual", async () => {
    const page = await facilitator.follow(await facilitator.open(`/processes/${process.id}/proposals`), "Svar som lämnas ut tillsammans");
    const begun = await facilitator.submit(page.forms.find(({ action }) => action.pathname.endsWith("/held")), { release_date: "", release_time: "" });
    assert.equal(begun.status, 200, begun.text);
    for (const id of ideas) {
      const number = await refuse(id);
      assert.match((await official.open(`/cases/${number}`)).text, /Ett nej väntar på att lämnas ut/);
    }
    const { answers } = (await facilitator.json(`/processes/${process.id}/held`)).body;
    assert.deepEqual(answers.map(({ proposal }) => proposal).sort(), ideas.toSorted());
  });

  test("are shown to nobody outside", async () => {
    for (const who of [reader, author]) {
      assert.ok([401, 403].includes((await who.json(`/processes/${process.id}/held`)).status));
      for (const path of [...ideas.map((id) => `/proposals/${id}`), "/me", "/record", `/processes/${process.id}/proposals`, `/processes/${process.id}/answers`])
        for (const body of [(await who.open(path)).html, JSON.stringify((await who.json(path)).body)]) assert.ok(!body.includes(secret), path);
    }
    for (const id of ideas) assert.notEqual((await reader.json(`/proposals/${id}`)).body.state, "not_feasible");
    assert.doesNotMatch((await author.open("/me")).text, /Svar på din idé/);
  });

  test("can be used by everyone", async () => {
    browser = await openBrowser();
    await canBeUsedByEveryone(server, browser, `/processes/${process.id}/held`, "sv");
    await canBeUsedByEveryone(server, browser, `/processes/${process.id}/held`, "en");
  });

  test("are given all at once, with their notices", async () => {
    const page = await facilitator.open(`/processes/${process.id}/held`);
    const given = await facilitator.submit(page.forms.find(({ action }) => action.pathname.endsWith("/held/release")));
    assert.equal(given.status, 200, given.text);
    for (const id of ideas) {
      assert.equal((await reader.json(`/proposals/${id}`)).body.state, "not_feasible");
      assert.ok((await reader.open(`/proposals/${id}`)).html.includes(secret));
    }
    assert.match((await author.open("/me")).text, /Svar på din idé/);
    assert.equal((await facilitator.json(`/processes/${process.id}/held/release`, {})).body.code, "nothing_to_give");
  });
});
