// Searching what is public: an idea that was just sent, words in other forms and misspelt, and the answer it was given.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { processIn, residents, signedIn } from "./with/cast.mjs";
import { look, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("search", () => {
  let server, reader, author, process;
  before(async () => {
    server = await Server.start();
    reader = new Visitor(server, { language: "sv" });
    [author] = await residents(server, 1);
    process = await processIn(author, "ideas");
  });
  after(() => server.close());

  const search = async (text, more = "") => (await reader.json(`/search?text=${encodeURIComponent(text)}${more}`)).body;

  /** Asks again until the index has followed, ten seconds at most. */
  async function searchUntil(text, isThere) {
    for (let tries = 0; tries < 50; ++tries) {
      const answer = await search(text);
      if (isThere(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    assert.fail(`${text} is not found: ${JSON.stringify(await search(text))}`);
  }

  test("knows the ideas of the demo town, by other forms of their words", async () => {
    const { proposals } = (await reader.json(`/processes/${process.id}/proposals`)).body;
    const answer = await searchUntil(proposals[0].title, ({ hits }) => hits.length > 0);
    assert.equal(answer.hits[0].path, `/proposals/${proposals[0].id}`);
  });

  test("finds an idea within seconds after it was sent, and not while it is a draft", async () => {
    const draft = await author.json(`/processes/${process.id}/proposals`, {
      request_key: "search-journey", title: "Zeppelinare över Storgatan", body: "En mast för luftskepp", beneficiaries: "Alla som längtar uppåt",
      category: "culture", place: "Storgatan", pot: process.pots?.[0]?.id ?? (await reader.json(`/processes/${process.id}`)).body.pots[0].id,
    });
    assert.equal(draft.status, 201, JSON.stringify(draft.body));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    assert.equal((await search("zeppelinare")).count, 0);
    const sent = await author.json(`/proposals/${draft.body.id}/submission`, {});
    assert.ok([200, 201].includes(sent.status), JSON.stringify(sent.body));
    const answer = await searchUntil("zeppelinarna", ({ count }) => count === 1);
    assert.equal(answer.hits[0].id, draft.body.id);
    assert.equal((await search("luftskep")).hits[0].id, draft.body.id, "a beginning");
    const misspelt = await search("zepelinare");
    assert.equal(misspelt.hits[0]?.id, draft.body.id);
    assert.equal(misspelt.guessed[0].word, "zepelinare");
  });

  test("shows the words that were found, in the page's own language", async () => {
    const page = await reader.open("/search?text=luftskepp");
    assert.match(page.html, /<mark>luftskepp<\/mark>/);
    assert.match(page.text, /En träff/);
    const english = await new Visitor(server, { language: "en" }).open("/search?text=luftskepp");
    assert.match(english.text, /One result/);
  });

  test("finds the answers that ideas were given", async () => {
    const [proposal, reason] = look(server, "SELECT proposal_id, reason FROM proposal_states WHERE state = 'not_feasible' LIMIT 1", String);
    const answers = await search(reason, "&kind=answer");
    assert.equal(answers.hits[0].id, Number(proposal));
    for (const hit of answers.hits) assert.equal(hit.kind, "answer");
    const official = await signedIn(server, "official");
    const same = (await official.json(`/search?text=${encodeURIComponent(reason)}&kind=answer`)).body;
    assert.equal(same.count, answers.count, "the same for everybody");
  });

  test("says what to do when nothing is found or nothing was asked", async () => {
    assert.match((await reader.open("/search?text=xyzzyplugh")).text, /Vi hittade inget/);
    assert.match((await reader.open("/search?text=och")).text, /Skriv ett ord till/);
    const empty = await reader.open("/search");
    assert.equal(empty.status, 200);
    assert.equal(empty.forms.filter(({ fields }) => fields.some(({ name }) => name === "text")).length, 1);
  });
});
