#!/usr/bin/env python3
"""Turn a reader's notes into rows of data/labels/points.jsonl: sentences by letter and number become spans.

usage: label_points.py TEXTS.jsonl ANNOTATED.ndjson < notes      each three rows are a story; TEXTS names it
       label_points.py --show N TEXTS.jsonl ANNOTATED.ndjson     story N to be read: A0, A1 ... B0 ...

Notes: `S 3` begins story 3; then a group a line: P (point), Q (quote), E (either), N (different), C (compatible) or
D:kind (difference), and its sentences: `P A0 B0 C1`.
"""
import argparse, json, re, sys

KINDS = {'P': 'point', 'Q': 'quote', 'E': 'either', 'N': 'different', 'C': 'compatible', 'D': 'difference'}


def main():
    arg = argparse.ArgumentParser()
    arg.add_argument('--show', type=int)
    arg.add_argument('texts')
    arg.add_argument('annotated', help='of the same rows: sentences as `lede annotate` has them')
    arg = arg.parse_args()
    name = {row['source']: row['story'] for row in map(json.loads, open(arg.texts, encoding='utf8'))}
    rows = [json.loads(line) for line in open(arg.annotated, encoding='utf8')]
    stories = [rows[i:i + 3] for i in range(0, len(rows), 3)]
    if arg.show is not None:
        for letter, row in zip('ABC', stories[arg.show]):
            print('---', letter, row['published'], row['title'])
            for i, (start, end) in enumerate(row['sentences']):
                print(f'{letter}{i} {row["text"][start:end]}')
        return
    labels = {}
    for number, line in enumerate(sys.stdin, 1):
        word, *rest = line.split() or ['']
        if word == 'S':
            story = int(rest[0])
            labels[story] = []
        elif word:
            kind, _, detail = word.partition(':')
            spans = []
            for place in rest:
                letter, i = re.fullmatch(r'([ABC])(\d+)', place).groups()
                sentences = stories[story]['ABC'.index(letter)]['sentences']
                if int(i) >= len(sentences):
                    sys.exit(f'line {number}: {place}: no such sentence')
                spans.append(['ABC'.index(letter)] + sentences[int(i)])
            spans.sort()
            if len({s[0] for s in spans}) < 2:
                sys.exit(f'line {number}: a group needs two reports: {line.strip()}')
            labels[story].append({'kind': KINDS[kind], 'spans': spans} | ({'difference': detail} if detail else {}))
    for story, groups in labels.items():
        print(json.dumps({'story': name[stories[story][0]['source']], 'sources': [r['source'] for r in stories[story]],
                          'groups': groups}, separators=(',', ':')))


if __name__ == '__main__':
    main()
