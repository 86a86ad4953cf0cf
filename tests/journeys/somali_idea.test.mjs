// Scenario 1 of the design: an idea on paper in Somali, from somebody with a telephone and nothing else. It is typed in afterwards,
// read in Swedish, changed by a call, voted on in two languages, and its author is told by telephone that it won. By forms
// without script where a person would use one.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { accessFaults, narrow, openBrowser, openPage, sidewaysPixels } from "./with/browser.mjs";
import { processIn, residents, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const somali = { title: "Kursiyo hoos leh oo ku yaal Kvarnparken", body: "Hooyooyinka iyo carruurtu meel ay fadhiistaan ma haystaan. Waxaan rabnaa kursiyo iyo hoos." };
const swedish = { title: "Bänkar i skuggan i Kvarnparken", body: "Mammor och barn har ingenstans att sitta. Vi vill ha bänkar och skugga." };

describe("an idea on paper in Somali", () => {
  let server, reader, facilitator, process, pot, id, voters, browser;

  before(async () => {
    server = await Server.start();
    reader = new Visitor(server);
    facilitator = await signedIn(server, "facilitator");
    process = await processIn(reader, "ideas");
    pot = (await reader.json(`/processes/${process.id}`)).body.pots[0].id;
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });

  const idea = async () => (await reader.json(`/proposals/${id}`)).body;
  /** What waits to be told to the author by telephone, newest last. */
  const toTell = async () => (await facilitator.json("/notices/by-hand")).body.waiting.filter((one) => JSON.stringify(one).includes("070-555 12 34"));
  const passTo = async (kind) => {
    const plan = (await reader.json(`/processes/${process.id}/plan`)).body;
    const phase = plan.phases.find((one) => one.kind === kind);
    server.passTime({ seconds: Math.ceil((new Date(phase.opens_at ?? phase.opens) - server.now()) / 1000) + 60 });
  };

  test("is typed in with its own words, after the market", async () => {
    const page = await facilitator.open(`/processes/${process.id}/proposals/for-others`);
    assert.match(page.html, /<option value="so"[^>]*>Soomaali/, "the language is chosen by its own name");
    const entered = await facilitator.submit(page.form({ fields: ["title", "channel"] }), {
      channel: "paper", ...somali, beneficiaries: "Hooyooyinka", category: "meeting", pot: String(pot), place: "Kvarnparken", language: "so",
      author_name: "Hodan", author_contact: "070-555 12 34",
    });
    assert.equal(entered.status, 200, entered.text);
    id = (await reader.json(`/processes/${process.id}/proposals`)).body.proposals.find((one) => one.title === somali.title).id;
    assert.equal((await idea()).language, "so");
    assert.match((await reader.open(`/proposals/${id}`)).html, /<article class="proposal" lang="so">/);
  });

  test("gets a Swedish summary beside it, and the author's words stay", async () => {
    const page = await facilitator.open(`/proposals/${id}/translations/new`);
    assert.match(page.text, /Hooyooyinka/, "the original stands beside the form");
    const form = page.form({ fields: ["language", "made"] });
    const empty = await facilitator.submit(form, { language: "sv", title: "", body: "" });
    assert.equal(empty.status, 422);
    const own = await facilitator.json(`/proposals/${id}/translations`, { language: "so", ...swedish, made: "by_person" });
    assert.equal(own.body.code, "own_language");
    const stored = await facilitator.submit(empty.form({ fields: ["language", "made"] }), { language: "sv", ...swedish, made: "by_person" });
    assert.equal(stored.status, 200, stored.text);
    const shown = await reader.open(`/proposals/${id}`);
    assert.match(shown.text, /Bänkar i skuggan/);
    assert.match(shown.text, /Författarens egna ord gäller/);
    const { title, body, revision } = await idea();
    assert.deepEqual({ title, body, revision }, { ...somali, revision: 1 });
    assert.equal((await reader.json(`/proposals/${id}/translations`, { language: "en", ...swedish, made: "by_person" })).status, 401);
  });

  test("has a page that can be read by everyone, in Swedish and Somali", async () => {
    browser = await openBrowser();
    for (const language of ["sv", "so"]) {
      const page = await openPage(browser, server, { screen: narrow });
      await page.goto(`/proposals/${id}?lang=${language}`);
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      assert.deepEqual(await accessFaults(page), [], language);
      assert.ok((await sidewaysPixels(page)) <= 0, "wider than the screen");
      await page.context().close();
    }
  });

  test("is changed by a call: the facilitator writes down what Hodan said", async () => {
    const official = await signedIn(server, "official");
    const { cases } = (await official.json("/reviews")).body;
    const here = `/cases/${cases.find((one) => one.proposal === id).id}`;
    const page = await official.open(`${here}/offers/new`);
    const offered = await official.submit(page.form({ fields: ["explanation", "title"] }), {
      explanation: "Vid dammen finns redan träd som ger skugga.", title: "Kursiyo hoos leh oo ku yaal balliga", body: somali.body, place: "Dammen i Kvarnparken",
    });
    assert.equal(offered.status, 200, offered.text);
    const waiting = await toTell();
    assert.ok(waiting.length > 0, "somebody has to ring");
    assert.equal((await idea()).title, somali.title, "nothing changes without a yes");
    const said = await facilitator.open(`/proposals/${id}`);
    const unheard = await facilitator.submit(said.form({ fields: ["words", "channel"] }), { channel: "phone" }, { button: "accept" });
    assert.equal(unheard.status, 422);
    assert.match(unheard.text, /Skriv hur du vet vad förslagsställaren sa/, "what to mend");
    const answered = await facilitator.submit(said.form({ fields: ["words", "channel"] }), { words: "Haa, gärna vid dammen.", channel: "phone", evidence: "Samtal i dag kl. 14, jag läste upp ändringen." }, { button: "accept" });
    assert.equal(answered.status, 200, answered.text);
    assert.equal((await idea()).title, "Kursiyo hoos leh oo ku yaal balliga");
    const old = await reader.open(`/proposals/${id}`);
    assert.match(old.text, /Författaren har ändrat idén efter det/, "the translation is of earlier words, and says so");
    await facilitator.json(`/proposals/${id}/translations`, { language: "sv", title: "Bänkar i skuggan vid dammen", body: swedish.body, made: "by_person" });
    const { changed_without_consent } = (await reader.json(`/processes/${process.id}/answers`)).body;
    assert.equal(changed_without_consent, 0);
  });

  test("is accepted, and stands on the ballot in the language of whoever reads", async () => {
    const official = await signedIn(server, "official");
    const { cases } = (await official.json("/reviews")).body;
    const here = `/cases/${cases.find((one) => one.proposal === id).id}`;
    const version = async () => (await official.json(here)).body.version;
    const priced = await official.json(`${here}/estimate`, { version: await version(), cost_low: "10000", cost_high: "20000", owner: 1, note: "Ramavtal" });
    assert.equal(priced.status, 200, JSON.stringify(priced.body));
    const accepted = await official.json(`${here}/acceptance`, { version: await version(), understood: "Tack.", answer: "Ja.", who: "Park" });
    assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
    await passTo("vote");
    for (let tries = 0; tries < 50 && (await idea()).state !== "on_ballot"; ++tries) await new Promise((resolve) => setTimeout(resolve, 200));
    voters = await residents(server, 3);
    const titleIn = async (language) => {
      const { body } = await voters[0].json(`/processes/${process.id}/ballot?lang=${language}`);
      assert.ok(body.projects, JSON.stringify(body).slice(0, 500));
      const project = body.projects.find((one) => one.code === String(id));
      return [project.language, project.title];
    };
    assert.deepEqual(await titleIn("so"), ["so", "Kursiyo hoos leh oo ku yaal balliga"]);
    assert.deepEqual(await titleIn("sv"), ["sv", "Bänkar i skuggan vid dammen"]);
    facilitator = await signedIn(server, "facilitator");
    const late = await facilitator.json(`/proposals/${id}/translations`, { language: "sv", title: "Rösta på bänkarna!", body: swedish.body, made: "by_person" });
    assert.equal(late.body.code, "vote_has_begun", "the ballot of an open vote does not change");
  });

  test("wins, and Hodan is told by telephone", async () => {
    for (const [number, voter] of voters.entries()) {
      const ballot = (await voter.json(`/processes/${process.id}/ballot`)).body;
      const project = ballot.projects.find((one) => one.code === String(id));
      const marks = ballot.ballot_kind === "points" ? { points: { [project.id]: 1 } } : { projects: [project.id] };
      const cast = await voter.json(`/processes/${process.id}/ballot`, { relation: "lives", birth_year: 1980, request_key: `somali-${number}`, ...marks });
      assert.equal(cast.status, 201, JSON.stringify(cast.body));
    }
    await passTo("count");
    facilitator = await signedIn(server, "facilitator");
    const before = (await toTell()).length;
    const counted = await facilitator.json(`/processes/${process.id}/count`, {});
    assert.ok(counted.status < 300, JSON.stringify(counted.body));
    assert.equal((await idea()).state, "won");
    const waiting = await toTell();
    assert.equal(waiting.length, before + 1, "one more to ring about");
    const page = await facilitator.open("/notices/by-hand");
    assert.match(page.text, /070-555 12 34/);
    const told = page.forms.filter((form) => /\/notices\/\d+\//.test(form.action.pathname)).at(-1);
    assert.ok(told, "a button that says it is told");
    assert.equal((await facilitator.submit(told)).status, 200);
    assert.equal((await toTell()).length, before);
  });
});
