// The whole way of one participatory budget, from the plan to the delivered bench, by people in browsers. Every act goes
// through a page; only time is the server's own (server.passTime).
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openPage } from "./browser.mjs";
import { accountsByRole } from "./cast.mjs";

const password = "en lång och ovanlig mening";

/** Days from the making of the plan: the template begins in six weeks. */
const times = { ideas: 44, vote: 44 + 7 * 15, count: 44 + 7 * 18, decision: 44 + 7 * 19, delivery: 44 + 7 * 23 };

export class WholeWay {
  /** hands: Mouse or Keys · screen, language, script: of every person · onPage: called on each page met */
  constructor(server, browser, { hands, onPage, ...person }) {
    Object.assign(this, { server, browser, hands, onPage, person });
    this.day = 0;
  }

  async passTo(phase) {
    this.server.passTime({ days: times[phase] - this.day });
    this.day = times[phase];
  }

  async someone() {
    return new this.hands(await openPage(this.browser, this.server, this.person), { onPage: this.onPage });
  }

  /** A person at a browser of their own, signed in with a password. */
  async signedIn({ email, password: word }) {
    const person = await this.someone();
    await person.open("/sign-in");
    await person.fillAll({ email, password: word });
    await person.submit("/sign-in");
    return person;
  }
  async as(role, act) {
    const person = await this.signedIn(role === "author" ? this.author : accountsByRole(this.server)[role]);
    await act(person);
    this.checkPeace(person.page);
    await person.page.context().close();
  }
  checkPeace(page) {
    assert.deepEqual(page.strangers, [], "a page asked somebody else's server");
    assert.deepEqual(page.complaints, [], "a script complained");
  }

  async makeThePlan() {
    await this.as("facilitator", async (petra) => {
      await petra.open("/processes/new");
      await petra.fillAll({ title: "Ett grönare Lindvalla", total: "300 000" });
      await petra.submit("/processes");
      this.process = petra.path.match(/^\/processes\/\d+/)[0];
      await petra.fill("title[en]", "A greener Lindvalla");
      await petra.submit("/plan/edit");
      assert.equal(petra.path, `${this.process}/plan`);
      await petra.submit("/publication");
      assert.equal(petra.path, this.process);
    });
  }

  /** The newest mail to this address, from the folder that stands in for a mail server. */
  async mailTo(email) {
    const folder = join(this.server.data, "outbox");
    for (let tries = 0; tries < 200; ++tries) {
      const mails = existsSync(folder) ? readdirSync(folder).sort().reverse().map((name) => readFileSync(join(folder, name), "utf8")) : [];
      const mail = mails.find((text) => text.includes(email));
      if (mail) return mail.replace(/=\r?\n/g, "").replace(/=3D/g, "=");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no mail to ${email}`);
  }

  async makeAnAccount() {
    this.author = { email: "nora@example.org", password };
    const nora = await this.someone();
    await nora.open("/accounts/new");
    await nora.fillAll({ name: "Nora Lind", ...this.author });
    await nora.submit("/accounts");
    const link = (await this.mailTo(this.author.email)).match(/\/sign-in\/links\/\w+/)[0];
    await nora.open(link);
    await nora.submit(link);
    await nora.page.context().close();
  }

  async writeAnIdea() {
    await this.as("author", async (nora) => {
      await nora.open(`${this.process}/proposals/new`);
      await nora.fillAll({ title: "En bänk vid sjön", body: "Det finns ingenstans att vila på vägen runt sjön.", beneficiaries: "Alla som går långsamt" });
      await nora.choose("category", "green");
      await nora.submit("/proposals");
      await nora.fill("place", "Vid bryggan");
      await nora.submit("/draft");
      await nora.attach("file", { name: "strand.png", mimeType: "image/png", buffer: await nora.page.screenshot() });
      await nora.fill("picture_description", "En strand utan bänk");
      await nora.submit("/draft");
      await nora.submit("/submission");
      assert.match(await nora.words(), /F-\d{4}/);
      this.idea = nora.path.match(/^\/proposals\/\d+/)[0];
    });
  }

  async enterIdeasOnPaper() {
    const ideas = { "Odlingslådor på torget": "culture", "En bro över järnvägen": "traffic" };
    await this.as("facilitator", async (petra) => {
      for (const [title, category] of Object.entries(ideas)) {
        await petra.open(`${this.process}/proposals/for-others`);
        await petra.fillAll({ title, body: "Skrivet på en lapp på biblioteket, utan fler ord.", beneficiaries: "Alla" });
        await petra.choose("category", category);
        await petra.fillAll({ place: "Torget", author_name: "Birgit", author_contact: "0700-00 00 00" });
        await petra.submit("/for-others");
        assert.match(await petra.words(), /F-\d{4}/);
      }
    });
  }

  /** The official's page of the case about the idea with this title. */
  async openCase(olle, title) {
    await olle.open("/reviews");
    for (let next = true; next; ) {
      const link = olle.page.locator("main a", { hasText: title });
      if ((await link.count()) > 0) return await olle.open(new URL(await link.first().evaluate((a) => a.href)).pathname);
      next = await olle.page.locator('main a[rel="next"]').first().getAttribute("href").catch(() => null);
      if (next) await olle.open(next);
    }
    throw new Error(`no case about ${title}`);
  }

  async offerAChange() {
    await this.as("official", async (olle) => {
      await this.openCase(olle, "En bänk vid sjön");
      const here = olle.path;
      await olle.choose("answer[law]", "yes");
      await olle.submit(`${here}/answers`);
      await olle.open(`${here}/offers/new`);
      await olle.fillAll({ explanation: "Bryggan byggs om. Badplatsen går bra.", title: "En bänk vid badplatsen", place: "Badplatsen" });
      await olle.submit(`${here}/offers`);
    });
    await this.as("author", async (nora) => {
      await nora.open(this.idea);
      await nora.submit("/answer", "accept");
      assert.match(await nora.words(), /En bänk vid badplatsen/);
    });
  }

  async accept(olle, title, cost) {
    await this.openCase(olle, title);
    const here = olle.path;
    await olle.fillAll({ cost_low: String(cost - 20_000), cost_high: String(cost), running: "2000", note: "Enligt ramavtal" });
    await olle.choose("owner", await olle.page.locator('[name="owner"] option').nth(1).getAttribute("value"));
    await olle.submit(`${here}/estimate`);
    await olle.open(`${here}/acceptance`);
    await olle.fill("who", "Parkingenjör, Stadsmiljö");
    await olle.submit(`${here}/acceptance`);
  }

  async review() {
    await this.as("official", async (olle) => {
      await this.accept(olle, "En bänk vid badplatsen", 200_000);
      await this.accept(olle, "Odlingslådor på torget", 150_000);
      await this.openCase(olle, "En bro över järnvägen");
      const here = olle.path;
      await olle.open(`${here}/refusal?code=not_our_land`);
      await olle.fillAll({ understood: "Tack. Vi har förstått att du vill gå över spåren.", answer: "Det går inte, för järnvägen är statens.", why: "Trafikverket bestämmer över spåren och allt som byggs över dem.",
        next: "Vi har skickat idén till Trafikverket.", who: "Trafikingenjör, Stadsmiljö" });
      await olle.submit(`${here}/refusal`);
    });
  }

  async vote(role, titles, { again = false } = {}) {
    await this.as(role, async (voter) => {
      await voter.open(`${this.process}/ballot`);
      if (again) await voter.open(`${this.process}/ballot?change=yes`);
      if ((await voter.page.locator('form[action$="/ballot/right"]').count()) > 0) {
        await voter.choose("relation", "lives");
        await voter.submit("/ballot/right");
      }
      const list = voter.page.locator(".ballot-project");
      for (const title of titles) {
        const box = list.filter({ hasText: title }).locator('[name="projects"]');
        if (!(await box.isChecked())) await voter.choose("projects", await box.getAttribute("value"));
      }
      await voter.submit("/ballot/check", "check");
      await voter.submit("/ballot");
      assert.match(voter.path, /receipt$/);
      this.receipt = (await voter.page.locator(".receipt-number").innerText()).trim();
    });
  }

  async voteAndChangeTheVote() {
    await this.vote("author", ["Odlingslådor på torget"]);
    await this.vote("resident", ["En bänk vid badplatsen"]);
    const first = this.receipt;
    await this.vote("author", ["En bänk vid badplatsen"], { again: true });
    assert.notEqual(this.receipt, first);
    const anyone = await this.someone();
    await anyone.open("/receipts");
    await anyone.fill("receipt", this.receipt);
    await anyone.submit("/receipts");
    await anyone.page.context().close();
  }

  async count() {
    await this.as("facilitator", async (petra) => {
      await petra.open(`${this.process}/results`);
      await petra.submit("/count");
      await petra.open(`${this.process}/results`);
      assert.match(await petra.words(), /En bänk vid badplatsen/);
    });
  }

  /** The board gives the pot to the project that lost, and says why of both. */
  async decide() {
    await this.as("board_member", async (greta) => {
      await greta.open(`${this.process}/decision`);
      await greta.fillAll({ body_name: "Kommunstyrelsen", statement: "Vi ändrar omröstningens utfall på två punkter." });
      const departures = { "Odlingslådor på torget": 0, "En bänk vid badplatsen": 1 }; // the first choice is yes, the second no
      for (const [title, choice] of Object.entries(departures)) {
        const boxes = greta.page.locator("fieldset", { hasText: title }).locator('[name^="funded["]');
        const field = await boxes.first().getAttribute("name");
        await greta.choose(field, await boxes.nth(choice).getAttribute("value"));
        await greta.fill(field.replace("funded", "reason"), "Badplatsen stängs för ombyggnad, så bänken får vänta.");
      }
      await greta.submit("/decision");
      assert.match(await greta.words(), /Badplatsen stängs för ombyggnad/);
    });
  }

  async deliver() {
    await this.as("economist", async (elsa) => {
      await elsa.open(`${this.process}/delivery`);
      const project = await elsa.page.locator('main a[href^="/projects/"]').first().getAttribute("href");
      await elsa.open(project);
      await elsa.choose("state", "done");
      await elsa.fill("text", "Lådorna står på plats.");
      await elsa.submit("/updates");
      for (const [kind, amount] of [["committed", "140 000"], ["spent", "137 500"]]) {
        await elsa.choose("kind", kind);
        await elsa.fillAll({ amount, note: "Snickeriet i Bruket" });
        await elsa.submit("/ledger-entries");
      }
      assert.match(await elsa.words(), /137.500/);
    });
    const anyone = await this.someone();
    for (const path of [this.process, `${this.process}/plan`, `${this.process}/results`, `${this.process}/decision`, `${this.process}/delivery`, this.idea])
      await anyone.open(path);
    await anyone.page.context().close();
  }

  async walk() {
    await this.makeThePlan();
    await this.passTo("ideas");
    await this.makeAnAccount();
    await this.writeAnIdea();
    await this.enterIdeasOnPaper();
    await this.offerAChange();
    await this.review();
    await this.passTo("vote");
    await this.voteAndChangeTheVote();
    await this.passTo("count");
    await this.count();
    await this.passTo("decision");
    await this.decide();
    await this.passTo("delivery");
    await this.deliver();
  }
}
