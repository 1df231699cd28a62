import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import tally


class Count(unittest.TestCase):
    def test_gtest_counts_single_tests(self):
        log = "[ RUN      ] A.b\n[       OK ] A.b (0 ms)\n[  FAILED  ] A.c (3 ms)\n[  FAILED  ] A.c\n 1 FAILED TEST\n"
        self.assertEqual(tally.count("gtest", log, 1), (1, 1))

    def test_gtest_names_the_parameter_of_a_failed_test(self):
        log = "[  FAILED  ] Both/Store.keeps/1, where GetParam() = 4-byte object <01-00> (2 ms)\n"
        self.assertEqual(tally.count("gtest", log, 1), (0, 1))

    def test_gtest_that_crashes_is_a_failure(self):
        self.assertEqual(tally.count("gtest", "[       OK ] A.b (0 ms)\n[ RUN      ] A.c\n", 139), (1, 1))

    def test_unittest(self):
        self.assertEqual(tally.count("unittest", "Ran 12 tests in 0.1s\n\nOK\n", 0), (12, 0))
        self.assertEqual(tally.count("unittest", "Ran 12 tests in 0.1s\n\nFAILED (failures=1, errors=2)\n", 1), (9, 3))

    def test_vitest_in_colour(self):
        log = " Test Files  1 failed | 2 passed (3)\n\x1b[2m      Tests \x1b[22m 1 failed | 7 passed (8)\n"
        self.assertEqual(tally.count("vitest", log, 1), (7, 1))

    def test_counts_takes_the_last_line_of_that_form(self):
        self.assertEqual(tally.count("counts", "1 passed, 0 failed\n20 passed, 2 failed in 3 s\n", 1), (20, 2))

    def test_counting_nothing_is_a_failure(self):
        for kind in tally.COUNTERS:
            self.assertEqual(tally.count(kind, "", 0), (0, 1), kind)

    def test_a_check_is_one_and_a_step_only_its_failure(self):
        self.assertEqual(tally.count("one", "", 0), (1, 0))
        self.assertEqual(tally.count("one", "", 1), (0, 1))
        self.assertEqual(tally.count("step", "", 0), (0, 0))
        self.assertEqual(tally.count("step", "", 2), (0, 1))


class Sum(unittest.TestCase):
    def test_adds_the_parts_and_fails_with_them(self):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as out:
            sums, log = Path(folder) / "sums", Path(folder) / "log"
            log.write_text("3 passed, 0 failed\n", encoding="utf-8")
            self.assertEqual(tally.main(["add", str(sums), "a", "counts", str(log), "0"]), 0)
            self.assertEqual(tally.main(["sum", str(sums)]), 0)
            self.assertEqual(tally.main(["add", str(sums), "b", "one", str(log), "1"]), 1)
            self.assertEqual(tally.main(["sum", str(sums)]), 1)
        self.assertEqual(out.getvalue().splitlines()[-1], "3 passed, 1 failed")

    def test_nothing_at_all_is_not_a_pass(self):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
            sums = Path(folder) / "sums"
            sums.write_text("", encoding="utf-8")
            self.assertEqual(tally.main(["sum", str(sums)]), 1)


if __name__ == "__main__":
    unittest.main()
