"""Reads a bundle apart and writes it anew, signed, for tests: what docs/record-format.md says, and no more.

Everything may be changed between reading and writing. What is not set by hand is computed when it is written: leaves, order in each
batch, roots, the hashes in the finalised entry, all signatures.
"""
import base64
import hashlib
import json
import os
import subprocess
from dataclasses import dataclass, field

VOTE, TOMBSTONE, EVENT = 1, 2, 4


class NotHere(Exception):
    """The record has nothing that this mutation could falsify, such as a tombstone."""


def sha256(data):
    return hashlib.sha256(data).digest()


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def commitment(text, nonce):
    return sha256(text.encode() + nonce)


class Key:
    """An Ed25519 key pair in a PEM file; signs by openssl."""

    def __init__(self, folder, secret=None, name="log"):
        self.folder, self.path, self.signed = folder, os.path.join(folder, name + ".pem"), {}
        if secret is None:
            openssl("genpkey", "-algorithm", "ed25519", "-out", self.path)
        else:
            write(self.path, pem_of(secret))
        self.public = openssl("pkey", "-in", self.path, "-pubout", "-outform", "DER")[-32:]

    def id(self, origin):
        return sha256(origin.encode() + b"\n\x01" + self.public)[:4]

    def verifier_key(self, origin):
        return f"{origin}+{self.id(origin).hex()}+{base64.b64encode(bytes([1]) + self.public).decode()}"

    def sign(self, text):
        if text not in self.signed:
            path = os.path.join(self.folder, "text")
            write(path, text)
            self.signed[text] = openssl("pkeyutl", "-sign", "-rawin", "-inkey", self.path, "-in", path)
        return self.signed[text]

    def note(self, origin, lines):
        text = "".join(line + "\n" for line in lines).encode()
        return text + b"\n" + self.signature_line(origin, text)

    def signature_line(self, origin, text):
        return f"— {origin} {base64.b64encode(self.id(origin) + self.sign(text)).decode()}\n".encode()


def openssl(*arguments):
    return subprocess.run(["openssl", *arguments], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def pem_of(secret):
    if secret.startswith(b"-----BEGIN"):
        return secret
    if len(secret) != 32:
        secret = bytes.fromhex(secret.decode().strip())
    der = bytes.fromhex("302e020100300506032b657004220420") + secret[:32]
    return b"-----BEGIN PRIVATE KEY-----\n" + base64.b64encode(der) + b"\n-----END PRIVATE KEY-----\n"


@dataclass(eq=False)
class Entry:
    kind: int
    tag: bytes = bytes(16)
    version: int = 0
    style: str = ""
    payload: bytes = b""
    raw: bytes = None      # these bytes instead
    ballot: tuple = None   # (text, nonce), as it stands in ballots.csv
    value: dict = None     # of an event, written as its payload

    def bytes(self):
        payload = canonical(self.value) if self.value is not None else self.payload
        style = self.style.encode()
        return self.raw if self.raw is not None else (
            bytes([self.kind]) + self.tag + self.version.to_bytes(4, "big") + bytes([len(style)]) + style
            + len(payload).to_bytes(2, "big") + payload)

    def leaf(self):
        return sha256(b"\0" + self.bytes())


def event(kind, at, **members):
    return Entry(EVENT, value={"kind": kind, "at": at, **members})


def vote(tag, version, text, nonce, style="all"):
    return Entry(VOTE, tag, version, style, commitment(text, nonce), ballot=(text, nonce))


@dataclass(eq=False)
class Batch:
    """What lies between two checkpoints: an event, or entries that are sorted by leaf when they are written."""
    entries: list
    is_sorted: bool = True


def root_of(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"")
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\1" + root_of(leaves[:split]) + root_of(leaves[split:]))


def tar_member(name, content):
    header = name.encode().ljust(100, b"\0") + b"0000644\0" + b"0000000\0" * 2 + b"%011o\0" % len(content) + b"0" * 11 + b"\0"
    header += b" " * 8 + b"0".ljust(101, b"\0") + b"ustar\x0000" + bytes(247)
    header = header[:148] + b"%06o\0 " % sum(header) + header[156:]
    return header + content + bytes(-len(content) % 512)


@dataclass(eq=False)
class Record:
    manifest: dict
    batches: list
    reconciliation: dict
    result: dict
    key: Key
    ballots_are_open: bool = True
    keeps: set = field(default_factory=set)       # "finalised", "opened": hashes that are not made to fit
    files: dict = field(default_factory=dict)     # name: these bytes instead
    change_tree: callable = None                  # the checkpoints, once written: {name: bytes} to {name: bytes}
    change_lines: callable = None                 # the lines of ballots.csv
    change_members: callable = None               # the members before they are signed: [(name, bytes)] to the same
    change_signed: callable = None                # the members with contents
    change_bytes: callable = None                 # the archive

    @property
    def origin(self):
        return self.manifest["log"].split("+")[0]

    def entries(self):
        return [entry for batch in self.batches for entry in batch.entries]

    def events(self, kind):
        return [entry for entry in self.entries() if entry.value and entry.value.get("kind") == kind]

    def event(self, kind):
        if not self.events(kind):
            raise NotHere
        return self.events(kind)[0]

    def batch_of(self, entry):
        return next(batch for batch in self.batches if entry in batch.entries)

    def counted(self):
        last = {}
        for entry in self.entries():
            if entry.kind != EVENT:
                last[entry.tag] = entry
        return [entry for entry in last.values() if entry.kind == VOTE]

    def write(self):
        json_files = {"manifest.json": self.manifest, "reconciliation.json": self.reconciliation, "result.json": self.result}
        json_files = {name: self.files.get(name, canonical(value)) for name, value in json_files.items()}
        for opened in self.events("opened")[:1] if "opened" not in self.keeps else ():
            opened.value["manifest"] = sha256(json_files["manifest.json"]).hex()
        for finalised in self.events("finalised")[:1] if "finalised" not in self.keeps else ():
            for name in ("reconciliation", "result"):
                finalised.value[name] = sha256(json_files[name + ".json"]).hex()
        checkpoints, size, leaves, packed = {}, 0, [], []
        for batch in self.batches:
            if batch.is_sorted:
                batch.entries.sort(key=Entry.leaf)
            leaves += [entry.leaf() for entry in batch.entries]
            packed += [len(entry.bytes()).to_bytes(2, "big") + entry.bytes() for entry in batch.entries]
            if leaves:
                checkpoints[f"checkpoints/{len(leaves):010}"] = self.checkpoint(len(leaves), root_of(leaves))
        if self.change_tree:
            checkpoints = self.change_tree(checkpoints)
        members = [("manifest.json", json_files.pop("manifest.json")), *checkpoints.items()]
        members += [(f"entries/{at // 256:06}", b"".join(packed[at:at + 256])) for at in range(0, len(packed), 256)]
        if self.ballots_are_open:
            members.append(("ballots.csv", self.ballots_csv()))
        members += [(name, json_files[name]) for name in ("reconciliation.json", "result.json")]
        members = [(name, self.files.get(name, content)) for name, content in members]
        members = self.change_members(members) if self.change_members else members
        lines = [self.origin + "/bundle", *(f"{sha256(content).hex()}  {name}" for name, content in members)]
        members.append(("contents", self.files.get("contents") or self.key.note(self.origin, lines)))
        members = self.change_signed(members) if self.change_signed else members
        data = b"".join(tar_member(*member) for member in members) + bytes(1024)
        return self.change_bytes(data) if self.change_bytes else data

    def checkpoint(self, size, root):
        return self.key.note(self.origin, [self.origin, str(size), base64.b64encode(root).decode()])

    def ballots_csv(self):
        lines = sorted(f'{entry.leaf().hex()},{entry.ballot[1].hex()},"{entry.ballot[0]}"' for entry in self.counted())
        lines = self.change_lines(lines) if self.change_lines else lines
        return ("leaf,nonce,ballot\n" + "".join(line + "\n" for line in lines)).encode()


def read_bundle(data, key):
    """The record of a bundle that is right."""
    files, at = {}, 0
    while any(data[at:at + 512]):
        name, size = data[at:at + 100].rstrip(b"\0").decode(), int(data[at + 124:at + 135], 8)
        files[name] = data[at + 512:at + 512 + size]
        at += 512 + (size + 511) // 512 * 512
    sizes = [int(name.split("/")[1]) for name in files if name.startswith("checkpoints/")]
    entries = [entry for name in sorted(files) if name.startswith("entries/") for entry in read_entries(files[name])]
    opened = dict(line.split(",", 1) for line in files.get("ballots.csv", b"").decode().splitlines()[1:])
    for entry in entries:
        line = opened.get(entry.leaf().hex())
        if line:
            entry.ballot = (line[66:-1], bytes.fromhex(line[:64]))
    batches = [Batch(entries[begin:end]) for begin, end in zip([0, *sizes], sizes)]
    parts = [json.loads(files[name + ".json"]) for name in ("manifest", "reconciliation", "result")]
    return Record(parts[0], batches, parts[1], parts[2], key, "ballots.csv" in files)


def read_entries(tile):
    at = 0
    while at < len(tile):
        size = int.from_bytes(tile[at:at + 2], "big")
        one, at = tile[at + 2:at + 2 + size], at + 2 + size
        style = one[22:22 + one[21]]
        entry = Entry(one[0], one[1:17], int.from_bytes(one[17:21], "big"), style.decode(), one[24 + len(style):])
        if entry.kind == EVENT:
            entry.value = json.loads(entry.payload)
        yield entry
