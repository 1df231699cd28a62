"""The committed areas agree with the code rule, with each other and with the counts published for 2023."""
import collections
import gzip
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import make_areas  # noqa: E402


def rows():
    yield from (line.split("\t") for line in (make_areas.OUT / "upper.tsv").read_text(encoding="utf-8").splitlines())
    for path in sorted(make_areas.OUT.glob("??.tsv.gz")):
        yield from (line.split("\t") for line in gzip.decompress(path.read_bytes()).decode().splitlines())


class Areas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rows = list(rows())
        cls.names = {code: name for code, name, _, _ in cls.rows}

    def test_every_code_is_there_once(self):
        self.assertEqual(len(self.names), len(self.rows))

    def test_every_parent_is_there(self):
        orphans = [code for code, _, parent, _ in self.rows if parent and parent not in self.names]
        self.assertEqual(orphans, [])
        self.assertTrue(all(code.startswith(parent) for code, _, parent, _ in self.rows))

    def test_kind_follows_the_code(self):
        self.assertEqual([r for r in self.rows if make_areas.kind_of(r[0]) != r[3]], [])

    def test_counts_are_those_of_the_snapshot(self):
        counts = collections.Counter((len(code), kind) for code, _, _, kind in self.rows)
        self.assertEqual(counts, {
            (2, "province"): 31, (4, "city"): 342, (6, "county"): 2978, (9, "subdistrict"): 9067,
            (9, "township"): 29575, (9, "quasi"): 2710, (12, "community"): 124650, (12, "village"): 487144,
            (12, "quasi"): 8779})

    def test_places_of_the_demo_have_their_real_codes(self):
        self.assertEqual(self.names["371722"], "单县")
        self.assertEqual(self.names["371722003"], "园艺街道")
        self.assertEqual(self.names["371722003003"], "黄楼社区居民委员会")
        self.assertTrue(self.names["331004002054"].startswith("古街"))
        self.assertTrue(self.names["331004003010"].startswith("路东"))

    def test_files_are_sorted_by_code(self):
        for path in make_areas.OUT.glob("??.tsv.gz"):
            codes = [line.split("\t")[0] for line in gzip.decompress(path.read_bytes()).decode().splitlines()]
            self.assertEqual(codes, sorted(codes), path.name)

    def test_a_name_that_would_break_the_table_is_refused(self):
        with self.assertRaises(ValueError):
            make_areas.row_of("371722003003", "黄楼\t社区", 9)


if __name__ == "__main__":
    unittest.main()
