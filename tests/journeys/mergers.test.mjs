// Three ideas that want the same: two authors agree to one proposal, one by the phone; the third keeps the own idea; both go all
// the way to the ballot. Nothing is merged without a person, nobody's name is lost, and opposites are never put together.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accessFaults, narrow, openBrowser, openPage, sidewaysPixels } from "./with/browser.mjs";
import { accountsByRole, processIn, residents, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const place = { place: "Kvarnparken", place_latitude: "59.0301", place_longitude: "17.9102" };

describe("three similar ideas", () => {
  let server, reader, facilitator, yes, no, supporter, process, pot, browser;
  const ideas = {};
  let merger;

  before(async () => {
    server = await Server.start();
    reader = new Visitor(server);
    facilitator = await signedIn(server, "facilitator");
    [yes, no, supporter] = await residents(server, 3);
    process = await processIn(reader, "ideas");
    pot = (await reader.json(`/processes/${process.id}`)).body.pots[0].id;
    ideas.yes = await write(yes, "Utegym i Kvarnparken", "Vi vill ha ett utegym med redskap för styrketräning i Kvarnparken.");
    ideas.no = await write(no, "Ett utegym vid Kvarnparken", "Bygg ett utegym med redskap i Kvarnparken, gärna nära lekplatsen.");
    const entered = await facilitator.json(`/processes/${process.id}/proposals/for-others`, {
      request_key: "merger-phone", title: "Gym utomhus i Kvarnparken", body: "Redskap för styrketräning utomhus i Kvarnparken.", beneficiaries: "Alla i parken",
      category: "sport", pot, channel: "phone", author_name: "Cilla", author_contact: "070-000 00 00", language: "sv", ...place,
    });
    assert.equal(entered.status, 201, JSON.stringify(entered.body));
    ideas.phone = entered.body.id;
    await write(supporter, "Inget utegym i Kvarnparken", "Bygg inget utegym i Kvarnparken. Parken ska vara tyst och grön.");
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });

  async function write(author, title, body) {
    const draft = await author.json(`/processes/${process.id}/proposals`, {
      request_key: title, title, body, beneficiaries: "Alla som vill röra på sig", category: "sport", pot, ...place,
    });
    assert.equal(draft.status, 201, JSON.stringify(draft.body));
    const sent = await author.json(`/proposals/${draft.body.id}/submission`, {});
    assert.ok([200, 201].includes(sent.status), JSON.stringify(sent.body));
    return draft.body.id;
  }
  const idea = async (id) => (await reader.json(`/proposals/${id}`)).body;

  test("are suggested together, without the one that wants the opposite", async () => {
    const { suggestions, opposites } = (await facilitator.json(`/processes/${process.id}/mergers`)).body;
    const group = suggestions.find(({ proposals }) => proposals.some(({ id }) => id === ideas.yes));
    assert.ok(group, JSON.stringify(suggestions.map((one) => one.proposals.map(({ title }) => title))));
    const titles = group.proposals.map(({ title }) => title);
    assert.ok(titles.includes("Ett utegym vid Kvarnparken"), titles.join());
    assert.ok(!titles.includes("Inget utegym i Kvarnparken"), titles.join());
    assert.ok(opposites.some(({ first, second }) => [first.title, second.title].includes("Inget utegym i Kvarnparken")), JSON.stringify(opposites));
    assert.equal((await yes.json(`/processes/${process.id}/mergers`)).status, 403);
  });

  test("are put to their authors with a wording in common, by forms", async () => {
    const page = await facilitator.open(`/processes/${process.id}/mergers/new?proposals=${ideas.yes},${ideas.no},${ideas.phone}`);
    assert.match(page.text, /Gym utomhus i Kvarnparken/);
    const form = page.form({ fields: ["title", "body", "explanation"] });
    const empty = await facilitator.submit(form, { title: "", body: "", explanation: "" });
    assert.equal(empty.status, 422);
    const asked = await facilitator.submit(form, { title: "Ett gemensamt utegym i Kvarnparken", body: "Ett utegym med redskap för alla åldrar.", place: "Kvarnparken" });
    assert.equal(asked.status, 200, asked.text);
    merger = (await facilitator.json(`/processes/${process.id}/mergers`)).body.mergers[0];
    assert.equal(merger.parts.length, 3);
    assert.equal((await idea(ideas.yes)).mergers[0].state, "proposed");
    assert.equal((await facilitator.json(`/mergers/${merger.id}/completion`, {})).body.code, "authors_have_time");
  });

  test("the pages can be used by everyone", async () => {
    browser = await openBrowser();
    for (const [path, language] of [[`/mergers/${merger.id}`, "sv"], [`/mergers/${merger.id}`, "en"], [`/processes/${process.id}/mergers`, "sv"]]) {
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
  });

  test("each author answers, and nobody else", async () => {
    assert.equal((await supporter.json(`/proposals/${ideas.yes}/supports`, {})).status < 300, true);
    assert.equal((await supporter.json(`/proposals/${ideas.phone}/supports`, {})).status < 300, true);
    assert.equal((await no.json(`/mergers/${merger.id}/answers`, { proposal: ideas.yes, answer: "yes" })).status, 403);
    const page = await yes.open(`/mergers/${merger.id}`);
    const form = page.forms.find((one) => one.action.pathname.endsWith("/answers"));
    const answered = await yes.submit(form, { words: "Gärna!" }, { button: "Ja, slå ihop" });
    assert.equal(answered.status, 200, answered.text);
    assert.equal((await no.json(`/mergers/${merger.id}/answers`, { proposal: ideas.no, answer: "no", words: "Mitt ska ligga vid lekplatsen." })).status, 200);
    const byPhone = await facilitator.json(`/mergers/${merger.id}/answers`, { proposal: ideas.phone, answer: "yes", words: "Det går bra, sa hon.", channel: "phone" });
    assert.equal(byPhone.status, 200, JSON.stringify(byPhone.body));
    const seen = (await reader.json(`/mergers/${merger.id}`)).body;
    assert.deepEqual(seen.parts.map(({ answer }) => answer).sort(), ["no", "yes", "yes"]);
    assert.ok(seen.parts.every((part) => part.words === undefined), "their own words are for the facilitators");
    assert.ok(!(await reader.open(`/mergers/${merger.id}`)).html.includes("070-000"));
  });

  test("become one with both names, and the third stays", async () => {
    const page = await facilitator.open(`/mergers/${merger.id}`);
    const done = await facilitator.submit(page.forms.find((form) => form.action.pathname.endsWith("/completion")));
    assert.equal(done.status, 200, done.text);
    merger = (await reader.json(`/mergers/${merger.id}`)).body;
    assert.equal(merger.state, "made");
    assert.equal((await idea(ideas.yes)).state, "merged");
    assert.equal((await idea(ideas.phone)).state, "merged");
    assert.equal((await idea(ideas.no)).state, "received");
    const made = await reader.open(`/proposals/${merger.result}`);
    assert.match(made.text, /Cilla/);
    assert.match(made.text, /Röst 1/);
    assert.equal((await idea(merger.result)).supports, 1, "whoever supported two ideas supports the one once");
    assert.ok((await reader.open(`/proposals/${ideas.yes}`)).html.includes(`/proposals/${merger.result}"`), "the way on from the idea");
  });

  test("both reach the ballot", async () => {
    const official = await signedIn(server, "official");
    for (const id of [merger.result, ideas.no]) {
      const { cases } = (await official.json("/reviews")).body;
      const { id: number } = cases.find((one) => one.proposal === id);
      assert.ok(!cases.some((one) => [ideas.yes, ideas.phone].includes(one.proposal)), "what is merged waits for nobody");
      const version = async () => (await official.json(`/cases/${number}`)).body.version;
      const owner = 1;
      const priced = await official.json(`/cases/${number}/estimate`, { version: await version(), cost_low: "10000", cost_high: "20000", owner, note: "Ramavtal" });
      assert.equal(priced.status, 200, JSON.stringify(priced.body));
      const accepted = await official.json(`/cases/${number}/acceptance`, { version: await version(), understood: "Tack.", answer: "Ja.", who: "Park" });
      assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
    }
    const plan = (await reader.json(`/processes/${process.id}/plan`)).body;
    const vote = plan.phases.find((one) => one.kind === "vote");
    server.passTime({ seconds: Math.ceil((new Date(vote.opens_at ?? vote.opens) - server.now()) / 1000) + 60 });
    for (let tries = 0; tries < 50 && (await idea(ideas.no)).state !== "on_ballot"; ++tries) await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal((await idea(merger.result)).state, "on_ballot");
    assert.equal((await idea(ideas.no)).state, "on_ballot");
    assert.equal((await idea(ideas.yes)).state, "merged");
    facilitator = await signedIn(server, "facilitator");
    assert.equal((await facilitator.json(`/mergers/${merger.id}/undoing`, { reason: "Nu är det för sent." })).body.code, "ballot_is_set");
  });
});
