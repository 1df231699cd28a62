#!/usr/bin/env python3
"""Adds up what the parts of ./dev test counted.

    tally.py add SUMS NAME KIND LOG STATUS   reads LOG, appends "NAME passed failed" to SUMS, prints those counts
    tally.py sum SUMS                        prints "N passed, N failed"; exit code 1 when one failed or nothing passed

KIND says how the log counts: gtest, unittest, vitest, counts (a last line "N passed, N failed"), one (the whole part
is one check), step (set-up: counts only when it fails). A part that stops with an error, or that should count and
counts nothing, is one failure: silence is never a pass.
"""
import re
import sys
from pathlib import Path

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def last_number(pattern, text):
    found = re.findall(pattern, text, re.MULTILINE)
    return int(found[-1]) if found else 0


def count_gtest(text):
    # Lines of single tests, so that a crash half-way keeps what was seen; several runs in one log add up.
    passed = len(re.findall(r"^\[       OK \] ", text, re.MULTILINE))
    failed = len(re.findall(r"^\[  FAILED  \] \S+.* \(\d+ ms\)$", text, re.MULTILINE))
    return passed, failed


def count_unittest(text):
    ran = last_number(r"^Ran (\d+) tests? in ", text)
    failed = sum(last_number(rf"^FAILED \(.*\b{word}=(\d+)", text) for word in ("failures", "errors"))
    return max(ran - failed, 0), failed


def count_vitest(text):
    line = re.findall(r"^ *Tests +(.*)$", text, re.MULTILINE)
    words = line[-1] if line else ""
    return last_number(r"(\d+) passed", words), last_number(r"(\d+) failed", words)


def count_line(text):
    found = re.findall(r"^(\d+) passed, (\d+) failed", text, re.MULTILINE)
    return (int(found[-1][0]), int(found[-1][1])) if found else (0, 0)


COUNTERS = {"gtest": count_gtest, "unittest": count_unittest, "vitest": count_vitest, "counts": count_line}


def count(kind, text, status):
    """Passed and failed of one part."""
    if kind in ("one", "step"):
        return (0, 1) if status != 0 else (int(kind == "one"), 0)
    passed, failed = COUNTERS[kind](COLOUR.sub("", text))
    if failed == 0 and (status != 0 or passed == 0):
        failed = 1
    return passed, failed


def add(sums, name, kind, log, status):
    text = Path(log).read_text(encoding="utf-8", errors="replace")
    passed, failed = count(kind, text, int(status))
    with open(sums, "a", encoding="utf-8") as out:
        out.write(f"{name} {passed} {failed}\n")
    print("done" if kind == "step" and failed == 0 else f"{passed} passed, {failed} failed")
    return 0 if failed == 0 else 1


def total(sums):
    passed = failed = 0
    for line in Path(sums).read_text(encoding="utf-8").splitlines():
        _, part_passed, part_failed = line.rsplit(" ", 2)
        passed += int(part_passed)
        failed += int(part_failed)
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 and passed > 0 else 1


def main(words):
    if len(words) == 6 and words[0] == "add" and words[3] in (*COUNTERS, "one", "step"):
        return add(*words[1:])
    if len(words) == 2 and words[0] == "sum":
        return total(words[1])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
