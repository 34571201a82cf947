"""What the tests of hosts share: running programs, a client for language servers."""

import json
import os
import pathlib
import queue
import re
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.parse


def run(command, **options):
    """Runs a command; returns it with stdout and stderr as text."""
    return subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          timeout=options.pop("timeout", 240), **options)


def flags(inputs, file):
    """How the project's own tests compile a test input."""
    objc = ["-fblocks", "-fobjc-arc", "-fobjc-runtime=macosx"] if file.suffix in (".m", ".mm") else []
    standard = "-std=c++20" if file.suffix in (".cpp", ".mm") else "-std=gnu11"
    return [*objc, standard, "-isystem", f"{inputs}/include"]


class Scratch:
    """A folder that is gone afterwards."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="retrylint-"))
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)

    def write(self, name, text):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    def database(self, *files, flags=()):
        commands = [{"directory": str(self.path), "file": str(self.path / file),
                     "arguments": ["clang", *flags, "-c", str(self.path / file)]}
                    for file in files]
        self.write("compile_commands.json", json.dumps(commands))


TIDY_LINE = re.compile(r"^(?P<file>[^:\n]+):(?P<line>\d+):(?P<column>\d+): "
                       r"(?P<level>warning|error|note): (?P<text>.*?)(?: \[(?P<check>[\w.,-]+)\])?$")


def tidy_findings(output, folder="/"):
    """[(file, line, column, check, message, (note, ...))] from clang-tidy's text.

    folder: where the units were compiled; names may be relative to it.
    """
    found = []
    for line in output.splitlines():
        match = TIDY_LINE.match(line)
        if not match:
            continue
        file = os.path.normpath(os.path.join(folder, match["file"]))
        place = (file, int(match["line"]), int(match["column"]))
        if match["level"] == "note":
            if found:
                found[-1][5].append((*place, match["text"]))
        else:
            found.append([*place, match["check"], match["text"], []])
    return [(*each[:5], tuple(each[5])) for each in found]


def sarif_findings(sarif, root):
    """The same from a SARIF file, without those that a comment suppresses."""
    def place(location):
        physical = location["physicalLocation"]
        file = urllib.parse.unquote(physical["artifactLocation"]["uri"])
        return (os.path.join(root, file), physical["region"]["startLine"],
                physical["region"].get("startColumn", 1))
    found = []
    for result in sarif["runs"][0]["results"]:
        if result.get("suppressions"):
            continue
        notes = []
        for flow in result.get("codeFlows", [])[:1]:
            for step in flow["threadFlows"][0]["locations"]:
                location = step["location"]
                notes.append((*place(location), location["message"]["text"]))
        message = re.sub(r"\[([^\]]*)\]\(\d+\)", r"\1", result["message"]["text"])
        found.append((*place(result["locations"][0]), result["ruleId"], message, tuple(notes)))
    return found


def sarif_fixes(sarif):
    """What the fixes in a SARIF file say that they do."""
    return {fix["description"]["text"] for result in sarif["runs"][0]["results"]
            for fix in result.get("fixes", [])}


class LanguageServer:
    """A raw LSP client over a server's standard input and output."""

    def __init__(self, command, folder, log=None):
        self.server = subprocess.Popen([str(word) for word in command], cwd=folder,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=log or subprocess.DEVNULL)
        self.messages = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.next = 0
        self.versions = {}
        self.capabilities = self.request("initialize", {
            "processId": os.getpid(), "rootUri": pathlib.Path(folder).as_uri(),
            "capabilities": {"textDocument": {
                "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True},
                "codeAction": {"codeActionLiteralSupport": {
                    "codeActionKind": {"valueSet": ["quickfix"]}}}}}})
        self.notify("initialized", {})

    def _read(self):
        while True:
            length = None
            for line in iter(self.server.stdout.readline, b"\r\n"):
                if not line:
                    self.messages.put(None)
                    return
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            self.messages.put(json.loads(self.server.stdout.read(length)))

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def wait(self, wanted, seconds=60):
        """The first message from now on that wanted() accepts."""
        end = time.monotonic() + seconds
        while True:
            message = self.messages.get(timeout=max(0.01, end - time.monotonic()))
            assert message is not None, "the server ended"
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})
            elif wanted(message):
                return message

    def request(self, method, params):
        self.next += 1
        number = self.next
        self._send({"id": number, "method": method, "params": params})
        answer = self.wait(lambda message: message.get("id") == number)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def _diagnostics(self, uri, version):
        return self.wait(lambda message: message.get("method") == "textDocument/publishDiagnostics"
                         and message["params"]["uri"] == uri
                         and message["params"].get("version", version) == version
                         )["params"]["diagnostics"]

    def open(self, file, language=None):
        uri = pathlib.Path(file).as_uri()
        self.versions[uri] = 1
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": language or {".c": "c", ".m": "objective-c"}.get(
                pathlib.Path(file).suffix, "cpp"),
            "version": 1, "text": pathlib.Path(file).read_text()}})
        return self._diagnostics(uri, 1)

    def change(self, file, text):
        uri = pathlib.Path(file).as_uri()
        self.versions[uri] += 1
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": self.versions[uri]},
            "contentChanges": [{"text": text}]})
        return self._diagnostics(uri, self.versions[uri])

    def actions(self, file, diagnostic):
        return self.request("textDocument/codeAction", {
            "textDocument": {"uri": pathlib.Path(file).as_uri()}, "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic], "only": ["quickfix"]}})

    def close(self):
        self.request("shutdown", None)
        self.notify("exit", None)
        self.server.stdin.close()
        return self.server.wait(timeout=30)
