// A box as full as a town's: cast by the product's own function, in a program beside it (fill_box.cpp).
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../journeys/with/server.mjs";

const filler = process.env.FILL_BOX ?? join(root, "build/dev/fill_box");

/** Casts so many ballots into the open vote of a site whose server does not run. */
export function fillBox(server, process, ballots) {
  const done = spawnSync(filler, [server.data, String(process), String(ballots)], { encoding: "utf8", timeout: 900_000 });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${filler} ended with ${done.status}: ${done.stderr}`);
}
