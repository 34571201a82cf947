"""pre-commit: the guide as written, the hooks that the project's own repository offers, and the edges between."""

import json
import resource
import time

from real.host import PROJECT, check, host_test, tail

REFUSED = """#include "dial.h"
int fetch(const struct sockaddr_in *Server) { return dial(0, Server); }
"""
PATIENT = "  return connect(Socket, (const struct sockaddr *)Server, sizeof *Server);"
ENDLESS = "  while (connect(Socket, (const struct sockaddr *)Server, sizeof *Server))\n    ;\n  return 0;"
HEADER = """#include <netinet/in.h>
#include <sys/socket.h>
static inline int dial(int Socket, const struct sockaddr_in *Server) {
%s
}
"""


class Repository:
    """A git repository with two units that include one header."""

    def __init__(self, host, name, database=True):
        self.host, self.path = host, host.scratch.path / name
        self.path.mkdir()
        self.git("init", "-q")
        self.write(".gitignore", ".retrylint/\n")
        self.write("dial.h", HEADER % PATIENT)
        for unit in ("a.c", "b.c"):
            self.write(unit, REFUSED.replace("fetch", f"fetch_{unit[0]}"))
        if database:
            self.write("compile_commands.json", json.dumps([
                {"directory": str(self.path), "file": unit, "arguments": ["cc", "-c", unit]} for unit in ("a.c", "b.c")]))

    def write(self, name, text):
        (self.path / name).write_text(text)

    def git(self, *words, expect=0, env=None):
        return self.host.run("git", *words, cwd=self.path, expect=expect, env=env, network=False)

    def hook(self, ids, extra=""):
        """The hooks of a repository that has ours, as users of a release have them."""
        tool = self.host.scratch.path / "tool"
        if not tool.exists():
            tool.mkdir()
            (tool / ".pre-commit-hooks.yaml").write_text((PROJECT / ".pre-commit-hooks.yaml").read_text())
            for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "Hooks"], ["tag", "v1"]):
                self.host.run("git", *words, cwd=tool)
        hooks = "".join(f"\n      - id: {each}{extra}" for each in ids)
        self.write(".pre-commit-config.yaml", f"repos:\n  - repo: {tool}\n    rev: v1\n    hooks:{hooks}\n")
        self.host.run("pre-commit", "install", cwd=self.path)


@host_test("pre-commit", "the guide, and the hooks of a release, without a network", apt=["pre-commit"])
def precommit(host):
    host.env["PRE_COMMIT_HOME"] = str(host.scratch.path / "pre-commit")
    folder = host.scratch.path / "client"
    folder.mkdir()
    page = host.page("pre-commit.md")
    page.run(folder, network=False)
    check("retry-unbounded" in page.text and "Failed" in page.text, "the page shows no commit that is refused")

    repository = Repository(host, "released")
    repository.git("add", ".")
    repository.hook(["retrylint"])
    repository.git("add", ".")
    repository.git("commit", "-qm", "First")  # there is no HEAD before it

    # A header, in the units that include it.
    repository.write("dial.h", HEADER % ENDLESS)
    repository.git("add", ".")
    refused = repository.git("commit", "-qm", "Endless", expect=1)
    said = refused.stdout + refused.stderr
    check("dial.h:4:" in said and "retry-unbounded" in said, "a bad header was not told:", said)
    check(said.count("[retry-unbounded]") == 1, "told more than once:", said)
    repository.git("commit", "-qm", "Endless", env={"SKIP": "retrylint"})

    # It is there now: whatever else is committed passes, and so does what is not staged.
    repository.write("notes.c", "int nothing;\n")
    repository.write("a.c", REFUSED.replace("fetch", "fetch_a") + HEADER[64:].replace("dial", "again") % ENDLESS)
    repository.write("b.c", REFUSED.replace("fetch", "fetch_b") + "int more;\n")
    repository.git("add", "b.c", "notes.c")
    repository.git("commit", "-qm", "Something else")

    # The other hook sees all of it.
    repository.git("checkout", "-q", "--", ".")
    repository.hook(["retrylint-full"])
    repository.git("add", ".")
    full = host.run("pre-commit", "run", "--all-files", cwd=repository.path, expect=1, network=False)
    check("dial.h:4:" in full.stdout, "retrylint-full told nothing:", tail(full.stdout))

    # Without a database: one line, and what the policy says.
    blind = Repository(host, "blind", database=False)
    blind.hook(["retrylint"])
    blind.git("add", ".")
    said = blind.git("commit", "-qm", "First", expect=1)
    lines = [line for line in (said.stdout + said.stderr).splitlines() if "compile_commands.json" in line]
    check(len(lines) == 1 and "cmake" in lines[0], "no line about the database:", said.stdout, said.stderr)
    blind.hook(["retrylint"], "\n        args: [--no-database=skip]\n        verbose: true")
    blind.git("add", ".")
    said = blind.git("commit", "-qm", "First")
    check("skipped" in said.stdout + said.stderr, "nothing was said:", said.stdout, said.stderr)

    seconds, work = unchanged(host)
    host.note(f"an unchanged tree takes {seconds:.2f} s, {work:.2f} s of a processor")
    # A machine that does other things stretches what is waited for, but not what is computed.
    check(min(seconds, work) < 0.5, f"an unchanged tree takes {seconds:.2f} s, {work:.2f} s of a processor; 0.5 s are promised")


def unchanged(host):
    """Seconds for the hook on a project that did not change: on the clock, and of a processor."""
    inputs, copy = PROJECT / "test-inputs", host.scratch.path / "inputs"
    folder = copy / "projects/messenger"
    folder.parent.mkdir(parents=True)
    host.run("cp", "-r", inputs / "include", copy)
    host.run("cp", "-r", inputs / "projects/messenger", folder)
    host.run("cmake", "-S", folder, "-B", folder / "build", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
             "-DCMAKE_C_COMPILER=clang-22", "-DCMAKE_CXX_COMPILER=clang++-22", "-DCMAKE_OBJC_COMPILER=clang-22")
    host.run("sh", "-c", "git init -q && echo build > .gitignore && git add . && git commit -qm All", cwd=folder)
    best, work = 99.0, 99.0
    for _ in range(6):
        started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        host.run(host.retrylint, "check", "--staged", "--quiet", cwd=folder, expect=0)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, time.monotonic() - started)
        work = min(work, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return best, work
