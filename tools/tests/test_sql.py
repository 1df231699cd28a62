import hashlib
import unittest

import check_layers
import check_sql

RULES = check_layers.Rules("slice areas:\nslice people: areas\nslice needs: areas people\nslice insight:\n")
MIGRATIONS = {
    "src/areas/migrations/0002_areas.sql": "CREATE TABLE area (id id_t PRIMARY KEY, county id_t);\n"
                                           "CREATE VIEW v_area AS SELECT id, county FROM area;\n",
    "src/people/migrations/0003_people.sql": "CREATE TABLE person (\n  county id_t NOT NULL,\n  id id_t,\n"
                                             "  PRIMARY KEY (county, id)\n);\n"
                                             "CREATE VIEW v_person AS SELECT p.county, p.id FROM person p;\n",
    "src/needs/migrations/0005_needs.sql": "-- words: need_words\nCREATE TABLE need (\n  county id_t NOT NULL,\n"
                                           "  id id_t, owner id_t,\n  PRIMARY KEY (county, id)\n);\n"
                                           "CREATE TABLE voice (county id_t, need id_t, PRIMARY KEY (county, need));\n",
}


class Rules(unittest.TestCase):
    def of(self, sql, path="src/needs/need_store.cpp", **more):
        findings = check_sql.check({**MIGRATIONS, **more}, {path: f'tx.run(R"sql(\n{sql})sql");\n'}, RULES)
        return [f"{finding.line}: {finding.text}" for finding in findings]

    def refused(self, word, *arguments, **more):
        found = self.of(*arguments, **more)
        self.assertTrue(any(word in line for line in found), found)

    def allowed(self, *arguments, **more):
        self.assertEqual(self.of(*arguments, **more), [])

    def test_place(self):
        self.allowed("SELECT id FROM need WHERE county = $1")
        self.refused("stands in a _store.cpp", "SELECT id FROM need", "src/needs/need_actions.cpp")
        plain = {"src/needs/need.cpp": 'run("DELETE FROM need");'}
        self.assertEqual(len(list(check_sql.check(MIGRATIONS, plain, RULES))), 1)
        words = {"src/needs/need.cpp": 'say("select one from the list"); // DELETE FROM need'}
        self.assertEqual(list(check_sql.check(MIGRATIONS, words, RULES)), [])

    def test_tables_of_others(self):
        self.refused("2: 'person' belongs to people/", "SELECT id FROM person WHERE county = $1")
        self.allowed("SELECT id FROM v_person WHERE county = $1")
        self.refused("to write", "UPDATE v_person SET id = 1 WHERE county = $1")
        self.refused("may not use people/", "SELECT id FROM v_person", "src/areas/area_store.cpp")
        self.allowed("SELECT id FROM v_person", "src/insight/figure_store.cpp")

    def test_unknown_table(self):
        self.refused("no migration makes 'nede'", "SELECT id FROM nede")
        self.allowed("SELECT value FROM json_each($1)")
        self.allowed("WITH late AS (SELECT id FROM need WHERE county = $1) SELECT id FROM late")
        self.allowed("INSERT INTO need (id) VALUES (1) ON CONFLICT (county, id) DO UPDATE SET id = 2")
        self.allowed("SELECT id FROM need WHERE county = $1 AND owner IS NOT DISTINCT FROM $2")
        self.allowed("SELECT rowid FROM need_words")

    def test_joins(self):
        self.allowed("SELECT n.id FROM need n JOIN voice v ON v.county = n.county AND v.need = n.id WHERE n.id = $1")
        self.refused("join of 'voice'", "SELECT n.id FROM need n JOIN voice v ON v.need = n.id WHERE n.county = $1")
        self.allowed("SELECT n.id FROM need n JOIN v_area a ON a.id = n.owner WHERE n.county = $1")
        self.refused("join of 'v_person'", "SELECT n.id FROM need n LEFT JOIN v_person p ON p.id = n.owner")

    def test_subselects(self):
        self.allowed("SELECT id FROM need n WHERE EXISTS (SELECT 1 FROM voice v WHERE v.county = n.county)")
        self.refused("sub-select from 'voice'",
                     "SELECT id FROM need n WHERE EXISTS (SELECT 1 FROM voice v WHERE v.need = n.id)")

    def test_never(self):
        for sql in ("SELECT now()", "SELECT random()", "SELECT * FROM need", "SELECT $1::text", 
                    "SELECT 1 WHERE 'a' ILIKE $1", "SELECT current_timestamp"):
            self.assertEqual(len(self.of(sql)), 1, sql)
        self.allowed("SELECT count(*) FROM need WHERE county = $1 -- not now()")

    def test_never_in_migrations(self):
        for text in ("CREATE TRIGGER t;", "CREATE TABLE a (b id_t REFERENCES c ON DELETE SET NULL);",
                     "CREATE TABLE a (b TEXT CHECK (b IN ('x')));"):
            found = list(check_sql.check({"src/needs/migrations/0009_x.sql": text}, {}, RULES))
            self.assertEqual(len(found), 1, text)

    def test_keys_begin_with_county(self):
        for line in ("PRIMARY KEY (id)", "UNIQUE (id)", "FOREIGN KEY (need) REFERENCES need (id)"):
            text = f"CREATE TABLE odd (\n  county id_t NOT NULL,\n  id id_t,\n  {line}\n);"
            found = list(check_sql.check({"src/needs/migrations/0009_x.sql": text}, {}, RULES))
            self.assertEqual([finding.line for finding in found], [4], line)

    def test_numbers(self):
        good = ["src/a/migrations/0001_x.sql", "src/b/migrations/0002_y.pg.sql", "src/b/migrations/0002_y.sqlite.sql"]
        self.assertEqual(list(check_sql.numbers(good)), [])
        self.assertEqual(len(list(check_sql.numbers([*good, "src/c/migrations/0001_z.sql"]))), 1)
        self.assertEqual(len(list(check_sql.numbers(["src/c/migrations/new.sql"]))), 1)

    def test_released(self):
        path = "src/areas/migrations/0002_areas.sql"
        line = f"{hashlib.sha256(MIGRATIONS[path].encode()).hexdigest()} {path}\n"
        self.assertEqual(list(check_sql.released(MIGRATIONS, line)), [])
        self.assertEqual(len(list(check_sql.released({path: "-- other"}, line))), 1)
        self.assertEqual(len(list(check_sql.released({}, line))), 1)


if __name__ == "__main__":
    unittest.main()
