#!/usr/bin/env python3
"""Print every difference that lede shows over many stories, to be read and judged: how precise are they?

usage: list_differences.py --lede build/lede [--labels data/labels/differences.jsonl] STORIES.jsonl     rows as of `lede read`, with a field "story" or "event"
       list_differences.py --lede build/lede --threads 3 A.ndjson     or each 3 rows are a story

A difference is right when both sides tell of one thing and can't both hold, or are plan and outcome, or weigh one figure
differently; 'compatible' is right when both can be true and look as if they could not.
"""
import argparse, json, subprocess, tempfile


def main():
    arg = argparse.ArgumentParser()
    arg.add_argument('--lede', default='build/lede')
    arg.add_argument('--threads', type=int)
    arg.add_argument('--labels', help='what was read before: right or wrong')
    arg.add_argument('rows')
    arg = arg.parse_args()
    rows = [json.loads(line) for line in open(arg.rows, encoding='utf8')]
    stories = {}
    for number, row in enumerate(rows):
        name = number // arg.threads if arg.threads else row.get('story') or row.get('event')
        stories.setdefault(name, []).append(row)
    counts, verdicts = {}, {}
    if arg.labels:
        for label in map(json.loads, open(arg.labels, encoding='utf8')):
            verdicts[json.dumps([label['story'], label['kind'], label['sides']])] = 'right' if label['right'] else 'wrong'
    for name, story in stories.items():
        if len(story) < 2:
            continue
        with tempfile.NamedTemporaryFile('w', suffix='.jsonl') as file:
            file.writelines(json.dumps(r) + '\n' for r in story)
            file.flush()
            out = subprocess.run([arg.lede, 'brief', '--one', '--format', 'json', file.name], capture_output=True)
        brief = json.loads(out.stdout)['briefs'][0]
        for d in brief['differences']:
            # a page of the stream is named by its last three folders, as in stream.jsonl
            sides = sorted(['/'.join(brief['articles'][e['article']]['source'].split('/')[-3:])] + e['at'] for e in d['evidence'])
            verdict = verdicts.get(json.dumps([name, d['kind'], sides]), 'to be read') if arg.labels else ''
            counts[d['kind'], verdict] = counts.get((d['kind'], verdict), 0) + 1
            print(f"\n{d['kind']}, story {name}: {d['topic']} {verdict}")
            for e in d['evidence']:
                print(f"  {brief['articles'][e['article']]['name']} {(brief['articles'][e['article']]['published'] or '')[:10]}: {e['text']}")
    print('\n', len(stories), 'stories', counts)


if __name__ == '__main__':
    main()
