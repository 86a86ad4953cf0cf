// Each person says how often they want mail: at once, or what happened in a day or a week as one mail.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accountsByRole, signedIn } from "./with/cast.mjs";
import { lettersTo, letterTo } from "./with/mail.mjs";
import { engines, look, Server } from "./with/server.mjs";

for (const engine of engines)
  describe(`mail at one's own pace on ${engine}`, () => {
    let server, author, email, official, idea;
    before(async () => {
      server = await Server.start({ engine });
      author = await signedIn(server, "resident");
      email = accountsByRole(server).resident.email;
      official = await signedIn(server, "official");
      const { body: account } = await author.json("/me/account");
      idea = look(server, `SELECT min(id) FROM proposals WHERE author_id = ${account.person}`)[0];
    });
    after(() => server.close());

    const save = async (pace) => author.submit((await author.open("/me/account")).form({ fields: ["pace", "language"] }), { pace });
    const comment = async (text) => {
      const answer = await official.json(`/proposals/${idea}/comments`, { text });
      assert.ok(answer.status < 300, JSON.stringify(answer.body));
    };
    const waiting = () => look(server, `SELECT count(*) FROM notices WHERE state = 'waiting' AND address = '${email}'`)[0];
    const toNext = (hour, weekday) => {
      const then = new Date(server.now());
      then.setUTCHours(hour, 1, 0, 0);
      while (then <= server.now() || (weekday !== undefined && then.getUTCDay() !== weekday)) then.setUTCDate(then.getUTCDate() + 1);
      server.passTime({ seconds: (then - server.now()) / 1000 });
    };

    test("is chosen on the account page, and is at once for who chose nothing", async () => {
      assert.equal((await author.json("/me/account")).body.pace, "at_once");
      await save("daily");
      assert.equal((await author.json("/me/account")).body.pace, "daily");
      const { body } = await author.json("/me/account");
      await author.json("/me/account", { name: body.name, language: body.language, channel: body.channel, contact: body.contact });
      assert.equal((await author.json("/me/account")).body.pace, "daily", "a program that does not name it leaves it");
    });

    test("brings the notices of a day in one mail in the afternoon", async () => {
      toNext(16);
      official = await signedIn(server, "official");
      for (const text of ["Första frågan?", "Andra frågan?", "Tredje frågan?"]) await comment(text);
      assert.equal(waiting(), 3);
      toNext(15);
      const letter = await letterTo(server, email, /== .* ==/);
      assert.equal(letter.match(/^== /gm).length, 3);
      const digests = lettersTo(server, email).filter((one) => /^== /m.test(one));
      assert.equal(digests.length, 1);
      assert.equal(waiting(), 0);
    });

    test("brings those of a week on a Monday", async () => {
      author = await signedIn(server, "resident");
      await save("weekly");
      official = await signedIn(server, "official");
      toNext(16, 1);
      official = await signedIn(server, "official");
      await comment("En fråga till?");
      await comment("Och en?");
      server.passTime({ days: 6 });
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      assert.equal(waiting(), 2, "not before Monday");
      toNext(15, 1);
      for (let tries = 0; tries < 100 && waiting() > 0; ++tries) await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal(lettersTo(server, email).filter((one) => /^== /m.test(one)).length, 2);
    });
  });
