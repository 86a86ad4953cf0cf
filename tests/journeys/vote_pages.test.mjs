// The pages of those who vote and of those who watch over a vote, in both languages, on a phone, a narrow phone and a desktop:
// no fault that axe-core knows, nothing beyond the screen's edge, no complaint of the browser.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accessFaults, desktop, narrow, openBrowser, openPage, phone, sidewaysPixels } from "./with/browser.mjs";
import { processIn, signedIn } from "./with/cast.mjs";
import { look, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

describe("pages around a vote", () => {
  let server, browser, vote, ended, next;
  before(async () => {
    server = await Server.start();
    const visitor = new Visitor(server);
    vote = await processIn(visitor, "vote");
    ended = await processIn(visitor, "delivery");
    next = (await visitor.json("/processes")).body.processes.find(({ phases }) => phases.some(({ kind, opens }) => kind === "vote" && new Date(opens) > server.now()));
    // One alert of each kind, so that the page is seen with something on it.
    const kinds = ["night", "network", "alike", "age", "code_series", "code_failed", "sign_in", "desk", "turnout", "challenge"];
    kinds.forEach((signal, n) =>
      look(server, `INSERT INTO alerts (organisation_id, process_id, number, signal, subject, day, raised_at, figure, threshold, comment)
        VALUES (1, ${vote.id}, ${n + 1}, '${signal}', '${signal === "age" ? "95-" : "1/1"}', 1, ${server.now().getTime()}, 1234, 40, '')`));
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });

  const pagesOf = {
    visitor: () => ["/vote", "/receipts", `/processes/${vote.id}/security`, `/processes/${vote.id}/log`, `/processes/${ended.id}/log`, `/processes/${next.id}/log`],
    resident: () => ["/me", "/me/account", `/processes/${vote.id}/ballot`],
    facilitator: () => [`/processes/${vote.id}/watch`, "/me/second-step"],
    scrutineer: () => ["/scrutiny", `/processes/${vote.id}/scrutiny`, `/processes/${vote.id}/watch`],
    register_officer: () => ["/registers", `/processes/${next.id}/register`, `/processes/${next.id}/codes`],
    desk_official: () => ["/desks", `/processes/${vote.id}/desk`],
  };

  for (const [role, addresses] of Object.entries(pagesOf))
    for (const [language, screen] of [["sv", phone], ["en", phone], ["sv", desktop], ["en", desktop], ["sv", narrow], ["en", narrow]])
      test(`of a ${role} in ${language} at ${screen.width} px`, async () => {
        const page = await openPage(browser, server, { language, screen });
        if (role !== "visitor") {
          const visitor = await signedIn(server, role, { language });
          await page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: server.url })));
        }
        const faults = [];
        for (const address of addresses()) {
          const answer = await page.goto(`${address}?lang=${language}`);
          if (answer.status() !== 200) faults.push(`${address}: ${answer.status()}`);
          if ((await page.getAttribute("html", "lang")) !== language) faults.push(`${address}: not in ${language}`);
          faults.push(...(await accessFaults(page)).map((fault) => `${address}: ${fault}`));
          const over = await sidewaysPixels(page);
          if (over > 0) faults.push(`${address}: ${over} px beyond the edge`);
        }
        assert.deepEqual([...faults, ...page.complaints, ...page.strangers], []);
        await page.context().close();
      });
});
