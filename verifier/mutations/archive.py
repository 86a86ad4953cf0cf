"""The archive and its members."""
from mutations.common import mutation
from record_writer import NotHere, canonical


def change_member(record, wanted, change):
    record.change_members = lambda members: [(name, change(data) if name == wanted else data) for name, data in members]


def has_two_tiles(record):
    if len(record.entries()) <= 256:
        raise NotHere


@mutation("entries")
def missing_tile(record):
    record.change_members = lambda members: [member for member in members if not member[0].startswith("entries/")] + []


@mutation("where entries/000000 belongs")
def first_tile_missing(record):
    has_two_tiles(record)
    record.change_members = lambda members: [member for member in members if member[0] != "entries/000000"]


@mutation("cut off within entry")
def truncated_tile(record):
    change_member(record, "entries/000000", lambda data: data[:-1])


@mutation("fewer than 256 entries")
def entry_moved_to_the_next_tile(record):
    has_two_tiles(record)

    def change(members):
        tile = dict(members)["entries/000000"]
        at = 0
        while at + 2 + int.from_bytes(tile[at:at + 2], "big") < len(tile):
            at += 2 + int.from_bytes(tile[at:at + 2], "big")
        moved = {"entries/000000": tile[:at], "entries/000001": tile[at:] + dict(members)["entries/000001"]}
        return [(name, moved.get(name, data)) for name, data in members]
    record.change_members = change


@mutation("stands twice")
def two_manifests(record):
    record.change_members = lambda members: [members[0], *members]


@mutation("belongs")
def members_of_the_archive_in_disorder(record):
    record.change_members = lambda members: [*members[:-2], members[-1], members[-2]]


@mutation("belongs")
def member_more_in_the_archive(record):
    record.change_members = lambda members: [*members, ("notes.txt", b"")]


@mutation("has nothing where contents belongs")
def without_contents(record):
    record.change_signed = lambda members: members[:-1]


@mutation("cut off")
def empty_file(record):
    record.change_bytes = lambda data: b""


@mutation("manifest.json belongs")
def empty_archive(record):
    record.change_bytes = lambda data: bytes(1024)


@mutation("cut off")
def truncated_archive(record):
    record.change_bytes = lambda data: data[:len(data) // 2]


@mutation("two zero blocks and nothing more")
def archive_with_a_tail(record):
    record.change_bytes = lambda data: data + bytes(512)


@mutation("two zero blocks and nothing more")
def archive_with_one_zero_block(record):
    record.change_bytes = lambda data: data[:-512]


def change_header(at, new):
    def change(data):
        header = bytearray(data[:512])
        header[at:at + len(new)] = new
        header[148:156] = b" " * 8
        header[148:156] = b"%06o\0 " % sum(header)
        return bytes(header) + data[512:]
    return change


@mutation("its header is not that")
def archive_with_a_time(record):
    record.change_bytes = change_header(136, b"00000000001")


@mutation("its header is not that")
def archive_with_a_link(record):
    record.change_bytes = change_header(156, b"2")


@mutation("its header is not that")
def archive_with_an_owner(record):
    record.change_bytes = change_header(265, b"root")


@mutation("cut off")
def archive_with_a_huge_size(record):
    record.change_bytes = change_header(124, b"77777777777")


@mutation("strange name")
def archive_with_a_path_upwards(record):
    record.change_bytes = change_header(0, b"../Manifest.json")


@mutation("are not zero")
def hidden_bytes_in_the_padding(record):
    def hide(data):
        at = data.index(b"result.json\0") + 512
        size = int(data[at - 512 + 124:at - 512 + 135], 8)
        if size % 512 == 0:
            raise NotHere
        return data[:at + size] + b"x" + data[at + size + 1:]
    record.change_bytes = hide


@mutation("reconciliation.json")
def json_nested_deep(record):
    record.files["reconciliation.json"] = b"[" * 1_000_000


@mutation("out of range")
def number_of_a_million_digits(record):
    record.files["result.json"] = canonical(record.result).replace(b'"blank":', b'"blank":' + b"9" * 1_000_000, 1)


@mutation("not JSON")
def json_cut_short(record):
    record.files["result.json"] = canonical(record.result)[:-1]
