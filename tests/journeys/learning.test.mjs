// The steering group's page: like ideas with unlike answers are found, small groups are shown together, what things cost stands
// beside what was thought; board, officials and facilitators see it, others do not.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accessFaults, narrow, openBrowser, openPage, sidewaysPixels } from "./with/browser.mjs";
import { accountsByRole, processIn, residents, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("what the review shows", () => {
  let server, board, official, browser;
  const processes = {};

  before(async () => {
    server = await Server.start();
    board = await signedIn(server, "board_member");
    official = await signedIn(server, "official");
    processes.ideas = await processIn(board, "ideas");
    processes.decided = (await board.json("/processes")).body.processes.find(({ phase }) => !["ideas", "vote"].includes(phase));
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });
  const report = async (visitor, { id }) => await visitor.json(`/processes/${id}/learning`);

  test("is for the steering group and nobody else", async () => {
    for (const role of ["board_member", "official", "facilitator"])
      assert.equal((await report(await signedIn(server, role), processes.ideas)).status, 200, role);
    for (const role of ["resident", "economist", "administrator", "register_officer", "desk_official", "scrutineer"])
      assert.equal((await report(await signedIn(server, role), processes.ideas)).status, 403, role);
    for (const path of ["learning", "learning/table"]) {
      const { status } = await new Visitor(server).json(`/processes/${processes.ideas.id}/${path}`);
      assert.ok([401, 403].includes(status), `${path}: ${status}`);
    }
  });

  test("never shows a group of fewer than five, in any face", async () => {
    for (const one of Object.values(processes)) {
      const { body } = await report(board, one);
      for (const division of ["by_area", "by_channel", "by_language", "by_department"])
        for (const { group, decided } of body[division]) assert.ok(decided >= body.group_min, `${division} ${group}: ${decided}`);
      const csv = (await board.raw(`/processes/${one.id}/learning/table`)).text();
      for (const [, what, group, count, of] of csv.matchAll(/^"(passed by \w+)";"([^"]*)";(\d+);(\d+)/gm))
        assert.ok(Number(of) >= body.group_min && Number(count) <= Number(of), `${what} ${group}`);
    }
  });

  test("of a decided process adds up, and lays the outcome beside the estimate", async () => {
    const { body } = await report(board, processes.decided);
    assert.ok(body.decided >= 5, `${body.decided} decided`);
    assert.equal(body.by_channel.reduce((sum, { decided }) => sum + decided, 0), body.decided);
    assert.ok(body.days.median > 0 && body.days.ninetieth >= body.days.median);
    for (const { low, high, spent, percent } of body.outcomes) {
      assert.ok(Number(low) <= Number(high));
      assert.equal(percent, Math.round((Number(spent) * 100) / Number(high)));
    }
    const page = await board.open(`/processes/${processes.decided.id}/learning`);
    assert.match(page.text, /besvarade idéer har fått ja/);
    if (body.outcomes.length > 0) assert.ok(page.text.includes(body.outcomes[0].title));
  });

  test("finds two like ideas, one of which got a no", async () => {
    const [first, second] = await residents(server, 2);
    const pot = (await board.json(`/processes/${processes.ideas.id}`)).body.pots[0].id;
    const send = async (author, title) => {
      const draft = await author.json(`/processes/${processes.ideas.id}/proposals`, {
        request_key: title, title, body: "En klättervägg av trä i backen, öppen för alla åldrar.", beneficiaries: "Alla som klättrar", category: "sport", pot, place: "Backen",
      });
      assert.equal(draft.status, 201, JSON.stringify(draft.body));
      assert.ok([200, 201].includes((await author.json(`/proposals/${draft.body.id}/submission`, {})).status));
      return draft.body.id;
    };
    const ideas = [await send(first, "Klättervägg i backen"), await send(second, "En klättervägg i backen")];
    const cases = [];
    for (let page = 1, pages = 1; page <= pages; ++page) {
      const { body } = await official.json(`/reviews?page=${page}`);
      cases.push(...body.cases);
      pages = body.pages;
    }
    const caseOf = async (proposal) => (await official.json(`/cases/${cases.find((one) => one.proposal === proposal).id}`)).body;
    const words = { understood: "Tack för din idé om en klättervägg.", answer: "Vi har läst den och svarar så här.", why: "Backen är inte kommunens mark.", next: "Du kan begära omprövning.", who: "Handläggare, Park" };
    const no = await caseOf(ideas[0]);
    const refused = await official.json(`/cases/${no.id}/refusal`, { version: no.version, code: "not_our_land", ...words });
    assert.ok(refused.status < 300, JSON.stringify(refused.body));
    let yes = await caseOf(ideas[1]);
    const owner = (await official.open(`/cases/${yes.id}`)).form({ fields: ["cost_low"] }).fields.find(({ name }) => name === "owner").options.at(-1).value;
    const priced = await official.json(`/cases/${yes.id}/estimate`, { version: yes.version, cost_low: "50000", cost_high: "90000", owner });
    assert.ok(priced.status < 300, JSON.stringify(priced.body));
    yes = await caseOf(ideas[1]);
    const accepted = await official.json(`/cases/${yes.id}/acceptance`, { version: yes.version, ...words });
    assert.ok(accepted.status < 300, JSON.stringify(accepted.body));
    const { differences } = (await report(board, processes.ideas)).body;
    const found = differences.find(({ refused: id }) => id === ideas[0]);
    assert.ok(found, JSON.stringify(differences));
    assert.deepEqual([found.other, found.other_passed, found.code], [ideas[1], true, "not_our_land"]);
    const page = await official.open(`/processes/${processes.ideas.id}/learning`);
    assert.match(page.text, /Nej, ”Marken är inte kommunens”: Klättervägg i backen\s+Ja till: En klättervägg i backen/);
  });

  test("can be used by everyone", async () => {
    browser = await openBrowser();
    for (const [one, language] of [[processes.decided, "sv"], [processes.ideas, "en"]]) {
      const page = await openPage(browser, server, { language, screen: narrow });
      const account = accountsByRole(server).board_member;
      await page.goto("/sign-in");
      await page.fill('[name="email"]', account.email);
      await page.fill('[name="password"]', account.password);
      await page.locator('form:has([name="password"]) button').first().click();
      await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
      await page.goto(`/processes/${one.id}/learning`);
      assert.deepEqual(await accessFaults(page), []);
      assert.ok((await sidewaysPixels(page)) <= 0, "wider than the screen");
      await page.context().close();
    }
  });
});
