// Takes the pictures of README.md from the demo town:  node tests/journeys/pictures.mjs
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { desktop, openBrowser, openPage, phone } from "./with/browser.mjs";
import { processIn, signedIn } from "./with/cast.mjs";
import { root, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";

const folder = join(root, "docs/pictures");

async function picture(browser, visitor, name, path, screen) {
  const page = await openPage(browser, visitor.server, { screen });
  const cookies = [...visitor.cookies].map(([key, value]) => ({ name: key, value, url: visitor.server.url }));
  await page.context().addCookies(cookies);
  await page.goto(path, { waitUntil: "networkidle" });
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: "jpeg", quality: 60 });
  await page.context().close();
}

const server = await Server.start();
const browser = await openBrowser();
mkdirSync(folder, { recursive: true });
try {
  const anyone = new Visitor(server);
  const resident = await signedIn(server, "resident");
  const official = await signedIn(server, "official");
  const facilitator = await signedIn(server, "facilitator");
  const ideas = await processIn(anyone, "ideas");
  const vote = await processIn(anyone, "vote");
  const delivery = await processIn(anyone, "delivery");
  const mine = (await official.open("/reviews")).links.find(({ href }) => /^\/cases\/\d+$/.test(href)).href;
  await resident.json(`/processes/${vote.id}/ballot/right`, { relation: "lives", birth_year: 1990 });
  const area = (await resident.open(`/processes/${vote.id}/ballot`)).links.find(({ href }) => /[?&]pot=\d/.test(href))?.href;

  await picture(browser, anyone, "process", `/processes/${ideas.id}`, desktop);
  await picture(browser, resident, "ballot", area ?? `/processes/${vote.id}/ballot`, phone);
  await picture(browser, anyone, "result", `/processes/${delivery.id}/results`, phone);
  await picture(browser, official, "case", mine, desktop);
  await picture(browser, facilitator, "plan", `/processes/${ideas.id}/plan`, desktop);
} finally {
  await browser.close();
  await server.close();
}
