#!/usr/bin/env python3
"""Sizes, names, folders and habits (docs/architecture.md): what a reader should never meet in this tree."""
import ast
import re
import sys

import project
from project import Finding, bare_cpp, line_of

FILE_LINES = {".h": 200, "test": 800, "code": 500}
CODE = (".h", ".cpp", ".py", ".sh", ".sql", ".ts", ".vue", ".mjs", ".cmake", "dev")
LINE_COLUMNS = 120
FUNCTION_LINES = 60
README_LINES = 40
BLOB_BYTES = 256 * 1024
GENERATED = ("web/package-lock.json", "web/openapi.json", "web/src/api/schema.d.ts", "tests/golden/")
BLOBS_ALLOWED = ("data/", "docs/images/")
BANNED = {"manager", "helper", "helpers", "util", "utils", "common", "misc", "data", "info", "impl"}
# Words of their trade, not shrugs: the cryptographer's data key, the list of common passwords.
BANNED_EXCEPT = {"DataKey", "data_key", "data_keys", "common_passwords"}
CATCH_ALL = re.compile(r"^src/(http/router|http/exchange|store/\w*(worker|writer|pool)\w*|cli/main)\w*\.(cpp|h)$")


def is_test(path):
    return path.startswith("tests/") or "/tests/" in path or re.search(r"(_test\.cpp|\.test\.ts|\.spec\.ts)$", path)


def is_generated(path):
    return path.startswith(GENERATED)


def sizes(path, text):
    lines = text.split("\n")
    kind = "test" if is_test(path) else ".h" if path.endswith(".h") else "code"
    if path.startswith("src/") and path.endswith("README.md"):
        if len(lines) > README_LINES + 1:
            yield Finding(path, len(lines), f"{len(lines)} lines; a folder's README has at most {README_LINES}")
        return
    if not path.endswith(CODE) or is_generated(path):
        return
    if len(lines) - 1 > FILE_LINES[kind]:
        yield Finding(path, len(lines) - 1, f"{len(lines) - 1} lines, at most {FILE_LINES[kind]}: split it by subject")
    if path.startswith("web/") and path.endswith((".ts", ".vue", ".mjs")):
        return   # eslint measures their lines: it knows which strings cannot be broken
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_COLUMNS:
            yield Finding(path, number, f"{len(line)} columns, at most {LINE_COLUMNS}: break the line")


BODY_AHEAD = re.compile(r"\)(?:\s*(?:const|noexcept|override|final|mutable|&&?|->[\w:<>,&*\s]+))*\s*$")
CONTROL = re.compile(r"\b(?:if|for|while|switch|catch|constexpr)\s*$")


def is_function_body(code, brace):
    """Whether this `{` opens a function or lambda: behind a parameter list that belongs to no control statement."""
    ahead = BODY_AHEAD.search(code[max(0, brace - 200):brace])
    if not ahead:
        return False
    position = max(0, brace - 200) + ahead.start()
    depth = 0
    while position >= 0:
        depth += (code[position] == ")") - (code[position] == "(")
        if depth == 0:
            return not CONTROL.search(code[max(0, position - 20):position])
        position -= 1
    return False


def closing(code, brace):
    depth = 0
    for position in range(brace, len(code)):
        depth += (code[position] == "{") - (code[position] == "}")
        if depth == 0:
            return position
    return len(code)


def long_functions(path, text):
    code = bare_cpp(text)
    for match in re.finditer(r"\{", code):
        lines = code.count("\n", match.start(), closing(code, match.start())) + 1
        if lines > FUNCTION_LINES and is_function_body(code, match.start()):
            yield Finding(path, line_of(code, match.start()), f"a function of {lines} lines, at most {FUNCTION_LINES}: "
                          "take a step out of it and name it")


def long_python(path, text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > FUNCTION_LINES:
            yield Finding(path, node.lineno, f"{node.name} has {node.end_lineno - node.lineno + 1} lines, at most "
                          f"{FUNCTION_LINES}: take a step out of it and name it")


def parts(name):
    return {part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


DECLARED = re.compile(r"\b(?:class|struct|enum(?: class)?|using|namespace)\s+(\w+)"
                      r"|^(?:[\w:<>,&*\[\]]+ )+[&*]?(\w+)\(", re.MULTILINE)


def banned_names(path, text):
    stem = path.rsplit("/", 1)[-1].split(".")[0]
    if parts(stem) & BANNED and stem not in BANNED_EXCEPT and path.startswith(("src/", "web/src/", "tools/")):
        yield Finding(path, 1, f"the file name '{stem}' says nothing: name what is in it")
    if not path.startswith("src/") or not path.endswith((".h", ".cpp")):
        return
    code = bare_cpp(text)
    for match in DECLARED.finditer(code):
        name = match.group(1) or match.group(2)
        found = parts(name) & BANNED
        if found and name not in BANNED_EXCEPT:
            yield Finding(path, line_of(code, match.start()), f"'{sorted(found)[0]}' in the name '{name}' says "
                          "nothing: name what it is or does")


def await_with_braces(path, text):
    """g++ 12.2 miscompiles these (docs/architecture.md): the lambda or aggregate dies too early, or twice."""
    code = bare_cpp(text)
    for match in re.finditer(r"\bco_await\b", code):
        depth = 0
        for char in code[match.end():]:
            depth += (char in "([") - (char in ")]")
            if depth < 0 or char == ";" or (depth == 0 and char in "{,"):
                break
            if char == "{":
                yield Finding(path, line_of(code, match.start()), "co_await with a lambda or aggregate written inside: "
                              "g++ 12 destroys it wrongly; name it first, then std::move it in")
                break


def enum_default(path, text):
    code = bare_cpp(text)
    for match in re.finditer(r"\bswitch\s*\(", code):
        opened = code.find("{", match.end())
        body = code[opened:closing(code, opened)]
        if re.search(r"\bcase\s+\w+::\w", body) and re.search(r"\bdefault\s*:", body):
            yield Finding(path, line_of(code, match.start()), "default in a switch over our own enum: name every case, "
                          "so that the compiler finds the next one")


HABITS = [
    (re.compile(r"\bcatch\s*\(\s*\.\.\.\s*\)"), CATCH_ALL,
     "catch (...) stands in the router, the worker loop and main only: let it fly"),
    (re.compile(r"\b(?:system|steady|high_resolution)_clock::now\b|\bstd::time\s*\(|\bgettimeofday\b"),
     re.compile(r"^src/(cli|http|store|demo|testing)/"), "the time comes from Call: now() is called at the edge only"),
    (re.compile(r"\bstd::random_device\b|\bstd::mt19937|\brand\s*\("),
     re.compile(r"^src/(vault|testing|demo|engines)/|_test\.cpp$"),
     "randomness comes from Call (engines: from a seed)"),
    (re.compile(r"\bMOCK_METHOD\b"), None, "no mocks: use the real database of src/testing"),
    (re.compile(r"\bstd::(?:shared_ptr|make_shared)<"), re.compile(r"^src/http/|_test\.cpp$"),
     "shared_ptr is for http/ only: who owns it?"),
]


def habits(path, text):
    code = bare_cpp(text)
    for pattern, allowed, why in HABITS:
        if allowed and allowed.search(path):
            continue
        for match in pattern.finditer(code):
            yield Finding(path, line_of(code, match.start()), why)


def unowned_todo(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        if re.search(r"\b(?:TODO|FIXME|XXX)\b(?!\(#\d+\))", line):
            yield Finding(path, number, "a TODO names its issue: TODO(#12)")


def folders(paths):
    """Every folder under src/ has a README.md and a folder.cmake, and no file name is used twice."""
    seen, first = set(), {}
    for path in paths:
        match = re.match(r"src/(engines/[^/]+|[^/]+)/", path)
        if not match:
            continue
        seen.add(match.group(1))
        name = path.rsplit("/", 1)[-1]
        if name in ("README.md", "folder.cmake"):
            continue
        if name in first:
            yield Finding(path, 1, f"{first[name]} has the same name: names in src/ are unique")
        first.setdefault(name, path)
    for folder in sorted(seen):
        for needed in ("README.md", "folder.cmake"):
            if f"src/{folder}/{needed}" not in paths:
                yield Finding(f"src/{folder}", 1, f"{needed} is missing")


def blobs(bytes_of):
    for path, size in bytes_of.items():
        if size > BLOB_BYTES and not path.startswith(BLOBS_ALLOWED) and not is_generated(path):
            yield Finding(path, 1, f"{size // 1024} KB: files above {BLOB_BYTES // 1024} KB live in "
                          + " or ".join(BLOBS_ALLOWED))


def check(files):
    for path, text in files.items():
        yield from sizes(path, text)
        if is_generated(path):
            continue
        yield from banned_names(path, text)
        if path.startswith(("src/", "web/src/", "dev")):
            yield from unowned_todo(path, text)
        if path.endswith(".py"):
            yield from long_python(path, text)
        if path.startswith("src/") and path.endswith((".h", ".cpp")):
            yield from long_functions(path, text)
            yield from await_with_braces(path, text)
            yield from enum_default(path, text)
            yield from habits(path, text)


def main():
    paths = project.names()
    files = project.texts(*CODE, ".md")
    sizes_of_all = {path: (project.ROOT / path).stat().st_size for path in paths}
    return project.report([*check(files), *folders(paths), *blobs(sizes_of_all)])


if __name__ == "__main__":
    sys.exit(main())
