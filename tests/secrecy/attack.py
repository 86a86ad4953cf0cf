#!/usr/bin/env python3
"""Tries to say whose each ballot is: attack.py BOOTY TRUTH KEYS. Prints, for each way of guessing, the probability that it
gives to the right ballot, averaged over the voters, beside chance. The truth is used for scoring alone, never for a guess."""
import json
import sys
from collections import Counter, defaultdict

import controls
from booty import Booty, leaf_beginning

TRACED = 60  # so many ballots are looked for in the raw bytes of every file
WINDOWS = (2, 10, 40)  # how far from its rank a ballot may lie; a window of one would win by luck now and then


class Attack:
    def __init__(self, booty, truth):
        self.booty = booty
        self.right = {int(person): leaf_beginning(receipt) for person, receipt in truth.items()}
        self.voters = sorted(self.right)
        known = set(self.right.values())
        # To the thief's gain: the ballots of the voters in question alone, without those of others in the same box.
        self.ballots = [row["leaf"] for row in booty.closed.ballots if row["leaf"][:10] in known]
        assert len(self.ballots) == len(self.voters), (len(self.ballots), len(self.voters))
        self.chance = 1 / len(self.voters)
        self.tags = tags_of(booty.closed.entries)
        self.wal_changes = {}

    def score(self, candidates_of):
        """`candidates_of(person)`: ballots that may be theirs, each as likely; nothing = no idea, that is all of them."""
        total = 0.0
        for person in self.voters:
            candidates = set(candidates_of(person)) or self.ballots
            hits = sum(1 for leaf in candidates if leaf[:10] == self.right[person])
            total += hits / len(candidates)
        return total / len(self.voters)

    def rank(self, voters, ballots):
        """The n-th voter has the n-th ballot, forwards or backwards, or one near it."""
        if len(voters) < 2 or len(ballots) < 2:
            return self.chance
        best = 0.0
        for order in (ballots, ballots[::-1]):
            for window in WINDOWS:
                near = {}
                for n, person in enumerate(voters):
                    middle = n * (len(order) - 1) // max(1, len(voters) - 1)
                    near[person] = order[max(0, middle - window) : middle + window + 1]
                best = max(best, self.score(lambda person: near.get(person, ())))
        return best


def tags_of(entries):
    """tag → its entries in the order of their versions."""
    tags = defaultdict(list)
    for row in entries:
        if row["tag"]:
            tags[row["tag"]].append(row)
    for rows in tags.values():
        rows.sort(key=lambda row: row["version"])
    return tags


def orders_of_ballots(attack):
    """Every order in which the files hold ballots."""
    closed, mine = attack.booty.closed, set(attack.ballots)
    yield "rows", attack.ballots
    yield "pages", sorted(attack.ballots, key=closed.raw.find)
    yield "last trace", sorted(attack.ballots, key=closed.raw.rfind)
    yield "log", [row["leaf"] for row in closed.entries if row["leaf"] in mine]
    by_tag = sorted(closed.entries, key=lambda row: row["tag"])
    yield "tags", [row["leaf"] for row in by_tag if row["leaf"] in mine]


def orders_of_voters(attack):
    closed, mine = attack.booty.closed, set(attack.voters)
    rows = [row for row in closed.rows("roll") if row["person_id"] in mine]
    yield "rows", [row["person_id"] for row in rows]
    yield "accounts", sorted(mine)
    yield "stamps", [row["person_id"] for row in sorted(rows, key=lambda row: row["stamp"])]
    yield "pages", [row["person_id"] for row in sorted(rows, key=lambda row: closed.raw.find(row["voted_sealed"]))]


def row_and_page_order(attack):
    ballots = list(orders_of_ballots(attack))
    return max(attack.rank(voters, order) for _, voters in orders_of_voters(attack) for _, order in ballots)


def wal_changes(attack):
    """person → [(snapshot, offset)], a moment for each time the roll row is seen to have changed in a write-ahead log."""
    if attack.wal_changes:
        return attack.wal_changes
    changes = defaultdict(list)
    seen = defaultdict(set)
    for n, live in enumerate(attack.booty.lives):
        for person in attack.right.keys() & live.roll.keys():
            number = live.roll[person]["voter_id"].to_bytes(8, "big")
            at = live.wal.find(number)
            while at >= 0:
                after = live.wal[at + 8 : at + 88]  # state, relation, year, and most of the sealed day
                if b"online" in after[:40] and after not in seen[person]:
                    changes[person].append((n, at))
                    seen[person].add(after)
                at = live.wal.find(number, at + 8)
    attack.wal_changes = changes
    return changes


def wal_frame_order(attack):
    changes = wal_changes(attack)
    voters = [p for p in sorted(changes, key=lambda p: changes[p][-1]) if p in attack.right]
    return max(attack.rank(voters, order) for _, order in orders_of_ballots(attack))


def batches_of(attack, entries, checkpoints):
    """leaf → number of the batch in which it entered the log."""
    ends = sorted(row["entries_count"] for row in checkpoints)
    return {row["leaf"]: sum(1 for end in ends if end <= row["position"]) for row in entries}


def wal_order_and_batches(attack):
    """The log tells who changed before which checkpoint: their entries are those of the next batch."""
    changes, closed = wal_changes(attack), attack.booty.closed
    batch = batches_of(attack, closed.entries, closed.checkpoints)
    moments = []  # of each checkpoint, in the order of the batches
    for row in sorted(closed.checkpoints, key=lambda row: row["entries_count"]):
        found = [(n, live.wal.find(row["note"])) for n, live in enumerate(attack.booty.lives) if row["note"] in live.wal]
        later = [(n, -1) for n, live in enumerate(attack.booty.lives) if any(c["note"] == row["note"] for c in live.checkpoints)]
        moments.append(min(found + later, default=(len(attack.booty.lives), 0)))
    vectors = defaultdict(list)
    for rows in attack.tags.values():
        vectors[tuple(batch[row["leaf"]] for row in rows)].append(rows[-1]["leaf"])
    newest = {}
    for vector, leaves in vectors.items():
        newest.setdefault(vector[-1], []).extend(leaves)

    def candidates(person):
        vector = tuple(sum(1 for m in moments if m <= moment) for moment in changes.get(person, ()))
        return vectors.get(vector) or newest.get(vector[-1] if vector else None, ())

    return attack.score(candidates)


def intervals(attack, snapshots):
    """person → intervals between snapshots in which the roll row changed; tag → those in which its versions entered the log."""
    voters, tags, before, known = defaultdict(list), defaultdict(list), {}, set()
    for n, snapshot in enumerate(snapshots):
        for person, row in snapshot.roll.items():
            if before.get(person) != row["stamp"] and row["state"] != b"none":
                voters[person].append(n)
            before[person] = row["stamp"]
        for row in snapshot.entries:
            if row["tag"] and row["leaf"] not in known:
                known.add(row["leaf"])
                tags[row["tag"]].append((row["version"], n))
    return voters, {tag: [n for _, n in sorted(rows)] for tag, rows in tags.items()}


def history(attack, snapshots):
    """Who changed between two copies, and what entered the log then or in the next interval."""
    voters, tags = intervals(attack, [*snapshots, *attack.booty.ends])
    by_length = defaultdict(list)
    for tag, vector in tags.items():
        by_length[len(vector)].append((vector, attack.tags[tag][-1]["leaf"]))

    def guess(delays):
        def candidates(person):
            changed = voters.get(person, [])
            return [leaf for entered, leaf in by_length[len(changed)] if all(e - c in delays for c, e in zip(changed, entered))]
        return attack.score(candidates)

    return max(guess(delays) for delays in (range(1), range(1, 2), range(2), range(99)))


def versions_and_changes(attack):
    """As many versions as the roll row changed, whenever that was."""
    voters, _ = intervals(attack, attack.booty.backups)
    by_length = defaultdict(list)
    for rows in attack.tags.values():
        by_length[len(rows)].append(rows[-1]["leaf"])
    return attack.score(lambda person: by_length.get(len(voters.get(person, ())), ()))


def times(attack):
    """Sessions and accounts have times; has anything about a ballot?"""
    best = attack.chance
    for snapshot in (*attack.booty.lives, *attack.booty.ends):
        for table, rows in snapshot.tables.items():
            if not rows or "person_id" not in rows[0]:
                continue
            for column in rows[0]:
                seen = {r["person_id"]: r[column] for r in rows if isinstance(r[column], int) and 10**12 < r[column] < 10**13}
                voters = sorted((p for p in seen if p in attack.right), key=seen.get)
                if len(voters) < len(attack.voters) // 2:
                    continue
                best = max(best, *(attack.rank(voters, order) for name, order in orders_of_ballots(attack) if name in ("rows", "log")))
    return best


def values_in(row):
    for value in row.values():
        if isinstance(value, bytes) and len(value) >= 8:
            yield value
        if isinstance(value, int) and value > 10**6:
            yield value


def common_values(attack, closed=None):
    """Anything that stands both with a voter and with a ballot, or follows from what stands with a voter without a key."""
    closed = closed or attack.booty.closed
    ballot_of = defaultdict(set)
    newest = {tag: rows[-1]["leaf"] for tag, rows in attack.tags.items()}
    for row in closed.ballots:
        for value in values_in({**row, "start": row["leaf"][:10], "half": row["leaf"][:16]}):
            ballot_of[value].add(row["leaf"])
    for row in closed.entries:
        for value in values_in({**row, "start": row["leaf"][:10], "commitment": row["entry"][-32:]}):
            ballot_of[value].add(newest.get(row["tag"]))
    links = defaultdict(set)
    for snapshot in (*attack.booty.backups, *attack.booty.end_backups, closed):
        for rows in snapshot.tables.values():
            for row in rows:
                person = row.get("person_id")
                if person not in attack.right:
                    continue
                for value in values_in(row):
                    found = ballot_of.get(value, ())
                    if 0 < len(found) < len(attack.ballots) // 4:
                        links[person] |= found
    for person in attack.voters:
        for value in controls.unkeyed_hashes(closed.roll[person]["voter_id"], person, attack.booty.process):
            for length in (8, 10, 16, 32):
                links[person] |= ballot_of.get(value[:length], set())
    return attack.score(lambda person: links.get(person, ()))


def lengths(attack):
    """Sealed rows by their length, ballots by theirs."""
    by_length = Counter()
    for live in attack.booty.lives:
        by_length.update(len(row["sealed"]) for row in live.rows("slots"))
    voters = sorted(attack.voters, key=lambda p: len(attack.booty.closed.roll[p]["voted_sealed"]))
    marks = {row["leaf"]: len(row["marks"]) for row in attack.booty.closed.ballots}
    if len(by_length) > 1:
        raise SystemExit(f"sealed slots differ in length: {dict(by_length)}")
    return attack.rank(voters, sorted(attack.ballots, key=marks.get))


def plain_traces(attack):
    """Bytes of a ballot, or who it is, in any file before the record held them."""
    traces = 0
    for snapshot in (*attack.booty.lives, *attack.booty.backups):
        told = {row["leaf"] for row in snapshot.entries}
        for row in attack.booty.closed.ballots[:TRACED]:
            for secret in (row["nonce"], row["leaf"]) if row["leaf"] not in told else (row["nonce"],):
                traces += secret in snapshot.raw or secret in snapshot.wal
    logs = attack.booty.log + attack.booty.record
    traces += sum(1 for leaf in attack.ballots if leaf.hex().encode() in logs)
    return 1.0 if traces else attack.chance


def keys_left(attack):
    """Whatever lies in the folder of keys when the vote is final, tried on the boxes that were copied before."""
    return max([controls.with_secret(attack, secret) for secret in attack.booty.keys_left], default=attack.chance)


METHODS = {
    "order of rows and pages, 20 pairs of orders": row_and_page_order,
    "order of frames in the write-ahead log": wal_frame_order,
    "write-ahead log joined to batches": wal_order_and_batches,
    "differences between backups joined to batches": lambda a: history(a, a.booty.backups),
    "differences between copies of the live file": lambda a: history(a, a.booty.lives),
    "versions of a tag joined to changes of the roll": versions_and_changes,
    "times": times,
    "common values and hashes of numbers": common_values,
    "lengths": lengths,
    "bytes of a ballot before the close": plain_traces,
    "keys that are left": keys_left,
}


def found_in(attack):
    return {name: method(attack) for name, method in METHODS.items()}


def main(folder, truth_file, keys):
    held = json.load(open(truth_file))
    attack = Attack(Booty(folder, held["process"], "closed"), held["truth"])
    later = Attack(Booty(folder, held["process"], "final"), held["truth"])
    print(json.dumps({
        "voters": len(attack.voters), "chance": attack.chance, "batches": len(attack.booty.closed.checkpoints) - 2,
        "methods": found_in(attack), "methods_when_final": found_in(later), "keys_left": len(later.booty.keys_left),
        "slots_left": len(later.booty.closed.rows("slots")),
        "controls": {**controls.all_controls(attack, keys, sys.modules[__name__]),
                     "a key that has outlived the end": controls.with_the_key(later, keys)},
    }, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])
