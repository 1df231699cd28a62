#!/usr/bin/env python3
"""Runs clang-tidy over the project's own files, several at once, and never twice over the same text.

    tidy.py [--jobs N] [FOLDER…]      FOLDER as under src/ ("needs"); none means everything, tests included

Every .cpp of build/tidy/compile_commands.json is linted; every header must also stand alone (clang reads it by itself).
A clean result is kept in build/tidy/clean/ under a hash of the file, all project headers that it reaches, the
configuration and the command, so that an unchanged file costs nothing the next time. The last line counts files.
"""
import argparse
import hashlib
import json
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


@lru_cache(maxsize=None)
def reached(path):
    """The project files that `path` includes, itself first, then in order of discovery."""
    found, waiting = [], [path]
    while waiting:
        file = waiting.pop()
        if file in found:
            continue
        found.append(file)
        for name in INCLUDE.findall(file.read_text(encoding="utf-8")):
            for folder in (ROOT / "src", file.parent, ROOT):
                if (folder / name).is_file():
                    waiting.append((folder / name).resolve())
                    break
    return tuple(found)


def for_tests(path):
    """What a test file is spared: GoogleTest's macros nest by themselves (sizes are measured by check_tree.py), and a
    test passes by value what it likes."""
    if not path.name.endswith("_test.cpp") and not path.is_relative_to(ROOT / "tests"):
        return []
    return ["--checks=-readability-function-size,-readability-make-member-function-const,-performance-*"]


def fingerprint(path, command):
    digest = hashlib.sha256(" ".join(command).encode())
    digest.update((ROOT / ".clang-tidy").read_bytes())
    for file in sorted(reached(path)):
        digest.update(str(file.relative_to(ROOT) if file.is_relative_to(ROOT) else file).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def wanted(path, folders):
    if not path.is_relative_to(ROOT) or path.is_relative_to(ROOT / "build"):
        return False
    name = path.relative_to(ROOT).as_posix()
    return not folders or any(name.startswith(f"src/{folder}/") for folder in folders)


def source_jobs(database, folders):
    """(path, command) for every source of the compile database that is ours and wanted."""
    for entry in database:
        path = (Path(entry["directory"]) / entry["file"]).resolve()
        if wanted(path, folders):
            yield path, ["clang-tidy", "-p", str(ROOT / "build/tidy"), "--quiet", *for_tests(path), str(path)]


def flags_of(database):
    """The flags that every file of ours is compiled with: include folders, definitions, warnings."""
    for entry in database:
        path = (Path(entry["directory"]) / entry["file"]).resolve()
        if wanted(path, []):
            words = [word for word in shlex.split(entry["command"]) if not word.endswith("ccache")]
            words = words[words.index(next(word for word in words if "clang++" in word)) + 1:]
            return [word for word in words[: words.index("-o")] if word != "-c"]
    return []


def header_jobs(database, folders):
    flags = flags_of(database)
    for path in sorted((ROOT / "src").rglob("*.h")):
        if wanted(path, folders):
            yield path, ["clang++", *flags, "-Wno-pragma-once-outside-header", "-fsyntax-only", "-x", "c++", str(path)]


def lint(job, clean):
    """The complaints about one file, or None when there are none."""
    path, command = job
    stamp = clean / fingerprint(path, command)
    if stamp.exists():
        return None
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode == 0:
        stamp.touch()
        return None
    noise = re.compile(r"^\d+ (warnings?|errors?).* generated\.$|^Error while processing |^\d+ warnings? treated as ")
    return "\n".join(line for line in (done.stdout + done.stderr).splitlines() if not noise.search(line))


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--jobs", type=int, default=2)
    words.add_argument("folders", nargs="*")
    asked = words.parse_args()
    database = json.loads((ROOT / "build/tidy/compile_commands.json").read_text(encoding="utf-8"))
    clean = ROOT / "build/tidy/clean"
    clean.mkdir(exist_ok=True)
    jobs = [*header_jobs(database, asked.folders), *source_jobs(database, asked.folders)]
    failed = 0
    with ThreadPoolExecutor(max_workers=asked.jobs) as pool:
        for complaints in pool.map(lambda job: lint(job, clean), jobs):
            if complaints is not None:
                failed += 1
                print(complaints, flush=True)
    print(f"{len(jobs) - failed} passed, {failed} failed")
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
