#!/bin/sh
# lede tgnews: the contest's JSON, and nothing of the contest that lede does not do.
. "$(dirname "$0")/tap.sh"

run 0 "$lede" tgnews threads "$root/examples"
python3 - <<'P' || wrong "not the contest's JSON: $(head -c 300 out)"
import json
threads = json.load(open('out'))
sizes = [len(thread['articles']) for thread in threads]
assert sizes == [6, 2, 1], sizes
assert all(set(thread) == {'title', 'articles'} and thread['title'] for thread in threads), threads
assert '01-nordpress.html' in threads[0]['articles'], threads[0]
P
ok "threads: an array of titles and file names, the largest first"

mkdir empty
run 3 "$lede" tgnews threads empty
out_empty
ok "a folder without pages"

run 2 "$lede" tgnews languages "$root/examples"
err_has "lede can 'threads'"
run 2 "$lede" tgnews
ok "other tasks are not lede's"
done_testing
