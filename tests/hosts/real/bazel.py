"""Bazel: the aspect, with a remote cache and on a remote worker."""

import hashlib
import http.server
import os
import pathlib
import signal
import socket
import subprocess
import threading
import time

from real.host import PROJECT, Skipped, check, host_test, tail

APT = ["bazel-bootstrap", "bazel-bootstrap-data", "bazel-rules-java", "bazel-rules-proto", "bazel-platforms",
       "openjdk-17-jdk-headless", "dpkg-dev"]

# What the rules of the language would be, had they been downloaded.
RULES_CC = """
def cc_library(**kwargs): native.cc_library(**kwargs)
def cc_binary(**kwargs): native.cc_binary(**kwargs)
def cc_test(**kwargs): native.cc_test(**kwargs)
def cc_import(**kwargs): native.cc_import(**kwargs)
def cc_toolchain(**kwargs): native.cc_toolchain(**kwargs)
def cc_toolchain_suite(**kwargs): native.cc_toolchain_suite(**kwargs)
def cc_proto_library(**kwargs): native.cc_proto_library(**kwargs)
def objc_library(**kwargs): native.objc_library(**kwargs)
def fdo_profile(**kwargs): native.fdo_profile(**kwargs)
"""

FILES = {
    "WORKSPACE": "",
    # Bazel wants this for any test, and would download it.
    "coverage/WORKSPACE": "",
    "coverage/BUILD": 'filegroup(name = "coverage_report_generator", visibility = ["//visibility:public"])\n',
    "tools/BUILD": "",
    "net/BUILD": 'cc_library(name = "net", srcs = ["dial.c", "pause.c"], hdrs = ["dial.h"], local_defines = ["SECONDS=3"],\n'
                 '           visibility = ["//visibility:public"])\n',
    "net/dial.h": "int dial(int Socket);\nvoid pauseBeforeNextTry(void);\n",
    "net/dial.c": '#include "net/dial.h"\n#include <netinet/in.h>\n#include <sys/socket.h>\n'
                  "static struct sockaddr_in Server;\n"
                  "int dial(int Socket) { return connect(Socket, (struct sockaddr *)&Server, sizeof Server); }\n",
    "net/pause.c": '#include "net/dial.h"\n#include <unistd.h>\nvoid pauseBeforeNextTry(void) { sleep(SECONDS); }\n',
    "app/BUILD": 'load("//tools:retrylint.bzl", "retrylint_report", "retrylint_test")\n'
                 'cc_binary(name = "client", srcs = ["client.c"], deps = ["//net"])\n'
                 'retrylint_report(name = "retries", deps = [":client"])\n'
                 'retrylint_test(name = "retries_test", deps = [":client"])\n'
                 'retrylint_test(name = "errors_test", deps = [":client"], args_for_link = ["--fail-on=error"])\n',
    "app/client.c": '#include "net/dial.h"\nint main(void) {\n  while (dial(3))\n    pauseBeforeNextTry();\n  return 0;\n}\n',
}


class Cache(http.server.BaseHTTPRequestHandler):
    """A remote cache: what was put under a name is got there."""

    kept = {}
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = self.kept.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def do_PUT(self):
        self.kept[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Workspace:
    def __init__(self, host, name):
        self.host, self.path = host, host.scratch.path / name
        self.base = host.scratch.path / f"{name}-output"
        rules_cc = host.scratch.path / "rules_cc"
        for file, text in {"WORKSPACE": "", "BUILD": "", "cc/BUILD": "", "cc/defs.bzl": RULES_CC}.items():
            (rules_cc / file).parent.mkdir(parents=True, exist_ok=True)
            (rules_cc / file).write_text(text)
        for file, text in FILES.items():
            (self.path / file).parent.mkdir(parents=True, exist_ok=True)
            (self.path / file).write_text(text)
        rules = (PROJECT / "driver/integrations/bazel/retrylint.bzl").read_text()
        check('"/usr/bin/retrylint"' in rules, "the path of the program has moved")
        (self.path / "tools/retrylint.bzl").write_text(rules.replace("/usr/bin/retrylint", str(host.retrylint)))
        (self.path / ".bazelrc").write_text(
            f"build --override_repository=rules_cc={rules_cc}\n"
            f"build --override_repository=remote_coverage_tools={self.path}/coverage\n"
            "build --override_repository=rules_java=/usr/share/bazel/rules/java\n"
            "build --override_repository=rules_proto=/usr/share/bazel/rules/proto\n"
            "build --override_repository=platforms=/usr/share/bazel/tools/platforms\n")

    def bazel(self, *words, expect=0):
        return self.host.run("bazel", f"--output_user_root={self.base}", "--max_idle_secs=60", *words, cwd=self.path,
                             expect=expect, timeout=1800, env={"BAZELISK_SKIP_WRAPPER": "1", "CC": "/usr/bin/cc"})

    def facts(self):
        found = {}
        for file in sorted(pathlib.Path(os.path.realpath(self.path / "bazel-bin")).rglob("*.facts")):
            found[file.name] = hashlib.sha256(file.read_bytes()).hexdigest()
        return found

    def shutdown(self):
        self.bazel("shutdown", expect=None)
        subprocess.run(["chmod", "-R", "u+w", self.base], capture_output=True)


def worker(host):
    """Bazel's own remote worker, compiled from Debian's source package of it."""
    kept = host.tools / "bazel-worker"
    if not (kept / "out").exists():
        kept.mkdir(parents=True, exist_ok=True)
        if host.offline:
            raise Skipped("no remote worker in build/tools, and --offline")
        got = host.run("apt-get", "download", "bazel-bootstrap-source", cwd=kept, expect=None)
        debs = list(kept.glob("*.deb"))
        check(debs, "apt-get can't download bazel-bootstrap-source:", tail(got.stderr))
        host.run("dpkg-deb", "-x", debs[0], kept / "source")
        sources = [each for each in (kept / "source").rglob("*.java") if "src/tools/remote/src/main/java" in str(each)]
        check(sources, "no remote worker in bazel-bootstrap-source")
        host.run("javac", "-proc:none", "-nowarn", "-cp", "/usr/share/bazel/A-server.jar", "-d", kept / "making", *sources)
        (kept / "making").rename(kept / "out")
    return ["java", "-cp", f"{kept}/out:/usr/share/bazel/A-server.jar",
            "com.google.devtools.build.remote.worker.RemoteWorker"]


@host_test("bazel", "the aspect, locally, from a remote cache, and on a remote worker", apt=APT)
def bazel(host):
    here = Workspace(host, "here")
    elsewhere = Workspace(host, "somewhere/else")
    served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Cache)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    cache = f"--remote_cache=http://127.0.0.1:{served.server_address[1]}"
    remote = None
    try:
        here.bazel("build", "//app:retries", cache)
        text = (here.path / "bazel-bin/app/retries.txt").read_text()
        check("app/client.c:3:" in text or "app/client.c:4:" in text, "nothing is found across targets:", text)
        check("3 s" in text, "the wait of another target, and its local define, are not seen:", text)
        facts = here.facts()
        check(len(facts) == 3, "not one file of facts a source:", facts)

        failed = here.bazel("test", "//app:retries_test", "--test_output=errors", expect=3)
        check("[retry-" in failed.stdout + failed.stderr, "the test does not show findings:", tail(failed.stdout))
        here.bazel("test", "//app:errors_test")

        # Another folder, another sandbox: nothing is made again.
        again = elsewhere.bazel("build", "//app:retries", cache)
        check("4 remote cache hit" in again.stderr, "not all from the cache:", tail(again.stderr))
        check(elsewhere.facts() == facts, "facts differ between folders")

        command = worker(host)
        port = free_port()
        work = host.scratch.path / "work"
        work.mkdir()
        (host.scratch.path / "cas").mkdir()
        log = host.scratch.path / "worker.log"
        with log.open("w") as out:
            remote = subprocess.Popen([*command, f"--work_path={work}", f"--cas_path={host.scratch.path}/cas",
                                       f"--listen_port={port}"], stdout=out, stderr=out, start_new_session=True)
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            check(remote.poll() is None, "the worker ended:", tail(log.read_text()))
            time.sleep(0.2)
        elsewhere.bazel("clean")
        there = elsewhere.bazel("build", "//app:retries", f"--remote_executor=grpc://127.0.0.1:{port}",
                                "--spawn_strategy=remote")
        check("4 remote" in there.stderr, "not all on the worker:", tail(there.stderr))
        check(elsewhere.facts() == facts, "facts differ between here and the worker")
        host.note("Debian's bazel; @bazel/bazelisk downloads Bazel from GitHub and was not used")
    finally:
        if remote:
            os.killpg(remote.pid, signal.SIGTERM)
        served.shutdown()
        here.shutdown()
        elsewhere.shutdown()
