// The page: reads how the node stands whenever something happened, and draws it; says so when it cannot.
import { el, clock, icon, say } from "./dom.js";
import * as events from "./events.js";
import { LEGEND } from "./health.js";
import { nodeOf } from "./model.js";
import { draw } from "./picture.js";
import { follow } from "./stream.js";
import * as story from "./story.js";
import { summarize } from "./summary.js";

const REST_MILLIS = 200; // between two readings, so that a storm of events does not make one of requests
const REREAD_MILLIS = 10000; // some things change without an event: the age of the last audit, the MTU of a NIC
const PATIENCE_MILLIS = 10000;

let node = null;
let plan = new Map();
let stale = null;
let streaming = false;
let reading = false;
let due = false;
let rendering = 0;

/** Reads the node: one reading at a time, and one more when something happened meanwhile. */
async function refresh() {
  due = true;
  if (reading) return;
  reading = true;
  while (due) {
    due = false;
    await read();
    await new Promise((resolve) => setTimeout(resolve, REST_MILLIS));
  }
  reading = false;
}

async function read() {
  try {
    const told = await get("v1/links");
    const readNode = Object.assign(nodeOf(told, performance.now()), { readAt: performance.now(), readOn: new Date() });
    plan = readNode.troubled.length && told.fresh ? await readPlan() : new Map();
    node = readNode;
    if (!told.fresh) lose("ifacerd reads all links from the kernel again");
    else if (streaming) stale = null;
  } catch (failure) {
    lose(reason(failure));
  }
  render();
}

/** There is none while the links are read anew, which the next reading shows. */
async function readPlan() {
  const { links } = await get("v1/plan").catch(() => ({ links: [] }));
  return new Map(links.map((link) => [link.name, link]));
}

async function get(path) {
  const response = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail);
  return body;
}

function reason(failure) {
  if (failure.name === "TimeoutError") return "ifacerd takes too long to answer";
  return failure instanceof TypeError ? "no answer from ifacerd" : failure.message;
}

/** From now on, or for longer already, what is shown may be out of date. */
function lose(why) {
  stale = { why, since: stale?.since ?? performance.now(), sinceOn: stale?.sinceOn ?? new Date() };
}

function render() {
  const connection = stale ? "stale" : streaming && node ? "live" : "waiting";
  document.body.dataset.connection = connection;
  const words = { stale: () => `stale since ${clock(stale.sinceOn)} UTC`, live: () => "live", waiting: () => "connecting" };
  say(document.getElementById("connection"), words[connection]());
  if (!node && !stale) return;
  summarize(node, plan, stale, performance.now());
  if (!node) return;
  say(document.getElementById("node"), `on ${node.node}`);
  document.getElementById("empty").hidden = node.stacks.length > 0;
  draw(node, select);
  events.show(node.byName);
  story.tell(node, plan, performance.now());
}

function select(name) {
  story.open(name, node, plan, performance.now());
}

document.addEventListener("click", (click) => {
  const name = click.target.closest("button.name")?.dataset.name;
  if (name && node) select(name);
});
document.getElementById("legend").append(
  ...Object.entries(LEGEND).map(([level, words]) => el("span", null, icon(level), words)),
  ...[["active", "active port"], ["cut", "not connected"]].map(([wire, words]) => el("span", null, el("i", { className: `line ${wire}` }), words)),
);
setInterval(render, 1000);
setInterval(refresh, REREAD_MILLIS);

follow({
  opened() {
    streaming = true;
    refresh();
  },
  heard(event) {
    events.keep(event);
    clearTimeout(rendering);
    rendering = setTimeout(render, 20);
    refresh();
  },
  broken(why) {
    streaming = false;
    lose(why);
    render();
  },
});
