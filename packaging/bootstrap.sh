#!/bin/sh
# Sets up what `make run` and `make test` need: Qt's system libraries (only when missing), a
# virtual environment, hash-checked packages, and the program itself. Safe to run again and again.
# Usage: bootstrap.sh run|dev
set -eu
cd "$(dirname "$0")/.."
kind="${1:-run}"
req=packaging/requirements.txt
[ "$kind" = dev ] && req=packaging/requirements-dev.txt

need=""
have() { ldconfig -p 2>/dev/null | grep -q "$1" || ls /usr/lib/*/"$1" /usr/lib64/"$1" /usr/lib/"$1" >/dev/null 2>&1; }
add() { have "$1" || need="$need $2"; }

find_python() {
    for p in "${PYTHON:-}" python3.13 python3.12 python3.11 python3; do
        [ -n "$p" ] && command -v "$p" >/dev/null 2>&1 &&
            "$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$p"; return; }
    done
}

if [ "$(uname -s)" = Linux ] && command -v apt-get >/dev/null 2>&1; then
    glib=libglib2.0-0
    apt-cache show libglib2.0-0t64 >/dev/null 2>&1 && glib=libglib2.0-0t64
    add libGL.so.1 libgl1; add libEGL.so.1 libegl1; add libxkbcommon.so.0 libxkbcommon0
    add libfontconfig.so.1 libfontconfig1; add libdbus-1.so.3 libdbus-1-3; add libglib-2.0.so.0 $glib
    add libxkbcommon-x11.so.0 libxkbcommon-x11-0; add libxcb-cursor.so.0 libxcb-cursor0
    add libxcb-icccm.so.4 libxcb-icccm4; add libxcb-keysyms.so.1 libxcb-keysyms1
    add libxcb-shape.so.0 libxcb-shape0; add libxcb-image.so.0 libxcb-image0
    add libxcb-render-util.so.0 libxcb-render-util0; add libxcb-xkb.so.1 libxcb-xkb1
    fc-list 2>/dev/null | grep -q . || ls /usr/share/fonts/truetype/*/*.ttf >/dev/null 2>&1 || need="$need fonts-dejavu-core"
    py=$(find_python)
    [ -n "$py" ] || need="$need python3 python3-venv"
    [ -z "$py" ] || "$py" -c 'import ensurepip, venv' 2>/dev/null || need="$need python3-venv"
    if [ -n "$need" ]; then
        sudo=""
        if [ "$(id -u)" != 0 ]; then
            if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo="sudo"; else
                echo "Clearweights needs some system packages. Please run:" >&2
                echo "    sudo apt-get install$need" >&2
                echo "and then the same command again." >&2
                exit 1
            fi
        fi
        echo "Installing system packages:$need"
        $sudo apt-get update -qq
        DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $need >/dev/null
    fi
fi

py=$(find_python)
if [ -z "$py" ]; then
    echo "Clearweights needs Python 3.11 or newer. Install it (macOS: 'brew install python@3.12') and run the same command again." >&2
    exit 1
fi

stamp="$("$py" -c 'import hashlib,sys; print(hashlib.sha256(b"".join(open(f,"rb").read() for f in sys.argv[1:])).hexdigest()[:16])' $req pyproject.toml) $("$py" -c 'import sys; print(sys.version)') $(pwd)"
old="$(cat .venv/.stamp-$kind 2>/dev/null || true)"
if [ "$old" != "$stamp" ] || [ ! -x .venv/bin/clearweights ]; then
    echo "Setting up .venv ($kind); the first time this takes a minute."
    [ -x .venv/bin/python ] || "$py" -m venv .venv
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r $req
    printf '%s' "$stamp" > .venv/.stamp-$kind
fi
# The program runs from the source tree: a path file and a small starter need no build.
site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
printf '%s\n' "$(pwd)/desktop" > "$site/clearweights-source.pth"
cat > .venv/bin/clearweights <<STARTER
#!$(pwd)/.venv/bin/python
import sys

from clearweights.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
STARTER
chmod +x .venv/bin/clearweights
if [ "$old" != "$stamp" ]; then
    # Builds the index for changed license texts now, so that the first scan need not.
    .venv/bin/python -c 'from clearweights.resolve.nearindex import near_index; near_index()' || true
fi
