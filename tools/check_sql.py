#!/usr/bin/env python3
"""The rules for SQL: where it stands, whose tables it names, how it joins, what never appears in it.

    check_sql.py              checks migrations and every R"sql(…)sql"
    check_sql.py --release    writes down the migrations that are released now: from then on they may not change
"""
import hashlib
import re
import sys

import check_layers
import project
from project import CPP_PIECE, Finding, line_of

RELEASED = "tools/released_migrations.txt"
# The tests of the server and of the test database make a table of their own.
HOME = re.compile(r"^src/(store|insight)/|_store\.cpp$|_store_test\.cpp$|^src/(http|testing)/\w+_test\.cpp$")
STATEMENT = re.compile(r"\bSELECT\b[^\"]*\bFROM\b|\bINSERT INTO\b|\bUPDATE\s+\w+\s+SET\b|\bDELETE FROM\b"
                       r"|\b(?:CREATE|ALTER|DROP) (?:TABLE|VIEW|INDEX)\b|\bPRAGMA \w")
SQL_TEXT = re.compile(r'R"sql\((.*?)\)sql"', re.DOTALL)
NEVER = [
    (r"\bnow\s*\(|\bcurrent_(?:timestamp|date|time)\b|'now'|\b(?:strftime|julianday|datetime)\s*\(",
     "time is a parameter: no clock in SQL"),
    (r"\brandom\s*\(|\bgen_random_uuid\b|\brandomblob\b", "randomness is a parameter: none in SQL"),
    (r"\bSELECT\s+(?:DISTINCT\s+)?(?:\w+\.)?\*|\bRETURNING\s+\*", "name the columns: SELECT * changes with the table"),
    (r"\bON\s+DELETE\s+SET\s+NULL\b", "ON DELETE SET NULL does not exist on Citus: update in code"),
    (r"\bCREATE\s+(?:\w+\s+)*TRIGGER\b", "no triggers: rules are in code"),
    (r"\w::\w", "no :: casts, SQLite does not know them: CAST(… AS …)"),
    (r"\bILIKE\b", "no ILIKE, SQLite does not know it: lower(x) LIKE lower($1)"),
    (r"\bCHECK\s*\(\s*\w+\s+IN\b", "no CHECK lists: words are dictionary rows, SQLite would rebuild the table"),
]
WORDS = ("on|where|left|right|inner|cross|full|join|group|order|limit|union|except|intersect|returning|having|window"
         "|set|values|select|as|using|do|natural|lateral")
SOURCE = re.compile(rf"\b(?<!distinct )(from|join|into|update)\s+(?!(?:{WORDS})\b)([a-z_]\w*)\b(?!\s*\()"
                    rf"(?:\s+(?:as\s+)?(?!(?:{WORDS})\b)([a-z_]\w*))?", re.IGNORECASE)
CLAUSE_END = re.compile(r"\b(?:left|right|inner|cross|full|join|where|group|order|limit|union|returning|having)\b",
                        re.IGNORECASE)


def without_comments(sql):
    return re.sub(r"--[^\n]*", lambda match: " " * len(match.group(0)), sql)


def inside(sql, opened):
    """What stands between the bracket at `opened` and its partner."""
    depth = 0
    for position in range(opened, len(sql)):
        depth += (sql[position] == "(") - (sql[position] == ")")
        if depth == 0:
            return sql[opened + 1:position]
    return sql[opened + 1:]


class Schema:
    """The tables and views that the migrations make: who owns them, which are keyed by county."""

    def __init__(self, migrations):
        self.owner, self.by_county = {}, set()
        for path, text in migrations.items():
            folder = path.split("/")[1]
            for name in re.findall(r"^--\s*words:\s*(\w+)", text, re.MULTILINE):
                self.owner[name] = folder
            sql = without_comments(text)
            for match in re.finditer(r"\bCREATE\s+(?:VIRTUAL\s+)?TABLE\s+(\w+)\s*(?:\(|USING)", sql, re.IGNORECASE):
                self.add(match.group(1), folder, sql[match.end():])
            for match in re.finditer(r"\bCREATE\s+VIEW\s+(\w+)\s+AS\s+SELECT\s+(?:\w+\.)?(?=\w)", sql, re.IGNORECASE):
                self.add(match.group(1), folder, sql[match.end():])

    def add(self, name, folder, rest):
        self.owner[name] = folder
        if re.match(r"\s*county\b", rest):
            self.by_county.add(name)


def never(path, sql, first_line):
    for pattern, why in NEVER:
        for match in re.finditer(pattern, sql, re.IGNORECASE):
            yield Finding(path, first_line + sql.count("\n", 0, match.start()), why)


def ownership(path, sql, first_line, schema, rules):
    """A slice names its own tables, and of slices that it may use only what they publish as v_…"""
    folder = path.split("/")[1]
    own_names = {name.lower() for name in re.findall(r"\b(\w+)\s*(?:\([^()]*\)\s*)?AS\s*\(\s*(?:SELECT|VALUES|WITH)",
                                                     sql, re.IGNORECASE)}
    for match in SOURCE.finditer(sql):
        name = match.group(2)
        owner = schema.owner.get(name)
        line = first_line + sql.count("\n", 0, match.start())
        if name.lower() in own_names or owner == folder or folder == "store":
            continue
        if owner is None:
            yield Finding(path, line, f"no migration makes '{name}'")
        elif not name.startswith("v_"):
            yield Finding(path, line, f"'{name}' belongs to {owner}/: join its v_… view, or call its action")
        elif match.group(1).lower() in ("into", "update"):
            yield Finding(path, line, f"'{name}' is a view of {owner}/: call its action to write")
        elif folder != "insight" and not {owner, "*"} & set(rules.lower.get(folder, [])):
            yield Finding(path, line, f"{folder}/ may not use {owner}/ (tools/layers.txt), so not its view '{name}'")


def joins(path, sql, first_line, schema):
    """Two tables keyed by county are joined by it, and a sub-select from one names it."""
    seen = False
    for match in SOURCE.finditer(sql):
        keyed = match.group(2) in schema.by_county
        line = first_line + sql.count("\n", 0, match.start())
        if match.group(1).lower() == "join" and keyed and seen:
            rest = sql[match.end():]
            end = CLAUSE_END.search(rest)
            clause = rest[:end.start()] if end else rest
            if not re.search(r"\w+\.county\s*=\s*\w+\.county|\bUSING\s*\([^)]*\bcounty\b", clause, re.IGNORECASE):
                yield Finding(path, line, f"the join of '{match.group(2)}' does not name the county on both sides")
        seen = seen or keyed
    for match in re.finditer(r"\(\s*SELECT\b", sql, re.IGNORECASE):
        part = inside(sql, match.start())
        first = SOURCE.search(part)
        if first and first.group(2) in schema.by_county and not re.search(r"\bcounty\b", part):
            line = first_line + sql.count("\n", 0, match.start())
            yield Finding(path, line, f"the sub-select from '{first.group(2)}' does not name the county")


def keys(path, text, schema):
    """Where a table's first column is the county, every key of it begins with the county."""
    sql = without_comments(text)
    for match in re.finditer(r"\bCREATE\s+TABLE\s+(\w+)\s*\(", sql, re.IGNORECASE):
        body = inside(sql, match.end() - 1)
        if match.group(1) not in schema.by_county:
            continue
        for key in re.finditer(r"\b(PRIMARY KEY|UNIQUE|FOREIGN KEY)\s*\(\s*(\w+)", body, re.IGNORECASE):
            if key.group(2) != "county":
                yield Finding(path, line_of(sql, match.end() + key.start()), f"{key.group(1)} of '{match.group(1)}' "
                              "does not begin with county, the shard key")
    for match in re.finditer(r"\bCREATE\s+UNIQUE\s+INDEX\s+\w+\s+ON\s+(\w+)\s*\(\s*(\w+)", sql, re.IGNORECASE):
        if match.group(1) in schema.by_county and match.group(2) != "county":
            yield Finding(path, line_of(sql, match.start()), f"a unique index of '{match.group(1)}' begins with county")


def numbers(paths):
    """Migrations are numbered over all folders; two files share a number only as .sqlite.sql and .pg.sql."""
    seen = {}
    for path in sorted(paths):
        match = re.fullmatch(r"src/(?:\w+/)+migrations/(\d{4})_(\w+?)(\.sqlite|\.pg)?\.sql", path)
        if not match:
            yield Finding(path, 1, "a migration is called NNNN_name.sql (or .sqlite.sql and .pg.sql)")
            continue
        seen.setdefault(match.group(1), []).append((path, match.group(2), match.group(3)))
    for number, files in seen.items():
        kinds = sorted(kind or "" for _, _, kind in files)
        if kinds not in ([""], [".pg", ".sqlite"]) or len({name for _, name, _ in files}) > 1:
            yield Finding(files[-1][0], 1, f"number {number} is used by {len(files)} files that are not one pair")


def elsewhere(path, text):
    """SQL outside the stores."""
    for match in CPP_PIECE.finditer(text):
        piece = match.group(0)
        if not piece.startswith("/") and (piece.startswith('R"sql') or STATEMENT.search(piece)):
            yield Finding(path, line_of(text, match.start()), "SQL stands in a _store.cpp, directly above its function")


def released(migrations, listed):
    for line in listed.splitlines():
        digest, path = line.split(" ", 1)
        if path not in migrations:
            yield Finding(path, 1, "a released migration is gone: put it back")
        elif hashlib.sha256(migrations[path].encode()).hexdigest() != digest:
            yield Finding(path, 1, "a released migration changed: write a new one instead")


def check(migrations, sources, rules, listed=""):
    schema = Schema(migrations)
    yield from numbers(migrations)
    yield from released(migrations, listed)
    for path, text in migrations.items():
        sql = without_comments(text)
        yield from never(path, sql, 1)
        yield from keys(path, text, schema)
        for view in re.finditer(r"\bCREATE\s+VIEW\s+(\w+)\s+AS\b([^;]*)", sql, re.IGNORECASE):
            first_line = line_of(sql, view.start(2))
            yield from ownership(path, view.group(2), first_line, schema, rules)
            yield from joins(path, view.group(2), first_line, schema)
    for path, text in sources.items():
        if not HOME.search(path):
            yield from elsewhere(path, text)
        for match in SQL_TEXT.finditer(text):
            sql, first_line = without_comments(match.group(1)), line_of(text, match.start(1))
            if not path.endswith("_test.cpp"):   # a test may make trouble on purpose
                yield from never(path, sql, first_line)
            yield from ownership(path, sql, first_line, schema, rules)
            yield from joins(path, sql, first_line, schema)


def main(words):
    migrations = project.texts(".sql", under=["src/"])
    record = project.ROOT / RELEASED
    if words == ["--release"]:
        lines = [f"{hashlib.sha256(text.encode()).hexdigest()} {path}\n" for path, text in sorted(migrations.items())]
        record.write_text("".join(lines), encoding="utf-8")
        return 0
    rules = check_layers.Rules((project.ROOT / "tools/layers.txt").read_text(encoding="utf-8"))
    listed = record.read_text(encoding="utf-8") if record.exists() else ""
    return project.report(list(check(migrations, project.texts(".h", ".cpp", under=["src/"]), rules, listed)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
