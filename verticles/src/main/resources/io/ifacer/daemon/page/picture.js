// The picture of the node: NICs, bonds and VLANs as cards in three columns, and the wires between them.

// What each state of the daemon's means for a person; the sign and the words say it without the colour.
const HEALTH = {
  ok: { health: "healthy", sign: "✓", words: "healthy" },
  repairing: { health: "repairing", sign: "↻", words: "repairing" },
  backing_off: { health: "repairing", sign: "↻", words: "waiting to try again" },
  blocked: { health: "degraded", sign: "!", words: "degraded" },
  degraded: { health: "degraded", sign: "!", words: "degraded" },
  paused: { health: "degraded", sign: "‖", words: "paused" },
  lost: { health: "lost", sign: "✕", words: "lost" },
  foreign: { health: "watched", sign: "○", words: "made by others, watched" },
  member: { health: "healthy", sign: "✓", words: "up" },
};

export function healthOf(link) {
  if (link.state === "member" && !link.up) return { health: "lost", sign: "✕", words: "down" };
  if (link.state === "member" && !link.carrier) return { health: "degraded", sign: "!", words: "no carrier" };
  return HEALTH[link.state] ?? { health: "watched", sign: "○", words: link.state };
}

/** Draws all links; `select` is called with the name of a card that is chosen. */
export function draw(links, select) {
  const columns = { nics: [], bonds: [], vlans: [] };
  for (const link of links) {
    columns[columnOf(link)].push(link);
  }
  for (const [id, members] of Object.entries(columns)) {
    fill(document.getElementById(id), members, select);
  }
  requestAnimationFrame(() => wire(links));
}

/** The wires again, after the cards have moved. */
export function wire(links) {
  const svg = document.getElementById("wires");
  const picture = document.getElementById("picture");
  svg.setAttribute("width", picture.scrollWidth);
  svg.setAttribute("height", picture.scrollHeight);
  const origin = svg.getBoundingClientRect();
  svg.replaceChildren(...links.flatMap((upper) => (upper.lowers ?? []).map((lower) => path(lower, upper, links, origin))).filter(Boolean));
}

function columnOf(link) {
  if (link.kind === "bond") return "bonds";
  return link.kind === "vlan" ? "vlans" : "nics";
}

function fill(list, links, select) {
  const old = new Map([...list.children].map((item) => [item.dataset.name, item]));
  const items = links.map((link) => {
    const item = old.get(link.name) ?? newItem(link.name, select);
    update(item.firstElementChild, link);
    return item;
  });
  // A card that stays keeps its element, and with it the keyboard's focus.
  const same = items.length === list.children.length && items.every((item, at) => list.children[at] === item);
  if (!same) list.replaceChildren(...items);
}

function newItem(name, select) {
  const item = document.createElement("li");
  item.dataset.name = name;
  const card = document.createElement("button");
  card.type = "button";
  card.className = "card";
  card.addEventListener("click", () => select(name));
  item.append(card);
  return item;
}

function update(card, link) {
  const { health, sign, words } = healthOf(link);
  const lines = [line("b", link.name), line("span", `${sign} ${words}`, "state"), ...facts(link).map((fact) => line("span", fact, "fact"))];
  card.dataset.health = health;
  card.replaceChildren(...lines);
}

function facts(link) {
  const facts = [];
  if (link.bond) facts.push(link.bond.mode);
  if (link.vlan) facts.push(`VLAN ${link.vlan.id}`);
  if (link.port) facts.push(link.port.active ? "active port" : "standby port");
  if (link.ifindex && !link.up && link.state !== "member") facts.push("down");
  else if (link.ifindex && !link.carrier && link.state !== "member") facts.push("no carrier");
  if (link.attachments?.length) facts.push(link.attachments.length === 1 ? "1 pod" : `${link.attachments.length} pods`);
  return facts;
}

function line(tag, text, className) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

function path(lowerName, upper, links, origin) {
  const from = card(lowerName)?.getBoundingClientRect();
  const to = card(upper.name)?.getBoundingClientRect();
  if (!from || !to) return null;
  const lower = links.find((link) => link.name === lowerName);
  const [x1, y1] = [from.right - origin.left, from.top + from.height / 2 - origin.top];
  const [x2, y2] = [to.left - origin.left, to.top + to.height / 2 - origin.top];
  const element = document.createElementNS("http://www.w3.org/2000/svg", "path");
  element.setAttribute("d", `M${x1} ${y1} C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`);
  const isAttached = upper.kind !== "bond" || lower?.controller === upper.name;
  if (!upper.ifindex || !lower?.ifindex || !isAttached) element.classList.add("broken");
  else if (upper.bond?.active === lowerName) element.classList.add("active");
  return element;
}

function card(name) {
  return document.querySelector(`li[data-name="${CSS.escape(name)}"] > .card`);
}
