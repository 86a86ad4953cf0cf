// What waits to be told by hand becomes letters for window envelopes: gathered, printed, posted, undone. People with protected
// identity are on no list and in no batch of others.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { signedIn } from "./with/cast.mjs";
import { engines, look, Server } from "./with/server.mjs";

function textOf(pdf) {
  const done = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" });
  assert.ifError(done.error);
  return done.stdout.normalize("NFKC"); // "fi" is one sign in some fonts
}

const protectedName = "Skyddad Persson";

for (const engine of engines)
  describe(`letters on ${engine}`, () => {
    let server, facilitator, person, hidden, telephone;
    let notice = 900_000;
    const offer = { number: "F-0007", title: "Bänk vid ån", explanation: "En bänk får plats vid bron.", offered_title: "Bänk vid bron", offered_body: "Två bänkar.", offered_place: "Vid bron", due: "2027-06-01T10:00:00Z" };

    const account = async (fields) => (await facilitator.json("/people/by-name", { language: "sv", ...fields })).body.person;
    /** A notice that waits to be told by hand, as people::notify makes them. */
    const tell = (to, message, values, language = "sv") =>
      look(server, `INSERT INTO notices (organisation_id, id, person_id, address, language, message, arguments, path, secret, made_at, due_at, tries, state, message_id, carrier)
        VALUES (1, ${++notice}, ${to}, NULL, '${language}', '${message}', '${JSON.stringify(values)}', '/proposals/7', 0, ${server.now().getTime()}, 0, 0, 'by_hand', 'x${notice}', 'mail')
        RETURNING id`);
    const letters = async () => (await facilitator.json("/notices/letters")).body;
    const printed = async (batch, fields = {}) => {
      const { form_token } = (await facilitator.open("/me/account")).html.match(/name="form_token" value="(?<form_token>[^"]*)"/).groups;
      const answer = await facilitator.raw(`/notices/letters/${batch}/pdf`, { method: "POST", body: new URLSearchParams({ form_token, ...fields }) });
      assert.equal(answer.status, 200, answer.text().slice(0, 300));
      if (process.env.LETTERS_PDF) writeFileSync(`${process.env.LETTERS_PDF}-${batch}${fields.large ? "-large" : ""}.pdf`, answer.bytes); // for eyes
      return answer.bytes;
    };
    const waiting = async () => (await facilitator.json("/notices/by-hand")).body.waiting;

    before(async () => {
      server = await Server.start({ engine });
      facilitator = await signedIn(server, "facilitator");
      look(server, "UPDATE notices SET state = 'sent' WHERE state = 'by_hand' RETURNING 0");
      person = await account({ name: "Maj Berg", contact: "Storgatan 3, 123 45 Lindvalla, 070-123 45 67" });
      hidden = await account({ name: protectedName, contact: "Hemliga vägen 1, 123 45 Lindvalla", protected_identity: "yes" });
      telephone = await account({ name: "Tore Ring", contact: "070-765 43 21" });
      for (const to of [person, hidden, telephone]) tell(to, "reviews.notice.offer_in_full", offer);
      tell(person, "proposals.withdrawn", { number: "F-0008", title: "Äldre idé" });
    });
    after(() => server.close());

    test("count what can be posted, and show no name or address on the way", async () => {
      const { ready, ready_protected, without_address } = await letters();
      assert.deepEqual({ ready, ready_protected, without_address }, { ready: 2, ready_protected: 1, without_address: 1 });
      const page = await facilitator.open("/notices/letters");
      assert.match(page.text, /Samla 2 brev i en bunt/);
      assert.doesNotMatch(page.text, /Maj Berg|Storgatan|Hemliga/);
      const list = await facilitator.open("/notices/by-hand");
      assert.match(list.text, /Maj Berg/);
      assert.match(list.text, /Någon med skyddad identitet/);
      assert.doesNotMatch(list.text, new RegExp(`${protectedName}|Hemliga`));
      assert.doesNotMatch(JSON.stringify(await waiting()), new RegExp(`${protectedName}|Hemliga`));
    });

    test("are not posted before they are printed", async () => {
      const made = await facilitator.json("/notices/letters", {});
      assert.deepEqual([made.status, made.body.letters, made.body.protected], [201, 2, false], JSON.stringify(made.body));
      const posted = await facilitator.json(`/notices/letters/${made.body.batch}/posting`, {});
      assert.deepEqual([posted.status, posted.body.code], [409, "not_printed"]);
      const again = await facilitator.json("/notices/letters", {});
      assert.deepEqual([again.status, again.body.code], [409, "nothing_to_post"], "each is in one batch");
    });

    test("become a PDF, each a page, with the change and boxes to tick, and the print's number", async () => {
      const { batches } = await letters();
      for (const print of [1, 2]) {
        const stdout = textOf(await printed(batches[0].batch));
        assert.equal(stdout.split("\f").length - 1, 2, "pages");
        assert.match(stdout, /Maj Berg\n\s*Storgatan 3\n\s*123 45 Lindvalla/);
        assert.match(stdout, /En bänk får plats vid bron\./);
        assert.match(stdout, /Ja, ändra idén så/);
        assert.match(stdout, new RegExp(`utskrift ${print},`));
        assert.doesNotMatch(stdout, new RegExp(`070-123|${protectedName}`));
      }
      assert.equal((await letters()).batches[0].prints, 2);
    });

    test("are told once they are posted, and wait again when that is undone", async () => {
      const { batch } = (await letters()).batches[0];
      assert.equal((await waiting()).length, 4);
      await facilitator.json(`/notices/letters/${batch}/posting`, {});
      assert.equal((await waiting()).length, 2);
      await facilitator.json(`/notices/letters/${batch}/undo`, {});
      assert.equal((await waiting()).length, 4);
      const told = await waiting();
      await facilitator.json(`/notices/${told.find(({ name }) => name === "Maj Berg").notice}/told`, {});
      await facilitator.json(`/notices/letters/${batch}/posting`, {});
      await facilitator.json(`/notices/letters/${batch}/undo`, {});
      assert.equal((await waiting()).length, 3, "what was told by telephone stays told");
      await facilitator.json(`/notices/letters/${batch}/undo`, {});
      assert.deepEqual([(await letters()).ready, (await letters()).batches.length], [1, 0], "taken apart");
    });

    test("to protected people are a batch of their own, and the print is logged", async () => {
      const made = await facilitator.json("/notices/letters", { protected: "yes" });
      assert.deepEqual([made.body.letters, made.body.protected], [1, true]);
      assert.match(textOf(await printed(made.body.batch)), new RegExp(`${protectedName}\\n\\s*Hemliga vägen 1`));
      assert.equal(look(server, "SELECT count(*) FROM looks WHERE what = 'notice_letters'")[0], 3);
    });

    test("in Somali and Arabic have the Swedish below, and large print for those who need it takes more pages", async () => {
      look(server, "UPDATE notices SET state = 'sent' WHERE state = 'by_hand' RETURNING 0");
      for (const [name, language] of [["Hodan Ali", "so"], ["Samir Haddad", "ar"]]) {
        const to = await account({ name, language, contact: "Storgatan 5, 123 45 Lindvalla" });
        tell(to, "reviews.notice.offer_in_full", offer, language);
      }
      const { batch } = (await facilitator.json("/notices/letters", {})).body;
      const usual = textOf(await printed(batch)), large = textOf(await printed(batch, { large: "yes" }));
      for (const pages of [usual, large]) {
        assert.match(pages, /Beddel loo soo jeediyay\s+fikraddaada\s+F-0007/);
        assert.match(pages, /Inget\s+ändras\s+utan ditt ja\./, "to the last word");
        assert.doesNotMatch(pages, /…/);
        assert.equal(pages.match(/Ja, ändra idén så/g).length, 2, "the Swedish below each answer");
        assert.equal(pages.match(/Ett ändringsförslag till din idé F-0007/g)?.length, 2, "the Swedish text, which counts");
      }
      assert.ok(large.split("\f").length > usual.split("\f").length, "more pages");
      assert.match(large, /· 2\/\d/, "which page it is");
    });

    test("are the facilitator's alone", async () => {
      const resident = await signedIn(server, "resident");
      assert.equal((await resident.json("/notices/letters")).status, 403);
    });
  });
