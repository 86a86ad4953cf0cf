"""Tree, checkpoints and signatures."""
import base64

from mutations.common import before_close, mutation
from record_writer import Key, root_of, sha256


def change_checkpoint(record, change, at=0):
    """change gives the lines of the note anew, which is signed."""
    def changed(notes):
        name = list(notes)[at]
        lines = notes[name].decode().split("\n\n")[0].split("\n")
        return {**notes, name: record.key.note(record.origin, change(lines))}
    record.change_tree = changed


@mutation("its root is not that")
def forked_checkpoint(record):
    change_checkpoint(record, lambda lines: [*lines[:2], base64.b64encode(sha256(b"another log")).decode()])


@mutation("its root is not that")
def forked_last_checkpoint(record):
    change_checkpoint(record, lambda lines: [*lines[:2], base64.b64encode(sha256(b"another log")).decode()], -1)


@mutation("its root is not that")
def leaf_hashed_without_its_prefix(record):
    root = root_of([sha256(entry.bytes()) for entry in record.batches[0].entries])
    change_checkpoint(record, lambda lines: [*lines[:2], base64.b64encode(root).decode()])


@mutation("its root is not that")
def node_hashed_as_a_leaf(record):
    def root(leaves):
        split = 1 << max((len(leaves) - 1).bit_length() - 1, 0)
        return leaves[0] if len(leaves) == 1 else sha256(b"\0" + root(leaves[:split]) + root(leaves[split:]))

    def changed(lines):
        leaves = [entry.leaf() for entry in record.entries()]
        return [*lines[:2], base64.b64encode(root(leaves)).decode()]
    change_checkpoint(record, changed, -1)


@mutation("its size is")
def checkpoint_shrunk(record):
    change_checkpoint(record, lambda lines: [lines[0], str(int(lines[1]) - 1), lines[2]], -1)


@mutation("size is not a number")
def checkpoint_with_a_padded_size(record):
    change_checkpoint(record, lambda lines: [lines[0], "0" + lines[1], lines[2]])


@mutation("not of")
def checkpoint_of_another_vote(record):
    change_checkpoint(record, lambda lines: [lines[0] + "1", *lines[1:]])


@mutation("not of")
def promise_as_a_checkpoint(record):
    change_checkpoint(record, lambda lines: [lines[0] + "/promise", *lines[1:]])


@mutation("not three lines")
def checkpoint_with_a_line_more(record):
    change_checkpoint(record, lambda lines: [*lines, "extra"])


@mutation("entry ")
def checkpoint_left_out(record):
    """Two batches become one, and nobody sees how small they were."""
    at = record.batches.index(before_close(record))
    record.change_tree = lambda notes: {name: note for number, (name, note) in enumerate(notes.items()) if number != at}


@mutation("the last checkpoint is of")
def last_checkpoint_missing(record):
    record.change_tree = lambda notes: dict(list(notes.items())[:-1])


@mutation("the archive has no checkpoint")
def no_checkpoints(record):
    record.change_tree = lambda notes: {}


@mutation("not in order")
def checkpoints_in_disorder(record):
    record.change_tree = lambda notes: dict(reversed(notes.items()))


@mutation("another key than the log's")
def cosigned_by_a_stranger(record):
    stranger = Key(record.key.folder, name="stranger")
    record.change_tree = lambda notes: {
        name: note + stranger.signature_line("witness.example", note.split(b"\n\n")[0] + b"\n") for name, note in notes.items()}


@mutation("not signed once")
def signed_twice(record):
    record.change_tree = lambda notes: {name: note + note.split(b"\n\n")[1] for name, note in notes.items()}


@mutation("another key than the log's")
def signed_with_another_key(record):
    stranger = Key(record.key.folder, name="stranger")
    record.change_tree = lambda notes: {
        name: stranger.note(record.origin, note.decode().split("\n\n")[0].split("\n")) for name, note in notes.items()}


@mutation("the signature is not that")
def forged_signature(record):
    def forge(note):
        line = note.split(b"\n\n")[1].decode().split(" ")
        data = bytearray(base64.b64decode(line[2]))
        data[40] ^= 1
        return note.split(b"\n\n")[0] + b"\n\n" + " ".join([*line[:2], base64.b64encode(data).decode()]).encode() + b"\n"
    record.change_tree = lambda notes: {name: forge(note) for name, note in notes.items()}


@mutation("the signature is not that")
def signature_of_another_checkpoint(record):

    def exchange(notes):
        one, other = list(notes)[0], list(notes)[-1]
        return {**notes, one: notes[one].split(b"\n\n")[0] + b"\n\n" + notes[other].split(b"\n\n")[1]}
    record.change_tree = exchange


@mutation("not a signed note")
def unsigned_checkpoint(record):
    record.change_tree = lambda notes: {name: note.split(b"\n\n")[0] + b"\n" for name, note in notes.items()}


@mutation("not canonical base64")
def signature_spelled_in_another_way(record):
    def respell(note):
        signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        at = len(note) - 2  # 68 bytes end in one sign of padding, and two bits of the last sign say nothing
        assert note[at:] == b"=\n"
        return note[:at - 1] + signs[signs.index(chr(note[at - 1])) ^ 1].encode() + note[at:]
    record.change_tree = lambda notes: {name: respell(note) for name, note in notes.items()}


@mutation("the id of the log's key")
def key_with_another_id(record):
    origin, number, key = record.manifest["log"].split("+", 2)
    record.manifest["log"] = f"{origin}+{int(number, 16) ^ 1:08x}+{key}"


@mutation("another key than the log's")
def another_log_key_in_the_manifest(record):
    record.manifest["log"] = Key(record.key.folder, name="stranger").verifier_key(record.origin)


@mutation("is not what was signed")
def contents_of_another_bundle(record):
    record.change_signed = lambda members: [(name, b"{" + data if name == "result.json" else data) for name, data in members]


@mutation("contents: ")
def contents_names_more(record):
    def change(members):
        text = members[-1][1].decode().split("\n\n")[0].split("\n")
        return [*members[:-1], ("contents", record.key.note(record.origin, [*text, "0" * 64 + "  more"]))]
    record.change_signed = change


@mutation("contents: its first line")
def contents_signed_as_a_checkpoint(record):
    def change(members):
        text = members[-1][1].decode().split("\n\n")[0].split("\n")
        return [*members[:-1], ("contents", record.key.note(record.origin, [record.origin, *text[1:]]))]
    record.change_signed = change


@mutation("the signature is not that")
def contents_signed_before_the_change(record):
    """What somebody without the key can do: change a file and its hash, and keep the signature."""
    def change(members):
        changed = [(name, data + b" " if name == "result.json" else data) for name, data in members]
        old = dict(members)["result.json"]
        return [*changed[:-1], ("contents", members[-1][1].replace(sha256(old).hex().encode(), sha256(old + b" ").hex().encode()))]
    record.change_signed = change
