#!/bin/sh
# A C compiler for tests: it compiles with FreeBSD's headers and links for this machine, where a
# double of libsys takes the library's place. ZIG is Zig, TARGET what to compile for.

set -e
compile= sources= link= output=a.out
while [ $# -gt 0 ]; do
	case $1 in
	-o) output=$2; shift ;;
	-L) link="$link -L $2"; shift ;;
	-l* | -pthread) link="$link $1" ;;
	*.c) sources="$sources $1" ;;
	*) compile="$compile $1" ;;
	esac
	shift
done
# The words have no spaces in them.
objects=
for source in $sources; do
	"$ZIG" cc -target "$TARGET" $compile -c "$source"
	objects="$objects ${source%.c}.o"
done
"$ZIG" cc $objects -o "$output" $link
