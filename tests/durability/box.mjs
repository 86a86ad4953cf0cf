// What lies in the ballot box, past the program. The only place of these tests that knows the tables.
import { look } from "../journeys/with/server.mjs";

/**
 * Of an open vote: sealed slots (one that was withdrawn stays), voters of whom the roll says that they have cast a ballot,
 * entries that the record counts but has not, and entries of it that say to be the same version of the same ballot.
 */
export function boxOf(server, process) {
  const of = `process_id = ${Number(process)}`;
  const [ballots] = look(server, `SELECT count(*) FROM slots WHERE ${of}`);
  const [voted] = look(server, `SELECT count(*) FROM roll WHERE state = 'online_cast' AND ${of}`);
  const [holes] = look(server, `SELECT entries_count - (SELECT count(*) FROM log_entries WHERE ${of}) FROM vote_logs WHERE ${of}`);
  const [twins] = look(server, `SELECT count(*) FROM (SELECT 1 FROM log_entries WHERE ${of} AND length(tag) > 0 GROUP BY tag, version HAVING count(*) > 1) AS same`);
  return { ballots, voted, holes, twins };
}

/** How many pages, indexes or rows of the whole database are damaged. */
export const faultsOf = (server) => look(server, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'")[0];

/** How many ballots lie in each box, by process. */
export function boxes(server) {
  return look(server, "SELECT group_concat(process_id || ':' || ballots, ' ') FROM (SELECT process_id, count(*) AS ballots FROM (SELECT process_id FROM ballots UNION ALL SELECT process_id FROM slots) GROUP BY process_id ORDER BY process_id)", String);
}
