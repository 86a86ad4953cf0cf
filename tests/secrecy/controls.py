"""Shows that the attack can succeed: with the key of the vote, and on boxes with a fault planted into them."""
import copy
import ctypes
import ctypes.util
import hashlib
import hmac
import os
import struct

NONCE, TAG_AND_VERSION, MARK, BALLOT_NONCE, HASH = 24, 20, 1, 32, 32


def derived(secret, purpose):
    return hmac.new(secret, purpose.encode(), hashlib.sha256).digest()


def unkeyed_hashes(voter, person, process):
    """What a careless programmer would have taken for a slot or a tag."""
    for number in (voter, person):
        for text in (f"{number}", f"{process}:{number}", f"{number}:{process}", f"1:{process}:{number}", f"voter:{number}", f"person:{number}"):
            yield hashlib.sha256(text.encode()).digest()
            yield hashlib.md5(text.encode()).digest()
        yield hashlib.sha256(struct.pack(">q", number)).digest()
        yield hashlib.sha256(struct.pack("<q", number)).digest()


def unseal(key, sealed, context):
    sodium = ctypes.CDLL(ctypes.util.find_library("sodium") or "libsodium.so.23")
    plain, length = ctypes.create_string_buffer(len(sealed)), ctypes.c_ulonglong()
    failed = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain, ctypes.byref(length), None, sealed[NONCE:], ctypes.c_ulonglong(len(sealed) - NONCE),
        context, ctypes.c_ulonglong(len(context)), sealed[:NONCE], key)
    return None if failed else plain.raw[: length.value]


def with_the_key(attack, keys):
    """The operator who looked while the vote was open: docs/security.md says so plainly."""
    return with_secret(attack, open(os.path.join(keys, f"box-1-{attack.booty.process}.key"), "rb").read())


def with_secret(attack, secret):
    """Opens with it the boxes that were copied while the vote was open."""
    process, last = attack.booty.process, attack.booty.lives[-1]
    slots = {row["slot"]: row["sealed"] for row in last.rows("slots")}
    found = {}
    for person, row in last.roll.items():
        slot = hmac.new(derived(secret, "slots"), str(row["voter_id"]).encode(), hashlib.sha256).digest()
        plain = unseal(derived(secret, "seals"), slots[slot], b"slot:1:%d:" % process + slot) if slot in slots else None
        if plain:
            at = 4 + TAG_AND_VERSION + MARK + BALLOT_NONCE  # 4 bytes of length first
            found[person] = [plain[at : at + HASH]]
    return attack.score(lambda person: found.get(person, ()))


def in_true_order(attack, method):
    """Voters as they first came, by the write-ahead logs, and their ballots: what a box with row numbers would hold."""
    changes = method.wal_changes(attack)
    voters = sorted(attack.voters, key=lambda p: changes.get(p, [(99, 0)])[0])
    leaf = {row[:10]: row for row in attack.ballots}
    return voters, [leaf[attack.right[p]] for p in voters]


def ballots_in_order_of_coming(attack, keys, method):
    voters, ballots = in_true_order(attack, method)
    return attack.rank(voters, ballots)


def batches_of_twenty(attack, keys, method):
    """A record that takes in twenty entries at a time while the vote is open."""
    voters, ballots = in_true_order(attack, method)
    batch = {person: n // 20 for n, person in enumerate(voters)}
    of = {}
    for person, leaf in zip(voters, ballots):
        of.setdefault(batch[person], []).append(leaf)
    return attack.score(lambda person: of[batch[person]])


def a_common_number(attack, keys, method):
    """A number of 53 bits that stands in the roll and beside the ballot."""
    closed = copy.copy(attack.booty.closed)
    stamp = {attack.right[p]: attack.booty.closed.roll[p]["stamp"] for p in attack.voters}
    closed.ballots = [{**row, "planted": stamp.get(row["leaf"][:10])} for row in closed.ballots]
    return method.common_values(attack, closed)


def all_controls(attack, keys, method):
    return {
        "with the key of the vote": with_the_key(attack, keys),
        "ballots kept in the order of coming": ballots_in_order_of_coming(attack, keys, method),
        "twenty entries at a time while the vote is open": batches_of_twenty(attack, keys, method),
        "a number that both sides have": a_common_number(attack, keys, method),
    }
