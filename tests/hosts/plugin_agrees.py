#!/usr/bin/env python3
"""The plugin and the command agree, finding by finding and note by note."""

import argparse
import concurrent.futures
import json
import os
import pathlib
import sys

from hosttest import Scratch, flags, run, sarif_findings, sarif_fixes, tidy_findings


def command_findings(options, file, extra, root):
    """What the command finds in one unit by itself, and what its fixes say; a text where it
    fails."""
    with Scratch() as scratch:
        sarif = scratch.path / "out.sarif"
        command = run([options.retrylint, "check", "--no-config", "--no-cache", "--root", root,
                       "--output", f"sarif={sarif}", "--quiet", *extra])
        if not sarif.exists():
            return f"{file}: retrylint ended with {command.returncode}: {command.stderr}"
        log = json.loads(sarif.read_text())
        return set(sarif_findings(log, str(root))), sarif_fixes(log)


def compare(options, groups, root):
    """groups: [(clang-tidy's last words, where it compiles, [(file, retrylint's last words)])]."""
    problems, findings, files = [], 0, 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for words, folder, units in groups:
            tidy = pool.submit(run, [options.clang_tidy, "-load", options.plugin, "--quiet",
                                     "--checks=-*,retry-*", "--config={}",
                                     *[file for file, _ in units], *words], timeout=1200)
            own = list(pool.map(lambda unit: command_findings(options, *unit, root), units))
            plugin = {}
            for each in tidy_findings(tidy.result().stdout, folder):
                if each[3].startswith("retry-"):
                    plugin.setdefault(each[0], set()).add(each)
            for (file, _), found in zip(units, own):
                if isinstance(found, str):
                    problems.append(found)
                    continue
                # A finding in a header is reported by each unit that includes it, and
                # clang-tidy tells it once a run.
                found, fixes = found
                found = {each for each in found if each[0] == str(file)}
                # To clang-tidy a fix that needs to be looked at is one more note.
                theirs = {(*each[:5], tuple(note for note in each[5] if note[3] not in fixes))
                          for each in plugin.get(str(file), set())}
                problems += [f"{file}: only the plugin: {each}" for each in sorted(theirs - found)]
                problems += [f"{file}: only the command: {each}" for each in sorted(found - theirs)]
                findings += len(found)
                files += 1
    print(f"{findings} finding{'' if findings == 1 else 's'} in {files} files")
    if not findings:
        problems.append("no findings at all: nothing was compared")
    print("\n".join(problems))
    return 1 if problems else 0


def units(inputs, folders):
    """The files below these folders, and how they are compiled."""
    for folder in folders:
        for file in sorted((inputs / folder).rglob("*")):
            if file.suffix not in (".c", ".cpp", ".m", ".mm"):
                continue
            words = flags(inputs, file)
            if folder == "projects":  # the sources' own headers are found from the folder below the project's
                project, top = file.relative_to(inputs / folder).parts[:2]
                words += ["-I", f"{inputs}/{folder}/{project}/{top}"]
            yield file, ["--", *words]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("retrylint", "plugin", "clang-tidy", "inputs"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--database", help="compare over the units of this compile database")
    parser.add_argument("--folders", nargs="*", default=["checks", "models", "projects"],
                        help="folders of the inputs; all that are not one library's functions called one by one")
    options = parser.parse_args()

    if options.database:
        root = pathlib.Path(options.inputs).resolve()
        database = pathlib.Path(options.database)
        build = database.parent
        folders = {}  # clang-tidy's names are relative to the folder of each command
        for each in json.loads(database.read_text()):
            folders.setdefault(each["directory"], set()).add((pathlib.Path(each["directory"]) / each["file"]).resolve())
        return compare(options, [(["-p", build], folder, [(file, ["-p", build, file]) for file in sorted(files)])
                                 for folder, files in sorted(folders.items())], root)

    inputs = pathlib.Path(options.inputs)
    groups = {}
    for file, words in units(inputs, options.folders):
        groups.setdefault(tuple(words), []).append((file, [file, *words]))
    return compare(options, [(words, "/", units) for words, units in groups.items()], inputs)


if __name__ == "__main__":
    sys.exit(main())
