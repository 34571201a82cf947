"""What the tests in the real programs share: installing them, screens of terminals, pages that are run."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from hosttest import Scratch  # noqa: E402

PROJECT = pathlib.Path(__file__).resolve().parents[3]
DOCS = PROJECT / "docs"


class Skipped(Exception):
    """The program can't be had here; the text says why."""


class Failed(Exception):
    """What was promised is not so: one line, and more about it."""

    def __str__(self):
        return "\n".join(str(each) for each in self.args)


# What the guides take for granted on a developer's machine, and this project's own build does not need.
USUAL = ["cmake", "g++", "git", "make", "ninja-build"]

REGISTERED = {}


def host_test(name, about, apt=(), npm=()):
    """Registers a test. apt, npm: packages without which it is skipped."""
    def register(function):
        REGISTERED[name] = (function, about, apt, npm)
        return function
    return register


def check(condition, *said):
    if not condition:
        raise Failed(*said)


class Terminal:
    """A program in a terminal of its own (tmux), and what its screen shows."""

    def __init__(self, command, folder, env, columns=100, rows=18):
        self.socket = f"retrylint-{os.getpid()}-{id(self)}"
        self.env = env
        words = [f"{key}={env[key]}" for key in ("HOME", "PATH", "XDG_CONFIG_HOME", "LANG") if key in env]
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
                   "-c", str(folder), "env", *words, "TERM=screen-256color", *command)

    def _tmux(self, *words):
        return subprocess.run(["tmux", "-u", "-L", self.socket, *words], capture_output=True, text=True,
                              timeout=30, env=self.env)

    def screen(self):
        lines = [line.rstrip() for line in self._tmux("capture-pane", "-p").stdout.splitlines()]
        while lines and not lines[-1]:
            lines.pop()
        return "\n".join(lines) + "\n"

    def keys(self, *keys):
        self._tmux("send-keys", *keys)

    def wait(self, pattern, seconds=40):
        """The screen once it shows the pattern and has come to rest."""
        until, before = time.monotonic() + seconds, None
        while time.monotonic() < until:
            now = self.screen()
            if re.search(pattern, now) and now == before:
                return now
            before = now
            time.sleep(0.4)
        raise Failed(f"the screen never showed {pattern!r}; it is:", before or "(empty)")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._tmux("kill-server")


class Host:
    """One test's surroundings. Folders: scratch (gone afterwards), home, tools (kept for the next run)."""

    def __init__(self, options, scratch):
        self.build = pathlib.Path(options.build).resolve()
        self.bin = self.build / "bin"
        self.retrylint = self.bin / "retrylint"
        self.clangd = self.bin / "retrylint-clangd"
        self.plugin = self.bin / "retrylint-tidy.so"
        self.tools = PROJECT / "build/tools"
        self.update = options.update
        self.offline = options.offline
        self.scratch = scratch
        self.notes = []
        self.home = scratch.path / "home"
        self.home.mkdir()
        self.env = {
            "HOME": str(self.home), "PATH": f"{self.bin}:{os.environ['PATH']}", "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8", "TERM": "dumb", "NO_COLOR": "1",
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
            "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "init.defaultBranch", "GIT_CONFIG_VALUE_0": "main",
            # Versions of Python and Node that are put in front of Debian's own.
            **{key: os.environ[key] for key in ("PYENV_ROOT", "TMPDIR") if key in os.environ},
        }

    def note(self, text):
        self.notes.append(text)

    def run(self, *command, cwd=None, expect=0, timeout=600, env=None, network=True, **options):
        """Runs a command. expect: its exit code, or None for any. network=False: without one."""
        words = [str(word) for word in command]
        if not network and can_unshare():
            words = ["unshare", "--map-root-user", "--net", *words]
        given = options.pop("input", None)
        process = subprocess.Popen(words, cwd=cwd or self.scratch.path, text=True, errors="replace",
                                   stdin=subprocess.DEVNULL if given is None else subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env={**self.env, **(env or {})}, start_new_session=True, **options)
        try:
            out, errors = process.communicate(given, timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # with what it started
            out, errors = process.communicate()
            raise Failed(f"'{' '.join(words)}' did not end within {timeout} s", tail(out), tail(errors)) from None
        done = subprocess.CompletedProcess(words, process.returncode, out, errors)
        if expect is not None:
            check(done.returncode == expect,
                  f"'{' '.join(words)}' ended with {done.returncode}, not {expect}", tail(done.stdout), tail(done.stderr))
        return done

    def program(self, name):
        return shutil.which(name, path=self.env["PATH"])

    def node(self, package, file):
        return self.tools / "node_modules" / package / file

    # Packages.

    def install(self, apt, npm):
        missing = [each for each in [*USUAL, *apt] if not installed(each)]
        if missing:
            if self.offline:
                raise Skipped(f"{', '.join(missing)} not installed, and --offline")
            root = [] if os.geteuid() == 0 else ["sudo", "-n"]
            if root and not shutil.which("sudo"):
                raise Skipped(f"not root; as root: apt-get install {' '.join(missing)}")
            env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            for words in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
                done = subprocess.run([*root, "apt-get", "-q", "-o", "DPkg::Lock::Timeout=900", *words],
                                      capture_output=True, text=True, env=env)
                if done.returncode and words[0] == "install":
                    raise Skipped(f"apt-get can't install {', '.join(missing)}: {last_line(done.stderr)}")
        missing = [each for each in npm if not self._npm_has(each)]
        if missing:
            if self.offline:
                raise Skipped(f"{', '.join(missing)} not in build/tools, and --offline")
            if not shutil.which("npm"):
                raise Skipped("no npm here")
            done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts",
                                   "--prefix", str(self.tools), *self._npm_all(), *missing],
                                  capture_output=True, text=True)
            if done.returncode:
                raise Skipped(f"npm can't install {', '.join(missing)}: {last_line(done.stderr)}")

    def _npm_has(self, spec):
        name = spec.rsplit("@", 1)[0]
        return (self.tools / "node_modules" / name / "package.json").exists()

    def _npm_all(self):
        """What is there already: npm --no-save would remove it."""
        kept = []
        modules = self.tools / "node_modules"
        for registered in REGISTERED.values():
            kept += [spec for spec in registered[3] if self._npm_has(spec)]
        if (modules / "@microsoft/sarif-multitool/package.json").exists():
            kept.append("@microsoft/sarif-multitool")
        return kept

    # Pages.

    def page(self, name):
        from real.pages import Page
        return Page(self, DOCS / name)


def can_unshare():
    if not hasattr(can_unshare, "known"):
        can_unshare.known = subprocess.run(["unshare", "--map-root-user", "--net", "true"],
                                           capture_output=True).returncode == 0
    return can_unshare.known


def installed(package):
    done = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Status}", package], capture_output=True, text=True)
    return done.stdout == "installed"


def tail(text, lines=25):
    return "\n".join(text.splitlines()[-lines:])


def last_line(text):
    return (text.strip().splitlines() or ["it does not say why"])[-1]


def scratch():
    return Scratch()
