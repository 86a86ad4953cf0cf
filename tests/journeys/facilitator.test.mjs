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
