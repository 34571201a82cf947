"""Shells and the terminal: completion, the manual page, and what init asks."""

import re

from real.host import Terminal, check, host_test, tail

BASH = r"""
. /usr/share/bash-completion/bash_completion
. "$1"
complete_line() { # its words, the last one being completed
  COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
  local function; function=$(complete -p retrylint | sed -n 's/.*-F \([^ ]*\) .*/\1/p')
  "$function" retrylint "${@: -1}" "${@: -2:1}"
  printf '%s ' "${COMPREPLY[@]}"; echo
}
complete_line retrylint do
complete_line retrylint explain retry-unb
complete_line retrylint check --fail-o
complete_line retrylint check --fail-on = n
"""


def has(said, *words):
    for word in words:
        check(word in said, f"'{word}' is not offered:", tail(said))


@host_test("completion", "in bash, zsh and fish", apt=["bash-completion", "zsh", "fish", "tmux"])
def completion(host):
    bash = host.scratch.write("retrylint.bash", host.run(host.retrylint, "completion", "bash").stdout)
    script = host.scratch.write("try.bash", BASH)
    lines = host.run("bash", "--norc", script, bash).stdout.splitlines()
    check(len(lines) == 4, "bash:", lines)
    has(lines[0], "doctor")
    check("check" not in lines[0], "bash offers what does not begin so:", lines[0])
    has(lines[1], "retry-unbounded")
    has(lines[2], "--fail-on")
    has(lines[3], "note", "never")
    check("error" not in lines[3], "bash offers what does not begin so:", lines[3])

    functions = host.scratch.path / "functions"
    functions.mkdir()
    (functions / "_retrylint").write_text(host.run(host.retrylint, "completion", "zsh").stdout)
    rc = host.home / ".zshrc"
    rc.write_text(f"PROMPT='> '\nfpath=({functions} $fpath)\nautoload -Uz compinit\ncompinit -D -u\n")
    with Terminal(["zsh", "-i"], host.scratch.path, host.env) as terminal:
        terminal.wait("^>")
        for typed, becomes in (("retrylint doct", "retrylint doctor"),
                               ("retrylint explain retry-unb", "retrylint explain retry-unbounded"),
                               ("retrylint check --fail-o", "--fail-on")):
            terminal.keys("C-u", typed, "Tab")
            terminal.wait(re.escape(becomes))
        terminal.keys("C-u", "retrylint check --fail-on=", "Tab")
        terminal.wait("(?s)error.*never|never.*error")

    fish = host.scratch.write("retrylint.fish", host.run(host.retrylint, "completion", "fish").stdout)

    def offered(line):
        return host.run("fish", "--no-config", "-c", f"source {fish}; complete -C '{line}'").stdout
    has(offered("retrylint do"), "doctor")
    has(offered("retrylint explain retry-unb"), "retry-unbounded")
    has(offered("retrylint check --fail-o"), "--fail-on")
    has(offered("retrylint check --fail-on="), "never", "error")


@host_test("manual", "the manual page, without a complaint of groff's", apt=["man-db", "groff-base"])
def manual(host):
    page = host.scratch.write("retrylint.1", host.run(host.retrylint, "manual").stdout)
    shown = host.run("man", "--warnings", "-E", "UTF-8", "-l", page, env={"MANWIDTH": "80", "LC_ALL": "C.UTF-8"})
    check(not shown.stderr.strip(), "man complains:", tail(shown.stderr))
    for word in ("NAME", "SYNOPSIS", "retrylint explain", "--baseline", "retry-unbounded", "EXIT"):
        check(word in shown.stdout, f"nothing about {word}:", tail(shown.stdout))
    check(re.search(r"^retrylint - |^ +retrylint [-—–] ", shown.stdout, re.M), "NAME is not as apropos wants it")


@host_test("init", "what 'retrylint init' asks on a terminal, and what doctor says then", apt=["tmux"])
def init(host):
    folder = host.scratch.path / "client"
    folder.mkdir()
    (folder / "client.c").write_text("int once(void) { return 0; }\n")
    (folder / "lonely.h").write_text("int nobody(void);\n")
    (folder / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.25)\nproject(client C)\nadd_library(client client.c)\n")
    tidy = "Checks: 'bugprone-*'\n"
    (folder / ".clang-tidy").write_text(tidy)
    own = "Diagnostics:\n  UnusedIncludes: None\n"
    (folder / ".clangd").write_text(own)
    host.run("git", "init", "-q", cwd=folder)
    host.run("cmake", "-S", folder, "-B", folder / "build", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON")

    # Without a terminal nobody can be asked, and nothing is written over.
    said = host.run(host.retrylint, "init", "--ci=none", cwd=folder).stdout
    check((folder / ".clang-tidy").read_text() == tidy and (folder / ".clangd").read_text() == own,
          "files are changed without a question:", said)
    check("kept     .clang-tidy" in said and "kept     .clangd" in said, "it does not say what it kept:", said)

    command = ["sh", "-c", f"{host.retrylint} init --ci=none; echo ended; sleep 60"]
    with Terminal(command, folder, host.env, rows=24) as terminal:
        terminal.wait(r"Add retrylint to \.clang-tidy\? \[y/N\]")
        terminal.keys("y", "Enter")
        terminal.wait(r"Write over \.clangd\? \[y/N\]")
        terminal.keys("n", "Enter")
        terminal.wait("ended")
    check((folder / ".clang-tidy").read_text() == "Checks: 'bugprone-*,retry-*'\n", "a yes changes nothing:",
          (folder / ".clang-tidy").read_text())
    check((folder / ".clangd").read_text() == own, "a no changes the file:", (folder / ".clangd").read_text())

    (host.home / ".config/nvim").mkdir(parents=True)
    (host.home / ".config/nvim/init.lua").write_text("vim.lsp.config('r', {cmd = {'retrylint-clangd'}})\n")
    fakes = host.scratch.path / "editors"
    fakes.mkdir()
    for name in ("nvim", "emacs"):
        (fakes / name).write_text("#!/bin/sh\n")
        (fakes / name).chmod(0o755)
    doctor = host.run(host.retrylint, "doctor", cwd=folder, expect=None,
                      env={"PATH": f"{fakes}:{host.env['PATH']}"}).stdout
    for pattern in (r"ok +compile database +.*build/compile_commands\.json: 1 unit in 1 entry",
                    r"- +headers +1 header of 1 seem to be in no unit", r"^ +lonely\.h$",
                    r"ok +Neovim +runs retrylint-clangd", r"- +Emacs +does not run retrylint-clangd",
                    r"ok +checks +\d+ of \d+ on, as \.clang-tidy says", r"pre-commit +"):
        check(re.search(pattern, doctor, re.M), f"doctor does not say {pattern!r}:", doctor)
