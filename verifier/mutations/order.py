"""Entries that an honest log does not have, or not there."""
from mutations.common import add_after, before_close, drop, first, mutation, tombstone, votes
from record_writer import TOMBSTONE, Entry, NotHere, sha256, vote


def vote_after(record, reason):
    dead = tombstone(record, (reason,))
    batch = before_close(record)
    if record.batches.index(record.batch_of(dead)) >= record.batches.index(batch):
        add_after(record, record.batch_of(dead), [])
        batch = record.batches[record.batches.index(record.batch_of(dead)) + 1]
    batch.entries.append(vote(dead.tag, dead.version + 1, first(e for e in record.counted() if e.ballot).ballot[0], bytes(32)))
    for name in ("votes", "counted"):
        record.reconciliation[name] += 1
    record.reconciliation["roll"]["online_cast"] += 1
    record.result["ballots"] += 1


@mutation("a vote after")
def paper_and_online(record):
    vote_after(record, "paper_issued")


@mutation("a vote after")
def vote_after_a_challenge(record):
    vote_after(record, "challenge_upheld")


@mutation("a vote after closed")
def late_ballot(record):
    late = vote(sha256(b"late")[:16], 1, "", bytes(32))
    add_after(record, record.batch_of(record.event("closed")), [late])
    record.reconciliation["roll"]["online_cast"] += 1
    for name in ("votes", "counted", "tags"):
        record.reconciliation[name] += 1
    record.result["ballots"] += 1
    record.result["blank"] += 1


@mutation("withdrawn after closed")
def late_withdrawal(record):
    gone = first(record.counted())
    add_after(record, record.batch_of(record.event("closed")), [Entry(TOMBSTONE, gone.tag, gone.version + 1, "all", b"withdrawn")])


@mutation("where version 1")
def suppressed_version(record):
    drop(record, first(entry for entry in votes(record) if entry.version == 1 and any(
        other.tag == entry.tag and other.version == 2 for other in record.entries())))
    record.reconciliation["votes"] -= 1


@mutation("where version")
def version_gap(record):
    first(entry for entry in record.counted() if entry.ballot).version += 1


@mutation("where version")
def version_twice(record):
    """Another ballot of a tag, with the version of the one that counts."""
    last = first(record.counted())
    before_close(record).entries.append(vote(last.tag, last.version, "", bytes(32)))


@mutation("where version")
def version_zero(record):
    first(entry for entry in votes(record) if entry.version == 1).version = 0


@mutation("a tombstone without a vote")
def tombstone_without_a_vote(record):
    before_close(record).entries.append(Entry(TOMBSTONE, sha256(b"nobody")[:16], 1, "all", b"withdrawn"))


@mutation("the batch is not in order")
def doubled_entry(record):
    one = first(record.counted())
    record.batch_of(one).entries.append(one)


@mutation("the batch is not in order")
def swapped_entries(record):
    """The order in which ballots came would tell whose they are."""
    batch = max(record.batches, key=lambda each: len(each.entries))
    batch.entries.sort(key=Entry.leaf)
    batch.is_sorted = False
    batch.entries[0], batch.entries[1] = batch.entries[1], batch.entries[0]


@mutation("an event within a batch")
def event_in_a_batch(record):
    at = record.batches.index(before_close(record))
    record.batches[at].entries += record.batches.pop(at + 1).entries


@mutation("fewer than")
def small_batch(record):
    """A batch of one while the vote is open links a voter to a ballot."""
    if record.manifest["batch_min"] < 2:
        raise NotHere
    alone = first(entry for entry in votes(record) if len(record.batch_of(entry).entries) > record.manifest["batch_min"])
    drop(record, alone)
    add_after(record, record.batch_of(record.event("opened")), [alone])


@mutation("without a tag")
def vote_without_a_tag(record):
    first(entry for entry in record.counted() if entry.version == 1).tag = bytes(16)


@mutation("of style")
def vote_of_another_style(record):
    first(record.counted()).style = "youth"


@mutation("of kind 3")
def entry_of_an_unknown_kind(record):
    first(record.counted()).kind = 3


@mutation("of kind 0")
def entry_of_kind_zero(record):
    first(entry for entry in votes(record) if entry not in record.counted()).kind = 0


@mutation("not 32 bytes")
def short_commitment(record):
    one = first(entry for entry in votes(record) if entry not in record.counted())
    one.payload = one.payload[:-1]


@mutation("another length than it says")
def entry_with_a_tail(record):
    one = first(record.counted())
    one.raw = one.bytes() + b"\0"


@mutation("too short")
def entry_cut_short(record):
    first(record.counted()).raw = b"\1"


@mutation("is unknown")
def tombstone_for_an_unknown_reason(record):
    tombstone(record, ("withdrawn", "paper_issued", "voided", "challenge_upheld")).payload = b"disliked"
