// A box with many ballots, by the quick way: an election file that is imported.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { allting } from "../journeys/with/server.mjs";
import { dice } from "./sizes.mjs";

const projects = 40;

/** Adds a process with so many ballots to the site of a server that does not run. */
export function fillBox(server, ballots) {
  const roll = dice(3);
  const lines = ["META", "key;value", "description;Many ballots", "country;Sweden", "unit;Lindvalla", "instance;2026", "date_begin;01.05.2026", "date_end;20.05.2026", `num_projects;${projects}`,
    `num_votes;${ballots}`, "budget;1000000", "vote_type;approval", "rule;greedy", "max_length;5", "PROJECTS", "project_id;cost;name"];
  for (let id = 1; id <= projects; ++id) lines.push(`${id};${10_000 * id};Project ${id}`);
  lines.push("VOTES", "voter_id;vote");
  for (let voter = 1; voter <= ballots; ++voter) {
    const marks = new Set([1 + roll(projects), 1 + roll(projects), 1 + roll(projects)]);
    lines.push(`${voter};${[...marks].join(",")}`);
  }
  const file = join(server.home, "many.pb");
  writeFileSync(file, lines.join("\n") + "\n");
  allting("import", file, "--process", "Many ballots", "--data", server.data);
}
