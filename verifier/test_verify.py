"""verify.py accepts records that are right and says what is wrong with each that is not. Run: python3 -m unittest (in this folder)."""
import csv
import functools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import unittest
from collections import Counter
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mutate  # noqa: E402
import verify  # noqa: E402
from mutations.common import drop  # noqa: E402
from record_writer import TOMBSTONE, Batch, Entry, Key, Record, event, read_bundle, sha256, vote, write  # noqa: E402

verify.is_signed = functools.cache(verify.is_signed)  # openssl is asked once about each signature
PROGRAM = Path(__file__).with_name("verify.py")
SHARED = Path(__file__).parents[2] / "shared" / "data" / "elections"
ORIGIN = "budget.example.se/processes/3"


def manifest_of(key, **changes):
    manifest = {
        "format": "allting-vote-1", "scheme": "T0", "publication": "open", "organisation": "Lindvalla", "process": 3,
        "title": "Mer liv i Åby", "software": "0.4.0", "log": key.verifier_key(ORIGIN), "open_min": 20, "open_pot_min": 5, "batch_min": 5, "challenge_days": 7,
        "ways": ["desk", "posted_code"], "standing": "promised", "eligible": 900, "styles": ["all"], "currency": "SEK", "ballot_kind": "approval", "marks_max": 3,
        "allocation": {"rule": "equal-shares", "satisfaction": "cost", "completion": "add1u", "ties": "lot", "lot_seed": "Lindvalla",
                       "score_min": 0},
        "pots": [{"id": 1, "name": "Alla", "amount_ore": 50_000_00, "area": None}, {"id": 2, "name": "Norr", "amount_ore": 30_000_00, "area": 1},
                 {"id": 3, "name": "Söder", "amount_ore": 30_000_00, "area": 2}],
        "projects": [{"id": number, "pot": 1 + number % 3, "code": f"P{number}", "title": f"Projekt {number}",
                      "cost_ore": (5 + number * 7 % 11) * 1_000_00} for number in range(4, 19)],
        "phases": [{"kind": "ideas", "opens": "2027-01-01T00:00:00Z", "closes": "2027-02-01T00:00:00Z"},
                   {"kind": "vote", "opens": "2027-03-01T07:00:00Z", "closes": "2027-03-20T18:00:00Z"}],
        "relations": ["resident"], "age_min": 13, "cost_max_ore": None, "mandate": [{"language": "sv", "title": "Mer liv i Åby", "promise": "Det som vinner görs.", "criteria": "", "decider": "Nämnden"}],
    }
    return {**manifest, **changes}


def random_ballot(manifest, chance):
    """Marks that the rules allow, in the pots of one area and those of everyone."""
    area, text = chance.choice((1, 2)), []
    for pot in manifest["pots"]:
        left = pot["amount_ore"] if manifest["ballot_kind"] == "budget" else manifest["marks_max"]
        ids = [project for project in manifest["projects"] if project["pot"] == pot["id"]]
        for project in chance.sample(ids, len(ids)) if pot["area"] in (None, area) else ():
            points = chance.randint(1, 3) if manifest["ballot_kind"] == "points" else 1
            uses = project["cost_ore"] if manifest["ballot_kind"] == "budget" else points
            if uses <= left and chance.random() < 0.7:
                text.append((project["id"], points))
                left -= uses
    return ",".join(f"{project}:{points}" if points > 1 else str(project) for project, points in sorted(text))


def town(key, voters=300, seed=1, annulled=False, finalised=True, **changes):
    """A vote with ballots that are changed, withdrawn and replaced by paper, two challenges and a voided one."""
    chance, manifest = random.Random(seed), manifest_of(key, **changes)
    tags = [chance.randbytes(16) for _ in range(voters)]
    version = dict.fromkeys(tags, 0)

    def cast(tag):
        version[tag] += 1
        return vote(tag, version[tag], random_ballot(manifest, chance) if chance.random() > 0.03 else "", chance.randbytes(32))

    def bury(tag, reason):
        version[tag] += 1
        return Entry(TOMBSTONE, tag, version[tag], "all", reason.encode())
    third = voters // 3
    batches = [Batch([event("opened", "2027-03-01T07:00:00Z")])]
    batches += [Batch([cast(tag) for tag in tags[at:at + third]]) for at in (0, third)]
    batches.append(Batch([cast(tag) for tag in tags[:12]] + [bury(tag, "withdrawn") for tag in tags[12:20]]
                         + [bury(tag, "paper_issued") for tag in tags[20:25]]))
    batches.append(Batch([event("extended", "2027-03-18T12:00:00Z", closes="2027-03-22T18:00:00Z", reason="Strömavbrott")]))
    batches.append(Batch([cast(tag) for tag in tags[2 * third:]] + [cast(tag) for tag in tags[12:14]]))
    batches.append(Batch([cast(tag) for tag in tags[5:7]]))
    batches.append(Batch([event("closed", "2027-03-22T18:00:00Z")]))
    batches.append(Batch([bury(tag, "challenge_upheld") for tag in tags[25:27]]))
    batches.append(Batch([event("voided", "2027-03-23T10:00:00.250Z", count=1, reason="Två kort")]))
    batches.append(Batch([bury(tags[27], "voided")]))
    if annulled:
        batches.append(Batch([event("annulled", "2027-03-24T10:00:00Z", reason="Fel valsedlar")]))
    if finalised:
        batches.append(Batch([event("finalised", "2027-03-30T09:00:00Z", key_destroyed=True)]))
    record = Record(manifest, batches, {}, {}, key)
    tombstones = {reason: sum(entry.payload == reason.encode() for entry in record.entries()) for reason in verify.REASONS}
    counted = len(record.counted())
    record.reconciliation = {
        "format": "allting-reconciliation-1", "eligible": manifest["eligible"], "registered": manifest["eligible"], "counted": counted, "tags": voters,
        "tombstones": tombstones, "votes": sum(entry.kind == 1 for entry in record.entries()),
        "roll": {"online_cast": counted, "online_withdrawn": 6, "paper_issued": 2, "paper_cast": 3, "voided": 3}}
    record.result = {"format": "allting-result-1", "ballots": counted, "blank": 0, "pots": [] if annulled else [
        {"pot": pot["id"], "ballots": 0, "winners": [], "spent_ore": 0,
         "projects": [{"project": project["id"], "votes": 0} for project in manifest["projects"] if project["pot"] == pot["id"]]}
        for pot in manifest["pots"]]}
    texts = Counter(entry.ballot[0] for entry in record.counted())
    record.result = verify.recount(manifest, texts, record.result)[0]
    record.ballots_are_open = manifest["publication"] == "open" and not annulled
    return record


class InAFolder(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.key = Key(cls.folder.name)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def line(self, bundle, **options):
        """The line that verify.py would print."""
        write(self.path("bundle"), bundle)
        try:
            return verify.verify(self.path("bundle"), **options)
        except verify.Wrong as wrong:
            return f"WRONG: {wrong}"


class Accepts(InAFolder):
    def test_a_right_record(self):
        self.assertRegex(self.line(town(self.key).write()),
                         r"^right: Lindvalla, Mer liv i Åby: 286 ballots, equal-shares add1u, \d+ projects win [\d,]+ kr, finalised$")

    def test_a_record_older_than_the_choice_of_ways(self):
        record = town(self.key, ways=["account"])
        del record.manifest["standing"]
        self.assertRegex(self.line(record.write()), "^right")

    def test_every_kind_of_ballot(self):
        for kind, rules in (("points", {"satisfaction": "points"}), ("points", {"satisfaction": "score", "rule": "greedy", "completion": "none"}),
                            ("budget", {"completion": "comparison"}), ("approval", {"rule": "greedy-custom", "completion": "none"})):
            allocation = {**manifest_of(self.key)["allocation"], **rules}
            self.assertRegex(self.line(town(self.key, 90, ballot_kind=kind, marks_max=5, allocation=allocation).write()), "^right")

    def test_a_preliminary_record_and_says_so(self):
        self.assertIn("preliminary", self.line(town(self.key, finalised=False).write()))

    def test_an_annulled_vote_without_a_result(self):
        line = self.line(town(self.key, annulled=True).write())
        self.assertIn("annulled", line)
        self.assertRegex(line, "^right")

    def test_a_rule_that_it_cannot_count_and_says_so(self):
        record = town(self.key, allocation={**manifest_of(self.key)["allocation"], "rule": "maximin-support", "completion": "none"})
        self.assertIn("NOT recounted in pots 1, 2, 3", self.line(record.write()))

    def test_sealed_ballots_with_and_without_them(self):
        record = town(self.key, publication="sealed")
        self.assertIn("NOT recounted: the ballots are sealed", self.line(record.write()))
        write(self.path("ballots.csv"), record.ballots_csv())
        self.assertNotIn("NOT", self.line(record.write(), ballots=self.path("ballots.csv")))
        record.result["pots"][0]["winners"].pop()
        record.result["pots"][0]["spent_ore"] = sum(
            project["cost_ore"] for project in record.manifest["projects"] if project["id"] in record.result["pots"][0]["winners"])
        self.assertIn("winners", self.line(record.write(), ballots=self.path("ballots.csv")))
        write(self.path("ballots.csv"), record.ballots_csv().replace(b'"', b'"4', 1))
        self.assertIn("does not open", self.line(record.write(), ballots=self.path("ballots.csv")))

    def test_the_same_bytes_read_and_written_again(self):
        bundle = town(self.key).write()
        self.assertEqual(read_bundle(bundle, self.key).write(), bundle)


class Receipts(InAFolder):
    def receipt(self, entry):
        signs, number = "", int.from_bytes(entry.leaf()[:10], "big")
        for _ in range(16):
            signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[number % 32] + signs
            number //= 32
        return "-".join(signs[at:at + 4] for at in range(0, 16, 4))

    def test_tell_what_became_of_a_ballot(self):
        record = town(self.key)
        bundle, by_tag = record.write(), {}
        for entry in record.entries():
            by_tag.setdefault(entry.tag, []).append(entry)
        changed = next(entries for entries in by_tag.values() if len(entries) == 2 and entries[1].kind == 1)
        buried = next(entries for entries in by_tag.values() if entries[-1].payload == b"paper_issued")
        self.assertRegex(self.line(bundle, receipt=self.receipt(changed[1])), "counts$")
        self.assertRegex(self.line(bundle, receipt=self.receipt(changed[1]).lower().replace("-", " ").replace("0", "o")), "counts$")
        self.assertIn("was replaced", self.line(bundle, receipt=self.receipt(changed[0])))
        self.assertIn(": paper_issued", self.line(bundle, receipt=self.receipt(buried[0])))
        self.assertIn("WRONG: no ballot", self.line(bundle, receipt="0000-0000-0000-0000"))
        for text in ("K7Q4", "", "U" * 16, "K" * 100_000):
            self.assertIn("WRONG: a receipt has" if text else "right", self.line(bundle, receipt=text))


class KeptCheckpoints(InAFolder):
    """What an insider with the key can do to the whole log, only those see who kept a checkpoint or a receipt."""

    def note_of(self, record, at=-1):
        notes = {}
        record.change_tree = lambda written: notes.update(written) or written
        record.write()
        record.change_tree = None
        return list(notes.values())[at]

    def check(self, note, bundle):
        write(self.path("note"), note)
        return self.line(bundle, checkpoint=self.path("note"))

    def test_accept_the_log_they_are_of(self):
        record = town(self.key)
        bundle = record.write()
        for at in (0, 3, -1):
            self.assertRegex(self.check(self.note_of(record, at), bundle), "^right")

    def test_see_a_log_written_anew(self):
        record = town(self.key)
        notes = [self.note_of(record, at) for at in (2, -1)]
        drop(record, record.batches[1].entries[0] if record.batches[1].entries[0].tag in {
            entry.tag for entry in record.counted() if entry.version == 1} else next(
                entry for entry in record.batches[1].entries if entry in record.counted()))
        for name in ("votes", "tags", "counted"):
            record.reconciliation[name] -= 1
        record.reconciliation["roll"]["online_cast"] -= 1
        record.result["ballots"] -= 1
        record.result = verify.recount(record.manifest, Counter(entry.ballot[0] for entry in record.counted()), record.result)[0]
        bundle = record.write()
        self.assertRegex(self.line(bundle), "^right")
        self.assertIn("its root is not that", self.check(notes[0], bundle))
        self.assertIn("but the log here has", self.check(notes[1], bundle))

    def test_see_other_rules(self):
        notes = self.note_of(town(self.key), 0)
        other = town(self.key, marks_max=4).write()
        self.assertRegex(self.line(other), "^right")
        self.assertIn("its root is not that", self.check(notes, other))

    def test_of_others_are_refused(self):
        record = town(self.key, 40)
        bundle, note = record.write(), self.note_of(record)
        stranger = Key(self.folder.name, name="other")
        lines = note.decode().split("\n\n")[0].split("\n")
        self.assertIn("not signed once by the log's key", self.check(stranger.note(ORIGIN, lines), bundle))
        self.assertIn("not of budget.example.se", self.check(self.key.note(ORIGIN, ["elsewhere.se/processes/3", *lines[1:]]), bundle))
        cosigned = note + stranger.signature_line("witness.example", b"x")
        self.assertRegex(self.check(cosigned, bundle), "^right")
        for odd in (b"", b"\n\n", b"\xff" * 100, note[:-1], note.replace(b"\n\n", b"\n"), b"\n" * 100_000):
            self.assertRegex(self.check(odd, bundle), "^WRONG: the checkpoint")


class Rejects(InAFolder):
    """One test for each mutation, made below: each must be seen, and by the check that it is about."""

    TOWNS = {"plain": {}, "points": {"ballot_kind": "points", "marks_max": 5, "allocation": {
        "rule": "greedy", "satisfaction": "points", "completion": "none", "ties": "min-cost", "lot_seed": "", "score_min": 2}}}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bundles = {name: town(cls.key, **changes).write() for name, changes in cls.TOWNS.items()}

    def rejects(self, name):
        words = mutate.MUTATIONS[name][1]
        for kind, bundle in self.bundles.items():
            with self.subTest(kind):
                line = self.line(mutate.falsify(bundle, self.key, name))
                self.assertRegex(line, "^WRONG: ")
                self.assertIn(words, line)
                self.assertNotIn("did not foresee", line)
                self.assertNotIn("\n", line)

    def test_there_are_many(self):
        self.assertGreater(len(mutate.MUTATIONS), 100)


for mutation_name in mutate.MUTATIONS:
    setattr(Rejects, f"test_{mutation_name}", lambda self, name=mutation_name: self.rejects(name))


class HostileInput(InAFolder):
    def run_program(self, data, seconds=10):
        write(self.path("hostile"), data)
        run = subprocess.run([sys.executable, PROGRAM, self.path("hostile")], capture_output=True, text=True, timeout=seconds, check=False)
        self.assertEqual(run.stderr, "")
        self.assertEqual(run.stdout.count("\n"), 1)
        return run

    def test_one_line_and_1_whatever_byte_is_changed(self):
        bundle, chance = town(self.key, 60).write(), random.Random(7)
        for _ in range(400):
            at = chance.randrange(len(bundle))
            changed = bundle[:at] + bytes([bundle[at] ^ 1 << chance.randrange(8)]) + bundle[at + 1:]
            line = self.line(changed)
            self.assertRegex(line, "^WRONG: ")
            self.assertNotIn("did not foresee", line)

    def test_one_line_and_1_wherever_it_is_cut(self):
        bundle, chance = town(self.key, 60).write(), random.Random(8)
        for _ in range(100):
            self.assertRegex(self.line(bundle[:chance.randrange(len(bundle))]), "^WRONG: ")

    def test_the_program_itself_ends_with_0_or_1(self):
        self.assertEqual(self.run_program(town(self.key, 60).write()).returncode, 0)
        for data in (b"", b"x" * 10_000, os.urandom(100_000), bytes(10_000_000)):
            self.assertEqual(self.run_program(data).returncode, 1)
        for arguments in ([], ["/no/such/file"], ["a", "b"], ["--receipt", "x"], [self.folder.name]):
            run = subprocess.run([sys.executable, PROGRAM, *arguments], capture_output=True, text=True, check=False)
            self.assertEqual((run.returncode, run.stderr, run.stdout.count("\n")), (1, "", 1))

    def test_other_peoples_texts_cannot_command_a_terminal(self):
        line = self.line(town(self.key, 60, title="\x1b[2J\u202e" + "x" * 5000).write())
        self.assertLess(len(line), 300)
        self.assertTrue(line.isprintable(), line)

    def test_a_count_that_would_take_days_is_given_up(self):
        """A share grows by a krona each time: with such amounts, some billion times."""
        record = town(self.key, 60)
        for part, name in (("pots", "amount_ore"), ("projects", "cost_ore")):
            for one in record.manifest[part]:
                one[name] *= 10**8
        for pot in record.result["pots"]:
            pot["spent_ore"] *= 10**8
        before, verify.WORK_MAX = verify.WORK_MAX, 1_000_000
        try:
            began = time.process_time()
            line = self.line(record.write())
            self.assertLess(time.process_time() - began, 10)
        finally:
            verify.WORK_MAX = before
        self.assertIn("NOT recounted", line)


def read_pabulib(path):
    """(budget, costs, groups, unit) of a real election; None where its ballots are ordered, which the record has not."""
    meta, costs, groups, section = {}, {}, Counter(), None
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file, delimiter=";"):
            if row[0] in ("META", "PROJECTS", "VOTES"):
                section, header = row[0], None
            elif header is None:
                header = row
            elif section == "META":
                meta[row[0]] = row[1]
            else:
                cells = dict(zip(header, row))
                if section == "PROJECTS":
                    costs[cells["project_id"]] = Fraction(cells["cost"])
                    continue
                marked = cells["vote"].split(",") if cells["vote"] else []
                points = map(int, cells["points"].split(",")) if "points" in cells else [1] * len(marked)
                groups[tuple(sorted(dict(zip(marked, points)).items()))] += 1
    if meta["vote_type"] == "ordinal":
        return None
    unit = 100 if any((100 * amount).denominator == 1 for amount in (Fraction(meta["budget"]), *costs.values())) else 1
    return int(Fraction(meta["budget"]) * unit), {project: int(cost * unit) for project, cost in costs.items()}, list(groups.items()), unit


class Counts(unittest.TestCase):
    def count(self, budget, costs, ballots, **rules):
        rules = {"rule": "greedy", "satisfaction": "cost", "completion": "none", "ties": "lexicographic", "lot_seed": "", "score_min": 0, **rules}
        groups = [([(project, 1) for project in marks], times) for marks, times in ballots]
        return verify.Count(rules, budget, costs, groups).winners()

    def test_the_examples_of_the_methods(self):
        kitchen = {"bench": 30_000, "playground": 80_000, "lamps": 20_000}
        ballots = [(["playground"], 50), (["bench"], 40), (["lamps"], 10)]
        self.assertEqual(self.count(100_000, kitchen, ballots), ["playground", "lamps"])
        self.assertEqual(self.count(100_000, kitchen, ballots, rule="greedy-no-skip"), ["playground"])
        self.assertEqual(self.count(100_000, {**kitchen, "bench": 24_000}, ballots, rule="greedy-custom"), ["playground", "bench"])
        self.assertEqual(self.count(100_000, kitchen, ballots, score_min=20), ["playground"])
        shares = {"playground": 60_000, "evening": 35_000}
        self.assertEqual(self.count(100_000, shares, [(["playground"], 60), (["evening"], 40)], rule="equal-shares"), ["playground", "evening"])

    def test_ties(self):
        costs, ballots = {"10": 60, "2": 50, "3": 50}, [(["10"], 2), (["2"], 1), (["3"], 1), (["2", "3"], 1)]
        self.assertEqual(self.count(60, costs, ballots), ["10"])
        self.assertEqual(self.count(60, costs, ballots, ties="min-cost"), ["2"])
        lots = {project: sha256(f"seed\n{project}".encode()) for project in costs}
        first = min(costs, key=lots.get)
        self.assertEqual(self.count(60, costs, ballots, ties="lot", lot_seed="seed"), [first])

    def test_agree_with_the_reference_on_real_elections(self):
        if not SHARED.is_dir():
            self.skipTest("no ../shared/data")
        compared = 0
        for golden in sorted((SHARED / "golden").glob("*.json")):
            file = SHARED / (golden.stem + ".pb")
            election = read_pabulib(file) if file.stat().st_size < 30_000 else None
            if election is None:
                continue
            for entry in json.loads(golden.read_text())["results"]:
                rules = {"rule": entry["rule"], "satisfaction": entry.get("satisfaction"), "completion": entry.get("completion") or "none",
                         "ties": "lexicographic", "lot_seed": "", "score_min": 0}
                winners = verify.Count(rules, *election).winners()
                if winners is not None and entry.get("ties", "lexicographic") == "lexicographic":
                    self.assertEqual(sorted(winners), sorted(entry["winners"]), f"{golden.stem} {rules}")
                    compared += 1
        self.assertGreater(compared, 100)


if __name__ == "__main__":
    unittest.main()
