#!/bin/sh
# The library as a stranger gets it: only lede_* leaves the shared one, and a program of ten lines works with it.
. "$(dirname "$0")/../cli/tap.sh"
shared=$2 ten_lines=$3
case $shared in /*) ;; *) shared=$OLDPWD/$shared ;; esac
case $ten_lines in /*) ;; *) ten_lines=$OLDPWD/$ten_lines ;; esac

others=$(nm -D --defined-only "$shared" | awk '{ print $NF }' | sed 's/@.*//' | grep -vE '^lede_|^_init$|^_fini$')
[ -z "$others" ] || wrong "also exported: $(echo "$others" | head -5 | tr '\n' ' ')"
ok "only lede_* is exported"

declared=$(sed -n 's/.*\(lede_[a-z_]*\)(.*/\1/p' "$root/include/lede.h" | sort -u)
exported=$(nm -D --defined-only "$shared" | awk '{ print $NF }' | sed 's/@.*//')
for name in $(grep -o 'lede_[a-z_]*(' "$root/include/lede.h" | tr -d '(' | sort -u); do
    grep -q "LEDE_API.*[ *]$name(" "$root/include/lede.h" || continue
    echo "$exported" | grep -qx "$name" || wrong "$name is declared and not there"
done
[ -n "$declared" ] || wrong "no calls found in lede.h"
ok "every call of lede.h is there"

run 0 "$ten_lines" "$root"/examples/pages/*
cp out by_library
run 0 "$lede" brief --one "$root"/examples/pages/*
same by_library out
ok "ten lines of C print the brief that lede prints"

run 1 "$ten_lines" none.html
err_has "none.html: no such file or folder"
ok "... and say what is wrong"
done_testing
