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

if nm "$lede" 2>/dev/null | grep -q __asan_init; then
    skip "ulimit -v 4000000 is enough" "sanitizers reserve more"
else
    "$lede" brief --one --quiet "$pages" >whole
    (ulimit -v 4000000 && "$lede" brief --one --quiet "$pages") >out 2>err || wrong "$(cat err)"
    same whole out
    ok "ulimit -v 4000000 is enough"
fi
done_testing
