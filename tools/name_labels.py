#!/usr/bin/env python3
"""name_labels.py - names labelled in news pages: data/labels/names.jsonl, which holds no text, joined with the pages.

usage: lede read --format ndjson --files-from PAGES | tools/name_labels.py join LABELS > train.jsonl
       lede read --format ndjson --files-from PAGES | tools/name_labels.py make GOLD > LABELS

join  writes rows as tools/train_names reads them. What lede reads of a page changes a little with lede: a name is looked
      for beside its place, and a page of which less than nine tenths of the names are found is left out.
make  takes rows with `file`, `text` and `entities`, and writes the labels: kind, place, name.

Labels of a page: {"page": file name, "size": code points of its text, "names": [["PER", 120, "Ann Orr"], ...]}; places in code points of the text.
"""
import json
import sys

NEAR = 400  # code points that a name may have moved


def nearest(text, name, place):
    found, at = -1, text.find(name, max(0, place - NEAR))
    while 0 <= at <= place + NEAR:
        if found < 0 or abs(at - place) < abs(found - place): found = at
        at = text.find(name, at + 1)
    return found


def join(row, labels):
    """The row's names at their places now; None when too many are gone."""
    moved, out = 0, []
    for kind, place, name in labels:
        at = nearest(row['text'], name, place + moved)
        if at < 0: continue
        moved = at - place
        out.append(dict(start=at, end=at + len(name), type=kind, text=name))
    return out if len(out) * 10 >= len(labels) * 9 else None


def main(what, path):
    rows = {row['source'].split('/')[-1]: row for row in map(json.loads, sys.stdin)}
    lost = 0
    for line in open(path, encoding='utf-8'):
        given = json.loads(line)
        if what == 'make':
            names = [[e['type'], e['start'], e['text']] for e in given['entities']]
            print(json.dumps(dict(page=given['file'].split('/')[-1], size=len(given['text']), names=names), ensure_ascii=False, separators=(',', ':')))
            continue
        row = rows.get(given['page'])
        same = row and row.get('text') and abs(len(row['text']) - given['size']) * 10 <= given['size']
        names = join(row, given['names']) if same else None
        lost += names is None
        if names is not None:
            print(json.dumps(dict(id=given['page'], source='world', text=row['text'], entities=names, ignore=[]),
                             ensure_ascii=False))
    print(f'{lost} pages left out', file=sys.stderr)


if __name__ == '__main__':
    if len(sys.argv) != 3 or sys.argv[1] not in ('join', 'make'):
        sys.exit(__doc__)
    main(*sys.argv[1:])
