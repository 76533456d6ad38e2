#!/bin/sh
# fit_points.sh - data/likeness.tsv from our labels: the first look, then the second, which needs the first built in.
#
# usage: tools/fit_points.sh BUILD ANNOTATED.ndjson [--fold K]      BUILD: a meson build folder
set -e
here=$(dirname "$0") build=$1 annotated=$2
table=$here/../data/likeness.tsv
shift 2
ninja -C "$build" tools/pairs >/dev/null
"$build/tools/pairs" 3 < "$annotated" > "$build/pairs.tsv"
"$here/fit_points.py" "$@" < "$build/pairs.tsv" > "$build/likeness.new"
cp "$build/likeness.new" "$table"
ninja -C "$build" tools/pairs >/dev/null
"$build/tools/pairs" 3 --again < "$annotated" > "$build/pairs.tsv"
"$here/fit_points.py" --again "$@" < "$build/pairs.tsv" >> "$build/likeness.new"
{ grep '^#' "$build/likeness.new"; grep -v '^#' "$build/likeness.new" | LC_ALL=C sort; } > "$table"
ninja -C "$build" lede >/dev/null
