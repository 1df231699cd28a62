"""One run of wrk against one address, and what it cost the server's process."""
import os
import re
import statistics
import subprocess
from pathlib import Path
from typing import NamedTuple

UNITS = {"us": 1, "ms": 1_000, "s": 1_000_000}


class Figures(NamedTuple):
    """One run of wrk."""

    rate: float       # requests a second
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


def measure(process, url, connections, seconds, options=()):
    """Figures of `seconds` at so many connections; an answer that is not 2xx ends the benchmark."""
    before = cpu_ticks(process)
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", *options, url]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in text:
        raise RuntimeError(f"{url} answered with errors:\n{text}")
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    spent = (cpu_ticks(process) - before) * 1_000_000 / os.sysconf("SC_CLK_TCK")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    return Figures(rate, percentile(text, 50), percentile(text, 99), spent / max(requests, 1))


def median(runs):
    """Field by field, of tuples of one kind."""
    return type(runs[0])(*(statistics.median(values) for values in zip(*runs)))
