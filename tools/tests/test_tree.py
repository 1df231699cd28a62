import unittest

import check_tree
import project


def texts(findings):
    return [finding.text for finding in findings]


class Sizes(unittest.TestCase):
    def test_lines_of_a_file(self):
        self.assertEqual(list(check_tree.sizes("src/needs/need.cpp", "x\n" * 500)), [])
        self.assertIn("501 lines", texts(check_tree.sizes("src/needs/need.cpp", "x\n" * 501))[0])
        self.assertEqual(list(check_tree.sizes("src/needs/need_test.cpp", "x\n" * 501)), [])
        self.assertIn("201 lines", texts(check_tree.sizes("src/needs/need.h", "x\n" * 201))[0])

    def test_readme_of_a_folder(self):
        self.assertEqual(list(check_tree.sizes("src/needs/README.md", "x\n" * 40)), [])
        self.assertEqual(len(list(check_tree.sizes("src/needs/README.md", "x\n" * 41))), 1)

    def test_columns(self):
        self.assertEqual(list(check_tree.sizes("dev", "x" * 120)), [])
        self.assertEqual(len(list(check_tree.sizes("dev", "x" * 121))), 1)
        self.assertEqual(list(check_tree.sizes("web/openapi.json", "x" * 1000)), [])


class Functions(unittest.TestCase):
    def function_of(self, lines):
        return "int f(int a)\n    const {\n" + "  g();\n" * (lines - 2) + "}\n"

    def test_length(self):
        self.assertEqual(list(check_tree.long_functions("a.cpp", self.function_of(60))), [])
        self.assertIn("61 lines", texts(check_tree.long_functions("a.cpp", self.function_of(61)))[0])

    def test_length_of_a_method_with_initialisers(self):
        body = "class A {\n  A(int b) : b_(b) {\n" + "    g();\n" * 70 + "  }\n};\n"
        self.assertEqual([finding.line for finding in check_tree.long_functions("a.cpp", body)], [2])

    def test_a_table_or_namespace_is_not_a_function(self):
        self.assertEqual(list(check_tree.long_functions("a.cpp", "namespace a {\n" + "x;\n" * 90 + "}\n")), [])
        self.assertEqual(list(check_tree.long_functions("a.cpp", "Step life[] = {\n" + "x,\n" * 90 + "};\n")), [])

    def test_python(self):
        self.assertEqual(list(check_tree.long_python("a.py", "def f():\n" + "    g()\n" * 59)), [])
        self.assertEqual(len(list(check_tree.long_python("a.py", "def f():\n" + "    g()\n" * 60))), 1)


class Names(unittest.TestCase):
    def test_files(self):
        self.assertEqual(list(check_tree.banned_names("src/store/database.cpp", "")), [])
        self.assertEqual(len(list(check_tree.banned_names("src/store/data_helper.cpp", ""))), 1)

    def test_types_and_functions(self):
        self.assertEqual(list(check_tree.banned_names("src/a/b.h", "class Database {};\nDataKey make_key();\n")), [])
        self.assertEqual(len(list(check_tree.banned_names("src/a/b.h", "class NeedManager {};\n"))), 1)
        self.assertEqual(len(list(check_tree.banned_names("src/a/b.h", "std::string need_info(int id);\n"))), 1)
        self.assertEqual(list(check_tree.banned_names("src/a/b.cpp", "  use(text.data(), 3);\n")), [])

    def test_unique_and_complete_folders(self):
        good = ["src/a/README.md", "src/a/folder.cmake", "src/a/x.h", "src/b/README.md", "src/b/folder.cmake"]
        self.assertEqual(list(check_tree.folders(good)), [])
        self.assertIn("same name", texts(check_tree.folders([*good, "src/b/x.h"]))[0])
        self.assertIn("README.md is missing", texts(check_tree.folders(["src/c/folder.cmake"]))[0])


class Habits(unittest.TestCase):
    def test_await(self):
        good = "auto work = [x] { return x; };\nif (co_await run(std::move(work))) {\n  f({1});\n}\n"
        self.assertEqual(list(check_tree.await_with_braces("a.cpp", good)), [])
        self.assertEqual(len(list(check_tree.await_with_braces("a.cpp", "co_await run([s] { return s; });"))), 1)
        self.assertEqual(len(list(check_tree.await_with_braces("a.cpp", "co_await run({1, name});"))), 1)

    def test_default_over_an_enum(self):
        bad = "switch (s) { case Stage::done: default: f(); }"
        self.assertEqual(len(list(check_tree.enum_default("a.cpp", bad))), 1)
        self.assertEqual(list(check_tree.enum_default("a.cpp", "switch (c) { case 'a': default: f(); }")), [])

    def test_catch_all(self):
        self.assertEqual(list(check_tree.habits("src/http/router.cpp", "catch (...) {")), [])
        self.assertEqual(len(list(check_tree.habits("src/needs/need.cpp", "catch (...) {"))), 1)
        self.assertEqual(list(check_tree.habits("src/needs/need.cpp", "// no catch (...) here")), [])

    def test_clock_randomness_mocks_and_shared(self):
        for code in ("std::chrono::system_clock::now()", "std::random_device r;", "MOCK_METHOD(int, f, ());",
                     "std::shared_ptr<Need> n;"):
            self.assertEqual(len(list(check_tree.habits("src/needs/need.cpp", code))), 1, code)
        self.assertEqual(list(check_tree.habits("src/cli/main.cpp", "std::chrono::system_clock::now()")), [])

    def test_todo(self):
        self.assertEqual(list(check_tree.unowned_todo("src/a.cpp", "// TODO(#12): later")), [])
        self.assertEqual(len(list(check_tree.unowned_todo("src/a.cpp", "// TODO later"))), 1)

    def test_blobs(self):
        self.assertEqual(list(check_tree.blobs({"data/x.csv": 900_000, "src/a.h": 1000})), [])
        self.assertEqual(len(list(check_tree.blobs({"tests/x.xlsx": 900_000}))), 1)


class BareCpp(unittest.TestCase):
    def test_keeps_lines_and_columns(self):
        text = "f(\"a // b\"); // c\n/* d\n*/ g(R\"sql(SELECT\n)sql\", 1'000, 'x');"
        bare = project.bare_cpp(text)
        self.assertEqual([len(line) for line in bare.split("\n")], [len(line) for line in text.split("\n")])
        self.assertNotIn("SELECT", bare)
        self.assertIn("1'000", bare)
        self.assertIn("SELECT", project.bare_cpp(text, keep_strings=True))


if __name__ == "__main__":
    unittest.main()
