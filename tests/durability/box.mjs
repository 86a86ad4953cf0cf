// What lies in the ballot box, past the program. The only place of these tests that knows the tables.
import { look } from "../journeys/with/server.mjs";

/**
 * Sealed slots of a vote (once closed: opened ballots), and the voters of whom the roll says that they have voted by themselves.
 * While the vote is open nobody sees which slots hold a ballot: one that was withdrawn stays.
 */
export function boxOf(server, process) {
  const [ballots, slots] = look(server, `SELECT count(*), count(DISTINCT slot) FROM slots WHERE process_id = ${Number(process)}`);
  const [voted] = look(server, `SELECT count(*) FROM roll WHERE state = 'online_cast' AND process_id = ${Number(process)}`);
  return { ballots, slots, voted };
}

/** How many pages, indexes or rows of the whole database are damaged. */
export const faultsOf = (server) => look(server, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'")[0];

/** How many ballots lie in each box, by process. */
export function boxes(server) {
  return look(server, "SELECT group_concat(process_id || ':' || ballots, ' ') FROM (SELECT process_id, count(*) AS ballots FROM ballots GROUP BY process_id ORDER BY process_id)", String);
}
