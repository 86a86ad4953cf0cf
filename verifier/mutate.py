#!/usr/bin/env python3
"""Falsifies the public record of a vote in one named way: mutate.py BUNDLE KEY NAME OUT, or mutate.py --list.

A test of verifiers, never of votes. It stands for an insider who has the log's private key: whatever follows from the lie is made
to fit it (commitments, order, roots, signatures, the finalised hashes), so that a verifier must see the lie itself.
KEY is the key as PEM, or its 32 bytes, plain or in hexadecimal.
"""
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from mutations import archive, ballots, events, notes, order, rules, sheets  # noqa: E402, F401 (each adds its own)
from mutations.common import MUTATIONS  # noqa: E402
from record_writer import Key, NotHere, read_bundle, write  # noqa: E402


def falsify(data, key, name):
    record = read_bundle(data, key)
    MUTATIONS[name][0](record)
    return record.write()


def main(arguments):
    if arguments == ["--list"]:
        print("\n".join(MUTATIONS))
        return 0
    bundle, secret, name, out = arguments
    with tempfile.TemporaryDirectory() as folder, open(bundle, "rb") as file, open(secret, "rb") as key:
        try:
            write(out, falsify(file.read(), Key(folder, key.read()), name))
        except NotHere:
            print(f"{name}: nothing in this record to falsify so", file=sys.stderr)
            return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
