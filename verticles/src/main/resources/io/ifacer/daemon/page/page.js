// The page: what the node's links are, read whenever something happened, and what happens, as the daemon tells it.
import { draw, healthOf, wire } from "./picture.js";

const SHOWN_EVENTS = 200;
const RETRY_MILLIS = 2000;
const SILENCE_MILLIS = 25000; // the daemon sends a sign of life every 10 s; EventSource does not show it, so /healthz is asked

const element = (id) => document.getElementById(id);
let links = [];
let selected = null;
let refreshing = false;
let refreshAgain = false;

function connect() {
  let source = null;
  const open = async () => {
    const types = await eventTypes();
    if (!types) {
      show("stale", "ifacerd does not answer");
      setTimeout(open, RETRY_MILLIS);
      return;
    }
    source = new EventSource("v1/events?after=oldest");
    source.onopen = () => {
      element("events").replaceChildren();
      show("live", "live");
      refresh();
    };
    source.onerror = () => {
      show("stale", "connection lost: what you see may be out of date");
      // EventSource gives up for good on a response that is not a stream, as from a proxy: begin anew.
      source.close();
      source = null;
      setTimeout(open, RETRY_MILLIS);
    };
    for (const type of types) source.addEventListener(type, (message) => happened(JSON.parse(message.data)));
  };
  open();
  setInterval(() => fetch("healthz", { signal: AbortSignal.timeout(5000) }).catch(() => source?.onerror()), SILENCE_MILLIS);
}

async function eventTypes() {
  const response = await fetch("v1/event-types").catch(() => null);
  return response?.ok ? (await response.json()).types.map((type) => type.type) : null;
}

function show(state, words) {
  element("connection").dataset.state = state;
  element("connection").textContent = words;
  document.body.classList.toggle("stale", state === "stale");
}

function happened(event) {
  element("events").prepend(eventItem(event));
  while (element("events").children.length > SHOWN_EVENTS) element("events").lastElementChild.remove();
  refresh();
}

function eventItem(event) {
  const item = document.createElement("li");
  const time = document.createElement("time");
  time.dateTime = event.time;
  time.textContent = event.time.slice(11, 23);
  const type = document.createElement("code");
  type.textContent = event.type.replace("io.ifacer.", "");
  item.append(time, type, ` ${event.subject}: ${event.data.text}`);
  for (const change of event.data.changes ?? []) item.append(` (${change.field}: ${change.before || "none"} → ${change.after || "none"})`);
  if (event.data.durationMicros !== undefined) {
    const took = document.createElement("span");
    took.className = "took";
    took.textContent = ` after ${(event.data.durationMicros / 1000).toFixed(1)} ms`;
    item.append(took);
  }
  return item;
}

/** One reading at a time, and one more when something happened meanwhile. */
async function refresh() {
  if (refreshing) {
    refreshAgain = true;
    return;
  }
  refreshing = true;
  try {
    const response = await fetch("v1/links");
    if (response.ok) render(await response.json());
  } catch {
    // The stream notices the same, and says so.
  }
  refreshing = false;
  if (refreshAgain) {
    refreshAgain = false;
    refresh();
  }
}

function render(node) {
  links = node.links;
  element("node").textContent = node.node;
  document.title = `ifacer ${node.node}`;
  element("summary").textContent = summary(node);
  element("empty").hidden = links.length > 0;
  draw(links, select);
  if (selected) tell(selected);
}

function summary(node) {
  const wanted = node.links.filter((link) => link.wanted);
  const wrong = wanted.filter((link) => !["healthy", "watched"].includes(healthOf(link).health));
  const words = wrong.length ? `${wrong.length} of ${wanted.length} interfaces need attention: ${wrong.map((link) => link.name).join(", ")}`
    : `all ${wanted.length} interfaces as wanted`;
  return (node.paused ? "Paused. " : "") + (node.fresh ? "" : "Reading all links again. ") + words;
}

function select(name) {
  selected = name;
  element("story").hidden = false;
  tell(name).then(() => element("story-title").focus());
}

async function tell(name) {
  const response = await fetch(`v1/links/${encodeURIComponent(name)}`).catch(() => null);
  if (!response?.ok || selected !== name) return;
  const { link, events } = await response.json();
  const { sign, words } = healthOf(link);
  element("story-title").textContent = name;
  element("story-state").textContent = `${sign} ${words}${link.reason ? `: ${link.reason}` : ""}${link.nextTryMillis !== undefined ? `; next try in ${(link.nextTryMillis / 1000).toFixed(1)} s` : ""}`;
  element("story-facts").replaceChildren(...facts(link).map(row));
  const owners = (link.attachments ?? []).map((by) => `${by.network} / ${by.containerId} / ${by.ifName}`);
  element("story-owners").replaceChildren(...(owners.length ? owners : ["no pod"]).map(item));
  element("story-events").replaceChildren(...events.map(eventItem));
}

function facts(link) {
  const drift = (link.drift ?? []).map((difference) => ({ what: difference.field, wanted: difference.wanted, found: difference.found, differs: true }));
  const known = new Set(drift.map((difference) => difference.what));
  const found = Object.entries({ up: link.up, carrier: link.carrier, mtu: link.mtu, mode: link.bond?.mode, active: link.bond?.active,
    controller: link.controller, "VLAN id": link.vlan?.id, ports: link.kind === "bond" ? link.lowers?.join(", ") : undefined });
  return [...drift, ...found.filter(([what, value]) => value !== undefined && value !== null && !known.has(what))
    .map(([what, value]) => ({ what, wanted: link.wanted?.[what] ?? "", found: String(value), differs: false }))];
}

function row({ what, wanted, found, differs }) {
  const row = document.createElement("tr");
  if (differs) row.className = "differs";
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = differs ? `≠ ${what}` : what;
  row.append(head, ...[wanted, found].map((text) => Object.assign(document.createElement("td"), { textContent: text })));
  return row;
}

function item(text) {
  return Object.assign(document.createElement("li"), { textContent: text });
}

element("story-close").addEventListener("click", () => {
  const name = selected;
  selected = null;
  element("story").hidden = true;
  document.querySelector(`li[data-name="${CSS.escape(name)}"] > .card`)?.focus();
});
document.addEventListener("keydown", (key) => {
  if (key.key === "Escape" && selected) element("story-close").click();
});
new ResizeObserver(() => wire(links)).observe(element("picture"));
connect();
