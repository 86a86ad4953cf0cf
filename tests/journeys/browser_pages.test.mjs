// Every page in a real browser: axe-core at phone and desktop width in both languages, nothing to scroll sideways at 320 px,
// no request to strangers, no complaint in the console, and what pages weigh.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accessFaults, desktop, narrow, openBrowser, openPage, phone, sidewaysPixels, weigh } from "./with/browser.mjs";
import { processIn, signedIn } from "./with/cast.mjs";
import { Server } from "./with/server.mjs";
import { Visitor } from "./with/visitor.mjs";
import { routeOf, walk } from "./with/walk.mjs";

/** One page of each route that the role can reach and that no role before it has. */
async function newPagesFor(visitor, known) {
  const { paths } = await walk(visitor);
  return paths.filter((path) => {
    const route = routeOf(path) ?? path;
    return !known.has(route) && known.add(route);
  });
}

/** The same person in the browser: their cookies, in this language and on this screen. */
async function sit(browser, visitor, options) {
  const page = await openPage(browser, visitor.server, options);
  const cookies = [...visitor.cookies].filter(([name]) => name !== "language");
  await page.context().addCookies(cookies.map(([name, value]) => ({ name, value, url: visitor.server.url })));
  await page.goto(`/?lang=${options.language ?? "sv"}`);
  return page;
}

describe("every page in a browser", () => {
  let server;
  let browser;
  const pages = []; // [visitor, paths]
  before(async () => {
    server = await Server.start();
    browser = await openBrowser();
    const known = new Set();
    for (const role of ["visitor", "resident", "official", "facilitator", "board_member", "economist", "administrator", "register_officer", "desk_official", "scrutineer"]) {
      const visitor = role === "visitor" ? new Visitor(server) : await signedIn(server, role);
      pages.push([visitor, await newPagesFor(visitor, known)]);
    }
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });

  test("is laid out from right to left in Arabic", async () => {
    for (const path of ["/", "/processes", "/proposals/1", "/sign-in", "/search?q=lekplats"]) {
      const page = await openPage(browser, server, { screen: desktop });
      const leftOf = async (language, selector) => {
        await page.goto(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
        return (await page.locator(selector).first().boundingBox()).x;
      };
      assert.ok((await leftOf("sv", ".site-header .brand")) < desktop.width / 3, `${path} begins at the left in Swedish`);
      assert.ok((await leftOf("ar", ".site-header .brand")) > desktop.width / 3, `${path} begins at the right in Arabic`);
      assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
      assert.ok((await sidewaysPixels(page)) <= 0, `${path} is wider than the screen`);
      await page.context().close();
    }
  });

  const screens = [["sv", phone, "a phone"], ["sv", desktop, "a desk"], ["en", phone, "a phone"], ["en", desktop, "a desk"], ["ar", phone, "a phone"]];
  for (const [language, screen, name] of screens)
    test(`has no fault that axe-core sees, in ${language} on ${name}`, async () => {
      const faults = [];
      const shown = language === "ar" ? pages.slice(0, 2) : pages; // staff pages are in Swedish there
      for (const [visitor, paths] of shown) {
        const page = await sit(browser, visitor, { language, screen });
        for (const path of paths) {
          await page.goto(path);
          for (const fault of await accessFaults(page)) faults.push(`${path}: ${fault}`);
        }
        faults.push(...page.strangers.map((url) => `asks a stranger: ${url}`), ...page.complaints);
        await page.context().close();
      }
      assert.deepEqual(faults, []);
    });

  test("has no fault that axe-core sees in the dark", async () => {
    const faults = [];
    const [visitor, paths] = pages[0];
    const page = await sit(browser, visitor, { screen: phone, dark: true });
    for (const path of paths) {
      await page.goto(path);
      for (const fault of await accessFaults(page)) faults.push(`${path}: ${fault}`);
    }
    await page.context().close();
    assert.deepEqual(faults, []);
  });

  test("needs no sideways scrolling at 320 pixels", async () => {
    const wide = [];
    for (const [visitor, paths] of pages) {
      const page = await sit(browser, visitor, { screen: narrow });
      for (const path of paths) {
        await page.goto(path);
        const pixels = await sidewaysPixels(page);
        if (pixels > 0) wide.push(`${path}: ${pixels} px`);
      }
      await page.context().close();
    }
    assert.deepEqual(wide, []);
  });

  test("is light: a process's page under 150 kB all told, its script under 40 kB", async () => {
    for (const phase of ["ideas", "vote", "delivery"]) {
      const process = await processIn(new Visitor(server), phase);
      const page = await openPage(browser, server, { screen: phone });
      const { total, script } = await weigh(page, `/processes/${process.id}`);
      await page.context().close();
      assert.ok(total < 150_000, `the page of the process in ${phase} weighs ${total} bytes`);
      assert.ok(script < 40_000, `its scripts weigh ${script} bytes`);
    }
  });
});
