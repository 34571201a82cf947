"""Runs a guide as it is written.

In a page under docs/,

    `client.c`:          names the file that the code block after it is written to
    ```sh                is run, and must end well
    ```console           is run line by line after "$ ", and must print what follows; any exit code
    <!-- screen NAME --> makes the block after it the screen that the test takes
    <!-- by hand -->     leaves the block after it to the reader, as does a text before it in brackets

With update, outputs and screens are written into the page instead of compared.
"""

import difflib
import re

from real.host import Failed

FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>\S*)\n(?P<body>.*?)^(?P=indent)```$", re.M | re.S)
FILE = re.compile(r"`(?P<name>[^`\n]+)`:\n*$")
SCREEN = re.compile(r"<!-- screen (?P<name>\S+) -->\n*$")
BY_HAND = re.compile(r"<!-- by hand[^>]*-->\n*$")
# What differs from run to run.
VARIES = [(re.compile(r"\b\d+(\.\d+)? s\b"), "0.1 s"), (re.compile(r"\[main \(root-commit\) [0-9a-f]{7}\]"),
          "[main (root-commit) 1234567]"), (re.compile(r"\[main [0-9a-f]{7}\]"), "[main 1234567]"),
          (re.compile(r"duration: [0-9.]+s"), "duration: 0.1s")]


class Block:
    def __init__(self, match, text):
        before = text[:match.start()]
        self.kind, self.body, self.span = match["kind"], match["body"], match.span("body")
        file, screen = FILE.search(before), SCREEN.search(before)
        self.file = file["name"] if file else None
        self.screen = screen["name"] if screen else None
        self.by_hand = bool(BY_HAND.search(before))


class Page:
    def __init__(self, host, path):
        self.host, self.path, self.text = host, path, path.read_text()
        self.ran = 0

    def blocks(self):
        return [Block(match, self.text) for match in FENCE.finditer(self.text)]

    def file(self, name):
        """The text of the file that the page tells the reader to write."""
        for block in self.blocks():
            if block.file == name:
                return block.body
        raise Failed(f"{self.path.name}: no block for `{name}`")

    def section(self, heading):
        """This part of the page alone: from its heading to the next of the same or a higher level."""
        match = re.search(rf"^(#+) {re.escape(heading)}$", self.text, re.M)
        if not match:
            raise Failed(f"{self.path.name}: no heading '{heading}'")
        end = re.search(rf"^#{{1,{len(match[1])}}} ", self.text[match.end():], re.M)
        return match.start(), match.end() + end.start() if end else len(self.text)

    def run(self, folder, sections=None, network=True):
        """Does what the page says, in order."""
        ranges = [self.section(each) for each in sections] if sections else [(0, len(self.text))]
        edits = []
        for block in self.blocks():
            if block.by_hand or not any(start <= block.span[0] < end for start, end in ranges):
                continue
            if block.file:
                path = self.host.home / block.file[2:] if block.file.startswith("~/") else folder / block.file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block.body)
            elif block.kind == "sh":
                self.host.run("bash", "-euo", "pipefail", "-c", block.body, cwd=folder, network=network)
                self.ran += 1
            elif block.kind == "console":
                new = self._console(block.body, folder, network)
                self.ran += 1
                if settled(new) != settled(block.body):
                    edits.append((block.span, block.body, new))
        self._settle(edits)

    def _console(self, body, folder, network):
        printed = ""
        for line in body.splitlines():
            if not line.startswith("$ "):
                continue
            done = self.host.run("bash", "-c", f"exec 2>&1; {line[2:]}", cwd=folder, expect=None, network=network)
            printed += line + "\n" + done.stdout
        return printed

    def screens(self, taken):
        """Compares screens, by name, with those in the page."""
        edits = []
        for block in self.blocks():
            if block.screen in taken and settled(taken[block.screen]) != settled(block.body):
                edits.append((block.span, block.body, taken[block.screen]))
        missing = set(taken) - {block.screen for block in self.blocks()}
        if missing:
            raise Failed(f"{self.path.name}: no place for the screens {sorted(missing)}")
        self._settle(edits)

    def _settle(self, edits):
        if not edits:
            return
        if not self.host.update:
            span, old, new = edits[0]
            line = self.text.count("\n", 0, span[0]) + 1
            raise Failed(f"{self.path.name}:{line}: the page shows what is not so "
                         f"(tests/hosts/run --update writes it anew):",
                         *difflib.unified_diff(old.splitlines(), new.splitlines(), "page", "program", lineterm=""))
        for span, _, new in sorted(edits, reverse=True):
            self.text = self.text[:span[0]] + new + self.text[span[1]:]
        self.path.write_text(self.text)
        self.host.note(f"wrote {self.path.name} anew")


def settled(text):
    for pattern, to in VARIES:
        text = pattern.sub(to, text)
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines())
