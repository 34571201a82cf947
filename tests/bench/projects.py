#!/usr/bin/env python3
"""Times whole projects: retrylint against clang -fsyntax-only, clang-tidy and cppcheck.

  tests/bench/projects.py [-j 2] [-n 5] [--retrylint BIN] [--tools syntax,tidy,cppcheck] PROJECT...

PROJECT is a folder with compile_commands.json. Each round runs everything once, one after
the other, so that a slow minute of the machine slows all of them; the table has medians
and ratios. The cache is kept outside the project. The file that is touched gets a comment
at its end and its old bytes back.
"""
import argparse, json, os, shlex, shutil, statistics, subprocess, sys, tempfile, time


def run(words, folder, **more):
    """Seconds and the largest resident set in MB of a command and its children."""
    start = time.monotonic()
    child = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, **more)
    _, _, usage = os.wait4(child.pid, 0)
    return time.monotonic() - start, usage.ru_maxrss / 1024


def commands(project):
    with open(os.path.join(project, 'compile_commands.json')) as file:
        for entry in json.load(file):
            words = entry.get('arguments') or shlex.split(entry['command'])
            name = os.path.normpath(os.path.join(entry['directory'], entry['file']))
            if os.path.splitext(name)[1] in ('.c', '.cc', '.cpp', '.cxx', '.m', '.mm'):
                yield entry['directory'], name, words


def syntax_script(project, clang):
    """One line a unit, for xargs: the unit's own command, told to parse and no more."""
    lines, seen = [], set()
    for folder, name, words in commands(project):
        kept, skip = [], False
        for word in words[1:]:
            if skip:
                skip = False
            elif word in ('-o', '-MF', '-MT', '-MQ'):
                skip = True
            elif word not in ('-c', '-MD', '-MMD', '-MP') and not word.startswith('-Werror'):
                kept.append(word)
        cxx = os.path.splitext(name)[1] not in ('.c', '.m')
        line = 'cd %s && %s -w -fsyntax-only %s || :' % (
            shlex.quote(folder), clang + ('++' if cxx else '') + '-22',
            ' '.join(map(shlex.quote, kept)))
        if line not in seen:
            seen.add(line)
            lines.append(line)
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('-j', type=int, default=2)
    parser.add_argument('-n', type=int, default=5)
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument('--retrylint',
                        default=os.path.join(here, '../../build/release/bin/retrylint'))
    parser.add_argument('--tools', default='syntax,tidy,cppcheck')
    parser.add_argument('projects', nargs='+')
    given = parser.parse_args()
    tool = os.path.abspath(given.retrylint)
    tools = given.tools.split(',')
    print('| project | units | run | median s | against syntax | largest process, MB |')
    print('|---|---|---|---|---|---|')
    for project in map(os.path.abspath, given.projects):
        cache = tempfile.mkdtemp(prefix='retrylint-bench-')
        lines = syntax_script(project, 'clang')
        script = os.path.join(cache, 'syntax')
        with open(script, 'w') as file:
            file.write('\0'.join(lines))
        touched = next(name for _, name, _ in commands(project) if os.path.exists(name))
        with open(touched, 'rb') as file:
            text = file.read()
        check = [tool, 'check', '-q', f'-j{given.j}', f'--root={project}', '-p', project,
                 f'--cache-dir={cache}/cache']

        def cold():
            shutil.rmtree(cache + '/cache', ignore_errors=True)
            return run(check, project)

        def touch(round=[0]):
            round[0] += 1
            with open(touched, 'ab') as file:
                file.write(b'\n/* %d */\n' % round[0])
            try:
                return run(check, project)
            finally:
                with open(touched, 'wb') as file:
                    file.write(text)

        runs = {
            'syntax': lambda: run(['xargs', '-0', '-P', str(given.j), '-I', '{}', '-a', script,
                                   'sh', '-c', '{}'], project),
            'cold': cold,
            'warm': lambda: run(check, project),
            'one file touched': touch,
        }
        if 'tidy' in tools:
            runs['clang-tidy, one check'] = lambda: run(
                ['run-clang-tidy-22', '-quiet', '-j', str(given.j), '-p', project,
                 '-checks=-*,bugprone-infinite-loop', '-config={}'], project)
        if 'cppcheck' in tools:
            runs['cppcheck'] = lambda: run(
                ['cppcheck', '-q', '-j', str(given.j),
                 '--project=' + os.path.join(project, 'compile_commands.json')], project)
        taken = {name: [] for name in runs}
        most = {name: 0 for name in runs}
        for _ in range(given.n):
            for name, action in runs.items():
                seconds, memory = action()
                taken[name].append(seconds)
                most[name] = max(most[name], memory)
        base = statistics.median(taken['syntax'])
        for name in runs:
            median = statistics.median(taken[name])
            print(f'| {os.path.basename(project)} | {len(lines)} | {name} | {median:.2f} | '
                  f'{median / base:.3f} | {most[name]:.0f} |', flush=True)
        shutil.rmtree(cache)


if __name__ == '__main__':
    sys.exit(main())
