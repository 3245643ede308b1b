# Sourced: how the lab's scripts speak. Everything goes to standard error: standard output is for results.

say() { printf 'lab: %s\n' "$*" >&2; }

# die WANTED FOUND TO-DO
die() {
  printf 'lab: wanted: %s\n     found:  %s\n     to do:  %s\n' "$1" "$2" "$3" >&2
  exit 1
}
