#!/bin/sh
# browser.sh - what tests/browser needs: Chromium, node with npm, and the two packages of its package.json.
# Says nothing and takes no time when all is there. 0 when it is; else a line says what is missing, and
# ./dev test reports the browser's tests as skipped.
set -eu
cd "$(dirname "$0")/../.."

root=''
[ "$(id -u)" = 0 ] || root=sudo

install() {
    echo "setup: installing $*" >&2
    for pause in 5 20 0; do
        $root env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=300 --no-install-recommends \
            install "$@" >/dev/null 2>&1 </dev/null && return
        $root apt-get -q update >/dev/null 2>&1 || true
        sleep $pause
    done
    echo "setup: could not install $*; the browser's tests are skipped" >&2
    return 1
}

command -v chromium >/dev/null || install chromium
command -v npm >/dev/null || install nodejs npm
cd tests/browser
[ -d node_modules/playwright-core ] && [ -d node_modules/axe-core ] && exit 0
npm ci --no-audit --no-fund --silent >/dev/null 2>&1 || {
    echo 'setup: npm could not fetch playwright-core and axe-core; the browser'\''s tests are skipped' >&2
    exit 1
}
