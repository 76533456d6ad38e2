#!/bin/sh
# The whole way: each command takes the previous one's rows, and the same pages give the same bytes.
. "$(dirname "$0")/tap.sh"
pages=$root/examples/pages
cp -r "$root/examples/pages" pages
cp -r "$root/examples/other" other

run 0 "$lede" brief --one --format json pages
cp out direct.json
"$lede" read pages | "$lede" annotate | "$lede" brief --one --format json > piped.json || wrong "status $?"
same direct.json piped.json
ok "read | annotate | brief is brief"

for jobs in 1 2 8; do
    run 0 "$lede" brief --one --format json --jobs $jobs pages
    same direct.json out
done
ok "1, 2 or 8 threads: the same bytes"

ls pages/* | sort -r > names
run 0 "$lede" brief --one --format json --files-from names
same direct.json out
sort -k1.9 names > shuffled
run 0 "$lede" brief --one --format json $(cat shuffled)
same direct.json out
ok "the order of the inputs does not matter"

run 0 "$lede" brief --one --format json pages pages
same direct.json out
ok "the same page twice is one article"

run 0 "$lede" stories --format ndjson pages other
cp out stories.ndjson
[ "$(wc -l < out)" = 3 ] || wrong "$(wc -l < out) stories, expected 3"
ls pages/* other/* | sort -r > names
run 0 "$lede" stories --format ndjson --files-from names
same stories.ndjson out
ok "three stories in nine pages, in any order"

out_has '"origin":"copied","with":0'
ok "a paragraph that an earlier report has is told from where"

run 0 "$lede" verify direct.json
out_has " ok, 0 moved, 0 lost"
grep -q '^0 ok' out && wrong "nothing was checked"
ok "verify finds every citation, reading the pages that the brief names"

run 0 "$lede" verify direct.json pages
out_has " ok, 0 moved, 0 lost"
ok "... or the pages that it is given"

run 0 "$lede" brief --one --format json --update direct.json pages
python3 -c 'import json; b = json.load(open("out"))["briefs"][0]; u = b.pop("update"); o = json.load(open("direct.json"))["briefs"][0]
assert u["known"] and u["news"] == [] and u["reports"] == 0 and b == o' || wrong "an update of the same pages"
echo '{"briefs": 1}' > none.json
run 2 "$lede" brief --one --update none.json pages
err_has "--update: not a brief"
run 3 "$lede" brief --one --update nowhere.json pages
err_has "nowhere.json"
ok "--update: nothing is new in the same pages; what is no brief is told"

sed 's/hit the end of the pier/hit the side of the pier/' "$pages/01-nordpress.html" > pages/01-nordpress.html
run 1 "$lede" verify direct.json
out_has "lost"
ok "a page that changed its words loses them"

cp "$pages/01-nordpress.html" pages/01-nordpress.html
python3 - <<'P' || wrong "python3"
page = open('pages/01-nordpress.html', encoding='utf-8').read()
first = page.index('<p>', page.index('/NORDPRESS/') - 200)
open('pages/01-nordpress.html', 'w', encoding='utf-8').write(
    page[:first] + '<p>This report was updated with a word from the inspectors, who came later in the day than the others had.</p>\n' + page[first:])
P
run 0 "$lede" verify direct.json
out_has "moved"
ok "a page that grew in front: its citations moved"

run 0 "$lede" brief --one --out brief.txt pages
[ -s brief.txt ] || wrong "brief.txt is empty"
out_empty
err_empty
ok "--out writes the file, and a pipe sees no progress"
done_testing
