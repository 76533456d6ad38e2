#!/usr/bin/env python3
"""man1.py - the pages of section 1 as scdoc reads them, on stdout.

usage: man1.py PAGE.scd LIMITS.h

A line "@name" of PAGE.scd stands for the file name.scd.in beside it: options that several pages have. "@limits" stands for
the table of all limits in src/base/limits.h, made from its comments, so page and program can't disagree.
"""
import os
import re
import sys

LIMIT = re.compile(r'\s*LIMIT_(\w+) = ([\d <()]+),\s*// (.+)')
# Macros stand at the end, under a comment of their own.
MACRO = re.compile(r'#define LIMIT_(\w+)\s+\(\(ptrdiff_t\)(\d+ << \d+)\)')
HEAD = '|[ *limit*\n:] *at most*\n:< *what*\n'


def number(expression):
    """'64 << 20' -> 67108864; limits.h has nothing else"""
    base, _, shift = expression.partition('<<')
    return int(base) << int(shift or 0)


def size(name, value):
    """as a reader says it: '64 MiB', '1,048,576'"""
    if not name.endswith('_BYTES'):
        return f'{value:,}'
    for power, unit in ((30, 'GiB'), (20, 'MiB'), (10, 'KiB')):
        if value >> power and value % (1 << power) == 0:
            return f'{value >> power} {unit}'
    return f'{value:,} bytes'


def escape(text):
    return re.sub(r'([\\*_])', r'\\\1', text)


def row(name, value, what):
    plain = name.removesuffix('_BYTES').replace('_', ' ').lower()
    return f'|  {plain}\n:  {size(name, value)}\n:  {escape(what)}\n'


def limits(path):
    rows, comment = [], ''
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        found = LIMIT.match(line)
        macro = MACRO.match(line)
        if found:
            rows.append(row(found[1], number(found[2]), found[3]))
        elif macro:
            rows.append(row(macro[1], number(macro[2]), comment))
        elif line.startswith('//'):
            comment = line[2:].strip()
        elif 'LIMIT_' in line and not line.startswith(('#ifndef', '#define LEDE_')):
            sys.exit(f'{path}: not a limit with its comment: {line.strip()}')
    if not rows:
        sys.exit(f'{path}: no limits')
    return HEAD + ''.join(rows)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    page, limits_path = sys.argv[1:]
    for line in open(page, encoding='utf-8'):
        name = line[1:].strip() if line.startswith('@') else ''
        if name == 'limits':
            sys.stdout.write(limits(limits_path))
        elif name:
            with open(os.path.join(os.path.dirname(page), name + '.scd.in'), encoding='utf-8') as part:
                sys.stdout.write(part.read())
        else:
            sys.stdout.write(line)


main()
