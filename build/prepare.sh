#!/bin/sh
# Prepares this machine for `make run` or `make test`: system libraries, virtual
# environment, hashed packages with bytecode. Does nothing when all is there, so
# a second start needs no network.
#
# Debian 12. On Ubuntu 24.04 (untested) the same, but libglib2.0-0t64 and libcups2t64.
set -eu
cd "$(dirname "$0")/.."

purpose=${1:-run}
libraries="python3 python3-venv libgl1 libegl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3 libcups2
  libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
tools="git xvfb xauth xdotool poppler-utils qpdf mupdf-tools dbus gnome-keyring postgresql strace cups softhsm2"
[ "$purpose" = test ] && libraries="$libraries $tools"

say() { printf '%s\n' "$*" >&2; }

missing=""
for package in $libraries; do
    # Ubuntu 24.04 renamed some libraries for 64-bit time; either name will do.
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
        dpkg-query -W -f='${Status}' "${package}t64" 2>/dev/null | grep -q 'ok installed' ||
        missing="$missing $package"
done
# A python of the machine's own choosing serves as well as Debian's.
if python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    missing=$(printf '%s' "$missing" | tr ' ' '\n' | grep -vx -e python3 -e python3-venv | tr '\n' ' ' || true)
fi

missing=$(printf '%s' "$missing" | tr -s ' \n' ' ' | sed 's/^ //; s/ $//')
if [ -n "$missing" ]; then
    line="apt-get install -y --no-install-recommends $missing"
    if [ "$(id -u)" = 0 ]; then become=""; elif sudo -n true 2>/dev/null; then become="sudo"; else
        say "Some system packages are missing. Type this once, then try again:"
        say "    sudo apt-get update && sudo $line"
        exit 1
    fi
    say "Installing system packages: $missing"
    log=$(mktemp)
    if ! { $become apt-get update && DEBIAN_FRONTEND=noninteractive $become $line; } >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        say "The system packages could not be installed. With a network, type: sudo apt-get update && sudo $line"
        exit 1
    fi
    rm -f "$log"
fi

wanted=$(sha256sum requirements.lock | cut -d' ' -f1)
if [ "$(cat .venv/.prepared 2>/dev/null || true)" = "$wanted" ]; then exit 0; fi

say "Preparing the Python environment (once)."
[ -x .venv/bin/python ] || python3 -m venv .venv
if ! .venv/bin/python -m uv --version >/dev/null 2>&1; then
    # uv itself comes from the same hashed lock: its lines are cut out for pip.
    only_uv=$(mktemp)
    awk '/^[^ #]/ { keep = /^uv==/ } keep && !/^ *#/' requirements.lock >"$only_uv"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$only_uv"
    rm -f "$only_uv"
fi
# Without bytecode every start compiles every import again and takes two to three times as long.
.venv/bin/python -m uv pip sync --quiet --python .venv/bin/python --require-hashes --compile-bytecode requirements.lock
printf '%s' "$wanted" >.venv/.prepared
