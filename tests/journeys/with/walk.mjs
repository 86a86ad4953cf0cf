// A walk along the links of the site: every address that can be reached, some of each kind.
import { allting } from "./server.mjs";

export const routes = JSON.parse(allting("routes", "--format", "json")).filter(({ method }) => method === "GET");
const patterns = [...routes]
  .sort((one, other) => (one.path.match(/\{/g)?.length ?? 0) - (other.path.match(/\{/g)?.length ?? 0)) // "new" before "{id}"
  .map(({ path }) => ({ path, pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, "[^/]+")}$`) }));
const samplesOfEach = 4; // of the pages of one route, such as /proposals/{id}

export const routeOf = (path) => patterns.find(({ pattern }) => pattern.test(path.split("?")[0]))?.path;

/** Walks from the start page; `look(page, path)` is called at each page of HTML. Gives back the addresses and routes met. */
export async function walk(visitor, look = () => {}) {
  const waiting = ["/"];
  const known = new Set(waiting);
  const met = new Map();
  const paths = [];
  while (waiting.length > 0) {
    const path = waiting.shift();
    const page = await visitor.open(path);
    const type = page.headers.get("content-type") ?? "";
    if (page.status === 200 && !type.startsWith("text/html")) continue; // a picture or a file
    paths.push(path);
    await look(page, path);
    for (const { href } of page.links) {
      const to = new URL(href, page.address);
      if (to.origin !== visitor.server.url || to.searchParams.has("lang") || href.startsWith("#")) continue;
      const next = to.pathname + to.search;
      const route = routeOf(next) ?? next.replace(/\d+/g, "N");
      const samples = met.get(route) ?? 0;
      if (known.has(next) || samples >= samplesOfEach) continue;
      known.add(next);
      met.set(route, samples + 1);
      waiting.push(next);
    }
  }
  return { paths, routes: [...met.keys()] };
}
