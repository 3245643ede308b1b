// What happened, newest first.
import { duration, el, icon, keyed, some } from "./dom.js";

const SHOWN = 200;
const PREFIX = "io.ifacer.";

/** How an event of a type is marked; all others are notes. */
const LEVELS = {
  lost: ["link.lost", "port.lost", "repair.failed", "request.failed", "store.trouble", "pods.affected", "engine.failed"],
  degraded: ["drift.found", "link.moved", "link.blocked", "link.contested", "events.missed", "spec.conflict", "config.warning", "resync.started", "namespaces.unseen"],
  healthy: ["link.repaired", "port.returned", "link.created", "resync.done", "store.recovered"],
  paused: ["repair.paused"],
};
const LEVEL_OF = new Map(Object.entries(LEVELS).flatMap(([level, types]) => types.map((type) => [type, level])));

const told = [];
const affected = new Map();

/** Keeps an event; `show` draws it. */
export function keep(event) {
  if (typeOf(event) === "pods.affected") for (const by of event.data.attachments ?? []) affected.set(`${event.subject} ${idOf(by)}`, { by, event });
  told.unshift(event);
  if (told.length > SHOWN) told.length = SHOWN;
}

/** The last events whose subject is a link. */
export function about(name) {
  return told.filter((event) => event.subject === name).slice(0, 10);
}

function idOf(by) {
  return `${by.network}/${by.containerId}/${by.ifName}`;
}

/** What pods lost with links that were made anew, as far as those pods still want them; null where that is nothing. */
export function losses(byName) {
  for (const [key, { by, event }] of affected) {
    const owners = byName.get(event.subject)?.attachments ?? [];
    if (!owners.some((owner) => idOf(owner) === idOf(by))) affected.delete(key);
  }
  const all = [...affected.values()];
  if (!all.length) return null;
  const distinct = (values) => [...new Set(values)];
  return {
    since: all.map(({ event }) => event.time).sort()[0],
    links: distinct(all.map(({ event }) => event.subject)),
    pods: distinct(all.map(({ by }) => idOf(by))).map(short),
  };
}

/** Since when a link has been in trouble, as far as the events that are kept tell; else null. */
export function since(name) {
  let oldest = null;
  for (const event of told) {
    if (event.subject !== name) continue;
    const level = levelOf(typeOf(event), event);
    if (level === "healthy") break;
    if (level !== "note") oldest = event.time;
  }
  return oldest;
}

function typeOf(event) {
  return event.type.startsWith(PREFIX) ? event.type.slice(PREFIX.length) : event.type;
}

/** Draws the last events; those whose subject is one of `links` lead to its story. */
export function show(links) {
  fill(document.getElementById("events"), told, links);
}

/** Fills a list with events, in the order given. */
export function fill(list, events, links) {
  keyed(list, events.map((event) => entry(event, links)), () => el("li"), update);
}

function entry(event, links) {
  const type = typeOf(event);
  const changes = (event.data.changes ?? []).map(({ field, before, after }) => `${field} ${before || "none"} → ${after || "none"}`);
  return {
    key: event.id + type,
    type,
    level: levelOf(type, event),
    time: event.time,
    subject: short(event.subject),
    isLink: links?.has(event.subject) ?? false,
    text: short(event.data.text),
    changes: changes.join(", "),
    pods: some(unsaid(event).map(short)),
    took: event.data.durationMicros === undefined ? "" : `after ${duration(event.data.durationMicros / 1000)}`,
  };
}

/** The pods concerned, but for those that subject or text name already. */
function unsaid(event) {
  const said = `${event.subject} ${event.data.text}`;
  return (event.data.attachments ?? []).map(idOf).filter((id) => !said.includes(id));
}

/** A container's id is 64 digits long; twelve of them tell it from others. */
function short(text) {
  return text.replace(/\b[0-9a-f]{64}\b/g, (id) => id.slice(0, 12));
}

function levelOf(type, event) {
  if (type !== "carrier.changed") return LEVEL_OF.get(type) ?? "note";
  return event.data.changes?.some((change) => change.after === "down") ? "degraded" : "healthy";
}

function update(item, told) {
  item.dataset.level = told.level;
  const subject = told.isLink ? el("button", { type: "button", className: "name", data: { name: told.subject } }, told.subject) : el("b", null, told.subject);
  item.replaceChildren(
    el("time", { dateTime: told.time, title: told.time }, time(told.time)),
    el("span", { className: "type" }, icon(told.level), el("code", null, told.type)),
    subject,
    told.took && el("span", { className: "took" }, told.took),
    el("p", null, told.text, told.changes && ` (${told.changes})`, told.pods && el("span", { className: "pods" }, ` for ${told.pods}`)),
  );
}

/** With its day where that is not today. */
function time(iso) {
  const day = iso.slice(0, 10);
  const ofDay = iso.slice(11, 23).replace("Z", "");
  return day === new Date().toISOString().slice(0, 10) ? ofDay : `${day} ${ofDay}`;
}
