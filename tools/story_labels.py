#!/usr/bin/env python3
"""story_labels.py - the articles of data/labels/story_pairs.tsv, for tools/train_story.

usage: story_labels.py OUT.ndjson OUT.gold QUOTES.jsonl.gz...      ../shared/bench/quotes/{train,dev}.jsonl.gz

An article's title is what stands before the first empty line, outlet and day are in its id; its source is the first
twelve letters of its id's hash, as the labels name it.
"""
import base64
import gzip
import hashlib
import json
import re
import sys


def short(name):
    digest = hashlib.blake2b(len(name.encode()).to_bytes(8, 'little') + name.encode(), digest_size=16).digest()
    return base64.b32encode(digest).decode().lower()[:12]


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    with open(sys.argv[1], 'w', encoding='utf-8') as articles, open(sys.argv[2], 'w', encoding='utf-8') as gold:
        for path in sys.argv[3:]:
            for line in gzip.open(path, 'rt', encoding='utf-8'):
                row = json.loads(line)
                outlet, day, _ = row['id'].split('_', 2)
                head, _, rest = row['text'].partition('\n\n')
                source = short(row['id'])
                title = ' '.join(head.split()).rstrip('.')
                text = re.sub(r'\n+', '\n', rest)
                articles.write(json.dumps(dict(source=source, outlet=outlet, title=title, published=day, text=text),
                                          ensure_ascii=False) + '\n')
                gold.write(json.dumps(dict(source=source, story=source)) + '\n')


if __name__ == '__main__':
    main()
