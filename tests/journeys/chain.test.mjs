// "Så gick det": from an idea over its answer, the ballot and the vote to what was built. The same steps, with their days and links,
// stand on the idea, the project, the merger and the result; no step leads nowhere.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accessFaults, narrow, openBrowser, openPage, sidewaysPixels } from "./with/browser.mjs";
import { processIn, residents, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("the chain", () => {
  let server, reader, decided, project, browser;
  before(async () => {
    server = await Server.start();
    reader = new Visitor(server);
    const { body } = await reader.json("/processes");
    for (const one of body.processes) if ((await reader.json(`/processes/${one.id}/results`)).body.counted) decided = one;
    const { projects } = (await reader.json(`/processes/${decided.id}/decision`)).body;
    project = (await reader.json(`/projects/${projects.find(({ funded }) => funded).project}`)).body;
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });
  const words = (chain) => chain.map(({ step }) => step);

  test("goes from the idea to what is built", async () => {
    const steps = words(project.chain);
    assert.deepEqual(steps.slice(0, 6), ["idea", "answer_yes", "project", "ballot", "won", "decided"], steps.join());
    const days = project.chain.map(({ at }) => at).filter(Boolean);
    assert.deepEqual(days, days.toSorted(), "in the order in which it happened");
  });

  test("is the same on the idea and on the project", async () => {
    const idea = (await reader.json(`/proposals/${project.proposal}`)).body;
    assert.deepEqual(idea.chain, project.chain);
    for (const path of [`/proposals/${project.proposal}`, `/projects/${project.id}`]) {
      const page = await reader.open(path);
      assert.match(page.text, /Så gick det/, path);
      assert.match(page.text, /Du är här/, path);
    }
  });

  test("leads nowhere broken", async () => {
    for (const { path } of project.chain) {
      const { pathname, search, hash } = new URL(path, server.url);
      const page = await reader.open(pathname + search);
      assert.equal(page.status, 200, path);
      if (hash) assert.ok(page.html.includes(`id="${hash.slice(1)}"`), path);
    }
  });

  test("of the whole process stands on its result, in numbers", async () => {
    const { chain } = (await reader.json(`/processes/${decided.id}/results`)).body;
    assert.deepEqual(words(chain), ["ideas_count", "answers_count", "projects_count", "won_count", "decided"]);
    const { projects } = (await reader.json(`/processes/${decided.id}/decision`)).body;
    assert.equal(chain.find(({ step }) => step === "won_count").count, projects.filter(({ won }) => won).length);
    assert.match((await reader.open(`/processes/${decided.id}/results`)).text, /Så gick det/);
  });

  test("of ideas that were merged is one, with all of them in it", async () => {
    const facilitator = await signedIn(server, "facilitator");
    const authors = await residents(server, 2);
    const process = await processIn(reader, "ideas");
    const pot = (await reader.json(`/processes/${process.id}`)).body.pots[0].id;
    const ids = [];
    for (const [number, author] of authors.entries()) {
      const title = `Hundrastgård nummer ${number + 1}`;
      const draft = await author.json(`/processes/${process.id}/proposals`, {
        request_key: title, title, body: "En inhägnad där hundar får springa lösa.", beneficiaries: "Hundägare", category: "green", pot, place: "Skogen",
      });
      assert.equal(draft.status, 201, JSON.stringify(draft.body));
      assert.ok((await author.json(`/proposals/${draft.body.id}/submission`, {})).status < 300);
      ids.push(draft.body.id);
    }
    const asked = await facilitator.json(`/processes/${process.id}/mergers`, {
      proposals: ids.join(","), title: "En hundrastgård i skogen", body: "En inhägnad med två grindar.", explanation: "Två vill samma sak.",
    });
    assert.equal(asked.status, 201, JSON.stringify(asked.body));
    for (const [number, author] of authors.entries())
      assert.equal((await author.json(`/mergers/${asked.body.id}/answers`, { proposal: ids[number], answer: "yes" })).status, 200);
    const made = (await facilitator.json(`/mergers/${asked.body.id}/completion`, {})).body;
    const common = (await reader.json(`/proposals/${made.result}`)).body.chain;
    assert.deepEqual(words(common), ["idea", "idea", "merged", "common"]);
    for (const id of ids) assert.deepEqual((await reader.json(`/proposals/${id}`)).body.chain, common);
    assert.match((await reader.open(`/mergers/${made.id}`)).text, /Så gick det/);
  });

  test("can be read by everyone", async () => {
    browser = await openBrowser();
    for (const [path, language] of [[`/projects/${project.id}`, "sv"], [`/proposals/${project.proposal}`, "en"], [`/processes/${decided.id}/results`, "sv"]]) {
      const page = await openPage(browser, server, { language, screen: narrow });
      await page.goto(path);
      assert.deepEqual(await accessFaults(page), [], path);
      assert.ok((await sidewaysPixels(page)) <= 0, `${path} is wider than the screen`);
      await page.context().close();
    }
  });
});
