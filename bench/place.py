"""The demo in a real server on one database, with somebody signed in who may register needs all over the county."""
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / os.environ.get("ANXIN_BENCH_BUILD", "build/release")
LOGIN = "bench.writer"
PASSWORD = "eight-thousand-needs"


def wait_for(url):
    for _ in range(400):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{url} does not answer")


class Client:
    """A session at the API."""

    def __init__(self, base, login, password):
        self.base, self.headers = base, {}
        self.session = self.ask("POST", "/session", {"login": login, "password": password})
        self.headers["X-CSRF-Token"] = self.session["csrf"]

    def ask(self, method, path, body=None):
        headers = {**self.headers, "Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
        request = urllib.request.Request(self.base + path, body and json.dumps(body).encode(), headers, method=method)
        with urllib.request.urlopen(request) as answer:
            cookie = answer.headers["Set-Cookie"]
            if cookie:
                self.headers["Cookie"] = cookie.split(";")[0]
            text = answer.read()
            return json.loads(text) if text else None


class Raw(NamedTuple):
    """What the database alone makes of a request."""

    rate: float       # requests a second, all threads together
    cpu: float        # microseconds of the replaying process for each
    statements: int
    size: int         # octets of the real answer


class Place:
    """One data folder and database; start() serves it, floor() measures its raw database on a copy."""

    def __init__(self, name, port, folder, database=None):
        self.name, self.port, self.folder, self.database = name, port, Path(folder), database
        self.base = f"http://127.0.0.1:{port}/api"
        self.process = None
        subprocess.run([BUILD / "anxin", "demo"], env=self.environment(), check=True, stdout=subprocess.DEVNULL)

    def environment(self):
        words = {**os.environ, "ANXIN_DATA": str(self.folder), "ANXIN_LISTEN": f"127.0.0.1:{self.port}",
                 "ANXIN_FILES": str(ROOT / "data")}
        return {**words, "ANXIN_DATABASE": self.database} if self.database else words

    def start(self):
        self.process = subprocess.Popen([BUILD / "anxin", "serve"], env=self.environment(), stdout=subprocess.DEVNULL)
        wait_for(f"{self.base}/health")

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def demo_password(self, role):
        lines = (self.folder / "demo-passwords.txt").read_text(encoding="utf-8").splitlines()
        return next(line.split()[1:3] for line in lines if line.startswith(role))

    def prepare(self):
        """Makes the writer; answers the requests to measure, as {name: [request, …]}."""
        admin = Client(self.base, *self.demo_password("county_admin"))
        county = admin.session["grants"][0]["area_id"]
        made = admin.ask("POST", "/users", {"login": LOGIN, "name": "测样", "area_id": county, "role": "social_worker"})
        writer = Client(self.base, LOGIN, made["first_password"])
        writer.ask("POST", "/session/password", {"old_password": made["first_password"], "new_password": PASSWORD})
        reader = Client(self.base, *self.demo_password("social_worker"))
        home = reader.session["community"]["id"]
        needs = reader.ask("GET", f"/needs?area_id={home}&limit=50")["items"]
        voices = (voice for need in needs for voice in reader.ask("GET", f"/needs/{need['id']}")["voices"])
        person = next(voice["requester_id"] for voice in voices if voice.get("requester_id"))
        communities = [area["id"] for area in writer.ask("GET", f"/areas?within={county}&kind=community")["items"]][:17]
        reading = {
            "one area": f"/areas/{home}",
            "one person": f"/people/{person}",
            "one need, its whole page": f"/needs/{needs[0]['id']}",
            "50 needs with opened names": f"/needs?area_id={home}&limit=50",
            "the board": f"/needs/board?area_id={home}",
        }
        requests = {name: [("GET", path, reader, "")] for name, path in reading.items()}
        for name, some in (("16 communities", communities[:16]), ("one community", communities[16:])):
            requests[f"register a need, {name}"] = [("POST", "/needs", writer, words_in(one)) for one in some]
        return requests

    def copy_for_floor(self, requests):
        """A copy of the data beside it, for the raw database; the server may not run meanwhile."""
        self.floor_folder = self.folder.with_name(self.folder.name + "-floor")
        shutil.copytree(self.folder, self.floor_folder)
        if self.database:
            copy_database(self.database, "anxin_bench", "anxin_untouched")
        with (self.floor_folder / "requests.tsv").open("w", encoding="utf-8") as lines:
            for name, each in requests.items():
                for method, path, who, body in each:
                    fields = (name, method, path, who.headers["Cookie"], who.session["csrf"], body)
                    lines.write("\t".join(fields) + "\n")

    def floor(self, name, connections, seconds):
        """What the raw database makes of one request, on a fresh copy of the copy: its writes leave rows."""
        with tempfile.TemporaryDirectory(dir=self.folder.parent) as folder:
            run = Path(folder) / "floor"
            shutil.copytree(self.floor_folder, run)
            words = {**self.environment(), "ANXIN_DATA": str(run)}
            if self.database:
                words["ANXIN_DATABASE"] = copy_database(self.database, "anxin_untouched", "anxin_floor")
            command = [BUILD / "anxin_floor", run / "requests.tsv", name, str(connections), str(seconds)]
            text = subprocess.run(command, env=words, check=True, stdout=subprocess.PIPE, text=True).stdout
        rate, cpu, statements, size = text.split("\t")
        return Raw(float(rate), float(cpu), int(statements), int(size))


def words_in(community):
    return json.dumps({
        "community_id": community, "channel": "phone", "emergency": False,
        "words": "三楼的声控灯坏了两天，晚上上下楼看不清台阶，老人家不敢出门，请尽快来看看。",
        "requester": {"name": "陈样公", "phone": "19900001234", "anonymous": False},
        "happened": time.strftime("%Y-%m-%dT%H:%M:%S+08:00", time.gmtime(time.time() + 8 * 3600 - 60)),
        "call_back_way": "phone"}, ensure_ascii=False)


def copy_database(url, source, copy):
    """Copies a PostgreSQL database to one beside it and answers its URL: nobody may be connected to the source."""
    server, _, rest = url.partition("/anxin_bench?")
    for statement in (f"DROP DATABASE IF EXISTS {copy}", f"CREATE DATABASE {copy} TEMPLATE {source}"):
        command = ["psql", "-q", f"{server}/postgres?{rest}", "-c", statement]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return f"{server}/{copy}?{rest}"


def lua_of(requests):
    """A wrk script that sends these requests in turn, each with a key of its own."""
    _, _, who, _ = requests[0]
    bodies = ",\n".join(f"[==[{body}]==]" for _, _, _, body in requests)
    return f"""
local bodies = {{{bodies}}}
local count, run = 0, "{uuid.uuid4().hex[:12]}"
function request()
  count = count + 1
  return wrk.format("POST", nil, {{
    ["Content-Type"] = "application/json", ["Cookie"] = "{who.headers['Cookie']}",
    ["X-CSRF-Token"] = "{who.session['csrf']}", ["Idempotency-Key"] = run .. "-" .. count,
  }}, bodies[count % #bodies + 1])
end
"""
