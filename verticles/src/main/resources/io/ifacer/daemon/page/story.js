// One link's story: how it is, what is wrong, what is done about it, who wants it, and what happened to it.
import { count, el, icon, keyed, some } from "./dom.js";
import { about, fill } from "./events.js";
import { list, next, wrong } from "./health.js";

const dialog = document.getElementById("story");
const title = document.getElementById("story-title");
let name = null;

document.getElementById("story-close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (click) => {
  if (click.target === dialog) dialog.close(); // the backdrop: all else is inside an element of the dialog's
});
dialog.addEventListener("close", () => (name = null));

/** Opens a link's story; the browser gives the focus back where it was when the dialog closes. */
export function open(link, node, plan, now) {
  name = link;
  tell(node, plan, now);
  if (!dialog.open) dialog.showModal();
}

/** Tells the open story again, as the node is now; of that only what has changed is touched. */
export function tell(node, plan, now) {
  if (name === null) return;
  const link = node.byName.get(name) ?? { name, state: "absent", lowers: [], health: { level: "lost", words: "nobody wants it any more" } };
  const { level, words } = link.health;
  keyed(title, [{ key: "title", level, words }], () => el("span"), (span) => span.replaceChildren(icon(level), el("span", null, name), el("small", null, words)));
  keyed(document.getElementById("story-body"), sections(link, node, plan.get(name), now), () => el("section"), update);
}

function sections(link, node, planned, now) {
  const isTroubled = link.health.level !== "healthy" && node.byName.has(name);
  const why = isTroubled ? wrong(link, node.byName) : "";
  const what = isTroubled && link.wanted ? [next(link, planned, now, Infinity), planned?.problem, ...(planned?.notices ?? [])].filter((text) => text !== link.reason) : [];
  return [
    { key: "kind", title: "", data: [describe(link, node)] },
    { key: "wrong", title: "What is wrong", data: [why] },
    { key: "next", title: "What happens next", data: [...new Set(what)] },
    { key: "events", title: "What happened", data: about(name) },
    { key: "facts", title: "What it is", data: facts(link) },
    { key: "options", title: "", data: options(link) },
    { key: "owners", title: "Who wants it", data: owners(link) },
  ].filter(({ data }) => data.some(Boolean));
}

const BUILD = {
  facts: (data) => [table(data)],
  options: (data) => [el("details", null, el("summary", null, count(data.length, "option of the bond", "options of the bond")), table(data))],
  owners: (data) => [el("details", { open: data.length <= 5 }, el("summary", null, count(data.length, "owner")), el("ul", null, ...data.map((owner) => el("li", null, owner))))],
  events(data) {
    const history = el("ol", { className: "events" });
    fill(history, data);
    return [history];
  },
};

function update(section, { key, title, data }) {
  const content = (BUILD[key] ?? ((texts) => texts.filter(Boolean).map((text) => el("p", null, text))))(data);
  section.className = key;
  section.replaceChildren(...(title ? [el("h3", null, title)] : []), ...content);
}

function describe(link, node) {
  const standsUnder = [...node.byName.values()].filter((upper) => upper.lowers.includes(name)).map((upper) => upper.name);
  const what = link.kind === "bond" ? `Bond of ${link.lowers.join(", ") || "ports that nobody asked for"}`
    : link.kind === "vlan" ? `VLAN ${link.vlan?.id ?? link.wanted?.id} on ${link.lowers.join(", ")}`
    : link.kind || (link.ifindex ? "NIC" : "Interface");
  const made = link.wanted ? (link.own ? ", made by ifacer" : ", made by somebody else") : "";
  return `${what}${made}${standsUnder.length ? `; under ${some(standsUnder, 6)}` : ""}.`;
}

/** What is wanted and what is found, the differences first, then what is wanted, then the rest. */
function facts(link) {
  const drift = (link.drift ?? []).map(({ field, wanted, found }) => ({ field, wanted: list(wanted).join(", "), found: list(found).join(", "), differs: true }));
  const differing = new Set(drift.map(({ field }) => field));
  const found = new Map(Object.entries(observed(link)));
  const wanted = link.wanted ?? {};
  const fields = [...new Set([...Object.keys(wanted), ...found.keys()])].filter((field) => field !== "declared" && !differing.has(field));
  return [...drift, ...fields.map((field) => ({ field, wanted: wanted[field] ?? "", found: found.get(field) ?? "", differs: false }))];
}

/** Those of a bond that nobody has asked for. */
function options(link) {
  const drift = new Set((link.drift ?? []).map(({ field }) => field));
  return Object.entries(link.bond?.options ?? {})
    .filter(([field]) => field !== "active_slave" && !(field in (link.wanted ?? {})) && !drift.has(field))
    .map(([field, found]) => ({ field, wanted: "", found, differs: false }));
}

function table(facts) {
  const head = el("tr", null, ...["", "wanted", "found"].map((text) => (text ? el("th", { scope: "col" }, text) : el("td"))));
  return el("table", null, el("thead", null, head), el("tbody", null, ...facts.map(row)));
}

function observed(link) {
  if (!link.ifindex) return {};
  const facts = { state: link.up ? "up" : "down", carrier: link.carrier ? "yes" : "no", mtu: link.mtu, ifindex: link.ifindex, controller: link.controller,
    mode: link.bond?.mode, "active port": link.bond?.active, lower: link.vlan && link.lowers[0], id: link.vlan?.id, protocol: link.vlan?.protocol,
    "seen by the bond": link.port && (link.port.miiUp ? "up" : "down") };
  const wanted = Object.entries(link.bond?.options ?? {}).filter(([option]) => option in (link.wanted ?? {}));
  return Object.fromEntries([...Object.entries(facts), ...wanted].filter(([, value]) => value !== undefined).map(([field, value]) => [field, String(value)]));
}

function row({ field, wanted, found, differs }) {
  const head = el("th", { scope: "row" }, differs ? `≠ ${field}` : field);
  return el("tr", { className: differs ? "differs" : "" }, head, el("td", null, wanted), el("td", null, found));
}

function owners(link) {
  if (!link.wanted) return [];
  const pods = (link.attachments ?? []).map((by) => `${by.network} / ${by.containerId} / ${by.ifName}`);
  if (link.wanted.declared) pods.unshift("the node's configuration, links.yaml");
  return pods.length ? pods : ["remembered from before a restart: its pod has not come back yet"];
}
