#!/bin/sh
# Puts the frameworks of the model to a program:  tests/model/run.sh PROGRAM [FRAMEWORKS [FIRST]]
# Ends with "N passed, N failed"; exit status 1 if the program differs from the model on one of them.
set -eu
[ $# -ge 1 ] || { echo "usage: $0 PROGRAM [FRAMEWORKS [FIRST]]" >&2; exit 2; }
case $1 in */*) program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") ;; *) program=$1 ;; esac
cd "$(dirname "$0")"
export PYTHONDONTWRITEBYTECODE=1
exec python3 exam.py "$program" --seeds "${2:-300}" "${3:-0}"
