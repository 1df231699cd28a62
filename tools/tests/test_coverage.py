"""Tests of coverage.py."""
import unittest

import coverage


class Coverage(unittest.TestCase):
    """Citations in, a list by requirement out."""

    def test_finds_what_a_scenario_cites_in_its_comments_only(self):
        text = "# S12, 3.1: only a social worker triages\nas clerk\nPOST /needs {\"S99\": 1}\n# and L44\n----\n403\n"
        found = list(coverage.scenario_citations("tests/api/a.test", text))
        self.assertEqual([number for number, _ in found], ["S12", "3.1", "L44"])
        self.assertEqual(found[0][1], "`tests/api/a.test` S12, 3.1: only a social worker triages")

    def test_finds_what_a_test_cites_in_its_name(self):
        text = "TEST(Triage, S12_only_a_social_worker) {}\nTEST_P(A, is_R2D2) {}\nTEST_F(B, late_by_R16) {}"
        self.assertEqual([number for number, _ in coverage.test_citations("src/a_test.cpp", text)], ["S12", "R16"])

    def test_finds_a_state_machine_in_a_name(self):
        text = "TEST(Life, goes_the_way_of_3_1_and_no_other) {}\nTEST(Late, after_13_1_days) {}\nTEST(A, by_3_10) {}"
        self.assertEqual([number for number, _ in coverage.test_citations("src/a_test.cpp", text)], ["3.1", "3.10"])

    def test_lists_by_number(self):
        text = coverage.report([("S12", "b"), ("S2", "a"), ("3.1", "d"), ("G1", "c"), ("S12", "b")])
        self.assertEqual([line for line in text.splitlines() if line.startswith("-")],
                         ["- **G1**", "- **S2**", "- **S12**", "- **3.1**"])
        self.assertEqual(text.count("  - b"), 1)


if __name__ == "__main__":
    unittest.main()
