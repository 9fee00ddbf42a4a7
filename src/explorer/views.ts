import { type ComponentType, lazy } from "react";
import type { Address } from "./address.js";
import type { Role } from "./generated/operations.js";

export interface View {
  readonly name: ViewName;
  /** What one must be allowed to see for it. */
  readonly role: Role;
  /** Whether it asks the service: without it, it works for whoever has not signed in. */
  readonly needsService: boolean;
  /** It is given the address behind its own name. */
  readonly View: ComponentType<Address>;
}

export type ViewName = "report" | "check" | "explore" | "impact" | "models" | "compare" | "watch";

/** Each view is loaded when it is first shown. */
const VIEWS: readonly View[] = [
  {
    name: "report",
    role: "AUDIT",
    needsService: true,
    View: lazy(async () => ({ default: (await import("./views/report/Report.js")).Report })),
  },
  {
    name: "check",
    role: "READ",
    needsService: false,
    View: lazy(async () => ({ default: (await import("./views/check/Check.js")).Check })),
  },
  {
    name: "explore",
    role: "READ",
    needsService: true,
    View: lazy(async () => ({ default: (await import("./views/explore/Explore.js")).Explore })),
  },
  {
    name: "impact",
    role: "READ",
    needsService: true,
    View: lazy(async () => ({ default: (await import("./views/impact/Impact.js")).Impact })),
  },
  {
    name: "models",
    role: "READ",
    needsService: true,
    View: lazy(async () => ({ default: (await import("./views/models/Models.js")).Models })),
  },
  {
    name: "compare",
    role: "READ",
    needsService: true,
    View: lazy(async () => ({ default: (await import("./views/compare/Compare.js")).Compare })),
  },
  {
    name: "watch",
    role: "AUDIT",
    needsService: true,
    View: lazy(async () => ({ default: (await import("./views/watch/Watch.js")).Watch })),
  },
];

export const views = (): readonly View[] => VIEWS;

/** The view of an address; the first one where it names none. */
export function viewOf(path: readonly string[]): View {
  const found = VIEWS.find(({ name }) => name === path[0]) ?? VIEWS[0];
  if (found === undefined) throw new Error("there is no view");
  return found;
}
