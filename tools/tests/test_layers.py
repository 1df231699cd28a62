import unittest

import check_layers

RULES = check_layers.Rules("""
platform base:
platform store: base
platform http: base
platform office: base
platform engines/routing: base
slice areas:
slice imports: areas + office
slice needs: areas
wiring testing: base store http
wiring cli: *
role rules: base | rules | rules
role store: base store | rules store | rules
role actions: base store + | rules store actions | rules actions
role routes: base http | rules actions | rules
role test: * | * | rules actions
header sqlite3.h: store
header gtest/*: testing *_test
header fstream: store
""")


class Includes(unittest.TestCase):
    def allowed(self, path, header):
        self.assertIsNone(check_layers.judge(RULES, path, header), f"{path} → {header}")

    def refused(self, path, header, word):
        self.assertIn(word, check_layers.judge(RULES, path, header) or "allowed")

    def test_platform(self):
        self.allowed("store/tx.cpp", "base/result.h")
        self.allowed("store/tx.cpp", "store/row.h")
        self.refused("base/time.cpp", "store/tx.h", "may not use store/")
        self.refused("engines/routing/solve.cpp", "store/tx.h", "may not use store/")
        self.allowed("engines/routing/solve.cpp", "engines/routing/plan.h")

    def test_slices_look_down_only(self):
        self.allowed("needs/need.h", "areas/area.h")
        self.refused("areas/area.h", "needs/need.h", "upward by ids")

    def test_roles_within_a_slice(self):
        self.allowed("needs/need_actions.cpp", "needs/need_store.h")
        self.refused("needs/need.cpp", "needs/need_store.h", "rules file may not use its slice's store")
        self.refused("needs/need_store.cpp", "needs/need_actions.h", "store file")

    def test_roles_and_the_platform(self):
        self.allowed("needs/need_store.cpp", "store/tx.h")
        self.refused("needs/need.cpp", "store/tx.h", "rules file of needs/")
        self.refused("needs/need_actions.cpp", "http/router.h", "may not use http/")
        self.allowed("needs/need_routes.cpp", "http/router.h")

    def test_roles_of_a_lower_slice(self):
        self.allowed("needs/need_actions.cpp", "areas/area_actions.h")
        self.refused("needs/need_actions.cpp", "areas/area_store.h", "of a lower slice")

    def test_grants(self):
        self.allowed("imports/import_actions.cpp", "office/sheet.h")
        self.refused("needs/need_actions.cpp", "office/sheet.h", "may not use office/")

    def test_wiring(self):
        self.allowed("cli/main.cpp", "needs/need_routes.h")
        self.allowed("needs/need_test.cpp", "testing/test_database.h")
        self.refused("needs/need_actions.cpp", "testing/test_database.h", "above the slices")
        self.allowed("store/tx_test.cpp", "testing/test_database.h")

    def test_unknown_folders(self):
        self.refused("needs/need.cpp", "need.h", "no folder")
        self.refused("odd/thing.cpp", "base/result.h", "not in tools/layers.txt")


class Headers(unittest.TestCase):
    def test_owner(self):
        self.assertIsNone(check_layers.judge_header(RULES, "store/sqlite.cpp", "sqlite3.h"))
        self.assertIn("belongs to store", check_layers.judge_header(RULES, "needs/need_store.cpp", "sqlite3.h"))

    def test_io(self):
        self.assertIn("belongs to", check_layers.judge_header(RULES, "needs/need.cpp", "fstream"))
        self.assertIsNone(check_layers.judge_header(RULES, "needs/need.cpp", "vector"))

    def test_tests(self):
        self.assertIsNone(check_layers.judge_header(RULES, "needs/need_test.cpp", "gtest/gtest.h"))
        self.assertIsNotNone(check_layers.judge_header(RULES, "needs/need.cpp", "gtest/gtest.h"))

    def test_nobody_owns_it(self):
        self.assertIn("no owner", check_layers.judge_header(RULES, "needs/need.cpp", "curl/curl.h"))


class Check(unittest.TestCase):
    def test_finds_the_line_and_skips_comments(self):
        files = {"src/base/a.h": '// #include "store/tx.h"\n\n#include "store/tx.h"\n'}
        self.assertEqual([finding.line for finding in check_layers.check(RULES, files)], [3])

    def test_rule_file_has_no_silent_parts(self):
        for text in ("slice a:\nslice a:\n", "folder a:\n"):
            self.assertRaises(ValueError, check_layers.Rules, text)


if __name__ == "__main__":
    unittest.main()
