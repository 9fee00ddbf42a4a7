import type { AnyRecord } from "../facts/record.js";
import type { Trail } from "./trail.js";

/** A fact and all that it rests on, breadth-first, each once. */
export function upstream(trail: Trail, start: AnyRecord): AnyRecord[] {
  const found = new Set([start]);
  // a Set goes on to what is added while it is walked
  for (const fact of found) for (const cause of trail.causes(fact)) found.add(cause);
  return [...found];
}

interface Visit<T> {
  readonly node: T;
  readonly next: readonly T[];
  done: number;
}

/**
 * The strongly connected components of a graph (Tarjan 1972), each after those it leads to. Linear, and without
 * recursion: a trail may be longer than the stack is deep.
 */
export function components<T>(nodes: readonly T[], next: (node: T) => readonly T[]): T[][] {
  const found: T[][] = [];
  const number = new Map<T, number>();
  const lowest = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();
  const visits: Visit<T>[] = [];

  const enter = (node: T) => {
    lowest.set(node, number.size);
    number.set(node, number.size);
    open.push(node);
    isOpen.add(node);
    visits.push({ node, next: next(node), done: 0 });
  };
  const reach = (node: T, other: number | undefined) =>
    lowest.set(node, Math.min(lowest.get(node) ?? 0, other ?? Number.POSITIVE_INFINITY));
  const close = (node: T) => {
    const component = open.splice(open.lastIndexOf(node));
    for (const member of component) isOpen.delete(member);
    found.push(component);
  };

  for (const start of nodes) {
    if (number.has(start)) continue;
    enter(start);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const { node } = visit;
      const follower = visit.next[visit.done++];
      if (follower !== undefined) {
        if (!number.has(follower)) enter(follower);
        else if (isOpen.has(follower)) reach(node, number.get(follower));
        continue;
      }
      visits.pop();
      const parent = visits.at(-1)?.node;
      if (parent !== undefined) reach(parent, lowest.get(node));
      if (lowest.get(node) === number.get(node)) close(node);
    }
  }
  return found;
}
