#!/bin/sh
# Archives: each page of a WARC file is an input of its own, named by where it stands.
. "$(dirname "$0")/tap.sh"

# Writes crawl.warc of the ferry's pages between records that are none, as crawlers do, and the same packed.
python3 - "$root/examples/pages" <<'P' || wrong "python3"
import glob, gzip, os, sys

def record(kind, media, block, url='', end=b'\r\n'):
    head = [b'WARC/1.0', b'WARC-Type: ' + kind, b'WARC-Date: 2031-01-01T00:00:00Z']
    head += [b'WARC-Target-URI: ' + url.encode()] if url else []
    head += [b'Content-Type: ' + media, b'Content-Length: %d' % len(block)]
    return end.join(head) + 2 * end + block + 2 * end

def answer(url, body, status=b'200 OK', more=b'', media=b'text/html; charset=utf-8'):
    http = b'HTTP/1.1 ' + status + b'\r\nContent-Type: ' + media + b'\r\n' + more + b'\r\n' + body
    return record(b'response', b'application/http; msgtype=response', http, url)

def chunked(body, size=1000):
    parts = [body[i:i + size] for i in range(0, len(body), size)]
    return b''.join(b'%x\r\n%s\r\n' % (len(p), p) for p in parts) + b'0\r\n\r\n'

def brotli(body): # stored, not squeezed: RFC 7932, 9.2
    return ((len(body) - 1) << 4 | 1 << 20).to_bytes(3, 'little') + body + b'\x03'

records = [record(b'warcinfo', b'application/warc-fields', b'software: none\r\n')]
pages = sorted(glob.glob(sys.argv[1] + '/*.html'))
for i, name in enumerate(pages):
    body, url = open(name, 'rb').read(), 'https://crawl.example/%d' % i
    records.append(record(b'request', b'application/http; msgtype=request', b'GET / HTTP/1.1\r\n\r\n', url))
    if i == 1: records.append(answer(url, chunked(body), more=b'Transfer-Encoding: chunked\r\n'))
    elif i == 2: records.append(answer(url, body, more=b'Transfer-Encoding: chunked\r\n')) # unchunked by the crawler
    elif i == 3: records.append(answer(url, gzip.compress(body), more=b'Content-Encoding: gzip\r\n'))
    elif i == 4: records.append(answer(url, brotli(body), more=b'Content-Encoding: br\r\n'))
    else: records.append(answer(url, body))
cyrillic = '<p>' + 'Паром врезался в пирс, двенадцать человек ранены, сообщила служба спасения. ' * 3 + '</p>'
open('served.warc', 'wb').write(answer('https://crawl.example/ru', (cyrillic * 4).encode('cp1251'),
                                       media=b'text/html; charset="windows-1251"'))
records.append(answer('https://crawl.example/moved', b'<p>Moved</p>', b'301 Moved Permanently'))
records.append(answer('https://crawl.example/logo', b'\x89PNG\r\n', media=b'image/png'))
open('crawl.warc', 'wb').write(b''.join(records))
open('crawl.warc.gz', 'wb').write(b''.join(gzip.compress(r, mtime=0) for r in records))
open('whole.warc.gz', 'wb').write(gzip.compress(b''.join(records), mtime=0))
dump = open(glob.glob(sys.argv[1] + '/*.txt')[0], 'rb').read()
open('text.wet', 'wb').write(record(b'conversion', b'text/plain', dump, 'https://crawl.example/dump', b'\n'))
open('none.warc', 'wb').write(records[0] + records[1])
whole = b''.join(records)
open('cut.warc', 'wb').write(whole[:whole.index(pages and b'https://crawl.example/2') + 900])
broken = [bytearray(gzip.compress(r, mtime=0)) for r in records]
broken[4][60:70] = b'\xff' * 10
open('broken.warc.gz', 'wb').write(b''.join(broken))
open('junk.warc', 'wb').write(bytes(range(128, 256)) * 20)
open('endless.warc', 'wb').write(b'WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 10\r\nX: ' + b'a' * 200000)
huge = record(b'resource', b'text/html', b'<p>a</p>' * (9 << 20), 'https://crawl.example/huge')
open('huge.warc.gz', 'wb').write(gzip.compress(huge, mtime=0) + gzip.compress(records[2], mtime=0))
P

run 0 "$lede" read "$root"/examples/pages/*.html
sed 's/.*"version":"\([a-z0-9]*\)".*/\1/' out > pages.versions
for archive in crawl.warc crawl.warc.gz whole.warc.gz; do
    run 0 "$lede" read $archive
    sed 's/.*"version":"\([a-z0-9]*\)".*/\1/' out > $archive.versions
    same pages.versions $archive.versions
    err_empty
done
ok "the pages of an archive read as the files do: plain, a record a member, packed as a whole; chunks, gzip, brotli"

run 0 "$lede" read crawl.warc.gz
last=$(tail -1 out | sed 's/.*"source":"\([^"]*\)".*/\1/')
case $last in crawl.warc.gz#*) ;; *) wrong "the source is $last" ;; esac
tail -1 out > last
run 0 "$lede" read "$last"
same last out
run 0 "$lede" read whole.warc.gz
last=$(tail -1 out | sed 's/.*"source":"\([^"]*\)".*/\1/')
tail -1 out > last
run 0 "$lede" read "$last"
same last out
ok "a page's name opens the archive at that page"

mkdir folder
mv crawl.warc.gz text.wet folder
run 0 "$lede" brief --one --format json folder
cp out brief.json
run 0 "$lede" verify brief.json
out_has " ok, 0 moved, 0 lost"
ok "a folder with archives: the brief cites their pages, and verify finds them there"

run 0 "$lede" brief --one --format json --jobs 1 folder
same brief.json out
ok "on one thread: the same bytes"

run 0 "$lede" read folder/text.wet
out_has '"source":"folder/text.wet#0","url":"https://'
ok "WET: the text of a page"

run 0 "$lede" read served.warc
out_has 'Паром врезался в пирс'
ok "a charset that only the server names"

run 3 "$lede" read none.warc
err_has "none.warc: no pages in this archive"
run 3 "$lede" read folder/crawl.warc.gz#0
err_has "no pages in this archive"
ok "an archive without pages, a record that holds none"

run 1 "$lede" read cut.warc
err_has "lede: cut.warc#"
err_has ": broken archive; what stands before was read"
[ "$(wc -l < out)" = 2 ] || wrong "$(wc -l < out) rows"
run 1 "$lede" read broken.warc.gz folder/text.wet
err_has "lede: broken.warc.gz#"
[ "$(wc -l < out)" = 2 ] || wrong "$(wc -l < out) rows"
ok "an archive that breaks off, or is damaged: what stands before is read, and the other inputs"

run 3 "$lede" read junk.warc endless.warc folder/crawl.warc.gz#7 gone.warc gone.warc#12
err_has "junk.warc#0: broken archive"
err_has "endless.warc#0: broken archive"
err_has "folder/crawl.warc.gz#7: broken archive"
err_has "gone.warc: no such file or folder"
err_has "gone.warc#12: no such file or folder"
ok "junk, a head without end, a place that is no record's, a file that is not there"

run 1 "$lede" read huge.warc.gz
err_has "huge.warc.gz#0: too large"
[ "$(wc -l < out)" = 1 ] || wrong "$(wc -l < out) rows"
ok "a record past the limit is passed over and named; the next one is read"

done_testing
