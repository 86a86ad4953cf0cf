// The process is killed again and again while fifty people vote.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Crowd } from "./casting.mjs";
import { dice, tried } from "./sizes.mjs";

const ready_seconds_max = 5;

describe(`kill -9 under fifty casting clients and ${tried.filled} ballots`, () => {
  let crowd;
  before(async () => (crowd = await Crowd.gather({ others: tried.filled })));
  after(() => crowd.close());

  test(`loses, doubles and halves nothing in ${tried.kills} kills`, async (t) => {
    const roll = dice(1);
    let acknowledged = 0;
    let uncertain = 0;
    let slowest = 0;
    await crowd.start();
    for (let round = 0; round < tried.kills; ++round) {
      const casts = crowd.cast();
      await new Promise((resolve) => setTimeout(resolve, 10 + roll(300)));
      await crowd.server.kill();
      acknowledged += (await casts).filter(([status]) => status === 201).length;
      uncertain += crowd.clients.filter(({ unknown }) => unknown.length > 0).length;
      slowest = Math.max(slowest, await crowd.start());
      await crowd.reckon({ whole: round % tried.whole_every === 0 || round === tried.kills - 1 });
    }
    assert.ok(acknowledged > tried.kills, "too few were acknowledged to show anything");
    assert.ok(slowest <= ready_seconds_max, `ready after ${slowest} s`);
    t.diagnostic(`${tried.kills} kills, ${acknowledged} acknowledged, ${uncertain} uncertain, ready after at most ${slowest.toFixed(2)} s with ${crowd.expected.ballots} ballots in the box`);
  });
});
