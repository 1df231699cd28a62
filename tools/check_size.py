#!/usr/bin/env python3
"""Bytes of the built pages (web/dist): what a browser must fetch before it can show the first screen.

Counted are an entry's scripts and styles with everything that they import statically, plus the lazy chunk of its first
screen, as `gzip -9` sends them, in kB of 1000 bytes (docs/architecture.md has the measurements behind the budgets).
"""
import gzip
import re
import sys
from pathlib import Path
from typing import NamedTuple

import project


class Budget(NamedTuple):
    """What one page may cost; `first_screen` is the start of its lazy chunk's file name."""

    page: str
    first_screen: str
    total_kb: int
    lazy_kb: int      # each other lazily loaded screen, without what the entry has fetched already
    requests: int


BUDGETS = [Budget("staff.html", "NeedBoard", 130, 40, 12)]
IN_HTML = re.compile(r"""<(?:script|link)\b[^>]*?\b(?:src|href)=["']/?([^"']+\.(?:js|css))["']""")
STATIC = re.compile(r"""(?:\bimport|\bfrom)\s*["']\./([^"']+\.js)["']""")
LAZY = re.compile(r"""\bimport\(\s*["'`]\./([^"'`]+\.js)["'`]\s*\)""")


class Pages:
    """The files of a build and what they ask for."""

    def __init__(self, files):
        self.files = files   # path below dist → bytes

    def size(self, paths):
        return sum(len(gzip.compress(self.files[path], 9)) for path in paths) / 1000

    def closure(self, starts):
        """These files and everything that they import statically."""
        found, waiting = set(), list(starts)
        while waiting:
            path = waiting.pop()
            if path in found:
                continue
            if path not in self.files:
                raise FileNotFoundError(path)
            found.add(path)
            if path.endswith(".js"):
                folder = path.rsplit("/", 1)[0]
                waiting += [f"{folder}/{name}" for name in STATIC.findall(self.files[path].decode())]
        return found

    def entry(self, page):
        return self.closure(IN_HTML.findall(self.files[page].decode()))

    def lazy(self, entry):
        """Chunks that are fetched later, each with its own style sheet."""
        chunks, waiting = {}, sorted(path for path in entry if path.endswith(".js"))
        while waiting:
            path = waiting.pop()
            folder = path.rsplit("/", 1)[0]
            for name in LAZY.findall(self.files[path].decode()):
                chunk = f"{folder}/{name}"
                if chunk in chunks or chunk in entry:
                    continue
                chunks[chunk] = self.closure([chunk, *self.styles_of(name)]) - entry
                waiting += [part for part in chunks[chunk] if part.endswith(".js")]
        return chunks

    def styles_of(self, script):
        stem = script.rsplit("-", 1)[0]
        return [path for path in self.files if re.fullmatch(rf"assets/{re.escape(stem)}-[\w-]{{8}}\.css", path)]


def judge(files, budget):
    """(lines to print, lines that are breaches) for one page."""
    pages = Pages(files)
    if budget.page not in files:
        return [], [f"web/dist/{budget.page}:1: is missing: build the pages first (./dev build)"]
    entry = pages.entry(budget.page)
    lazy = pages.lazy(entry)
    first = [chunk for chunk in lazy if chunk.rsplit("/", 1)[-1].startswith(budget.first_screen + "-")]
    first_files = set().union(entry, *(lazy[chunk] for chunk in first))
    where, breaches = f"web/dist/{budget.page}:1:", []
    if not first and not any(budget.first_screen in path for path in entry):
        breaches.append(f"{where} no chunk is called {budget.first_screen}-…: name the first screen in check_size.py")
    total = pages.size(first_files)
    lines = [f"{budget.page} with {budget.first_screen}: {total:.1f} of {budget.total_kb} kB, "
             f"{len(first_files)} of {budget.requests} requests"]
    if total > budget.total_kb:
        breaches.append(f"{where} {total:.1f} kB, at most {budget.total_kb}: load something later")
    if len(first_files) > budget.requests:
        breaches.append(f"{where} {len(first_files)} requests, at most {budget.requests}: join small chunks")
    for chunk in sorted(set(lazy) - set(first)):
        size = pages.size(lazy[chunk] - first_files)
        lines.append(f"  {chunk}: {size:.1f} of {budget.lazy_kb} kB")
        if size > budget.lazy_kb:
            breaches.append(f"web/dist/{chunk}:1: {size:.1f} kB, at most {budget.lazy_kb} for a lazy screen")
    return lines, breaches


def main():
    dist = project.ROOT / "web/dist"
    files = {path.relative_to(dist).as_posix(): path.read_bytes()
             for path in Path(dist).rglob("*") if path.is_file() and path.suffix in (".js", ".css", ".html")}
    status = 0
    for budget in BUDGETS:
        lines, breaches = judge(files, budget)
        print("\n".join([*lines, *breaches]))
        status = 1 if breaches else status
    return status


if __name__ == "__main__":
    sys.exit(main())
