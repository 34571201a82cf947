#!/usr/bin/env python3
"""What the plugin does in clang-tidy beside findings: names, options, comments, fixes, facts, models."""

import argparse
import pathlib
import sys
import unittest

from hosttest import Scratch, run, tidy_findings

OPTIONS = None

LOOP = """#include <curl/curl.h>
int fetch(CURL *Handle) {
  while (curl_easy_perform(Handle) != CURLE_OK) {%s
  }
  return 0;
}
"""

# The wait is in one file, the loop in another.
CALLER = """#include <curl/curl.h>
void pauseBeforeNextTry(void);
int fetch(CURL *Handle) {
  for (int Try = 0; Try < 9; ++Try) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return 0;
    pauseBeforeNextTry();
  }
  return -1;
}
"""
HELPER = """#include <unistd.h>
void pauseBeforeNextTry(void) { %s }
"""

MODEL = """{"library": "acme", "language": "c", "protocol": "http", "functions": [
  {"name": "acme_get", "role": "attempt", "fails": "returns != 0", "target": 0}]}"""
ACME = """int acme_get(const char *What);
int fetch(void) {
  while (acme_get("key") != 0)
    ;
  return 0;
}
"""


class Plugin(unittest.TestCase):
    def setUp(self):
        self.scratch = Scratch().__enter__()
        self.addCleanup(self.scratch.__exit__)

    def tidy(self, *words, checks="-*,retry-*", config="{}", flags=()):
        arguments = [OPTIONS.clang_tidy, "-load", OPTIONS.plugin, "--quiet"]
        if checks:
            arguments.append(f"--checks={checks}")
        if config is not None:
            arguments.append(f"--config={config}")
        return run([*arguments, *words, "--", "-isystem", f"{OPTIONS.inputs}/include", *flags],
                   cwd=self.scratch.path)

    def checks_in(self, result):
        return sorted({each[3] for each in tidy_findings(result.stdout)})

    def test_lists_every_check(self):
        listed = run([OPTIONS.clang_tidy, "-load", OPTIONS.plugin, "--checks=-*,retry-*",
                      "--list-checks"]).stdout
        names = [line.split()[0] for line in
                 run([OPTIONS.retrylint, "checks"]).stdout.splitlines()]
        self.assertGreater(len(names), 6)
        for name in names:
            self.assertIn(f"    {name}\n", listed)

    def test_reports_with_notes(self):
        file = self.scratch.write("a.c", LOOP % "")
        found = tidy_findings(self.tidy(file).stdout)
        self.assertIn("retry-unbounded", [each[3] for each in found])
        for each in found:
            self.assertEqual(each[0], str(file))
            self.assertTrue(each[5], "no notes")

    def test_runs_only_what_is_asked_for(self):
        file = self.scratch.write("a.c", LOOP % "")
        self.assertEqual(self.checks_in(self.tidy(file, checks="-*,retry-unbounded")),
                         ["retry-unbounded"])
        self.assertEqual(self.checks_in(self.tidy(file, checks="-*,bugprone-branch-clone")), [])

    def test_several_files_in_one_run(self):
        files = [self.scratch.write(f"{name}.c", LOOP % "") for name in "abc"]
        found = tidy_findings(self.tidy(*files).stdout)
        self.assertEqual({each[0] for each in found}, {str(file) for file in files})

    def test_comments_suppress(self):
        file = self.scratch.write("a.c", LOOP.replace(") {%s", ") { // NOLINT(retry-unbounded)"))
        checks = self.checks_in(self.tidy(file))
        self.assertNotIn("retry-unbounded", checks)
        self.assertTrue(checks)
        file = self.scratch.write("b.c", LOOP.replace("  while", "  // NOLINTNEXTLINE(retry-*)\n  while") % "")
        left = [each for each in tidy_findings(self.tidy(file).stdout) if each[1] == 4]
        self.assertEqual(left, [])

    def test_warnings_as_errors(self):
        file = self.scratch.write("a.c", LOOP % "")
        self.assertEqual(self.tidy(file).returncode, 0)
        self.assertNotEqual(self.tidy(file, "--warnings-as-errors=retry-*").returncode, 0)

    def test_dot_clang_tidy_is_read(self):
        file = self.scratch.write("a.c", LOOP % "")
        self.scratch.write(".clang-tidy", "Checks: '-*,retry-without-delay'\n")
        self.assertEqual(self.checks_in(self.tidy(file, checks=None, config=None)),
                         ["retry-without-delay"])

    def test_options_reach_the_check(self):
        file = self.scratch.write("a.c", "#include <unistd.h>\n" + LOOP.replace(
            "while (", "for (int Try = 0; Try < 5 && ").replace("CURLE_OK)", "CURLE_OK; ++Try)")
            % "\n    sleep(2);")
        self.assertIn("retry-constant-delay", self.checks_in(self.tidy(file)))
        config = "{CheckOptions: {retry-constant-delay.MinAttempts: 6}}"
        self.assertNotIn("retry-constant-delay", self.checks_in(self.tidy(file, config=config)))

    def test_a_bad_option_is_told(self):
        file = self.scratch.write("a.c", LOOP % "")
        for config, told in (
                ("{CheckOptions: {retry-constant-delay.MinAttempts: many}}", "'many' is not a number"),
                ("{CheckOptions: {retry.Profile: stict}}", "use 'default' or 'strict'"),
                ("{CheckOptions: {retry.MinConfidence: hi}}", "did you mean 'high'"),
                ("{CheckOptions: {retry.Models: missing.json}}", "missing.json"),
                ("{CheckOptions: {retry.Facts: missing}}", "no facts here")):
            result = self.tidy(file, config=config)
            self.assertIn(told, result.stdout + result.stderr, config)

    def test_verify_config_knows_the_options(self):
        config = ("{Checks: 'retry-*', CheckOptions: {retry.Facts: x, retry.Models: x, retry.Root: x, "
                  "retry.Profile: strict, retry.MinConfidence: low, retry-constant-delay.MinAttempts: 2, "
                  "retry-constant-delay.MinAttemps: 2}}")
        result = self.tidy("--verify-config", config=config, checks=None)
        unknown = [line for line in (result.stdout + result.stderr).splitlines() if "unknown" in line]
        self.assertEqual(len(unknown), 1, unknown)
        self.assertIn("'retry-constant-delay.MinAttemps'", unknown[0])

    def test_dump_config_shows_the_options(self):
        file = self.scratch.write("a.c", "")
        self.assertIn("retry-constant-delay.MinAttempts", self.tidy("--dump-config", file).stdout)

    def facts_project(self, wait):
        caller = self.scratch.write("src/caller.c", CALLER)
        self.scratch.write("src/helper.c", HELPER % wait)
        self.scratch.database("src/caller.c", "src/helper.c",
                              flags=["-isystem", f"{OPTIONS.inputs}/include"])
        facts = self.scratch.path / ".retrylint/facts"
        facts.mkdir(parents=True, exist_ok=True)
        made = run([OPTIONS.retrylint, "extract", "-p", self.scratch.path, "--root",
                    self.scratch.path, "-o", facts / "all"], cwd=self.scratch.path)
        self.assertEqual(made.returncode, 0, made.stderr)
        return caller

    def test_facts_tell_of_other_units(self):
        caller = self.facts_project("sleep(3);")
        self.assertEqual(self.checks_in(self.tidy(caller, config="{CheckOptions: {retry.Facts: none}}",
                                                  checks="-*,retry-constant-delay")), [])
        for config in ("{}", "{CheckOptions: {retry.Facts: .retrylint/facts}}",
                       "{CheckOptions: {retry.Facts: '%s/.retrylint/facts/all'}}" % self.scratch.path):
            found = tidy_findings(self.tidy(caller, config=config,
                                            checks="-*,retry-constant-delay").stdout)
            self.assertEqual([each[3] for each in found], ["retry-constant-delay"], config)
            places = {note[0] for note in found[0][5]} | {found[0][0]}
            self.assertIn(str(caller), places)

    def test_the_open_unit_is_newer_than_its_facts(self):
        caller = self.facts_project("sleep(3);")
        caller.write_text(CALLER.replace("Try < 9", "Try < 2"))
        self.assertEqual(self.checks_in(self.tidy(caller, checks="-*,retry-constant-delay")), [])

    def test_damaged_facts_are_told(self):
        caller = self.facts_project("sleep(3);")
        facts = self.scratch.path / ".retrylint/facts/all"
        data = bytearray(facts.read_bytes())
        data[-1] ^= 0x55
        facts.write_bytes(data)
        result = self.tidy(caller)
        self.assertIn("damaged", result.stdout + result.stderr)
        facts.write_bytes(data[:-40])
        result = self.tidy(caller)
        self.assertIn("cut short", result.stdout + result.stderr)

    def test_models_of_the_project(self):
        file = self.scratch.write("src/a.c", ACME)
        self.assertEqual(self.checks_in(self.tidy(file)), [])
        self.scratch.write("acme.json", MODEL)
        self.assertIn("retry-unbounded",
                      self.checks_in(self.tidy(file, config="{CheckOptions: {retry.Models: acme.json}}")))
        self.scratch.write(".retrylint/models/acme.json", MODEL)
        self.assertIn("retry-unbounded", self.checks_in(self.tidy(file)))

    def test_a_fault_in_a_model_is_told(self):
        file = self.scratch.write("a.c", ACME)
        self.scratch.write(".retrylint/models/acme.json", MODEL.replace('"attempt"', '"atempt"'))
        result = self.tidy(file)
        self.assertIn("atempt", result.stdout + result.stderr)

    def test_fixes_are_applied_and_compile(self):
        applied = 0
        for source in sorted((pathlib.Path(OPTIONS.inputs) / "checks").glob("retry-*delay*.c")):
            file = self.scratch.write(source.name, source.read_text())
            self.tidy(file, "--fix", "--fix-notes", flags=["-std=gnu11"])
            if file.read_text() == source.read_text():
                continue
            applied += 1
            again = run([OPTIONS.clang_tidy, "--checks=-*,clang-diagnostic-*", "--quiet", file, "--",
                         "-std=gnu11", "-isystem", f"{OPTIONS.inputs}/include"])
            self.assertNotIn("error:", again.stdout + again.stderr, source.name)
            found = tidy_findings(self.tidy(file, flags=["-std=gnu11"]).stdout)
            self.assertNotIn("retry-uncapped-delay", [each[3] for each in found], source.name)
        self.assertGreater(applied, 0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("retrylint", "plugin", "clang-tidy", "inputs"):
        parser.add_argument(f"--{name}", required=True)
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])
