#!/usr/bin/env bash
# Prints the Python interpreter to build an environment with: `find_python.sh rasa` or `... main`.
#
# A candidate counts only when it runs and can make environments: a pyenv shim may stand on the
# PATH for a version that is not active, and a system Python may lack venv or ensurepip.
set -euo pipefail

case "${1:-}" in
    rasa) versions="3.10"           chosen="${ONWARD_RASA_PYTHON:-}" key=ONWARD_RASA_PYTHON ;;
    main) versions="3.11 3.12 3.13" chosen="${ONWARD_PYTHON:-}"      key=ONWARD_PYTHON ;;
    *) echo "usage: find_python.sh rasa|main" >&2; exit 2 ;;
esac

works() { # interpreter version
    "$1" -I -c "
import sys, venv, ensurepip
sys.exit('%d.%d' % sys.version_info[:2] != '$2' or sys.implementation.name != 'cpython')" \
        >/dev/null 2>&1
}

accept() { # interpreter version: prints where it really is and ends the search
    if works "$1" "$2"; then
        "$1" -I -c 'import sys; print(sys.executable)'
        exit 0
    fi
}

if [ -n "$chosen" ]; then
    for version in $versions; do accept "$chosen" "$version"; done
    echo "$key=$chosen is not a working Python ${versions// / or } with venv." >&2
    exit 1
fi

for version in $versions; do
    for name in "python$version" python3 python; do
        if command -v "$name" >/dev/null 2>&1; then accept "$name" "$version"; fi
    done
done
for version in $versions; do
    for folder in $(ls -d "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version."* 2>/dev/null | sort -rV); do
        accept "$folder/bin/python" "$version"
    done
done
if command -v uv >/dev/null 2>&1; then
    version="${versions%% *}"
    uv python find --no-project "$version" >/dev/null 2>&1 || uv python install "$version" >&2 || true
    found="$(uv python find --no-project "$version" 2>/dev/null || true)"
    if [ -n "$found" ]; then accept "$found" "$version"; fi
fi

version="${versions%% *}"
echo "Python $version with venv is missing: install python$version and python$version-venv," \
    "or run 'pyenv install $version' or 'uv python install $version', or name one in $key." >&2
exit 1
