// The disk refuses one call, or is full for a while: nobody is told that something is stored when it is not.
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Crowd } from "./casting.mjs";
import { tried } from "./sizes.mjs";

const shim = process.env.DISK_SHIM;
const calls = 200;
const bars = { stop_ms: 1_000, end_ms: 10_000, heal_ms: 10_000 };
const errno = { EIO: "5", ENOSPC: "28" };
const patience_ms = 20_000;
const full_ms = 300;

const points = [];
for (let call = 1; call <= calls; call += tried.failures_step) points.push({ DISK_FAIL_AT: String(call) });
// The log is copied into the file less often than in 200 calls: the first calls of that, and of the file alone.
const copying = [1, 2, 40].slice(0, tried.failures_step > 10 ? 1 : 3).map((call) => ({ DISK_FAIL_AT: String(call), DISK_ONLY: ".sqlite" }));

/** Starts on a disk that will fail. False when the server saw it at once and ended, as it should, with an error. */
async function starts(crowd, settings) {
  try {
    await crowd.start({ LD_PRELOAD: shim, ...settings });
    return true;
  } catch (problem) {
    assert.match(problem.message, /ended at its start/);
    assert.ok(Number(await crowd.server.ended) > 0, `ended with ${await crowd.server.ended}`);
    return false;
  }
}

async function reckonAnew(crowd) {
  await crowd.start();
  await crowd.reckon();
  await crowd.server.kill();
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a disk that fails under fifty casting clients", { skip: shim ? false : "DISK_SHIM names no shim: run ./test durability" }, () => {
  let crowd;
  before(async () => (crowd = await Crowd.gather()));
  after(() => crowd.close());

  /** An error: voting stops within a second, and the process ends so that somebody opens the database anew. */
  async function failOnce(point) {
    if (!(await starts(crowd, { ...point, DISK_ERRNO: errno.EIO }))) return { atStart: 1 };
    const begin = performance.now();
    const answers = await crowd.cast(() => performance.now() - begin > patience_ms);
    const status = await Promise.race([crowd.server.ended, pause(bars.end_ms)]);
    const gone = performance.now();
    assert.match(crowd.server.log, /disk_shim: call \d+ fails/);
    assert.ok(Number(status) > 0, `the process ended with ${status} after ${crowd.server.log}`);
    const firstRefusal = Math.min(...answers.filter(([code]) => code === 503).map(([, at]) => at));
    const lastAccepted = Math.max(begin, ...answers.filter(([code]) => code === 201).map(([, at]) => at));
    assert.ok(!(lastAccepted - firstRefusal > bars.stop_ms), "voted on after the disk failed");
    return { ended: 1, refused: answers.filter(([code]) => code === 503).length, gone: Math.max(0, gone - firstRefusal) };
  }

  /** No room: refused while it lasts, the pages stay, and it heals by itself. */
  async function fillUp(point) {
    const full = join(crowd.server.home, "full");
    writeFileSync(full, "");
    if (!(await starts(crowd, { ...point, DISK_ERRNO: errno.ENOSPC, DISK_FULL_WHILE: full }))) {
      rmSync(full);
      return { atStart: 1 };
    }
    let isOver = false;
    const answers = [];
    const casting = crowd.cast(() => isOver, answers);
    await pause(full_ms);
    assert.equal((await fetch(`${crowd.server.url}/processes/${crowd.vote.id}`)).status, 200, "reading goes on");
    const freed = performance.now();
    rmSync(full);
    const votesAgain = () => answers.some(([code, at]) => code === 201 && at > freed);
    while (!votesAgain() && performance.now() - freed <= bars.heal_ms) await pause(20);
    isOver = true;
    await casting;
    assert.equal(crowd.server.child.exitCode, null, `a full disk ended the process:\n${crowd.server.log}`);
    const refused = answers.filter(([code]) => code === 503);
    const healed = Math.min(...answers.filter(([code, at]) => code === 201 && at > freed).map(([, at]) => at - freed));
    assert.ok(healed <= bars.heal_ms, `votes again after ${healed} ms`);
    await crowd.server.kill();
    return { refused: refused.length, healed };
  }

  for (const [name, fail] of [["EIO", failOnce], ["ENOSPC", fillUp]])
    test(`${name} at ${points.length} of the first ${calls} calls and in ${copying.length} checkpoints: no false success, no corrupt store`, async (t) => {
      const sum = { atStart: 0, ended: 0, refused: 0, healed: 0, gone: 0 };
      for (const point of [...points, ...copying]) {
        const seen = await fail(point).catch(async (problem) => {
          await crowd.server.kill();
          throw new Error(`${name} at ${JSON.stringify(point)}: ${problem.message}\n${crowd.server.log.slice(0, 4_000)}`);
        });
        for (const word of ["atStart", "ended", "refused"]) sum[word] += seen[word] ?? 0;
        for (const word of ["healed", "gone"]) sum[word] = Math.max(sum[word], seen[word] ?? 0);
        await reckonAnew(crowd).catch((problem) => {
          throw new Error(`after ${name} at ${JSON.stringify(point)}: ${problem.message}`);
        });
      }
      assert.ok(sum.refused > 0, "nobody was ever refused");
      t.diagnostic(`${points.length + copying.length} failures: ${sum.atStart} at the start, ${sum.ended} ends, ${sum.refused} refusals` +
        (name === "ENOSPC" ? `, votes again after at most ${sum.healed.toFixed(0)} ms` : `, the process gone ${sum.gone.toFixed(0)} ms after the first`));
    });
});
