#!/usr/bin/env python3
"""Fit data/likeness.tsv: what each feature of two clauses weighs, by logistic regression on our labels.

usage: lede annotate LABELLED.jsonl > annotated.ndjson     the labelled texts, three a story, in the labels' order
       tools/fit_points.sh build annotated.ndjson          both looks, one after the other
or:    build/tools/pairs 3 < annotated.ndjson | tools/fit_points.py [--fold K] > data/likeness.tsv

A pair is right when a labelled group (point or quote) has both clauses; pairs in groups labelled `either` are left out,
as are two direct quotations, which never make a point.  Newton's method with a ridge; weights are thousandths of a logit.
--fold K leaves every fourth story out, from the Kth: tools/cross_points.sh tests on these.
"""
import argparse, json, math, os, sys

RIDGE = 1.0
FOLDS = 4


def meets(a, b):
    return (min(a[1], b[1]) - max(a[0], b[0])) * 2 >= min(a[1] - a[0], b[1] - b[0])


def label_of(groups, sources, a, b):
    told = either = False
    for group in groups:
        sides = [any(sources[s[0]] == clause[0] and meets(s[1:], clause[1:]) for s in group['spans']) for clause in (a, b)]
        if all(sides):
            told |= group['kind'] in ('point', 'quote')
            either |= group['kind'] == 'either'
    return 1 if told else None if either else 0


def solve(m, v):
    n = len(v)
    m = [row[:] + [v[i]] for i, row in enumerate(m)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[pivot] = m[pivot], m[i]
        for r in range(n):
            if r != i and m[r][i]:
                f = m[r][i] / m[i][i]
                for c in range(i, n + 1):
                    m[r][c] -= f * m[i][c]
    return [m[i][n] / m[i][i] for i in range(n)]


def fit(rows):
    n = len(rows[0][0])
    w = [0.0] * n
    for _ in range(25):
        gradient = [-RIDGE * w[i] if i else 0.0 for i in range(n)]
        hessian = [[RIDGE if i == j and i else 1e-6 if i == j else 0.0 for j in range(n)] for i in range(n)]
        for x, y in rows:
            p = 1 / (1 + math.exp(-max(-30, min(30, sum(a * b for a, b in zip(w, x))))))
            for i in range(n):
                if x[i]:
                    gradient[i] += (y - p) * x[i]
                    for j in range(n):
                        hessian[i][j] += p * (1 - p) * x[i] * x[j]
        step = solve(hessian, gradient)
        w = [a + b for a, b in zip(w, step)]
        if max(map(abs, step)) < 1e-6:
            break
    return w


def main():
    arg = argparse.ArgumentParser()
    arg.add_argument('--labels', default=os.path.join(os.path.dirname(__file__), '../data/labels/points.jsonl'))
    arg.add_argument('--fold', type=int)
    arg.add_argument('--again', action='store_true', help='rows of the second look, without the head of the table')
    arg.add_argument('--drop', default='')
    arg = arg.parse_args()
    labels = [json.loads(line) for line in open(arg.labels, encoding='utf8')]
    names = sys.stdin.readline().rstrip('\n').split('\t')[9:]
    used = [i for i, name in enumerate(names) if name not in arg.drop.split(',')]
    rows = []
    for line in sys.stdin:
        field = line.rstrip('\n').split('\t')
        story = int(field[0])
        if arg.fold is not None and story % FOLDS == arg.fold or field[4] == field[8] == '1':
            continue
        a, b = ((field[i], int(field[i + 1]), int(field[i + 2])) for i in (1, 5))
        y = label_of(labels[story]['groups'], labels[story]['sources'], a, b)
        if y is not None:
            rows.append(([int(field[9 + i]) / 1000 for i in used], y))
    w = fit(rows)
    loss = sum(math.log(1 + math.exp(-(1 if y else -1) * sum(a * b for a, b in zip(w, x)))) for x, y in rows)
    print(f'{len(rows)} pairs, {sum(y for _, y in rows)} right, loss {loss / len(rows):.3f}', file=sys.stderr)
    if not arg.again:
        print('# What each feature of two clauses weighs when lede asks whether they tell one thing (src/brief/likeness.h),')
        print('#   and of the second look at them (again-: src/brief/context.h)')
        print('# source: fitted on data/labels/points.jsonl, of which the texts are not ours and not here')
        print('# licence: MIT')
        print(f'# size: {len(used) + 7} rows')
        print('# command: tools/fit_points.sh BUILD ANNOTATED.ndjson')
        print('# columns: feature weight')
    for name, weight in sorted(zip((names[i] for i in used), w)):
        print(name, round(weight * 1000), sep='\t')


if __name__ == '__main__':
    main()
