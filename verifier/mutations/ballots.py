"""False ballots."""
from mutations.common import add_votes, change_ballot, drop, first, mutation, projects_of_pot, tombstone, votes
from record_writer import TOMBSTONE, NotHere, commitment, sha256


@mutation("a ballot that does not count")
def ghost_ballot_without_entry(record):
    record.change_lines = lambda lines: sorted([*lines[1:], sha256(b"ghost").hex() + lines[0][64:]])


@mutation("voted online")
def ghost_ballot_with_entry(record):
    add_votes(record, 1)


@mutation("took part, but")
def more_ballots_than_people(record):
    if record.manifest["eligible"] is None:
        raise NotHere
    number = record.manifest["eligible"] + 1 - sum(record.reconciliation["roll"].values())
    add_votes(record, number)
    record.reconciliation["roll"]["online_cast"] += number


@mutation("ballots where")
def dropped_ballot(record):
    record.change_lines = lambda lines: lines[1:]


@mutation("in order, or stands twice")
def doubled_ballot(record):
    record.change_lines = lambda lines: [lines[0], lines[0], *lines[2:]]


@mutation("in order, or stands twice")
def swapped_ballots(record):
    record.change_lines = lambda lines: [lines[1], lines[0], *lines[2:]]


@mutation("does not open its commitment")
def flipped_choice(record):
    entry = first(entry for entry in record.counted() if entry.ballot and "," in entry.ballot[0])
    text = entry.ballot[0]
    record.change_lines = lambda lines: [
        line.replace(text, text.split(",")[0]) if line.startswith(entry.leaf().hex()) else line for line in lines]


@mutation("does not open its commitment")
def changed_nonce(record):
    record.change_lines = lambda lines: [lines[0][:65] + ("1" if lines[0][65] == "0" else "0") + lines[0][66:], *lines[1:]]


@mutation("is malformed")
def nonce_in_capitals(record):
    record.change_lines = lambda lines: [lines[0][:65] + lines[0][65:129].upper() + lines[0][129:], *lines[1:]]


@mutation("where")
def ballot_over_the_limit(record):
    """More marks, points or money than a pot has."""
    most, kind = record.manifest["marks_max"], record.manifest["ballot_kind"]
    ids = projects_of_pot(record)
    if kind == "points":
        return change_ballot(record, f"{ids[0]}:{most + 1}")
    if kind == "approval" and len(ids) <= most:
        raise NotHere
    change_ballot(record, ",".join(map(str, ids if kind == "budget" else ids[:most + 1])))


@mutation("which is not there")
def ballot_for_an_unknown_project(record):
    change_ballot(record, str(record.manifest["projects"][-1]["id"] + 1))


@mutation("marks out of order, or one twice")
def ballot_out_of_order(record):
    change_ballot(record, ",".join(map(str, reversed(projects_of_pot(record)[:2]))))


@mutation("marks out of order, or one twice")
def ballot_with_a_project_twice(record):
    change_ballot(record, "{0},{0}".format(projects_of_pot(record)[0]))


@mutation("is malformed")
def ballot_with_one_point_spelled_out(record):
    change_ballot(record, f"{projects_of_pot(record)[0]}:1")


@mutation("malformed")
def ballot_with_negative_points(record):
    change_ballot(record, f"{projects_of_pot(record)[0]}:-2")


@mutation("is malformed")
def ballot_with_leading_zero(record):
    change_ballot(record, f"0{projects_of_pot(record)[0]}")


@mutation("more than one area")
def ballot_of_two_areas(record):
    pots = {pot["id"]: pot["area"] for pot in record.manifest["pots"] if pot["area"]}
    by_area = {}
    for project in record.manifest["projects"]:
        if project["pot"] in pots:
            by_area.setdefault(pots[project["pot"]], project["id"])
    if len(by_area) < 2:
        raise NotHere
    change_ballot(record, ",".join(map(str, sorted(by_area.values())[:2])))


@mutation("a ballot that does not count")
def replaced_ballot_counted(record):
    last = first(entry for entry in record.counted() if entry.version > 1 and entry.ballot)
    before = first(entry for entry in votes(record) if entry.tag == last.tag and entry.version == last.version - 1)
    record.change_lines = lambda lines: sorted(line.replace(last.leaf().hex(), before.leaf().hex()) for line in lines)


@mutation("a ballot that does not count")
def tombstoned_ballot_counted(record):
    dead = tombstone(record, ("withdrawn", "paper_issued", "voided", "challenge_upheld"))
    before = first(entry for entry in votes(record) if entry.tag == dead.tag and entry.version == dead.version - 1)
    record.change_lines = lambda lines: sorted([*lines[1:], before.leaf().hex() + lines[0][64:]])


@mutation("withdrew")
def withdrawn_ballot_revived(record):
    dead = first(entry for entry in record.entries() if entry.payload == b"withdrawn" and entry.kind == TOMBSTONE
                 and not any(other.tag == entry.tag and other.version > entry.version for other in record.entries()))
    before = first(entry for entry in votes(record) if entry.tag == dead.tag and entry.version == dead.version - 1)
    drop(record, dead)
    before.ballot = (first(record.counted()).ballot[0], bytes(32))
    before.payload = commitment(*before.ballot)
    record.reconciliation["counted"] += 1
    record.reconciliation["roll"]["online_cast"] += 1
    record.reconciliation["tombstones"]["withdrawn"] -= 1
    record.result["ballots"] += 1
