// A change offer that is talked about: the author asks to meet, gets another time, then offers back, and the officials say
// yes. By forms without script. Who has no account reads the same on paper.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accessFaults, narrow, openBrowser, openPage, sidewaysPixels } from "./with/browser.mjs";
import { accountsByRole, processIn, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("an offer that its author talks about", () => {
  let server;
  let anyone;
  let author;
  let official;
  let id;
  let here;

  before(async () => {
    server = await Server.start();
    anyone = new Visitor(server);
    author = await signedIn(server, "resident");
    official = await signedIn(server, "official");
    const process = await processIn(anyone, "ideas");
    const pot = (await anyone.json(`/processes/${process.id}/plan`)).body.pots[0].id;
    const draft = await author.json(`/processes/${process.id}/proposals`, {
      title: "En drake att klättra på", body: "Barnen på gården har inget att klättra på efter skolan.", beneficiaries: "Barnen", category: "play",
      pot, place: "Länsvägen 4", place_latitude: "57.7000", place_longitude: "11.9000",
    });
    id = draft.body.id;
    assert.ok((await author.json(`/proposals/${id}/submission`, {})).status < 300);
    const inbox = (await official.json("/reviews")).body.cases;
    here = `/cases/${inbox.find((one) => one.proposal === id).id}`;
  });
  after(() => server.close());

  const proposal = async (visitor = anyone) => (await visitor.json(`/proposals/${id}`)).body;
  const waiting = async () => (await proposal()).review.offers.find((one) => one.state === "offered");

  test("holds a place on the map, a size, hours and a cost", async () => {
    const page = await official.open(`${here}/offers/new`);
    const form = page.form({ fields: ["explanation", "place_latitude", "size", "hours", "cost"] });
    const half = await official.submit(form, { explanation: "Länsvägen är statens mark.", place_latitude: "57.71", place_longitude: "" });
    assert.equal(half.status, 422, "half a position is none");
    const sent = await official.submit(form, {
      explanation: "Länsvägen är statens mark.", place: "Skolgatan 2", place_latitude: "57.7010", place_longitude: "11.9020", size: "3 meter hög", hours: "dygnet runt", cost: "45000",
    });
    assert.equal(sent.status, 200, sent.text);
    const offer = await waiting();
    assert.deepEqual([offer.place_latitude, offer.place_longitude, offer.size, offer.hours, offer.by], [57.701, 11.902, "3 meter hög", "dygnet runt", "official"]);
    const shown = (await anyone.open(`/proposals/${id}`)).text;
    for (const words of ["3 meter hög", "dygnet runt", "45 000", "Platsen i dag", "Platsen i förslaget"]) assert.ok(shown.replaceAll("\u00a0", " ").includes(words), words);
  });

  test("has pages that everyone can use", async () => {
    const browser = await openBrowser();
    try {
      const { id: offer } = await waiting();
      for (const language of ["sv", "en"]) {
        const page = await openPage(browser, server, { language, screen: narrow });
        const account = accountsByRole(server).resident;
        await page.goto("/sign-in");
        await page.fill('[name="email"]', account.email);
        await page.fill('[name="password"]', account.password);
        await page.locator('form:has([name="password"]) button').first().click();
        await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
        for (const path of [`/proposals/${id}`, `/offers/${offer}/counter`, `/offers/${offer}/meetings/new`]) {
          await page.goto(path);
          assert.deepEqual(await accessFaults(page), [], path);
          assert.ok((await sidewaysPixels(page)) <= 0, `${path} is wider than the screen`);
        }
        await page.context().close();
      }
    } finally {
      await browser.close();
    }
  });

  test("says on paper all that the page says", async () => {
    const facilitator = await signedIn(server, "facilitator");
    const { process, pot } = await proposal();
    const entered = await facilitator.json(`/processes/${process}/proposals/for-others`, {
      request_key: "paper-offer", channel: "paper", title: "En ramp vid biblioteket", body: "Jag kommer inte in med min rullator.", beneficiaries: "Äldre", category: "safety",
      pot, place: "Biblioteket", author_name: "Sven", author_contact: "Sven, Kyrkbacken 3, 123 45 Lindvalla", language: "sv",
    });
    const { id: of } = (await official.json("/reviews")).body.cases.find((one) => one.proposal === entered.body.id);
    const page = await official.open(`/cases/${of}/offers/new`);
    const form = page.form({ fields: ["explanation", "place_latitude", "size", "hours", "cost"] });
    assert.equal((await official.submit(form, { explanation: "Trappan ska vara kvar.", place: "Bibliotekets gavel", size: "6 meter lång", cost: "45000" })).status, 200);
    const { waiting: letters } = (await facilitator.json("/notices/by-hand")).body;
    const { text } = letters.find((one) => one.contact.includes("Kyrkbacken 3") && one.text.includes("Trappan ska vara kvar"));
    for (const words of ["Plats: Bibliotekets gavel. I dag: Biblioteket.", "Storlek: 6 meter lång.", "45000 kr"]) assert.ok(text.includes(words), `${words} in ${text}`);
    assert.ok(!text.includes("Tider:"), "what does not change is not said to");
  });

  test("is met about: another time is proposed and agreed, and only the two sides read where", async () => {
    const day = (n) => new Date(server.now().getTime() + n * 86_400_000).toISOString().slice(0, 10);
    const page = await author.open(`/proposals/${id}`);
    const form = (await author.follow(page, "Be om att träffas")).form({ fields: ["starts_at_date", "place", "phone"] });
    const nowhere = await author.submit(form, { starts_at_date: day(5), starts_at_time: "15:00" });
    assert.equal(nowhere.status, 422);
    const asked = await author.submit(form, { starts_at_date: day(5), starts_at_time: "15:00", phone: "070-555 01 02" });
    assert.equal(asked.status, 200, asked.text);
    assert.equal((await proposal()).state, "author_replied");
    assert.ok((await proposal()).answer_due_at, "the officials' clock runs");
    assert.deepEqual((await proposal()).review.meetings, []);
    assert.ok(!(await anyone.open(`/proposals/${id}`)).text.includes("070-555 01 02"));
    const panel = await official.open(here);
    assert.ok(panel.text.includes("070-555 01 02"));
    const other = (await official.follow(panel, "Föreslå en annan tid")).form({ fields: ["starts_at_date", "place"] });
    const proposed = await official.submit(other, { starts_at_date: day(6), starts_at_time: "10:00", place: "Biblioteket" });
    assert.equal(proposed.status, 200, proposed.text);
    const again = await author.open(`/proposals/${id}`);
    assert.ok(again.text.includes("Biblioteket"));
    const agreed = await author.submit(again.form({ action: "/confirmation" }), {});
    assert.equal(agreed.status, 200, agreed.text);
    assert.equal((await proposal(author)).review.meetings.at(-1).state, "confirmed");
    assert.equal((await proposal()).answer_due_at, null, "the author is asked again");
  });

  test("is answered with a counter-offer, which becomes the idea with the officials' yes", async () => {
    const page = await author.open(`/proposals/${id}`);
    const form = (await author.follow(page, "Svara med ett eget förslag")).form({ fields: ["explanation", "place"] });
    const same = await author.submit(form, { explanation: "Precis så vill jag ha det." });
    assert.equal(same.status, 422, "the offer itself is a yes");
    const sent = await author.submit(form, { explanation: "Parken har skugga på sommaren.", place: "Parken", place_latitude: "57.7020", place_longitude: "11.9040" });
    assert.equal(sent.status, 200, sent.text);
    assert.equal((await waiting()).by, "author");
    const decided = await official.open(here);
    const no = await official.submit(decided.form({ fields: ["reason"], button: "accept" }), { reason: "" }, { button: "decline" });
    assert.equal(no.status, 422, "a no has a reason");
    const yes = await official.submit(decided.form({ fields: ["reason"], button: "accept" }), { reason: "Bra tänkt." }, { button: "accept" });
    assert.equal(yes.status, 200, yes.text);
    const idea = await proposal();
    assert.deepEqual([idea.place, idea.place_latitude, idea.place_longitude], ["Parken", 57.702, 11.904]);
    assert.equal(idea.review.offers.at(-1).state, "accepted");
    const report = (await anyone.json(`/processes/${idea.process}/answers`)).body;
    assert.equal(report.changed_without_consent, 0);
  });
});
