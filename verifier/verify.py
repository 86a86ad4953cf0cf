#!/usr/bin/env python3
"""Checks the public record of a vote: verify.py FILE. Written from docs/record-format.md alone, sharing no code with Allting.

Needs Python 3.11 and the openssl command. Ends with 0 and one line of what was checked, or with 1 and one line of what is wrong.
"""
import argparse, base64, hashlib, heapq, itertools, json, operator, os, re, shutil, subprocess, sys, tempfile, unicodedata  # noqa: E401
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

FILE_MAX = 128 << 20      # bytes of a bundle: about 500,000 ballots
PART_MAX = 8 << 20        # bytes of a JSON document or a note
CHECKPOINTS_MAX = 10_000  # each is checked by a run of openssl
WORK_MAX = 150_000_000    # ballots looked at while counting: some minutes
NUMBER_MAX = 2**53 - 1

class Wrong(Exception):
    """What is wrong with the record, in one sentence."""
class TooMuchWork(Exception):
    """The count would take too long here."""

def sha256(data): return hashlib.sha256(data).digest()
def canonical(value): return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")

def demand(holds, what):
    if not holds:
        raise Wrong(what)

def shown(text, length=60):
    """Somebody else's text, safe for a terminal and short."""
    return "".join(c if c.isprintable() else "?" for c in str(text)[:length]) + "…" * (len(str(text)) > length)

# --- The archive (section 5) ----------------------------------------------------------------------------------------
def header_of(name, size):
    """The one header that a member of this name and size can have."""
    fields = name.ljust(100, b"\0") + b"0000644\0" + b"0000000\0" * 2 + b"%011o\0" % size + b"0" * 11 + b"\0"
    rest = b"0".ljust(101, b"\0") + b"ustar\x0000" + bytes(247)
    return fields + b"%06o\0 " % (sum(fields) + 8 * 32 + sum(rest)) + rest

def read_archive(data):
    """Name and content of each member, in order. Refuses every byte that an archive written anew would not have."""
    members, at = [], 0
    while (header := data[at:at + 512]) != bytes(512):
        demand(len(header) == 512, "the archive is cut off")
        name, digits = header[:100].rstrip(b"\0"), header[124:135]
        demand(re.fullmatch(rb"[a-z0-9./]{1,99}", name), f"the archive has a member with a strange name at byte {at}")
        what, size = name.decode("ascii"), int(digits, 8) if re.fullmatch(rb"[0-7]{11}", digits) else 0
        demand(header == header_of(name, size), f"{what}: its header is not that of an archive written anew")
        end = at + 512 + (size + 511) // 512 * 512
        demand(end <= len(data), f"{what}: the archive is cut off within it")
        demand(not any(data[at + 512 + size:end]), f"{what}: the bytes after it are not zero")
        members.append((what, data[at + 512:at + 512 + size]))
        at = end
    demand(data[at:] == bytes(1024), "the archive does not end with two zero blocks and nothing more")
    return members

def sort_members(members):
    """The members by what they are, if names and order are those of the format."""
    names, found = [name for name, _ in members], dict(members)
    demand(len(found) == len(names), "a member stands twice in the archive")
    checkpoints = [name for name in names if re.fullmatch(r"checkpoints/[0-9]{10}", name)]
    entries = [f"entries/{tile:06}" for tile in range(sum(name.startswith("entries/") for name in names))]
    wanted = ["manifest.json", *checkpoints, *entries, *({"ballots.csv"} & found.keys()), "reconciliation.json", "result.json", "contents"]
    for have, name in itertools.zip_longest(names, wanted, fillvalue="nothing"):
        demand(have == name, f"the archive has {have} where {name} belongs")
    demand(checkpoints and entries, "the archive has no " + ("entries" if checkpoints else "checkpoint"))
    demand(checkpoints == sorted(checkpoints), "the checkpoints are not in order")
    demand(len(checkpoints) <= CHECKPOINTS_MAX, f"more than {CHECKPOINTS_MAX} checkpoints")
    return found, checkpoints, entries

# --- Canonical JSON (section 1) -------------------------------------------------------------------------------------
def read_number(digits):
    demand(len(digits) <= 17 and abs(int(digits)) <= NUMBER_MAX, f"the number {shown(digits, 20)} is out of range")
    return int(digits)

def read_members(pairs):
    if len(members := dict(pairs)) < len(pairs):
        raise Wrong(f"a member of {shown(list(members))} stands twice")
    return members

def refuse_number(digits): demand(False, f"{shown(digits, 20)} is not a whole number")

READER = json.JSONDecoder(parse_int=read_number, parse_float=refuse_number, parse_constant=refuse_number, object_pairs_hook=read_members)

def read_json(data, what):
    try:
        demand(len(data) <= PART_MAX, f"it is larger than {PART_MAX >> 20} MiB")
        text = data.decode("utf-8")
        demand(unicodedata.is_normalized("NFC", text), "its text is not in Unicode normal form C")
        value = READER.decode(text)
        demand(canonical(value) == data, "its bytes are not the canonical form of what they say")
        return value
    except (Wrong, UnicodeError, RecursionError, ValueError) as error:
        reason = error if isinstance(error, Wrong) else "not UTF-8" if isinstance(error, UnicodeError) else f"not JSON ({shown(error)})"
        raise Wrong(f"{what}: {reason}") from None

# Shapes: what a member must be. A function tells whether a value fits; a dict is an object with exactly these members; a list of
# one shape is an array of such.
def is_text(value): return isinstance(value, str)
def is_count(value): return type(value) is int and value >= 0
def is_number(value): return type(value) is int and value > 0
def is_hash(value): return is_text(value) and re.fullmatch(r"[0-9a-f]{64}", value)
def is_words(value): return isinstance(value, list) and all(map(is_text, value)) and value == sorted(set(value))
def is_ways(value): return is_words(value) and bool(value) and set(value) <= {"account", "class_code", "desk", "e_id", "email_code", "posted_code", "sms_code"}
def is_instant(value): return instant(value) is not None
def or_null(shape): return lambda value: value is None or shape(value)
def one_of(*values): return lambda value: any(type(value) is type(each) and value == each for each in values)

def instant(value):
    """The moment that a text names, or None."""
    try:
        return datetime.fromisoformat(value) if re.fullmatch(r"\d{4}(-\d\d){2}T(\d\d:){2}\d\d(\.(?!000)\d{3})?Z", value, re.ASCII) else None
    except (TypeError, ValueError):
        return None

def check_shape(value, shape, where):
    if isinstance(shape, dict):
        demand(isinstance(value, dict), f"{where} is not an object")
        demand(value.keys() >= shape.keys(), f"{where} lacks {', '.join(sorted(shape.keys() - value.keys()))}")
        demand(value.keys() == shape.keys(), f"{where} has {shown(sorted(value.keys() - shape.keys()))}, which does not belong there")
        for name, part in shape.items():
            check_shape(value[name], part, f"{where}, {name}")
    elif isinstance(shape, list):
        demand(isinstance(value, list), f"{where} is not a list")
        for at, part in enumerate(value):
            check_shape(part, shape[0], f"{where}, number {at + 1}")
    else:
        demand(shape(value), f"{where}: {shown(json.dumps(value, ensure_ascii=False))} cannot be")

MANIFEST = {
    "format": one_of("allting-vote-1"), "scheme": one_of("T0"), "publication": one_of("open", "sealed"), "organisation": is_text,
    "process": is_number, "title": is_text, "software": is_text, "log": is_text, "open_min": is_count, "open_pot_min": is_count,
    "batch_min": is_number, "challenge_days": one_of(*range(1000)), "ways": is_ways, "eligible": or_null(is_count), "styles": one_of(["all"]), "currency": is_text,
    "ballot_kind": one_of("approval", "points", "budget"), "marks_max": is_count, "relations": is_words, "age_min": or_null(is_count),
    "cost_max_ore": or_null(is_count), "mandate": [dict.fromkeys(("criteria", "decider", "language", "promise", "title"), is_text)],
    "phases": [{"kind": is_text, "opens": is_instant, "closes": is_instant}],
    "allocation": {"rule": is_text, "satisfaction": is_text, "completion": is_text,
                   "lot_seed": is_text, "score_min": is_count, "ties": one_of("lexicographic", "min-cost", "max-votes", "lot")},
    "pots": [{"id": is_number, "name": is_text, "amount_ore": is_count, "area": or_null(is_number)}],
    "projects": [{"id": is_number, "pot": is_number, "code": is_text, "title": is_text, "cost_ore": is_count}],
}

def read_manifest(data):
    manifest = read_json(data, "manifest.json")
    standing = {"standing": one_of("promised", "advisory")} if isinstance(manifest, dict) and "standing" in manifest else {}  # not in old records
    check_shape(manifest, MANIFEST | standing, "manifest.json")
    is_weak = "email_code" in manifest["ways"] or manifest["ways"] == ["account"]
    demand(not is_weak or manifest.get("standing") != "promised", "manifest.json: its ways are too weak for an outcome that is promised")
    for name in ("pots", "projects"):
        demand((ids := [part["id"] for part in manifest[name]]) == sorted(set(ids)), f"manifest.json: the {name} are not by number, each once")
    for project in manifest["projects"]:
        demand(project["pot"] in [pot["id"] for pot in manifest["pots"]], f"manifest.json: project {project['id']} is in pot {project['pot']}, which is not there")
        demand(project["cost_ore"] <= (manifest["cost_max_ore"] or NUMBER_MAX), f"manifest.json: project {project['id']} costs too much")
    demand(all(instant(phase["opens"]) <= instant(phase["closes"]) for phase in manifest["phases"]), "manifest.json: a phase closes before it opens")
    return manifest

# --- Signed notes (section 4) ---------------------------------------------------------------------------------------
def read_base64(text, what):
    data = base64.b64decode(text) if len(text) % 4 == 0 and re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", text) else b""
    demand(base64.b64encode(data).decode() == text, f"{what} is not canonical base64")
    return data

class LogKey:
    """The log's name and public key; collects signatures and has openssl check them."""
    def __init__(self, verifier_key):
        parts = re.fullmatch(r"([!-*,-~]+)\+([0-9a-f]{8})\+(.+)", verifier_key)
        demand(parts, "manifest.json: the log's key is malformed")
        self.origin, data = parts[1], read_base64(parts[3], "manifest.json: the log's key")
        demand(len(data) == 33 and data[0] == 1, "manifest.json: the log's key is not one of Ed25519")
        self.id = sha256(self.origin.encode() + b"\n" + data)[:4]
        demand(parts[2] == self.id.hex(), "manifest.json: the id of the log's key is not that of its name and key")
        der = base64.b64encode(bytes.fromhex("302a300506032b6570032100") + data[1:])
        self.pem = b"-----BEGIN PUBLIC KEY-----\n" + der + b"\n-----END PUBLIC KEY-----\n"
        self.notes = []  # (what, text, signature)

    def open_note(self, data, what, others=False):
        """The lines of a note that has one signature of the log; it is checked by check_signatures()."""
        note = re.fullmatch(rb"((?:[^\n]+\n)+)\n((?:\xe2\x80\x94 [!-~]+ [A-Za-z0-9+/=]+\n)+)", data)
        demand(note and len(data) <= PART_MAX, f"{what}: not a signed note")
        signatures = [line.split(" ")[1:] for line in note[2].decode().split("\n")[:-1]]
        signatures = [(name, read_base64(text, f"{what}: its signature")) for name, text in signatures]
        ours = [signature[4:] for name, signature in signatures if name == self.origin and signature[:4] == self.id]
        demand(others or len(ours) == len(signatures), f"{what}: signed by {shown(signatures[-1][0])} with another key than the log's")
        demand(len(ours) == 1 and len(ours[0]) == 64, f"{what}: not signed once by the log's key")
        self.notes.append((what, note[1], ours[0]))
        return note[1].decode("utf-8", "replace").split("\n")[:-1]

    def check_signatures(self):
        demand(shutil.which("openssl"), "the openssl command is not installed here, so no signature can be checked")
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            signed = pool.map(lambda note: is_signed(self.pem, *note[1:]), self.notes)
            for (what, _, _), right in zip(self.notes, signed):
                demand(right, f"{what}: the signature is not that of the log's key")

def is_signed(pem, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        for name, data in (("key", pem), ("text", text), ("signature", signature)):
            Path(folder, name).write_bytes(data)
        command = "openssl pkeyutl -verify -rawin -pubin -inkey key -in text -sigfile signature".split()
        return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0

def read_checkpoint(log_key, data, what, others=False):
    """Size and root."""
    lines = log_key.open_note(data, what, others)
    demand(lines[0] == log_key.origin, f"{what}: of {shown(lines[0])}, not of {shown(log_key.origin)}")
    demand(len(lines) == 3 or others and len(lines) > 3, f"{what}: not three lines")
    demand(re.fullmatch(r"[1-9][0-9]{0,9}", lines[1]), f"{what}: its size is not a number")
    return int(lines[1]), read_base64(lines[2], f"{what}: its root"), what

def check_contents(log_key, data, members):
    lines = log_key.open_note(data, "contents")
    demand(lines[0] == log_key.origin + "/bundle", "contents: its first line is not that of a bundle of this log")
    for (name, content), line in itertools.zip_longest(members[:-1], lines[1:], fillvalue=("nothing", b"")):
        demand(line == f"{sha256(content).hex()}  {name}", f"contents: {name} is not what was signed")

# --- The log (section 3) --------------------------------------------------------------------------------------------
VOTE, TOMBSTONE, EVENT = 1, 2, 4
REASONS = ("withdrawn", "paper_issued", "challenge_upheld", "voided", "annulled")
EVENTS = {"opened": {"manifest": is_hash}, "extended": {"closes": is_instant, "reason": is_text}, "closed": {},
          "voided": {"count": is_number, "reason": is_text}, "annulled": {"reason": is_text},
          "finalised": {"key_destroyed": one_of(True), "reconciliation": is_hash, "result": is_hash}}

def split_entries(found, names):
    entries = []
    for tile, name in enumerate(names):
        data, at = found[name], 0
        while at < len(data) and len(entries) < 256 * (tile + 1):
            end = at + 2 + int.from_bytes(data[at:at + 2], "big")
            demand(at + 26 <= end <= len(data), f"{name}: cut off within entry {len(entries)}, or too short")
            entries.append(data[at + 2:end])
            at = end
        demand(at == len(data) > 0, f"{name}: more than 256 entries, or none")
        demand(name == names[-1] or len(entries) == 256 * (tile + 1), f"{name}: fewer than 256 entries, and it is not the last")
    return entries

def check_roots(leaves, checkpoints):
    """Each (size, root, what) must be the root of so many first leaves (RFC 6962)."""
    wanted, peaks = sorted(checkpoints, reverse=True), []  # peaks: (leaves, root) of the largest whole trees
    for size, node in enumerate(leaves, 1):
        count = 1
        while peaks and peaks[-1][0] == count:
            count, node = 2 * count, sha256(b"\1" + peaks.pop()[1] + node)
        peaks.append((count, node))
        while wanted and wanted[-1][0] == size:
            _, root, what = wanted.pop()
            for _, left in peaks[-2::-1]:
                node = sha256(b"\1" + left + node)
            demand(root == node, f"{what}: its root is not that of the first {size} entries")
            node = peaks[-1][1]
    demand(not wanted, wanted and f"{wanted[-1][2]}: of {wanted[-1][0]} entries, but the log here has {len(leaves)}")

class Log:
    """The entries read in their order: what happened, whether it may happen so, and who counts in the end."""
    def __init__(self, manifest, manifest_hash, entries, leaves, sizes):
        self.manifest, self.manifest_hash, self.entries, self.leaves = manifest, manifest_hash, entries, leaves
        self.events, self.at, self.tombstones = Counter(), {}, Counter()
        self.votes, self.voided, self.small, self.finalised = 0, 0, None, None
        self.tags = {}  # tag: [(version, number of the entry, reason of a tombstone or None)]
        self.closes = max((instant(phase["closes"]) for phase in manifest["phases"] if phase["kind"] == "vote"), default=None)
        for begin, end in zip([0, *sizes], sizes):
            self.read_batch(begin, end)
        demand(self.events["closed"] or self.events["annulled"], "the log has no closed entry: the vote is not over, so nothing is to be counted")
        demand(self.voided == self.tombstones["voided"], f"the log voids {self.tombstones['voided']} ballots, but its events {self.voided}")
        for places in self.tags.values():
            self.check_places(places)
        self.last = [places[-1] for places in self.tags.values()]

    def read_batch(self, begin, end):
        """What lies between two checkpoints: one event, or votes and tombstones sorted by leaf."""
        for number in range(begin, end):
            try:
                kind, rest = self.read_entry(number)
                if kind == EVENT:
                    demand(end - begin == 1, "an event within a batch")
                    self.read_event(number, read_json(rest, "event"))
                else:
                    demand(not self.small, self.small)
                    demand(number == begin or self.leaves[number - 1] < self.leaves[number], "the batch is not in order")
            except Wrong as wrong:
                raise Wrong(f"entry {number}: {wrong}") from None
        if kind != EVENT and end - begin < self.manifest["batch_min"] and not self.events["closed"]:
            self.small = f"the batch before it has {end - begin} entries, fewer than {self.manifest['batch_min']}, and the vote goes on"

    def read_entry(self, number):
        entry = self.entries[number]
        demand(len(entry) >= 24 + entry[21], "too short")
        kind, tag, version, style = entry[0], entry[1:17], int.from_bytes(entry[17:21], "big"), entry[22:22 + entry[21]]
        payload = entry[24 + len(style):]
        demand(int.from_bytes(entry[22 + len(style):24 + len(style)], "big") == len(payload), "its payload has another length than it says")
        demand(kind in (VOTE, TOMBSTONE, EVENT), f"of kind {kind}, which is unknown")
        demand(not self.events["finalised"], "it follows finalised")
        if kind == EVENT:
            demand(not any(entry[1:22]), "an event with a tag, a version or a style")
            return kind, payload
        demand(number > 0 and any(tag), "without a tag, or before opened")
        demand(style.decode("utf-8", "replace") in self.manifest["styles"], f"of style {shown(style)}, which the manifest does not have")
        reason, closed = None, self.events["closed"]
        if kind == VOTE:
            demand(len(payload) == 32, "a commitment that is not 32 bytes")
            demand(not closed and not self.events["annulled"], "a vote after " + ("closed" if closed else "annulled"))
            self.votes += 1
        else:
            reason = payload.decode("ascii", "replace")
            demand(reason in REASONS, f"the reason {shown(reason)} is unknown")
            demand(not closed or reason not in ("withdrawn", "paper_issued"), f"{reason} after closed")
            self.tombstones[reason] += 1
        self.tags.setdefault(tag, []).append((version, number, reason))
        return kind, None

    def check_places(self, places):
        """The versions of one tag."""
        places.sort()
        before = "nothing"
        for wanted, (version, number, reason) in enumerate(places, 1):
            demand(version == wanted, f"entry {number}: version {version} of its tag, where version {wanted} is missing or stands twice")
            demand(wanted > 1 or reason is None, f"entry {number}: a tombstone without a vote")
            demand(reason or before in ("nothing", None, "withdrawn"), f"entry {number}: a vote after the tombstone {before}")
            before = reason

    def read_event(self, number, event):
        kind = event.get("kind") if isinstance(event, dict) else None
        demand(is_text(kind) and kind in EVENTS, f"the event {shown(kind)} is unknown")
        check_shape(event, {"kind": is_text, "at": is_instant, **EVENTS[kind]}, f"event {kind}")
        at, over = instant(event["at"]), self.events["closed"] or self.events["annulled"]
        demand((kind == "opened") == (number == 0), "the first entry, and no other, is opened")
        demand(at >= max(self.at.values(), default=at), f"{kind} at {event['at']}, earlier than the event before it")
        demand(kind in ("voided", "extended") or not self.events[kind], f"{kind} stands twice")
        if kind == "opened":
            demand(event["manifest"] == self.manifest_hash, "the manifest is not the one with which the vote opened")
        elif kind == "extended":
            demand(not over, "extended after the end")
            demand(self.closes is None or instant(event["closes"]) > self.closes, "extended to no later instant")
            self.closes = instant(event["closes"])
        elif kind == "closed":
            demand(self.closes is None or at >= self.closes, f"closed at {event['at']}, before the vote was to close")
        elif kind == "voided":
            self.voided += event["count"]
        elif kind == "finalised":
            demand(over, "finalised before closed")
            challenged = (self.closes or at) + timedelta(days=self.manifest["challenge_days"] if self.closes else 0)
            demand(at >= challenged or self.events["annulled"], "finalised before the time for challenges was over")
            self.finalised = event
        demand(not self.small or kind in ("closed", "annulled"), self.small)
        self.at[kind], self.small = at, None
        self.events[kind] += 1

    def counted(self):  # leaf: commitment
        return {self.leaves[number]: self.entries[number][-32:] for _, number, reason in self.last if reason is None}

    def find(self, receipt):
        """What became of the ballot with this receipt (the first 10 bytes of its leaf)."""
        for number, leaf in enumerate(self.leaves):
            if leaf[:10] == receipt and self.entries[number][0] == VOTE:
                _, last, reason = self.tags[self.entries[number][1:17]][-1]
                return "counts" if last == number else reason or "was replaced by a later ballot of the same voter"
        raise Wrong("no ballot in this record has this receipt")

def read_receipt(text):
    signs = text.upper().replace("-", "").replace(" ", "").translate(str.maketrans("OIL", "011"))
    demand(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{16}", signs, re.ASCII), "a receipt has 16 letters and digits, such as K7Q4-9M2X-…")
    return int(signs.translate(str.maketrans("JKMNPQRSTVWXYZ", "IJKLMNOPQRSTUV")), 32).to_bytes(10, "big")  # as int() writes base 32

# --- Ballots (sections 3 and 5) -------------------------------------------------------------------------------------
def read_ballots(data, counted):
    """The text of each ballot and how often it stands. Each must open one commitment that counts, and all must be opened."""
    demand(data.startswith(b"leaf,nonce,ballot\n") and data.endswith(b"\n"), "ballots.csv: malformed first or last line")
    count, line_of = data.count(b"\n") - 1, re.compile(rb'([0-9a-f]{64}),([0-9a-f]{64}),"([0-9,:]{0,20000})"')
    demand(count == len(counted), f"ballots.csv: {count} ballots where {len(counted)} count")
    texts, before = Counter(), b""
    for number, line in enumerate(data.split(b"\n")[1:-1], 2):
        parts = line_of.fullmatch(line)
        demand(parts, f"ballots.csv: line {number} is malformed")
        leaf, ballot = bytes.fromhex(parts[1].decode()), parts[3]
        demand(leaf > before, f"ballots.csv: line {number} is not in order, or stands twice")
        demand(leaf in counted, f"ballots.csv: line {number} is a ballot that does not count")
        demand(sha256(ballot + bytes.fromhex(parts[2].decode())) == counted[leaf], f"ballots.csv: line {number} does not open its commitment")
        texts[ballot.decode("ascii")] += 1
        before = leaf
    return texts

def read_marks(text, manifest, projects, pots):
    """The marks of a ballot that the rules allow: (project, points), by pot."""
    kind, by_pot, used, before = manifest["ballot_kind"], {}, Counter(), 0
    for mark in text.split(",") if text else []:
        parts = re.fullmatch(r"([1-9][0-9]{0,15})(?::([1-9][0-9]{0,9}))?", mark)
        demand(parts and parts[2] != "1" and (not parts[2] or kind == "points"), "is malformed")
        project, points = int(parts[1]), int(parts[2] or 1)
        demand(project > before, "has its marks out of order, or one twice")
        demand(project in projects, f"marks project {project}, which is not there")
        pot = projects[project]["pot"]
        used[pot] += projects[project]["cost_ore"] if kind == "budget" else points
        by_pot.setdefault(pot, []).append((project, points))
        before = project
    for pot, sum_used in used.items():
        most = pots[pot]["amount_ore"] if kind == "budget" else manifest["marks_max"]
        demand(sum_used <= most, f"uses {sum_used} in pot {pot}, where {most} is the most")
    demand(len({pots[pot]["area"] for pot in by_pot} - {None}) <= 1, "uses pots of more than one area")
    return by_pot or {pot: [] for pot in pots if len(pots) == 1}  # a blank ballot has its share where there is one pot only

# --- The count (section 7 and docs/methods) -------------------------------------------------------------------------
class Count:
    """One election: whole amounts, exact fractions. groups: (marks, how many ballots are alike), marks: ((project, points), …)."""
    def __init__(self, rules, budget, costs, groups, unit=100, work=0):
        self.rules, self.budget, self.costs, self.unit, self.groups = rules, budget, costs, unit, groups
        by_points, self.by_cost = rules["satisfaction"] in ("points", "score"), rules["satisfaction"] in ("cost", "score")
        self.times, self.work, self.votes, self.measure = [times for _, times in groups], work, Counter(), Counter()
        self.support = {project: {} for project in costs}  # project: {weight of the mark: groups}
        for group, (marks, times) in enumerate(groups):
            for project, points in marks:
                self.votes[project] += times
                self.measure[project] += times * points
                if points or not by_points:
                    self.support[project].setdefault(points if by_points else 1, []).append(group)
        self.ballots, self.weight = sum(self.times), self.measure if by_points else self.votes
        self.worth = costs if self.by_cost else dict.fromkeys(costs, 1)  # of a project, for each unit of weight
        keys = {"min-cost": lambda project: (costs[project], -self.votes[project]), "lexicographic": lambda project: (),
                "max-votes": lambda project: (-self.votes[project], costs[project]),
                "lot": lambda project: sha256(f"{rules['lot_seed']}\n{project}".encode())}
        taking_part = [project for project in costs if self.measure[project] >= rules["score_min"]]
        self.order = sorted(taking_part, key=lambda project: (keys[rules["ties"]](project), project))  # who goes first among equals
        self.wanted = [project for project in self.order if self.support[project] and self.worth[project]]

    def winners(self):
        """In order of selection; None where this rule cannot be counted here."""
        rule, completion = self.rules["rule"], self.rules["completion"]
        known = ("none", "utilitarian", "add1", "add1u", "add1-overspend", "budget-1pct", "comparison")
        is_greedy = rule in ("greedy", "greedy-threshold", "greedy-no-skip", "greedy-custom")
        if self.rules["satisfaction"] not in ("cost", "cardinality", "points", "score") or not is_greedy and completion not in known:
            return None
        if is_greedy or rule != "equal-shares":
            return self.greedy([], rule) if is_greedy else None
        winners = self.raise_shares(completion, repeats=completion in known[2:])
        if completion in ("utilitarian", "add1u"):
            return self.greedy(winners)
        return self.preferred(winners, self.greedy([])) if completion == "comparison" else winners

    def preferred(self, winners, rivals):
        """What more ballots prefer, by how many of their projects win; the first if as many."""
        balance, here, there = 0, set(winners), set(rivals)
        for marks, times in self.groups:
            mine, others = (sum(project in side for project, points in marks if points) for side in (here, there))
            balance += times * ((mine > others) - (mine < others))
        return rivals if balance < 0 else winners

    def priority(self, project):
        weight, cost = self.weight[project], self.costs[project]
        return Fraction(weight, 1 if self.by_cost else cost) if cost else float("inf") if weight and not self.by_cost else 0

    def greedy(self, winners, rule="greedy"):
        winners, left = dict.fromkeys(winners), self.budget - sum(self.costs[project] for project in winners)
        for project in sorted(self.order, key=self.priority, reverse=True):
            cost = self.costs[project]
            if project in winners or cost > self.budget:
                continue
            if cost <= left or rule == "greedy-custom" and 5 * left >= 4 * cost:
                winners[project] = None
                left -= cost
            if cost > left + cost * (project in winners) and rule in ("greedy-no-skip", "greedy-custom"):
                break
        return list(winners)

    def raise_shares(self, completion, repeats):
        """Equal shares; with a completion that repeats, with ever larger shares until nothing more fits, or before too much is spent."""
        first = Fraction(self.budget, max(self.ballots, 1))
        step, number = first / 100 if completion == "budget-1pct" else self.unit, 0
        winners, cost = self.buy(first)
        while repeats and step and len(winners) < len(self.wanted):
            fits = any(0 < self.costs[project] <= self.budget - cost for project in set(self.wanted).difference(winners))
            if not fits and completion != "add1-overspend":
                break
            number += 1
            more = self.buy(first + number * step)
            if more[1] > self.budget:
                break
            winners, cost = more
        return winners

    def buy(self, share):
        """The method itself with such a share for each ballot: winners in order and their cost. Purses are whole numbers, in 1/scale."""
        self.purses, self.scale, self.payers = [share.numerator] * len(self.groups), share.denominator, dict(self.support)
        place, winners, cost = {project: at for at, project in enumerate(self.wanted)}, [], 0
        # A project and a price that it is not below: purses only shrink.
        queue = [(Fraction(self.costs[project], self.weight[project] * self.worth[project]), place[project], project) for project in place]
        heapq.heapify(queue)
        while cost <= self.budget:
            seen = []
            while queue and (not seen or queue[0][0] <= seen[0][0]):
                project = heapq.heappop(queue)[2]
                terms = self.price_of(project)
                if terms:
                    heapq.heappush(seen, (terms[0], place[project], project, terms[1:]))
            if not seen:
                break
            _, _, chosen, terms = heapq.heappop(seen)
            for candidate in seen:
                heapq.heappush(queue, candidate[:3])
            self.pay(chosen, *terms)
            winners.append(chosen)
            cost += self.costs[chosen]
        return winners, cost

    def price_of(self, project):
        """(ρ, a, b): who has enough pays a/b for each unit of weight, others all they have; None where that is not enough."""
        if self.costs[project] == 0:
            return Fraction(0), 0, 1
        purses, rich, money, weight = self.purses, {}, 0, 0
        for each, groups in self.payers[project].items():
            rich[each] = groups = [group for group in groups if purses[group]]
            self.spend_work(len(groups) + 20)
            times = list(map(self.times.__getitem__, groups))
            money += sum(map(operator.mul, times, map(purses.__getitem__, groups)))
            weight += each * sum(times)
        self.payers[project], rich = rich, dict(rich)
        due = self.costs[project] * self.scale
        if money < due:
            return None
        poor = True
        while poor:
            poor, before = False, (due, weight)
            for each, groups in rich.items():
                least = -(-before[0] * each // before[1])
                gone = [group for group in groups if purses[group] < least]
                if gone:
                    poor, rich[each] = True, [group for group in groups if purses[group] >= least]
                due -= sum(self.times[group] * purses[group] for group in gone)
                weight -= each * sum(self.times[group] for group in gone)
        return Fraction(due, weight * self.scale * self.worth[project]), due, weight

    def pay(self, project, due, weight):
        price = Fraction(due, weight)
        if price.denominator > 1:
            self.spend_work(len(self.purses) // 4)
            self.purses = [purse * price.denominator for purse in self.purses]
            self.scale *= price.denominator
        for each, groups in self.payers[project].items():
            paid = price.numerator * each
            for group in groups:
                self.purses[group] = max(self.purses[group] - paid, 0)

    def spend_work(self, groups):
        self.work += groups * (1 + self.scale.bit_length() // 1024)
        if self.work > WORK_MAX:
            raise TooMuchWork

# --- Reconciliation and result (sections 6 and 7) -------------------------------------------------------------------
ROLL = dict.fromkeys(("online_cast", "online_withdrawn", "paper_issued", "paper_cast", "voided"), is_count)
RECONCILIATION = {"format": one_of("allting-reconciliation-1"), "eligible": or_null(is_count), "registered": or_null(is_count), "roll": ROLL, "votes": is_count,
                  "tombstones": dict.fromkeys(REASONS, is_count), "tags": is_count, "counted": is_count}
POT = {"pot": is_number, "ballots": is_count, "winners": [is_number], "spent_ore": is_count, "projects": [{"project": is_number, "votes": is_count}]}
RESULT = {"format": one_of("allting-result-1"), "ballots": is_count, "blank": is_count, "pots": [POT]}

def demand_equal(claimed, found, where):
    """Names the first place where what is claimed is not what was found."""
    if isinstance(claimed, dict):
        for name in found:
            demand_equal(claimed[name], found[name], f"{where}, {name}")
    elif isinstance(claimed, list) and len(claimed) == len(found) and claimed and isinstance(claimed[0], dict):
        for mine, other in zip(claimed, found):
            demand_equal(mine, other, f"{where} {mine.get('pot') or mine.get('project')}")
    else:
        demand(claimed == found, f"{where}: says {shown(json.dumps(claimed))}, but it is {shown(json.dumps(found))}")

def check_reconciliation(sheet, manifest, log, counted):
    where = "reconciliation.json"
    check_shape(sheet, RECONCILIATION, where)
    roll, last, total, dead = sheet["roll"], Counter(reason for _, _, reason in log.last), sum(sheet["roll"].values()), log.tombstones
    in_log = {"eligible": manifest["eligible"], "votes": log.votes, "tags": len(log.tags), "counted": counted,
              "tombstones": {reason: log.tombstones[reason] for reason in REASONS}}
    demand_equal({name: sheet[name] for name in in_log}, in_log, where)
    demand(roll["online_cast"] == counted or log.events["annulled"], f"{where}: {roll['online_cast']} voted online by the roll, but {counted} count")
    demand(roll["online_withdrawn"] <= last["withdrawn"] <= total - roll["online_cast"],
           f"{where}: {roll['online_withdrawn']} withdrew by the roll, {last['withdrawn']} by the log")
    demand(dead["paper_issued"] <= roll["paper_issued"] + roll["paper_cast"] + roll["voided"], f"{where}: fewer have paper by the roll than by the log")
    no_paper = "standing" not in manifest or "desk" in manifest["ways"] or roll["paper_issued"] + roll["paper_cast"] + dead["paper_issued"] == 0
    demand(no_paper, f"{where}: paper was handed out, but the manifest has no desk")
    demand(dead["challenge_upheld"] + dead["voided"] == roll["voided"], f"{where}: {roll['voided']} voided by the roll, but not by the log")
    demand((on := (sheet["eligible"], sheet["registered"])) == (None, None) or None not in on and max(total, on[0]) <= on[1], f"{where}: {total} took part, but {on[1]} have the right to vote")
    demand(sheet["tags"] <= total, f"{where}: {sheet['tags']} places in the box, but {total} took part by the roll")

def costs_by_pot(manifest):
    return {pot["id"]: {part["id"]: part["cost_ore"] for part in manifest["projects"] if part["pot"] == pot["id"]} for pot in manifest["pots"]}

def check_claims(result, manifest, costs_of, counted, annulled):
    """What must hold of a result whatever the ballots say."""
    check_shape(result, RESULT, "result.json")
    demand(result["ballots"] == counted, f"result.json: of {result['ballots']} ballots, but {counted} count")
    demand([pot["pot"] for pot in result["pots"]] == ([] if annulled else [pot["id"] for pot in manifest["pots"]]),
           "result.json: its pots are not those of the manifest" + " (none, after annulled)" * annulled)
    for claimed in result["pots"]:
        costs, where, winners = costs_of[claimed["pot"]], f"result.json, pot {claimed['pot']}", claimed["winners"]
        demand([project["project"] for project in claimed["projects"]] == list(costs), f"{where}: its projects are not those of the manifest")
        demand(len(set(winners)) == len(winners) and costs.keys() >= set(winners), f"{where}: a winner twice, or none of its projects")
        demand(claimed["spent_ore"] == sum(map(costs.get, winners)), f"{where}: spent_ore is not what the winners cost")

def recount(manifest, texts, result):
    """The result as these ballots give it, and the pots whose winners could not be counted here: those stay as claimed."""
    projects, pots = ({part["id"]: part for part in manifest[name]} for name in ("projects", "pots"))
    alike = {pot: Counter() for pot in pots}
    for text, times in texts.items():
        try:
            for pot, marks in read_marks(text, manifest, projects, pots).items():
                alike[pot][tuple(marks)] += times
        except Wrong as wrong:
            raise Wrong(f"ballots.csv: the ballot {shown(text)} {wrong}") from None
    found, uncounted, work, costs_of = [], [], 0, costs_by_pot(manifest)
    for claimed in result["pots"]:
        pot, costs = claimed["pot"], {str(project): cost for project, cost in costs_of[claimed["pot"]].items()}
        groups = [([(str(project), points) for project, points in marks], times) for marks, times in sorted(alike[pot].items())]
        count = Count(manifest["allocation"], pots[pot]["amount_ore"], costs, groups, work=work)
        try:
            winners = count.winners()
        except TooMuchWork:
            winners = None
        uncounted += [pot] * (winners is None)
        winners = claimed["winners"] if winners is None else winners
        work, votes = count.work, count.measure if manifest["ballot_kind"] == "points" else count.votes
        found.append({"pot": pot, "ballots": sum(times for marks, times in groups if marks), "winners": [int(project) for project in winners],
                      "spent_ore": sum(costs[str(project)] for project in winners),
                      "projects": [{"project": int(project), "votes": votes[project]} for project in costs]})
    return {**result, "blank": texts[""], "pots": found}, uncounted

# --- The whole (section 8) ------------------------------------------------------------------------------------------
def read_file(path):
    try:
        with open(path, "rb") as file:
            data = file.read(FILE_MAX + 1)
    except (OSError, ValueError) as error:
        raise Wrong(f"cannot read {shown(path)}: {getattr(error, 'strerror', None) or 'no such name'}") from None
    demand(len(data) <= FILE_MAX, f"{shown(path)} is larger than {FILE_MAX >> 20} MiB")
    return data

def verify(file, checkpoint=None, ballots=None, receipt=None):
    """One line about a record in which all is right."""
    members = read_archive(read_file(file))
    found, checkpoint_names, entry_names = sort_members(members)
    manifest = read_manifest(found["manifest.json"])
    log_key, checkpoints = LogKey(manifest["log"]), []
    check_contents(log_key, found["contents"], members)
    for name in checkpoint_names:
        checkpoints.append(read_checkpoint(log_key, found[name], name))
        demand(name == f"checkpoints/{checkpoints[-1][0]:010}", f"{name}: its size is {checkpoints[-1][0]}")
    entries = split_entries(found, entry_names)
    demand(checkpoints[-1][0] == len(entries), f"the last checkpoint is of {checkpoints[-1][0]} entries, but the log has {len(entries)}")
    kept = [read_checkpoint(log_key, read_file(path), f"the checkpoint {shown(path)}", others=True) for path in [checkpoint] if path]
    log_key.check_signatures()
    leaves, sizes = [sha256(b"\0" + entry) for entry in entries], [size for size, _, _ in checkpoints]
    check_roots(leaves, checkpoints + kept)
    demand(all(size in sizes for size, _, _ in kept), f"the checkpoint {shown(checkpoint)} is not in the record")
    log = Log(manifest, sha256(found["manifest.json"]).hex(), entries, leaves, sizes)
    counted, annulled = log.counted(), log.events["annulled"] > 0
    reconciliation, result = (read_json(found[name], name) for name in ("reconciliation.json", "result.json"))
    check_reconciliation(reconciliation, manifest, log, len(counted))
    check_claims(result, manifest, costs_by_pot(manifest), len(counted), annulled)
    for name in ("reconciliation", "result"):
        demand(not log.finalised or log.finalised[name] == sha256(found[name + ".json"]).hex(), f"{name}.json is not the one that was finalised")
    small = any(0 < pot["ballots"] < manifest["open_pot_min"] for pot in result["pots"]) or len(counted) < manifest["open_min"]
    is_open, inside = manifest["publication"] == "open" and not small and not annulled, found.get("ballots.csv")
    demand(is_open == (inside is not None), "by the manifest ballots are " + ("published, but they are not here" if is_open else "sealed, but they are here"))
    demand(not ballots or not is_open, "the ballots are in the record: --ballots is for sealed ones")
    data, uncounted = read_file(ballots) if ballots else inside, None
    if data is not None:
        recounted, uncounted = recount(manifest, read_ballots(data, counted), result)
        demand_equal(result, recounted, "result.json")
    return describe(manifest, log, result, uncounted, receipt)

def describe(manifest, log, result, uncounted, receipt):
    rule, winners = manifest["allocation"], sum(len(pot["winners"]) for pot in result["pots"])
    kronor, ore = divmod(sum(pot["spent_ore"] for pot in result["pots"]), 100)
    spent = f"{kronor:,}" + f".{ore:02}" * (ore > 0) + (" kr" if manifest["currency"] == "SEK" else f" {shown(manifest['currency'], 3)}")
    said = [f"right: {shown(manifest['organisation'])}, {shown(manifest['title'])}: {result['ballots']:,} ballots",
            f"{rule['rule']} {rule['completion']}".removesuffix(" none"),
            "annulled" if log.events["annulled"] else f"{winners} projects win {spent}" if winners != 1 else f"1 project wins {spent}",
            "finalised" if log.finalised else "preliminary: not finalised yet"]
    if uncounted is None or uncounted:
        said.append("NOT recounted: the ballots are sealed, and only their hashes were checked" if uncounted is None else
                    f"winners NOT recounted in pots {shown(', '.join(map(str, uncounted)))}: the rule is not one of this program, or takes too long")
    if receipt:
        said.append(f"the ballot {shown(receipt)}: {log.find(read_receipt(receipt))}")
    return ", ".join(said)

def main(arguments):
    sys.stdout.reconfigure(errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="verify.py", description="Checks the public record of a vote.", exit_on_error=False)
    parser.error = lambda message: demand(False, f"{message} (see --help)")
    try:
        for name, told in (("file", "FILE"), ("--checkpoint", "NOTE"), ("--ballots", "FILE"), ("--receipt", "XXXX-XXXX-XXXX-XXXX")):
            parser.add_argument(name, metavar=told)
        print(verify(**vars(parser.parse_args(arguments))))
        return 0
    except Wrong as wrong:
        print(f"WRONG: {wrong}")
    except (MemoryError, RecursionError, ArithmeticError, LookupError, ValueError, OSError) as error:
        print(f"WRONG: malformed in a way that this program did not foresee ({type(error).__name__})")
    return 1

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
