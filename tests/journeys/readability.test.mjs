// How hard an answer is to read: told when an official asks to look at it, and while typing where scripts run; the two agree.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openBrowser, openPage } from "./with/browser.mjs";
import { accountsByRole, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";

const parts = {
  understood: "Tack för din idé om en bollplan.",
  answer: "En hel bana kostar 900 000 kronor. (Det är mycket.)",
  why: "Kommunstyrelsens arbetsutskott konstaterar att förutsättningarna saknas, t.ex. ekonomiska, jfr kl. 20 i går: budgeten.\nÅterkom gärna! Én gång till.",
  next: "”Ring oss – gärna” eller skriv. Ängen är kvar",
};

describe("an answer that is written", () => {
  let server;
  let official;
  let of;

  before(async () => {
    server = await Server.start();
    official = await signedIn(server, "official");
    of = (await official.json("/reviews")).body.cases.find(({ state }) => state === "open").id;
  });
  after(() => server.close());

  test("is looked at first, as its author will read it, and nothing is decided", async () => {
    const page = await official.open(`/cases/${of}/refusal?code=over_max`);
    const form = page.form({ fields: ["understood", "who"] });
    const looked = await official.submit(form, { ...parts, who: "Handläggare, Park" }, { button: "Läs igenom först" });
    assert.equal(looked.status, 200);
    assert.match(looked.text, /Så här läser förslagsställaren det/);
    assert.match(looked.text, /\d+ av högst 120 ord\. Läsbarhet \(LIX\) \d+/);
    assert.equal((await official.json(`/cases/${of}`)).body.state, "open");
    const again = looked.form({ fields: ["understood", "who"] });
    const done = await official.submit(again, {}, { button: "Skicka svaret" });
    assert.equal(done.status, 200, done.text);
    assert.equal((await official.json(`/cases/${of}`)).body.state, "refused");
  });

  test("that is long and hard is told so", async () => {
    const other = (await official.json("/reviews")).body.cases.find(({ state }) => state === "open").id;
    const { body } = await official.json(`/cases/${other}/refusal`, { look: "yes", ...parts });
    assert.deepEqual([body.words_max, body.code], [120, undefined]);
    const hard = await official.open(`/cases/${other}/refusal?code=over_max`);
    const long = "Förutsättningarna för genomförandet överskrider planeringshorisonten väsentligt ".repeat(25);
    const looked = await official.submit(hard.form({ fields: ["understood", "who"] }), { ...parts, why: long }, { button: "Läs igenom först" });
    assert.match(looked.text, /Korta texten/);
    assert.match(looked.text, /Skriv kortare meningar/);
  });

  test("has the same figures while it is typed", async () => {
    const other = (await official.json("/reviews")).body.cases.find(({ state }) => state === "open").id;
    const browser = await openBrowser();
    try {
      const page = await openPage(browser, server);
      const { email, password } = accountsByRole(server).official;
      await page.goto("/sign-in");
      await page.fill("[name=email]", email);
      await page.fill("[name=password]", password);
      await page.click("form:has([name=password]) button[type=submit]");
      await page.goto(`/cases/${other}/refusal?code=over_max`);
      const before = await page.textContent(".readability-said");
      for (const [name, text] of Object.entries(parts)) await page.fill(`[name=${name}]`, text);
      await page.waitForFunction((was) => document.querySelector(".readability-said").textContent !== was, before);
      const typed = await page.textContent(".readability-said");
      await page.click("button[name=look]");
      await page.waitForSelector("#look-heading");
      assert.equal(await page.textContent(".readability-said"), typed);
    } finally {
      await browser.close();
    }
  });
});
