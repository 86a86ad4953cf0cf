// What lies in the ballot box, past the program. The only place of these tests that knows the tables.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { look } from "../journeys/with/server.mjs";

const tables = ["slots", "roll", "waiting_entries", "replaced_receipts", "ballots", "vote_logs", "log_entries", "log_checkpoints"];

/**
 * Of an open vote: sealed slots (one that was withdrawn stays), voters of whom the roll says that they have cast a ballot,
 * entries that the record counts but has not, and entries of it that say to be the same version of the same ballot.
 */
export function boxOf(server, process) {
  const of = `process_id = ${Number(process)}`;
  const [ballots, voted, holes, twins] = look(server, `SELECT (SELECT count(*) FROM slots WHERE ${of}),
    (SELECT count(*) FROM roll WHERE state = 'online_cast' AND ${of}),
    (SELECT entries_count - (SELECT count(*) FROM log_entries WHERE ${of}) FROM vote_logs WHERE ${of}),
    (SELECT count(*) FROM (SELECT 1 FROM log_entries WHERE ${of} AND length(tag) > 0 GROUP BY tag, version HAVING count(*) > 1) AS same)`);
  return { ballots, voted, holes, twins };
}

/** How many pages, indexes or rows of the whole database are damaged. */
export const faultsOf = (server) => look(server, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'")[0];

/** Every table of votes by its content, to the last byte. */
export function contentOf(server) {
  const done = spawnSync("sqlite3", [join(server.data, "allting.sqlite"), ...tables.map((table) => `.sha3sum ${table}`)], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr || String(done.error));
  const sums = Object.fromEntries(done.stdout.trim().split("\n").map((line) => line.split("|").reverse()));
  if (Object.keys(sums).length !== tables.length) throw new Error(`not all tables are there: ${done.stdout}`);
  return sums;
}

export function emptyBoxes(server) {
  look(server, tables.map((table) => `DELETE FROM ${table};`).join(" ") + " SELECT 0");
}

/** Where the record of a vote stands, the ballots that are opened for the count, and the entries that still wait. */
export function recordOf(server, process) {
  const of = `process_id = ${Number(process)}`;
  const [state, ballots, waiting] = look(server, `SELECT state, (SELECT count(*) FROM ballots WHERE ${of}), (SELECT count(*) FROM waiting_entries WHERE ${of}) FROM vote_logs WHERE ${of}`, String);
  return { state, ballots: Number(ballots), waiting: Number(waiting) };
}
