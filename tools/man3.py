#!/usr/bin/env python3
"""man3.py - lede(3) as scdoc reads it, from include/lede.h, on stdout.

usage: man3.py LEDE.h

The header is the text; this only sets it. Its first comment is the description (indented lines are code, "- " lines a list),
"// ---- name: what ----" is a section, a comment before declarations is their paragraph.
"""
import re
import sys

FENCE = '```'
WIDTH = 90 # of a declaration
# What means something to a compiler and nothing to a reader.
NOISE = re.compile(r'\bLEDE_(API|MUST_USE) ')
SECTION = re.compile(r'// ---- (.+?) ----$')


def escape(text):
    """prose for scdoc, where * and _ set type and some first characters a structure"""
    text = re.sub(r'([\\*_])', r'\\\1', text)
    return re.sub(r'^([#|\[\].:;@+`-])', r'\\\1', text)


def fence(lines):
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    lines = [line.replace('\\', r'\\') for line in lines]
    return [FENCE, *lines, FENCE, ''] if lines else []


def prose(comment):
    """comment lines without their slashes -> scdoc: paragraphs, lists, code"""
    out, code = [], []
    for line in [*comment, '']:
        if line.startswith('    ') or (code and not line):
            code.append(line[4:])
            continue
        out += fence(code)
        code = []
        if line.startswith(' - '):
            out += [''] if out and not out[-1].startswith(('- ', '  ')) else []
            out.append('- ' + escape(line[3:]))
        elif line.startswith('   '):
            out.append('  ' + escape(line[3:]))
        else:
            out.append(escape(line))
    return out + fence(code)


def declaration(lines):
    """as printed: without the marks for compilers, which had pushed the arguments to the right"""
    text = re.sub(NOISE, '', '\n'.join(lines))

    def join(found):
        one = re.sub(r'\n\s+', ' ', found[0])
        return one if len(one) <= WIDTH else re.sub(r'\n\s+', '\n        ', found[0])

    return re.sub(r'^\w[^;{}\n]*\([^;{}]*\);', join, text, flags=re.M).split('\n')


def body(lines):
    """the header between its guards -> (comment, code) blocks, sections as (title, None)"""
    comment, code = [], []
    for line in [*lines, '']:
        section = SECTION.match(line)
        depth = sum(c.count('{') - c.count('}') for c in code)
        ends = depth == 0 and (section or not line or (line.startswith('//') and code))
        if ends:
            if comment or code:
                yield comment, code
            comment, code = [], []
        if section:
            yield section[1], None
        elif line.startswith('//') and depth == 0:
            comment.append(line[2:].removeprefix(' '))
        elif line or depth:
            code.append(line)


def split(text):
    """(the first comment's lines, the lines between the compiler's marks and the guard's end)"""
    lines = text.split('\n')
    head = lines[: next(i for i, line in enumerate(lines) if not line.startswith('//'))]
    section = next(i for i, line in enumerate(lines) if SECTION.match(line))
    start = max(i for i, line in enumerate(lines[:section]) if line.startswith('#endif')) + 1
    end = next(i for i, line in enumerate(lines) if i > start and line.startswith('#ifdef __cplusplus'))
    return [line[2:].removeprefix(' ') for line in head], lines[start:end]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    text = open(sys.argv[1], encoding='utf-8').read()
    head, lines = split(text)
    name, what = head[0].rstrip('.').split(' - ', 1)
    out = ['lede(3) "" "lede, the library"', '', '# NAME', '', f'lede - {escape(what)}', '', '# SYNOPSIS', '',
           f'*#include <{name}>*', '', '*cc* _program.c_ *$(pkg-config --cflags --libs lede)*', '',
           '# DESCRIPTION', '', *prose(head[2:])]
    for comment, code in body(lines):
        if code is None:
            out += ['# ' + escape(comment.upper()), '']
        else:
            out += prose(comment) + fence(declaration(code))
    out += ['# SEE ALSO', '', '*lede*(1)']
    print(re.sub(r'\n{3,}', '\n\n', '\n'.join(out)))


main()
