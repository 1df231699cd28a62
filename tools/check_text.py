#!/usr/bin/env python3
"""The rules for words: both languages complete, Chinese punctuation, no words that residents should not meet.

Texts of the pages live in web/src/<slice>/text.zh-CN.json and text.en.json; nothing else in web/src or src/ is Chinese,
but tests and samples.
"""
import json
import re
import sys

import project
from project import Finding

HANZI = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff]")
HALF_WIDTH = re.compile(rf"{HANZI}[,:;?!()]|[,:;?!()]{HANZI}")
HOLE = re.compile(r"\{(\w+)\}")
# word (a pattern), what to write instead
BANNED_ZH = [
    ("工单", "诉求 or 需求"),
    ("用户", "居民, 同事 or 账号"),
    ("数据(?!看板)", "name the thing itself"),
    ("同步|缓存|系统异常|系统错误|请求失败|操作失败|未知错误", "say what happened and that nothing is lost"),
    ("不能为空|非法|不合法|无效的", "no blame: 还没填…"),
    ("^(?:提交|确定|确认|OK)$", "a button names its result: 登记需求, 已送到"),
    ("！|!", "no exclamation marks"),
    ("亲[，,]|亲爱的", "warm, not sweet"),
]
BANNED_EN = [
    ("!", "no exclamation marks"),
    (r"(?i)^(?:submit|ok|okay)$", "a button names its result: Register need"),
    (r"(?i)\b(?:invalid|illegal|oops|work order|fatal|unknown error)\b", "plain words, no blame: say what is missing"),
]
LANGUAGES = {"zh-CN": BANNED_ZH, "en": BANNED_EN}


def doubled(pairs):
    """json.loads keeps the last of two equal keys in silence; here that is an error."""
    seen = dict(pairs)
    if len(seen) != len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key '{next(key for key in keys if keys.count(key) > 1)}' stands there twice")
    return seen


def read(path, text):
    """(texts, findings) of one file."""
    try:
        texts = json.loads(text, object_pairs_hook=doubled)
    except ValueError as error:
        return {}, [Finding(path, getattr(error, "lineno", 1), f"cannot be read: {error}")]
    wrong = [key for key, value in texts.items() if not isinstance(value, str)]
    if wrong:
        return {}, [Finding(path, 1, f"'{wrong[0]}' is not a text: keys are flat, as \"board.title\"")]
    return texts, []


def line_of_key(text, key):
    position = text.find(json.dumps(key, ensure_ascii=False))
    return project.line_of(text, max(position, 0))


def wording(path, text, texts, language):
    for key, value in texts.items():
        line = line_of_key(text, key)
        if not value.strip():
            yield Finding(path, line, f"'{key}' is empty")
        # A name in its own writing ("Language / 语言") may stand in the other language.
        if language == "zh-CN" and HALF_WIDTH.search(value):
            yield Finding(path, line, f"'{key}' has half-width punctuation beside Hanzi: use ，：；？（）")
        for pattern, instead in LANGUAGES[language]:
            found = re.search(pattern, value)
            if found:
                yield Finding(path, line, f"'{key}' says '{found.group(0)}': {instead}")


def pair(folder, files):
    """One slice's two files: same keys, same {holes}."""
    contents = {}
    for language in LANGUAGES:
        path = f"{folder}/text.{language}.json"
        if path not in files:
            yield Finding(path, 1, "is missing: every text in both languages")
            return
        contents[language], wrong = read(path, files[path])
        yield from wrong
        yield from wording(path, files[path], contents[language], language)
    for language, other in (("zh-CN", "en"), ("en", "zh-CN")):
        path = f"{folder}/text.{language}.json"
        for key in sorted(contents[other].keys() - contents[language].keys()):
            yield Finding(path, 1, f"'{key}' is missing; text.{other}.json has it")
    for key in contents["zh-CN"].keys() & contents["en"].keys():
        holes = [set(HOLE.findall(contents[language][key])) for language in LANGUAGES]
        if holes[0] != holes[1]:
            path = f"{folder}/text.en.json"
            yield Finding(path, line_of_key(files[path], key), f"'{key}' has other {{holes}} than the Chinese text: "
                          f"{', '.join(sorted(holes[0] ^ holes[1]))}")


# Tests, samples and texts; the page that shows the kit; and the one file that writes dates the Chinese way.
MAY_BE_CHINESE = re.compile(r"(_test|_samples)\.(cpp|h)$|\.test\.ts$|/text\.(zh-CN|en)\.json$"
                            r"|^web/src/dev/|^web/src/ui/format\.ts$")
OWN_NAMES = re.compile("安心|中文")   # the product's and the language's own name are the same in every language


def without_page_comments(text):
    return re.sub(r"(?<!:)//[^\n]*|/\*.*?\*/|<!--.*?-->", lambda match: re.sub(r"[^\n]", " ", match.group(0)), text,
                  flags=re.DOTALL)


def chinese(path, text):
    if MAY_BE_CHINESE.search(path):
        return
    if path.startswith("web/"):
        text = OWN_NAMES.sub("", without_page_comments(text))
    for number, line in enumerate(text.split("\n"), 1):
        if CHINESE.search(line):
            yield Finding(path, number, "Chinese text outside tests and samples: pages take it from text.*.json, "
                          "the server sends keys")


def unknown_keys(error_keys, files):
    """Error keys that the server can send (web/openapi.json lists them) but no page can say."""
    known = set()
    for path, text in files.items():
        if path.endswith("text.zh-CN.json"):
            known |= {key.removeprefix("error.") for key in read(path, text)[0] if key.startswith("error.")}
    for key in sorted(error_keys - known):
        yield Finding("web/src", 1, f"no text for the server's error '{key}': add 'error.{key}' to a slice's texts")


def error_keys_of(openapi):
    """All values of enums called `key` in problem schemas of the API description."""
    found = set()

    def walk(node):
        if isinstance(node, dict):
            key = node.get("properties", {}).get("key") if isinstance(node.get("properties"), dict) else None
            if isinstance(key, dict):
                found.update(key.get("enum", []))
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(openapi)
    return found


def check(files, openapi=None):
    folders = {path.rsplit("/", 1)[0] for path in files if re.search(r"^web/src/.*/text\.[\w-]+\.json$", path)}
    for folder in sorted(folders):
        yield from pair(folder, files)
    for path, text in files.items():
        if path.startswith(("src/", "web/src/")) and not path.endswith(".md"):
            yield from chinese(path, text)
    if openapi:
        yield from unknown_keys(error_keys_of(openapi), files)


def main():
    files = project.texts(".h", ".cpp", ".sql", ".ts", ".vue", ".json", ".css", under=["src/", "web/src/"])
    described = project.ROOT / "web/openapi.json"
    openapi = json.loads(described.read_text(encoding="utf-8")) if described.exists() else None
    return project.report(list(check(files, openapi)))


if __name__ == "__main__":
    sys.exit(main())
