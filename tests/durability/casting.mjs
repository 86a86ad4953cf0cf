// A crowd that votes over HTTP as fast as it can, and a ledger of what it was promised. After a crash the ledger is held
// against the box: nothing acknowledged is lost, nobody counts twice, no ballot is without its mark in the roll.
import assert from "node:assert/strict";
import { Agent, request } from "node:http";
import { processIn, residents } from "../journeys/with/cast.mjs";
import { Server } from "../journeys/with/server.mjs";
import { boxOf, faultsOf } from "./box.mjs";
import { fillBox } from "./fill.mjs";

const earlier_max = 3; // receipts of replaced ballots that are asked for too
const plain = { LD_PRELOAD: "" }; // without the clock of other tests

/** One answer, or undefined when the line broke. */
function post(url, path, headers, body, agent) {
  return new Promise((resolve) => {
    const sent = request(new URL(path, url), { method: "POST", agent, headers: { ...headers, "content-length": Buffer.byteLength(body) } });
    sent.setTimeout(30_000, () => sent.destroy());
    sent.on("error", () => resolve(undefined));
    sent.on("response", (message) => {
      let text = "";
      message.on("data", (part) => (text += part));
      message.on("error", () => resolve(undefined));
      message.on("end", () => resolve({ status: message.statusCode, headers: message.headers, text }));
    });
    sent.end(body);
  });
}

/** One voter with a connection of their own. */
class Client {
  constructor(voter, headers, path, forms) {
    Object.assign(this, { voter, headers, path, forms });
    this.acknowledged = []; // newest first
    this.unknown = []; // sent since then, and not acknowledged
    this.count = 0;
    this.agent = new Agent({ keepAlive: true, maxSockets: 1 });
  }

  get server() {
    return this.voter.server;
  }

  async send(form) {
    return await post(this.server.url, this.path, this.headers, JSON.stringify(form), this.agent);
  }

  /** Casts another ballot in the place of the last. Returns the status, 0 when the line broke. */
  async cast() {
    const key = `${this.voter.person}-${Date.now().toString(36)}-${++this.count}`;
    return await this.insist({ request_key: key, relation: "lives", birth_year: 1990, ...this.forms[this.count % this.forms.length] });
  }

  /** Sends this act, which may have been sent before. */
  async insist(form) {
    this.unknown = [form, ...this.unknown.filter((one) => one !== form)];
    const answer = await this.send(form);
    if (answer?.status === 201) {
      this.acknowledged = [JSON.parse(answer.text).receipt, ...this.acknowledged].slice(0, 1 + earlier_max);
      this.unknown = [];
    }
    if (answer?.status === 503) assert.ok(answer.headers["retry-after"], "503 says when to try again");
    return answer?.status ?? 0;
  }

  /** What the box says of a receipt: {found, replaced}. */
  async look(receipt) {
    const answer = await post(this.server.url, "/receipts", this.headers, JSON.stringify({ receipt }), this.agent);
    assert.equal(answer?.status, 200, answer?.text);
    return JSON.parse(answer.text);
  }

  /** Holds what was promised against what is there, then settles what is unknown by sending it again. */
  async reckon() {
    const [last, ...earlier] = this.acknowledged;
    const { found, replaced } = await this.look(last);
    const mayBeReplaced = this.unknown.length > 0;
    assert.ok(found || (replaced && mayBeReplaced), `lost: the acknowledged ballot ${last} of person ${this.voter.person}`);
    for (const receipt of earlier) assert.equal((await this.look(receipt)).found, false, `lost: ${last} of person ${this.voter.person}, an older one counts`);
    if (this.unknown.length > 0) assert.equal(await this.insist(this.unknown[0]), 201, "what was not certain can be sent again");
    this.agent.destroy();
    this.agent = new Agent({ keepAlive: true, maxSockets: 1 });
  }
}

export class Crowd {
  /** A town whose vote is open, and `size` voters who have voted once; `others` have too, and never come again. */
  static async gather({ size = 50, others = 0, data, engine } = {}) {
    const crowd = new Crowd();
    crowd.server = await Server.start({ data, engine });
    const voters = await residents(crowd.server, size);
    crowd.vote = await processIn(voters[0], "vote");
    const path = `/processes/${crowd.vote.id}/ballot`;
    const forms = formsFor((await voters[0].json(path)).body);
    crowd.clients = [];
    for (const voter of voters) crowd.clients.push(new Client(voter, await headersOf(voter), path, forms));
    for (const client of crowd.clients) assert.equal(await client.cast(), 201);
    await crowd.server.kill();
    if (others) fillBox(crowd.server, crowd.vote.id, others);
    crowd.expected = boxOf(crowd.server, crowd.vote.id);
    return crowd;
  }

  /** Starts the server again; returns the seconds until it answered. */
  async start(settings = {}) {
    const begin = performance.now();
    this.server.settings = { ...plain, ...settings };
    await this.server.restart();
    return (performance.now() - begin) / 1000;
  }

  /** Everyone casts again and again until `isOver()`, or until their line breaks. Returns [status, time] of each cast so far. */
  async cast(isOver = () => false, answers = []) {
    const insistent = async (client) => {
      while (!isOver()) {
        const status = await client.cast();
        if (status === 0) return;
        assert.ok([201, 503].includes(status), `answered ${status}`);
        answers.push([status, performance.now()]);
        if (status === 503) await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    await Promise.all(this.clients.map(insistent));
    return answers;
  }

  /** Fails when anything that was promised is not so. `whole`: every page of the file is read too. */
  async reckon({ whole = true } = {}) {
    if (whole) assert.equal(faultsOf(this.server), 0, "corrupt");
    assert.deepEqual(boxOf(this.server, this.vote.id), this.expected, "lost, doubled or half");
    await Promise.all(this.clients.map((client) => client.reckon()));
    assert.deepEqual(boxOf(this.server, this.vote.id), this.expected, "doubled by sending again");
  }

  close() {
    return this.server.close();
  }
}

async function headersOf(voter) {
  await voter.json("/receipts", { receipt: "AAAA" }); // fetches the form's token on the way
  const cookie = [...voter.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return { cookie, origin: voter.server.url, "x-form-token": voter.token, "content-type": "application/json", accept: "application/json" };
}

/** Two different ballots that the vote allows. */
export function formsFor(ballot) {
  const pot = ballot.pots.find(({ id }) => ballot.projects.some((project) => project.pot === id)).id;
  const projects = ballot.projects.filter((project) => project.pot === pot).sort((one, other) => one.cost - other.cost).slice(0, 2);
  return projects.map(({ id }) => (ballot.ballot_kind === "points" ? { points: { [id]: 1 } } : { projects: [id] }));
}
