// The pages of counting as people meet them: everything unfolded, by keyboard alone, without scripts, on the narrowest phone.
// A facilitator who has never been there tries rules on a real election, with files that are wrong as well.
import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { accessFaults, desktop, narrow, openBrowser, openPage, sidewaysPixels } from "./with/browser.mjs";
import { processIn, signedIn } from "./with/cast.mjs";
import { go, press, tabTo } from "./with/keyboard.mjs";
import { root, Server, temporaryFolder } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const elections = join(root, "../shared/data/elections");
const real = join(elections, "Poland_Swiecie_2023.pb");
const skip = existsSync(real) ? false : "no ../shared/data";

describe("counting in a browser", () => {
  let server;
  let browser;
  let folder;
  let facilitator;
  let decided, planned, voting; // processes of the demo town
  let won, lost;
  before(async () => {
    server = await Server.start();
    browser = await openBrowser();
    folder = temporaryFolder();
    facilitator = await signedIn(server, "facilitator");
    const anyone = new Visitor(server);
    [decided, planned, voting] = [await processIn(anyone, "delivery"), await processIn(anyone, "ideas"), await processIn(anyone, "vote")];
    const { body } = await anyone.json(`/processes/${decided.id}/results`);
    won = body.projects.find((one) => one.won).project;
    lost = body.projects.find((one) => !one.won).project;
  });
  after(async () => {
    await browser?.close();
    await server.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  const fileOf = (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  async function sit(options) {
    const page = await openPage(browser, server, options);
    await page.context().addCookies([...facilitator.cookies].filter(([name]) => name !== "language").map(([name, value]) => ({ name, value, url: server.url })));
    await page.goto(`/?lang=${options.language ?? "sv"}`);
    return page;
  }

  for (const [language, screen] of [["sv", narrow], ["en", narrow], ["sv", desktop], ["en", desktop]])
    test(`every fold of its pages can be opened, in ${language} at ${screen.width} pixels`, async () => {
      const page = await sit({ language, screen });
      const wrong = [];
      for (const path of [`/processes/${decided.id}/results`, `/processes/${decided.id}/results/comparison`, `/projects/${won}`, `/projects/${lost}`,
        "/about/methods", "/about/methods/equal-shares", "/about/methods/fairness", "/trials", `/processes/${planned.id}/plan/edit`]) {
        await page.goto(path);
        await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
        for (const fault of await accessFaults(page)) wrong.push(`${path}: ${fault}`);
        const beyond = await sidewaysPixels(page);
        if (beyond > 0) wrong.push(`${path}: ${beyond} pixels beyond the edge`);
        const hidden = await page.evaluate(() => [...document.querySelectorAll("table.cards")].filter((table) => table.scrollWidth > table.parentElement.clientWidth + 1).length);
        if (hidden > 0 && screen === narrow) wrong.push(`${path}: a table scrolls sideways`);
      }
      assert.deepEqual([...wrong, ...page.complaints, ...page.strangers], []);
      await page.context().close();
    });

  test("a facilitator compares rules on an earlier vote by keyboard, and reads it in words first", async () => {
    const page = await sit({ language: "sv", screen: desktop });
    await page.goto("/trials");
    await tabTo(page, { field: "process" });
    await page.keyboard.press("V");
    await press(page, { field: "rules", value: "phragmen" });
    await go(page, { name: /^Räkna$/ });
    const words = await page.locator("#outcome").innerText();
    assert.match(words, /Jämfört med Flest röster först:/);
    assert.match(words, /Phragméns regel/);
    await page.context().close();
  });

  test("a real election is tried from its file without any script", { skip }, async () => {
    const page = await sit({ language: "en", screen: narrow, script: false });
    await page.goto("/trials");
    await page.setInputFiles("[name=file]", real);
    await Promise.all([page.waitForNavigation(), page.click("form[action='/trials'] button[type=submit]")]);
    const words = await page.locator("#outcome").innerText();
    assert.match(words, /Świecie/);
    assert.match(words, /PLN/); // the file's own currency
    await page.context().close();
  });

  test("a file that is wrong is refused in words that say what to do", async () => {
    const page = await sit({ language: "sv", screen: narrow });
    const head = "META\nkey;value\ndescription;A\nnum_projects;1\nnum_votes;40\nbudget;10\nvote_type;approval\nrule;greedy\ndate_begin;2020\nPROJECTS\nproject_id;cost\n1;5\nVOTES\nvoter_id;vote\n";
    for (const [name, text, expected] of [
      ["picture.png", Buffer.from("89504e470d0a1a0a", "hex"), /UTF-8|META/],
      ["letter.pb", "Hej!", /META/],
      ["many.pb", head + Array.from({ length: 40 }, (_, voter) => `${voter};x${voter}`).join("\n"), /Filen har fler fel: \d+/],
      ["empty.pb", "", /Välj en tidigare omröstning eller en fil/],
    ]) {
      await page.goto("/trials");
      await page.setInputFiles("[name=file]", fileOf(name, text));
      await Promise.all([page.waitForNavigation(), page.click("form[action='/trials'] button[type=submit]")]);
      const summary = page.locator(".error-summary");
      assert.match(await summary.innerText(), expected, name);
      assert.ok((await summary.locator("li").count()) <= 7, name);
      assert.equal(await page.locator("#outcome").count(), 0, name);
      assert.deepEqual(await accessFaults(page), [], name);
    }
    await page.context().close();
  });

  test("a file that is too large is refused as a file", async () => {
    const form = (await facilitator.open("/trials")).form({ fields: ["process", "rules"] });
    const answer = await facilitator.submit(form, { process: "", rules: ["greedy"], file: { bytes: Buffer.alloc(11 * 1024 * 1024, "x"), type: "text/plain", name: "big.pb" } });
    assert.equal(answer.status, 413);
    assert.match(answer.text, /filer och bilder på högst 10 MB/);
  });

  test("a vote that goes on cannot be tried on, nor compared, nor taken home", async () => {
    const form = (await facilitator.open("/trials")).form({ fields: ["process", "rules"] });
    const answer = await facilitator.submit(form, { process: String(voting.id), rules: ["greedy"] });
    assert.equal(answer.status, 409);
    assert.match(answer.text, /Omröstningen är inte stängd/);
    assert.ok(!answer.html.includes('id="outcome"'));
    for (const rest of ["results/comparison", "ballots.pb", "proof.json"])
      assert.equal((await facilitator.raw(`/processes/${voting.id}/${rest}`)).status, 409, rest);
  });

  test("a plan offers every way to use what is left, and keeps the one that was chosen", async () => {
    const made = await facilitator.json("/processes", { title: "Pengar som blir över", total: "100000", begins: "2030-01-07T08:00:00Z" });
    const at = `/processes/${made.body.id}/plan/edit`;
    const choose = async (values) => {
      const form = (await facilitator.open(at)).forms.find((one) => one.fields.some(({ name }) => name === "allocation_rule"));
      await facilitator.submit(form, values);
      return (await facilitator.json(`/processes/${made.body.id}/plan`)).body;
    };
    assert.equal((await choose({ allocation_rule: "equal-shares" })).completion, "add1u"); // the usual
    for (const completion of ["utilitarian", "none", "add1", "add1-overspend", "budget-1pct", "epsilon", "comparison"])
      assert.equal((await choose({ completion })).completion, completion);
    assert.equal((await choose({})).completion, "comparison"); // saved again, it stays
    const exact = await choose({ allocation_rule: "exact-equal-shares" });
    assert.deepEqual([exact.allocation_rule, exact.completion], ["exact-equal-shares", "none"]);
    assert.equal((await choose({ completion: "add-opt" })).completion, "add-opt");
    for (const [ties, lot_seed] of [["min-cost", ""], ["max-votes", ""], ["lot", "Vinterby 12"], ["lexicographic", ""]])
      assert.equal((await choose({ ties, lot_seed })).ties, ties);
  });
});
