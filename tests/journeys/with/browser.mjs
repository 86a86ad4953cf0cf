// Debian's Chromium driven by playwright-core: pages as people meet them, and what axe-core finds wrong with them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 900 };
export const narrow = { width: 320, height: 640 };

export async function openBrowser() {
  return await chromium.launch({
    executablePath: process.env.ALLTING_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
  });
}

/** A browser of one person: their language, screen, and whether scripts run. Requests to other servers are a failure. */
export async function openPage(browser, server, { language = "sv", screen = phone, script = true, dark = false } = {}) {
  const context = await browser.newContext({
    locale: language === "sv" ? "sv-SE" : "en-GB",
    viewport: screen,
    javaScriptEnabled: script,
    bypassCSP: script, // so that axe-core can be put into the page; the server's policy has its own test
    baseURL: server.url,
    timezoneId: "Europe/Stockholm",
    reducedMotion: "reduce",
    colorScheme: dark ? "dark" : "light",
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.strangers = [];
  page.complaints = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== server.url && protocol.startsWith("http")) page.strangers.push(request.url());
  });
  page.on("pageerror", (problem) => page.complaints.push(`${page.url()}: ${problem.message}`));
  page.on("console", (message) => message.type() === "error" && page.complaints.push(`${page.url()}: ${message.text()}`));
  return page;
}

/** What axe-core finds on the page now, one line each; empty is what we want. */
export async function accessFaults(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly, resultTypes: ["violations"] }), wcag);
  return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`));
}

/** How many pixels of the page lie beyond the screen's edge; sideways scrolling begins above 0. */
export async function sidewaysPixels(page) {
  return await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What the page weighs on the wire, all told and its scripts, in bytes. */
export async function weigh(page, path) {
  const weight = { total: 0, script: 0 };
  const counted = [];
  const count = (response) =>
    counted.push(
      response.request().sizes().then(({ responseBodySize, responseHeadersSize }) => {
        weight.total += responseBodySize + responseHeadersSize;
        if (response.request().resourceType() === "script") weight.script += responseBodySize;
      }),
    );
  page.on("response", count);
  await page.goto(path, { waitUntil: "networkidle" });
  page.off("response", count);
  await Promise.all(counted);
  return weight;
}
