"""Neovim, Vim with ALE, Emacs with Eglot: set up as docs/editors.md says, on the file it says."""

import json
import subprocess

from real.host import Terminal, check, host_test, tail

PAGE = "editors.md"
SETUP = ["2. Turn the checks on in a project"]
EXPECTED = "retry-unbounded"


def project(host):
    """The page's project, in a folder whose name may stand on a screen."""
    page = host.page(PAGE)
    folder = host.scratch.path / "client"
    folder.mkdir()
    page.run(folder, SETUP)
    return page, folder


def configure(host, page, name):
    path = host.home / name[2:]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page.file(name))
    return path


def screen(host, page, name, command, folder, pattern, keys=(), rows=18):
    with Terminal(command, folder, host.env, rows=rows) as terminal:
        shown = terminal.wait(pattern)
        for key, then in keys:
            terminal.keys(*key)
            shown = terminal.wait(then)
        page.screens({name: shown.replace(str(host.scratch.path), "~")})


@host_test("editors-guide", "the parts of docs/editors.md that need no editor, as written", apt=["clang-tidy-22"])
def guide(host):
    page, folder = project(host)
    ran = page.ran
    page.run(folder, ["What other files do", "When nothing shows"])
    check(page.ran == ran + 2, "not the two commands that the page had:", page.ran)
    check((folder / ".retrylint/facts/all").stat().st_size > 0, "no facts")


NVIM_DRIVER = """
local function wait(what) return vim.wait(40000, what, 100) end
local function say(text) io.stdout:write(text .. '\\n') end
wait(function() return #vim.diagnostic.get(0) > 0 end)
for _, d in ipairs(vim.diagnostic.get(0)) do
  local lsp = d.user_data and d.user_data.lsp or {}
  say(vim.json and vim.json.encode({line = d.lnum + 1, text = d.message, code = d.code or lsp.code}) or d.message)
  local range = {start = {line = d.lnum, character = d.col}, ['end'] = {line = d.end_lnum, character = d.end_col}}
  local request = {textDocument = vim.lsp.util.make_text_document_params(0), range = range,
    context = {diagnostics = {{range = range, message = d.message, source = d.source, severity = d.severity,
                               code = d.code or lsp.code}}}}
  for _, answer in pairs(vim.lsp.buf_request_sync(0, 'textDocument/codeAction', request, 10000) or {}) do
    for _, action in ipairs(answer.result or {}) do say('action: ' .. action.title) end
  end
end
vim.cmd('qall!')
"""


@host_test("neovim", "findings and quick fixes over Neovim's own LSP client", apt=["neovim", "tmux"])
def neovim(host):
    page, folder = project(host)
    configure(host, page, "~/.config/nvim/init.lua")
    driver = host.scratch.write("driver.lua", NVIM_DRIVER)
    done = host.run("nvim", "--headless", "-i", "NONE", "-n", "client.c", "-c", f"luafile {driver}", cwd=folder)
    said = done.stdout + done.stderr
    found = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    check(EXPECTED in [each["code"] for each in found], "no finding:", tail(said))
    check(all(each["line"] == 5 for each in found), "not on line 5:", found)
    screen(host, page, "neovim", ["nvim", "-i", "NONE", "-n", "client.c"], folder, "'connect' is",
           [((":5", "Enter"), "5,"), ((":lua vim.diagnostic.open_float()", "Enter"), "(?s)'connect' is.*'connect' is")])


ALE_DRIVER = """
let s:n = 0
while s:n < 400 && empty(ale#engine#GetLoclist(bufnr('')))
  sleep 100m
  let s:n += 1
endwhile
sleep 300m
call writefile(map(copy(ale#engine#GetLoclist(bufnr(''))),
  \\ {_, v -> json_encode({'line': v.lnum, 'text': v.text, 'code': get(v, 'code', '')})}), $ALE_OUT)
qall!
"""


@host_test("vim", "findings through ALE", apt=["vim", "vim-ale", "tmux"])
def vim(host):
    page, folder = project(host)
    configure(host, page, "~/.vimrc")
    driver = host.scratch.write("driver.vim", ALE_DRIVER)
    out = host.scratch.path / "ale.out"
    subprocess.run(["vim", "-Nu", host.home / ".vimrc", "-es", "client.c", "-c", "call ale#Queue(0)", "-S", driver],
                   cwd=folder, env={**host.env, "ALE_OUT": str(out)}, stdin=subprocess.DEVNULL, timeout=120,
                   capture_output=True)
    check(out.exists(), "vim did not come to the end")
    found = [json.loads(line) for line in out.read_text().splitlines()]
    check(EXPECTED in [each["code"] for each in found], "no finding:", out.read_text())
    check(all(each["line"] == 5 for each in found), "not on line 5:", found)
    screen(host, page, "vim", ["vim", "-n", "-i", "NONE", "client.c"], folder, "'connect' is",
           [((":5", "Enter"), r"5,\d"), ((":ALEDetail", "Enter"), "(?s)'connect' is.*'connect' is")])


EMACS_DRIVER = """
(package-initialize)
(load (getenv "INIT"))
(setq eglot-sync-connect 20)
(find-file "client.c")
(c-mode)
(apply #'eglot (eglot--guess-contact))
(flymake-start)
(let ((n 0))
  (while (and (< n 400) (null (flymake-diagnostics))) (accept-process-output nil 0.1) (setq n (1+ n))))
(accept-process-output nil 0.3)
(dolist (d (flymake-diagnostics))
  (princ (format "%d: %s\n" (line-number-at-pos (flymake-diagnostic-beg d)) (flymake-diagnostic-text d))))
"""


# A first start with an empty home compiles Lisp, and pops up what that says.
QUIET = "(setq suggest-key-bindings nil native-comp-deferred-compilation nil native-comp-async-report-warnings-errors nil)"


@host_test("emacs", "findings through Eglot", apt=["emacs-nox", "elpa-eglot", "tmux"])
def emacs(host):
    page, folder = project(host)
    init = configure(host, page, "~/.emacs.d/init.el")
    driver = host.scratch.write("driver.el", EMACS_DRIVER)
    # A batch run reads no start-up file, and never idles as eglot-ensure waits for.
    done = host.run("emacs", "--batch", "-l", driver, cwd=folder, expect=None, env={"INIT": str(init)})
    check(EXPECTED in done.stdout or "again" in done.stdout, "no finding:", done.returncode, tail(done.stdout), tail(done.stderr))
    check("5: " in done.stdout, "not on line 5:", done.stdout)
    screen(host, page, "emacs", ["emacs", "-nw", "--eval", QUIET, "client.c"], folder,
           r"Flymake\[\d+ [1-9]",
           [(("M-x", "flymake-show-buffer-diagnostics", "Enter"), "(?s)warning.*'connect' is")], rows=28)
