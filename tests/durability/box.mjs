// What lies in the ballot box, past the program. The only place of these tests that knows the tables.
import { look } from "../journeys/with/server.mjs";

/** Ballots of a vote, the slots they fill, and the voters of whom the roll says that they have voted by themselves. */
export function boxOf(server, process) {
  const [ballots, slots] = look(server, `SELECT count(*), count(DISTINCT slot) FROM ballots WHERE process_id = ${Number(process)}`);
  const [voted] = look(server, `SELECT count(*) FROM roll WHERE state = 'online_cast' AND process_id = ${Number(process)}`);
  return { ballots, slots, voted };
}

/** How many pages, indexes or rows of the whole database are damaged. */
export const faultsOf = (server) => look(server, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'")[0];
