// The picture: for each stack its ports, the bond or card, and the VLANs, joined by lines that the style sheet draws.
import { count, el, icon, keyed, label } from "./dom.js";
import { byLevel, podsOf } from "./model.js";

/** So many VLANs of a stack are shown at once, those in trouble first; more only when asked for. */
const SHOWN_VLANS = 12;

const opened = new Set();

/** Draws all stacks; `select` is called with the name of a link that is chosen. */
export function draw(node, select) {
  const show = () => draw(node, select);
  keyed(document.getElementById("picture"), node.stacks.map((stack) => entry(stack, node)), () => newStack(select, show), update);
}

/** Texts only: what is the same as last time is not drawn again. */
function entry(stack, node) {
  const { root, ports, vlans } = stack;
  const isOpen = opened.has(root.name);
  const shown = vlans.length <= SHOWN_VLANS ? vlans : [...vlans].sort(byLevel).slice(0, isOpen ? vlans.length : SHOWN_VLANS);
  return {
    key: root.name,
    root: card(root, [root.kind === "bond" ? `bond, ${root.bond?.mode ?? root.wanted?.mode}` : root.kind, pods(stack.pods)]),
    ports: ports?.map((port) => ({ ...card(port, portFacts(port, root)), wire: wire(port, root) })) ?? null,
    vlans: shown.map((vlan) => card(vlan, [
      `VLAN ${vlan.vlan?.id ?? vlan.wanted?.id}`,
      vlan.lowers[0] === root.name ? "" : `on ${vlan.lowers[0]}`,
      pods(podsOf([vlan])),
    ])),
    total: vlans.length,
    isOpen,
    title: stackTitle(stack, node),
  };
}

function stackTitle({ root, ports, vlans }) {
  const below = ports ? `bond ${root.name} with ${count(ports.length, "port")}` : root.name;
  return vlans.length ? `${below}, ${count(vlans.length, "VLAN")} on it` : below;
}

function card(link, facts) {
  const { level, words } = link.health;
  return { key: link.name, name: link.name, level, words, facts: facts.filter(Boolean).join(" · ") };
}

function portFacts(port, bond) {
  if (port.controller !== bond.name) return [port.ifindex ? "not in the bond" : "wanted as a port"];
  const isWanted = bond.lowers.includes(port.name);
  const single = ["active-backup", "balance-tlb", "balance-alb"].includes(bond.bond?.mode);
  const role = bond.bond?.active === port.name ? "active port" : single ? "standby port" : "port";
  return [isWanted ? role : `${role}, not wanted`];
}

function wire(port, bond) {
  if (port.controller !== bond.name) return "cut";
  return bond.bond?.active === port.name ? "active" : port.health.level === "healthy" ? "" : "silent";
}

function pods(number) {
  return number ? count(number, "pod") : "";
}

function newStack(select, show) {
  const stack = el("li", { className: "stack" });
  stack.addEventListener("click", (click) => {
    const chosen = click.target.closest("button");
    if (chosen?.classList.contains("card")) select(chosen.dataset.name);
    else if (chosen) {
      if (!opened.delete(stack.dataset.key)) opened.add(stack.dataset.key);
      show();
    }
  });
  return stack;
}

function update(stack, told) {
  if (!stack.firstElementChild) {
    stack.append(
      el("div", { className: "below" }, el("ul", { className: "ports" }), el("div", { className: "root" })),
      el("div", { className: "above" }, el("ul", { className: "vlans" })),
    );
  }
  const [below, above] = stack.children;
  const [ports, root] = below.children;
  stack.classList.toggle("single", told.ports === null);
  stack.classList.toggle("opened", told.isOpen);
  stack.classList.toggle("crowded", told.vlans.length > 4);
  label(stack, told.title);
  keyed(ports, told.ports ?? [], newCard, updateCard);
  label(ports, `ports of ${told.key}`);
  ports.hidden = !told.ports?.length;
  keyed(root, [told.root], newRoot, updateCard);
  keyed(above.firstElementChild, told.vlans, newCard, updateCard);
  label(above.firstElementChild, `VLANs on ${told.key}`);
  above.hidden = told.total === 0;
  stack.classList.toggle("childless", told.total === 0);
  updateMore(above, told);
}

function updateMore(above, { total, isOpen }) {
  const old = above.querySelector(".more");
  if (total <= SHOWN_VLANS) {
    old?.remove();
    return;
  }
  const more = old ?? above.appendChild(el("button", { type: "button", className: "more" }));
  more.setAttribute("aria-expanded", String(isOpen));
  more.textContent = isOpen ? "Show fewer" : `Show all ${total} VLANs (${total - SHOWN_VLANS} more; those in trouble come first)`;
}

function newCard() {
  return el("li", null, newButton());
}

function newRoot() {
  return el("div", null, newButton());
}

function newButton() {
  return el("button", { type: "button", className: "card", "aria-haspopup": "dialog" });
}

function updateCard(item, told) {
  const button = item.firstElementChild;
  item.dataset.wire = told.wire ?? "";
  button.dataset.level = told.level;
  button.dataset.name = told.name;
  button.replaceChildren(
    el("b", null, told.name),
    el("span", { className: "state" }, icon(told.level), el("span", null, told.words)),
    el("span", { className: "facts" }, told.facts),
  );
}
