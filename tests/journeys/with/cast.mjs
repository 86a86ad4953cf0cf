// Who plays in the journeys: the demo town's accounts by role, and residents who are made on the spot.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Visitor } from "./visitor.mjs";

/** {resident: {email, password, name}, official: …}: the first account of each role, as `allting demo` printed them. */
export function accountsByRole(server) {
  const said = readFileSync(join(server.data, "accounts.txt"), "utf8");
  const [, password] = said.match(/password[^:\n]*: ([^\s)]+)/);
  const accounts = {};
  for (const [, role, email, name] of said.matchAll(/^\s+(\w+)\s+(\S+@\S+)\s+(.+)$/gm)) accounts[role] ??= { email, password, name: name.trim() };
  return accounts;
}

export async function signedIn(server, role, options) {
  const visitor = new Visitor(server, options);
  await visitor.signIn(accountsByRole(server)[role]);
  return visitor;
}

/** Residents with an account by name alone, each signed in with the code on their card. */
export async function residents(server, count) {
  const facilitator = await signedIn(server, "facilitator");
  const people = [];
  for (let number = 1; number <= count; ++number) {
    const card = await facilitator.json("/people/by-name", { name: `Röst ${number}`, language: "sv" });
    if (card.status !== 201) throw new Error(JSON.stringify(card.body));
    if (number % 40 === 0) server.passTime({ minutes: 6 }); // one network address may try to sign in so often in five minutes
    const person = new Visitor(server);
    const answer = await person.json("/sign-in/cards", { code: card.body.code });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    person.person = card.body.person;
    people.push(person);
  }
  return people;
}

/** The process of the demo town that is in this phase now. */
export async function processIn(visitor, phase) {
  const { body } = await visitor.json("/processes");
  const found = body.processes.find((one) => one.phase === phase);
  if (!found) throw new Error(`no process in phase ${phase}: ${body.processes.map((one) => one.phase).join(", ")}`);
  return found;
}
