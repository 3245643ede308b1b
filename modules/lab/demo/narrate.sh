# Sourced: how the demo speaks. Colours on a terminal only, and never with NO_COLOR (no-color.org).

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  bold=$'\e[1m' dim=$'\e[2m' green=$'\e[32m' red=$'\e[31m' cyan=$'\e[36m' plain=$'\e[0m'
else
  bold='' dim='' green='' red='' cyan='' plain=''
fi

title() { printf '\n%s%s== %s%s\n' "$bold" "$cyan" "$*" "$plain"; }
tell() { printf '%s\n' "$*"; }
done_line() { printf '%s  ok%s %s\n' "$green" "$plain" "$*"; }

# Standard input as a block that someone else said: quote WHO <TEXT
quote() { sed "s/^/${dim}  $1 | ${plain}/"; }

# step WHAT COMMAND...: runs a command whose output only matters if it fails, and shows a sign of life if it takes long.
step() {
  local what=$1 began=$SECONDS status=0 sign
  shift
  sign_of_life "$what" &
  sign=$!
  "$@" >"$demo_work/step" 2>&1 || status=$?
  kill "$sign" 2>/dev/null || true
  wait "$sign" 2>/dev/null || true
  [ ! -t 1 ] || printf '\r\e[K'
  if [ "$status" = 0 ]; then done_line "$what ($((SECONDS - began)) s)"; fi
  return "$status"
}

sign_of_life() {
  local began=$SECONDS
  trap 'kill "${nap:-}" 2>/dev/null; exit' TERM
  nap_for 2
  while true; do
    if [ -t 1 ]; then
      printf '\r\e[K%s  .. %s, %s s%s' "$dim" "$1" "$((SECONDS - began))" "$plain"
      nap_for 1
    else
      printf '  .. %s, %s s\n' "$1" "$((SECONDS - began))"
      nap_for 10
    fi
  done
}

# A sleep that a signal ends at once.
nap_for() {
  sleep "$1" &
  nap=$!
  wait "$nap"
}

# fail WANTED FOUND TO-DO
fail() {
  printf '\n%s%sThe demo failed.%s\n wanted: %s\n found:  %s\n to do:  %s\n' "$bold" "$red" "$plain" "$1" "$2" "$3"
  if [ -s "$demo_work/step" ]; then
    printf '\nThe output of the last step:\n'
    tail -n 30 "$demo_work/step" | quote output
  fi
  if [ -s "${lab_share:-/nonexistent}/ifacerd.log" ]; then
    printf '\nThe last lines of the daemon'\''s log:\n'
    tail -n 30 "$lab_share/ifacerd.log" | quote ifacerd
  fi
  exit 1
}
