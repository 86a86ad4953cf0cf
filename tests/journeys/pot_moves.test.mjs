// An idea that lies in the wrong pot: a facilitator moves it with a reason, its author is told and has it back.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accessFaults, narrow, openBrowser, openPage, sidewaysPixels } from "./with/browser.mjs";
import { accountsByRole, processIn, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("an idea in the wrong pot", () => {
  let server, anyone, facilitator, author, process, pots, id, browser;

  before(async () => {
    server = await Server.start();
    anyone = new Visitor(server);
    facilitator = await signedIn(server, "facilitator");
    author = await signedIn(server, "resident");
    process = await processIn(anyone, "ideas");
    pots = (await anyone.json(`/processes/${process.id}`)).body.pots;
    const draft = await author.json(`/processes/${process.id}/proposals`, {
      request_key: "moved", title: "Ljus längs ån", body: "Det är mörkt längs ån om kvällarna, så vi vågar inte gå där.", beneficiaries: "Alla som går", category: "safety", pot: pots[0].id, place: "Ån",
    });
    id = draft.body.id;
    assert.ok((await author.json(`/proposals/${id}/submission`, {})).status < 300);
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });
  const idea = async () => (await anyone.json(`/proposals/${id}`)).body;

  test("is moved with a public reason, and its words stay", async () => {
    const before = await idea();
    const page = await facilitator.follow(await facilitator.open(`/proposals/${id}`), "Flytta till en annan pott");
    const form = page.form({ fields: ["pot", "reason"] });
    const empty = await facilitator.submit(form, { pot: String(pots[1].id), reason: "" });
    assert.equal(empty.status, 422);
    const moved = await facilitator.submit(empty.form({ fields: ["pot", "reason"] }), { pot: String(pots[1].id), reason: "Ån rinner genom det området." });
    assert.equal(moved.status, 200, moved.text);
    const after = await idea();
    assert.equal(after.pot, pots[1].id);
    assert.deepEqual([after.title, after.body, after.revision], [before.title, before.body, before.revision]);
    const shown = await anyone.open(`/proposals/${id}`);
    assert.match(shown.text, /Ån rinner genom det området/);
    assert.doesNotMatch(shown.text, /Nej, flytta tillbaka/, "strangers are not asked");
    assert.equal((await author.json(`/proposals/${id}/pot-moves`, { pot: pots[0].id, reason: "Jag vill." })).status, 403);
  });

  test("has a form that everyone can use", async () => {
    browser = await openBrowser();
    for (const language of ["sv", "en"]) {
      const page = await openPage(browser, server, { language, screen: narrow });
      const account = accountsByRole(server).facilitator;
      await page.goto("/sign-in");
      await page.fill('[name="email"]', account.email);
      await page.fill('[name="password"]', account.password);
      await page.locator('form:has([name="password"]) button').first().click();
      await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
      for (const path of [`/proposals/${id}/pot-moves/new`, `/proposals/${id}`]) {
        await page.goto(path);
        assert.deepEqual(await accessFaults(page), [], path);
        assert.ok((await sidewaysPixels(page)) <= 0, `${path} is wider than the screen`);
      }
      await page.context().close();
    }
  });

  test("goes back when its author says no", async () => {
    assert.match((await author.open("/me")).text, /ligger nu i en annan pott/, "its author was told");
    const page = await author.open(`/proposals/${id}`);
    const form = page.forms.find((one) => one.action.pathname.endsWith("/objection"));
    const back = await author.submit(form, { words: "Ån rinner genom hela kommunen." });
    assert.equal(back.status, 200, back.text);
    assert.equal((await idea()).pot, pots[0].id);
    const [move] = (await idea()).pot_moves;
    assert.ok(move.objected_at);
    assert.equal(move.words, undefined, "why is between the author and those who review");
    assert.equal((await author.json(`/pot-moves/${move.id}/objection`, {})).body.code, "objected_already");
  });
});
