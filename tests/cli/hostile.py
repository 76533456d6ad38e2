#!/usr/bin/env python3
"""hostile.py - what strangers send, made when the tests run: nothing of it is kept in the tree.

    hostile.py make NAME FILE                  writes the input NAME (a function make_NAME below) to FILE
    hostile.py check FILE                      says what is wrong with rows of NDJSON; status 1
    hostile.py run SECONDS MEGABYTES CMD...    runs CMD; a line on fd 3 when it took longer or more memory than that
                                               (HOSTILE_SHOW=1: always)

`run` gives the command's own exit status, 128 + N when signal N ended it, 124 when it was stopped.
"""
import gzip
import json
import os
import signal
import subprocess
import sys
import time

FILLER = ('The keeper of the lighthouse at Stennick, who had lit the lamp for thirty years, '
          'said on Tuesday that he would leave the island in spring, and that 12 others would stay. ')


def page(body, head=''):
    return f'<!doctype html><html><head><title>Lighthouse keeper retires</title>{head}</head><body>{body}</body></html>'


def article(inner, head=''):
    story = ''.join(f'<p>{FILLER}</p>\n' for _ in range(6))
    return page(f'<article><h1>Lighthouse keeper retires</h1>\n{story}{inner}</article>', head)


# ---- nesting and repetition

def make_nested():
    return page('<div>' * 100_000 + FILLER * 6 + '</div>' * 100_000)


def make_nested_formatting():
    return article('<p>' + '<b><i>' * 50_000 + 'x' + '<p>' * 1000)


def make_unclosed():
    return article('<a href="/x"><font size=2>' * 50_000)


def make_misnested():
    return article('<b><p></b></p>' * 50_000)


def make_tables():
    return article('<table><tr><td>' * 20_000 + FILLER + '</td></tr></table>' * 20_000)


def make_foster():
    return article('<table>' + 'x<b>y' * 50_000 + '</table>')


def make_lists():
    return article('<ul><li>' * 30_000 + FILLER)


def make_select():
    return article('<select>' + '<option>one' * 100_000 + '</select>')


def make_attributes():
    return article('<div ' + ' '.join(f'a{i}=1' for i in range(1_000_000)) + '>' + FILLER + '</div>')


def make_same_attributes():
    return article('<div ' + 'class=a ' * 1_000_000 + '>' + FILLER + '</div>')


def make_attribute_value():
    return article('<div class="' + 'navigation ' * (10 * 2**20 // 11) + '">' + FILLER + '</div>')


def make_attribute_id():
    return article('<p id="' + 'x' * (10 * 2**20) + '">' + FILLER + '</p>')


def make_paragraphs():
    return page('<article>' + ''.join(f'<p>{i}. {FILLER}</p>' for i in range(10_000)) + '</article>')


def make_short_paragraphs():
    return page('<article>' + '<p>"No."</p>' * 100_000 + '</article>')


def make_links():
    return article('<a href="/a">Read more about it</a> ' * 100_000)


def make_breaks():
    return article('word<br>' * 200_000)


def make_headings():
    return article(f'<h2>Part</h2><p>{FILLER}</p>' * 5000)


def make_comments():
    return article('<!-- x -->' * 200_000 + '<!--' + '-' * 2**20)


def make_lt():
    return article('<p>' + '<' * 2**20)


def make_metas():
    return article('', '<meta property="article:author" content="Ines Corvane"><meta property="article:tag" content="sea">' * 50_000)


def make_bylines():
    return article('<p class="byline">By Ines Corvane</p>' * 50_000)


def make_timestamps():
    return article('<time datetime="2031-03-04">4 March 2031</time>' * 50_000)


# ---- entities

def make_amps():
    return article('<p>' + '&amp;' * 2**20 + '</p>')


def make_entities():
    return article('<p>' + '&NotEqualTilde; &#x1F600; &#128; &bogus; &' * 100_000 + '</p>')


def make_laughs():
    entities = '<!ENTITY l0 "lol">' + ''.join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    return (f'<?xml version="1.0"?><!DOCTYPE html [{entities}]>'
            f'<html><head><title>Lighthouse keeper retires</title></head><body><p>{FILLER * 6}&l11;</p></body></html>')


# ---- charsets

def make_unknown_charset():
    return article('', '<meta charset="x-klingon">')


def make_lying_charset():
    return article('<p>Le café de la préfecture, où le préfet était assis, a été fermé à midi, a dit le maire. ' * 5,
                   '<meta charset="utf-8">').encode('latin-1')


def make_utf16():
    return b'\xff\xfe' + article('<p>Caf\u00e9 owners said so.</p>', '<meta charset="utf-8">').encode('utf-16-le')


def make_utf16_odd():
    return b'\xfe\xff' + article('').encode('utf-16-be') + b'\xd8'


# ---- text

def make_no_spaces():
    return article('<p>' + 'x' * 2**20 + '</p>')


def make_no_spaces_capital():
    return article('<p>' + 'Xx' * 2**19 + '</p>')


def make_no_spaces_cjk():
    return article('<p>' + '燈塔守護人' * 2**17 + '</p>')


def make_quotation_marks():
    return article('<p>' + '"' * 100_000 + '</p><p>' + '\u201c' * 100_000 + '</p><p>' + '" ' * 100_000 + '</p>')


def make_quotes():
    return article('<p>' + '"We are ready," Orr said. ' * 50_000 + '</p>')


def make_open_quotes():
    return article('<p>"We are ready</p>' * 20_000)


def make_single_quotes():
    return article('<p>' + "'tis the boys' own " * 50_000 + '</p>')


def make_commas():
    return article('<p>' + ',' * 1_000_000 + '</p>')


def make_comma_words():
    return article('<p>' + 'Orr, ' * 200_000 + '</p>')


def make_said():
    return article('<p>' + 'Orr said that ' * 100_000 + '</p>')


def make_said_words():
    return article('<p>' + 'said ' * 200_000 + '</p>')


def make_names():
    return article('<p>' + ' '.join(f'Ines{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676 % 26)} Corvane{i % 97} met' for i in range(40_000)) + '</p>')


def make_one_name():
    return article('<p>' + 'Ines Corvane ' * 100_000 + '</p>')


def make_capitals():
    return article('<p>' + 'THE FERRY AT HARROWMOUTH ' * 40_000 + '</p>')


def make_digits():
    return article('<p>' + '1' * 500_000 + ' ' + '1 ' * 200_000 + '</p>')


def make_numbers():
    return article('<p>' + '1,000,000.5 million to 2 ' * 40_000 + '</p>')


def make_dates():
    return article('<p>' + 'on Tuesday, 4 March 2031, ' * 40_000 + '</p>')


def make_dots():
    return article('<p>' + 'U.S. ' * 100_000 + '.' * 500_000 + '</p>')


def make_parentheses():
    return article('<p>' + '(' * 200_000 + 'x' + ')' * 200_000 + '</p>')


def make_hyphens():
    return article('<p>' + 'well-' * 200_000 + '</p>')


def make_marks():
    return article('<p>e' + '\u0301' * 500_000 + '</p>')


def make_bidi():
    return article('<p>' + '\u202e\u2066Orr\u2069\u202c said \u200f"no"\u200e. ' * 20_000 + '</p>')


def make_zero_width():
    return article('<p>' + '\u200b\u200d\ufeff' * 200_000 + '</p>')


def make_emoji():
    return article('<p>' + '👩\u200d👩\u200d👧' * 50_000 + '</p>')


def make_dump():
    return 'Lighthouse keeper retires\n\n' + (FILLER + '\n') * 10_000


def make_dump_lines():
    return 'Lighthouse keeper retires\n\n' + FILLER * 6 + '\n' + 'Menu\n' * 300_000


def make_dump_empty_lines():
    return 'Lighthouse keeper retires\n\n' + FILLER * 6 + '\n' * 2**20 + FILLER * 6


# ---- JSON-LD

def json_ld(data):
    return article('', f'<script type="application/ld+json">{data}</script>')


def make_jsonld_nested():
    return json_ld('[' * 100_000 + ']' * 100_000)


def make_jsonld_nested_objects():
    return json_ld('{"@graph":' * 100_000 + '1' + '}' * 100_000)


def make_jsonld_wide():
    return json_ld('[' + ','.join('{"@type":"Person","@id":"#%d","name":"Ines Corvane"}' % i for i in range(60_000)) + ']')


def make_jsonld_many():
    return article('', '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Keeper"}</script>' * 20_000)


def make_jsonld_body():
    return json_ld('{"@type":"NewsArticle","articleBody":"' + (FILLER * 3000).strip() + '"}')


def make_jsonld_large():
    return json_ld('{"@type":"NewsArticle","keywords":"' + 'sea,' * (5 * 2**18) + '"}')


# ---- files

def make_front():
    return page(''.join(f'<li><a href="/{i}">Story {i} of the day</a></li>' for i in range(212)))


def make_gzip_bomb():
    return gzip.compress(bytes(200 * 2**20), 6)


def zstd_of_zeros(megabytes, window=0x50):
    """By hand (RFC 8878): frame header, then blocks of 128 KB that are one byte repeated."""
    blocks = megabytes * 8
    block = [(int(i == blocks - 1) | 1 << 1 | 131072 << 3).to_bytes(3, 'little') + b' ' for i in range(blocks)]
    return b'\x28\xb5\x2f\xfd' + bytes([0, window]) + b''.join(block)


def make_zstd_bomb():
    return zstd_of_zeros(200)


def make_zstd_window():
    return zstd_of_zeros(1, window=0xFF)


def make_zstd_cut():
    return zstd_of_zeros(1)[:-5]


def make_gzip_members():
    return gzip.compress(b'') * 200_000


def make_gzip_cut():
    return gzip.compress(article('').encode())[:-200]


def make_tags():
    return article(''.join(f'<x{i}></x{i}>' for i in range(200_000)))


def make_attribute_names():
    return article(''.join(f'<i a{i}>x</i>' for i in range(200_000)))


def make_large():
    return (article('') + ' ' * (200 * 2**20))


def make_rows():
    count = int(os.environ.get('HOSTILE_ROWS', '1000000'))
    good = '{"title":"Keeper retires","text":"The keeper said on Tuesday that he would leave."}\n'
    bad = '{"title":\n'
    return ''.join(bad if i % (count // 4) == 99 else good for i in range(count))


def make_long_row():
    return '{"title":"Keeper retires","text":"' + FILLER * (100 * 2**20 // len(FILLER)) + '"}\n{"title":"Next","text":"' + FILLER + '"}\n'


def make_row_nested():
    return '{"text":' + '[' * 1_000_000 + '\n' + '{"title":"Next","text":"' + FILLER + '"}\n'


def make_row_spans():
    spans = ','.join('[2000000000,-5]' for _ in range(1000))
    return '{"title":"Keeper","text":"' + FILLER + '","paragraphs":[' + spans + '],"sentences":[' + spans + ']}\n'


def make(name, path):
    data = globals()[f'make_{name}']()
    with open(path, 'wb') as file:
        file.write(data if isinstance(data, bytes) else data.encode())


# ---- what came out

def spans_of(row):
    yield from ((*span, 'paragraph') for span in row['paragraphs'])
    yield from ((*span, 'sentence') for span in row.get('sentences', []))
    for kind in 'names', 'dates', 'quantities':
        yield from ((*found['at'], kind) for found in row.get(kind, []))
    for quote in row.get('quotes', []):
        yield from ((*span, 'quote') for span in quote['content'])


def check(path):
    """Each line is strict JSON in strict UTF-8, with spans inside its text."""
    for number, line in enumerate(open(path, encoding='utf-8', errors='strict'), 1):
        row = json.loads(line)
        for start, end, kind in spans_of(row):
            if not 0 <= start < end <= len(row['text']):
                return f'row {number}: {kind} at {start}, {end} of {len(row["text"])}'
    return None


# ---- running

def run(seconds, megabytes, command):
    start = time.monotonic()
    child = subprocess.Popen(command, pass_fds=())
    signal.signal(signal.SIGALRM, lambda *_: child.kill())
    signal.alarm(int(seconds * 4) + 1)  # the machine may be busy: time is the processor's; this only ends a hang
    _, status, usage = os.wait4(child.pid, 0)
    signal.alarm(0)
    used = usage.ru_utime + usage.ru_stime
    with os.fdopen(3, 'w') as say:
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            print(f'stopped after {time.monotonic() - start:.1f} s', file=say)
            return 124
        if used > seconds:
            print(f'{used:.1f} s, more than {seconds}', file=say)
        if usage.ru_maxrss > megabytes * 1024:
            print(f'{usage.ru_maxrss >> 10} MB, more than {megabytes}', file=say)
        if os.environ.get('HOSTILE_SHOW'):
            print(f'{used:.2f} s {usage.ru_maxrss >> 10} MB', file=say)
    return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


if sys.argv[1] == 'make':
    make(sys.argv[2], sys.argv[3])
elif sys.argv[1] == 'check':
    sys.exit(check(sys.argv[2]))
else:
    sys.exit(run(float(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
