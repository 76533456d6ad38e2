#!/bin/sh
# install.sh - installs what is missing of the Debian packages in the table beside it. When nothing is, it says
# nothing and takes no time, so every verb of ./dev can begin with it.
#
# lexbor and yyjson are too young for Debian 12. They come from a newer suite through a throw-away apt state: one
# source line and package lists in a temporary folder, on the mirror that this machine already uses. The machine's
# own apt configuration stays as it was: a later apt-get upgrade does not pull in the newer suite.
# shellcheck disable=SC2086 # lists of packages are split at their spaces, everywhere below
set -euf

table=$(dirname "$0")/packages

say() { printf 'setup: %s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

# The packages of one kind (own, newer) that are not installed. One dpkg-query for all: it is the slow part.
missing() {
    all=$(sed -n "s/^$1  *\([^ ]*\).*/\1/p" "$table")
    have=" $(dpkg-query -W -f '${db:Status-Status}=${Package} ' $all 2>/dev/null || true)"
    for package in $all; do
        case $have in *" installed="$package' '*) ;; *) printf '%s ' "$package" ;; esac
    done
}

command -v dpkg-query >/dev/null || die "this is no Debian; install by hand what $table lists"
own=$(missing own)
newer=$(missing newer)
[ -n "$own$newer" ] || exit 0

if [ "$(id -u)" = 0 ]; then root=''
elif command -v sudo >/dev/null; then root=sudo
else die "packages are missing and installing them needs root or sudo: $own$newer"
fi

tmp=$(mktemp -d)
trap '$root rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM
chmod 755 "$tmp" # apt fetches as a user of its own, who must see the folder
log=$tmp/log

apt_once() {
    $root env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
        -o APT::Update::Error-Mode=any "$@" >"$log" 2>&1 </dev/null
}

# Networks hiccup and other programs hold apt's lock: three tries, then the end of what apt said.
apt() {
    for pause in 5 20 0; do
        apt_once "$@" && return
        sleep $pause
    done
    tail -n 20 "$log" >&2
    return 1
}

say "reading this machine's package lists"
apt update || say 'apt-get update failed; going on with the lists that are there'

if [ -n "$own" ]; then
    clang=$(apt-cache depends clang | sed -n 's/^ *Depends: clang-\([0-9][0-9]*\)$/\1/p')
    own=$(printf '%s' "$own" | sed "s/\*/$clang/")
    say "installing $own"
    apt --no-install-recommends install $own || die "failed: apt-get install $own"
fi
[ -n "$newer" ] || exit 0

# What makes apt see only the one line in $tmp/sources.
apart="-o Dir::Etc::SourceList=$tmp/sources -o Dir::Etc::SourceParts=/dev/null -o Dir::Etc::Preferences=/dev/null
    -o Dir::Etc::PreferencesParts=/dev/null -o Dir::State::Lists=$tmp/lists -o Dir::Cache=$tmp/cache
    -o APT::Default-Release= -o APT::Install-Recommends=false"

# A package fits when installing it leaves what is installed alone: no newer libc comes along. Its own library may
# be replaced.
fits() {
    apt_once $apart --simulate install "$1" || return 1
    stem=${1#lib} && stem=${stem%-dev}
    ! grep -E '^(Inst [^ ]+ \[|Remv )' "$log" | grep -qv "^Inst [^ ]*$stem"
}

# shellcheck disable=SC2016 # apt fills in REPO_URI
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' \
    'Component: main' | grep -v '^cdrom:' | head -n 1)
[ -n "$mirror" ] || die "no Debian mirror among this machine's apt sources; install by hand: $newer"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
if [ -f $keyring ]; then signed="[signed-by=$keyring] "; else signed=''; fi

for suite in sid testing trixie; do
    say "reading the package lists of Debian $suite"
    printf 'deb %s%s %s main\n' "$signed" "$mirror" $suite >"$tmp/sources"
    $root rm -rf "$tmp/lists" "$tmp/cache"
    mkdir -p "$tmp/lists/partial" "$tmp/cache/archives/partial"
    apt $apart update || continue
    for package in $newer; do
        fits "$package" || continue
        say "installing $package from Debian $suite"
        apt $apart install "$package" || die "failed: apt-get install $package"
    done
    newer=$(missing newer)
    [ -n "$newer" ] || exit 0
done
die "no Debian suite has a version that fits this machine: $newer"
