# Sourced by deploy/demo: the two examples of ifacer's documentation, asked for as a container runtime asks.

show_vlan_example() {
  title "3. A pod's configuration asks for VLAN 100 on ens192"
  ask_for pod-vlan <<'JSON'
{
  "cniVersion": "0.3.1",
  "name": "macvlan-conf1",
  "type": "ifacer",
  "interfaces": [
    "ens192"
  ],
  "vlanID": 100
}
JSON
  kernel_says 'ip -d link show ens192.100'
  expect 'ens192\.100@ens192: <[^>]*[<,]UP' "ens192.100 stands on ens192 and is up"
  expect 'vlan protocol 802\.1Q id 100 ' "its VLAN id is 100"
}

show_bond_example() {
  title "4. A pod's configuration asks for VLAN 200 on a bond of ens192 and ens160"
  ask_for pod-bond <<'JSON'
{
  "cniVersion": "0.3.1",
  "name": "macvlan-conf",
  "type": "ifacer",
  "interfaces": [
    "ens192",
    "ens160"
  ],
  "vlanID": 200,
  "bond": {
    "name": "bond0",
    "mode": 1
  }
}
JSON
  kernel_says 'ip -d link show bond0'
  expect 'bond0: <[^>]*[<,]UP' "bond0 is up"
  expect 'bond mode active-backup ' "its mode is 1, active-backup"
  kernel_says 'ip -d link show bond0.200'
  expect 'bond0\.200@bond0: <[^>]*[<,]UP' "bond0.200 stands on bond0 and is up"
  expect 'vlan protocol 802\.1Q id 200 ' "its VLAN id is 200"
  kernel_says 'ip link show master bond0'
  expect 'ens192@.* master bond0 .*ens160@.* master bond0 ' "ens192 and ens160 are its ports"
}

# ask_for POD <JSON: what a runtime does: one CNI ADD through the plugin, for a pod's network namespace.
ask_for() {
  local pod=$1 configuration answer
  configuration=$(cat)
  tell "A runtime gives this to the plugin ${bold}ifacer${plain}, with CNI_COMMAND=ADD:"
  quote asked <<<"$configuration"
  answer=$(lab_run <<SCRIPT 2>&1
    ip netns add $pod || exit
    export CNI_COMMAND=ADD CNI_CONTAINERID=$pod CNI_NETNS=/run/netns/$pod CNI_IFNAME=eth0
    export CNI_PATH="$repository/target/ifacer/bin:/usr/lib/cni"
    "$repository/target/ifacer/bin/ifacer" <<'CONFIGURATION'
$configuration
CONFIGURATION
SCRIPT
  ) || fail "the plugin to answer the ADD with success" "$answer" "read the daemon's log below"
  tell "Its answer:"
  quote answer <<<"$answer"
  [[ $answer == *'"cniVersion"'* ]] || fail "a CNI result" "$answer" "read the daemon's log below"
}
