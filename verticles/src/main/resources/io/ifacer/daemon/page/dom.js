// Making and keeping elements. What the daemon tells is text, and becomes nothing else: no markup is ever parsed here.

const SVG = "http://www.w3.org/2000/svg";

/** Characters that show nothing themselves and change how others are shown: controls, format (bidirectional too), line ends. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text with each of those as its number, as ifacerctl and the log write them. */
export function visible(text) {
  return text.replace(HIDDEN, (hidden) => {
    const number = hidden.codePointAt(0).toString(16);
    return number.length > 4 ? `\\u{${number}}` : `\\u${number.padStart(4, "0")}`;
  });
}

/** An element with its properties, and texts or elements in it; whatever is null or empty is left out. */
export function el(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name === "data") Object.assign(element.dataset, value);
    else if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = name === "title" ? visible(value) : value;
  }
  const some = children.flat().filter((child) => child !== null && child !== undefined && child !== "");
  element.append(...some.map((child) => (child instanceof Node ? child : visible(String(child)))));
  return element;
}

/** The shape of a state; the words beside it say the same to those who do not see it. */
export function icon(level) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon ${level}`);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${level}`);
  svg.append(use);
  return svg;
}

/**
 * Makes the children of a list those of `entries`, each an object with a `key`. One that stays keeps its element, and with
 * it the keyboard's focus; `update` is called only where the entry is another than last time.
 */
export function keyed(list, entries, make, update) {
  const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
  entries.forEach((entry, at) => {
    const child = old.get(entry.key) ?? make(entry);
    old.delete(entry.key);
    child.dataset.key = entry.key;
    const text = JSON.stringify(entry);
    if (child.shown !== text) {
      child.shown = text;
      update(child, entry);
    }
    if (list.children[at] !== child) list.insertBefore(child, list.children[at] ?? null);
  });
  for (const gone of old.values()) gone.remove();
}

/** The text of an element, touched only when it changes: a live region would be read out again. */
export function say(element, text) {
  const shown = visible(text);
  if (element.textContent !== shown) element.textContent = shown;
}

/** What an element is called for those who do not see it. */
export function label(element, text) {
  element.setAttribute("aria-label", visible(text));
}

export function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

/** The first few names, and how many more there are. */
export function some(names, shown = 3) {
  return names.length > shown ? `${names.slice(0, shown).join(", ")} and ${names.length - shown} more` : names.join(", ");
}

/** A time of day in UTC, to the second. */
export function clock(date) {
  return date.toISOString().slice(11, 19);
}

export function duration(millis) {
  if (millis < 1000) return `${millis < 10 ? millis.toFixed(1) : Math.round(millis)} ms`;
  const seconds = Math.round(millis / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
