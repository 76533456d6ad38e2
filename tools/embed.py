#!/usr/bin/env python3
"""embed.py - a table of words, as C: data/NAME.tsv becomes build/data/NAME.h, at build time.

usage: embed.py TABLE.tsv OUT.h     write the header
       embed.py --check TABLE.tsv...   sorted, no row twice, a card on top? prints what is not, for ./dev test

A table opens with its card, comment lines that end with the names of its columns:

    # source: written for lede
    # licence: MIT
    # size: 412 rows
    # command: by hand
    # columns: word kind
    gen<TAB>title
    inc<TAB>end

and C sees (NAME cues.en: every mark that C has no room for becomes an underscore):

    #include "data/cues.en.h"
    static const struct cues_en_row { Str word, kind; } cues_en[];         sorted by bytes
    enum { cues_en_len };
    static const struct cues_en_row *cues_en_find(Str word);               the first row whose first column is
                                                                          `word`, else NULL; equal ones follow it
    static int cues_en_from(unsigned char byte);                          index of the first row that begins with `byte`
                                                                          or a later one; _behind(): with a later one

and after "# sieve: kind" on the card, to put in front of a search:

    enum { cues_en_end, cues_en_title };                                  the values of the column "kind"
    static bool cues_en_may(Str text, ptrdiff_t at, int value);           may a row of that value begin at `at`, in
                                                                          capitals or not? Seldom yes where none does;
"# sieve: any", where that is all one: the value is cues_en_any.

A big table says "# packed: yes" on its card: C then has its rows by value, from one text and where in it each field
begins, as a pointer a field would have to be set right each time that a program starts.

    static struct cues_en_row cues_en_at(int i);
    static struct cues_en_row cues_en_find(Str word);                     {0} when it is not there
A row may leave out columns at its end: they are {0}. A new table: put it there and touch data/meson.build.
"""
import itertools
import os
import re
import sys


def read(path):
    """Columns, rows as (line number, fields), keys of the card."""
    columns, rows, card = None, [], {}
    with open(path, encoding='utf-8', newline='') as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip('\n')
            if line.startswith('#'):
                key, _, value = line[1:].partition(':')
                card[key.strip()] = value.strip()
                if key.strip() == 'columns':
                    columns = value.split()
            elif line:
                rows.append((number, line.split('\t')))
    if not columns:
        sys.exit(f'{path}: no "# columns: word ..." line on top')
    for number, fields in rows:
        if len(fields) > len(columns):
            sys.exit(f'{path}:{number}: {len(fields)} fields, columns are: {" ".join(columns)}')
        fields += [''] * (len(columns) - len(fields))
    return columns, rows, card


def order(fields):
    return [field.encode() for field in fields]


def quoted(text):
    """"..." of UTF-8; an octal escape is three digits long, so that no digit after it joins it."""
    return '"' + ''.join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\?' else f'\\{b:03o}' for b in text.encode()) + '"'


def literal(text):
    return f'S_({quoted(text)})' if text else '{0}'


def hash32(text):
    """FNV-1a (Fowler, Noll, Vo): the same as str_hash()."""
    h = 2166136261
    for b in text.encode():
        h = (h ^ b) * 16777619 & 0xFFFFFFFF
    return h ^ h >> 15


ROW_BITS = 20


def slots(rows):
    """An open hash table at most half full: slot -> 1 + the first row of a word, and above it the hash's upper bits, which
    tell most other words apart; 0 where free."""
    size = 4
    while size < 2 * len(rows):
        size *= 2
    table, last = [0] * size, None
    for i, (_, fields) in enumerate(rows):
        if fields[0] == last:
            continue
        last = fields[0]
        h = hash32(last)
        at = h % size
        while table[at]:
            at = (at + 1) % size
        table[at] = i + 1 | h >> ROW_BITS << ROW_BITS
    return table


def firsts(rows):
    """By byte, and one more: the first row that begins with that byte or a later one."""
    begins = [fields[0].encode()[:1] for _, fields in rows]
    return [sum(b < bytes([byte]) for b in begins) for byte in range(256)] + [len(rows)]


def forms(letters):
    """Folded letters -> all that fold to them, as utf8proc_tolower() does."""
    found = {letter: [letter] for letter in letters}
    for c in map(chr, range(0x110000)):
        small = c.lower()[:1]
        if small != c and small in found:
            found[small].append(c)
    return found


SIEVE_BITS, LOOKED = 13, 4


def slot(opening):
    """Of the first bytes of a text, which have the bit set in which ASCII capitals differ; the same sum as in SIEVE."""
    return (int.from_bytes(opening, 'little') * 0x9E3779B1 & 0xFFFFFFFF) >> 32 - SIEVE_BITS


def sieve(rows, column):
    """The values of the column, or "any"; by value and first byte, a mask of the bytes that all such rows have; by slot, bits of values."""
    value = lambda fields: 'any' if column is None else fields[column]
    values = sorted({value(fields) for _, fields in rows})
    written = forms(set(''.join(fields[0][:LOOKED] for _, fields in rows)))
    openings = [(bytes(b | 0x20 for b in ''.join(letters).encode()[:LOOKED]), values.index(value(fields)))
                for _, fields in rows for letters in itertools.product(*(written[c] for c in fields[0][:LOOKED]))]
    looked, bits = [[0] * 256 for _ in values], [0] * (1 << SIEVE_BITS)
    for opening, at in openings:
        looked[at][opening[0]] = min(looked[at][opening[0]] or LOOKED, len(opening))
    for opening, at in openings:
        bits[slot(opening[:looked[at][opening[0]]])] |= 1 << at
    assert bits[0] == 0 and len(values) <= 8, 'a text that begins like no row has slot 0'
    return values, [[(1 << 8 * n) - 1 for n in of_value] for of_value in looked], bits


HEADER = '''// {name}.h - from {path} by tools/embed.py: change that, not this.
#ifndef LEDE_DATA_{upper}_H
#define LEDE_DATA_{upper}_H

#include "base/str.h"

struct {c}_row {{
    Str {columns};
}};
enum {{ {c}_len = {count}, {c}_slots_len = {slots_len} }};

{rows}
static const uint32_t {c}_slots[] = {{{slots}}};  // the upper bits are the hash's

{find}
static const uint{bits}_t {c}_firsts[] = {{{firsts}}};
static inline int {c}_from(unsigned char byte) {{ return {c}_firsts[byte]; }}
static inline int {c}_behind(unsigned char byte) {{ return {c}_firsts[byte + 1]; }}

{sieve}#endif
'''

ROWS = '''static const struct {c}_row {c}[] = {{
{rows}
}};
'''
FIND = '''static inline const struct {c}_row *{c}_find(Str {first}) {{
    uint32_t hash = str_hash({first});
    for (uint32_t at = hash, slot; (slot = {c}_slots[at % {c}_slots_len]) != 0; at++) {{
        const struct {c}_row *row = &{c}[(slot & {row_mask}) - 1];
        if ((slot ^ hash) >> {row_bits} == 0 && str_eq(row->{first}, {first})) return row;
    }}
    return NULL;
}}
'''
PACKED_ROWS = '''#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
static const char {c}_text[] =
{rows};
#pragma GCC diagnostic pop
static const uint32_t {c}_begins[] = {{{begins}}};

static inline Str {c}_field(int i) {{
    return (Str){{{c}_text + {c}_begins[i], (ptrdiff_t)({c}_begins[i + 1] - {c}_begins[i])}};
}}
static inline struct {c}_row {c}_at(int i) {{ return (struct {c}_row){{{fields}}}; }}
'''
PACKED_FIND = '''static inline struct {c}_row {c}_find(Str {first}) {{
    uint32_t hash = str_hash({first});
    for (uint32_t at = hash, slot; (slot = {c}_slots[at % {c}_slots_len]) != 0; at++) {{
        int row = (int)(slot & {row_mask}) - 1;
        if ((slot ^ hash) >> {row_bits} == 0 && str_eq({c}_field(row * {width}), {first})) return {c}_at(row);
    }}
    return (struct {c}_row){{0}};
}}
'''


SIEVE = '''enum {{ {values} }};
static const uint32_t {c}_looked[][256] = {{{looked}}};
static const uint8_t {c}_sieve[] = {{{bits}}};
static inline bool {c}_may(Str text, ptrdiff_t at, int value) {{
    uint32_t four = str_four(text, at);
    return {c}_sieve[(four & {c}_looked[value][four & 0xFF]) * 0x9E3779B1u >> {shift}] >> value & 1;
}}

'''


def sieve_text(c, rows, columns, by):
    values, looked, bits = sieve(rows, None if by == 'any' else columns.index(by))
    names = [re.sub(r'\W', '_', value) for value in values]
    return SIEVE.format(c=c, values=', '.join(f'{c}_{name}' for name in names),
                        looked=', '.join(f'{{{", ".join(map(hex, masks))}}}' for masks in looked), bits=', '.join(map(str, bits)), shift=32 - SIEVE_BITS)


def plain_rows(c, rows):
    return ROWS.format(c=c, rows='\n'.join('    {' + ', '.join(map(literal, fields)) + '},' for fields in rows))


def packed_rows(c, rows):
    begins = [0, *itertools.accumulate(len(field.encode()) for fields in rows for field in fields)]
    width = len(rows[0])
    return PACKED_ROWS.format(c=c, rows='\n'.join('    ' + quoted(''.join(fields)) for fields in rows),
                              begins=', '.join(map(str, begins)),
                              fields=', '.join(f'{c}_field(i * {width} + {k})' for k in range(width)))


def write(path, out):
    columns, rows, card = read(path)
    if not rows:
        sys.exit(f'{path}: no rows')
    rows.sort(key=lambda row: order(row[1]))
    name = os.path.basename(path)[:-len('.tsv')]
    c = re.sub(r'\W', '_', name)
    table = slots(rows)
    packed = 'packed' in card
    text = HEADER.format(
        name=name, path='data/' + os.path.basename(path), upper=c.upper(), c=c, columns=', '.join(columns),
        rows=(packed_rows if packed else plain_rows)(c, [fields for _, fields in rows]),
        find=(PACKED_FIND if packed else FIND).format(c=c, first=columns[0], width=len(columns), row_bits=ROW_BITS,
                                                      row_mask=hex((1 << ROW_BITS) - 1)),
        count=len(rows), slots_len=len(table), bits=16 if len(rows) < 65535 else 32, slots=', '.join(map(str, table)),
        firsts=', '.join(map(str, firsts(rows))),
        sieve=sieve_text(c, rows, columns, card['sieve']) if 'sieve' in card else '')
    with open(out, 'w', encoding='utf-8') as f:
        f.write(text)


def check(paths):
    """Prints TAP: a table a test."""
    bad = 0
    print(f'1..{len(paths)}')
    for number, path in enumerate(paths, 1):
        _, rows, card = read(path)
        faults = [f'no "# {key}: ..." line' for key in ('source', 'licence', 'size', 'command') if key not in card]
        for (_, a), (line, b) in zip(rows, rows[1:]):
            if order(a) == order(b):
                faults.append(f'line {line}: {b[0]} stands there twice')
            elif order(a) > order(b):
                faults.append(f'line {line}: {b[0]} comes before {a[0]} (LC_ALL=C sort)')
        print(f'{"not ok" if faults else "ok"} {number} - {os.path.basename(path)}')
        for fault in faults[:10]:
            print(f'# {path}: {fault}')
        bad += bool(faults)
    return 1 if bad else 0


if __name__ == '__main__':
    args = sys.argv[1:]
    if args and args[0] == '--check':
        sys.exit(check(args[1:]))
    if len(args) != 2:
        sys.exit(__doc__)
    write(args[0], args[1])
