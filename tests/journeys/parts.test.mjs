// A review among departments, in a browser: a simple no from the inbox in few actions, and four departments that are asked at
// once, of which one disagrees, until a named person has decided and the author has the reason within the promised time.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accessFaults, desktop, openBrowser, openPage } from "./with/browser.mjs";
import { accountsByRole } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const actions_max = 8; // an official answers a simple idea with no
const seconds_max = 60;

/** An official at a desk, who counts what the hands do: each press, each tick and each field that is filled in. */
class Desk {
  constructor(page, account) {
    Object.assign(this, { page, account, actions: 0 });
  }
  async signIn() {
    await this.page.goto("/sign-in");
    await this.page.fill('[name="email"]', this.account.email);
    await this.page.fill('[name="password"]', this.account.password);
    await this.page.locator('form:has([name="password"]) button').first().click();
    await this.page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    this.actions = 0;
  }
  async follow(selector) {
    ++this.actions;
    await this.page.locator(selector).first().click();
    await this.page.waitForLoadState("load");
  }
  async press(selector) {
    await this.follow(selector);
    assert.deepEqual(await this.page.locator(".error-summary").allTextContents(), [], this.page.url());
  }
  async tick(name, value) {
    ++this.actions;
    await this.page.locator(`[name="${name}"][value="${value}"]`).check();
  }
  async pick(name, value) {
    ++this.actions;
    await this.page.locator(`select[name="${name}"]`).selectOption(value);
  }
  async fill(name, text) {
    ++this.actions;
    await this.page.locator(`[name="${name}"]`).fill(text);
  }
  async unfold(fold) {
    ++this.actions;
    await fold.locator("summary").first().click();
  }
  async words() {
    return (await this.page.locator("main").innerText()).replace(/\s+/g, " ");
  }
}

describe("a review", () => {
  let server, browser, administrator, password;
  const desks = {};

  const sit = async (account) => {
    const desk = new Desk(await openPage(browser, server, { screen: desktop }), account);
    await desk.signIn();
    return desk;
  };

  before(async () => {
    server = await Server.start();
    browser = await openBrowser();
    const accounts = accountsByRole(server);
    password = accounts.official.password;
    administrator = new Visitor(server);
    await administrator.signIn(accounts.administrator);
    await hire("leo", "Fastighetsförvaltningen");
    await hire("emma", "Kommunledningskontoret");
    for (const name of ["omar", "petra", "jonas", "leo", "emma"]) desks[name] = await sit({ email: `${name}@lindvalla.example`, password });
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });

  /** Makes somebody an official of a department. */
  async function hire(name, department) {
    const { people } = (await administrator.json(`/people?q=${name}@lindvalla.example`)).body;
    const page = await administrator.open(`/people/${people[0].id}`);
    const [, number] = page.html.match(new RegExp(`<option value="(\\d+)"[^>]*>${department}<`));
    const answer = await administrator.json(`/people/${people[0].id}/roles`, { roles: ["official"], department: Number(number) });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  }

  /** A case that nobody has taken and that is not late, as the inbox has it. */
  async function freshCase(at) {
    const official = new Visitor(server);
    await official.signIn({ email: "omar@lindvalla.example", password });
    const { cases } = (await official.json("/reviews?show=untaken")).body;
    const found = cases.filter((one) => !one.late).at(at);
    return { ...found, official };
  }

  test(`a simple idea gets its no from the inbox in ${actions_max} actions and ${seconds_max} seconds`, async () => {
    const one = await freshCase(-1);
    const { omar } = desks;
    await omar.page.goto("/reviews?show=untaken");
    omar.actions = 0;
    const began = Date.now();
    await omar.follow(`a[href="/cases/${one.id}"]`);
    await omar.follow(`a[href="/cases/${one.id}/refusal"]`);
    await omar.tick("code", "already_exists");
    await omar.press('main form button[type="submit"]');
    const gaps = [];
    for (const name of ["understood", "answer", "why", "next", "who"]) {
      const text = await omar.page.locator(`[name="${name}"]`).inputValue();
      if (text === "" || text.includes("…")) gaps.push(name);
    }
    for (const name of gaps) await omar.fill(name, "Det finns redan, bakom biblioteket. Välkommen dit!");
    await omar.press(`form[action="/cases/${one.id}/refusal"] button`);
    const seconds = (Date.now() - began) / 1000;
    assert.ok(omar.actions <= actions_max, `${omar.actions} actions`);
    assert.ok(seconds < seconds_max, `${seconds} seconds`);
    console.log(`# a simple no: ${omar.actions} actions, ${seconds.toFixed(1)} s of the machine`);
    const { body } = await one.official.json(`/cases/${one.id}`);
    assert.equal(body.state, "refused");
    assert.equal(body.reason.code, "already_exists");
    assert.match((await new Visitor(server).open(`/proposals/${one.proposal}`)).text, /bakom biblioteket/);
  });

  test("four departments are asked at once, one disagrees, one decides, and the reason is public in time", async () => {
    const one = await freshCase(-2);
    const { omar, petra, jonas, leo, emma } = desks;
    const departments = ["Park- och naturförvaltningen", "Gatuförvaltningen", "Kultur- och fritidsförvaltningen", "Fastighetsförvaltningen"];

    await omar.page.goto(`/cases/${one.id}`);
    await omar.follow(`a[href="/cases/${one.id}/parts/new"]`);
    omar.actions = 0;
    for (const name of departments) {
      const fold = omar.page.locator("main details").filter({ has: omar.page.locator("summary", { hasText: name }) });
      await omar.unfold(fold);
      ++omar.actions;
      await fold.locator('input[value="safety"]').check();
    }
    assert.deepEqual(await accessFaults(omar.page), []);
    await omar.press(`form[action="/cases/${one.id}/parts"] button`);
    assert.equal(omar.actions, 2 * departments.length + 1, "all in one screen");

    // Each finds its question in the inbox and answers in one screen.
    const answers = [[omar, "yes"], [jonas, "yes"], [leo, "yes"], [petra, "no"]];
    for (const [who, answer] of answers) {
      await who.page.goto("/reviews?show=asked");
      who.actions = 0;
      const title = who.page.locator("tr", { has: who.page.locator(`a[href="/cases/${one.id}"]`) });
      assert.equal(await title.count(), 1, `${who.account.email} finds it among the questions to them`);
      ++who.actions;
      await title.locator('a[href^="/parts/"]').click();
      await who.page.waitForLoadState("load");
      assert.equal(await who.page.locator('[name^="answer["]').count(), 4, "its own question and no other");
      await who.tick("answer[safety]", answer);
      if (answer === "no") {
        await who.unfold(who.page.locator("main form details"));
        await who.fill("sentence[safety]", "Bilarna kör för fort förbi.");
      }
      await who.press('form[action$="/answers"] button');
      assert.ok(who.actions <= 5, `${who.actions} actions`);
    }

    // Nobody can say yes or no while they disagree.
    const refused = await one.official.json(`/cases/${one.id}/refusal`, {
      version: (await one.official.json(`/cases/${one.id}`)).body.version, code: "safety", understood: "Tack.", answer: "Nej.", why: "Trafiken.", next: "Skriv.", who: "Park",
    });
    assert.equal(refused.status, 409);
    assert.equal(refused.body.code, "departments_disagree");

    await omar.page.goto(`/cases/${one.id}`);
    assert.match(await omar.words(), /Svaren går isär: Är det tryggt och säkert\?/);
    assert.deepEqual(await accessFaults(omar.page), []);
    const names = await omar.page.locator('select[name="decider"] option').allTextContents();
    for (const party of ["Omar", "Petra", "Jonas", "Leo"]) assert.ok(!names.some((name) => name.includes(party)), `${party} has answered`);
    const emmas = await omar.page.locator('select[name="decider"] option', { hasText: "Emma Clarke" }).getAttribute("value");
    await omar.pick("decider", emmas);
    await omar.press('form[action$="/deciders"] button');
    assert.match(await omar.words(), /Emma Clarke ska avgöra/);

    await emma.page.goto("/reviews?show=asked");
    await emma.follow(`a[href="/cases/${one.id}"]`);
    assert.deepEqual(await accessFaults(emma.page), []);
    await emma.page.locator('form[action$="/settlements"] [value="no"]').check();
    await emma.page.locator('form[action$="/settlements"] [name="sentence"]').fill("Vägen får inget farthinder, så platsen blir inte säker.");
    await emma.press('form[action$="/settlements"] button');

    // The answer to the author, with the deciding sentence, before the promised day.
    await omar.page.goto(`/cases/${one.id}/refusal?code=safety`);
    for (const name of ["understood", "answer", "why", "next", "who"]) {
      const field = omar.page.locator(`[name="${name}"]`);
      const text = await field.inputValue();
      if (text === "" || text.includes("…")) await field.fill("Vägen får inget farthinder, så platsen blir inte säker.");
    }
    await omar.press(`form[action="/cases/${one.id}/refusal"] button`);
    const page = await new Visitor(server).open(`/proposals/${one.proposal}`);
    assert.match(page.text, /inget farthinder, så platsen blir inte säker/);
    assert.doesNotMatch(page.text, /Emma Clarke/, "who decided inside is not named outside");
    const { body } = await one.official.json(`/cases/${one.id}`);
    assert.equal(body.state, "refused");
    assert.ok(Date.parse(body.reason.at) <= Date.parse(one.due_at), "in time");
    const record = await new Visitor(server).open("/record");
    assert.match(record.text, /oense om avgjordes/);
  });

  test("whoever has an interest of their own says so, and takes no part", async () => {
    const one = await freshCase(-1);
    const said = await one.official.json(`/cases/${one.id}/conflicts`, { has_conflict: "yes" });
    assert.equal(said.status, 200, JSON.stringify(said.body));
    const refused = await one.official.json(`/cases/${one.id}/answers`, { version: said.body.version, answer: { law: "yes" } });
    assert.equal(refused.body.code, "conflict_declared");
    assert.match((await new Visitor(server).open("/record")).text, /En tjänsteperson anmälde jäv/);
  });

  test("officials see no support for an idea before it is answered, on the page or in the data", async () => {
    const one = await freshCase(-1);
    const author = new Visitor(server);
    await author.signIn(accountsByRole(server).resident);
    const open = await author.json(`/proposals/${one.proposal}`);
    assert.equal(typeof open.body.supports, "number");
    const hidden = await one.official.json(`/proposals/${one.proposal}`);
    assert.equal(hidden.status, 200);
    assert.ok(!("supports" in hidden.body));
    for (const path of [`/cases/${one.id}`, "/reviews"]) assert.doesNotMatch(JSON.stringify((await one.official.json(path)).body), /supports/);
  });

  test("the administrator chooses the questions, and a case asks those", async () => {
    const before = (await administrator.json("/checklist")).body;
    assert.equal(before.all.length, 26);
    assert.equal((await administrator.json("/checklist", { question: [] })).status, 422);
    assert.equal((await administrator.json("/checklist", { question: ["law", "climate"] })).status, 200);
    const one = await freshCase(-1);
    const page = await one.official.open(`/cases/${one.id}`);
    assert.match(page.text, /Är det bra för klimat och natur\?/);
    assert.doesNotMatch(page.text, /Har kommunen rådighet\?/);
  });

  test("where two sign, one official writes the answer and another sends it", async () => {
    const one = await freshCase(-4);
    const { jonas, leo } = desks;
    const chosen = await administrator.submit((await administrator.open("/checklist")).form({ fields: ["process"] }), { process: String(one.process) });
    assert.match(chosen.text, /Checklistan är sparad/);
    await jonas.page.goto(`/cases/${one.id}/refusal?code=already_exists`);
    for (const name of ["understood", "answer", "why", "next", "who"]) {
      const field = jonas.page.locator(`[name="${name}"]`);
      const text = await field.inputValue();
      if (text === "" || text.includes("…")) await field.fill("Det finns redan, bredvid torget.");
    }
    await jonas.press(`form[action="/cases/${one.id}/refusal"] button`);
    assert.match(await jonas.words(), /En kollega behöver läsa och skriva under/);
    assert.equal(await jonas.page.locator('form[action$="/signatures"]').count(), 0, "nobody signs twice");
    assert.doesNotMatch((await new Visitor(server).open(`/proposals/${one.proposal}`)).text, /bredvid torget/, "nothing is sent yet");

    await leo.page.goto(`/cases/${one.id}`);
    assert.match(await leo.words(), /bredvid torget/);
    assert.deepEqual(await accessFaults(leo.page), []);
    await leo.press('form[action$="/signatures"] button');
    assert.match((await new Visitor(server).open(`/proposals/${one.proposal}`)).text, /bredvid torget/);
    assert.equal((await administrator.json("/checklist/signatures", { process: [] })).body.signed_by_two.length, 0);
  });

  test("a department that does not answer is reminded, and then it is escalated", async () => {
    const one = await freshCase(-3);
    const departments = (await one.official.json("/reviews")).body.load;
    const streets = departments.find(({ name }) => name === "Gatuförvaltningen").department;
    const asked = await one.official.json(`/cases/${one.id}/parts`, { ask: { [streets]: ["collisions"] } });
    assert.equal(asked.status, 201, JSON.stringify(asked.body));
    server.passTime({ days: 20 });
    const petra = new Visitor(server);
    await petra.signIn({ email: "petra@lindvalla.example", password });
    let words = "";
    for (let tries = 0; tries < 40 && !words.includes("Försenat: frågor om"); ++tries) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      words = (await petra.open("/me")).text;
      if (tries % 4 === 3) server.passTime({ minutes: 1 });
    }
    assert.match(words, /Försenat: frågor om/);
    const { load } = (await petra.json("/reviews")).body;
    assert.ok(load.find(({ department }) => department === streets).asked > 0);
  });
});
