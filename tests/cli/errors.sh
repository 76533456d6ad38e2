#!/bin/sh
# Bad input: each has its line on stderr, its exit status, and the rest goes on.
. "$(dirname "$0")/tap.sh"
good=$root/examples/pages/01-nordpress.html

: > empty.html
run 3 "$lede" read empty.html
err_has "lede: empty.html: empty"
out_empty
ok "an empty file: nothing could be read"

run 1 "$lede" read empty.html "$good"
err_has "empty.html: empty"
out_has '"title":"Ferry hits pier at Harrowmouth, 12 injured"'
ok "an empty file beside a good one: the good one is read, status 1"

run 3 "$lede" read none.html
err_has "none.html: no such file or folder; check the path"
ok "a file that is not there"

mkdir bare
: > bare/picture.jpg
run 3 "$lede" read bare
err_has "bare: no pages in this folder"
ok "a folder without pages"

head -c 200000 /dev/urandom > junk.html
run 3 "$lede" read junk.html
err_has "junk.html: neither HTML nor text"
ok "binary junk"

printf '\211PNG\r\n\032\n\0\0\0\rIHDR' > picture.html
run 3 "$lede" read picture.html
err_has "picture.html: neither HTML nor text"
ok "a picture named .html"

{
    printf '<html><head><title>Lighthouse keeper retires</title></head><body><article><h1>Lighthouse keeper retires</h1>'
    i=0
    while [ $i -lt 12 ]; do
        printf '<p>The keeper of the lighthouse at Stennick, who had lit the lamp for thirty years, said on Tuesday that he would leave \377\376 the island in spring.</p>'
        i=$((i + 1))
    done
    printf '</article></body></html>'
} > invalid.html
run 0 "$lede" read invalid.html
out_has 'keeper of the lighthouse'
if command -v python3 >/dev/null; then
    python3 -c 'import sys; open("out", encoding="utf-8", errors="strict").read()' || wrong "stdout is no UTF-8"
fi
ok "invalid UTF-8 is read, and what comes out is valid"

if [ -r /proc/self/mem ]; then
    run 3 "$lede" read --raw /proc/self/mem
    err_has "/proc/self/mem: can't be read (Input/output error)"
    ok "a file that opens but can't be read"
else
    skip "a file that opens but can't be read" "no /proc"
fi
if [ "$(id -u)" != 0 ]; then
    cp "$good" locked.html
    chmod 000 locked.html
    run 3 "$lede" read locked.html
    err_has "locked.html: can't be read (Permission denied); check its permissions"
    ok "an unreadable file"
else
    skip "an unreadable file" "root reads everything"
fi

if [ -e /dev/full ]; then
    run 3 "$lede" read --out /dev/full "$good"
    err_has "/dev/full: can't be written (No space left on device); check the disk and the permissions"
    ok "a full disk under --out"
    "$lede" read "$good" > /dev/full 2>err
    [ $? = 3 ] || wrong "status $?"
    err_has "stdout: can't be written (No space left on device)"
    ok "a full disk under stdout"
fi
run 3 "$lede" read --out none/there.json "$good"
err_has "none/there.json: can't be written (No such file or directory)"
ok "--out in a folder that is not there"

for byte in 351 352; do
    sed 's/<link rel="canonical"[^>]*>//; s/<meta property="og:url"[^>]*>//' "$good" > "$(printf "caf\\$byte.html")"
done
run 0 "$lede" read caf*.html
out_has '"source":"caf%E9.html"'
out_has '"source":"caf%EA.html"'
cp out caf.ndjson
run 0 "$lede" read --outlet "$(printf 'Caf\351 News')" caf.ndjson
run 0 "$lede" brief --one --format json --outlet "$(printf 'Caf\351 News')" caf*.html
cp out caf.json
run 0 "$lede" verify caf.json caf*.html
ok "names that are no UTF-8: rows are, and two such names are two sources"

run 2 "$lede" read --files-from .
err_has ".: can't be read (Is a directory); check --files-from"
run 3 "$lede" verify .
err_has ".: can't be read (Is a directory); name the output of lede brief --format json"
run 3 "$lede" verify "$good"
err_has "not a brief"
ok "a folder as a list, a folder or a page as a brief"

echo old > kept.json
run 3 "$lede" brief --format json --out kept.json empty.html
[ "$(cat kept.json)" = old ] || wrong "kept.json was overwritten"
[ "$(ls -A | grep -c 'kept.json\.')" = 0 ] || wrong "a temporary file was left: $(ls -A)"
ok "a run that fails leaves --out's old file as it was, and nothing beside it"

printf '{"text":"A.\\nB."}\n\nnot json\n{"title":"no text"}\n{"text":"C."}\n' > rows.ndjson
run 1 "$lede" read rows.ndjson
err_has "rows.ndjson:3: not a row that lede wrote (byte 0: "
err_has "rows.ndjson:4: not a row that lede wrote (no text)"
[ "$(wc -l < out)" = 2 ] || wrong "$(wc -l < out) rows"
ok "bad rows are named by their line, and the rest goes on"

mkdir -p loop/a
cp "$good" loop/a/page.html
ln -s .. loop/a/up
run 0 "$lede" read loop
[ "$(wc -l < out)" = 1 ] || wrong "$(wc -l < out) rows"
ok "a folder that links to itself is read once"

mkdir with_fifo
cp "$good" with_fifo/page.html
mkfifo with_fifo/pipe.html
run 0 timeout 10 "$lede" read with_fifo
[ "$(wc -l < out)" = 1 ] || wrong "$(wc -l < out) rows"
ok "a FIFO in a folder is passed over"

"$lede" read - < "$good" > out 2>err || wrong "status $?"
out_has '"source":"stdin"'
ok "- is stdin"

"$lede" read "$good" "$good" "$good" 2>err | head -c 10 > /dev/null
err_empty
ok "a reader that goes away early is no error"

run 2 "$lede"
err_has "no command; see lede --help"
run 2 "$lede" red x
err_has "unknown command 'red'; see lede --help"
run 2 "$lede" read --jobs=many x
err_has "not a number from 1 up: 'many'; see lede read --help"
run 2 "$lede" read --one x
err_has "unknown option '--one'"
run 2 "$lede" read --format
err_has "a value is missing after '--format'"
run 2 "$lede" brief --format yaml "$good"
err_has "yaml"
run 2 "$lede" read --published 2031-13-45 "$good"
err_has "lede read: no date, as 2031-03-04, is '2031-13-45'; see lede read --help"
run 2 "$lede" read --published yesterday "$good"
err_has "'yesterday'"
run 0 "$lede" read --published 2031-03-04T16:20+01:00 "$good"
run 2 "$lede" read --url https://www.nordpress.example/a "$good" "$good"
err_has "several pages can't all be from 'https://www.nordpress.example/a'"
run 2 "$lede" verify
err_has "no brief named"
ok "wrong usage is 2, and says what to do"

# Why a page has no article: told apart, one line each, status 3 when nothing else was read, 1 beside a good page.
why() {
    printf '%s' "$2" > why.html
    run 3 "$lede" read why.html
    err_has "why.html: $1"
    run 1 "$lede" read why.html "$good"
    err_has "why.html: $1"
}
why "no article, only a login or subscription wall (" \
    '<title>Harbour closes</title><h1>Harbour closes</h1><p>Please log in to continue reading, or create an account.</p><form><input></form>'
why "no article, only an empty shell that scripts fill (" \
    '<title>Courier</title><div id=root></div><script src=a.js></script><noscript>You need to enable JavaScript.</noscript>'
why "no article, the outlet's server refused the page (" '<title>Just a moment...</title><p>Verify you are human by completing the action below.</p>'
why "no article, the page says that it does not exist (" '<title>Page not found</title><p>The page you are looking for could not be found here.</p>'
why "text, but no page (an RSS feed); " '<?xml version="1.0"?><rss><channel><title>Courier</title></channel></rss>'
why "no article found (0 links, 3 words); look at it" '<title>Quay</title><h1>The quay</h1><p>February</p>'
why "no article found (12 links, " \
    "$(i=0; while [ $i -lt 12 ]; do printf '<li><a href=/%s>Report number %s of the day</a></li>' $i $i; i=$((i + 1)); done)"
ok "login wall, empty shell, refusal, missing page, feed, empty page, front page: each says which it is"
done_testing
