#!/bin/sh
# cross_points.sh - cross-validation of points: fitted on three quarters of the labelled stories, tested on the fourth,
# four times.
#
# usage: tools/cross_points.sh BUILD ANNOTATED.ndjson      BUILD: a meson build folder; data/likeness.tsv is put back
set -e
here=$(dirname "$0") build=$1 annotated=$2
table=$here/../data/likeness.tsv
cp "$table" "$build/likeness.kept"
trap 'cp "$build/likeness.kept" "$table"; ninja -C "$build" lede >/dev/null' EXIT
for fold in 0 1 2 3; do
    "$here/fit_points.sh" "$build" "$annotated" --fold $fold
    "$here/score_points.py" --lede "$build/lede" --fold $fold --json
done | "$here/score_points.py" --sum
