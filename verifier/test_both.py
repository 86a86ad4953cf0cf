"""Both verifiers, verify.py and `allting verify`, accept the same records and reject each of the same falsifications.

One record is that of the demo town, written by `allting bundle`; the other is made here, from docs/record-format.md alone, and has all
that can happen in a vote. ALLTING names the program, else build/dev/allting. Run: python3 -m unittest test_both (in this folder).
"""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import mutate
import test_verify
import verify
from record_writer import Key, NotHere, write

ALLTING = os.path.abspath(os.environ.get("ALLTING", Path(__file__).parents[1] / "build/dev/allting"))


class Both(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not os.path.exists(ALLTING):
            raise FileNotFoundError(f"{ALLTING} is not built: ./test builds it, or name another in ALLTING")
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder, data = folder.name, os.path.join(folder.name, "town")
        cls.allting("demo", "--data", data)
        cls.allting("bundle", "1", "--data", data, "-o", cls.path("town.tar"))
        town_key = Key(folder.name, Path(data, "keys", "log-1-1.key").read_bytes(), "town")
        made_key = Key(folder.name)
        cls.records = {"demo town": (Path(cls.path("town.tar")).read_bytes(), town_key),
                       "made": (test_verify.town(made_key).write(), made_key)}

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder, name)

    @staticmethod
    def allting(*arguments):
        run = subprocess.run([ALLTING, *arguments], capture_output=True, text=True, check=False)
        return run.returncode, (run.stdout + run.stderr).strip()

    def verdicts(self, bundle):
        """0 or 1 of each, with its line."""
        write(self.path("bundle"), bundle)
        try:
            python = 0, verify.verify(self.path("bundle"))
        except verify.Wrong as wrong:
            python = 1, str(wrong)
        return {"verify.py": python, "allting verify": self.allting("verify", self.path("bundle"))}

    def test_accept_what_is_right(self):
        for name, (bundle, _) in self.records.items():
            for program, (status, line) in self.verdicts(bundle).items():
                with self.subTest(name, program=program):
                    self.assertEqual(status, 0, line)

    def test_reject_every_mutation(self):
        rejected = dict.fromkeys(self.records, 0)
        for mutation in mutate.MUTATIONS:
            for name, (bundle, key) in self.records.items():
                try:
                    falsified = mutate.falsify(bundle, key, mutation)
                except NotHere:
                    continue
                for program, (status, line) in self.verdicts(falsified).items():
                    with self.subTest(mutation, record=name, program=program):
                        self.assertEqual(status, 1, line)
                        self.assertNotIn("\n", line)
                rejected[name] += 1
        self.assertGreater(min(rejected.values()), 100)


if __name__ == "__main__":
    unittest.main()
