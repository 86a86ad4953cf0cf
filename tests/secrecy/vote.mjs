// A vote of 500 in five sittings, with changed and withdrawn ballots among them, and a thief who carries away what a thief can:
// a backup and the running database with its write-ahead log after each sitting, the log, everything after the close, and
// everything again when the vote is final, then with what is left in the folder of keys.
import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accountsByRole, processIn, residents, signedIn } from "../journeys/with/cast.mjs";
import { allting, Server } from "../journeys/with/server.mjs";
import { Visitor } from "../journeys/with/visitor.mjs";

const sittings = 5;
const changed_share = 0.08, withdrawn_share = 0.03;

/** The same numbers each time, so that a failure can be seen again. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Every set of one or two projects of the first pot: some ballots are alike, as in life. */
function ballotsFor(ballot) {
  const pot = ballot.pots.find(({ id }) => ballot.projects.some((project) => project.pot === id)).id;
  const projects = ballot.projects.filter((project) => project.pot === pot).map(({ id }) => id);
  const sets = projects.flatMap((one, n) => [[one], ...projects.slice(n + 1).map((other) => [one, other])]);
  if (ballot.ballot_kind === "points") return sets.map((set) => ({ points: Object.fromEntries(set.map((id) => [id, 1])) }));
  return sets.map((projects) => ({ projects })); // what does not fit the pot is refused, and the voter takes another
}

class Vote {
  constructor(server, voters, vote, forms, random) {
    Object.assign(this, { server, voters, vote, forms, random });
    this.acts = 0;
    this.truth = new Map(); // person → receipt of the ballot that counts
  }

  async cast(voter) {
    for (let tries = 0; tries < 50; ++tries) {
      const form = this.forms[Math.floor(this.random() * this.forms.length)];
      const request_key = `${voter.person}-of-${++this.acts}`;
      const answer = await voter.json(`/processes/${this.vote.id}/ballot`, { relation: "lives", birth_year: 1990, request_key, ...form });
      if (answer.status === 422) continue;
      if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      this.truth.set(voter.person, answer.body.receipt);
      return;
    }
    throw new Error("no ballot fits");
  }

  async withdraw(voter) {
    const answer = await voter.json(`/processes/${this.vote.id}/ballot/withdrawal`, {});
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    this.truth.delete(voter.person);
  }

  /** A part of the town votes, and some who voted earlier think again. */
  async sit(newcomers) {
    const earlier = this.voters.filter(({ person }) => this.truth.has(person));
    for (const voter of newcomers) {
      await this.cast(voter);
      const dice = this.random();
      const other = earlier[Math.floor(this.random() * earlier.length)];
      if (!other || dice > changed_share + withdrawn_share) continue;
      if (dice < changed_share) await this.cast(other);
      else if (this.truth.has(other.person)) await this.withdraw(other);
    }
  }
}

/** Files of the running server as they lie there. Never the folder of keys while a vote lives: that is what the promise rests on. */
function carryAway(server, folder, { backup }) {
  mkdirSync(folder, { recursive: true });
  for (const end of ["", "-wal", "-shm"]) {
    const file = join(server.data, `allting.sqlite${end}`);
    if (existsSync(file)) copyFileSync(file, join(folder, `live.sqlite${end}`));
  }
  if (backup) allting("backup", "--data", server.data, join(folder, "backup.sqlite"));
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 4000)); // until the jobs, which look once a second, have run

async function done(answer) {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** The count, and when challenges are over the end by two scrutineers: the key of the vote is destroyed. */
async function makeFinal(server, vote) {
  const path = (rest) => `/processes/${vote.id}/${rest}`;
  const counting = vote.phases.find(({ kind }) => kind === "count").opens;
  server.passTime({ seconds: Math.max(0, Math.ceil((Date.parse(counting) - server.now()) / 1000)) + 60 });
  await done((await signedIn(server, "facilitator")).json(path("count"), {}));
  const over = async () => (await (await signedIn(server, "scrutineer")).json(path("scrutiny"))).body.challenges_end;
  server.passTime({ seconds: Math.max(0, Math.ceil((Date.parse(await over()) - server.now()) / 1000)) + 60 });
  const [rut, sten] = [await signedIn(server, "scrutineer"), new Visitor(server)];
  await sten.signIn({ ...accountsByRole(server).scrutineer, email: "sten@lindvalla.example" });
  const act = await done(rut.json(path("scrutiny"), { kind: "finalise" }));
  await done(sten.json(`/joint-acts/${act.id}/confirmation`, {}));
  server.passTime({ minutes: 11 });
  await settle(); // the key is destroyed, and the log emptied
}

/** Holds the vote and leaves the booty in `folder`; `keyFolder` gets what only the tests' own check may use. */
export async function holdVote(folder, keyFolder, size, seed = 20270511) {
  const server = await Server.start();
  try {
    const voters = await residents(server, size);
    const vote = await processIn(voters[0], "vote");
    const ballot = (await voters[0].json(`/processes/${vote.id}/ballot`)).body;
    const held = new Vote(server, voters, vote, ballotsFor(ballot), dice(seed));
    carryAway(server, join(folder, "0"), { backup: true });
    for (let sitting = 0; sitting < sittings; ++sitting) {
      await held.sit(voters.filter((_, n) => n % sittings === sitting));
      carryAway(server, join(folder, `${sitting + 1}`), { backup: true });
      server.passTime({ minutes: 11 });
      await settle(); // the record may take in what waits
    }
    carryAway(server, join(folder, `${sittings + 1}`), { backup: true });
    cpSync(join(server.data, "keys"), keyFolder, { recursive: true });
    const left = (Date.parse(ballot.change_until) - server.now()) / 1000;
    server.passTime({ seconds: Math.ceil(left) + 60 });
    await settle();
    carryAway(server, join(folder, "closed"), { backup: true });
    await makeFinal(server, vote);
    carryAway(server, join(folder, "final"), { backup: true });
    cpSync(join(server.data, "keys"), join(folder, "final", "keys"), { recursive: true });
    writeFileSync(join(folder, "server.log"), server.log);
    writeFileSync(join(folder, "record.json"), JSON.stringify((await voters[0].json("/record")).body));
    return { process: Number(vote.id), truth: Object.fromEntries(held.truth) };
  } finally {
    await server.close();
  }
}
