#!/usr/bin/env python3
"""name_words.py - learns from much news which words are names, and of what: common.en.tsv, small.en.tsv and
name_words.en.tsv, inputs of name_tables.py.

usage: xzcat ../shared/corpus/news.tsv.xz | tools/name_words.py FOLDER      (about two minutes)

Only counts of words leave the corpus, no text. What is counted, mid-sentence only:

    common   how often a word stands in small letters, how often with a capital
    small    more often in small letters: no name from a list of names
    given    first of two capitals with a title before, a verb of saying or an age behind ("X Y, 54,")
    family   last of them
    place    alone behind "in", "near", "across" ..., or before a comma and a state or country
    group    before "'s spokesman", behind "at the", with a body's head word ("X Group")
"""
import collections
import re
import sys

TOKEN = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-zÀ-ɏ]+)*|\d+|[^\w\s]")
TITLES = set('Mr Mrs Ms Dr Sen Rep Gov Gen Judge Justice Sheriff Officer Sgt Lt Capt Col Prof Attorney Senator '
             'Congressman Congresswoman Mayor Chancellor Ambassador Detective Rev Pastor Coach Governor'.split())
SAYS = set('said says told added asked argued wrote testified explained recalled tweeted replied'.split())
INTO = set('in near across outside inside throughout around'.split())
GROUPS = set('Group Inc Corp Company Corporation Co Ltd University College Institute Foundation Association Bank '
             'Council Committee Agency Department Ministry Party Union Court Times Post Journal'.split())
NOT = set('I January February March April May June July August September October November December Monday Tuesday '
          'Wednesday Thursday Friday Saturday Sunday Mr Mrs Ms Dr Sen Rep Gov President The'.split())


def capital(word):
    return word[0].isupper() and word[1:].islower() if len(word) > 1 else False


def main(folder):
    low, cap, start = collections.Counter(), collections.Counter(), collections.Counter()
    given, family, place, group = (collections.Counter() for _ in range(4))
    for line in sys.stdin:
        text = line.rstrip('\n').split('\t')[-1]
        tokens = TOKEN.findall(text)
        n = len(tokens)
        i = 1
        while i < n:
            t = tokens[i]
            if not t[0].isalpha():
                i += 1
                continue
            before = tokens[i - 1]
            if not t[0].isupper():
                low[t] += 1
                i += 1
                continue
            if not (before[0].islower() or before in TITLES or before == ','):
                if before in '.?!':
                    start[t.lower()] += 1
                if not (before == '.' and i > 1 and tokens[i - 2] in TITLES):
                    i += 1
                    continue
            end = i
            while end < n and capital(tokens[end]):
                end += 1
            run = tokens[i:end]
            if not run or run[0] in NOT:
                cap[t.lower()] += 1
                i += 1
                continue
            for w in run:
                cap[w.lower()] += 1
            behind = tokens[end] if end < n else ''
            behind2 = tokens[end + 1] if end + 1 < n else ''
            titled = before in TITLES or (before == '.' and tokens[i - 2] in TITLES)
            aged = behind == ',' and behind2.isdigit() and len(behind2) == 2 and end + 2 < n and tokens[end + 2] == ','
            saying = behind in SAYS
            if run[-1] in GROUPS:
                for w in run[:-1]:
                    group[w] += 1
            elif len(run) in (2, 3) and (titled or aged or saying):
                given[run[0]] += 1 + titled + 2 * aged
                family[run[-1]] += 1 + titled + 2 * aged
            elif len(run) == 1 and titled:
                family[run[0]] += 1
            elif before in INTO and (len(run) == 1 or before == 'in' and behind == ','):
                for w in run:
                    place[w] += 1
            elif behind == "'" or behind == '’':
                group[run[-1]] += 0
            i = end
    words = []
    for w in sorted(set(given) | set(family) | set(place)):
        if w in NOT or len(w) < 2:
            continue
        g, f, p, o, c = given[w], family[w], place[w], group[w], cap[w.lower()]
        if low[w.lower()] > 3 * c:
            continue
        person = g + f
        if person >= 4 and person > 2 * p and 12 * person > c:
            if g >= 3 and 2 * g > f:
                words.append((w, 'given'))
            if f >= 3 and 2 * f > g:
                words.append((w, 'family'))
        elif p >= 8 and p > 3 * person and 8 * p > c and low[w.lower()] < c:
            words.append((w, 'place'))
    common = [w for w, n in low.items() if n >= 20 and start[w] >= 2 and n > 4 * cap[w]]
    write(folder + '/name_words.en.tsv', 'word kind', words, 'given, family: of persons; place: stands behind "in"')
    small = [w for w, n in low.items() if n >= 3 and n > cap[w]]
    write(folder + '/small.en.tsv', 'word', [(w,) for w in small], 'words more often in small letters than with a capital')
    write(folder + '/common.en.tsv', 'word', [(w,) for w in common], 'words that are no names where a sentence begins')


def write(path, columns, rows, what):
    rows = sorted(rows, key=lambda row: [field.encode() for field in row])
    with open(path, 'w', encoding='utf-8') as f:
        f.write(f'# {what}\n# source: counts over ramybaly/Article-Bias-Prediction, 37554 articles of US news 2012 to '
                f'2020; words only, no text\n# licence: facts; our selection MIT\n# size: {len(rows)} rows\n'
                '# command: xzcat ../shared/corpus/news.tsv.xz | tools/name_words.py data\n'
                f'# columns: {columns}\n')
        f.writelines('\t'.join(row) + '\n' for row in rows)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
