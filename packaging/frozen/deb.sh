#!/bin/sh
# Makes a Debian package of the frozen program in dist/clearweights/ (see `make freeze`).
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' desktop/clearweights/__init__.py)
architecture=$(dpkg --print-architecture)
tree=build/deb
rm -rf "$tree"
mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" \
    "$tree/usr/share/icons/hicolor/scalable/apps" "$tree/usr/share/doc/clearweights"
cp -a dist/clearweights "$tree/opt/clearweights"
ln -s /opt/clearweights/clearweights "$tree/usr/bin/clearweights"
cp resources/icons/app.svg "$tree/usr/share/icons/hicolor/scalable/apps/clearweights.svg"
cp LICENSE "$tree/usr/share/doc/clearweights/copyright"
cp packaging/frozen/clearweights.desktop "$tree/usr/share/applications/"
cat > "$tree/DEBIAN/control" <<CONTROL
Package: clearweights
Version: $version
Architecture: $architecture
Maintainer: Clearweights <maintainers@clearweights.example>
Installed-Size: $(du -sk "$tree/opt" | cut -f1)
Depends: libgl1, libegl1, libxkbcommon0, libfontconfig1, libdbus-1-3,
 libglib2.0-0t64 | libglib2.0-0, libxkbcommon-x11-0, libxcb-cursor0, libxcb-icccm4,
 libxcb-keysyms1, libxcb-shape0, libxcb-image0, libxcb-render-util0, libxcb-xkb1
Section: utils
Priority: optional
Description: checks the licenses of the AI models and datasets a project uses
 Opens a project folder, finds the models, datasets and model services in it,
 resolves their licenses and shows what stops a use, what it demands and what is
 missing. Works offline.
CONTROL
dpkg-deb --root-owner-group -Zxz -z1 --build "$tree" "dist/clearweights_${version}_$architecture.deb"
