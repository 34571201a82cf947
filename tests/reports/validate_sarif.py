#!/usr/bin/env python3
"""Validates a SARIF log with the JSON schema and with sarif-multitool.

usage: validate_sarif.py --validator DIR FILE
       validate_sarif.py --validator DIR -- COMMAND...   validates what it prints

DIR is npm's @microsoft/sarif-multitool-linux, which has the schema too. Ends with
77, which CTest counts as skipped, where it or python3-jsonschema is missing.

The tool's own exit code says nothing about what it found, and its npm launcher
loses the ';' between the kinds of rules: so its program is called directly, and
its answer read from the log that it writes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

SKIPPED = 77
# Not worth a change: messages as id and arguments, a schema that is fetched from
# the net, ids that look like CS2001, a log without version control or embedded files.
ACCEPTED_NOTES = {"SARIF2002", "SARIF2003", "SARIF2006", "SARIF2009",
                  "SARIF2013"}


def schema_errors(log, schema):
    import jsonschema

    validator = jsonschema.validators.validator_for(schema)(schema)
    for error in validator.iter_errors(log):
        yield "schema: /%s: %s" % ("/".join(map(str, error.path)), error.message[:200])


def tool_findings(tool, path):
    environment = dict(os.environ, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1")
    with tempfile.TemporaryDirectory() as scratch:
        answer = os.path.join(scratch, "answer.sarif")
        done = subprocess.run(
            [tool, "validate", path, "--rule-kind", "Sarif;Ghas",
             "--level", "Error;Warning;Note", "--max-file-size-in-kb", "1000000",
             "--output", answer, "--log", "ForceOverwrite"],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0 or not os.path.exists(answer):
            yield "error", "sarif-multitool ended with %d: %s" % (done.returncode, done.stdout)
            return
        with open(answer, encoding="utf-8-sig") as file:
            run = json.load(file)["runs"][0]
    for result in run.get("results", []):
        level = result.get("level", "warning")
        region = result["locations"][0]["physicalLocation"].get("region", {})
        text = result["message"].get("text") or " ".join(result["message"].get("arguments", []))
        if level == "note" and result["ruleId"].split("/")[0] in ACCEPTED_NOTES:
            continue
        yield level, "%s: %s: line %s: %s" % (
            level, result["ruleId"], region.get("startLine", "?"), text)
    for invocation in run.get("invocations", []):
        for kind in ("toolConfigurationNotifications", "toolExecutionNotifications"):
            for notice in invocation.get(kind, []):
                if notice.get("level") == "error":
                    yield "error", "error: %s" % notice["message"].get("text")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--validator", required=True)
    options.add_argument("what", nargs="+")
    options = options.parse_args()

    tool = os.path.join(options.validator, "Sarif.Multitool")
    schema = os.path.join(options.validator, "sarif-2.1.0.json")
    if not os.path.exists(tool):
        print("skipped: no sarif-multitool in %s; ./quickstart test installs it" % options.validator)
        return SKIPPED
    try:
        import jsonschema  # noqa: F401
    except ImportError:
        print("skipped: no python3-jsonschema; ./quickstart test installs it")
        return SKIPPED

    with tempfile.TemporaryDirectory() as scratch:
        path = options.what[0]
        if not path.endswith(".sarif"):
            path = os.path.join(scratch, "log.sarif")
            with open(path, "wb") as file:
                subprocess.run(options.what, stdout=file, check=True)
        with open(path, encoding="utf-8") as file:
            log = json.load(file)
        with open(schema, encoding="utf-8-sig") as file:
            problems = list(schema_errors(log, json.load(file)))
        for level, text in tool_findings(tool, path):
            problems.append(text)
    for text in problems:
        print(text)
    print("%d problems" % len(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
