#!/usr/bin/env python3
"""What a request costs, as a ratio to a raw floor measured in the same run.

    ./dev bench [--seconds 3] [--rounds 3] [--write]      --write: put the table into docs/benchmarks.md

The floor of a route is the sum of two costs: the same statements with the same values (search tokens, journal line and
idempotency row too) through the database's C API (bench/floor/), and an answer of the same size from a bare server of
the same HTTP library. The rounds alternate over all subjects and the median is taken, because a shared machine swings
by a third. Measured on SQLite and, when ANXIN_TEST_PG names a server, on PostgreSQL.
"""
import argparse
import datetime
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from load import Figures, measure, median, memory_megabytes
from place import BUILD, ROOT, Place, Raw, lua_of, wait_for

CROWD = 64
BEGIN, END = "<!-- requests: begin -->", "<!-- requests: end -->"


class Subject(NamedTuple):
    """One kind of request at one place."""

    place: Place
    name: str
    requests: tuple


class Row(NamedTuple):
    """The medians of one subject at one number of connections."""

    subject: Subject
    real: Figures
    bare: Figures
    raw: Raw

    @property
    def floor_rate(self):
        return 1 / (1 / self.bare.rate + 1 / self.raw.rate)

    @property
    def floor_cpu(self):
        return self.bare.cpu + self.raw.cpu


def options_of(subject, folder):
    """The words for wrk, and the address."""
    method, path, who, _ = subject.requests[0]
    if method == "GET":
        return ("-H", f"Cookie: {who.headers['Cookie']}"), subject.place.base + path
    script = Path(folder) / "write.lua"
    script.write_text(lua_of(subject.requests), encoding="utf-8")
    return ("-s", str(script)), subject.place.base + path


def measured_bare(size, connections, seconds):
    process = subprocess.Popen([BUILD / "anxin_bare", "9101", str(size)])
    try:
        wait_for("http://127.0.0.1:9101/")
        return measure(process, "http://127.0.0.1:9101/", connections, seconds)
    finally:
        process.terminate()
        process.wait()


def measured(subjects, asked, folder):
    """All rounds: {(subject, connections): [(real, bare, raw), …]}, the three one after the other, because a shared
    machine is now faster, now slower. Reads first: writes make what is read grow."""
    runs = {}
    reads = [subject for subject in subjects if subject.requests[0][0] == "GET"]
    writes = [subject for subject in subjects if subject not in reads]
    turns = [(some, number) for some in (reads, writes) for number in range(asked.rounds)]
    for some, number in turns:
        for subject, connections in ((subject, connections) for subject in some for connections in (1, CROWD)):
            print(f"round {number + 1}: {subject.place.name}, {subject.name}, {connections}", file=sys.stderr)
            options, url = options_of(subject, folder)
            raw = subject.place.floor(subject.name, connections, asked.seconds)
            real = measure(subject.place.process, url, connections, asked.seconds, options)
            bare = measured_bare(raw.size, connections, asked.seconds)
            runs.setdefault((subject, connections), []).append((real, bare, raw))
    return runs


def rows_of(runs):
    for (subject, connections), each in runs.items():
        real, bare, raw = (median([run[part] for run in each]) for part in range(3))
        yield connections, Row(subject, real, bare, raw)


def table(rows):
    """One line a subject: at 64 connections rate, share of the floor, CPU; at 1 the latencies."""
    lines = ["| database | request | statements | a second at 64 | of the floor | CPU µs | of the floor's CPU "
             "| p50 / p99 at 64 (ms) | p50 / p99 at 1 (µs) | floor at 1 (µs) |",
             "|---|---|---|---|---|---|---|---|---|---|"]
    by_subject = {}
    for connections, row in rows:
        by_subject.setdefault(row.subject, {})[connections] = row
    for subject, both in by_subject.items():
        one, many = both[1], both[CROWD]
        lines.append(
            f"| {subject.place.name} | {subject.name} | {many.raw.statements:.0f} | {many.real.rate:,.0f} "
            f"| {many.real.rate / many.floor_rate:.2f} | {many.real.cpu:.0f} | {many.real.cpu / many.floor_cpu:.2f} "
            f"| {many.real.p50 / 1000:.1f} / {many.real.p99 / 1000:.1f} | {one.real.p50:.0f} / {one.real.p99:.0f} "
            f"| {one.bare.p50 + 1e6 / one.raw.rate:.0f} |")
    return "\n".join(lines)


def machine():
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="ascii")).group(1)
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text(encoding="ascii")).group(1))
    return f"{os.cpu_count()} cores of {model}, {memory / 1e6:.0f} GB of memory, {datetime.date.today()}"


def written(text):
    """Replaces what stands between the marks of docs/benchmarks.md."""
    file = ROOT / "docs/benchmarks.md"
    page = file.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    file.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def places(folder):
    yield Place("SQLite", 9103, Path(folder) / "sqlite")
    server = os.environ.get("ANXIN_TEST_PG")
    if server:
        subprocess.run(["psql", "-q", server, "-c", "CREATE DATABASE anxin_bench"], check=True)
        yield Place("PostgreSQL", 9104, Path(folder) / "postgresql", server.replace("/postgres?", "/anxin_bench?"))


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--seconds", type=int, default=3)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--write", action="store_true")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        subjects, started = [], []
        try:
            for place in places(folder):
                started.append(place)
                place.start()
                requests = place.prepare()
                place.stop()
                place.copy_for_floor(requests)
                place.start()
                subjects += [Subject(place, name, tuple(each)) for name, each in requests.items()]
            runs = measured(subjects, asked, folder)
            memory = ", ".join(f"{place.name} {memory_megabytes(place.process):.0f} MB" for place in started)
            text = f"{machine()}; {asked.rounds} rounds of {asked.seconds} s.\n\n{table(rows_of(runs))}\n\n" \
                   f"Memory of the server at the end: {memory}."
            print(text)
            if asked.write:
                written(text)
        finally:
            for place in started:
                place.stop()


if __name__ == "__main__":
    sys.exit(main())
