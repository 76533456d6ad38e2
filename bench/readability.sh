#!/bin/sh
# readability.sh FOLDER COUNT - milliseconds that Mozilla's Readability takes for a page, over the first COUNT of FOLDER.
#
# The peer of `./dev bench`. It is installed under /tmp when it is first wanted, by npm; without npm nothing is said.
command -v node >/dev/null && command -v npm >/dev/null || exit 0
folder=$(cd "$1" && pwd) || exit 0
at=${TMPDIR:-/tmp}/lede-readability.$(id -u)
[ -d "$at/node_modules/@mozilla/readability" ] || (
    mkdir -p "$at" && cd "$at" && timeout 180 npm install --silent --no-audit --no-fund @mozilla/readability jsdom
) >/dev/null 2>&1 || exit 0
cd "$at" && exec node - "$folder" "$2" <<'JS'
const fs = require('fs'), path = require('path'), zlib = require('zlib')
const { JSDOM, VirtualConsole } = require('jsdom')
const { Readability } = require('@mozilla/readability')
const [folder, count] = process.argv.slice(2)
const names = fs.readdirSync(folder).filter(name => name.includes('.html')).sort().slice(0, Number(count))
const pages = names.map(name => fs.readFileSync(path.join(folder, name)))
    .map(bytes => (bytes[0] === 0x1f ? zlib.gunzipSync(bytes) : bytes).toString())
// the second round counts: the first warms its compiler
let took = 0
for (let round = 0; round < 2; round++) {
    const start = process.hrtime.bigint()
    for (const page of pages) {
        try {
            new Readability(new JSDOM(page, { virtualConsole: new VirtualConsole() }).window.document).parse()
        } catch { /* a page that it can't read took its time all the same */ }
    }
    took = Number(process.hrtime.bigint() - start) / 1e6
}
console.log((took / pages.length).toFixed(2))
JS
