// Every page that can be reached by links, as every role and in both languages: it answers, reads right, leads nowhere broken,
// and has its JSON face. New pages are found by themselves.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { signedIn } from "./with/cast.mjs";
import { root, Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";
import { routes, walk } from "./with/walk.mjs";

const keys = new Set(
  readdirSync(`${root}/locales/sv`).flatMap((file) => Object.keys(JSON.parse(readFileSync(`${root}/locales/sv/${file}`, "utf8")))),
);

/** What is wrong with a page, whatever it is about. */
function faultsOf(page, language) {
  const { html, text } = page;
  const faults = [];
  const count = (pattern) => (html.match(pattern) ?? []).length;
  if (page.status !== 200) return [`answers ${page.status}`];
  if (count(/<h1\b/g) !== 1) faults.push(`${count(/<h1\b/g)} h1`);
  if (count(/<main\b/g) !== 1) faults.push(`${count(/<main\b/g)} main`);
  if (!new RegExp(`<html[^>]* lang="${language}"`).test(html)) faults.push(`language is not ${language}`);
  if (!/<title>[^<]{3,}<\/title>/.test(html)) faults.push("no title");
  if (/<script(?![^>]*\ssrc=)|\sstyle="|\son[a-z]+="/.test(html.replace(/<svg[\s\S]*?<\/svg>/g, ""))) faults.push("inline script or style");
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  const doubled = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (doubled.length > 0) faults.push(`doubled id ${doubled[0]}`);
  for (const [, id] of html.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]*)"/g))
    for (const one of id.split(" ")) if (!ids.includes(one)) faults.push(`points to the id ${one}, which is not there`);
  for (const form of page.forms)
    for (const { name, type, attributes } of form.fields)
      if (!["hidden", "submit", "button"].includes(type) && !attributes["aria-label"] && !attributes["aria-labelledby"] &&
          !html.includes(`for="${attributes.id}"`) && !new RegExp(`<label\\b[^>]*>(?:(?!</label>)[\\s\\S])*name="${name.replace(/[[\]]/g, "\\$&")}"`).test(html))
        faults.push(`the field ${name} has no label`);
  for (const [word] of text.matchAll(/\b[a-z_]+\.[a-z_]+\b/g)) if (keys.has(word)) faults.push(`shows the key ${word}`);
  for (const [hole] of text.matchAll(/\{[a-z_]+\}|\bundefined\b|\bNaN\b/g)) faults.push(`shows ${hole}`);
  return [...new Set(faults)];
}

/** Pictures, scripts and style sheets of a page that are not there; each is asked for once. */
async function missingParts(visitor, page, asked) {
  const missing = [];
  const parts = [...page.html.matchAll(/<(?:script|img|link)\b[^>]*\s(?:src|href)="([^"]+)"/g)].map(([, address]) => address.replaceAll("&amp;", "&"));
  for (const part of parts) {
    if (asked.has(part)) continue;
    asked.add(part);
    const { status } = await visitor.raw(part);
    if (status !== 200) missing.push(`its part ${part} answers ${status}`);
  }
  return missing;
}

/** What is wrong on the way along all links, and where. */
async function faultsOnTheWay(visitor, language) {
  const wrong = [];
  const asked = new Set();
  const { paths, routes: found } = await walk(visitor, async (page, path) => {
    for (const fault of faultsOf(page, language)) wrong.push(`${path}: ${fault}`);
    if (page.status !== 200) return;
    for (const fault of await missingParts(visitor, page, asked)) wrong.push(`${path}: ${fault}`);
    const data = await visitor.json(page.path);
    if (data.status !== 200 || typeof data.body !== "object") wrong.push(`${path}: no JSON face (${data.status})`);
  });
  return { wrong, pages: paths.length, found };
}

describe("every page", () => {
  let server;
  const met = new Set();
  before(async () => (server = await Server.start()));
  after(() => server.close());

  for (const role of ["visitor", "resident", "official", "facilitator", "board_member", "economist", "administrator", "register_officer", "desk_official", "scrutineer"])
    test(`that ${role} can reach, in Swedish`, async () => {
      const visitor = role === "visitor" ? new Visitor(server) : await signedIn(server, role);
      const { wrong, pages, found } = await faultsOnTheWay(visitor, "sv");
      for (const route of found) met.add(route);
      assert.ok(pages > 5, `only ${pages} pages`);
      assert.deepEqual(wrong, []);
    });

  test("that a visitor can reach, in English", async () => {
    const visitor = new Visitor(server, { language: "en" });
    await visitor.open("/?lang=en");
    assert.deepEqual((await faultsOnTheWay(visitor, "en")).wrong, []);
  });

  test("that there is was reached by a link", () => {
    const hidden = routes
      .map(({ path }) => path)
      .filter((path) => !met.has(path) && !withoutLinks.some((pattern) => pattern.test(path)));
    assert.deepEqual(hidden, []);
  });
});

// Pages that nobody links to: reached by mail, after an act, by programs, asked for by a script, or shown as a picture.
const withoutLinks = [
  /^\/sign-in\/(sent|links|second-step|eid)/, /^\/first-administrator/, /\/receipt$/, /\/similar$/, /\/manifest$/, /^\/$/, /theme\.css$/, /\/logo$/, /^\/pictures/, /\/draft$/, /\/log\/tile\//, /\/codes$/, /\/vote-codes$/,
  /\/mergers\/new$/, /^\/mergers\/{id}$/, // where ideas are alike, which those of the demo town are not: mergers.test.mjs looks at both
  /^\/completions\/\{id\}\/answer$/, // on an idea that has to be mended: completion.test.mjs looks at it
  /^\/offers\/\{id\}\//, // on an offer to whoever looks, and while a meeting is asked for: offers.test.mjs looks at all
  /\/appeals\/new$/, /^\/appeals\/\{id\}\/answer$/, // on a refused idea, and on its case: appeal.test.mjs looks at both
];
