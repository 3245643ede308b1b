// What the daemon tells of a link, as a person wants to hear it: how it is, what is wrong, and what is done about it.

/** From worst to best. */
export const LEVELS = ["lost", "degraded", "paused", "repairing", "healthy"];

/** What the shapes mean. */
export const LEGEND = { healthy: "as wanted", degraded: "works in part", lost: "carries nothing", repairing: "being repaired", paused: "repair paused" };

/** How a link is: `level`, one of LEVELS, and `words`. `others` has the node's links by name. */
export function judge(link, others) {
  const dead = deadly(link);
  const but = dead ? `${dead}, ` : "";
  switch (link.state) {
    case "repairing": return { level: "repairing", words: `${but}being repaired` };
    case "backing_off": return { level: "repairing", words: `${but}repair waits` };
    case "paused": return { level: dead ? "lost" : "paused", words: `${but || "differs, "}repair paused` };
    case "foreign": return { level: dead ? "lost" : "degraded", words: `${but || "differs, "}not ifacer's` };
    case "blocked": return dead ? { level: "lost", words: dead } : { level: "degraded", words: "degraded" };
    default: return dead ? { level: "lost", words: dead } : judgePorts(link, others);
  }
}

/** Why a link carries nothing; empty where it does. */
function deadly(link) {
  if (!link.ifindex) return "missing";
  if (!link.up) return "down";
  if (!link.carrier) return "no carrier";
  return link.port && !link.port.miiUp ? "no link" : "";
}

function judgePorts(link, others) {
  const silent = silentPorts(link, others);
  if (silent.length) return { level: "degraded", words: `${silent.length} of ${link.lowers.length} ports carry nothing` };
  return { level: "healthy", words: link.state === "member" ? "up" : "as wanted" };
}

function silentPorts(link, others) {
  if (link.kind !== "bond") return [];
  return link.lowers.filter((name) => others.get(name)?.controller !== link.name || deadly(others.get(name)));
}

/** The link below whose trouble is this one's too: it is gone, or has no carrier, and so has what stands on it. */
export function causeOf(link, others) {
  const passed = new Set();
  let at = link;
  while (at.kind === "vlan" && ["missing", "no carrier"].includes(deadly(at))) {
    passed.add(at);
    const lower = others.get(at.lowers[0]);
    if (!lower || !deadly(lower)) break;
    if (passed.has(lower)) return null; // links that name each other stand on neither
    at = lower;
  }
  return at === link ? null : at;
}

/** What is wrong with a link that is not healthy, in sentences. */
export function wrong(link, others) {
  const facts = [];
  const dead = deadly(link);
  if (dead === "missing") facts.push(`The kernel has no ${link.name}.`);
  else if (dead) facts.push(`It carries nothing: ${dead}.`);
  const reason = link.state === "blocked" ? sentence(link.reason, others) : "";
  if (dead !== "missing") facts.push(...(link.drift ?? []).map(differs));
  const silent = silentPorts(link, others).filter((name) => others.get(name)?.controller === link.name);
  if (silent.length && !dead) facts.push(`No link on ${silent.join(", ")}; the bond goes on with the others.`);
  return [...facts, reason].filter(Boolean).join(" ");
}

function differs({ field, wanted, found }) {
  if (field !== "ports") return `${field}: wanted ${wanted || "none"}, found ${found || "none"}.`;
  const [want, have] = [list(wanted), list(found)];
  const without = want.filter((port) => !have.includes(port));
  const besides = have.filter((port) => !want.includes(port));
  return [without.length && `It is without ${without.join(", ")}.`, besides.length && `It has ${besides.join(", ")}, which nobody asked for.`].filter(Boolean).join(" ");
}

/** A list as the daemon writes it. */
export function list(text) {
  return text.replace(/^\[(.*)\]$/, "$1").split(", ").filter(Boolean);
}

/** What happens next to a link that is not healthy. `plan` is its part of the daemon's plan, `now` the time. */
export function next(link, plan, now, shownSteps = 3) {
  const all = plan?.steps ?? [];
  const rest = all.length > shownSteps ? `, and ${all.length - shownSteps} more` : "";
  const steps = all.slice(0, shownSteps).join(", then ") + rest;
  switch (link.state) {
    case "repairing": return steps ? `Next: ${steps}.` : "It is being repaired now.";
    case "backing_off": return `${waits(link, now)}${steps ? `: ${steps}` : ""}. ${sentence(link.reason)}`;
    case "blocked": return steps ? `Next: ${steps}.` : "ifacer repairs it as soon as that changes.";
    case "paused": return `ifacer does nothing until 'ifacerctl resume'${steps ? `; then: ${steps}` : ""}.`;
    case "absent": return "ifacer cannot bring it back; it repairs what stands on it as soon as it is there.";
    case "foreign": return "ifacer does nothing: somebody else made it.";
    default: return "ifacer cannot repair that: look at cable, switch port and driver.";
  }
}

function waits(link, now) {
  const millis = link.nextTryAt - now;
  return millis > 0 ? `Next repair in ${Math.ceil(millis / 1000)} s` : "Next repair now";
}

/** A text of the daemon's as a sentence; a link's name at its beginning stays as it is. */
function sentence(text, others) {
  if (!text) return "";
  const first = others?.has(text.split(" ")[0]) ? text[0] : text[0].toUpperCase();
  return first + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}
