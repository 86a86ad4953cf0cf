// The author and those who review the idea, between themselves: by web and by a facilitator for somebody on paper. Who else
// asks is turned away, and no page, search, record or list of everything public knows a word of it. And where the idea is:
// for its author, for anybody, and as a letter.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accountsByRole, processIn, signedIn } from "./with/cast.mjs";
import { allting, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const secret = "hemligtkvarkelsord";

describe("between an author and those who review", () => {
  let server;
  let anyone;
  let process;
  let pot;
  let author;
  let id;

  before(async () => {
    server = await Server.start();
    anyone = new Visitor(server);
    process = await processIn(anyone, "ideas");
    pot = (await anyone.json(`/processes/${process.id}/plan`)).body.pots[0].id;
    author = await signedIn(server, "resident");
    const draft = await author.json(`/processes/${process.id}/proposals`, { title: "En brygga för alla", body: "Alla ska kunna bada, också den som sitter i rullstol.", beneficiaries: "Alla", category: "other", pot, place: "Sjön" });
    id = draft.body.id;
    assert.ok((await author.json(`/proposals/${id}/submission`, {})).status < 300);
  });
  after(() => server.close());

  async function officialCalled(name) {
    const official = new Visitor(server);
    await official.signIn({ email: `${name}@lindvalla.example`, password: accountsByRole(server).official.password });
    return official;
  }

  /** An official takes the case for the own department. */
  async function take(official) {
    const of = (await official.json("/reviews")).body.cases.find((one) => one.proposal === id).id;
    const page = await official.open(`/cases/${of}/screening`);
    const done = await official.submit(page.form({ fields: ["mend"] }), {});
    assert.equal(done.status, 200, done.text);
    return of;
  }

  test("the author sees where the idea is, and what to do", async () => {
    const page = await author.follow(await author.open("/me"), "Var är den nu?");
    const where = page.path.startsWith(`/proposals/${id}/`) ? page : await author.open(`/proposals/${id}/whereabouts`);
    assert.match(where.text, /Var är mitt förslag\?/);
    assert.match(where.text, /Ingen har tagit den än/);
    assert.match(where.html, /<li class="now" +aria-current="step" *><strong>Idén har kommit in/);
    const { body } = await author.json(`/proposals/${id}/whereabouts`);
    assert.ok(new Date(body.answer_due_at) > server.now());
    assert.deepEqual(body.acts.map(({ act }) => act), ["write", "edit", "withdraw"]);
    for (const { address } of body.acts) assert.equal((await author.open(address)).status, 200, address);
    assert.deepEqual((await anyone.json(`/proposals/${id}/whereabouts`)).body.acts, [], "a stranger can do nothing");
  });

  test("each writes, and each is told without a word of it in the mail", async () => {
    const page = await author.follow(await author.open(`/proposals/${id}/whereabouts`), "Skriv till dem som granskar");
    const sent = await author.submit(page.form({ fields: ["text"] }), { text: `Jag bor intill: ${secret}.` });
    assert.equal(sent.status, 200, sent.text);
    assert.match(sent.text, new RegExp(secret));
    const omar = await signedIn(server, "official");
    assert.match((await omar.open("/reviews")).text, /Svar på förslagsställarens meddelande/);
    const of = await take(omar);
    const thread = await omar.follow(await omar.open(`/cases/${of}`), /^Öppna \(1 meddelande\)/);
    assert.match(thread.text, new RegExp(secret));
    assert.ok(!thread.text.includes(accountsByRole(server).resident.name), "nobody is named");
    const answered = await omar.submit(thread.form({ fields: ["text"] }), { text: `Tack, vi behåller det för oss. ${secret}` });
    assert.equal(answered.status, 200, answered.text);
    const { messages } = (await author.json("/me")).body;
    const told = messages.find(({ path }) => path === `/proposals/${id}/messages`);
    assert.ok(told, JSON.stringify(messages.slice(0, 3)));
    assert.ok(!told.text.includes(secret));
    assert.match((await author.open(`/proposals/${id}/messages`)).text, /vi behåller det för oss/);
    const where = (await author.json(`/proposals/${id}/whereabouts`)).body;
    assert.equal(where.road.find((one) => one.is_now).station, "review");
    assert.notEqual(where.department, "");
  });

  test("nobody else reads it or writes in it", async () => {
    const stranger = new Visitor(server);
    assert.equal((await stranger.json(`/proposals/${id}/messages`)).status, 401);
    for (const role of ["facilitator", "administrator", "board_member", "economist", "scrutineer"]) {
      const answer = await (await signedIn(server, role)).json(`/proposals/${id}/messages`);
      if (role === "facilitator") assert.deepEqual(answer.body.messages, [], "writes down, and does not read");
      else assert.equal(answer.status, 403, role);
      assert.ok(!JSON.stringify(answer.body).includes(secret), role);
    }
    const other = await officialCalled("petra");
    assert.equal((await other.json(`/proposals/${id}/messages`)).status, 403, "an official of another department");
    assert.equal((await other.json(`/proposals/${id}/messages`, { text: "Hej" })).status, 403);
  });

  test("a facilitator writes down a call, without reading the rest", async () => {
    const facilitator = await signedIn(server, "facilitator");
    const page = await facilitator.open(`/proposals/${id}/messages`);
    assert.ok(!page.text.includes(secret));
    const kept = await facilitator.submit(page.form({ fields: ["text", "channel"] }), { channel: "phone", text: "Hon ringde och vill ha räcke." });
    assert.equal(kept.status, 200, kept.text);
    assert.match((await author.open(`/proposals/${id}/messages`)).text, /på telefon\) Hon ringde och vill ha räcke/);
  });

  test("no page, search, record or copy of what is public knows of it", async () => {
    const routes = JSON.parse(allting("routes", "--format", "json")).filter(({ method }) => method === "GET");
    const addresses = [...new Set(routes.map(({ path }) => path.replace("/proposals/{id}", `/proposals/${id}`).replace("{id}", process.id).replace(/\{[^}]+\}/g, "1")))];
    const administrator = await signedIn(server, "administrator");
    for (const who of [anyone, administrator])
      for (const address of [...addresses, "/openapi.json"]) {
        const answer = await who.raw(address, { headers: { accept: "text/html" } });
        assert.ok(!answer.text().includes(secret), address);
      }
    assert.deepEqual((await anyone.json(`/search?text=${secret}`)).body.hits ?? [], []);
    const own = await author.raw("/me/data", { headers: { accept: "application/json" } });
    assert.ok(own.text().includes(secret), "the author's own copy has it");
  });

  test("somebody on paper is asked about by letter, and answers through a facilitator", async () => {
    const facilitator = await signedIn(server, "facilitator");
    const entered = await facilitator.json(`/processes/${process.id}/proposals/for-others`, { channel: "paper", title: "Ett räcke vid trappan", body: "Trappan är brant och saknar räcke.", beneficiaries: "Alla", category: "safety", pot, place: "Kyrkbacken", author_contact: "Kyrkbacken 3, 123 45 Lindvalla" });
    const paper = entered.body.id;
    const omar = await signedIn(server, "official");
    const asked = await omar.json(`/proposals/${paper}/messages`, { text: "Vilken av trapporna menar du?" });
    assert.equal(asked.status, 201, JSON.stringify(asked.body));
    assert.match((await facilitator.open("/notices/by-hand")).text, /Vilken av trapporna menar du\?/);
    const page = await facilitator.open(`/proposals/${paper}/messages`);
    assert.match(page.text, /Vilken av trapporna menar du\?/, "a facilitator reads for whom it speaks");
    await facilitator.submit(page.form({ fields: ["text", "channel"] }), { channel: "paper", text: "Den norra." });
    assert.match((await omar.open(`/proposals/${paper}/messages`)).text, /Den norra/);
    const where = await facilitator.open(`/proposals/${paper}/whereabouts`);
    const posted = await facilitator.submit(where.forms.find((form) => form.action.pathname.endsWith("/whereabouts/letters")));
    assert.equal(posted.status, 200, posted.text);
    const told = (await facilitator.open("/notices/by-hand")).text;
    assert.match(told, /Du undrar var din idé ”Ett räcke vid trappan” är/);
    assert.match(told, /Nästa svar kommer senast/);
  });
});
