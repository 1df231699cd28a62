#!/usr/bin/env python3
"""docs/coverage.md: which scenario or test speaks for which requirement. `--check` compares instead of writing.

A scenario cites requirements in its comment lines ("# S12, 3.1: only …"), a C++ test in its name
(TEST(Triage, S12_only_a_social_worker_triages); a state machine as 3_1: TEST(Life, by_3_1_goes_on)).
"""
import re
import sys
from collections import defaultdict

import project

CITED = re.compile(r"\b([GSLR]\d{1,3}|3\.\d{1,2})\b")
TEST = re.compile(r"\bTEST(?:_[FP])?\(\s*(\w+)\s*,\s*(\w+)\s*\)")
NAMED = re.compile(r"(?:^|_)([GSLR]\d{1,3}|3_\d{1,2})(?=_|$)")


def scenario_citations(path, text):
    """(requirement, where) of one .test file; its first comment is its title."""
    comments = [line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("#")]
    for number in dict.fromkeys(CITED.findall(" ".join(comments))):
        yield number, f"`{path}` {comments[0]}"


def test_citations(path, text):
    """(requirement, where) of the tests of one C++ file."""
    for suite, name in TEST.findall(text):
        for number in NAMED.findall(name):
            yield number.replace("_", "."), f"`{path}` {suite}.{name}"


def order(number):
    """G before L before R before S before states, and S2 before S11."""
    letter = number[0] if number[0].isalpha() else "~"
    return letter, [int(part) for part in number.lstrip("GSLR").split(".")]


def report(citations):
    """The text of docs/coverage.md."""
    found = defaultdict(list)
    for number, where in citations:
        found[number].append(where)
    lines = [
        "# Which test speaks for which requirement",
        "Made by `tools/coverage.py`; not to be edited. A requirement that is not here has no test that cites it.",
        "",
    ]
    for number in sorted(found, key=order):
        lines.append(f"- **{number}**")
        lines += [f"  - {where}" for where in sorted(set(found[number]))]
    return "\n".join(lines) + "\n"


def citations():
    """All of them, from the files of the project."""
    for path, text in project.texts(".test", under=["tests/api/"]).items():
        yield from scenario_citations(path, text)
    for path, text in project.texts("_test.cpp", under=["src/"]).items():
        yield from test_citations(path, text)


def main(arguments):
    """Writes the file, or says that it is old."""
    target = project.ROOT / "docs/coverage.md"
    text = report(citations())
    if arguments == ["--check"]:
        if target.exists() and target.read_text(encoding="utf-8") == text:
            return 0
        print("docs/coverage.md is old: python3 tools/coverage.py")
        return 1
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
