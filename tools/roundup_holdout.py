#!/usr/bin/env python3
"""Hold an agency's roundup out: does a brief of the other reports cover the topics that they have in common with it?

usage: roundup_holdout.py --lede build/lede ROUNDUP REPORT...

The roundup is an editor's answer: what mattered.  First a brief of all, roundup included, says which sentences of the other
reports tell what the roundup tells (a point, a quote or its paraphrase, an announcement with evidence of both).  Then a brief
of the others alone is made; a topic counts as covered when one of those sentences stands in it.  The roundup's own sentences
without any counterpart are listed: the other reports may not have them, or lede did not see that they do.
"""
import argparse, json, subprocess


def brief(lede, files):
    out = subprocess.run([lede, 'brief', '--one', '--format', 'json', *files], capture_output=True, check=True)
    return json.loads(out.stdout)['briefs'][0]


def groups(b):
    for p in b['points']:
        yield p['evidence']
    for q in b['quotes']:
        yield q['variants'] + q['paraphrases']
    for a in b['ahead']:
        yield a['evidence']


def shown(b):
    return {(b['articles'][e['article']]['id'], tuple(e['at'])) for g in groups(b) for e in g}


def meets(a, b):
    return (min(a[1], b[1]) - max(a[0], b[0])) * 2 >= min(a[1] - a[0], b[1] - b[0])


def main():
    arg = argparse.ArgumentParser()
    arg.add_argument('--lede', default='build/lede')
    arg.add_argument('roundup')
    arg.add_argument('reports', nargs='+')
    arg = arg.parse_args()
    whole = brief(arg.lede, [arg.roundup, *arg.reports])
    mine = [i for i, a in enumerate(whole['articles']) if a['source'] == arg.roundup]
    topics = []
    for group in groups(whole):
        if not any(e['article'] in mine for e in group):
            continue
        others = [(whole['articles'][e['article']]['id'], e['at']) for e in group if e['article'] not in mine]
        if others:
            topics.append(([e['text'] for e in group if e['article'] in mine][0], others))
    without = shown(brief(arg.lede, arg.reports))
    covered = 0
    for text, others in topics:
        hit = any(id == other and meets(at, span) for id, at in others for other, span in without)
        covered += hit
        print('covered' if hit else 'MISSED ', text)
    print(f'\n{covered} of {len(topics)} topics that others share with the roundup are in the brief without it')


if __name__ == '__main__':
    main()
