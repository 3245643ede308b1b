#!/bin/sh
# Builds the CNI plugin: build.sh release|sanitized VERSION OUTPUT
#
#   release    small, static, stripped, the same bytes for the same compiler and source; what ships
#   sanitized  with AddressSanitizer and UndefinedBehaviorSanitizer, for the tests; none is made, and that is no
#              error, where the compiler cannot link them
#
# CC names another compiler, for instance a cross compiler of musl.
set -eu

flavour=$1
version=$2
output=$3
sources=$(cd "$(dirname "$0")/src/main/c" && pwd)

present() { command -v "$1" >/dev/null 2>&1; }

missing_compiler() {
  echo "ifacer shim: a C compiler is needed to build it, and none of $* is on the PATH." >&2
  echo "Install one (Debian: apt-get install musl-tools, or gcc and libc6-dev), or set CC." >&2
  exit 1
}

# The first of the candidates that is there; CC, when set, is the only candidate.
choose_compiler() {
  [ -z "${CC:-}" ] || set -- "$CC"
  for candidate in "$@"; do
    if present "$candidate"; then
      compiler=$candidate
      return
    fi
  done
  missing_compiler "$@"
}

compile() {
  # From the folder of the sources and in a fixed order: no path of this machine gets into the binary.
  (
    cd "$sources"
    LC_ALL=C
    export LC_ALL
    "$compiler" -std=c11 -D_POSIX_C_SOURCE=200809L "-DIFACER_VERSION=\"$version\"" \
      -Wall -Wextra -Wshadow -Wconversion -Wformat=2 -Wstrict-prototypes -Werror "$@" ./*.c
  )
}

mkdir -p "$(dirname "$output")"
output=$(cd "$(dirname "$output")" && pwd)/$(basename "$output")

case $flavour in
  release)
    # musl first: 30 KB where glibc needs 700 KB, and less to map at start.
    choose_compiler musl-gcc gcc cc clang
    # Replaced by rename: a test or a runtime may be running the old file ("text file busy").
    compile -Os -static -s -fstack-protector-strong -D_FORTIFY_SOURCE=2 \
      -ffunction-sections -fdata-sections -Wl,--gc-sections \
      -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack -Wl,--build-id=none -o "$output.new"
    mv "$output.new" "$output"
    echo "ifacer shim: $output, $(wc -c <"$output") bytes, by $compiler"
    ;;
  sanitized)
    choose_compiler gcc clang cc
    rm -f "$output"
    probe=$output.probe
    if ! echo 'int main(void) { return 0; }' |
      "$compiler" -fsanitize=address,undefined -x c -o "$probe" - 2>/dev/null || ! "$probe"; then
      rm -f "$probe"
      echo "ifacer shim: $compiler cannot link sanitizers here; the tests run the release binary only"
      exit 0
    fi
    rm -f "$probe"
    compile -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -o "$output"
    ;;
  *)
    echo "build.sh: '$flavour' is not a flavour; it is release or sanitized" >&2
    exit 2
    ;;
esac
