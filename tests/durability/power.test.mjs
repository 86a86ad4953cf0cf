// The power goes while fifty people vote: what no sync has made durable is undone, or half of it (disk_shim.c).
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Crowd } from "./casting.mjs";
import { dice, tried } from "./sizes.mjs";

const shim = process.env.DISK_SHIM;
const cut_status = 99;
const calls_max = 400; // of one run before the power goes
const lies_max = 12;

/** One run that ends by a cut, also where that is before the server answers, or in its recovery of the cut before. */
async function runUntilCut(crowd, settings) {
  try {
    await crowd.start({ LD_PRELOAD: shim, ...settings });
  } catch (problem) {
    assert.match(problem.message, /power cut/, problem.message);
    return 0;
  }
  const answers = await crowd.cast();
  assert.equal(await crowd.server.ended, cut_status, crowd.server.log);
  return answers.filter(([status]) => status === 201).length;
}

describe("a power cut under fifty casting clients", { skip: shim ? false : "DISK_SHIM names no shim: run ./test durability" }, () => {
  let crowd;
  before(async () => (crowd = await Crowd.gather()));
  after(() => crowd.close());

  test(`loses and corrupts nothing at ${tried.cuts} points`, async (t) => {
    const roll = dice(2);
    let acknowledged = 0;
    const moods = new Set();
    let undone = 0;
    for (let round = 0; round < tried.cuts; ++round) {
      acknowledged += await runUntilCut(crowd, { DISK_CUT_AT: String(1 + roll(calls_max)), DISK_SEED: String(round) });
      const [, changes, mood] = crowd.server.log.match(/(\d+) changes not synced, mood (\d)/);
      moods.add(mood);
      undone += Number(changes);
      await crowd.start();
      await crowd.reckon();
      await crowd.server.kill();
    }
    assert.equal(moods.size, 3, "every way to lose changes has come up");
    assert.ok(undone > tried.cuts, "the cuts took something away");
    t.diagnostic(`${tried.cuts} cuts, ${acknowledged} acknowledged before them, ${undone} changes were not synced`);
  });

  test("is found out when syncs are a lie: then ballots are lost", async (t) => {
    for (let round = 1; round <= lies_max; ++round) {
      try {
        await runUntilCut(crowd, { DISK_CUT_AT: String(100 * round), DISK_SEED: String(round), DISK_IGNORE_SYNC: "1" });
        await crowd.start();
        await crowd.reckon();
      } catch (problem) {
        // a promise that does not hold, or a store that cannot be read: not a fault of this test's own
        const broken = problem instanceof assert.AssertionError || /corrupt|malformed|not a database|ended at its start/.test(problem.message);
        assert.ok(broken, problem.stack);
        return t.diagnostic(`without syncs cut ${round} shows: ${problem.message.split("\n")[0]}`);
      }
      await crowd.server.kill();
    }
    assert.fail("the test does not notice that nothing is synced");
  });
});
