import { canonical, type JsonValue } from "../facts/json.js";
import { type FactRef, refId } from "../facts/kind.js";
import type { AnyRecord, FactRecord } from "../facts/record.js";
import { differencesIn } from "./compareJson.js";
import { memberPath } from "./comparePath.js";
import { decisionsOn, madeBy, servedBy } from "./served.js";
import { byClaim } from "./times.js";
import type { Trail } from "./trail.js";

/** Whether there is a value: ABSENT is what nobody recorded, ERASED what was recorded and is gone. */
export type ComparedState = "PRESENT" | "ABSENT" | "ERASED";

/** One thing that differs. */
export interface Difference {
  /** Where, as `data.datasets["loans"].sha256`. */
  readonly path: string;
  /** Null for what is absent or erased. */
  readonly a: unknown;
  readonly b: unknown;
  readonly aState: ComparedState;
  readonly bState: ComparedState;
  /** The facts that say so, those of `a` first. */
  readonly facts: readonly FactRef[];
}

/** Two trails side by side: Comparison of the GraphQL schema. */
export interface TrailComparison extends Compared {
  readonly differences: readonly Difference[];
  /** All of them, those beyond the first 10,000 included. */
  readonly differenceCount: number;
  /** One of the trails was cut at its limit: there may be more. */
  readonly truncated: boolean;
}

/** What can be compared, two of a kind. */
export interface Compared {
  readonly kind: "ModelVersion" | "Prediction";
  readonly a: string;
  readonly b: string;
}

const MAX_DIFFERENCES = 10_000;

/** What differs between two model versions or two predictions, in all that they come from. */
export function compareTrails(compared: Compared, a: Trail, b: Trail): TrailComparison {
  const found = new Differences();
  for (const compare of compared.kind === "Prediction" ? [ofPrediction, ...OF_MODEL] : OF_MODEL)
    compare(found, [a, b]);
  return {
    ...compared,
    differences: found.shown,
    differenceCount: found.count,
    truncated: a.truncated || b.truncated,
  };
}

/** Something of both sides; null where a side has none. */
type Both<T> = readonly [a: T, b: T];

/** A value of one side, and the facts that say it. */
interface Cell {
  readonly value: unknown;
  readonly state: ComparedState;
  readonly facts: readonly FactRef[];
}

/** Collects differences, and counts those that are too many to be held. */
class Differences {
  readonly shown: Difference[] = [];
  count = 0;

  /** Adds a place where the two differ. Nobody can say that what is erased was the same, so that it is always told. */
  cells(path: string, [a, b]: Both<Cell>): void {
    if (a.state === "PRESENT" && b.state === "PRESENT") {
      for (const one of differencesIn(asJson(a.value), asJson(b.value)))
        this.#add(`${path}${one.path}`, [cellOf(one.a, a.facts), cellOf(one.b, b.facts)]);
      return;
    }
    if (a.state !== b.state || a.state === "ERASED") this.#add(path, [a, b]);
  }

  /** The same of fields of a record that either side may lack. */
  fields<K extends AnyRecord["kind"]>(
    path: string,
    records: Both<FactRecord<K> | null>,
    names: readonly (keyof FactRecord<K>["fields"] & string)[],
  ): void {
    for (const name of names)
      this.cells(`${path}.${name}`, [fieldCell(records[0], name), fieldCell(records[1], name)]);
  }

  #add(path: string, [a, b]: Both<Cell>): void {
    this.count += 1;
    if (this.shown.length >= MAX_DIFFERENCES) return;
    const facts = new Map(
      [...a.facts, ...b.facts].map(({ kind, key }) => [refId({ kind, key }), { kind, key }]),
    );
    this.shown.push({
      path,
      a: a.value,
      b: b.value,
      aState: a.state,
      bState: b.state,
      facts: [...facts.values()],
    });
  }
}

const cellOf = (value: unknown, facts: readonly FactRef[]): Cell => ({
  value: value ?? null,
  state: value === undefined ? "ABSENT" : "PRESENT",
  facts,
});

/** Records hold what JSON holds. */
const asJson = (value: unknown): JsonValue => value as JsonValue;

/** A field's value; JSON's own null is one, too, but of the fields that are JSON nothing tells it from none. */
function fieldCell(record: FactRecord | null, name: string): Cell {
  if (record === null) return cellOf(undefined, []);
  const fields: Readonly<Record<string, unknown>> = record.fields;
  if (record.erased.includes(name)) return { value: null, state: "ERASED", facts: [record] };
  return cellOf(fields[name] ?? undefined, [record]);
}

/** One of several things of a side that are told apart by a name. */
interface Named<T> {
  readonly name: string;
  /** The same on both sides where both have this very one. */
  readonly key: string;
  readonly item: T;
}

/**
 * Goes through the things of both sides by their names. Of several by one name those that both sides have are put
 * together first, then the others in their order.
 */
function pairs<T>(
  path: string,
  [a, b]: Both<readonly Named<T>[]>,
  each: (path: string, items: Both<T | null>) => void,
): void {
  const byName = new Map<string, Both<Named<T>[]>>();
  const of = (name: string) => {
    const known = byName.get(name) ?? [[], []];
    byName.set(name, known);
    return known;
  };
  for (const one of numbered(a)) of(one.name)[0].push(one);
  for (const one of numbered(b)) of(one.name)[1].push(one);
  for (const [name, [left, right]] of byName) {
    const keys = new Map(right.map((one) => [one.key, one]));
    const shared = left.filter(({ key }) => keys.has(key));
    const isShared = new Set(shared.map(({ key }) => key));
    const rest = [left, right].map((side) => side.filter(({ key }) => !isShared.has(key)));
    const [restA = [], restB = []] = rest;
    const both: Both<Named<T> | undefined>[] = [
      ...shared.map((one): Both<Named<T> | undefined> => [one, keys.get(one.key)]),
      ...Array.from(
        { length: Math.max(restA.length, restB.length) },
        (_, i): Both<Named<T> | undefined> => [restA[i], restB[i]],
      ),
    ];
    both.forEach(([one, other], i) => {
      each(`${path}${memberPath(name, true)}${i === 0 ? "" : `[${i}]`}`, [
        one?.item ?? null,
        other?.item ?? null,
      ]);
    });
  }
}

/** What stands in a list several times is several things. */
function numbered<T>(items: readonly Named<T>[]): readonly Named<T>[] {
  const seen = new Map<string, number>();
  return items.map(({ name, key, item }) => {
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return { name, key: before === 0 ? key : `${key} ${before}`, item };
  });
}

/** Facts by a name that both sides may have. */
const named = <K extends AnyRecord["kind"]>(
  records: readonly FactRecord<K>[],
  nameOf: (record: FactRecord<K>) => string | null,
): readonly Named<FactRecord<K>>[] =>
  records.map((item) => ({ name: nameOf(item) ?? item.key, key: item.key, item }));

/** That a fact is there on one side alone; true where it is. */
function onlyOne(found: Differences, path: string, [a, b]: Both<FactRecord | null>): boolean {
  if (a !== null && b !== null) return false;
  found.cells(path, [cellOf(a?.key, a === null ? [] : [a]), cellOf(b?.key, b === null ? [] : [b])]);
  return true;
}

/** Lists of objects within a fact, by a name; what is erased of them is told of the whole list. */
function lists<T extends object>(
  found: Differences,
  path: string,
  records: Both<FactRecord | null>,
  field: string,
  nameOf: (item: T) => string,
  members: readonly (keyof T & string)[],
): void {
  const cells: Both<Cell> = [fieldCell(records[0], field), fieldCell(records[1], field)];
  if (cells.some(({ state }) => state === "ERASED")) {
    found.cells(path, cells);
    return;
  }
  const items = cells.map(({ value }) => {
    const list: readonly T[] = Array.isArray(value) ? value : [];
    return list.map((item) => ({ name: nameOf(item), key: canonical(asJson(item)), item }));
  });
  const facts = cells.map((cell) => cell.facts);
  pairs<T>(path, [items[0] ?? [], items[1] ?? []], (place, [a, b]) => {
    const [ofA = [], ofB = []] = facts;
    if (a === null || b === null) {
      found.cells(place, [cellOf(a ?? undefined, ofA), cellOf(b ?? undefined, ofB)]);
      return;
    }
    for (const member of members)
      found.cells(`${place}.${member}`, [
        cellOf(a[member] ?? undefined, ofA),
        cellOf(b[member] ?? undefined, ofB),
      ]);
  });
}

/** `loans` of `loans@2`: two versions of one data set are compared, whatever they are called. */
const withoutVersion = (key: string): string => key.replace(/@[^@]*$/, "");

const both = <T>([a, b]: Both<Trail>, of: (trail: Trail) => T): Both<T> => [of(a), of(b)];

const trainingOf = (trail: Trail): FactRecord<"TrainingRun"> | null =>
  trail.find("TrainingRun", madeBy(trail)?.fields.producedBy ?? null);

type Compare = (found: Differences, trails: Both<Trail>) => void;

const ofPrediction: Compare = (found, trails) => {
  const predictions = both(trails, ({ prediction }) => prediction);
  for (const name of ["features", "prediction", "threshold", "groups", "explanation"] as const)
    found.cells(name, [fieldCell(predictions[0], name), fieldCell(predictions[1], name)]);
  found.fields("serving", predictions, ["deployment", "servingNode", "artifactSha256"]);
  found.fields("serving", both(trails, servedBy), ["environment", "endpoint", "startedAt"]);
  const models = both(trails, madeBy);
  found.cells("model.key", [
    cellOf(models[0]?.key, models[0] === null ? [] : [models[0]]),
    cellOf(models[1]?.key, models[1] === null ? [] : [models[1]]),
  ]);
  pairs(
    "outcomes",
    both(trails, (trail) =>
      named(trail.attachedOfKind("Outcome").toSorted(byClaim), ({ fields }) => fields.source ?? ""),
    ),
    (path, outcomes) => found.fields(path, outcomes, ["actual"]),
  );
  pairs(
    "people.reviews",
    both(trails, (trail) =>
      named(trail.attachedOfKind("Review").toSorted(byClaim), ({ fields }) => fields.reviewer),
    ),
    (path, reviews) => found.fields(path, reviews, ["decision", "finalDecision", "reason"]),
  );
};

const model: Compare = (found, trails) =>
  found.fields("model", both(trails, madeBy), ["artifactSha256", "framework", "intendedUse", "limitations"]);

const trainedOn: Compare = (found, trails) => {
  pairs(
    "data.training",
    both(trails, (trail) => {
      const run = trainingOf(trail);
      return (run?.fields.trainedOn ?? []).map(({ key, props: { role } }) => ({
        name: `${role} ${withoutVersion(key)}`,
        key,
        item: { key, facts: run === null ? [] : [run] },
      }));
    }),
    (path, [a, b]) => found.cells(path, [cellOf(a?.key, a?.facts ?? []), cellOf(b?.key, b?.facts ?? [])]),
  );
};

const datasets: Compare = (found, trails) => {
  pairs(
    "data.datasets",
    both(trails, (trail) => named(trail.ofKind("DatasetVersion"), ({ key }) => withoutVersion(key))),
    (path, versions) => {
      const [a, b] = versions;
      if (onlyOne(found, path, versions)) return;
      found.cells(`${path}.key`, [
        cellOf(a?.key, a === null ? [] : [a]),
        cellOf(b?.key, b === null ? [] : [b]),
      ]);
      found.fields(path, versions, ["sha256", "rowCount", "columns", "inferred", "owner"]);
    },
  );
};

const tables: Compare = (found, trails) => {
  pairs(
    "data.tables",
    both(trails, (trail) => named(trail.ofKind("SourceTable"), ({ key }) => key)),
    (path, versions) => onlyOne(found, path, versions),
  );
};

type Read = NonNullable<FactRecord<"Transformation">["fields"]["reads"]>[number];
type Exclusion = NonNullable<FactRecord<"Transformation">["fields"]["exclusions"]>[number];
type Metric = NonNullable<FactRecord<"TrainingRun">["fields"]["metrics"]>[number];

const jobs: Compare = (found, trails) => {
  pairs(
    "jobs",
    both(trails, (trail) => named(trail.ofKind("Transformation"), ({ fields }) => fields.job)),
    (path, runs) => {
      if (!onlyOne(found, `code.${path}`, runs)) {
        found.fields(`code.${path}`, runs, ["gitCommit", "repository", "codeSha256", "uncommitted"]);
        found.fields(`people.${path}`, runs, ["runBy"]);
      }
      readsOf(found, `data.${path}.reads`, runs);
      lists<Exclusion>(found, `data.${path}.exclusions`, runs, "exclusions", ({ rule }) => rule ?? "", [
        "reason",
        "rowCount",
      ]);
    },
  );
};

function readsOf(found: Differences, path: string, runs: Both<FactRecord<"Transformation"> | null>): void {
  const items = runs.map((run) =>
    (run?.fields.reads ?? []).map((read) => ({
      name: read.kind === "DatasetVersion" ? withoutVersion(read.key) : read.key,
      key: canonical(asJson(read)),
      item: { read, facts: run === null ? [] : [run, { kind: read.kind, key: read.key }] },
    })),
  );
  pairs<{ read: Read; facts: readonly FactRef[] }>(
    path,
    [items[0] ?? [], items[1] ?? []],
    (place, [a, b]) => {
      const cells = (value: (read: Read) => unknown): Both<Cell> => [
        cellOf(a === null ? undefined : (value(a.read) ?? undefined), a?.facts ?? []),
        cellOf(b === null ? undefined : (value(b.read) ?? undefined), b?.facts ?? []),
      ];
      if (a === null || b === null) {
        found.cells(
          place,
          cells(({ key, props }) => ({ key, ...present(props) })),
        );
        return;
      }
      found.cells(
        `${place}.key`,
        cells(({ key }) => key),
      );
      for (const member of ["dateFrom", "dateTo", "snapshot", "filter", "rowCount", "inferred"] as const)
        found.cells(
          `${place}.${member}`,
          cells(({ props }) => props[member]),
        );
    },
  );
}

const present = (props: object): object =>
  Object.fromEntries(Object.entries(props).filter(([, value]) => value !== null));

const training: Compare = (found, trails) => {
  const runs = both(trails, trainingOf);
  if (!onlyOne(found, "code.training", runs))
    found.fields("code.training", runs, ["gitCommit", "repository", "uncommitted", "job", "framework"]);
  found.cells("hyperparameters", [
    fieldCell(runs[0], "hyperparameters"),
    fieldCell(runs[1], "hyperparameters"),
  ]);
  lists<Metric>(
    found,
    "metrics",
    runs,
    "metrics",
    ({ name, slice, datasetVersion }) =>
      [name, slice, datasetVersion === null ? null : withoutVersion(datasetVersion)]
        .filter((part) => part !== null)
        .join(" "),
    ["value"],
  );
  found.fields("people.training", runs, ["triggeredBy"]);
};

const people: Compare = (found, trails) => {
  pairs(
    "people.approvals",
    both(trails, (trail) => named(decisionsOn(trail), ({ fields }) => fields.approver)),
    (path, approvals) => {
      if (!onlyOne(found, path, approvals))
        found.fields(path, approvals, ["decision", "conditions", "reason", "reference"]);
    },
  );
  pairs(
    "people.transitions",
    both(trails, (trail) => named(trail.ofKind("StageTransition"), ({ fields }) => fields.toStage)),
    (path, moves) => {
      if (!onlyOne(found, path, moves)) found.fields(path, moves, ["performedBy", "fromStage", "reason"]);
    },
  );
};

const OF_MODEL: readonly Compare[] = [model, trainedOn, datasets, tables, jobs, training, people];
