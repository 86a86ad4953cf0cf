// Builds the front end into one folder:  node build.mjs --out DIR
// Comes out: allting.css, leaflet.css, allting.js (every page), map.js, budget.js and similar.js (where a page asks for them),
// leaflet-*.js (fetched only when a map is opened), fonts/, drawings/ and icon.svg. Nothing of node is needed afterwards.
import { build } from "esbuild";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const flag = process.argv.indexOf("--out");
const out = flag > 0 ? process.argv[flag + 1] : join(here, "static");
const packages = join(here, "node_modules");

const fonts = {
  "text-400.woff2": "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2",
  "text-700.woff2": "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2",
  "display-600.woff2": "@fontsource/fraunces/files/fraunces-latin-600-normal.woff2",
  // Letters such as those of Polish and Czech: fetched only by a page that has them.
  "text-400-more.woff2": "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff2",
  "text-700-more.woff2": "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-700-normal.woff2",
  "display-600-more.woff2": "@fontsource/fraunces/files/fraunces-latin-ext-600-normal.woff2",
};

const shared = { absWorkingDir: here, bundle: true, minify: true, legalComments: "none", logLevel: "warning" };

async function styles() {
  await build({
    ...shared,
    entryPoints: [{ in: "src/css/allting.css", out: "allting" }, { in: "leaflet/dist/leaflet.css", out: "leaflet" }],
    outdir: out,
    target: ["chrome109", "firefox115", "safari16"],
    external: ["fonts/*"],
    loader: { ".png": "dataurl" },
  });
}

async function scripts() {
  const names = (await readdir(join(here, "src/scripts"))).filter((name) => /^(allting|map|budget|similar)\.ts$/.test(name));
  await build({
    ...shared,
    entryPoints: names.map((name) => `src/scripts/${name}`),
    outdir: out,
    format: "esm",
    splitting: true,
    chunkNames: "[name]-[hash]",
    target: ["es2020"],
  });
}

/** Drawings are kept readable in the sources; what is served loses comments and the blanks between tags. */
async function drawings() {
  await mkdir(join(out, "drawings"), { recursive: true });
  for (const name of await readdir(join(here, "src/drawings"))) {
    const text = await readFile(join(here, "src/drawings", name), "utf8");
    const short = text.replace(/<!--[\s\S]*?-->/g, "").replace(/>\s+</g, "><").replace(/\s+/g, " ").trim();
    await writeFile(join(out, "drawings", name), short);
  }
}

/** What text shrinks to, beside it: served to browsers that take it. Fonts are compressed already. */
async function compress(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await compress(path);
    else if (/\.(css|js|svg)$/.test(entry.name)) {
      const bytes = await readFile(path);
      await writeFile(`${path}.br`, brotliCompressSync(bytes));
      await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  }
}

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "fonts"), { recursive: true });
for (const [name, source] of Object.entries(fonts)) await cp(join(packages, source), join(out, "fonts", name));
await cp(join(here, "src/icon.svg"), join(out, "icon.svg"));
await Promise.all([styles(), scripts(), drawings()]);
await compress(out);
