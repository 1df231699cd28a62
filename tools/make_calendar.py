#!/usr/bin/env python3
"""Make data/calendar/ from the npm package chinese-days: which days of the official years differ from the plain week.

    npm pack chinese-days@1.5.7
    python3 tools/make_calendar.py chinese-days-1.5.7.tgz

The same package gives the same bytes. Only the standard library is used; the package's checksum is verified first.
"""
import argparse
import base64
import datetime
import hashlib
import io
import json
import pathlib
import tarfile

PACKAGE = "chinese-days@1.5.7"
INTEGRITY = "8Z/afgDTct5jsoTLQTOZfpDl7w4pJH4jpr3DLxy6HING9U/e0EV7yiNxF/HVXp/c+eQFfFqv+HQZ/QDaIVJ1Vw=="
OUT = pathlib.Path(__file__).resolve().parent.parent / "data" / "calendar" / "days.tsv"


def checked(path):
    """The package's bytes, if they are the ones that this script was written for."""
    content = pathlib.Path(path).read_bytes()
    if base64.b64encode(hashlib.sha512(content).digest()).decode() != INTEGRITY:
        raise SystemExit(f"{path} is not {PACKAGE}: its checksum differs")
    return content


def rows(days):
    """'date, 1 or 0 for work, name' of each day that differs from Monday to Friday, in order."""
    for works, kind in (("0", "holidays"), ("1", "workdays")):
        for date, names in days[kind].items():
            weekday = datetime.date.fromisoformat(date).isoweekday() <= 5
            if weekday != (works == "1"):
                yield f"{date}\t{works}\t{names.split(',')[1]}\n"


def table(content):
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        days = json.load(archive.extractfile("package/dist/chinese-days.json"))
    return "".join(sorted(rows(days)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", help="chinese-days-1.5.7.tgz, made by npm pack")
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(table(checked(parser.parse_args().package)), encoding="utf-8")
    print(OUT)


if __name__ == "__main__":
    main()
