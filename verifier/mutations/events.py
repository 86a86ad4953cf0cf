"""What is told of the vote: events that did not happen so."""
from datetime import datetime, timedelta

from mutations.common import add_after, drop, first, mutation
from record_writer import TOMBSTONE, Batch, Entry, NotHere, canonical, event, sha256


@mutation("with a tag, a version or a style")
def event_with_a_version(record):
    record.event("closed").version = 1


@mutation("is unknown")
def unknown_event(record):
    add_after(record, record.batch_of(record.event("closed")), [event("paused", record.event("closed").value["at"])])


@mutation("does not belong there")
def event_with_a_strange_member(record):
    record.event("closed").value["turnout"] = 12


@mutation("lacks at")
def event_without_its_time(record):
    del record.event("closed").value["at"]


@mutation("cannot be")
def event_at_no_such_day(record):
    record.event("closed").value["at"] = "2027-02-30T18:00:00Z"


@mutation("the first entry, and no other, is opened")
def opened_twice(record):
    add_after(record, record.batches[0], [event("opened", record.event("opened").value["at"], manifest="0" * 64)])
    record.keeps.add("opened")
    record.event("opened").value["manifest"] = sha256(canonical(record.manifest)).hex()


@mutation("before opened")
def never_opened(record):
    drop(record, record.event("opened"))


@mutation("closed stands twice")
def closed_twice(record):
    add_after(record, record.batch_of(record.event("closed")), [event("closed", record.event("closed").value["at"])])


@mutation("and the vote goes on")
def never_closed(record):
    drop(record, record.event("closed"))


@mutation("earlier than the event before it")
def time_runs_backwards(record):
    record.event("finalised").value["at"] = record.event("opened").value["at"].replace("20", "19", 1)


def moved(instant, seconds):
    return (datetime.fromisoformat(instant[:19]) + timedelta(seconds=seconds)).isoformat() + "Z"


def promised_close(record):
    closes = [phase["closes"] for phase in record.manifest["phases"] if phase["kind"] == "vote"]
    return [*closes, *(extended.value["closes"] for extended in record.events("extended"))][-1]


@mutation("before the vote was to close")
def closed_early(record):
    record.event("closed").value["at"] = moved(promised_close(record), -1)


@mutation("before the time for challenges was over")
def finalised_early(record):
    if not record.manifest["challenge_days"]:
        raise NotHere
    days = record.manifest["challenge_days"]
    record.event("finalised").value["at"] = moved(promised_close(record), days * 24 * 3600 - 1)


@mutation("extended after the end")
def extended_after_the_close(record):
    closed = record.event("closed")
    add_after(record, record.batch_of(closed), [event("extended", closed.value["at"], closes="2099-01-01T00:00:00Z", reason="x")])


@mutation("extended to no later instant")
def extended_to_an_earlier_instant(record):
    opened = record.event("opened").value["at"]
    add_after(record, record.batches[0], [event("extended", opened, closes=opened, reason="x")])


@mutation("its events")
def voided_count_changed(record):
    record.event("voided").value["count"] += 1


@mutation("its events")
def voided_without_an_event(record):
    gone = first(record.counted())
    add_after(record, record.batch_of(record.event("closed")), [Entry(TOMBSTONE, gone.tag, gone.version + 1, "all", b"voided")])


@mutation("cannot be")
def key_not_destroyed(record):
    record.event("finalised").value["key_destroyed"] = False


@mutation("cannot be")
def key_destroyed_is_a_number(record):
    record.event("finalised").value["key_destroyed"] = 1


@mutation("it follows finalised")
def entry_after_finalised(record):
    gone = first(record.counted())
    record.batches.append(Batch([Entry(TOMBSTONE, gone.tag, gone.version + 1, "all", b"challenge_upheld")]))


@mutation("stands twice")
def annulled_twice(record):
    at = record.event("closed").value["at"]
    for _ in range(2):
        add_after(record, record.batch_of(record.event("closed")), [event("annulled", at, reason="x")])


@mutation("its pots are not those")
def annulled_but_still_a_result(record):
    add_after(record, record.batch_of(record.event("closed")), [event("annulled", record.event("closed").value["at"], reason="x")])
