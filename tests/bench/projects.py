#!/usr/bin/env python3
"""Times whole projects: retrylint against clang -fsyntax-only, clang-tidy and cppcheck.

  tests/bench/projects.py [-j 2] [-n 5] [--retrylint BIN] [--tools tidy,cppcheck] PROJECT...
  tests/bench/projects.py --growth 1,10,100,1000 [--chart docs/growth.svg]
  tests/bench/projects.py --link [-n 5] PROJECT...
  tests/bench/projects.py --program 1000,10000,100000,1000000

PROJECT is a folder with compile_commands.json. Each round runs everything once, one after
the other, so that a slow minute of the machine slows all of them; the table has medians
and ratios, of the clock and of CPU time, which others on the machine disturb less. The
cache is kept outside the project. The file that is touched gets a comment at its end and
its old bytes back. --growth measures generated projects of so many units instead, --link
only how the facts of projects are joined, by function of their IR.
"""
import argparse, json, os, shlex, shutil, statistics, subprocess, sys, tempfile, time
from collections import namedtuple
import programs

Taken = namedtuple('Taken', 'wall cpu memory')


def run(words, folder, **more):
    """Seconds by the clock and of CPU, and the largest resident set in MB, of a command
    and its children."""
    start = time.monotonic()
    child = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, **more)
    _, _, usage = os.wait4(child.pid, 0)
    return Taken(time.monotonic() - start, usage.ru_utime + usage.ru_stime,
                 usage.ru_maxrss / 1024)


def median(runs):
    return Taken(*(statistics.median(each) for each in list(zip(*runs))[:2]),
                 max(each.memory for each in runs))


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


CLIENT = """#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
typedef struct Curl_easy CURL;
int curl_easy_perform(CURL *);
static int ask_%(n)d(CURL *h) { return curl_easy_perform(h) == 0; }
int fetch_%(n)d(CURL *h) {
  for (int n = 0; n < 5; ++n) {
    if (ask_%(n)d(h))
      return 0;
    sleep(1u << n);
  }
  return -1;
}
"""
PLAIN = """int sum_%(n)d_%(m)d(const int *v, int count) {
  int sum = 0;
  for (int i = 0; i < count; ++i)
    if (v[i] %% 3)
      sum += v[i];
  return sum > 7 ? sum : count;
}
"""


def generate(folder, units):
    """Units of nine functions: a client with a retry, its helper, seven sums."""
    entries = []
    for n in range(units):
        name = os.path.join(folder, f'unit{n}.c')
        with open(name, 'w') as file:
            file.write(CLIENT % {'n': n})
            for m in range(7):
                file.write(PLAIN % {'n': n, 'm': m})
        entries.append({'directory': folder, 'file': name, 'arguments': ['cc', '-c', name]})
    with open(os.path.join(folder, 'compile_commands.json'), 'w') as file:
        json.dump(entries, file)


def chart(points, file):
    """Both axes are logarithmic: what grows in proportion is a line of slope 1."""
    import math
    width, height, left, bottom = 640, 400, 60, 40
    lines = [('cold, CPU s', '#1f77b4', [(n, cold.cpu) for n, cold, _ in points]),
             ('warm, CPU s', '#ff7f0e', [(n, warm.cpu) for n, _, warm in points]),
             ('cold, GB', '#2ca02c', [(n, cold.memory / 1024) for n, cold, _ in points])]
    every = [y for _, _, line in lines for _, y in line]
    low, high = math.floor(math.log10(min(every))), math.ceil(math.log10(max(every)))
    right = max(1, math.log10(points[-1][0]))
    x = lambda n: left + (width - left - 110) * math.log10(n) / right
    y = lambda v: 10 + (height - bottom - 10) * (high - math.log10(v)) / (high - low)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
           'font-family="sans-serif" font-size="12">',
           f'<rect width="{width}" height="{height}" fill="white"/>']
    for power in range(low, high + 1):
        at = y(10 ** power)
        out.append(f'<path d="M{left} {at:.1f}H{width - 110}" stroke="#ddd"/>'
                   f'<text x="{left - 6}" y="{at + 4:.1f}" text-anchor="end">{10 ** power:g}</text>')
    for n, _, _ in points:
        out.append(f'<text x="{x(n):.1f}" y="{height - 20}" text-anchor="middle">{n}</text>')
    out.append(f'<text x="{(left + width - 110) / 2}" y="{height - 4}" '
               'text-anchor="middle">units</text>')
    for name, colour, line in lines:
        path = ' '.join(f'{x(n):.1f},{y(v):.1f}' for n, v in line)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out.append(f'<text x="{width - 104}" y="{y(line[-1][1]) + 4:.1f}" fill="{colour}">'
                   f'{name}</text>')
    out.append('</svg>')
    with open(file, 'w') as to:
        to.write('\n'.join(out) + '\n')


def growth(tool, sizes, jobs, rounds, file):
    print('| units | cold s | cold, CPU s | warm s | warm, CPU s | largest process, MB |')
    print('|---|---|---|---|---|---|')
    points = []
    for units in sizes:
        folder = tempfile.mkdtemp(prefix='retrylint-growth-')
        generate(folder, units)
        check = [tool, 'check', '-q', f'-j{jobs}', f'--root={folder}', '-p', folder,
                 '--output=json=' + os.path.join(folder, 'report'),
                 f'--cache-dir={folder}/cache']
        colds, warms = [], []
        for _ in range(rounds):
            shutil.rmtree(folder + '/cache', ignore_errors=True)
            colds.append(run(check, folder))
            # What was just written is looked at twice, until its time has aged.
            time.sleep(3)
            run(check, folder)
            warms.append(run(check, folder))
        cold, warm = median(colds), median(warms)
        points.append((units, cold, warm))
        print(f'| {units} | {cold.wall:.2f} | {cold.cpu:.2f} | {warm.wall:.2f} | '
              f'{warm.cpu:.2f} | {cold.memory:.0f} |', flush=True)
        shutil.rmtree(folder)
    if file:
        chart(points, file)


def link(tool, projects, jobs, rounds):
    """What a function costs depends on what is reached through it, so real programs are
    measured."""
    print('| project | functions | link, CPU s | us for a function | largest process, MB |')
    print('|---|---|---|---|---|')
    functions, seconds = 0, 0.0
    for project in projects:
        kept = tempfile.mkdtemp(prefix='retrylint-link-')
        facts = os.path.join(kept, 'facts')
        extract = [tool, 'extract', '--quiet', f'-j{jobs}', f'--root={project}', '-p', project,
                   f'--cache-dir={kept}/cache']
        subprocess.run(extract + ['-o', facts], cwd=project, stderr=subprocess.DEVNULL)
        printed = subprocess.run(extract + ['--print-ir'], cwd=project, text=True,
                                 capture_output=True).stdout
        # Those of headers are in many units, and linked once.
        count = len({line for line in printed.splitlines() if line.startswith('function ')})
        taken = median([run([tool, 'link', '--quiet', f'--root={project}',
                             '--output=sarif=/dev/null', facts], project)
                        for _ in range(rounds)])
        print(f'| {os.path.basename(project)} | {count} | {taken.cpu:.2f} | '
              f'{1e6 * taken.cpu / max(count, 1):.0f} | {taken.memory:.0f} |', flush=True)
        functions += count
        seconds += taken.cpu
        shutil.rmtree(kept)
    print(f'| all | {functions} | {seconds:.2f} | {1e6 * seconds / max(functions, 1):.0f} | |')


def program(tool, sizes, jobs, rounds):
    print('| functions | link, CPU s | s | us of CPU for a function | largest process, MB |')
    print('|---|---|---|---|---|')
    for functions in sizes:
        folder = tempfile.mkdtemp(prefix='retrylint-program-')
        programs.generate(folder, functions)
        facts = os.path.join(folder, 'facts')
        subprocess.run([tool, 'extract', '--quiet', f'-j{jobs}', f'--root={folder}', '-p', folder,
                        '--no-cache', '-o', facts], cwd=folder, check=True)
        taken = median([run([tool, 'link', '--quiet', '--no-config', f'--root={folder}',
                             '--output=sarif=/dev/null', facts], folder)
                        for _ in range(rounds)])
        print(f'| {functions} | {taken.cpu:.2f} | {taken.wall:.2f} | '
              f'{1e6 * taken.cpu / functions:.0f} | {taken.memory:.0f} |', flush=True)
        shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('-j', type=int, default=2)
    parser.add_argument('-n', type=int, default=5)
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument('--retrylint',
                        default=os.path.join(here, '../../build/release/bin/retrylint'))
    parser.add_argument('--tools', default='tidy,cppcheck')
    parser.add_argument('--growth', type=lambda text: [int(n) for n in text.split(',')])
    parser.add_argument('--link', action='store_true')
    parser.add_argument('--program', type=lambda text: [int(n) for n in text.split(',')])
    parser.add_argument('--chart', help='SVG file to draw the growth in')
    parser.add_argument('projects', nargs='*')
    given = parser.parse_args()
    tool = os.path.abspath(given.retrylint)
    tools = given.tools.split(',')
    if given.growth:
        return growth(tool, given.growth, given.j, given.n, given.chart)
    if given.program:
        return program(tool, given.program, given.j, given.n)
    if given.link:
        return link(tool, list(map(os.path.abspath, given.projects)), given.j, given.n)
    print('| project | units | run | s | against syntax | CPU s | against syntax | '
          'largest process, MB |')
    print('|---|---|---|---|---|---|---|---|')
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
        for _ in range(given.n):
            for name, action in runs.items():
                taken[name].append(action())
        base = median(taken['syntax'])
        for name in runs:
            each = median(taken[name])
            print(f'| {os.path.basename(project)} | {len(lines)} | {name} | {each.wall:.2f} | '
                  f'{each.wall / base.wall:.3f} | {each.cpu:.2f} | {each.cpu / base.cpu:.3f} | '
                  f'{each.memory:.0f} |', flush=True)
        shutil.rmtree(cache)


if __name__ == '__main__':
    sys.exit(main())
