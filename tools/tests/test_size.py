import random
import unittest

import check_size

BUDGET = check_size.Budget("staff.html", "NeedBoard", 10, 4, 5)


def noise(kilobytes):
    """Text that gzip cannot shrink below its half."""
    source = random.Random(1)
    return ("/*" + "".join(source.choice("0123456789abcdef") for _ in range(2000 * kilobytes)) + "*/").encode()


def build(**more):
    return {"staff.html": b'<script type="module" src="/assets/staff-aaaaaaaa.js"></script>'
                          b'<link rel="stylesheet" href="/assets/staff-aaaaaaaa.css">',
            "assets/staff-aaaaaaaa.js": b'import{a}from"./base-bbbbbbbb.js";'
                                        b'const b=()=>import("./NeedBoard-cccccccc.js");'
                                        b'const c=()=>import(`./Audit-dddddddd.js`);',
            "assets/staff-aaaaaaaa.css": b"a{}",
            "assets/base-bbbbbbbb.js": b"export const a=1;",
            "assets/NeedBoard-cccccccc.js": b'import"./base-bbbbbbbb.js";',
            "assets/NeedBoard-cccccccc.css": b"b{}",
            "assets/Audit-dddddddd.js": b"", **more}


class Sizes(unittest.TestCase):
    def test_small_enough(self):
        lines, breaches = check_size.judge(build(), BUDGET)
        self.assertEqual(breaches, [])
        self.assertIn("5 of 5 requests", lines[0])

    def test_what_the_entry_imports_counts(self):
        found = check_size.judge({**build(), "assets/base-bbbbbbbb.js": noise(11)}, BUDGET)[1]
        self.assertIn("at most 10", found[0])

    def test_the_first_screen_counts_with_its_style(self):
        found = check_size.judge({**build(), "assets/NeedBoard-cccccccc.css": noise(11)}, BUDGET)[1]
        self.assertIn("at most 10", found[0])

    def test_a_lazy_screen_has_its_own_budget(self):
        found = check_size.judge({**build(), "assets/Audit-dddddddd.js": noise(5)}, BUDGET)[1]
        self.assertIn("at most 4 for a lazy screen", found[0])

    def test_requests(self):
        more = {**build(), "assets/NeedBoard-cccccccc.js": b'import"./one-eeeeeeee.js";', "assets/one-eeeeeeee.js": b""}
        self.assertIn("6 requests", check_size.judge(more, BUDGET)[1][0])

    def test_a_missing_build_or_screen_is_said(self):
        self.assertIn("is missing", check_size.judge({}, BUDGET)[1][0])
        other = BUDGET._replace(first_screen="Nothing")
        self.assertIn("no chunk is called Nothing", check_size.judge(build(), other)[1][0])


if __name__ == "__main__":
    unittest.main()
