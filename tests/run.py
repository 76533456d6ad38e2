#!/usr/bin/env python3
"""Runs the tests of one or more build folders through meson, shows what failed, and counts single cases.

usage: run.py BUILD... [-- NOUN...]

With nouns only the tests so named (or in a suite so named) run, and of the case program the cases of those nouns.
The last line is `N passed, N failed`, with `, N skipped` when any were. A program that dies, prints less than it
planned, or fails without saying in what counts as one failure more.
"""
import json, os, re, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CASES = 'cases'  # the case program's test (tests/meson.build)

ENVIRONMENT = {
    'LEDE_SOURCE_ROOT': ROOT,
    'LC_ALL': 'C.UTF-8',
    'CMOCKA_MESSAGE_OUTPUT': 'TAP',
    # abort(): the case runner then names the case that was running.
    'ASAN_OPTIONS': 'abort_on_error=1:detect_stack_use_after_return=1:strict_string_checks=1',
    'UBSAN_OPTIONS': 'print_stacktrace=1:halt_on_error=1:abort_on_error=1',
}

RESULT = re.compile(r'^(not )?ok\b([^#]*)(?:#\s*(skip|todo)\b)?', re.I)
PLAN = re.compile(r'^1\.\.(\d+)')


def read_tap(text):
    """How many lines say passed, failed and skipped, and how many were planned (None: no plan)."""
    counts, planned = {'passed': 0, 'failed': 0, 'skipped': 0}, None
    for line in text.splitlines():
        if m := PLAN.match(line):
            planned = (planned or 0) + int(m[1])  # cmocka prints one for each group
        elif m := RESULT.match(line):
            # A todo is expected to fail, so it is no failure.
            counts['skipped' if m[3] else 'failed' if m[1] else 'passed'] += 1
    return counts, planned


def judge(entry, protocol):
    """The counts of one test program, and what to show of it when it failed."""
    out, err, result = entry.get('stdout') or '', entry.get('stderr') or '', entry['result']
    fine = result in ('OK', 'EXPECTEDFAIL')
    if protocol != 'tap':
        key = 'skipped' if result == 'SKIP' else 'passed' if fine else 'failed'
        counts = {'passed': 0, 'failed': 0, 'skipped': 0, key: 1}
        return counts, '' if key != 'failed' else out + err
    # The lines and the exit status speak for themselves; meson calls cmocka's skips failures.
    counts, planned = read_tap(out)
    ran, status = sum(counts.values()), entry.get('returncode')
    if planned is None and status == 77:  # the program was skipped as a whole
        return {'passed': 0, 'failed': 0, 'skipped': 1}, ''
    why = ''
    if planned is None:
        why = 'printed no plan'
    elif ran != planned:
        why = f'ran {ran} of {planned}'
    elif status != 0 and not counts['failed']:
        why = 'failed without saying in what'
    if why:
        counts['failed'] += not counts['failed']
        why = f'# {why}; {result.lower()}, exit status {status}\n'
    if planned == ran == 0 and not why:
        counts['skipped'] = 1
    if not counts['failed']:
        return counts, ''
    return counts, '\n'.join(failed_lines(out)) + '\n' + why + err


def failed_lines(out):
    """Of TAP: the failures, each with the lines that follow it up to the next result."""
    keep = False
    for line in out.splitlines():
        if PLAN.match(line):
            keep = False
            continue
        if m := RESULT.match(line):
            keep = m[1] and not m[3]
        elif line.startswith('Bail out!'):
            keep = True
        if keep or not (m or line.startswith('#')):
            yield line


def meson_test(build, names, arguments=()):
    """Runs these tests of a build; gives meson's record of each."""
    if not names:
        return []
    base = 'lede-test'
    log = os.path.join(build, 'meson-logs', base + '.json')
    if os.path.exists(log):
        os.remove(log)
    command = ['meson', 'test', '-C', build, '--no-rebuild', '--logbase', base, '--timeout-multiplier', '4']
    command += [f'--test-args={" ".join(arguments)}'] if arguments else []
    environment = dict(os.environ)
    for key, value in ENVIRONMENT.items():
        environment.setdefault(key, value)
    done = subprocess.run(command + names, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    if not os.path.exists(log):
        sys.exit(f'{done.stdout}\nrun.py: meson could not run the tests of {build}')
    with open(log, encoding='utf8', errors='replace') as f:
        return [json.loads(line) for line in f if line.strip()]


def short(name):
    """meson names a test `project:suite / name`."""
    return name.split(' / ')[-1]


def run(build, nouns):
    listed = json.loads(subprocess.run(['meson', 'introspect', '--tests', build], check=True, stdout=subprocess.PIPE).stdout)
    protocol = {short(t['name']): t['protocol'] for t in listed}
    with_cases = [n for n in nouns if os.path.isdir(os.path.join(ROOT, 'tests', 'cases', n))]
    chosen = [short(t['name']) for t in listed
              if not nouns or short(t['name']) in nouns or any(s.split(':')[-1] in nouns for s in t['suite'])]
    entries = meson_test(build, chosen)
    if with_cases and CASES in protocol and CASES not in chosen:
        entries += meson_test(build, [CASES], with_cases)

    total = {'passed': 0, 'failed': 0, 'skipped': 0}
    for entry in entries:
        name = short(entry['name'])
        counts, shown = judge(entry, protocol.get(name, 'exitcode'))
        for key in total:
            total[key] += counts[key]
        if counts['failed']:
            print(f'---- {name} ({build}): {say(counts)}\n{shown.rstrip()}\n')
    print(f'{build}: {len(entries)} programs: {say(total)}', flush=True)
    return total


def say(counts):
    skipped = f", {counts['skipped']} skipped" if counts['skipped'] else ''
    return f"{counts['passed']} passed, {counts['failed']} failed{skipped}"


def main():
    arguments = sys.argv[1:]
    cut = arguments.index('--') if '--' in arguments else len(arguments)
    builds, nouns = arguments[:cut], arguments[cut + 1:]
    if not builds:
        sys.exit(__doc__)
    totals = [run(build, nouns) for build in builds]
    total = {key: sum(t[key] for t in totals) for key in totals[0]}
    if not total['passed'] + total['failed']:
        print('no test ran' + (f": nothing is named {' or '.join(nouns)}" if nouns else ''))
    print(say(total))
    return 0 if total['passed'] and not total['failed'] else 1


if __name__ == '__main__':
    sys.exit(main())
