import json
import unittest

import check_text


def slice_of(chinese, english):
    return {"web/src/needs/text.zh-CN.json": json.dumps(chinese, ensure_ascii=False, indent=1),
            "web/src/needs/text.en.json": json.dumps(english, ensure_ascii=False, indent=1)}


class Texts(unittest.TestCase):
    def of(self, chinese, english):
        return [finding.text for finding in check_text.check(slice_of(chinese, english))]

    def test_complete_both_ways(self):
        self.assertEqual(self.of({"a": "需求 {n} 件"}, {"a": "{n} needs"}), [])
        self.assertIn("'a' is missing", self.of({}, {"a": "Needs"})[0])
        self.assertIn("'a' is missing", self.of({"a": "需求"}, {})[0])

    def test_a_missing_file(self):
        files = slice_of({"a": "需求"}, {"a": "Needs"})
        del files["web/src/needs/text.en.json"]
        self.assertIn("both languages", [finding.text for finding in check_text.check(files)][0])

    def test_same_holes(self):
        self.assertIn("holes", self.of({"a": "{n} 件"}, {"a": "{m} needs"})[0])

    def test_empty_doubled_and_nested(self):
        self.assertIn("is empty", self.of({"a": " "}, {"a": "x"})[0])
        self.assertIn("flat", self.of({"a": {"b": "需求"}}, {"a": "x"})[0])
        twice = {**slice_of({"a": "需"}, {"a": "x"}), "web/src/needs/text.en.json": '{"a": "x", "a": "y"}'}
        self.assertIn("twice", [finding.text for finding in check_text.check(twice)][0])

    def test_punctuation(self):
        self.assertEqual(self.of({"a": "谁说的？（可不填）17:00"}, {"a": "Who? (optional)"}), [])
        for text in ("谁说的?", "名字:", "(可不填)", "先看,再办"):
            self.assertIn("half-width", self.of({"a": text}, {"a": "x"})[0], text)

    def test_banned_words(self):
        for text in ("新工单", "所有用户", "数据已存", "正在同步", "提交", "姓名不能为空", "好了！"):
            self.assertEqual(len(self.of({"a": text}, {"a": "x"})), 1, text)
        self.assertEqual(self.of({"a": "数据看板", "b": "提交给社工看"}, {"a": "x", "b": "y"}), [])
        for text in ("Submit", "Invalid name", "Done!"):
            self.assertEqual(len(self.of({"a": "好"}, {"a": text})), 1, text)


class Chinese(unittest.TestCase):
    def test_only_in_tests_samples_and_texts(self):
        bad = {"src/needs/need.cpp": "x\nsay(\"办好了\");\n", "web/src/needs/Board.vue": "<h1>看板</h1>"}
        self.assertEqual([(finding.path, finding.line) for finding in check_text.check(bad)],
                         [("src/needs/need.cpp", 2), ("web/src/needs/Board.vue", 1)])
        self.assertEqual(list(check_text.check({"web/src/ui/Lamp.vue": "// 窗与灯\n<!-- 灯 -->\n"})), [])
        good = {"src/needs/need_test.cpp": "办好了", "src/needs/need_samples.cpp": "办", "web/src/needs/a.test.ts": "办"}
        self.assertEqual(list(check_text.check(good)), [])

    def test_full_width_signs_count(self):
        self.assertEqual(len(list(check_text.check({"src/needs/need.cpp": "，"}))), 1)


class ErrorKeys(unittest.TestCase):
    openapi = {"x": {"properties": {"key": {"enum": ["need.words_missing"]}}}}

    def test_every_error_has_a_text(self):
        good = slice_of({"error.need.words_missing": "还没写她怎么说"}, {"error.need.words_missing": "Words are missing"})
        self.assertEqual(list(check_text.check(good, self.openapi)), [])
        self.assertEqual(len(list(check_text.check(slice_of({"a": "需"}, {"a": "x"}), self.openapi))), 1)


if __name__ == "__main__":
    unittest.main()
