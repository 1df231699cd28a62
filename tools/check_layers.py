#!/usr/bin/env python3
"""The include rule (tools/layers.txt): who may use which folder, what a file's last word allows, who owns a header."""
import re
import sys
from fnmatch import fnmatch

import project
from project import Finding, bare_cpp

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.MULTILINE)


class Rules:
    """layers.txt, read. An unknown or doubled line is an error at once: the rule file has no silent parts."""

    def __init__(self, text):
        self.kind, self.lower, self.extra, self.roles, self.headers = {}, {}, {}, {}, []
        for number, line in enumerate(text.splitlines(), 1):
            line = line.split("#")[0].strip()
            if not line:
                continue
            head, _, allowed = line.partition(":")
            kind, *names = head.split()
            if kind == "header":
                self.headers.append((names, allowed.split()))
            elif kind == "role" and names[0] not in self.roles:
                self.roles[names[0]] = [part.split() for part in allowed.split("|")]
            elif kind in ("platform", "slice", "wiring") and names[0] not in self.kind:
                lower, _, extra = allowed.partition("+")
                self.kind[names[0]], self.lower[names[0]], self.extra[names[0]] = kind, lower.split(), extra.split()
            else:
                raise ValueError(f"tools/layers.txt:{number}: not understood, or said twice: {line}")

    def role_of(self, stem):
        word = stem.rsplit("_", 1)[-1]
        return word if word in self.roles and "_" in stem else "rules"


def place(path):
    """(folder, stem) of a path below src/."""
    match = re.match(r"(engines/[^/]+|[^/]+)/(?:.*/)?([^/.]+)\.", path)
    return (match.group(1), match.group(2)) if match else (None, None)


def allows(list_of_names, name):
    return "*" in list_of_names or name in list_of_names


def judge_slice(rules, folder, stem, used, used_stem):
    """Why a file of a slice may not include that header, or None."""
    role = rules.role_of(stem)
    platform, own, lower = rules.roles[role]
    if used == folder:
        used_role = rules.role_of(used_stem)
        return None if allows(own, used_role) else f"a {role} file may not use its slice's {used_role} files"
    if rules.kind[used] == "platform":
        if allows(platform, used) or ("+" in platform and used in rules.extra[folder]):
            return None
        return f"a {role} file of {folder}/ may not use {used}/"
    if rules.kind[used] == "wiring":
        return None if role in ("test", "samples") and used == "testing" else f"{used}/ stands above the slices"
    if used not in rules.lower[folder]:
        return f"{folder}/ may not use {used}/: refer upward by ids only"
    used_role = rules.role_of(used_stem)
    return None if allows(lower, used_role) else f"a {role} file may not use {used_role} files of a lower slice"


def judge(rules, path, header):
    """Why the file at `path` (below src/) may not include "header", or None."""
    folder, stem = place(path)
    used, used_stem = place(header)
    if used not in rules.kind:
        return f'"{header}" is in no folder of tools/layers.txt: include from src/, as "needs/need.h"'
    if folder not in rules.kind:
        return f"{folder}/ is not in tools/layers.txt: say there what it may use"
    if rules.kind[folder] == "slice":
        return judge_slice(rules, folder, stem, used, used_stem)
    if used == folder or allows(rules.lower[folder], used):
        return None
    if stem.endswith("_test") and used == "testing":
        return None
    return f"{folder}/ may not use {used}/ (tools/layers.txt)"


def judge_header(rules, path, header):
    """Why the file may not include <header>, or None."""
    folder, stem = place(path)
    for names, owners in rules.headers:
        if any(fnmatch(header, name) for name in names):
            if allows(owners, folder) or any(fnmatch(stem, owner) for owner in owners if "*" in owner):
                return None
            return f"<{header}> belongs to {' '.join(owners)}: go through that folder"
    if "/" in header or "." in header:
        return f"<{header}> has no owner in tools/layers.txt: say there which folder wraps it"
    return None


def check(rules, files):
    for path, text in files.items():
        code = bare_cpp(text, keep_strings=True)
        below = path.removeprefix("src/")
        for match in INCLUDE.finditer(code):
            why = (judge if match.group(1) == '"' else judge_header)(rules, below, match.group(2))
            if why:
                yield Finding(path, project.line_of(code, match.start(1)), why)


def main():
    rules = Rules((project.ROOT / "tools/layers.txt").read_text(encoding="utf-8"))
    return project.report(list(check(rules, project.texts(".h", ".cpp", under=["src/"]))))


if __name__ == "__main__":
    sys.exit(main())
