// The first thing to read: whether all is well, and if not, what is wrong and what is done about it.
import { clock, count, duration, el, icon, keyed, say, some, visible } from "./dom.js";
import { losses, since } from "./events.js";
import { LEGEND, LEVELS, next, wrong } from "./health.js";
import { podsOf } from "./model.js";

/** So many links in trouble are explained at the top; the picture has them all. */
const EXPLAINED = 6;

/**
 * Draws the summary.
 *
 * @param node what was read last, null before that
 * @param plan the daemon's plan by name of link
 * @param stale why what is shown may be out of date, and since when; null when it is not
 */
export function summarize(node, plan, stale, now) {
  const { level, headline, subline } = stale ? outOfDate(node, stale, now) : current(node, now);
  const summary = document.getElementById("summary");
  summary.dataset.level = level;
  const title = document.getElementById("headline");
  if (title.dataset.text !== headline) {
    title.dataset.text = headline;
    title.replaceChildren(icon(level), el("span", null, headline));
  }
  say(document.getElementById("subline"), subline);
  document.title = visible(`${stale ? "stale" : title.dataset.text} - ifacer${node ? ` on ${node.node}` : ""}`);
  attend(node, plan, stale, now);
}

function outOfDate(node, stale, now) {
  const seen = node ? `Below is how it was at ${clock(node.readOn)} UTC. ` : "";
  return {
    level: "stale",
    headline: `Out of date since ${clock(stale.sinceOn)} UTC: ${stale.why}`,
    subline: `${seen}Trying again by itself, for ${duration(Math.max(1000, now - stale.since))} now.`,
  };
}

function current(node, now) {
  const { wanted, troubled } = node;
  const lost = losses(node.byName);
  const level = troubled.length ? troubled[0].health.level : lost ? "degraded" : node.paused ? "paused" : "healthy";
  const but = lost ? `, ${troubled.length ? "and" : "but"} ${count(lost.pods.length, "pod")} may have lost an interface` : "";
  return { level, headline: headline(node, wanted, troubled) + but, subline: subline(node, now) };
}

function headline(node, wanted, troubled) {
  const paused = node.paused ? "Repairs are paused. " : "";
  if (!wanted.length) return `${paused}No link is wanted on this node`;
  if (!troubled.length) return paused + (wanted.length === 1 ? "The link is as wanted" : `All ${wanted.length} links as wanted`);
  const [verb, attend] = troubled.length === 1 ? ["is", "needs"] : ["are", "need"];
  const whole = `${paused}${troubled.length} of ${count(wanted.length, "link")}`;
  const underRepair = troubled.every((link) => link.health.level === "repairing");
  return underRepair ? `${whole} ${verb} being repaired` : `${whole} ${attend} attention`;
}

function subline(node, now) {
  const parts = [count(node.pods, "pod")];
  if (node.auditAgeMillis !== undefined) parts.push(`all compared with the kernel ${duration(Math.max(1000, node.auditAgeMillis + now - node.readAt))} ago`);
  return `${parts.join(", ")}.`;
}

function attend(node, plan, stale, now) {
  const causes = node?.causes ?? [];
  const entries = causes.slice(0, EXPLAINED).map((cause) => entry(cause, node, plan, stale, now));
  const rest = causes.slice(EXPLAINED).map(({ link }) => link);
  if (rest.length) entries.push({ key: "more", more: `and ${count(rest.length, "more link")}: ${levels(rest)}` });
  const lost = node && losses(node.byName);
  if (lost) entries.push(lossEntry(lost));
  const list = document.getElementById("attention");
  list.hidden = !entries.length;
  keyed(list, entries, () => el("li"), update);
}

function entry({ link, sharers }, node, plan, stale, now) {
  const from = since(link.name) ?? sharers.map((sharer) => since(sharer.name)).find(Boolean);
  const pods = podsOf([link, ...sharers]);
  const touched = [from && `since ${clock(new Date(from))} UTC`, pods && count(pods, "pod")].filter(Boolean);
  return {
    key: `link ${link.name}`,
    name: link.name,
    level: link.health.level,
    words: [link.health.words, ...touched].join(" · "),
    wrong: wrong(link, node.byName) + also(sharers),
    next: stale ? "" : next(link, plan.get(link.name), now),
  };
}

/** Pods are not the daemon's to repair, and nobody else tells that they need to be. */
function lossEntry({ since: from, links, pods }) {
  return {
    key: "pods",
    name: "",
    level: "degraded",
    words: `${count(pods.length, "pod")} may have lost an interface · since ${clock(new Date(from))} UTC`,
    wrong: `${some(links)} had to be made anew: macvlan and ipvlan interfaces on the old one died with it.`,
    next: `ifacer cannot bring them back: make these pods anew: ${some(pods, 8)}.`,
  };
}

function also(sharers) {
  return sharers.length ? ` With it: ${some(sharers.map((link) => link.name))}.` : "";
}

function levels(links) {
  return LEVELS.map((level) => [level, links.filter((link) => link.health.level === level).length])
    .filter(([, number]) => number)
    .map(([level, number]) => `${number} ${LEGEND[level]}`)
    .join(", ");
}

function update(item, told) {
  if (told.more) {
    item.replaceChildren(told.more);
    return;
  }
  // The button stays the same element: it may have the keyboard's focus while a countdown goes on.
  const button = item.querySelector("button") ?? el("button", { type: "button", className: "name" });
  button.dataset.name = told.name;
  say(button, told.name);
  button.hidden = !told.name;
  if (!button.isConnected) item.append(el("span", { className: "what" }), el("p", { className: "wrong" }), el("p", { className: "next" }));
  const [what, wrongly, nextly] = item.children;
  if (!button.isConnected) what.append(el("span"), button, el("span", { className: "state" }));
  what.firstElementChild.replaceChildren(icon(told.level));
  say(what.lastElementChild, told.words);
  say(wrongly, told.wrong);
  say(nextly, told.next);
  item.dataset.level = told.level;
}
