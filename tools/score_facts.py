#!/usr/bin/env python3
"""Score what pages say about themselves against our own labels (data/labels/facts.tsv).

usage: score_facts.py --lede build/lede --pages FOLDER [--half a|b] [--wrong] [--hash TEXT]

The labels hold hashes of titles, names and places, no text, and what is a fact as it is: days, agencies, forms.  A page
is known by the hash of its bytes, so any folder that holds it will do (the shared bench's stories/stream.tar.gz,
unpacked).  `|` parts what a reader would take either way, `+` several names, `-` is none.
"""
import argparse, collections, hashlib, json, os, re, subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
FIELDS = ('title', 'authors', 'published', 'modified', 'outlet', 'place', 'agencies', 'form', 'teaser')


def text_hash(text):
    """Of the letters alone, so that white space and marks do not matter."""
    letters = ''.join(re.findall(r'\w', (text or '').lower()))
    return hashlib.blake2b(letters.encode(), digest_size=6).hexdigest() if letters else '-'


def names_hash(names):
    return '+'.join(sorted(text_hash(n) for n in names)) or '-'


def same_moment(got, gold):
    """The moment to the minute, or the outlet's own day where the article gives no time."""
    if gold == '-' or not got:
        return gold == '-' and not got
    return got[:16] == gold[:16] or got in (gold[:10], day_before(gold[:10]))


def day_before(day):
    import datetime
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()


def found(row):
    """What lede says of a page, as the labels write it."""
    named = {c['agency'] for c in row['credits'] if c['kind'] != 'picture'}
    dateline = row['dateline'] or {}
    return {'title': text_hash(row['title']), 'authors': names_hash(row['authors']), 'published': row['published'],
            'modified': row['modified'], 'outlet': text_hash(row['outlet']), 'place': text_hash(dateline.get('place')),
            'agencies': named | {dateline.get('agency')} | set(row['authors']) - {None}, 'form': row['form'],
            'teaser': 'yes' if row['teaser'] else '-'}


def is_right(field, got, gold):
    if field in ('published', 'modified'):
        return any(same_moment(got, g) for g in gold)
    if field == 'agencies':  # that each origin is named; what else is named is often a picture's
        return any(g == '-' or set(g.split('+')) <= got for g in gold)
    return got in gold


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--lede')
    ap.add_argument('--pages')
    ap.add_argument('--labels', default=os.path.join(HERE, '..', 'data', 'labels', 'facts.tsv'))
    ap.add_argument('--half', default='')
    ap.add_argument('--wrong', action='store_true')
    ap.add_argument('--hash')
    a = ap.parse_args()
    if a.hash:
        return print(text_hash(a.hash))
    labels = {}
    for line in open(a.labels, encoding='utf8'):
        if line.startswith('#'):
            continue
        page, half, *values = line.rstrip('\n').split('\t')
        if a.half in ('', half):
            labels[page] = dict(zip(FIELDS, (v.split('|') for v in values)))
    out = subprocess.run([a.lede, 'read', '--format', 'ndjson', '--quiet', a.pages], capture_output=True, text=True)
    right, pages = collections.Counter(), 0
    for line in out.stdout.splitlines():
        row = json.loads(line)
        gold = labels.get(row['page'])
        if gold is None:
            continue
        pages += 1
        got = found(row)
        for field in FIELDS:
            ok = is_right(field, got[field], gold[field])
            right[field] += ok
            if a.wrong and not ok:
                print(f"{field}\t{row['source']}\t{got[field]}\tis {'|'.join(gold[field])}\t{row.get(field)}")
    print(f'{pages} of {len(labels)} pages: ' + '; '.join(f'{f} {right[f] / max(1, pages):.3f}' for f in FIELDS))


main()
