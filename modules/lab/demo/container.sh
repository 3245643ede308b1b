# Sourced by deploy/demo: the whole chain with a real runtime.

show_container() {
  title "5. containerd starts a container on it: ifacer, then macvlan on bond0.200"
  step "containerd runs" in_lab <<SCRIPT || fail "a running containerd" "it did not start" "see the output below"
    /run/lab/guest/container-runtime "$repository/target/ifacer/bin"
SCRIPT
  tell "The chain:"
  write_conflist
  quote asked <"$lab_share/chain.conflist"
  step "the container runs" in_lab <<'SCRIPT' || fail "a running container" "it did not start" "see the output below"
    /run/lab/guest/start-daemon /run/lab/container.log eth0 \
      /run/lab/guest/container-run /run/lab/chain.conflist demo sh -c 'ip addr show eth0; exec sleep 1000'
SCRIPT
  tell "What the container itself sees:"
  container_says 'ip addr'
  expect 'eth0@.*inet 172\.200\.' "eth0 has an address of the pool"
  tell "And what kind of link that is:"
  kernel_says 'ip netns attach demo $(ctr task ls | sed -n "s/^demo *\([0-9]*\).*/\1/p") && ip -n demo -d link show eth0'
  expect 'macvlan mode bridge ' "it is a macvlan"
  step "the container has ended" in_lab <<<'ctr task kill --signal KILL demo' || fail "an end" "none" "see the output below"
}

container_says() {
  tell "${bold}demo# $1${plain}"
  kernel_said=$(lab_run <<<"ctr task exec --exec-id look demo $1" 2>&1) || fail "$1 in the container" "$kernel_said" "see above"
  quote container <<<"$kernel_said"
}

write_conflist() {
  cat >"$lab_share/chain.conflist" <<'JSON'
{
  "cniVersion": "0.3.1",
  "name": "macvlan-conf",
  "plugins": [
    {
      "type": "ifacer",
      "interfaces": ["ens192", "ens160"],
      "vlanID": 200,
      "bond": { "name": "bond0", "mode": 1 }
    },
    {
      "type": "macvlan",
      "master": "bond0.200",
      "mode": "bridge",
      "ipam": { "type": "host-local", "subnet": "172.200.0.0/16", "gateway": "172.200.0.1" }
    }
  ]
}
JSON
}
