# Sourced: a lab for a bash script, through the protocol of guest/agent.
#
#   lab_boot          brings the lab up; sets lab_share (the folder it shares) and lab_kernel
#   lab_run <SCRIPT   runs a script in the lab to its end: its outputs, its exit code (255: the lab is gone)
#   lab_end           ends the lab
lab_guest=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/guest

lab_boot() {
  lab_share=$(mktemp -d "${TMPDIR:-/tmp}/ifacer-lab-XXXXXX")
  coproc lab { exec "$lab_guest/boot" "$lab_share" 2>"$lab_share/boot.log"; }
  lab_pid=$!
  # Bash keeps a coprocess's own descriptors from subshells; these copies are for $(lab_run) too.
  exec {lab_in}>&"${lab[1]}" {lab_out}<&"${lab[0]}"
  exec {lab[1]}>&- {lab[0]}<&-
  local word
  read -r -t 300 -u "$lab_out" word lab_kernel && [ "$word" = ready ] && return
  cat "$lab_share"/boot.log "$lab_share"/qemu.log "$lab_share"/console.log 2>/dev/null | tail -n 20 >&2
  return 1
}

lab_run() {
  local id job verb subject code
  job=$(mktemp -d "$lab_share/jobs/XXXXXX") || return 255 # a counter would not survive $(lab_run)
  id=${job##*/}
  cat >"$job/script"
  printf 'run %s\n' "$id" >&"$lab_in" || return 255
  while read -r -t "${lab_deadline_seconds:-360}" -u "$lab_out" verb subject code; do
    if [ "$verb $subject" = "done $id" ]; then
      cat "$job/stdout"
      cat "$job/stderr" >&2
      return "$code"
    fi
  done
  printf 'lab: no answer within %s s\n' "${lab_deadline_seconds:-360}" >&2
  return 255
}

lab_end() {
  [ -n "${lab_share:-}" ] || return 0
  exec {lab_in}>&-
  wait "$lab_pid" 2>/dev/null || true
  rm -rf "$lab_share"
  lab_share=
}
