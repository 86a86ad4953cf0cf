// Whose ballot is it? A vote of 500 is held on a real server, everything is stolen but the folder of keys, and attack.py guesses.
// No way of guessing may be more than one percentage point better than chance; and the same attack must succeed where it should.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../journeys/with/server.mjs";
import { holdVote } from "./vote.mjs";

const voters = Number(process.env.SECRECY_VOTERS ?? 500);
const margin = 0.01;
const percent = (share) => `${(share * 100).toFixed(2)} %`;

describe(`a vote of ${voters}, stolen`, () => {
  let folder;
  let found;
  before(async () => {
    folder = temporaryFolder();
    const [booty, keys, truth] = ["booty", "keys", "truth.json"].map((name) => join(folder, name));
    mkdirSync(booty);
    writeFileSync(truth, JSON.stringify(await holdVote(booty, keys, voters)));
    const attack = join(dirname(fileURLToPath(import.meta.url)), "attack.py");
    const done = spawnSync("python3", [attack, booty, truth, keys], { encoding: "utf8", maxBuffer: 1 << 24, timeout: 300_000 });
    assert.equal(done.status, 0, done.stderr);
    found = JSON.parse(done.stdout);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test("is guessed no better than by chance, in every way tried", (t) => {
    t.diagnostic(`${found.voters} voters whose ballot counts; chance ${percent(found.chance)}`);
    for (const [method, success] of Object.entries(found.methods)) t.diagnostic(`${percent(success).padStart(8)}  ${method}`);
    const better = Object.entries(found.methods).filter(([, success]) => success > found.chance + margin);
    assert.deepEqual(better, []);
  });

  test("is guessed no better when the vote is final, the key destroyed and the ballots written again", (t) => {
    for (const [method, success] of Object.entries(found.methods_when_final)) t.diagnostic(`${percent(success).padStart(8)}  ${method}`);
    const better = Object.entries(found.methods_when_final).filter(([, success]) => success > found.chance + margin);
    assert.deepEqual(better, []);
    assert.ok(found.keys_left > 0, "other keys are there to be tried");
    assert.equal(found.slots_left, 0);
  });

  test("is found out by the same attack where somebody has the key, or a fault was planted", (t) => {
    for (const [fault, success] of Object.entries(found.controls)) {
      t.diagnostic(`${percent(success).padStart(8)}  ${fault}`);
      assert.ok(success > found.chance + 2 * margin, `${fault}: only ${percent(success)}`);
    }
    assert.ok(found.controls["with the key of the vote"] > 0.99);
    assert.ok(found.controls["a key that has outlived the end"] > 0.99);
    assert.ok(found.controls["a number that both sides have"] > 0.99);
  });
});
