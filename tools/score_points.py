#!/usr/bin/env python3
"""Score points and differences against our own labels (data/labels/points.jsonl).

usage: score_points.py --lede build/lede --texts triples.jsonl [--fold K] [--wrong] [--missed]

The labels hold spans, no text: the texts are the shared bench's stories/triples.jsonl.  One unit is a fact and two
outlets.  Precision: of two outlets' evidence in one point (or one quote), how often a labelled group has both.
Recall: of two outlets in a labelled group, how often one point or quote has both.  Groups labelled `either` count
neither for nor against.  A span is met when it shares half of the shorter one's characters.
Differences: each one shown is right when two of its sides meet a labelled difference; with few labelled, read them
(--wrong prints every difference).  --fold: only every fourth story, from the Kth, as cross-validation fits on the others.
"""
import argparse, itertools, json, os, subprocess, sys, tempfile


def meets(a, b):
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared * 2 >= min(a[1] - a[0], b[1] - b[0])


def article_pairs(spans):
    return list(itertools.combinations(sorted({s[0] for s in spans}), 2))


def has(spans, article, others):
    mine = [s[1:] for s in spans if s[0] == article]
    return any(meets(m, o[1:]) for m in mine for o in others if o[0] == article)


def both(spans, pair, others):
    return all(has(spans, article, others) for article in pair)


def brief_of(lede, rows):
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl') as file:
        file.writelines(json.dumps(r) + '\n' for r in rows)
        file.flush()
        out = subprocess.run([lede, 'brief', '--one', '--format', 'json', file.name], capture_output=True, check=True)
    return json.loads(out.stdout)['briefs'][0]


def found_in(brief, sources):
    """Points, quotes and differences as lists of [article, start, end], articles numbered as in the labels."""
    number = [sources.index(a['source']) for a in brief['articles']]
    spans = lambda evidence: [[number[e['article']]] + e['at'] for e in evidence]
    return ([spans(p['evidence']) for p in brief['points']], [spans(q['variants']) for q in brief['quotes']],
            [(d['kind'], spans(d['evidence'])) for d in brief['differences']])


class Count:
    def __init__(self):
        self.right = self.shown = self.found = self.wanted = 0

    def row(self, name):
        p, r = self.right / max(1, self.shown), self.found / max(1, self.wanted)
        f = 2 * p * r / (p + r) if p + r else 0
        return f'{name:8} precision {p:.3f} ({self.right}/{self.shown})  recall {r:.3f} ({self.found}/{self.wanted})  F1 {f:.3f}'


def add_up(folds):
    sums, differences = [Count(), Count(), Count()], [0, 0, 0, 0]
    for fold in folds:
        for count, part in zip(sums, fold):
            for name, n in part.items():
                setattr(count, name, getattr(count, name) + n)
        differences = [a + b for a, b in zip(differences, fold[3])]
    print(sums[0].row('points'))
    print(sums[1].row('  facts'), ' quotes not counted')
    print(sums[2].row('  quotes'))
    print('differences {} labelled of {} shown; {} found of {} labelled'.format(*differences))


def main():
    arg = argparse.ArgumentParser()
    arg.add_argument('--lede', default='build/lede')
    arg.add_argument('--texts', default='/work/shared/bench/stories/triples.jsonl')
    arg.add_argument('--labels', default=os.path.join(os.path.dirname(__file__), '../data/labels/points.jsonl'))
    arg.add_argument('--fold', type=int)
    arg.add_argument('--wrong', action='store_true')
    arg.add_argument('--missed', action='store_true')
    arg.add_argument('--json', action='store_true', help='counts only')
    arg.add_argument('--sum', action='store_true', help='add up the counts on stdin')
    arg = arg.parse_args()
    if arg.sum:
        return add_up(map(json.loads, sys.stdin))
    texts = {}
    for line in open(arg.texts, encoding='utf8'):
        row = json.loads(line)
        texts[row['story'], row['source']] = row  # a source alone may stand twice
    points, facts, quotes, shown_differences = Count(), Count(), Count(), []
    right_differences = wanted_differences = found_differences = 0
    for number, line in enumerate(open(arg.labels, encoding='utf8')):
        if arg.fold is not None and number % 4 != arg.fold:
            continue
        label = json.loads(line)
        rows = [texts[label['story'], s] for s in label['sources']]
        text = lambda s: rows[s[0]]['text'][s[1]:s[2]]
        groups = label['groups']
        told = [g['spans'] for g in groups if g['kind'] in ('point', 'quote')]
        either = [g['spans'] for g in groups if g['kind'] == 'either']
        shown_points, shown_quotes, differences = found_in(brief_of(arg.lede, rows), label['sources'])
        for section, shown in ((facts, shown_points), (quotes, shown_quotes)):
            for spans in shown:
                for pair in article_pairs(spans):
                    right = any(both(spans, pair, g) for g in told)
                    if not right and any(both(spans, pair, g) for g in either):
                        continue
                    for count in (points, section):
                        count.shown += 1
                        count.right += right
                    if not right and arg.wrong:
                        print(f'\nwrong, story {number}', *(f'  {chr(65 + s[0])} {text(s)}' for s in spans if s[0] in pair), sep='\n')
        for group in groups:
            if group['kind'] not in ('point', 'quote'):
                continue
            for pair in article_pairs(group['spans']):
                hit = any(both(group['spans'], pair, spans) for spans in shown_points + shown_quotes)
                for count in (points, facts if group['kind'] == 'point' else quotes):
                    count.wanted += 1
                    count.found += hit
                if not hit and arg.missed:
                    print(f'\nmissed, story {number}', *(f'  {chr(65 + s[0])} {text(s)}' for s in group['spans'] if s[0] in pair), sep='\n')
        gold = [g for g in groups if g['kind'] == 'difference']
        wanted_differences += len(gold)
        real = [spans for kind, spans in differences if kind != 'compatible']
        for group in gold:
            found = any(both(group['spans'], pair, spans) for pair in article_pairs(group['spans']) for spans in real)
            found_differences += found
            if not found and arg.missed:
                print(f'\nmissed difference, story {number}', *(f'  {chr(65 + s[0])} {text(s)}' for s in group['spans']), sep='\n')
        for kind, spans in differences:
            if kind == 'compatible':
                continue
            right = any(both(spans, pair, g['spans']) for g in gold for pair in article_pairs(spans))
            right_differences += right
            shown_differences.append(right)
            if arg.wrong:
                print(f'\n{"right" if right else "to be read:"} difference, {kind}, story {number}', *(f'  {chr(65 + s[0])} {text(s)}' for s in spans), sep='\n')
    counts = [vars(points), vars(facts), vars(quotes), [right_differences, len(shown_differences), found_differences, wanted_differences]]
    if arg.json:
        print(json.dumps(counts))
    else:
        add_up([counts])


if __name__ == '__main__':
    main()
