# Sourced by deploy/demo: from a clean checkout to a node on which the daemon runs.

make_machine_ready() {
  title "1. This machine: programs, ifacer itself, a lab"
  step "the packages are there" install_packages \
    || fail "the packages that the demo needs" "they cannot be installed" "see the output below"
  step "ifacer is built" "$repository/deploy/build" || fail "ifacer built by deploy/build" "it failed" "see the output below"
  local program
  for program in ifacer ifacerd; do
    [ -x "$repository/target/ifacer/bin/$program" ] \
      || fail "target/ifacer/bin/$program from deploy/build" "no such program" "run deploy/build and read its output"
  done
  if ! "$lab_guest/own-kernel" check 2>/dev/null; then
    tell "This machine's kernel cannot make bond and VLAN links in a fresh namespace, so a guest kernel is booted."
    step "a guest kernel is there" "$lab_guest/prepare" || fail "a guest kernel" "it cannot be had" "see the output below"
  fi
  step "the lab is up" lab_boot || fail "a running lab" "it did not start" "see the output below, and modules/lab/guest/boot"
  tell "The lab's kernel: $lab_kernel"
}

install_packages() {
  local wanted=(musl-tools containerd runc containernetworking-plugins iproute2)
  command -v javac >/dev/null || wanted+=(default-jdk-headless)
  command -v curl >/dev/null || command -v wget >/dev/null || wanted+=(curl ca-certificates)
  "$repository/deploy/install-packages" "${wanted[@]}"
}

# Two network cards, cabled, and the daemon.
start_node() {
  title "2. A node with two network cards, ens192 and ens160"
  step "the cards are cabled" in_lab <<'SCRIPT' || fail "two network cards" "the kernel refused" "see the output below"
    set -e
    ip netns add wires # the switch's ends of the cables
    for card in ens192 ens160; do
      ip link add "$card" type veth peer name "$card" netns wires
      ip -n wires link set "$card" up
    done
SCRIPT
  kernel_says 'ip link show type veth'
  tell "Nothing but the cards, and they are down. Now the daemon:"
  step "ifacerd is ready" in_lab <<SCRIPT || fail "ifacerd to say 'ready'" "it did not" "read its log below"
    export IFACER_RUN_DIR=/run/ifacer IFACER_STATE_DIR=/var/lib/ifacer
    mkdir -p /run/ifacer /var/lib/ifacer
    /run/lab/guest/start-daemon /run/lab/ifacerd.log ready "$repository/target/ifacer/bin/ifacerd" || exit
    [ -S /run/ifacer/cni.sock ] || { echo "it said ready, but /run/ifacer/cni.sock is no socket" >&2; exit 1; }
SCRIPT
}

in_lab() { lab_run; }

# kernel_says COMMAND: shows a command and what it prints in the lab; keeps that in $kernel_said.
kernel_says() {
  tell "${bold}# $1${plain}"
  kernel_said=$(lab_run <<<"$1" 2>&1) || fail "$1 to succeed" "$kernel_said" "see what is missing"
  quote kernel <<<"$kernel_said"
}

# expect PATTERN WHAT: the kernel's last words must match.
expect() {
  [[ $kernel_said =~ $1 ]] || fail "$2 (/$1/ in the kernel's words above)" "it is not there" "read the daemon's log below"
  done_line "$2"
}
