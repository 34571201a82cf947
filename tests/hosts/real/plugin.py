"""The clang-tidy plugin beside the command, on all test inputs, and over the units of a package that others wrote."""

import sys

from real.host import PROJECT, Skipped, check, host_test, last_line, tail

SOURCES = """deb-src http://deb.debian.org/debian bookworm main
deb-src http://deb.debian.org/debian-security bookworm-security main
"""


def compare(host, inputs, *words):
    done = host.run(sys.executable, PROJECT / "tests/hosts/plugin_agrees.py", "--retrylint", host.retrylint,
                    "--plugin", host.plugin, "--clang-tidy", "clang-tidy-22", "--inputs", inputs, *words,
                    expect=None, timeout=3000)
    check(done.returncode == 0, "they differ:", tail(done.stdout, 40), tail(done.stderr))
    host.note(done.stdout.splitlines()[0])


@host_test("plugin-inputs", "plugin and command find the same in all test inputs, note by note", apt=["clang-tidy-22"])
def plugin_inputs(host):
    compare(host, PROJECT / "test-inputs")


@host_test("plugin-agrees", "plugin and command find the same in Debian's mosquitto, note by note",
           apt=["clang-tidy-22", "dpkg-dev", "libc6-dev"])
def plugin_agrees(host):
    kept = host.tools / "mosquitto"
    if not list(kept.glob("*.dsc")):
        if host.offline:
            raise Skipped("no sources of mosquitto in build/tools, and --offline")
        kept.mkdir(parents=True, exist_ok=True)
        lists = host.scratch.path / "lists/partial"
        lists.mkdir(parents=True)
        sources = host.scratch.write("sources.list", SOURCES)
        # Lists of their own: what this machine's administrator has set up stays as it is.
        apt = ["apt-get", "-q", "-o", f"Dir::Etc::SourceList={sources}", "-o", "Dir::Etc::SourceParts=/dev/null",
               "-o", f"Dir::State::Lists={lists.parent}", "-o", "Dir::Cache::srcpkgcache=", "-o", "Dir::Cache::pkgcache=",
               "-o", "APT::Sandbox::User=root"]
        for words in (["update"], ["source", "--download-only", "mosquitto"]):
            got = host.run(*apt, *words, cwd=kept, expect=None)
            if got.returncode:
                raise Skipped(f"the sources of mosquitto can't be had: {last_line(got.stderr)}")
    folder = host.scratch.path / "mosquitto"
    host.run("dpkg-source", "--no-check", "-x", next(kept.glob("*.dsc")), folder)
    build = folder / "build"
    host.run("cmake", "-S", folder, "-B", build, "-G", "Unix Makefiles", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
             "-DWITH_TLS=OFF", "-DDOCUMENTATION=OFF", "-DWITH_TESTS=OFF")
    compare(host, folder, "--database", build / "compile_commands.json")
