import { badInputAt } from "../../facts/error.js";
import { type Given, isGiven, memberOf } from "./shape.js";

/** What an event tells of. */
export type EventSubject = "RUN" | "JOB" | "DATASET";

/** What happened to a run, in the order in which it happens. */
const EVENT_TYPES = ["START", "RUNNING", "OTHER", "COMPLETE", "FAIL", "ABORT"] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** The type that schemaURL names, as `…/OpenLineage.json#/$defs/RunEvent`; where it names none, what the event holds. */
export function typeOf(event: Given, path: string): EventSubject {
  const { schemaURL } = event;
  const named =
    typeof schemaURL === "string" ? /[/#](Run|Job|Dataset)Event$/.exec(schemaURL)?.[1] : undefined;
  const type = named?.toUpperCase();
  if (type === "JOB" || type === "DATASET") {
    for (const name of ["run", ...(type === "DATASET" ? ["job"] : [])])
      if (isGiven(event[name]))
        throw badInputAt(
          memberOf(path, name),
          `is not of a ${named}Event, which schemaURL says that this is`,
        );
    return type;
  }
  if (type === "RUN" || isGiven(event.run) || isGiven(event.eventType)) return "RUN";
  if (isGiven(event.dataset) && !isGiven(event.job)) return "DATASET";
  if (isGiven(event.job)) return "JOB";
  throw badInputAt(memberOf(path, "run"), "is required, or a job or a dataset where the event is of one");
}

export function eventTypeOf(type: EventSubject, value: unknown, path: string): EventType {
  if (type !== "RUN" || !isGiven(value)) return "OTHER";
  const known = EVENT_TYPES.find((name) => name === value);
  if (known === undefined) throw badInputAt(path, `must be one of ${EVENT_TYPES.join(", ")}`);
  return known;
}

/** The digits of a second that canonical times don't have, from which on they are cut. */
const BEYOND_MS = /\.\d{3}(\d+)/;

/** A text whose order is that of events. */
export function orderOf(time: string, given: unknown, type: EventType, key: string): string {
  const digits = typeof given === "string" ? (BEYOND_MS.exec(given)?.[1] ?? "") : "";
  return `${time.slice(0, -1)}${digits.padEnd(9, "0").slice(0, 9)} ${EVENT_TYPES.indexOf(type)} ${key}`;
}
