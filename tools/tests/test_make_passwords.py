"""The committed list is what the script makes, and holds what people here really take."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import make_passwords  # noqa: E402


class Passwords(unittest.TestCase):
    def setUp(self):
        self.listed = make_passwords.OUT.read_text(encoding="ascii").splitlines()

    def test_the_file_is_what_the_script_makes(self):
        self.assertEqual(self.listed, make_passwords.passwords())

    def test_all_are_sorted_small_and_long_enough(self):
        self.assertEqual(self.listed, sorted(set(self.listed)))
        self.assertTrue(all(word == word.lower() and len(word) >= make_passwords.LENGTH_MIN for word in self.listed))

    def test_the_usual_suspects_are_in_it(self):
        usual = {"12345678", "11111111", "88888888", "123456789", "1qaz2wsx", "woaini1314", "woaini520", "a123456789",
                 "password", "password123", "admin123456", "anxin123", "anxin2026", "huanglou123", "19900101",
                 "q1w2e3r4", "qq123456", "shegong123"}
        self.assertEqual(usual - set(self.listed), set())

    def test_a_sentence_is_not(self):
        self.assertNotIn("correct horse battery staple", self.listed)
        self.assertNotIn("wozhuzaihuangloushequ", self.listed)


if __name__ == "__main__":
    unittest.main()
