#!/bin/sh
# lede stories beyond the way from page to brief: why reports are together, whose outlets are, little address space.
. "$(dirname "$0")/tap.sh"
pages=$root/examples/pages

run 0 "$lede" stories --explain --quiet "$pages"
out_has "Nordpress with The Aldmoor Ledger (+"
err_empty
run 0 "$lede" stories --explain --format ndjson --quiet "$pages"
[ "$(wc -l <out)" = 6 ] || wrong "$(wc -l <out) rows, expected 6: one a report"
grep -v '^{"story":"[a-z2-7]*","article":"[a-z2-7]*","others":\[.*\]}$' out && wrong "a row of another kind"
ok "--explain: lines below each story, or a row a report"

run 0 "$lede" stories --quiet "$pages"
out_has "6 reports, at most 5 origins"
printf '# host\tname\tcountry\tkind\towner\nmeridian.example\tMeridian\t\t\tTwo Seas\norraislander.example\tOrra Islander\t\t\tTwo Seas\n' >rows
run 0 "$lede" stories --quiet --outlets rows "$pages"
out_has "6 reports, at most 4 origins"
printf 'nobody.example\n' >rows
run 2 "$lede" stories --quiet --outlets rows "$pages"
out_empty
grep -q 'rows: .*line 1: an outlet is host, tab, name' err || wrong "stderr: $(cat err)"
run 3 "$lede" stories --quiet --outlets nowhere "$pages"
grep -q '^lede: nowhere: can.t be read' err || wrong "stderr: $(cat err)"
ok "--outlets: whose outlets are, by the user's own table"

printf '<title>Tram vote on Friday</title><p>The council of Harrowmouth votes on the tram on Friday, the mayor said.</p>' >page.html
printf 'tramway.example\tTramway Times\n' >rows
run 0 "$lede" read --outlets rows --url https://www.tramway.example/vote page.html
out_has '"outlet":"Tramway Times","outlet_from":"url"'
ok "--outlets: a page that doesn't name its outlet has the name of its host"

sed -i 's/<title>/<meta property="og:site_name" content="tramwaytimes"><title>/' page.html
run 0 "$lede" read --outlets rows --url https://www.tramway.example/vote page.html
out_has '"outlet":"Tramway Times","outlet_from":"page"'
ok "--outlets: a name run together is written as the table has it"

cat >day.ndjson <<'END'
{"source":"a","outlet":"Harbour Post","published":"2031-03-04","title":"Ferry hits pier at Harrowmouth, 40 hurt","text":"The ferry Stella Borealis struck the northern pier of Harrowmouth on Tuesday and injured 40 passengers. The harbour master, Ines Corvane, blamed excessive speed."}
{"source":"b","outlet":"Daily Bell","published":"2031-03-05","title":"Morning Update: pier and bees","text":"Good morning.\nForty hurt at the pier\nThe ferry Stella Borealis struck the northern pier of Harrowmouth and injured 40 passengers. Harbour master Ines Corvane said that it came in with excessive speed.\nA swarm in the post office\nPost clerks of Aldmoor shared their counter on Tuesday with a swarm of bees, which a keeper from Selland took home in a box."}
END
run 0 "$lede" stories --quiet day.ndjson
out_has "[Harbour Post]; in a roundup of Daily Bell"
run 0 "$lede" stories --format ndjson --quiet day.ndjson
out_has '"sections":[{"id":"'
[ "$(grep -c sections out)" = 1 ] || wrong "sections where there are none: $(cat out)"
run 0 "$lede" brief --quiet day.ndjson
out_has "[Daily Bell] a roundup, 5 March 2031: Forty hurt at the pier: The ferry"
run 0 "$lede" brief --format json --out brief.json --quiet day.ndjson
run 0 "$lede" verify brief.json day.ndjson
sed 's/Forty hurt/Fifty hurt/' day.ndjson >other.ndjson
run 1 "$lede" verify brief.json other.ndjson
cp "$root/docs/brief.schema.json" .
python3 - <<'P' || wrong "not by the schema: $(head -c 300 brief.json)"
import json
part = json.load(open('brief.schema.json'))['$defs']['section']
brief = json.load(open('brief.json'))['briefs'][0]
for section in brief['sections']:
    assert set(section) == set(part['required']) == set(part['properties']), section
    assert section['form'] == 'roundup' and section['text'].startswith('Forty hurt at the pier\n'), section
assert len(brief['articles']) == 1 and len(brief['sections']) == 1
P
ok "a roundup's section stands under the story that it tells, cited as a part of a roundup"

if nm "$lede" 2>/dev/null | grep -q __asan_init; then
    skip "ulimit -v 4000000 is enough" "sanitizers reserve more"
else
    "$lede" brief --one --quiet "$pages" >whole
    (ulimit -v 4000000 && "$lede" brief --one --quiet "$pages") >out 2>err || wrong "$(cat err)"
    same whole out
    ok "ulimit -v 4000000 is enough"
fi
done_testing
