// Real elections, from a Pabulib file to the result page and back to a file: a large one, one with points, one with
// several hundred projects. What Allting says must be what the reference says.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { allting, program, root, Server, temporaryFolder } from "./with/server.mjs";

const elections = join(root, "../shared/data/elections");
const skip = existsSync(elections) ? false : "no ../shared/data";
const bars = { import_seconds: 10, page_milliseconds: 50 };

function reference(name, satisfaction, rule = "greedy", completion = "none") {
  const golden = JSON.parse(readFileSync(join(elections, "golden", `${name}.json`), "utf8"));
  return golden.results.find((each) => each.rule === rule && each.satisfaction === satisfaction && each.completion === completion);
}

async function json(server, path) {
  const answer = await fetch(server.url + path, { headers: { accept: "application/json" } });
  assert.equal(answer.status, 200, path);
  return await answer.json();
}

/** What a command takes of the processor, whatever else the machine does meanwhile. */
function processorSeconds(...args) {
  const done = spawnSync("bash", ["-c", '"$@" >&2 && times', "bash", program, ...args], { encoding: "utf8", timeout: 180_000 });
  assert.equal(done.status, 0, done.stderr);
  const ofChildren = done.stdout.trim().split("\n").at(-1);
  return [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + 60 * minutes + Number(seconds), 0);
}

/** The fastest of several: what the page takes, without what else the machine does. */
async function milliseconds(server, path) {
  let least = Infinity;
  for (let tries = 0; tries < 20; ++tries) {
    const begin = performance.now();
    const answer = await fetch(server.url + path);
    await answer.text();
    least = Math.min(least, performance.now() - begin);
  }
  return least;
}

const cases = [
  { name: "Poland_Lodz_2024", satisfaction: "cost" },
  { name: "Poland_Katowice_2020", satisfaction: "points" },
  { name: "oldversion_poland_wroclaw_2015_up-to-150", satisfaction: "cost" },
];

test("imported elections give the reference result on their pages", { skip }, async (t) => {
  const data = join(temporaryFolder(), "data");
  for (const { name } of cases) {
    const seconds = processorSeconds("import", join(elections, `${name}.pb`), "--process", name, "--data", data);
    t.diagnostic(`${name}: imported with ${seconds.toFixed(1)} s of processor time`);
    assert.ok(seconds < bars.import_seconds, `${name} took ${seconds} s to import`);
  }
  const server = await Server.start({ demo: false, data });
  t.after(() => server.close());
  for (const [index, { name, satisfaction }] of cases.entries()) {
    const path = `/processes/${index + 1}/results`;
    const result = await json(server, path);
    const expected = reference(name, satisfaction);
    assert.equal(result.satisfaction, satisfaction);
    assert.deepEqual(result.winners, expected.winners, name);
    assert.equal(Number(result.total_cost), Number(expected.total_cost), name);
    const time = await milliseconds(server, path);
    t.diagnostic(`${name}: result page in ${time.toFixed(1)} ms`);
    assert.ok(time < bars.page_milliseconds, `${name}: the page took ${time} ms`);
  }
});

test("what is exported is imported as the same election", { skip }, () => {
  const folder = temporaryFolder();
  const name = "Poland_Katowice_2020_Zaleska_Halda-Brynow_Czesc_Zachodnia";
  allting("import", join(elections, `${name}.pb`), "--process", "Katowice", "--data", join(folder, "data"));
  allting("export", "--process", "1", "--data", join(folder, "data"), "-o", join(folder, "out.pb"));
  const count = (file) => JSON.parse(allting("count", file, "--rule", "equal-shares", "--satisfaction", "points", "--completion", "none", "--format", "json"));
  const original = count(join(elections, `${name}.pb`));
  const exported = count(join(folder, "out.pb"));
  assert.equal(exported.input_hash, original.input_hash);
  assert.deepEqual(exported.winners, reference(name, "points", "equal-shares").winners);
});

test("a faulty file is refused with its lines and leaves nothing", () => {
  const folder = temporaryFolder();
  const file = join(folder, "faulty.pb");
  writeFileSync(file, "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;10\nVOTES\nvoter_id;vote\na;2\n");
  assert.throws(() => allting("import", file, "--process", "X", "--data", join(folder, "data")), /Line 10:.* 2,/);
  assert.deepEqual(JSON.parse(allting("processes", "--format", "json", "--data", join(folder, "data"))), { processes: [] });
});
