#!/usr/bin/env python3
"""The scoreboard's figures on the shared data must not fall below tests/floors.tsv. Prints TAP.

usage: floors.py LEDE

The data lies outside the repository; without it all is reported as skipped. It runs on a fifth of each set, so a floor
stands below the fifth's figure at the time, which is not the figure that we quote. Raise a floor when a change has
moved its row for good; never lower one to pass.
"""
import json
import os
import subprocess
import sys

root = os.environ.get('LEDE_SOURCE_ROOT') or os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
board = os.path.join(root, '..', 'shared', 'bench', 'scoreboard')


def floors():
    with open(os.path.join(root, 'tests', 'floors.tsv'), encoding='utf8') as f:
        for line in f:
            if line.strip() and not line.startswith('#'):
                yield line.rstrip('\n').split('\t')


def number(figure):
    """'0.975' or '7/8 (20 points shown)' as a number: a share of what there is, or the figure itself."""
    word = figure.split()[0] if figure.split() else 'none'
    try:
        if '/' in word:
            a, b = word.split('/')
            return float(a) / float(b)
        return float(word)
    except ValueError:
        return None


def main():
    if not os.path.exists(board):
        print('1..0 # SKIP no shared data beside the repository')
        return 0
    done = subprocess.run([sys.executable, board, '--lede', os.path.abspath(sys.argv[1]), '--quick', '--json'],
                          stdout=subprocess.PIPE, text=True, check=True)
    figures = {row['what']: row['figure'] for row in json.loads(done.stdout)}
    failed = 0
    rows = list(floors())
    for i, (what, floor) in enumerate(rows, 1):
        got = number(figures.get(what, ''))
        good = got is not None and got >= float(floor)
        failed += not good
        print(f"{'ok' if good else 'not ok'} {i} - {what}: {figures.get(what, 'not measured')}, floor {floor}")
    print(f'1..{len(rows)}')
    return 1 if failed else 0


sys.exit(main())
