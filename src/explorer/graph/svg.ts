import type { FactKind } from "../../facts/kind.js";
import { type Layout, NODE } from "./layout.js";

/** Characters of a name that fit into a node. */
const FITTING = 24;

/**
 * A drawing as a file that needs nothing beside it (SVG 1.1), with the colours of paper.
 *
 * @param kindName what a fact of a kind is called
 * @param nameOf what stands in a node
 */
export function svgOf(
  { width, height, nodes, edges }: Layout,
  kindName: (kind: FactKind) => string,
  nameOf: (node: Layout["nodes"][number]["node"]) => string,
): string {
  const paths = edges.map(
    ({ path, edge }) =>
      `<path d="${path}" fill="none" stroke="#51616b"${edge.supersededBy === null ? "" : ' stroke-dasharray="4 3"'} marker-end="url(#a)"/>`,
  );
  const boxes = nodes.map(({ node, x, y }) => {
    const dashed = node.recorded ? "" : ' stroke-dasharray="5 3"';
    return `<g transform="translate(${x} ${y})"><title>${escaped(`${kindName(node.kind)} ${nameOf(node)}`)}</title><rect width="${NODE.width}" height="${NODE.height}" rx="6" fill="#f6f8f8" stroke="#0d5c63"${dashed}/><text x="10" y="23" font-size="11" fill="#51616b">${escaped(kindName(node.kind))}</text><text x="10" y="42" font-size="12" font-weight="600" fill="#17232b">${escaped(fitting(nameOf(node)))}</text></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif"><defs><marker id="a" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0.8 8 4 0 7.2z" fill="#51616b"/></marker></defs><rect width="100%" height="100%" fill="#fff"/>${paths.join("")}${boxes.join("")}</svg>`;
}

function fitting(text: string): string {
  const characters = [...text.slice(0, 4 * FITTING)];
  return characters.length > FITTING ? `${characters.slice(0, FITTING - 1).join("")}…` : text;
}

/** XML 1.0 has no control characters, however they are written; others would turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;
const MARKUP: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string =>
  text.replace(UNSEEN, "\ufffd").replace(/[&<>"]/g, (character) => MARKUP[character] ?? character);
