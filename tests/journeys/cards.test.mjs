// Cards before writing: a facilitator writes who decides over what and what things cost; a resident reads them, is told beside the
// draft what it brings up, and is never stopped; supports another's idea instead, with the draft kept; the cards go on paper.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { accessFaults, narrow, openBrowser, openPage, sidewaysPixels } from "./with/browser.mjs";
import { accountsByRole, processIn, residents, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const place = { place: "Vid bron", place_latitude: "58.9700", place_longitude: "15.4300" };

describe("cards", () => {
  let server, reader, facilitator, writer, neighbour, plan, pot, browser, card;
  const source = { source: "Hamnkontoret", source_date: "2026-11-02" };

  before(async () => {
    server = await Server.start();
    reader = new Visitor(server);
    facilitator = await signedIn(server, "facilitator");
    [writer, neighbour] = await residents(server, 2);
    plan = await processIn(reader, "ideas");
    pot = (await reader.json(`/processes/${plan.id}`)).body.pots[0].id;
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });

  const idea = (title, body) => ({ request_key: title, title, body, beneficiaries: "Alla som bor här", category: "traffic", pot, ...place });
  const here = () => `/processes/${plan.id}`;

  test("of the demo town are marked as examples, with source and date", async () => {
    const { cards } = (await reader.json(`${here()}/cards`)).body;
    for (const kind of ["rule", "price", "built"]) assert.ok(cards.some((one) => one.kind === kind), kind);
    for (const one of cards) assert.ok(one.is_example && one.source.length > 3 && one.source_at < server.now().toISOString(), one.title);
    const page = await reader.open(`${here()}/cards`);
    assert.match(page.text, /Exempel för demostaden/);
    assert.match(page.text, /Statliga vägar/);
    assert.match((await reader.open(`${here()}/proposals/new`)).html, new RegExp(`href="${here()}/cards"`));
  });

  test("are written by a form that says what is missing, and by nobody else", async () => {
    const empty = await facilitator.open("/cards/new?kind=rule");
    const form = empty.form({ fields: ["ours", "others"] });
    const refused = await facilitator.submit(form, { title: "Bryggor" });
    assert.equal(refused.status, 422);
    assert.match(refused.html, /value="Bryggor"/, "what was typed comes back");
    const saved = await facilitator.submit(form, {
      title: "Farleder och broar", ours: "Gångbroar i parkerna.", others: "Farleden och bron över den. De är statens.", contact: "Sjöfartsverket",
      words: "bro, farled, slussport", ...source,
    });
    assert.equal(saved.status, 200, saved.text);
    assert.match(saved.text, /Sjöfartsverket/);
    card = Number(saved.path.match(/^\/cards\/(\d+)/)[1]);
    assert.equal((await writer.json("/cards", { kind: "rule" })).status, 403);
    assert.equal((await reader.open(`/cards/${card}`)).status, 200);
  });

  test("come up beside a draft that speaks of them, and stop nobody", async () => {
    const found = (await reader.json(`${here()}/similar?text=${encodeURIComponent("Bygg om slussporten")}`)).body.cards;
    assert.deepEqual(found.map(({ card: id, word }) => [id, word]), [[card, "slussport"]]);
    assert.deepEqual((await reader.json(`${here()}/similar?text=${encodeURIComponent("Fler blommor")}`)).body.cards, []);
    const begin = await writer.open(`${here()}/proposals/new`);
    const placed = await writer.submit(begin.form({ fields: ["title", "body"] }), {
      title: "En gångbro över slussporten", body: "Jag vill kunna gå över slussporten till andra sidan.", beneficiaries: "Alla som går", category: "traffic",
    });
    assert.match(placed.path, /step=place|\/draft/);
    assert.match(placed.text, /Farleder och broar/);
    assert.match(placed.text, /Du kan skicka din idé ändå/);
    const draft = Number(placed.path.match(/\/proposals\/(\d+)\//)[1]);
    assert.equal((await writer.json(`/proposals/${draft}/draft`, { step: "place", pot, ...place })).status, 200);
    assert.match((await writer.open(`/proposals/${draft}/draft?step=check`)).text, /Farleder och broar/);
    assert.ok([200, 201].includes((await writer.json(`/proposals/${draft}/submission`, {})).status), "a hint is no refusal");
  });

  test("of an area come up by the place alone", async () => {
    const areas = (await reader.json("/areas")).body.areas;
    const centre = areas.find(({ name }) => name === "Centrum");
    const made = await facilitator.json("/cards", { kind: "rule", title: "Torget är skyddat", ours: "Bänkarna.", others: "Stenläggningen.", words: "gatsten", area: centre.id, ...source });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const drafted = await neighbour.json(`${here()}/proposals`, { ...idea("Plantera träd", "Skugga på sommaren för alla som väntar."), place_latitude: "58.9712", place_longitude: "15.4235" });
    assert.equal(drafted.status, 201, JSON.stringify(drafted.body));
    assert.match((await neighbour.open(`/proposals/${drafted.body.id}/draft?step=check`)).text, /Torget är skyddat/);
    await neighbour.json("/proposals/" + drafted.body.id + "/draft", { step: "place", place_latitude: "58.9430", place_longitude: "15.4300" });
    assert.doesNotMatch((await neighbour.open(`/proposals/${drafted.body.id}/draft?step=check`)).text, /Torget är skyddat/);
  });

  test("a similar idea is supported with one click, and the draft is kept", async () => {
    const drafted = await neighbour.json(`${here()}/proposals`, idea("Gångbro över slussporten", "En gångbro så att jag kan gå över slussporten till andra sidan."));
    assert.equal(drafted.status, 201, JSON.stringify(drafted.body));
    const check = await neighbour.open(`/proposals/${drafted.body.id}/draft?step=check`);
    const form = check.forms.find((one) => one.buttons.some(({ label }) => label === "Stöd ”En gångbro över slussporten” i stället"));
    assert.ok(form, check.text);
    const after_ = await neighbour.submit(form);
    assert.equal(after_.status, 200);
    assert.match(after_.text, /Du stöder idén\. Ditt utkast finns kvar/);
    const other = Number(after_.path.match(/\/proposals\/(\d+)/)[1]);
    assert.equal((await reader.json(`/proposals/${other}`)).body.supports, 1);
    assert.equal((await neighbour.json(`/proposals/${drafted.body.id}/draft`)).body.state, "draft");
    const own = await writer.json(`/proposals/${other}/draft`, { support: other });
    assert.ok(own.status >= 400, "it is no draft any more");
  });

  test("a change is a new version, and what was shown when can be read by everybody", async () => {
    server.passTime({ days: 2 });
    facilitator = await signedIn(server, "facilitator");
    const edit = await facilitator.open(`/cards/${card}/edit`);
    const saved = await facilitator.submit(edit.form({ fields: ["ours"] }), { contact: "Sjöfartsverket, 0771-63 00 00" });
    assert.equal(saved.status, 200, saved.text);
    const again = await facilitator.submit(edit.form({ fields: ["ours"] }), { contact: "Någon annan" });
    assert.equal(again.status, 409);
    assert.match(again.text, /Någon annan har ändrat kortet/);
    const page = await reader.open(`/cards/${card}`);
    assert.match(page.text, /Version 2, visas sedan/);
    assert.match(page.text, /Version 1, visades från/);
    const asWriter = await facilitator.open(`/cards/${card}`);
    const gone = await facilitator.submit(asWriter.forms.find(({ action }) => action.pathname.endsWith("/withdrawal")));
    assert.match(gone.text, /Kortet visas inte längre/);
    assert.deepEqual((await reader.json(`${here()}/similar?text=slussport`)).body.cards, []);
    assert.equal((await reader.json(`/cards/${card}`)).body.versions.length, 2);
  });

  test("go on paper, each with its number and version", async () => {
    const { form_token } = (await facilitator.open("/me/account")).html.match(/name="form_token" value="(?<form_token>[^"]*)"/).groups;
    const { cards } = (await reader.json(`${here()}/cards`)).body;
    for (const size of ["a4", "a6"]) {
      const answer = await facilitator.raw(`${here()}/cards/pdf`, { method: "POST", body: new URLSearchParams({ form_token, size }) });
      assert.equal(answer.status, 200, answer.text().slice(0, 300));
      if (process.env.CARDS_PDF) writeFileSync(`${process.env.CARDS_PDF}-${size}.pdf`, answer.bytes); // for eyes
      const { stdout } = spawnSync("pdftotext", ["-layout", "-", "-"], { input: answer.bytes, encoding: "utf8" });
      assert.match(stdout, /Statliga vägar/);
      assert.match(stdout, /Kort \d+, version 1, utskrivet/);
      assert.equal(stdout.split("\f").length - 1, size === "a4" ? cards.length : Math.ceil(cards.length / 4));
    }
  });

  test("give a cost its figures, which stay as they were when the card changes", async () => {
    const official = await signedIn(server, "official");
    const made = await facilitator.json("/cards", { kind: "price", title: "Gångbro", cost_low: "210000", cost_high: "390000", running: "7000", lifetime: 40, words: "gångbro", ...source });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const cases = [];
    for (let page = 1, pages = 1; page <= pages; ++page) {
      const { body } = await official.json(`/reviews?page=${page}`);
      cases.push(...body.cases);
      pages = body.pages;
    }
    const number = cases.find(({ title }) => title === "En gångbro över slussporten")?.id;
    assert.ok(number, cases.map(({ title }) => title).join());
    const page = await official.open(`/cases/${number}?cost=card-${made.body.id}`);
    assert.match(page.text, /Gångbro\s*: 210\s000\skr till 390\s000\skr, och 7\s000\skr om året/);
    const form = page.form({ fields: ["cost_low", "cost_source"] });
    const saved = await official.submit(form, { owner: form.fields.find(({ name }) => name === "owner").options.at(-1).value });
    assert.equal(saved.status, 200, saved.text);
    const { estimate } = (await official.json(`/cases/${number}`)).body;
    assert.deepEqual([estimate.cost_low, estimate.cost_high, estimate.source.word, estimate.source.confidence], ["210000", "390000", `card-${made.body.id}`, "medium"]);
    const dearer = { version: 1, title: "Gångbro", cost_low: "300000", cost_high: "500000", words: "gångbro", ...source };
    assert.equal((await facilitator.json(`/cards/${made.body.id}/versions`, dearer)).status, 201);
    assert.equal((await official.json(`/cases/${number}`)).body.estimate.source.card_version, 1);
    const unknown = await official.json(`/cases/${number}/estimate`, { version: 99, cost_low: 1, cost_high: 2, owner: estimate.owner, cost_source: "card-x" });
    assert.equal(unknown.status, 422);
  });

  async function browse(role, options) {
    browser ??= await openBrowser();
    const page = await openPage(browser, server, options);
    const account = accountsByRole(server)[role];
    await page.goto("/sign-in");
    await page.fill('[name="email"]', account.email);
    await page.fill('[name="password"]', account.password);
    await page.locator('form:has([name="password"]) button').first().click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    return page;
  }

  test("the pages can be used by everyone", async () => {
    for (const [path, language] of [[`${here()}/cards`, "sv"], [`${here()}/cards`, "en"], [`/cards/${card}`, "sv"], ["/cards", "sv"], ["/cards/new?kind=price", "sv"], ["/cards/new?kind=built", "en"]]) {
      const page = await browse("facilitator", { language, screen: narrow });
      await page.goto(path);
      assert.deepEqual(await accessFaults(page), [], path);
      assert.ok((await sidewaysPixels(page)) <= 0, `${path} is wider than the screen`);
      await page.context().close();
    }
  });

  test("while typing, the script shows the card and the idea to support; Enter in a field does not support anything", async () => {
    const page = await browse("resident", {});
    await page.goto(`${here()}/proposals/new`);
    await page.fill("[name=title]", "Bron vid slussporten");
    await page.fill("[name=body]", "En gångbro över slussporten, och en bänk vid vägen.");
    await page.locator("[data-similar] a", { hasText: "Statliga vägar" }).waitFor(); // of the whole text, not of the title alone
    await page.waitForSelector("[data-similar] button");
    await page.press("[name=beneficiaries]", "Enter");
    await page.waitForTimeout(300);
    assert.match(page.url(), /\/proposals\/new|\/proposals$/, "the form was not finished, and nothing was supported");
    await page.click("[data-similar] button");
    await page.waitForURL(/\/proposals\/\d+#support/);
    await page.waitForLoadState();
    assert.match(await page.textContent("main"), /Du stöder idén|Ta tillbaka/);
    await page.context().close();
  });
});
