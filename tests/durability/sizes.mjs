// How much is tried: quick inside ./test, ci with a full box, full for the figures of docs/benchmarks.md.
// `filled`: ballots in the box beside those of the clients; `whole_every`: kills between two readings of every page.
const size = process.env.DURABILITY_SIZE ?? "quick";
const sizes = {
  quick: { kills: 200, whole_every: 20, cuts: 300, failures_step: 50, filled: 2_000, restored: 5_000, notices: 400 },
  ci: { kills: 200, whole_every: 20, cuts: 300, failures_step: 10, filled: 100_000, restored: 100_000, notices: 2_000 },
  full: { kills: 1_000, whole_every: 20, cuts: 2_000, failures_step: 1, filled: 100_000, restored: 100_000, notices: 10_000 },
};
if (!(size in sizes)) throw new Error(`DURABILITY_SIZE is ${size}: say quick, ci or full`);
export const tried = sizes[size];

/** Numbers that look like chance and are the same in every run. */
export function dice(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
