import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import project


class Parts(unittest.TestCase):
    """tools/parts.sh in a folder with a space in its name."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="an xin "))
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copytree(project.ROOT / "tools", self.folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))

    def run_parts(self, lines):
        script = f"set -euo pipefail\nsource tools/setup.sh\nsource tools/parts.sh\nbegin_parts\n{lines}\nend_parts\n"
        return subprocess.run(["bash", "-c", script], cwd=self.folder, capture_output=True, text=True, check=False)

    def test_sum_is_the_last_line_and_decides(self):
        done = self.run_parts("part one counts echo '3 passed, 0 failed'\npart two one true")
        self.assertEqual(done.stdout.splitlines()[-1], "4 passed, 0 failed")
        self.assertEqual(done.returncode, 0)

    def test_a_failed_part_does_not_stop_the_others_and_shows_its_log(self):
        done = self.run_parts("part one one bash -c 'echo why; exit 3'\npart two one true")
        self.assertEqual(done.stdout.splitlines()[-1], "1 passed, 1 failed")
        self.assertIn("    why", done.stdout)
        self.assertEqual(done.returncode, 1)

    def test_a_part_stops_at_its_first_error(self):
        done = self.run_parts("steps() { false; echo 'went on'; }\npart one one steps\nif passed; then echo PASSED; fi")
        self.assertNotIn("went on", done.stdout)
        self.assertNotIn("PASSED", done.stdout)
        self.assertEqual(done.stdout.splitlines()[-1], "0 passed, 1 failed")

    def test_a_command_that_is_not_there_is_a_failure(self):
        done = self.run_parts("part one counts tools/no-such-script")
        self.assertEqual(done.stdout.splitlines()[-1], "0 passed, 1 failed")

    def test_a_step_counts_only_when_it_fails(self):
        done = self.run_parts("part build step true\npart check one true")
        self.assertEqual(done.stdout.splitlines()[-1], "1 passed, 0 failed")

    def test_suites_of_changed_folders(self):
        tests = self.folder / "src/needs"
        tests.mkdir(parents=True)
        (tests / "need_test.cpp").write_text("TEST(Need, moves) {\nTEST_P(NeedStore, finds) {\n", encoding="utf-8")
        done = self.run_parts("suites_of needs\npart check one true")
        self.assertIn("Need.*:*/Need.*:Need/*.*:NeedStore.*:*/NeedStore.*:NeedStore/*.*", done.stdout.splitlines())


class Setup(unittest.TestCase):
    def run_setup(self, lines, **environment):
        script = f"set -euo pipefail\nsource '{project.ROOT}/tools/setup.sh'\n{lines}\n"
        with tempfile.TemporaryDirectory(prefix="an xin ") as folder:
            return subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=False,
                                  env={"PATH": "/usr/bin:/bin", **environment})

    def test_jobs_are_what_was_asked(self):
        self.assertEqual(self.run_setup("jobs_at_once", ANXIN_JOBS="7").stdout, "7")
        self.assertGreaterEqual(int(self.run_setup("jobs_at_once").stdout), 1)

    def test_only_missing_packages_are_installed_in_one_call(self):
        done = self.run_setup("""installed() { [[ "$1" == here ]]; }
                                 dpkg-query() { :; }; as_root() { echo "$*" >> calls; }
                                 mkdir -p node; touch node/version
                                 need_packages here gone lost; need_packages here gone lost; cat calls""")
        self.assertEqual([line.rsplit(" ", 3)[-2:] for line in done.stdout.splitlines() if " install " in line],
                         [["gone", "lost"]], done.stderr)

    def test_the_demo_is_loaded_once_and_again_after_a_broken_load(self):
        done = self.run_setup("""mkdir -p build/release
                                 printf '#!/bin/sh\\necho demo; touch var/anxin.db' > build/release/anxin
                                 chmod +x build/release/anxin
                                 load_demo_once; load_demo_once; touch var/demo-is-loading; load_demo_once; ls var""")
        self.assertEqual(done.stdout.split(), ["demo", "demo", "anxin.db"], done.stderr)


if __name__ == "__main__":
    unittest.main()
