#!/bin/sh
# cross_points.sh - cross-validation of points: fitted on one half of the labelled stories, tested on the other, twice.
#
# usage: tools/cross_points.sh BUILD ANNOTATED.ndjson      BUILD: a meson build folder; data/likeness.tsv is put back
set -e
here=$(dirname "$0") build=$1 annotated=$2
table=$here/../data/likeness.tsv
cp "$table" "$build/likeness.kept"
trap 'cp "$build/likeness.kept" "$table"; ninja -C "$build" lede >/dev/null' EXIT
ninja -C "$build" tools/pairs >/dev/null
"$build/tools/pairs" 3 < "$annotated" > "$build/pairs.tsv"
for half in 0 1; do
    "$here/fit_points.py" --half $half < "$build/pairs.tsv" > "$build/likeness.new"
    cp "$build/likeness.new" "$table"
    ninja -C "$build" lede > /dev/null
    "$here/score_points.py" --lede "$build/lede" --half $((1 - half)) --json
done | "$here/score_points.py" --sum
