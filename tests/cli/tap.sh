# tap.sh - what the command tests share. Source it with the path of lede as $1.
#
#     . "$(dirname "$0")/tap.sh"
#     run 1 "$lede" read empty.html          # runs it; the status must be 1
#     err_has "empty.html: empty"            # stderr has this line's part
#     ok "an empty file is named, and the rest goes on"
#     done_testing
set -u
case $1 in /*) lede=$1 ;; *) lede=$PWD/$1 ;; esac
[ -x "$lede" ] || { echo "Bail out! no program at $lede"; exit 1; }
root=${LEDE_SOURCE_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
box=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$box" 2>/dev/null; rm -rf "$box"' EXIT
cd "$box" || exit 1
count=0 bad='' failed=0
unset NO_COLOR

wrong() { bad="$bad
# $*"; }

run() {
    want=$1
    shift
    "$@" >out 2>err </dev/null
    got=$?
    [ "$got" = "$want" ] || wrong "status $got, expected $want: $*" "$(head -3 err)"
}
err_has() { grep -qF -- "$1" err || wrong "stderr lacks '$1': $(head -3 err)"; }
out_has() { grep -qF -- "$1" out || wrong "stdout lacks '$1': $(head -c 300 out)"; }
out_empty() { [ ! -s out ] || wrong "stdout is not empty: $(head -c 300 out)"; }
err_empty() { [ ! -s err ] || wrong "stderr is not empty: $(head -3 err)"; }
same() { cmp -s "$1" "$2" || wrong "$1 and $2 differ: $(cmp "$1" "$2" 2>&1)"; }

# Ends a test: passed when nothing was wrong since the last one.
ok() {
    count=$((count + 1))
    if [ -z "$bad" ]; then
        echo "ok $count - $1"
    else
        echo "not ok $count - $1$bad"
        failed=1
    fi
    bad=''
}
skip() {
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
    bad=''
}
done_testing() {
    echo "1..$count"
    exit $failed
}
