"""What a thief has after a vote: databases and write-ahead logs from during it, backups, and the opened ballots, when the vote
has closed and when it is final. Read only from the files; the running program is never asked, and the folder of keys is
there only as the end has left it."""
import os
import shutil
import sqlite3
import struct
import tempfile

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def leaf_beginning(receipt):
    number = 0
    for sign in receipt.replace("-", ""):
        number = number * 32 + CROCKFORD.index(sign)
    return number.to_bytes(10, "big")


class Snapshot:
    """One state of the files: rows as SQLite reads them, and the raw bytes."""

    def __init__(self, folder, name, process):
        self.name, self.process = f"{os.path.basename(folder)}/{name}", process
        self.raw = open(os.path.join(folder, name), "rb").read()
        wal = os.path.join(folder, name + "-wal")
        self.wal = open(wal, "rb").read() if os.path.exists(wal) else b""
        with tempfile.TemporaryDirectory() as copy:
            for end in ("", "-wal"):
                if os.path.exists(os.path.join(folder, name + end)):
                    shutil.copy(os.path.join(folder, name + end), copy)
            connection = sqlite3.connect(os.path.join(copy, name))
            connection.text_factory = bytes
            self.tables = self._read(connection)
            connection.close()
        self.roll = {row["person_id"]: row for row in self.rows("roll")}
        self.entries = self.rows("log_entries")
        self.checkpoints = self.rows("log_checkpoints")
        self.ballots = self.rows("ballots")

    def _read(self, connection):
        tables = {}
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            cursor = connection.execute(f'SELECT * FROM "{name.decode()}"')
            columns = [column[0] for column in cursor.description]
            tables[name.decode()] = [dict(zip(columns, row)) for row in cursor]  # in the order in which the file holds them
        return tables

    def rows(self, table):
        return [row for row in self.tables.get(table, []) if row.get("process_id") == self.process]

    def wal_frames(self):
        """(offset, page) of each frame, in the order in which they were written."""
        if len(self.wal) < 32:
            return
        page_size = struct.unpack(">I", self.wal[8:12])[0]
        for at in range(32, len(self.wal) - page_size - 23, 24 + page_size):
            yield at, self.wal[at + 24 : at + 24 + page_size]


class Booty:
    """`until`: "closed" or "final", the last state that the thief has seen. `closed` is the vote as it is then."""

    def __init__(self, folder, process, until):
        names = sorted((n for n in os.listdir(folder) if n.isdigit()), key=int)
        self.backups = [Snapshot(os.path.join(folder, n), "backup.sqlite", process) for n in names]
        self.lives = [Snapshot(os.path.join(folder, n), "live.sqlite", process) for n in names]
        reached = ["closed", "final"][: 1 if until == "closed" else 2]
        self.ends = [Snapshot(os.path.join(folder, n), "live.sqlite", process) for n in reached]
        self.end_backups = [Snapshot(os.path.join(folder, n), "backup.sqlite", process) for n in reached]
        self.closed = self.ends[-1]
        left = os.path.join(folder, "final", "keys")
        self.keys_left = [open(os.path.join(left, n), "rb").read() for n in sorted(os.listdir(left))] if until == "final" else []
        self.log = open(os.path.join(folder, "server.log"), "rb").read()
        self.record = open(os.path.join(folder, "record.json"), "rb").read()
        self.process = process
