// The graph of conflicts: statements, and the conflicts that they take part in. Bundled by generate.sh.
import { forceSimulation, forceLink, forceManyBody, forceX, forceY, forceCollide } from "d3-force";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { drag } from "d3-drag";

const holder = document.getElementById("graph");
if (holder) {
  const data = JSON.parse(document.getElementById("graph-data").textContent);
  const width = 1160;
  const height = 480;
  const nodes = data.nodes.map(n => ({ ...n }));
  const links = data.links.map(l => ({ ...l }));

  // The layout starts from fixed places and takes a fixed number of steps: the same report looks the same every time.
  forceSimulation(nodes)
    .force("link", forceLink(links).id(n => n.id).distance(100))
    .force("charge", forceManyBody().strength(-500))
    .force("x", forceX(width / 2).strength(0.05))
    .force("y", forceY(height / 2).strength(0.13))
    .force("collide", forceCollide(34))
    .stop()
    .tick(nodes.length > 400 ? 60 : 300);

  const make = (name, attributes, parent) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    parent.append(element);
    return element;
  };
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Statements and the conflicts that they take part in" }, holder);
  const scene = make("g", {}, svg);
  const lines = links.map(link => ({ link, element: make("line", {}, scene) }));
  const near = new Map(nodes.map(n => [n.id, new Set([n.id])]));
  for (const { source, target } of links) {
    near.get(source.id).add(target.id);
    near.get(target.id).add(source.id);
  }
  // A name stands on the side that leads away from the conflicts.
  const middle = node => [...near.get(node.id)].map(id => byId.get(id).x).reduce((sum, x) => sum + x, -node.x) / (near.get(node.id).size - 1);
  const byId = new Map(nodes.map(n => [n.id, n]));
  for (const node of nodes) {
    node.isLeft = node.kind !== "conflict" && node.x < middle(node);
  }
  const shapes = nodes.map(node => {
    const group = make("a", { href: "#" + node.href, "aria-label": node.title, class: node.kind }, scene);
    make("title", {}, group).textContent = node.title;
    if (node.kind === "conflict") {
      make("rect", { x: -12, y: -12, width: 24, height: 24, rx: 4 }, group);
      make("text", { y: 4, class: "digit" }, group).textContent = node.label;
    } else {
      make("circle", { r: 9 }, group);
      make("text", node.isLeft ? { x: -14, y: 4, "text-anchor": "end" } : { x: 14, y: 4 }, group).textContent = node.label;
    }
    return { node, group };
  });
  const place = () => {
    for (const { link, element } of lines) {
      element.setAttribute("x1", link.source.x);
      element.setAttribute("y1", link.source.y);
      element.setAttribute("x2", link.target.x);
      element.setAttribute("y2", link.target.y);
    }
    for (const { node, group } of shapes) {
      group.setAttribute("transform", `translate(${node.x} ${node.y})`);
    }
  };
  place();

  // Pointed at, or reached with the keyboard: what belongs together stands out.
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

  // The wheel belongs to the page until Ctrl is held; buttons do the same for everybody.
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const behaviour = zoom()
    .scaleExtent([0.1, 6])
    .filter(event => (event.type === "wheel" ? event.ctrlKey : !event.button && !event.target.closest("a")))
    .on("zoom", ({ transform }) => scene.setAttribute("transform", transform));
  const picture = select(svg).call(behaviour).on("dblclick.zoom", null);
  const move = () => (still.matches ? picture : picture.transition().duration(200));
  const fitted = () => {
    const margin = 40;
    const wide = node => (node.kind === "conflict" ? 12 : 14 + 6.5 * node.label.length);
    const left = Math.min(...nodes.map(n => n.x - (n.isLeft ? wide(n) : 12))) - margin;
    const right = Math.max(...nodes.map(n => n.x + (n.isLeft ? 12 : wide(n)))) + margin;
    const [top, bottom] = [Math.min(...nodes.map(n => n.y)) - margin, Math.max(...nodes.map(n => n.y)) + margin];
    const scale = Math.min(1.4, width / (right - left), height / (bottom - top));
    return zoomIdentity.translate(width / 2 - scale * (left + right) / 2, height / 2 - scale * (top + bottom) / 2).scale(scale);
  };
  behaviour.transform(picture, fitted());
  select(holder).selectAll("a").data(nodes).call(drag().on("drag", (event, node) => {
    node.x = event.x;
    node.y = event.y;
    place();
  }));
  const tools = document.createElement("div");
  tools.className = "tools";
  for (const [sign, name, act] of [
    ["+", "Larger", () => move().call(behaviour.scaleBy, 1.4)],
    ["−", "Smaller", () => move().call(behaviour.scaleBy, 1 / 1.4)],
    ["⤢", "Show all", () => move().call(behaviour.transform, fitted())],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = name;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    tools.append(button);
  }
  holder.append(tools);
  holder.hidden = false;
}
