#!/usr/bin/env python3
"""copying.py - who copied whom: the sample that was labelled, and how well lede judges it.

usage: copying.py sample STREAM.jsonl ARTICLES.ndjson          300 pairs of articles to label, as a b
       copying.py measure LABELS.tsv ARTICLES.ndjson TOOL [-v]  TOOL is build/tools/copying

STREAM rows are {"file", "story"}; ARTICLES is `lede read --format ndjson` of the stream's files, run in their folder.
`sample` takes all pairs inside stories that have eight words in a row in common and fills up with others at random
(seeded); it asks nothing of lede but the text. `measure` prints, of the labels copy, partly and own: precision,
recall, F1 as the program decides; then the thresholds of src/story/origin.c chosen anew on four fifths of the
stories and judged on the last, five times (the honest figure, for thresholds were set on these labels).
'Same text' is what lede calls a copy; its precision counts pairs that are not.
"""
import collections
import itertools
import json
import random
import re
import subprocess
import sys

LABELS = ('copy', 'partly', 'own')
PAIRS, RUN, FOLDS = 300, 8, 5


def articles(path):
    with open(path, encoding='utf-8') as rows:
        return {row['source']: row for row in map(json.loads, rows)}


def runs_of(text):
    words = re.findall(r'\w+', text.lower())
    return {tuple(words[i:i + RUN]) for i in range(len(words) - RUN + 1)}


def sample(stream, path):
    read, stories = articles(path), collections.defaultdict(list)
    for row in map(json.loads, open(stream, encoding='utf-8')):
        if row['file'] in read:
            stories[row['story']].append(row['file'])
    share, rest = [], []
    for files in stories.values():
        for pair in itertools.combinations(sorted(files), 2):
            a, b = (runs_of(read[f]['text']) for f in pair)
            (share if a & b else rest).append(pair)
    rest.sort()
    random.Random(8).shuffle(rest)
    for pair in sorted(share + rest[:PAIRS - len(share)]):
        print(*pair, sep='\t')


def scores(gold, said):
    """Precision, recall and F1 of each label."""
    out = {}
    for label in LABELS:
        both = sum(g == s == label for g, s in zip(gold, said))
        precision = both / max(1, sum(s == label for s in said))
        recall = both / max(1, sum(g == label for g in gold))
        out[label] = precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
    return out


def show(title, gold, said):
    print(title, *(f'{label} P {p:.3f} R {r:.3f} F1 {f:.3f};' for label, (p, r, f) in scores(gold, said).items()))


def measure(labels, path, tool, verbose):
    rows = [line.rstrip('\n').split('\t') for line in open(labels) if not line.startswith('#')]
    with open(path, 'rb') as ndjson:
        told = subprocess.run([tool, labels], stdin=ndjson, capture_output=True, check=True, text=True).stdout
    told = {tuple(line.split('\t')[:2]): line.split('\t')[2:] for line in told.splitlines()}
    missing = [row for row in rows if tuple(row[:2]) not in told]
    rows = [row for row in rows if tuple(row[:2]) in told]
    gold = [row[2] for row in rows]
    said = [told[tuple(row[:2])][0] for row in rows]
    print(len(rows), 'pairs,', len(missing), 'not read;', dict(collections.Counter(gold)))
    show('program:', gold, said)
    crossvalidate(rows, gold, told)
    if verbose:
        for row, s in zip(rows, said):
            if row[2] != s:
                print(row[2], '->', *told[tuple(row[:2])], *row[:2])


def families(rows):
    """Pairs that have an article in common, over whatever way, stay in one fold."""
    parent = {}

    def root(x):
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x
    for a, b, _ in rows:
        parent[root(a)] = root(b)
    return [root(row[0]) for row in rows]


def decide(signs, copy, credited, partly, some):
    share, alike, credit, words = signs
    if alike >= 12 and (share >= copy or (credit and share >= credited)):
        return 'copy'
    return 'partly' if words >= partly or (share >= some and alike >= 25) else 'own'


def signs_of(told):
    """Thousandths of the shorter text, in words, an agency in common, words in telling runs."""
    _, words, _, share, credit, _, a, b = told
    return int(share), int(share) * min(int(a), int(b)) // 1000, int(credit), int(words)


def crossvalidate(rows, gold, told):
    family = families(rows)
    order = sorted(set(family))
    random.Random(8).shuffle(order)
    fold = {f: i % FOLDS for i, f in enumerate(order)}
    signs = [signs_of(told[tuple(row[:2])]) for row in rows]
    grid = list(itertools.product(range(450, 751, 50), range(250, 601, 50), range(8, 21, 2),
                                  range(250, 401, 20)))
    said = [None] * len(rows)
    chosen = []
    for k in range(FOLDS):
        train = [i for i in range(len(rows)) if fold[family[i]] != k]

        def worth(point):
            out = scores([gold[i] for i in train], [decide(signs[i], *point) for i in train])
            return out['copy'][2] + out['partly'][2]
        best = max(map(worth, grid))
        points = [p for p in grid if worth(p) > best - 1e-9]
        point = points[len(points) // 2]
        chosen.append(point)
        for i in range(len(rows)):
            if fold[family[i]] == k:
                said[i] = decide(signs[i], *point)
    show(f'held out, {FOLDS} folds by story:', gold, said)
    print('thresholds chosen:', *chosen)


if __name__ == '__main__':
    if len(sys.argv) == 4 and sys.argv[1] == 'sample':
        sample(*sys.argv[2:])
    elif len(sys.argv) >= 5 and sys.argv[1] == 'measure':
        measure(*sys.argv[2:5], '-v' in sys.argv)
    else:
        sys.exit(__doc__)
