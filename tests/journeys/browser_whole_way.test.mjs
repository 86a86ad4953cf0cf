// A town decides, four times over: in Swedish on a phone, in English at a desk, by keyboard alone, and without script.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accessFaults, desktop, narrow, openBrowser, openPage, phone, sidewaysPixels, weigh } from "./with/browser.mjs";
import { processIn } from "./with/cast.mjs";
import { Keys, Mouse } from "./with/hands.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";
import { WholeWay } from "./with/whole_way.mjs";

const faults = [];

/** Looks once at every kind of page that is met: what axe finds, and whether it scrolls sideways on the smallest screen. */
function inspector() {
  const seen = new Set();
  return async (page) => {
    const { pathname } = new URL(page.url());
    const kind = pathname.replace(/\d+/g, "N").replace(/links\/\w+/, "links/T");
    if (seen.has(kind)) return;
    seen.add(kind);
    for (const fault of await accessFaults(page)) faults.push(`${kind}: ${fault}`);
    const screen = page.viewportSize();
    await page.setViewportSize(narrow);
    const pixels = await sidewaysPixels(page);
    await page.setViewportSize(screen);
    if (pixels > 0) faults.push(`${kind}: ${pixels} px too wide at ${narrow.width} px`);
  };
}

const ways = {
  "in Swedish on a phone": { hands: Mouse, language: "sv", screen: phone, onPage: inspector() },
  "in English at a desk": { hands: Mouse, language: "en", screen: desktop, onPage: inspector() },
  "by keyboard alone": { hands: Keys, language: "sv", screen: desktop },
  "without script": { hands: Mouse, language: "sv", screen: phone, script: false },
};

describe("the whole way, from the plan to the delivered bench", () => {
  let browser;
  before(async () => (browser = await openBrowser()));
  after(async () => await browser?.close());

  for (const [name, way] of Object.entries(ways)) {
    test(name, { timeout: 300_000 }, async () => {
      const server = await Server.start();
      try {
        await new WholeWay(server, browser, way).walk();
      } finally {
        await server.close();
      }
    });
  }

  test("a process's page is light enough for an old phone", async () => {
    const server = await Server.start();
    try {
      for (const phase of ["ideas", "vote"]) {
        const { id } = await processIn(new Visitor(server), phase);
        const weight = await weigh(await openPage(browser, server), `/processes/${id}`);
        assert.ok(weight.total < 150_000, `${phase}: ${weight.total} bytes all told`);
        assert.ok(weight.script < 40_000, `${phase}: ${weight.script} bytes of script`);
      }
    } finally {
      await server.close();
    }
  });

  test("every page met was usable with assistive technology and on the smallest screen", () => assert.deepEqual(faults, []));
});
