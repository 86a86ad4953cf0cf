"""What the falsifications share. Each is a function that changes a record before it is written and signed anew."""
from record_writer import TOMBSTONE, VOTE, Batch, NotHere, commitment, sha256, vote

MUTATIONS = {}  # name: (function, words that verify.py says about it)


def mutation(words):
    def keep(function):
        MUTATIONS[function.__name__] = (function, words)
        return function
    return keep




def first(entries):
    for entry in entries:
        return entry
    raise NotHere


def votes(record):
    return [entry for entry in record.entries() if entry.kind == VOTE]


def before_close(record):
    """The last batch of votes."""
    return record.batch_of(votes(record)[-1])


def add_after(record, batch, entries):
    record.batches.insert(record.batches.index(batch) + 1, Batch(list(entries)))


def add_votes(record, number, text=None, tag=None, version=1):
    """Votes of nobody, in the last batch, opened and counted everywhere but on the roll."""
    sample = first(entry for entry in record.counted() if entry.ballot)
    for at in range(number):
        place = tag or sha256(b"ghost%d" % at)[:16]
        ballot = sample.ballot[0] if text is None else text
        before_close(record).entries.append(vote(place, version, ballot, sha256(b"nonce%d" % at)))
    sheet = record.reconciliation
    sheet["votes"] += number
    sheet["counted"] += number
    sheet["tags"] += 0 if tag else number
    record.result["ballots"] += number


def change_ballot(record, text):
    """One counted ballot becomes another, and its commitment with it."""
    entry = first(entry for entry in record.counted() if entry.ballot and entry.ballot[0])
    entry.ballot = (text, entry.ballot[1])
    entry.payload = commitment(*entry.ballot)


def tombstone(record, reasons):
    return first(entry for entry in record.entries() if entry.kind == TOMBSTONE and entry.payload.decode() in reasons)


def drop(record, entry):
    batch = record.batch_of(entry)
    batch.entries.remove(entry)
    if not batch.entries:
        record.batches.remove(batch)


def projects_of_pot(record, at=0):
    with_two = [pot["id"] for pot in record.manifest["pots"]]
    lists = [[project["id"] for project in record.manifest["projects"] if project["pot"] == pot] for pot in with_two]
    return sorted(lists, key=len, reverse=True)[at]
