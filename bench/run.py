#!/usr/bin/env python3
"""What a request costs, as a ratio to a bare server of the same HTTP library measured in the same run.

    ./dev bench [--seconds 3] [--rounds 3]

The rounds alternate over all subjects and the median is taken, because a shared machine swings by a third. Measured are
the bare server, our server and router without a domain (bench/README.md), and the real server with the demo: a point
read, a list of 50 with opened names, the board, on SQLite and (when ANXIN_TEST_PG names a server) on PostgreSQL.
"""
import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / os.environ.get("ANXIN_BENCH_BUILD", "build/release")
UNITS = {"us": 1, "ms": 1_000, "s": 1_000_000}


class Subject(NamedTuple):
    """One address to measure."""

    name: str
    process: subprocess.Popen
    url: str
    options: tuple = ()


class Figures(NamedTuple):
    """One run of wrk."""

    rate: float
    p50: float        # microseconds
    p99: float
    cpu: float        # microseconds of the server's time for each request


def cpu_ticks(process):
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def memory_megabytes(process):
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1000


def percentile(text, percent):
    number, unit = re.search(rf"^\s+{percent}%\s+([\d.]+)(us|ms|s)$", text, re.MULTILINE).groups()
    return float(number) * UNITS[unit]


def measure(subject, connections, seconds):
    before = cpu_ticks(subject.process)
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", *subject.options, subject.url]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if re.search(r"Non-2xx", text):
        raise RuntimeError(f"{subject.name} answered with errors:\n{text}")
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    spent = (cpu_ticks(subject.process) - before) * 1_000_000 / os.sysconf("SC_CLK_TCK")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    return Figures(rate, percentile(text, 50), percentile(text, 99), spent / requests)


def median(runs):
    return Figures(*(statistics.median(values) for values in zip(*runs)))


def wait_for(url):
    for _ in range(200):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{url} does not answer")


def bare_servers():
    """The floor, and our server and router with fixed bytes and with a row of a small table."""
    bare = subprocess.Popen([BUILD / "anxin_bare", "9101", "200", "1"])
    routes = subprocess.Popen([BUILD / "anxin_routes", "9102", "200", "1"], stdout=subprocess.DEVNULL)
    wait_for("http://127.0.0.1:9101/")
    wait_for("http://127.0.0.1:9102/api/fixed")
    base = "http://127.0.0.1:9102/api"
    return [Subject("bare server, 200 bytes", bare, "http://127.0.0.1:9101/"),
            Subject("router, 200 bytes", routes, f"{base}/fixed"),
            Subject("router, one row", routes, f"{base}/row"),
            Subject("router, one durable write", routes, f"{base}/row", ("-s", str(ROOT / "bench/write.lua")))]


def signed_in(base, folder):
    """The session cookie of the demo's first social worker, and what the server says of the session."""
    line = next(line.split() for line in (folder / "demo-passwords.txt").read_text(encoding="utf-8").splitlines()
                if line.startswith("social_worker"))
    body = json.dumps({"login": line[1], "password": line[2]}).encode()
    request = urllib.request.Request(f"{base}/session", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return answer.headers["Set-Cookie"].split(";")[0], json.load(answer)


def real_server(name, port, folder, database):
    """The demo in the real server: addresses that a board asks for all day."""
    environment = {**os.environ, "ANXIN_DATA": str(folder), "ANXIN_LISTEN": f"127.0.0.1:{port}",
                   "ANXIN_FILES": str(ROOT / "data")}
    if database:
        environment["ANXIN_DATABASE"] = database
    subprocess.run([BUILD / "anxin", "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen([BUILD / "anxin", "serve"], env=environment, stdout=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}/api"
    wait_for(f"{base}/health")
    cookie, session = signed_in(base, folder)
    area = session["grants"][0]["area_id"]
    listed = urllib.request.Request(f"{base}/needs?area_id={area}&limit=50", headers={"Cookie": cookie})
    with urllib.request.urlopen(listed) as answer:
        need = json.load(answer)["items"][0]["id"]
    option = ("-H", f"Cookie: {cookie}")
    return [Subject(f"{name}: a need's page", server, f"{base}/needs/{need}", option),
            Subject(f"{name}: 50 needs with names", server, f"{base}/needs?area_id={area}&limit=50", option),
            Subject(f"{name}: the board", server, f"{base}/needs/board?area_id={area}", option)]


def postgresql_database():
    server = os.environ.get("ANXIN_TEST_PG")
    if not server:
        return None
    subprocess.run(["psql", "-q", server, "-c", "CREATE DATABASE anxin_bench"], check=True)
    return server.replace("/postgres?", "/anxin_bench?")


def table(subjects, alone, crowd):
    floor = median(crowd[subjects[0]]).rate
    print("| what | requests/s at 64 | of the floor | p50 / p99 at 1 (µs) | p50 / p99 at 64 (ms) | CPU (µs) | MB |")
    print("|---|---|---|---|---|---|---|")
    for subject in subjects:
        one, many = median(alone[subject]), median(crowd[subject])
        memory = memory_megabytes(subject.process)
        print(f"| {subject.name} | {many.rate:,.0f} | {many.rate / floor:.2f} | {one.p50:.0f} / {one.p99:.0f} | "
              f"{many.p50 / 1000:.1f} / {many.p99 / 1000:.1f} | {many.cpu:.0f} | {memory:.0f} |")


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--seconds", type=int, default=3)
    words.add_argument("--rounds", type=int, default=3)
    asked = words.parse_args()
    subjects = []
    with tempfile.TemporaryDirectory() as sqlite, tempfile.TemporaryDirectory() as postgresql:
        try:
            subjects += bare_servers()
            subjects += real_server("SQLite", 9103, Path(sqlite), None)
            database = postgresql_database()
            if database:
                subjects += real_server("PostgreSQL", 9104, Path(postgresql), database)
            alone, crowd = {subject: [] for subject in subjects}, {subject: [] for subject in subjects}
            for _ in range(asked.rounds):
                for subject in subjects:
                    alone[subject].append(measure(subject, 1, asked.seconds))
                    crowd[subject].append(measure(subject, 64, asked.seconds))
            table(subjects, alone, crowd)
        finally:
            for process in {subject.process for subject in subjects}:
                process.terminate()
                process.wait()


if __name__ == "__main__":
    sys.exit(main())
