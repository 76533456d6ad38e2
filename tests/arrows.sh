#!/bin/sh
# arrows.sh - the arrows of DESIGN hold: no room includes one that it must not know. Prints TAP.
#
#     tests/arrows.sh [ROOT]    ROOT holds src/; else $LEDE_SOURCE_ROOT, else the folder above this one
#
# Includes are written from src/ on ("base/arena.h"), so an arrow is what stands before the slash.
set -eu

# room: what it may include beside itself and data/ (compiled-in tables, which know nothing). `lede.h` is
# include/lede.h; `api` is where it is made of the rooms.
allowed='
base:
article:  base
page:     base article
text:     base article
story:    base article
brief:    base article story
render:   base article story brief
cli:      lede.h render base
api:      lede.h base article page text story brief render
'

# Every include of project files below $1/src, as "room<TAB>file:line<TAB>included".
includes() {
    (cd "$1/src" && find . -type f \( -name '*.[ch]' -o -name '*.cc' -o -name '*.cpp' -o -name '*.def' \) |
        LC_ALL=C sort | while read -r file; do
        file=${file#./}
        awk -v file="$file" -v room="${file%%/*}" '
            match($0, /^[ \t]*#[ \t]*include[ \t]*("[^"]*"|<lede\.h>)/) {
                path = substr($0, RSTART, RLENGTH)
                sub(/^[^"<]*["<]/, "", path)
                sub(/[">]$/, "", path)
                print room "\t" file ":" FNR "\t" path
            }' "$file"
    done)
}

# Prints TAP for the tree $1, a test a room (a folder or a file of src/); fails when an arrow is wrong.
check() {
    rooms=$(cd "$1/src" && find . -mindepth 1 -maxdepth 1 \( -type d -o -name '*.[ch]' \) | sed 's,^./,,' | LC_ALL=C sort | tr '\n' ' ')
    [ -n "$rooms" ] || { echo "Bail out! no rooms in $1/src"; return 1; }
    includes "$1" | awk -F '\t' -v allowed="$allowed" -v rooms="$rooms" '
        BEGIN {
            n = split(allowed, rows, "\n")
            for (i = 1; i <= n; i++) if (split(rows[i], row, /: */) == 2) { known[row[1]] = 1; may[row[1]] = " " row[2] " " }
            count = split(rooms, order, " ")
        }
        {
            to = $3
            sub(/\/.*/, "", to)
            if (to == "data") next
            if (to == $3 && to != "lede.h") why = "write it from src/ on: \"room/file.h\""
            else if (to == $1 || index(may[$1], " " to " ")) next
            else if (to in known) why = $1 " must not know " to
            else why = "no room " to " in the table of tests/arrows.sh"
            wrong[$1] = wrong[$1] "# src/" $2 ": \"" $3 "\": " why "\n"
        }
        END {
            print "1.." count
            for (i = 1; i <= count; i++) {
                room = order[i]
                if (!(room in known)) wrong[room] = wrong[room] "# src/" room ": not in the table of tests/arrows.sh\n"
                if (room in wrong) failed = 1
                sub(/ $/, "", may[room])
                knows = may[room] ~ /[^ ]/ ? may[room] : " nothing"
                printf "%sok %d - %s knows%s\n%s", (room in wrong) ? "not " : "", i, room, knows, wrong[room]
            }
            exit failed + 0
        }'
}

# A check that cannot fail is none: plant a wrong include of each kind in a small tree and see that each is found.
self_check() {
    tree=$(mktemp -d)
    trap 'rm -rf "$tree"' EXIT
    mkdir -p "$tree/src/base" "$tree/src/article" "$tree/src/cli" "$tree/src/attic"
    printf '#include <string.h>\n#include "lede.h"\n' >"$tree/src/cli/a.c"
    echo '#include "base/str.h" // an old one: "../base/str.h"' >"$tree/src/base/a.c"
    printf '#include "article/article.h"\n#include "base/str.h"\n' >"$tree/src/article/a.c"
    check "$tree" >"$tree/out" && return 1 # attic is not in the table
    rmdir "$tree/src/attic"
    check "$tree" >"$tree/out" || return 1
    for wrong in 'base/b.h article/article.h' 'article/b.c ../base/str.h' 'article/b.c str.h' 'cli/b.c text/quote.h' \
        'article/b.c lede.h' 'article/b.c attic/old.h'; do
        planted=$tree/src/${wrong% *}
        printf '\n  #  include "%s" // why not\n' "${wrong#* }" >"$planted"
        check "$tree" >"$tree/out" && return 1
        grep -q "^# src/${wrong% *}:2: \"${wrong#* }\": " "$tree/out" || return 1
        rm "$planted"
    done
}

root=${1:-${LEDE_SOURCE_ROOT:-$(dirname "$0")/..}}
status=0
out=$(check "$root") || status=1
n=$(($(printf '%s\n' "$out" | sed -n 's/^1\.\.//p') + 1))
printf '%s\n' "$out" | sed "s/^1\.\..*/1..$n/"
if (self_check); then echo "ok $n - a planted wrong include is found"
else echo "not ok $n - a planted wrong include is found"; status=1
fi
exit $status
