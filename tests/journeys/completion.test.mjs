// An idea that nobody can review as it is: its author mends it, a facilitator mends it after a letter or a call, or nobody
// answers and the review goes on with the idea as it was. By forms without script.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { processIn, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("an idea that has to be mended", () => {
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
  const idea = (title) => ({ title, body: "Det borde finnas en sådan där för oss som bor här.", beneficiaries: "Alla", category: "other", pot, place: "Centrum" });

  async function onPaper(title) {
    const facilitator = await signedIn(server, "facilitator");
    const entered = await facilitator.json(`/processes/${process.id}/proposals/for-others`, { ...idea(title), channel: "paper", author_contact: "Kyrkbacken 3, 123 45 Lindvalla" });
    assert.equal(entered.status, 201, JSON.stringify(entered.body));
    return entered.body.id;
  }

  async function byAccount(author, title) {
    const draft = await author.json(`/processes/${process.id}/proposals`, idea(title));
    assert.equal(draft.status, 201, JSON.stringify(draft.body));
    const sent = await author.json(`/proposals/${draft.body.id}/submission`, {});
    assert.ok(sent.status < 300, JSON.stringify(sent.body));
    return draft.body.id;
  }

  /** What the server does by the clock takes a moment. */
  async function comesTrue(is) {
    for (let tries = 0; tries < 100 && !(await is()); ++tries) await new Promise((resolve) => setTimeout(resolve, 200));
    assert.ok(await is());
  }

  const caseOf = async (official, id) => (await official.json("/reviews")).body.cases.find((one) => one.proposal === id).id;

  async function askToMend(id, faults = ["unclear"]) {
    const official = await signedIn(server, "official");
    const of = await caseOf(official, id);
    const page = await official.follow(await official.open(`/cases/${of}`), "Förgranska");
    const ticks = Object.fromEntries(faults.map((fault) => [`fault[${fault}]`, "yes"]));
    const silent = await official.submit(page.form({ fields: ["mend"] }), ticks);
    assert.equal(silent.status, 422, "a fault without words for the author");
    const asked = await official.submit(silent.form({ fields: ["mend"] }), { ...ticks, mend: "Skriv vad det är du vill ha, och var." });
    assert.equal(asked.status, 200, asked.text);
    const shown = await proposal(id);
    assert.equal(shown.state, "needs_completion");
    assert.equal(shown.answer_due_at, null, "the clock stands still");
    assert.match((await anyone.open(`/proposals/${id}`)).text, /Skriv vad det är du vill ha, och var/);
    return { of, completion: shown.review.completions[0] };
  }

  test("what has no fault passes, and cannot pass twice", async () => {
    const id = await onPaper("Ett utegym vid Kyrkbacken");
    const official = await signedIn(server, "official");
    const of = await caseOf(official, id);
    const page = await official.open(`/cases/${of}/screening`);
    const done = await official.submit(page.form({ fields: ["mend"] }), {});
    assert.equal(done.status, 200, done.text);
    assert.equal((await proposal(id)).state, "screened");
    const { version } = (await official.json(`/cases/${of}`)).body;
    assert.equal((await official.json(`/cases/${of}/screening`, { version })).body.code, "screened_already");
  });

  test("what nobody can mend is led to the reason", async () => {
    const id = await onPaper("En skylt om grannen");
    const official = await signedIn(server, "official");
    const page = await official.open(`/cases/${await caseOf(official, id)}/screening`);
    const led = await official.submit(page.form({ fields: ["mend"] }), { "fault[offends]": "yes" });
    assert.match(led.path, /\/refusal\?code=against_law$/);
    assert.equal((await proposal(id)).state, "received");
  });

  test("the author mends it on the web", async () => {
    const author = await signedIn(server, "resident");
    const id = await byAccount(author, "En sådan där vid sjön");
    const { completion } = await askToMend(id, ["unclear", "place_missing"]);
    assert.ok(!(await anyone.open(`/proposals/${id}`)).links.some(({ href }) => href.startsWith("/completions/")), "a stranger is not asked");
    const where = await author.open(`/proposals/${id}/whereabouts`);
    assert.match(where.text, /Hos dig: vi väntar på ditt svar/);
    assert.match(where.text, /Klockan för svaret står stilla/);
    const page = await author.follow(where, "Rätta idén");
    const unchanged = await author.submit(page.form({ fields: ["body", "words"] }), {});
    assert.equal(unchanged.status, 422, "nothing mended, nothing said");
    const done = await author.submit(unchanged.form({ fields: ["body", "words"] }), { body: "En bänk med ryggstöd, vid bryggan.", place: "Bryggan", words: "Den får gärna vara grön." });
    assert.equal(done.status, 200, done.text);
    const shown = await proposal(id);
    assert.equal(shown.state, "author_replied");
    assert.equal(shown.place, "Bryggan");
    assert.ok(new Date(shown.answer_due_at) > server.now());
    assert.ok(!(await anyone.open(`/proposals/${id}`)).text.includes("gärna vara grön"), "what was said besides is for the reviewers");
    const official = await signedIn(server, "official");
    assert.match((await official.open(`/cases/${completion.case}`)).text, /gärna vara grön/);
  });

  test("a facilitator mends it after a letter, which had a form to tick", async () => {
    const id = await onPaper("En sådan där vid torget");
    await askToMend(id);
    const facilitator = await signedIn(server, "facilitator");
    assert.match((await facilitator.open("/notices/by-hand")).text, /behöver rättas.*Skriv vad det är du vill ha, och var\. Svara senast/);
    assert.ok((await facilitator.open("/notices/letters")).text.includes("Samla"), "there is an address to post it to");
    const page = await facilitator.follow(await facilitator.open(`/proposals/${id}`), "Rätta idén");
    const bare = await facilitator.submit(page.form({ fields: ["words", "body"] }), { channel: "paper", body: "En fontän att dricka ur, vid torgets norra sida." });
    assert.equal(bare.status, 422, "no evidence");
    const done = await facilitator.submit(bare.form({ fields: ["words", "body"] }), { channel: "paper", body: "En fontän att dricka ur, vid torgets norra sida.", words: "Jag menar en dricksfontän, på norra sidan." });
    assert.equal(done.status, 200, done.text);
    const shown = await proposal(id);
    assert.equal(shown.state, "author_replied");
    assert.equal(shown.body, "En fontän att dricka ur, vid torgets norra sida.");
    assert.equal(shown.review.completions[0].channel, "paper");
    const report = (await anyone.json(`/processes/${process.id}/answers`)).body;
    assert.equal(report.changed_without_consent, 0);
    assert.ok(report.changed >= 2);
  });

  test("on silence there is a reminder, then the review goes on with the idea as it was", async () => {
    const author = await signedIn(server, "resident");
    const id = await byAccount(author, "En sådan där vid skolan");
    const { of, completion } = await askToMend(id);
    const until = (wanted) => server.passTime({ seconds: Math.ceil((new Date(completion.answer_until) - server.now()) / 1000) + wanted });
    until(-86_400);
    const reminded = await signedIn(server, "resident");
    await comesTrue(async () => (await reminded.json("/me")).body.messages.some(({ subject }) => subject.startsWith("Påminnelse")));
    assert.equal((await proposal(id)).state, "needs_completion");
    until(86_400);
    await comesTrue(async () => (await proposal(id)).state === "in_review");
    assert.equal((await proposal(id)).body, idea("").body, "nothing changed without the author");
    const official = await signedIn(server, "official");
    const refusal = await official.open(`/cases/${of}/refusal?code=unclear_no_reply`);
    const done = await official.submit(refusal.form({ fields: ["understood", "who"] }), {
      understood: "Tack för din idé.", answer: "Vi kan inte gå vidare.", why: "Vi frågade vad du menar men har inte fått svar.", next: "Hör av dig till oss.", who: "Handläggare, Park" });
    assert.equal(done.status, 200, done.text);
    assert.equal((await proposal(id)).state, "not_feasible");
  });
});
