// A no that is looked at once more: by a letter on the last day, and by an author who moves the idea off the state's road.
// Scenarios 5 and 2 of the design, by forms without script.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accountsByRole, processIn, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("another look at a no", () => {
  let server;
  let anyone;
  let process;
  let pot;

  before(async () => {
    server = await Server.start();
    anyone = new Visitor(server);
    process = await processIn(anyone, "ideas");
    pot = (await anyone.json(`/processes/${process.id}/plan`)).body.pots[0].id;
  });
  after(() => server.close());

  const proposal = async (id) => (await anyone.json(`/proposals/${id}`)).body;

  /** The case of an idea, as an official finds it in the inbox. */
  async function caseOf(official, id) {
    const inbox = (await official.json("/reviews")).body.cases;
    return inbox.find((one) => one.proposal === id).id;
  }

  async function refuse(official, id, code, parts) {
    const page = await official.open(`/cases/${await caseOf(official, id)}/refusal?code=${code}`);
    const done = await official.submit(page.form({ fields: ["understood", "who"] }), { understood: "Tack. Du vill göra vägen trygg.", who: "Trafikingenjör, Gata", ...parts });
    assert.equal(done.status, 200, done.text);
  }

  /** Prices and accepts what is under review. */
  async function accept(official, id) {
    const here = `/cases/${await caseOf(official, id)}`;
    const page = await official.open(here);
    const form = page.form({ fields: ["cost_low", "owner"] });
    const owner = (await official.json(here)).body.department ?? 1;
    const priced = await official.submit(form, { cost_low: "20000", cost_high: "30000", running: "1000", note: "Ramavtal", owner: String(owner) });
    assert.equal(priced.status, 200, priced.text);
    const yes = await official.open(`${here}/acceptance`);
    const done = await official.submit(yes.form({ fields: ["answer", "who"] }), { who: "Trafikingenjör, Gata", understood: "Tack. Du vill göra vägen trygg." });
    assert.equal(done.status, 200, done.text);
  }

  /** An official who did not say the first no. */
  async function secondOfficial() {
    const official = new Visitor(server);
    await official.signIn({ email: "petra@lindvalla.example", password: accountsByRole(server).official.password });
    return official;
  }

  describe("that an author asks for by moving the idea", () => {
    let id;
    let author;

    test("an idea on the state's road is handed on with its case number", async () => {
      author = await signedIn(server, "resident");
      const draft = await author.json(`/processes/${process.id}/proposals`, {
        title: "Ett övergångsställe vid länsvägen", body: "Bilarna kör fort och barnen ska över till bussen varje morgon.", beneficiaries: "Barnen i Åsvik", category: "traffic",
        pot, place: "Länsvägen vid busshållplatsen", place_latitude: "57.7000", place_longitude: "11.9000",
      });
      assert.equal(draft.status, 201, JSON.stringify(draft.body));
      id = draft.body.id;
      const sent = await author.json(`/proposals/${id}/submission`, {});
      assert.ok(sent.status < 300, JSON.stringify(sent.body));
      await refuse(await signedIn(server, "official"), id, "not_our_responsibility", {
        answer: "Nej, vägen är statens.", why: "Trafikverket bestämmer över länsvägen.", next: "Vi har skickat idén till Trafikverket, ärende TRV 2026/4711. Vill du flytta den till Skolgatan, 80 meter bort?",
      });
      assert.equal((await proposal(id)).state, "redirected");
      assert.match((await anyone.open(`/proposals/${id}`)).text, /TRV 2026\/4711/);
    });

    test("the author asks from the idea's own page, where strangers are not asked", async () => {
      const stranger = await anyone.open(`/proposals/${id}`);
      assert.ok(!stranger.links.some(({ href }) => href.endsWith("/appeals/new")));
      const page = await author.open(`/proposals/${id}`);
      const form = (await author.follow(page, "Be om omprövning")).form({ fields: ["reason"] });
      const empty = await author.submit(form, { reason: "" });
      assert.equal(empty.status, 422);
      const asked = await author.submit(empty.form({ fields: ["reason"] }), { reason: "Flytta den till Skolgatan. Den gatan är kommunens." });
      assert.equal(asked.status, 200, asked.text);
      assert.equal((await proposal(id)).state, "appealed");
    });

    test("it moves by an offer that the author says yes to, and passes", async () => {
      const official = await secondOfficial();
      const { appeals } = (await proposal(id)).review;
      const answered = await official.json(`/appeals/${appeals[0].id}/answer`, { outcome: "overturned", answer: "Skolgatan är kommunens, så där går det.", who: "Landskapsingenjör, Park" });
      assert.equal(answered.status, 200, JSON.stringify(answered.body));
      const here = `/cases/${answered.body.case}`;
      const page = await official.open(`${here}/offers/new`);
      const form = page.form({ fields: ["explanation", "place", "place_latitude", "place_longitude"] });
      const skolgatan = { place: "Skolgatan vid länsvägen", place_latitude: "57,7005", place_longitude: "11,9010" };
      const offered = await official.submit(form, { explanation: "Vi flyttar den till kommunens gata.", ...skolgatan });
      assert.equal(offered.status, 200, offered.text);
      const before = await proposal(id);
      assert.equal(before.place, "Länsvägen vid busshållplatsen", "nothing changes without a yes");
      assert.deepEqual([before.place_latitude, before.place_longitude], [57.7, 11.9]);
      const idea = await author.open(`/proposals/${id}`);
      for (const shown of ["Platsen i dag", "Platsen i förslaget"]) assert.ok(idea.text.includes(shown), shown);
      await author.submit(idea.form({ fields: ["words"] }), { words: "Ja, gärna." }, { button: "accept" });
      const moved = await proposal(id);
      assert.equal(moved.place, "Skolgatan vid länsvägen");
      assert.deepEqual([moved.place_latitude, moved.place_longitude], [57.7005, 11.901]);
      await accept(official, id);
      assert.equal((await proposal(id)).state, "accepted");
    });
  });

  describe("that a letter asks for on the last day", () => {
    let id;
    let appeal;

    test("the idea came on paper and was refused", async () => {
      const facilitator = await signedIn(server, "facilitator");
      const page = await facilitator.open(`/processes/${process.id}/proposals/for-others`);
      const entered = await facilitator.submit(page.form({ fields: ["title", "channel"] }), {
        channel: "paper", title: "Ett räcke vid trappan", body: "Trappan är brant och saknar räcke, så jag vågar inte gå där.", beneficiaries: "Vi som går dåligt",
        category: "safety", pot: String(pot), place: "Trappan vid Kyrkbacken", author_name: "Sven", author_contact: "Kyrkbacken 3",
      });
      assert.equal(entered.status, 200, entered.text);
      id = (await anyone.json(`/processes/${process.id}/proposals`)).body.proposals.find((one) => one.title === "Ett räcke vid trappan").id;
      await refuse(await signedIn(server, "official"), id, "collision", { answer: "Nej, trappan byggs om.", why: "Trappan byggs om nästa år.", next: "Följ bygget på vår sida." });
      assert.equal((await proposal(id)).state, "not_feasible");
    });

    test("the letter that came on the last day is entered the day after", async () => {
      let facilitator = await signedIn(server, "facilitator");
      const { appeal_until: until } = (await facilitator.json(`/proposals/${id}`)).body.review;
      const workingDays = (new Date(until) - server.now()) / 86_400_000;
      assert.ok(workingDays > 19, "fifteen working days are at least three weeks");
      server.passTime({ seconds: Math.ceil((new Date(until) - server.now()) / 1000) + 86_400 });
      facilitator = await signedIn(server, "facilitator");
      const page = await facilitator.open(`/proposals/${id}/appeals/new`);
      const form = page.form({ fields: ["reason", "arrived_date"] });
      const words = { channel: "paper", reason: "Ombyggnaden är inställd. Jag har läst protokollet." };
      const late = await facilitator.submit(form, { ...words, arrived_date: server.now().toISOString().slice(0, 10) });
      assert.equal(late.status, 409, late.text);
      const asked = await facilitator.submit(late.form({ fields: ["reason", "arrived_date"] }), { ...words, arrived_date: until.slice(0, 10) });
      assert.equal(asked.status, 200, asked.text);
      const shown = await proposal(id);
      assert.equal(shown.state, "appealed");
      appeal = shown.review.appeals[0];
      assert.equal(appeal.channel, "paper");
      assert.match((await anyone.open(`/proposals/${id}`)).text, /Ombyggnaden är inställd/);
    });

    test("whoever said no may not answer", async () => {
      const first = await signedIn(server, "official");
      const page = await first.open(`/cases/${appeal.case}`);
      assert.ok(!page.links.some(({ href }) => href.startsWith("/appeals/")));
      const refused = await first.json(`/appeals/${appeal.id}/answer`, { outcome: "stands", answer: "Det står fast, som jag skrev.", who: "Gata" });
      assert.equal(refused.status, 403);
      assert.equal(refused.body.code, "same_official");
    });

    test("another official overturns it, and it goes on to the ballot", async () => {
      const official = await secondOfficial();
      const page = await official.open(`/cases/${appeal.case}`);
      const form = (await official.follow(page, "Svara på omprövningen")).form({ fields: ["outcome", "answer"] });
      const done = await official.submit(form, { outcome: "overturned", answer: "Ombyggnaden är inställd, så räcket behövs.", who: "Landskapsingenjör, Park" });
      assert.equal(done.status, 200, done.text);
      const shown = await proposal(id);
      assert.equal(shown.state, "in_review");
      assert.equal(shown.review.appeals[0].state, "overturned");
      assert.ok(new Date(shown.answer_due_at) > server.now());
      await accept(official, id);
      assert.equal((await proposal(id)).state, "accepted");
      const steps = (await anyone.open(`/proposals/${id}`)).text;
      for (const word of ["Omprövning begärd", "Omprövad", "Godkänd för röstning"]) assert.ok(steps.includes(word), word);
    });
  });
});
