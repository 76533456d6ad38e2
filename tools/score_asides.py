#!/usr/bin/env python3
"""Score the labels of what pages have set aside against our own (data/labels/asides.tsv).

usage: score_asides.py --lede build/lede --pages HTML_FOLDER [--stream FOLDER] [--half a|b|c|d|e] [--wrong] [--new] [--hash TEXT]

The labels hold hashes, no text: the pages are the shared bench's pages/html, and stream_* those of its stories/stream.tar.gz,
unpacked in --stream.  A piece is right when its label is one of
those that the row allows; one that a reader found to be the article's own (`body`) counts only as `other`.  Pieces that
nobody labelled, because the page is now cut otherwise, are counted apart; --new prints them as rows to fill in.
"""
import argparse, collections, hashlib, json, os, re, subprocess

HERE = os.path.dirname(os.path.abspath(__file__))


def piece_hash(text):
    """Of the letters alone, so that white space and marks do not matter."""
    letters = ''.join(re.findall(r'\w', text.lower())) or text
    return hashlib.blake2b(letters.encode(), digest_size=6).hexdigest()


def read_labels(path, half):
    labels = {}
    for line in open(path, encoding='utf8'):
        if line.startswith('#'):
            continue
        page, of, piece, label = line.rstrip('\n').split('\t')
        if half in ('', of):
            labels.setdefault(page, {})[piece] = set(label.split('|'))
    return labels


def file_of(page, folder, stream):
    if page.startswith('stream_'):
        return os.path.join(stream, page[len('stream_'):].replace('_', '/') + '.html')
    return os.path.join(folder, page + '.html.gz')


def read_pages(lede, files):
    out = subprocess.run([lede, 'read', '--format', 'ndjson', '--quiet'] + list(files.values()), capture_output=True, text=True)
    found = {row['source']: row['set_aside'] for row in map(json.loads, out.stdout.splitlines())}
    return {page: found[file] for page, file in files.items() if file in found}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--lede')
    ap.add_argument('--pages')
    ap.add_argument('--stream', default='')
    ap.add_argument('--labels', default=os.path.join(HERE, '..', 'data', 'labels', 'asides.tsv'))
    ap.add_argument('--half', default='')
    ap.add_argument('--wrong', action='store_true')
    ap.add_argument('--new', action='store_true')
    ap.add_argument('--hash')
    a = ap.parse_args()
    if a.hash:
        return print(piece_hash(a.hash))
    labels = read_labels(a.labels, a.half)
    pages = [p for p in sorted(labels) if a.stream or not p.startswith('stream_')]
    found = read_pages(a.lede, {p: file_of(p, a.pages, a.stream) for p in pages})
    right = pieces = fresh = lost = 0
    shares, named, mixed = [], [0, 0], collections.Counter()
    for page in pages:
        page_right = page_pieces = 0
        for piece in found.get(page, []):
            gold = labels[page].get(piece_hash(piece['text']))
            if gold is None:
                fresh += 1
                if a.new:
                    print(page, piece_hash(piece['text']), piece['label'], piece['text'][:100], sep='\t')
                continue
            ok = piece['label'] in gold
            page_right += ok
            page_pieces += 1
            lost += 'body' in gold
            if 'other' not in gold:
                named[0] += ok
                named[1] += 1
            if not ok:
                mixed[piece['label'], '|'.join(sorted(gold))] += 1
                if a.wrong:
                    print(f"{page}\t{piece['label']} is {'|'.join(sorted(gold))}\t{piece['text'][:90]}")
        right += page_right
        pieces += page_pieces
        if page_pieces:
            shares.append(page_right / page_pieces)
    print(f'pieces {right}/{pieces} = {right / max(1, pieces):.3f}; mean of {len(shares)} pages {sum(shares) / max(1, len(shares)):.3f}; '
          f'of those that have a name {named[0]}/{named[1]} = {named[0] / max(1, named[1]):.3f}; '
          f"the article's own {lost}; not labelled {fresh}")
    print('  ' + '; '.join(f'{n} {got} is {gold}' for (got, gold), n in mixed.most_common(12)))


main()
