#!/usr/bin/env python3
"""retrylint-clangd over LSP: findings, links, notes, quick fixes, facts, many files at once."""

import argparse
import sys
import time
import unittest

from hosttest import LanguageServer, Scratch, run
from plugin_test import CALLER, HELPER, LOOP

OPTIONS = None

GROWING = """#include <curl/curl.h>
#include <unistd.h>
void report(CURL *Handle) {
  unsigned Wait = 1;
  while (curl_easy_perform(Handle) != CURLE_OK) {
    sleep(Wait);
    Wait *= 2;
  }
}
"""


class Clangd(unittest.TestCase):
    def setUp(self):
        self.scratch = Scratch().__enter__()
        self.addCleanup(self.scratch.__exit__)
        self.scratch.write("compile_flags.txt", f"-isystem\n{OPTIONS.inputs}/include\n")
        self.scratch.write(".clang-tidy", "Checks: '-*,retry-*'\n")
        self.server = None

    def start(self, *words):
        self.server = LanguageServer([OPTIONS.clangd, "--log=error", "--background-index=false", *words],
                                     self.scratch.path)
        self.addCleanup(self.stop)
        return self.server

    def stop(self):
        if self.server.server.poll() is None:
            self.assertEqual(self.server.close(), 0)

    def ours(self, diagnostics):
        return [each for each in diagnostics if str(each.get("code", "")).startswith("retry-")]

    def test_reports_without_fast_check_filter(self):
        file = self.scratch.write("a.c", LOOP % "")
        found = self.ours(self.start().open(file))
        self.assertIn("retry-unbounded", [each["code"] for each in found])
        for each in found:
            self.assertEqual(each["source"], "clang-tidy")
            self.assertEqual(each["range"]["start"]["line"], 2)
            self.assertTrue(each["relatedInformation"])
            self.assertTrue(each["codeDescription"]["href"].endswith("/checks/" + each["code"]),
                            each["codeDescription"]["href"])

    def test_fixes_are_quick_fixes(self):
        text = GROWING
        file = self.scratch.write("a.c", text)
        server = self.start()
        found = [each for each in self.ours(server.open(file)) if each["code"] == "retry-uncapped-delay"]
        self.assertEqual(len(found), 1)
        actions = [each for each in server.actions(file, found[0]) if each["kind"] == "quickfix"]
        self.assertEqual(len(actions), 1, actions)
        edits, = actions[0]["edit"]["changes"].values()
        lines = text.splitlines(keepends=True)
        for edit in sorted(edits, key=lambda each: each["range"]["start"]["line"], reverse=True):
            start, end = edit["range"]["start"], edit["range"]["end"]
            self.assertEqual(start["line"], end["line"])
            line = lines[start["line"]]
            lines[start["line"]] = line[:start["character"]] + edit["newText"] + line[end["character"]:]
        fixed = "".join(lines)
        self.assertIn("    Wait = Wait < 30 ? Wait * 2 : 60;\n", fixed)
        codes = self.codes(server.change(file, fixed))
        self.assertNotIn("retry-uncapped-delay", codes)

    def test_dot_clangd_alone_turns_them_on(self):
        (self.scratch.path / ".clang-tidy").unlink()
        file = self.scratch.write("a.c", LOOP % "")
        self.scratch.write(".clangd", "Diagnostics:\n  ClangTidy:\n    Add: [retry-*]\n")
        self.assertTrue(self.ours(self.start().open(file)))

    def test_links_of_other_checks_stay(self):
        self.scratch.write(".clang-tidy", "Checks: '-*,bugprone-sizeof-expression,retry-*'\n")
        file = self.scratch.write("a.c", "int f(int *P) { return sizeof(sizeof(P)); }\n")
        found = [each for each in self.start().open(file) if each.get("code") == "bugprone-sizeof-expression"]
        self.assertTrue(found)
        self.assertEqual(found[0]["codeDescription"]["href"],
                         "https://clang.llvm.org/extra/clang-tidy/checks/bugprone/sizeof-expression.html")

    def test_findings_follow_what_is_typed(self):
        file = self.scratch.write("a.c", LOOP % "")
        server = self.start()
        self.assertTrue(self.ours(server.open(file)))
        done = "#include <curl/curl.h>\nint fetch(CURL *Handle) { return curl_easy_perform(Handle); }\n"
        self.assertEqual(self.ours(server.change(file, done)), [])
        self.assertTrue(self.ours(server.change(file, LOOP % "")))

    def test_broken_code_is_no_trouble(self):
        file = self.scratch.write("a.c", LOOP % "")
        server = self.start()
        server.open(file)
        text = LOOP % ""
        for length in range(30, len(text), 7):
            server.change(file, text[:length])
        self.assertTrue(self.ours(server.change(file, text)))

    def test_many_files_at_once(self):
        files = [self.scratch.write(f"f{number}.c", LOOP % "") for number in range(12)]
        server = self.start("-j=8")
        expected = None
        for file in files:
            server.notify("textDocument/didOpen", {"textDocument": {
                "uri": file.as_uri(), "languageId": "c", "version": 1, "text": file.read_text()}})
        waiting = {file.as_uri() for file in files}
        while waiting:
            message = server.wait(lambda each: each.get("method") == "textDocument/publishDiagnostics"
                                  and each["params"]["uri"] in waiting)["params"]
            codes = sorted(each["code"] for each in self.ours(message["diagnostics"]))
            expected = expected or codes
            self.assertEqual(codes, expected)
            waiting.remove(message["uri"])
        self.assertTrue(expected)

    def extract(self):
        made = run([OPTIONS.retrylint, "extract", "-p", self.scratch.path, "--root", self.scratch.path,
                    "-o", self.scratch.path / ".retrylint/facts/all"], cwd=self.scratch.path)
        self.assertEqual(made.returncode, 0, made.stderr)

    def facts_project(self, wait):
        (self.scratch.path / "compile_flags.txt").unlink()
        caller = self.scratch.write("caller.c", CALLER)
        helper = self.scratch.write("helper.c", HELPER % wait)
        self.scratch.database("caller.c", "helper.c", flags=["-isystem", f"{OPTIONS.inputs}/include"])
        (self.scratch.path / ".retrylint/facts").mkdir(parents=True)
        self.extract()
        return caller, helper

    def codes(self, diagnostics):
        return [each["code"] for each in self.ours(diagnostics)]

    def test_facts_are_used_and_refreshed(self):
        caller, helper = self.facts_project("sleep(3);")
        server = self.start()
        self.assertIn("retry-constant-delay", self.codes(server.open(caller)))
        helper.write_text(HELPER % "")
        self.extract()
        time.sleep(2.1)  # facts are looked at every two seconds
        codes = self.codes(server.change(caller, CALLER + "\n"))
        self.assertIn("retry-without-delay", codes)
        self.assertNotIn("retry-constant-delay", codes)

    def test_what_is_typed_in_one_file_shows_in_the_next(self):
        caller, helper = self.facts_project("sleep(3);")
        server = self.start()
        self.assertIn("retry-constant-delay", self.codes(server.open(caller)))
        server.open(helper)
        server.change(helper, HELPER % "")
        codes = self.codes(server.change(caller, CALLER + "\n"))
        self.assertIn("retry-without-delay", codes)
        self.assertNotIn("retry-constant-delay", codes)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("retrylint", "clangd", "inputs"):
        parser.add_argument(f"--{name}", required=True)
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])
