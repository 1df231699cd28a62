"""The committed calendar is in its form, holds only what differs from the plain week, and knows well-known days."""
import datetime
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import make_calendar  # noqa: E402


class Calendar(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rows = [line.split("\t") for line in make_calendar.OUT.read_text(encoding="utf-8").splitlines()]
        cls.works = {date: works for date, works, _ in cls.rows}

    def test_is_sorted_and_each_day_stands_once(self):
        dates = [date for date, _, _ in self.rows]
        self.assertEqual(dates, sorted(set(dates)))

    def test_holds_only_days_that_differ_from_the_plain_week(self):
        for date, works, name in self.rows:
            weekday = datetime.date.fromisoformat(date).isoweekday() <= 5
            self.assertEqual(works, "0" if weekday else "1", date)
            self.assertTrue(name, date)

    def test_has_every_year_from_2004_to_2026(self):
        self.assertEqual(sorted({date[:4] for date in self.works}), [str(year) for year in range(2004, 2027)])

    def test_knows_well_known_days(self):
        self.assertEqual(self.works["2026-10-01"], "0")
        self.assertEqual(self.works["2026-02-28"], "1")     # a Saturday worked for the spring festival
        self.assertEqual(self.works["2024-02-12"], "0")
        self.assertNotIn("2026-11-25", self.works)

    def test_a_holiday_on_a_weekend_is_left_out(self):
        days = {"holidays": {"2026-01-03": "New Year's Day,元旦,1", "2026-01-02": "New Year's Day,元旦,1"},
                "workdays": {"2026-01-04": "New Year's Day,元旦,1"}}
        self.assertEqual(list(make_calendar.rows(days)), ["2026-01-02\t0\t元旦\n", "2026-01-04\t1\t元旦\n"])


if __name__ == "__main__":
    unittest.main()
