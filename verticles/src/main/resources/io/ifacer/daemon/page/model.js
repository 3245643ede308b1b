// The node as the page draws it, made of what /v1/links tells: stacks, each a bond with its ports below it, or a card of its
// own, and the VLANs above it.
import { causeOf, judge, LEVELS } from "./health.js";

/** `told` is the body of /v1/links; `at` when it was read, by the clock that `next` is asked with. */
export function nodeOf(told, at) {
  const byName = new Map(told.links.map((link) => [link.name, link]));
  for (const link of told.links) {
    if (link.nextTryMillis !== undefined) link.nextTryAt = at + link.nextTryMillis;
    for (const name of link.lowers) {
      if (!byName.has(name)) byName.set(name, { name, state: "absent", kind: "", lowers: [] });
    }
  }
  const uppers = new Map([...byName.keys()].map((name) => [name, []]));
  for (const link of told.links) for (const lower of link.lowers) uppers.get(lower).push(link);
  for (const link of byName.values()) link.health = judge(link, byName);
  const wanted = told.links.filter((link) => link.wanted);
  const troubled = wanted.filter((link) => link.health.level !== "healthy").sort(byLevel);
  return { ...told, byName, wanted, troubled, causes: causes(troubled, byName), stacks: stacks(byName, uppers), pods: podsOf(told.links) };
}

/** What to look at first: each link that is in trouble of its own, with those that only share it. */
function causes(troubled, byName) {
  const shared = new Map();
  for (const link of troubled) {
    const cause = causeOf(link, byName);
    const sharers = shared.get(cause ?? link) ?? [];
    shared.set(cause ?? link, cause ? [...sharers, link] : sharers);
  }
  return [...shared].map(([link, sharers]) => ({ link, sharers })).sort((a, b) => byLevel(a.link, b.link));
}

/** The worst first. */
export function byLevel(a, b) {
  return LEVELS.indexOf(a.health.level) - LEVELS.indexOf(b.health.level);
}

function stacks(byName, uppers) {
  const all = [...byName.values()];
  const bonds = all.filter((link) => link.kind === "bond");
  const ports = new Map(bonds.map((bond) => [bond.name, portsOf(bond, all, byName)]));
  const isPort = new Set([...ports.values()].flat().map((port) => port.name));
  const vlansOn = (link) => uppers.get(link.name).filter((upper) => upper.kind === "vlan");
  const singles = all.filter((link) => !["bond", "vlan"].includes(link.kind) && (!isPort.has(link.name) || vlansOn(link).length));
  return [...bonds, ...singles].map((root) => {
    const above = descendants(root, vlansOn);
    return { key: root.name, root, ports: ports.get(root.name) ?? null, vlans: above, pods: podsOf([root, ...above]) };
  });
}

/** Those that are wanted, in that order, and those that it has besides. */
function portsOf(bond, all, byName) {
  const strangers = all.filter((link) => link.controller === bond.name && !bond.lowers.includes(link.name));
  return [...bond.lowers.map((name) => byName.get(name)), ...strangers];
}

/** The VLANs on a link, each followed by those on it; each once, whatever names what as its lower. */
function descendants(root, vlansOn) {
  const found = new Set();
  const left = vlansOn(root).reverse();
  while (left.length) {
    const vlan = left.pop();
    if (found.has(vlan)) continue;
    found.add(vlan);
    left.push(...vlansOn(vlan).reverse());
  }
  return [...found];
}

/** How many pods want any of these links. */
export function podsOf(links) {
  return new Set(links.flatMap((link) => (link.attachments ?? []).map((attachment) => attachment.containerId))).size;
}
