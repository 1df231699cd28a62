"""Runs the built program: backup, restore and verify beside a server, and every error that an operator can make."""
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ANXIN_PROGRAM", str(ROOT / "build/release/anxin"))
COMMUNITY = "371722003003"


class Place:
    """A folder with data, and the program run on it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.env = {**os.environ, "ANXIN_DATA": str(self.folder), "ANXIN_FILES": str(ROOT / "data"),
                    "ANXIN_PAGES": str(self.folder / "pages"), "ANXIN_LISTEN": "127.0.0.1:0"}

    def run_apart(self, *words, cwd=None, **env):
        """Exit code, standard output, standard error."""
        done = subprocess.run([PROGRAM, *words], env={**self.env, **env}, cwd=cwd or self.folder, text=True,
                              capture_output=True, timeout=120, check=False)
        return done.returncode, done.stdout, done.stderr

    def run(self, *words, cwd=None, **env):
        code, out, err = self.run_apart(*words, cwd=cwd, **env)
        return code, out + err

    def serve(self, before=()):
        server = subprocess.Popen([*before, PROGRAM, "serve"], env=self.env, cwd=self.folder, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said = ""
        for line in server.stdout:
            said += line
            found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
            if found:
                threading.Thread(target=server.stdout.read, daemon=True).start()
                return server, int(found.group(1))
        raise AssertionError("the server does not start: " + said)


class Client:
    """Signed in; every write with a key of its own."""

    def __init__(self, port, login, password):
        self.port = port
        self.headers = {"Content-Type": "application/json"}
        answer, body = self.ask("POST", "/session", {"login": login, "password": password})
        self.headers |= {"Cookie": answer.getheader("Set-Cookie").split(";")[0], "X-CSRF-Token": body["csrf"]}
        self.community = (body.get("community") or {}).get("id")

    def ask(self, method, path, body=None, key=None):
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {**self.headers, "Idempotency-Key": key or str(uuid.uuid4())}
        link.request(method, "/api" + path, json.dumps(body) if body is not None else None, headers)
        answer = link.getresponse()
        text = answer.read()
        link.close()
        return answer, json.loads(text) if text else None

    def register(self, words):
        return self.ask("POST", "/needs", {
            "community_id": self.community, "channel": "phone", "emergency": False, "words": words,
            "requester": {"anonymous": True}, "happened": "2026-01-05T08:00:00+08:00",
            "call_back_way": "none"})[0].status


class Commands(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.original = tempfile.mkdtemp(prefix="anxin-cli-")
        place = Place(cls.original)
        for words in (["migrate"], ["import", "county", "371722"]):
            code, said = place.run(*words)
            assert code == 0, said
        code, said = place.run("user", "add", "--login", "li.ming", "--name", "李样明", "--role", "social_worker",
                               "--area", COMMUNITY)
        assert code == 0, said
        first = re.search(r"[2-9a-z]{4}(-[2-9a-z]{4}){3}", said).group(0)
        cls.password = "a-password-of-my-own"
        server, port = place.serve()
        client = Client(port, "li.ming", first)
        answer, body = client.ask("POST", "/session/password",
                                  {"old_password": first, "new_password": cls.password})
        server.send_signal(signal.SIGTERM)
        assert (answer.status // 100, server.wait(30)) == (2, 0), body

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.original)

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="anxin-cli-")
        shutil.copytree(self.original, self.folder, dirs_exist_ok=True)
        self.place = Place(self.folder)
        self.addCleanup(shutil.rmtree, self.folder)

    def serve(self, before=()):
        server, port = self.place.serve(before)
        self.place_port = port

        def stop():
            server.send_signal(signal.SIGTERM)
            self.assertEqual(server.wait(30), 0)
        self.addCleanup(stop)
        return Client(port, "li.ming", self.password)

    def refused(self, code, pattern, *words, **env):
        """Said on standard error; scripts that read standard output find nothing."""
        got, out, err = self.place.run_apart(*words, **env)
        self.assertEqual((got, out), (code, ""), err)
        self.assertRegex(err, pattern)

    def new_folder(self):
        folder = tempfile.mkdtemp(prefix="anxin-cli-")
        self.addCleanup(shutil.rmtree, folder)
        return pathlib.Path(folder)

    def test_a_backup_under_writes_is_restored_elsewhere_and_verified(self):
        client = self.serve()
        enough, written = threading.Event(), []

        def write():
            while not enough.is_set():
                written.append(client.register(f"灯坏了 {len(written)}"))
        writer = threading.Thread(target=write)
        writer.start()
        while len(written) < 20:
            self.assertTrue(writer.is_alive())
        code, said = self.place.run("backup", "saved")
        beside, words = self.place.run("verify")
        enough.set()
        writer.join()
        self.assertEqual((code, beside), (0, 0), said + words)
        self.assertEqual(set(written), {201})
        self.assertEqual(self.place.run("verify", "--backup", "saved")[0], 0)

        elsewhere = Place(tempfile.mkdtemp(prefix="anxin-cli-"))
        self.addCleanup(shutil.rmtree, elsewhere.folder)
        shutil.copy(self.place.folder / "master.key", elsewhere.folder)
        code, said = elsewhere.run("restore", str(self.place.folder / "saved"))
        self.assertEqual(code, 0, said)
        code, said = elsewhere.run("verify")
        self.assertEqual(code, 0, said)
        self.assertRegex(said, r"[1-9]\d* sealed values opened, 0 problems")
        code, said = elsewhere.run("restore", str(self.place.folder / "saved"))
        self.assertEqual(code, 1)
        self.assertIn("there is a database already", said)

        # One octet of what somebody said.
        with sqlite3.connect(elsewhere.folder / "anxin.db") as database:
            voice, words = database.execute("SELECT id, words FROM voice ORDER BY id LIMIT 1").fetchone()
            damaged = words[:-1] + bytes([words[-1] ^ 1])
            database.execute("UPDATE voice SET words = ? WHERE id = ?", (damaged, voice))
        database.close()
        code, said = elsewhere.run("verify")
        self.assertEqual(code, 1, said)
        self.assertRegex(said, rf"voice {voice} \(county \d+\): words does not open")

        with open(self.place.folder / "saved" / "database.sealed", "r+b") as backup:
            backup.seek(1000)
            octet = backup.read(1)
            backup.seek(1000)
            backup.write(bytes([octet[0] ^ 1]))
        code, said = self.place.run("verify", "--backup", "saved")
        self.assertEqual(code, 1, said)

    def test_a_port_in_use_and_a_second_server_are_said(self):
        client = self.serve()
        self.refused(1, "in use by another process", "serve")
        other = tempfile.mkdtemp(prefix="anxin-cli-")
        self.addCleanup(shutil.rmtree, other)
        shutil.copytree(self.original, other, dirs_exist_ok=True)
        code, said = Place(other).run("serve", "--listen", f"127.0.0.1:{client.port}")
        self.assertEqual(code, 1, said)
        self.assertRegex(said, rf"cannot listen on 127\.0\.0\.1:{client.port}")
        self.assertEqual(client.register("还在"), 201)
        self.refused(1, "stop it first", "migrate")

    def test_a_missing_or_wrong_key_opens_nothing_and_makes_no_new_one(self):
        key = self.place.folder / "master.key"
        key.rename(key.with_suffix(".kept"))
        for words in (["serve"], ["migrate"], ["verify"]):
            self.refused(1, "master.key", *words)
            self.assertFalse(key.exists())
        key.write_text("ab" * 32 + "\n", encoding="ascii")
        key.chmod(0o400)
        self.refused(1, "the master key is not the one of this database", "serve")
        key.unlink()
        key.write_text("short", encoding="ascii")
        key.chmod(0o400)
        self.refused(1, "64 hexadecimal digits", "serve")
        key.unlink()
        key.with_suffix(".kept").rename(key)
        self.assertEqual(self.place.run("verify")[0], 0)

    def test_an_older_and_a_newer_schema_are_said(self):
        database = sqlite3.connect(self.place.folder / "anxin.db")
        database.execute("INSERT INTO schema_migration VALUES (9999, 'later', x'00', 0)")
        database.commit()
        self.refused(1, "newer than the program", "serve")
        self.refused(1, "newer than the program", "migrate")
        database.execute("DELETE FROM schema_migration WHERE number IN (9999, 6)")
        database.commit()
        database.close()
        self.refused(1, "older than the program", "serve")

    def test_a_database_that_is_gone_is_said(self):
        file = self.place.folder / "anxin.db"
        file.unlink()
        for words in (["serve"], ["verify"], ["backup", "saved"], ["user", "list"]):
            self.refused(1, rf"there is no database at {file}", *words)
            self.assertFalse(file.exists())
        self.refused(1, r"/nowhere/\.s\.PGSQL\.5432.*No such file or directory", "serve",
                     ANXIN_DATABASE="postgresql:///anxin?host=/nowhere")

    def test_a_refusal_goes_to_standard_error_alone_and_beside_a_server(self):
        command = ["user", "add", "--login", "li.ming", "--name", "李样明", "--role", "auditor", "--area", COMMUNITY]
        self.refused(1, "refused: ", *command)
        self.refused(1, "refused: area.code_unknown at --area", "user", "list", "--area", "999")
        self.refused(1, "cannot read .*nowhere.csv", "import", "sheet", "nowhere.csv", "--area", COMMUNITY)
        self.serve()
        self.refused(1, "refused: ", *command)
        self.refused(1, "refused: area.code_unknown at --area", "user", "list", "--area", "999")
        self.refused(1, "cannot read .*nowhere.csv", "import", "sheet", "nowhere.csv", "--area", COMMUNITY)
        self.refused(1, "there is something at .* already", "backup", ".")
        code, out, err = self.place.run_apart("user", "list", "--area", COMMUNITY)
        self.assertEqual((code, err), (0, ""))
        self.assertRegex(out, "^li.ming active")

    def test_a_county_is_found_by_its_name_when_only_one_has_it(self):
        code, said = self.place.run("import", "county", "路桥区")
        self.assertEqual(code, 0, said)
        self.assertIn("areas of 331004 are there", said)
        self.refused(1, "(?s)several counties are called 鼓楼区.* 320106 鼓楼区", "import", "county", "鼓楼区")
        self.refused(1, "no county has the code or the name 无此县", "import", "county", "无此县")

    def test_a_backup_is_a_line_of_the_journal_that_the_pages_read(self):
        code, said = self.place.run("user", "add", "--login", "admin", "--name", "样县管", "--role", "county_admin",
                                    "--area", "371722")
        self.assertEqual(code, 0, said)
        first = re.search(r"[2-9a-z]{4}(-[2-9a-z]{4}){3}", said).group(0)
        self.serve()
        admin = Client(self.place_port, "admin", first)
        admin.ask("POST", "/session/password", {"old_password": first, "new_password": "another-of-my-own"})
        self.assertEqual(admin.ask("GET", "/backup")[1], {})
        folder = self.new_folder() / "made"
        code, said = self.place.run("backup", str(folder))
        self.assertEqual(code, 0, said)
        self.assertIn("at", admin.ask("GET", "/backup")[1])

    def test_a_relative_folder_is_meant_from_where_the_command_is_given(self):
        away = self.new_folder()
        code, said = self.place.run("backup", "alone", cwd=away)
        self.assertEqual(code, 0, said)
        self.serve()
        code, said = self.place.run("backup", "beside", cwd=away)
        self.assertEqual(code, 0, said)
        for name in ("alone", "beside"):
            self.assertEqual(sorted(file.name for file in (away / name).iterdir()), ["database.sealed", "manifest"])
            self.assertFalse((self.place.folder / name).exists())
            self.assertEqual(self.place.run("verify", "--backup", name, cwd=away)[0], 0)

    def test_a_backup_is_verified_where_no_database_is_and_nothing_is_left_there(self):
        self.assertEqual(self.place.run("backup", "saved")[0], 0)
        bare = Place(self.new_folder())
        key = bare.folder / "master.key"
        shutil.copy(self.place.folder / "master.key", key)
        shutil.move(self.place.folder / "saved", bare.folder / "saved")
        before = sorted(bare.folder.rglob("*"))
        code, said = bare.run("verify", "--backup", "saved")
        self.assertEqual(code, 0, said)
        self.assertIn("the backup is whole", said)
        with open(bare.folder / "saved" / "manifest", "a", encoding="ascii") as manifest:
            manifest.write("more\n")
        code, out, err = bare.run_apart("verify", "--backup", "saved")
        self.assertEqual((code, out), (1, ""), err)
        self.assertEqual(sorted(bare.folder.rglob("*")), before)

    def test_settings_that_cannot_be_read_name_file_line_and_key(self):
        (self.place.folder / "bad.toml").write_text("[server]\n\nlisten = 8080\n", encoding="ascii")
        self.refused(2, r"bad\.toml:3: server\.listen", "--config", "bad.toml", "serve")
        self.refused(2, r"nowhere\.toml", "--config", "nowhere.toml", "serve")
        self.refused(2, "ANXIN_LISTEN", "serve", ANXIN_LISTEN="everywhere")

    def test_an_unknown_command_is_named(self):
        self.refused(2, "no such command: no-such-command ", "no-such-command")
        self.refused(2, "no such command: no-such-command ", "--config", "nowhere.toml", "no-such-command")
        self.refused(2, "subcommand is required")

    def test_a_full_disk_is_answered_by_507_and_reads_go_on(self):
        # A small memory file system in a mount namespace of the server's own.
        small = self.place.folder / "small"
        small.mkdir()
        kept = self.place.folder / "kept"
        kept.mkdir()
        for name in ("anxin.db", "master.key"):
            shutil.copy2(self.place.folder / name, kept)
        self.place.env["ANXIN_DATA"] = str(small)
        # What fills it is taken away from inside, when a file outside asks for it.
        script = ('mount -t tmpfs -o size=8m full "$1" && cp -p "$2"/* "$1" && head -c 2m /dev/zero > "$1/ballast" || '
                  'exit; (until [ -e "$2/free" ]; do sleep 0.05; done; rm "$1/ballast") & shift 2; exec "$@"')
        client = self.serve(["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", str(small), str(kept)])
        self.addCleanup((kept / "free").touch)
        words = "很长的话" * 1000
        statuses = []
        while len(statuses) < 2000 and (not statuses or statuses[-1] == 201):
            statuses.append(client.register(words))
        self.assertEqual(statuses[-1], 507)
        answer, session = client.ask("GET", "/session")
        self.assertEqual(answer.status, 200, session)

        (kept / "free").touch()
        again = time.monotonic() + 20
        while (status := client.register(words)) == 507 and time.monotonic() < again:
            time.sleep(0.1)
        self.assertEqual(status, 201)
        self.assertEqual([client.register("又能写了") for _ in range(10)], [201] * 10)


@unittest.skipUnless("ANXIN_TEST_PG" in os.environ, "tools/with_postgres.sh names a server")
class OnPostgresql(unittest.TestCase):
    def setUp(self):
        name = f"anxin_cli_{uuid.uuid4().hex}"
        server = os.environ["ANXIN_TEST_PG"]
        psql = pathlib.Path(os.environ["ANXIN_PG_BIN"]) / "psql"

        def on_server(sql):
            subprocess.run([psql, "-qc", sql, server], check=True, timeout=60)
        on_server(f"CREATE DATABASE {name}")
        self.addCleanup(on_server, f"DROP DATABASE {name} WITH (FORCE)")
        folder = tempfile.mkdtemp(prefix="anxin-cli-")
        self.addCleanup(shutil.rmtree, folder)
        self.place = Place(folder)
        self.place.env["ANXIN_DATABASE"] = server.replace("/postgres?", f"/{name}?")
        code, said = self.place.run("migrate")
        self.assertEqual(code, 0, said)

    def test_a_second_server_on_the_same_data_folder_is_refused(self):
        server, port = self.place.serve()
        try:
            code, out, err = self.place.run_apart("serve")
            self.assertEqual((code, out), (1, ""), err)
            self.assertIn(f"the data in {self.place.folder} are in use by another process", err)
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            link.request("GET", "/api/session")
            self.assertEqual(link.getresponse().status, 401)
            link.close()
        finally:
            server.send_signal(signal.SIGTERM)
            self.assertEqual(server.wait(30), 0)
        # The folder is free again.
        server, port = self.place.serve()
        server.send_signal(signal.SIGTERM)
        self.assertEqual(server.wait(30), 0)


if __name__ == "__main__":
    unittest.main()
