#!/bin/sh
# package.sh BUILD - a .deb of the program, its man pages and completions, from a build with -Dpackage=true.
#
# What bookworm has is a dependency of the package; what it lacks comes along: lexbor is linked in, and
# yyjson, which Debian ships as a shared library only, stands in /usr/lib/lede, where only lede looks.
set -eu
build=$1
root=$build/root
rm -rf "$root"
meson install -C "$build" --no-rebuild --quiet --destdir root --tags program,man,completion

needed() { objdump -p "$1" | awk '$1 == "NEEDED" { print $2 }'; }
path_of() { ldd "$build/lede" | awk -v lib="$1" '$1 == lib { print $3 }'; }

mkdir -p "$root/usr/lib/lede" "$root/usr/share/doc/lede" "$root/DEBIAN"
cp -L "$(path_of libyyjson.so.0)" "$root/usr/lib/lede/libyyjson.so.0"
cat LICENSE data/NOTICE > "$root/usr/share/doc/lede/copyright"
gzip -9nc CHANGELOG.md > "$root/usr/share/doc/lede/changelog.gz"

# the package of each library, at least in the version of the suite that this machine has; of this architecture only,
# for a machine may have others' libraries of the same name
triple=$(cc -print-multiarch)
for lib in $(needed "$root/usr/bin/lede" | grep -v libyyjson); do
    dpkg -S "*/$triple/$lib" >/dev/null || exit 1 # it has said which library belongs to no package
done
depends=$(needed "$root/usr/bin/lede" | grep -v libyyjson | while read -r lib; do
    dpkg -S "*/$triple/$lib" | head -n 1 | cut -d: -f1
done | sort -u | while read -r package; do
    printf '%s (>= %s), ' "$package" "$(dpkg-query -W -f '${Version}' "$package" | sed 's/[-+].*//; s/^[0-9]*://')"
done)

arch=$(dpkg --print-architecture)
version=$("$build/lede" --version | cut -d' ' -f2)
cat > "$root/DEBIAN/control" <<CONTROL
Package: lede
Version: $version
Architecture: $arch
Maintainer: the lede maintainers <lede@localhost>
Depends: ${depends%, }
Section: text
Priority: optional
Description: one story, every outlet
 Reads what many outlets published about the same event and tells what
 happened, according to whom, and where the reports agree, differ or stay
 silent. Every line is verbatim and traceable to its outlet.
CONTROL
package=$build/lede_${version}_$arch.deb
dpkg-deb --root-owner-group --build "$root" "$package" > /dev/null
echo "$package"
