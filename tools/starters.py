#!/usr/bin/env python3
"""starters.py - learns from much news which words, with a capital, begin a sentence: data/starters.en.tsv.

usage: xzcat ../shared/corpus/news.tsv.xz | tools/starters.py > data/starters.en.tsv      (half a minute)

Only counts of words leave the corpus, no text. A word is a starter when it has its capital from the sentence: behind a
sure stop it often stands with one, in mid-sentence hardly ever, where it mostly stands in small letters. So "Millions"
behind "U.S." begins a sentence, and "Government" does not.
"""
import collections
import re
import sys

BEGIN = re.compile(r'[a-z]{4,}[.!?]["”]? ["“]?([A-Z][a-z]+)\b(?![.’\'-])')
CAPITAL = re.compile(r'(?<=[a-z,] )([A-Z][a-z]+)\b')
SMALL = re.compile(r'(?<=[a-z,] )([a-z]+)\b')
SEEN, TIMES, SHARE = 18, 2, 20


def main():
    begin, capital, small, articles = (collections.Counter() for _ in range(4))
    for line in sys.stdin:
        text = line.rstrip('\n').split('\t')[-1]
        begin.update(BEGIN.findall(text))
        capital.update(CAPITAL.findall(text))
        small.update(SMALL.findall(text))
        articles['read'] += 1
    words = sorted(w for w, n in begin.items()
                   if n >= SEEN and n > TIMES * capital[w] and small[w.lower()] > SHARE * capital[w])
    print('# Words whose capital, behind an abbreviation, says that a sentence begins')
    print(f'# source: counts over ramybaly/Article-Bias-Prediction, {articles["read"]} articles; words only')
    print('# licence: facts; our selection MIT')
    print(f'# size: {len(words)} rows')
    print('# command: xzcat news.tsv.xz | tools/starters.py; what counts: its header')
    print('# columns: word')
    print('\n'.join(words))


if __name__ == '__main__':
    main()
