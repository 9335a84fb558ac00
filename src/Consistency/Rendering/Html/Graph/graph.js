// The graph of conflicts: statements, and the conflicts that they take part in. Bundled by generate.sh.
import { forceSimulation, forceLink, forceManyBody, forceX, forceY, forceCollide } from "d3-force";

const holder = document.getElementById("graph");
if (holder) {
  const data = JSON.parse(document.getElementById("graph-data").textContent);
  const width = 960;
  const height = 448;
  const nodes = data.nodes.map(n => ({ ...n }));
  const links = data.links.map(l => ({ ...l }));

  // The layout starts from fixed places and takes a fixed number of steps: the same report looks the same every time.
  forceSimulation(nodes)
    .force("link", forceLink(links).id(n => n.id).distance(70))
    .force("charge", forceManyBody().strength(-220))
    .force("x", forceX(width / 2).strength(0.06))
    .force("y", forceY(height / 2).strength(0.1))
    .force("collide", forceCollide(26))
    .stop()
    .tick(nodes.length > 400 ? 60 : 300);

  const margin = 30;
  const xs = nodes.map(n => n.x);
  const ys = nodes.map(n => n.y);
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  const box = [left, top, Math.max(...xs) - left + margin + 90, Math.max(...ys) - top + margin];
  const make = (name, attributes, parent) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    parent.append(element);
    return element;
  };
  const svg = make("svg", { viewBox: box.join(" "), role: "group", "aria-label": "Statements and the conflicts that they take part in" }, holder);
  const lines = links.map(l => ({ link: l, element: make("line", { x1: l.source.x, y1: l.source.y, x2: l.target.x, y2: l.target.y }, svg) }));
  const near = new Map(nodes.map(n => [n.id, new Set([n.id])]));
  for (const { source, target } of links) {
    near.get(source.id).add(target.id);
    near.get(target.id).add(source.id);
  }
  const shapes = nodes.map(node => {
    const group = make("a", { href: "#" + node.href, "aria-label": node.title }, svg);
    make("title", {}, group).textContent = node.title;
    if (node.kind === "conflict") {
      make("rect", { x: node.x - 8, y: node.y - 8, width: 16, height: 16, class: "conflict" }, group);
    } else {
      make("circle", { cx: node.x, cy: node.y, r: 8, class: "claim" }, group);
    }
    make("text", { x: node.x + 12, y: node.y + 4 }, group).textContent = node.label;
    return { node, group };
  });
  const show = id => {
    const lit = id === null ? null : near.get(id);
    for (const { node, group } of shapes) {
      group.classList.toggle("dim", lit !== null && !lit.has(node.id));
    }
    for (const { link, element } of lines) {
      element.classList.toggle("dim", id !== null && link.source.id !== id && link.target.id !== id);
    }
  };
  for (const { node, group } of shapes) {
    for (const [enter, leave] of [["pointerenter", "pointerleave"], ["focus", "blur"]]) {
      group.addEventListener(enter, () => show(node.id));
      group.addEventListener(leave, () => show(null));
    }
  }
  holder.hidden = false;
}
