import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProoflineError } from "../../../../src/facts/error.js";
import { parseFact } from "../../../../src/facts/parse.js";
import { assembleRun } from "../../../../src/ingest/openlineage/assemble.js";
import { type Condition, conditionText } from "../../../../src/ingest/openlineage/condition.js";
import { readEvent } from "../../../../src/ingest/openlineage/event.js";
import { withExactIntegers } from "../../../../src/ingest/openlineage/integers.js";
import { whatMore } from "../../../../src/ingest/openlineage/late.js";
import { rangeOf } from "../../../../src/ingest/openlineage/range.js";
import { readRun } from "../../../../src/ingest/openlineage/run.js";
import { assembled, dataset, facet, type Json, NOTHING_KNOWN, partsOf, read, runEvent } from "./events.js";
import { AIRFLOW, DBT, FLINK, SPARK } from "./tools.js";

const name = fc.constantFrom("a/x", "a/y", "b/z");
const version = fc.option(fc.constantFrom("1", "2"), { nil: undefined });
const aDataset: fc.Arbitrary<Json> = fc
  .record({ name, version, rowCount: fc.nat(3), columns: fc.subarray(["p", "q"]), isDeleted: fc.boolean() })
  .map(({ name, version, rowCount, columns, isDeleted }) =>
    dataset(name, {
      facets: {
        ...(version === undefined ? {} : { version: facet({ datasetVersion: version }) }),
        schema: isDeleted
          ? { _deleted: true }
          : facet({ fields: columns.map((column) => ({ name: column })) }),
        columnLineage: facet({
          fields: Object.fromEntries(
            columns.map((column) => [
              column,
              { inputFields: [{ namespace: "a", name: "x", field: column }] },
            ]),
          ),
        }),
      },
      inputFacets: { inputStatistics: facet({ rowCount }) },
      outputFacets: { outputStatistics: facet({ rowCount }) },
    }),
  );
const lineage = fc
  .record({ target: fc.constantFrom("x", "y"), inputs: fc.subarray(["x", "y", "w"]) })
  .map(({ target, inputs }) =>
    facet({
      entries: [
        {
          type: "DATASET",
          namespace: "a",
          name: target,
          inputs: inputs.map((input) => ({ type: "DATASET", namespace: "a", name: input })),
        },
      ],
    }),
  );
const anEvent: fc.Arbitrary<Json> = fc
  .record({
    type: fc.constantFrom("START", "RUNNING", "OTHER", "COMPLETE"),
    // several at the same time
    second: fc.nat(5),
    inputs: fc.array(aDataset, { maxLength: 2 }),
    outputs: fc.array(aDataset, { maxLength: 2 }),
    lineage: fc.option(lineage, { nil: undefined }),
    processingType: fc.constantFrom("BATCH", "STREAMING", undefined),
  })
  .map(({ type, second, inputs, outputs, lineage, processingType }) =>
    runEvent(type, second, {
      inputs,
      outputs,
      job: {
        facets: {
          ...(lineage === undefined ? {} : { lineage }),
          ...(processingType === undefined ? {} : { jobType: facet({ processingType }) }),
        },
      },
    }),
  );
// as JSON has it, without members that are undefined
const someEvents = fc
  .array(anEvent, { minLength: 1, maxLength: 6 })
  .map((events): Json[] => [...JSON.parse(JSON.stringify(events)), runEvent("COMPLETE", 6)]);

const allFacts = (events: readonly Json[]) =>
  partsOf(readRun(read(events))).map((part) => assembled(part, NOTHING_KNOWN));

describe("the facts of a run", () => {
  it("are the same in whatever order its events came, and however often each came", () => {
    fc.assert(
      fc.property(
        someEvents.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], { minLength: events.length }),
          ),
        ),
        ([events, others]) => {
          fc.pre(
            new Set(read(others).map(({ key }) => key)).size ===
              new Set(read(events).map(({ key }) => key)).size,
          );
          expect(allFacts(others)).toEqual(allFacts(events));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are what the Recorder takes, each key once, and no reference leads in a circle", () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        for (const { facts } of allFacts(events)) {
          const names = facts.map(({ kind, key }) => `${kind} ${key}`);
          expect(new Set(names).size).toBe(names.length);
          const written = new Map(
            facts.flatMap(({ kind, key, input }) =>
              kind === "DatasetVersion" ? [[key, input.writtenBy]] : [],
            ),
          );
          for (const { kind, key, input } of facts)
            if (kind === "Transformation" && Array.isArray(input.reads))
              for (const { datasetVersion } of input.reads) expect(written.get(datasetVersion)).not.toBe(key);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are no more than before with an event that was one of them", () => {
    fc.assert(
      fc.property(someEvents, fc.nat(), (events, at) => {
        const all = read(events);
        const again = all[at % all.length];
        if (again !== undefined) expect(whatMore(all, again, NOTHING_KNOWN)).toEqual({ runs: [], says: [] });
      }),
      { numRuns: 30 },
    );
  });
});

/** Every place in a JSON value that can be replaced. */
const placesIn = (value: unknown, at: readonly string[] = []): (readonly string[])[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, item]) => [[...at, name], ...placesIn(item, [...at, name])])
    : [];
function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = {
    ...value,
    [name]: replaced(Object.entries(value).find(([n]) => n === name)?.[1], rest, by),
  };
  return Array.isArray(value) ? Object.values(copy) : copy;
}

describe("an event with anything in one place", () => {
  it("is refused with the place, or put together or not, which says why", () => {
    const events = [...SPARK, ...AIRFLOW, ...DBT, ...FLINK].flatMap((event) =>
      placesIn(event).map((place) => ({ event, place })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...events), fc.jsonValue({ maxDepth: 3 }), ({ event, place }, value) => {
        const json = withExactIntegers(JSON.stringify(replaced(event, place, value)));
        try {
          const run = readRun([readEvent(JSON.parse(json), "")]);
          if ("reason" in run) return;
          for (const part of run.parts) {
            const result = assembleRun(part, NOTHING_KNOWN);
            if ("facts" in result)
              for (const { kind, input, path } of result.facts) parseFact(kind, input, path);
            else expect(result.reason).not.toBe("");
          }
        } catch (error) {
          if (!(error instanceof ProoflineError)) throw error;
          expect(error.code).toBe("BAD_USER_INPUT");
          // of the event, and not of a fact made from it
          expect(error.path).toMatch(/^(event|run|job|inputs|outputs|producer|schemaURL|dataset)/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a condition", () => {
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      fc.record({
        type: fc.constant("compare" as const),
        left: fc.record({ field: fc.constantFrom("day", "c") }),
        right: fc.record({
          value: fc.constantFrom("2026-10-01", "2026-10-02", "2026-10-03T10:00:00Z", "PL"),
        }),
        comparison: fc.constantFrom(
          "EQUAL",
          "GREATER_THAN",
          "GREATER_EQUAL_THAN",
          "LESS_THAN",
          "LESS_EQUAL_THAN",
        ),
      }),
      fc.record({
        type: fc.constant("binary" as const),
        left: tie("tree"),
        right: tie("tree"),
        operator: fc.constantFrom("AND", "OR"),
      }),
    ),
  }));
  const holds = (condition: Condition, row: Readonly<Record<string, string>>): boolean => {
    if (condition.type === "binary") {
      const [left, right] = [holds(condition.left, row), holds(condition.right, row)];
      return condition.operator === "AND" ? left && right : left || right;
    }
    if (condition.type !== "compare" || !("field" in condition.left) || !("value" in condition.right))
      return true;
    const { value } = condition.right;
    const isDay = value.length === 10;
    // a text that is no time bounds nothing
    if (value === "PL") return true;
    const time = (isDay ? (row[condition.left.field] ?? "").slice(0, 10) : row[condition.left.field]) ?? "";
    const other = isDay ? value : "2026-10-03T10:00:00.000Z";
    switch (condition.comparison) {
      case "EQUAL":
        return time === other;
      case "GREATER_THAN":
        return time > other;
      case "GREATER_EQUAL_THAN":
        return time >= other;
      case "LESS_THAN":
        return time < other;
      default:
        return time <= other;
    }
  };

  it("holds for no row outside of the range that follows from it", () => {
    const hour = fc
      .integer({ min: -30, max: 100 })
      .map((hours) => new Date(Date.UTC(2026, 9, 1, hours)).toISOString());
    fc.assert(
      fc.property(tree, hour, hour, (condition, day, c) => {
        const range = rangeOf(condition);
        if (range === undefined || !holds(condition, { day, c })) return;
        const isIn = (time: string) =>
          (range.dateFrom === undefined || time >= range.dateFrom) &&
          (range.dateTo === undefined || time < range.dateTo);
        expect(isIn(day) || isIn(c), conditionText(condition)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("JSON with exact integers", () => {
  it("is the same JSON where its numbers are small", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value);
        const isLarge = (item: unknown): boolean =>
          typeof item === "number"
            ? Number.isInteger(item) && !Number.isSafeInteger(item)
            : typeof item === "object" && item !== null && Object.values(item).some(isLarge);
        fc.pre(!isLarge(value));
        expect(withExactIntegers(json)).toBe(json);
      }),
    );
  });
});
