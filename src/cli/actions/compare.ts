import { badInputAt } from "../../facts/error.js";
import type { Compared } from "../../report/compare.js";
import { clip, counted } from "../../report/words.js";
import {
  at,
  listAt,
  optional,
  type ServiceAddress,
  type ServiceOptions,
  send,
  serviceOf,
} from "../client.js";
import { configOf, type Options } from "../options.js";
import { askOrOpen } from "../runningService.js";
import { shown, shownJson } from "../terminal.js";

export interface CompareOptions extends ServiceOptions, Options {
  readonly json?: true;
}

/** Differences that are printed for people, and how much of a value. */
const SHOWN = 100;
const SHOWN_LENGTH = 200;

/** Prints what differs between two facts. */
export async function compareAction(
  kind: string,
  a: string,
  b: string,
  options: CompareOptions,
): Promise<void> {
  if (kind !== "ModelVersion" && kind !== "Prediction")
    throw badInputAt("<kind>", "must be ModelVersion or Prediction");
  const compared: Compared = { kind, a, b };
  const service = await serviceOf(options);
  const comparison =
    service === undefined ? await compareHere(compared, options) : await compareThere(service, compared);
  if (options.json) console.log(shownJson(comparison));
  else for (const line of linesOf(compared, comparison)) console.log(line);
}

function compareHere(compared: Compared, options: Options): Promise<unknown> {
  const config = configOf(options);
  return askOrOpen<unknown>(
    config,
    (running) => compareThere(running, compared),
    async () => (await import("./compareFromStore.js")).compareFromStore(config, compared),
  );
}

const COMPARE = `query compare($kind: FactKind!, $a: ID!, $b: ID!) {
  compare(kind: $kind, a: $a, b: $b) {
    kind a b differences { path a b aState bState facts { kind key } } differenceCount truncated
  }
}`;

const compareThere = async (service: ServiceAddress, compared: Compared): Promise<unknown> =>
  at(await send(service, COMPARE, { ...compared }), "compare");

function linesOf({ kind, a, b }: Compared, comparison: unknown): readonly string[] {
  const differences = listAt(comparison, "differences");
  const count = Number(at(comparison, "differenceCount"));
  const names = `${kind} ${shown(a)} and ${shown(b)}`;
  const more = count - Math.min(differences.length, SHOWN);
  return [
    count === 0
      ? `${names} differ in nothing that is compared`
      : `${names} differ in ${counted(count, "place")}:`,
    ...differences.slice(0, SHOWN).flatMap(differenceLines),
    ...(more > 0 ? [`${counted(more, "place")} more: --json prints the first 10,000`] : []),
    ...(at(comparison, "truncated") === true
      ? ["A trail has more than 10,000 facts and was cut: there may be more."]
      : []),
  ];
}

const differenceLines = (difference: unknown): readonly string[] => [
  `  ${shown(String(at(difference, "path")))}`,
  `    a: ${shownValue(difference, "a")}`,
  `    b: ${shownValue(difference, "b")}`,
  `    by ${listAt(difference, "facts")
    .map((fact) => shown(`${String(at(fact, "kind"))} ${String(at(fact, "key"))}`))
    .join(", ")}`,
];

function shownValue(difference: unknown, side: "a" | "b"): string {
  const state = at(difference, `${side}State`);
  if (state === "ERASED") return "(erased)";
  if (state === "ABSENT") return "(not recorded)";
  return clip(shownJson(optional(difference, side) ?? null, 0), SHOWN_LENGTH);
}
