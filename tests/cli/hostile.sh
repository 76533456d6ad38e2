#!/bin/sh
# Input made to harm: whatever comes, lede answers within seconds and bounded memory, with a line on stderr where
# something failed. hostile.py makes the inputs; errors.sh has the everyday ones.
. "$(dirname "$0")/tap.sh"
hostile="python3 $root/tests/cli/hostile.py"
command -v python3 >/dev/null || { echo '1..0 # SKIP no python3'; exit 0; }

# What the sanitizers cost.
if grep -q __asan_init "$lede"; then slack=12 HOSTILE_ROWS=60000; else slack=1 HOSTILE_ROWS=1000000; fi
export HOSTILE_ROWS
SECONDS_MOST=$((10 * slack)) MEGABYTES_MOST=$((400 * slack))

# bounded STATUS ARGUMENT...: runs lede within the bounds
bounded() {
    want=$1
    shift
    $hostile run $SECONDS_MOST $MEGABYTES_MOST "$lede" "$@" 3>took >out 2>err </dev/null
    got=$?
    [ "$got" = "$want" ] || wrong "status $got, expected $want: $* $(cat took) $(head -n 3 err)"
    [ ! -s took ] || [ "${HOSTILE_SHOW-}" ] || wrong "$(cat took): $*"
}
make() { $hostile make "$1" "$2" || wrong "hostile.py make $1"; }

# ---- pages: an input a row: name in hostile.py | status | what stderr has | what it is
#
# Status 0: the report that surrounds what is hostile has been read, and each span lies in its text.

pages() {
    while IFS='|' read -r name status message what; do
        name=$(echo $name) status=$(echo $status) message=$(echo "$message" | sed 's/^ *//; s/ *$//')
        make "$name" "$name.html"
        bounded "$status" annotate --quiet "$name.html"
        if [ "$status" = 0 ]; then
            err_empty
            out_has 'keeper of the lighthouse'
            $hostile check out 2>checked || wrong "$(tail -n 1 checked)"
        else
            err_has "lede: $name.html: $message"
            [ "$(wc -l <err)" = 1 ] || wrong "$(wc -l <err) lines on stderr"
            out_empty
        fi
        rm -f "$name.html"
        ok "$(echo $what)"
    done
}

# Read in this shell, so that ok counts.
pages <<'ROWS'
nested            | 0 | | 100,000 nested tags
nested_formatting | 0 | | 100,000 nested formatting elements
unclosed          | 0 | | 100,000 elements never closed, which each paragraph would open again
misnested         | 0 | | 50,000 elements closed in the wrong order
tables            | 0 | | tables in tables
foster            | 0 | | text between the rows of a table
lists             | 0 | | lists in lists
select            | 0 | | a list of 100,000 options
attributes        | 0 | | a tag with a million attributes
same_attributes   | 0 | | a tag with one attribute a million times
attribute_names   | 0 | | 200,000 tags, each with an attribute of its own
tags              | 3 | too large (more than 4096 kinds of tags or attributes) | 200,000 kinds of tags
attribute_value   | 0 | | a class of 10 MB
attribute_id      | 0 | | an id of 10 MB
paragraphs        | 0 | | 10,000 paragraphs
links             | 0 | | 100,000 links in a paragraph
breaks            | 0 | | 200,000 line breaks
headings          | 0 | | 5,000 headings
comments          | 0 | | 200,000 comments, and one without an end
lt                | 0 | | a million opening brackets
metas             | 0 | | 100,000 meta elements
bylines           | 0 | | 50,000 bylines
timestamps        | 0 | | 50,000 times
amps              | 0 | | a million ampersands as entities
entities          | 0 | | entities of all kinds, some of them none
laughs            | 0 | | XML entities that would grow to 10^11 words
unknown_charset   | 0 | | a charset that nobody knows
lying_charset     | 0 | | a page that says UTF-8 and is Latin-1
utf16             | 0 | | UTF-16 with its mark, saying UTF-8
utf16_odd         | 0 | | UTF-16 that ends in half a character
no_spaces         | 0 | | a megabyte without a space
no_spaces_capital | 0 | | a megabyte of capitals without a space
no_spaces_cjk     | 0 | | two megabytes of Chinese
quotation_marks   | 0 | | 300,000 quotation marks
quotes            | 0 | | 50,000 quotes in a paragraph
open_quotes       | 0 | | 20,000 quotes never closed
single_quotes     | 0 | | 100,000 apostrophes
commas            | 0 | | a million commas
comma_words       | 0 | | a list of 200,000 names
said              | 0 | | "Orr said that Orr said that ..."
said_words        | 0 | | 200,000 verbs of saying
names             | 0 | | 40,000 names, all different
one_name          | 0 | | one name 100,000 times
capitals          | 0 | | a megabyte in capitals
digits            | 0 | | a number of half a million digits, and 200,000 small ones
numbers           | 0 | | 80,000 ranges of numbers
dates             | 0 | | 40,000 dates
dots              | 0 | | 100,000 abbreviations, half a million full stops
parentheses       | 0 | | 200,000 nested parentheses
hyphens           | 0 | | a word of 200,000 parts
marks             | 0 | | half a million combining marks on one letter
bidi              | 0 | | 100,000 marks that turn the writing around
zero_width        | 0 | | 600,000 characters without a width
emoji             | 0 | | 50,000 joined emoji
dump              | 0 | | a dump of 10,000 paragraphs
dump_lines        | 0 | | a dump with 300,000 menu lines
dump_empty_lines  | 0 | | a dump with a million empty lines
jsonld_nested     | 0 | | JSON-LD, 100,000 arrays deep
jsonld_nested_objects | 0 | | JSON-LD, 100,000 objects deep
jsonld_wide       | 0 | | JSON-LD with 60,000 people
jsonld_many       | 0 | | 20,000 blocks of JSON-LD
jsonld_body       | 0 | | JSON-LD with a body that the page has not
jsonld_large      | 0 | | JSON-LD of 5 MB
front             | 3 | no article found (212 links, 1060 words); is this a front page? | a front page
large             | 3 | too large (64 MB); see lede(1), LIMITS | a page of 200 MB
gzip_bomb         | 3 | too large (unpacks to more than 64 MB) | 200 KB of gzip that unpack to 200 MB
gzip_members      | 3 | empty (0 bytes) | 200,000 empty members of gzip
gzip_cut          | 3 | broken compressed data (gzip: it breaks off); fetch or copy the file again | gzip cut off
zstd_bomb         | 3 | too large (unpacks to more than 64 MB) | 6 KB of zstd that unpack to 200 MB
zstd_window       | 3 | broken compressed data (zstd: | zstd that wants a window of terabytes
zstd_cut          | 3 | broken compressed data (zstd: it breaks off) | zstd cut off
ROWS

make large large.html
MEGABYTES_MOST=$((150 * slack)) bounded 3 read --quiet large.html
rm -f large.html
ok "of a page of 200 MB, no more than the limit is held"

# ---- rows

make rows rows.ndjson
SECONDS_MOST=$((12 * slack)) MEGABYTES_MOST=$((100 * slack)) bounded 1 read --quiet rows.ndjson
[ "$(wc -l <err)" = 4 ] || wrong "$(wc -l <err) lines on stderr"
err_has "lede: rows.ndjson:100: not a row that lede wrote (byte 9: "
[ "$(wc -l <out)" = $((HOSTILE_ROWS - 4)) ] || wrong "$(wc -l <out) rows"
rm -f rows.ndjson out
ok "a million rows, some of them bad: the rest is read, in little memory"

make long_row long_row.ndjson
bounded 1 read --quiet long_row.ndjson
err_has "lede: long_row.ndjson:1: too large (67108865 bytes in one row)"
[ "$(wc -l <out)" = 1 ] || wrong "$(wc -l <out) rows"
rm -f long_row.ndjson
ok "a row of 100 MB fails, the next is read"

make row_nested nested.ndjson
bounded 1 read --quiet nested.ndjson
err_has "lede: nested.ndjson:1: not a row that lede wrote"
[ "$(wc -l <out)" = 1 ] || wrong "$(wc -l <out) rows"
make row_spans spans.ndjson
bounded 3 annotate --quiet spans.ndjson
err_has "lede: spans.ndjson:1: not a row that lede wrote (a span or an index that does not fit)"
ok "rows that are nested, or whose spans lie outside: said, not believed"

# ---- many at once: a brief of them

mkdir many
many='names open_quotes dump'
[ $slack = 1 ] && many="$many quotes comma_words numbers dates said paragraphs" # a minute under the sanitizers
for name in $many; do
    make $name many/$name.html
done
# half a minute, not seconds: a machine at work on something else is no hang, and a hang is no half minute
SECONDS_MOST=$((30 * slack)) MEGABYTES_MOST=$((1500 * slack)) bounded 0 brief --one --quiet --format json many
err_empty
python3 -c 'import json; json.load(open("out", encoding="utf-8", errors="strict"))' 2>checked || wrong "$(tail -n 1 checked)"
SECONDS_MOST=$((30 * slack)) MEGABYTES_MOST=$((1500 * slack)) bounded 0 stories --quiet many
rm -rf many
ok "a brief and the stories of several such pages"

# ---- files that are none

good=$root/examples/pages/01-nordpress.html
mkfifo pipe.html
cat "$good" >pipe.html &
run 0 timeout 20 "$lede" read pipe.html
out_has '"source":"pipe.html"'
ok "a FIFO that is named is read as a stream"

mkdir loop
ln -s ../loop loop/again
cp "$good" loop/page.html
ln -s loop loop2
run 0 "$lede" read loop2
[ "$(wc -l <out)" = 1 ] || wrong "$(wc -l <out) rows"
deep=deep
for i in $(seq 60); do deep=$deep/d; done
mkdir -p "$deep"
cp "$good" "$deep/page.html"
run 3 "$lede" read deep
err_has "lede: deep: no pages in this folder"
ok "folders in a loop, and 60 deep"

# ---- a full disk

mkdir disk
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=64k none disk 2>/dev/null; then
    trap 'umount "$box/disk"; exit 1' HUP INT TERM
    run 3 "$lede" annotate --out disk/rows.ndjson "$root/examples/pages" "$root/examples/pages" "$root/examples/pages"
    err_has "lede: disk/rows.ndjson: can't be written (No space left on device); check the disk and the permissions"
    [ -z "$(ls -A disk)" ] || wrong "left on the disk: $(ls -A disk)"
    umount disk
    trap - HUP INT TERM
    ok "a full disk: said, and nothing is left on it"
else
    skip "a full disk: said, and nothing is left on it" "no right to mount one"
fi

# ---- ended from outside

{ "$lede" annotate "$good" "$good" "$good" "$good" "$good" "$good" 2>err; echo $? >status; } | head -c 10 >/dev/null
err_empty
case $(cat status) in 0 | 141) ;; *) wrong "status $(cat status)" ;; esac
ok "a reader that goes away ends the run without a word"

mkfifo slow.ndjson
for signal in TERM:143 HUP:129; do
    "$lede" read --out result.json slow.ndjson 2>err &
    pid=$!
    exec 9<>slow.ndjson # both ways: opening it waits for nobody
    printf '{"text":"The keeper said so."}\n' >&9
    tries=0
    while [ -z "$(ls result.json.* 2>/dev/null)" ] && [ $tries -lt 200 ]; do
        sleep 0.05
        tries=$((tries + 1))
    done
    kill -s "${signal%:*}" $pid
    wait $pid 2>/dev/null
    status=$?
    exec 9>&-
    [ $status = "${signal#*:}" ] || wrong "${signal%:*}: status $status"
    [ -z "$(ls result.json* 2>/dev/null)" ] || wrong "${signal%:*} left $(ls result.json*)"
done
ok "a signal ends it: no half result, no temporary file"
done_testing
