import { describe, expect, it } from "vitest";
import type { FactLine, Reject } from "../../../../src/cli/actions/ingestBatch.js";
import { Ingestion, type RecordFacts } from "../../../../src/cli/actions/ingestion.js";
import { NoAnswer } from "../../../../src/cli/client.js";
import { badInputAt, ProoflineError } from "../../../../src/facts/error.js";

const prediction = (id: number, more: object = {}) => ({
  prediction: {
    requestId: `r-${id}`,
    modelVersion: "m@1",
    features: id,
    prediction: id,
    timestamp: "2026-11-21T00:00:00Z",
    ...more,
  },
});
const outcome = (id: number) => ({
  outcome: { key: `o-${id}`, prediction: `r-${id}`, actual: 1, at: "2026-11-21T00:00:00Z" },
});

function ingestion(facts: readonly object[], { fromLine = 1, retrySeconds = 1 } = {}) {
  const text = facts.map((fact) => `${JSON.stringify(fact)}\n`).join("");
  const rejects: Reject[] = [];
  const stop = new AbortController();
  const ingestion = new Ingestion(
    (async function* () {
      yield Buffer.from(text);
    })(),
    {
      fromLine,
      retrySeconds,
      reject: async (refused) => {
        rejects.push(...refused);
      },
      progressed: () => {},
      say: () => {},
      stop: stop.signal,
    },
  );
  return { ingestion, rejects, stop };
}
const away = () => new ProoflineError("UNAVAILABLE", "away");
const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const numbers = (facts: readonly FactLine[]) => facts.map(({ number }) => number);

describe("an ingestion", () => {
  it("has several batches under way, unless one may refer to another", async () => {
    const { ingestion: run } = ingestion([
      ...range(5_000).map((i) => prediction(i)),
      ...range(10).map(outcome),
    ]);
    const events: string[] = [];
    await run.run(async (facts) => {
      const name = `${facts[0]?.number}`;
      events.push(`+${name}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      events.push(`-${name}`);
      return 0;
    });
    // the last batch has outcomes, which wait for all predictions
    expect(events).toEqual(["+1", "+2001", "-1", "-2001", "+4001", "-4001"]);
    expect(run.progress).toMatchObject({ lines: 5_010, recorded: 5_010, rejected: 0, nextLine: 5_011 });
  });

  it("finds bad lines by the place that a refusal names, and records the others", async () => {
    const { ingestion: run, rejects } = ingestion([
      prediction(1),
      prediction(2, { timestamp: "soon" }),
      prediction(3),
      prediction(4),
    ]);
    const recorded: number[] = [];
    const record: RecordFacts = async (facts) => {
      const bad = facts.findIndex(({ number }) => number === 2 || number === 4);
      if (bad >= 0) throw new ProoflineError("CONFLICT", "is another", { path: `facts[${bad}].prediction` });
      recorded.push(...numbers(facts));
      return 0;
    };
    await run.run(record);
    expect(recorded).toEqual([1, 3]);
    expect(rejects.map(({ line, reason }) => [line.number, reason])).toEqual([
      [2, "prediction: is another"],
      [4, "prediction: is another"],
    ]);
    expect(run.progress).toMatchObject({ lines: 4, recorded: 2, rejected: 2 });
  });

  it("sends smaller batches from then on where a service takes no such large ones", async () => {
    const { ingestion: run } = ingestion(range(8_000).map((i) => prediction(i)));
    const sizes: number[] = [];
    await run.run(async (facts) => {
      sizes.push(facts.length);
      if (facts.length > 1_000) throw new ProoflineError("LIMIT_EXCEEDED", "too much");
      return 0;
    });
    expect(run.progress).toMatchObject({ recorded: 8_000, rejected: 0 });
    expect(sizes.filter((size) => size > 1_000).length).toBeLessThanOrEqual(3);
  });

  it("tries again what nothing can be said of, and counts what was there", async () => {
    const { ingestion: run } = ingestion([prediction(1), prediction(2)]);
    let failures = 0;
    await run.run(async (facts) => {
      failures += 1;
      if (failures < 3) throw away();
      return facts.length;
    });
    expect(run.progress).toMatchObject({ recorded: 0, duplicates: 2, rejected: 0 });
  });

  it("gives up when that lasts, and goes on with another way from the first line that is not done", async () => {
    const facts = range(7_000).map((i) => prediction(i));
    const { ingestion: run } = ingestion(facts, { retrySeconds: 0 });
    const failing = run.run(async (batch) => {
      if ((batch[0]?.number ?? 0) > 2_000) throw away();
      return 0;
    });
    await expect(failing).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(run.progress).toMatchObject({ lines: 2_000, nextLine: 2_001 });
    const rest: number[] = [];
    await run.run(async (batch) => {
      rest.push(...numbers(batch));
      return 0;
    });
    expect(rest).toEqual(range(5_000).map((i) => i + 2_001));
    expect(run.progress).toMatchObject({ lines: 7_000, recorded: 7_000, nextLine: 7_001 });
  });

  it("does not ask again where nothing answers and the store can be opened", async () => {
    const { ingestion: run } = ingestion([prediction(1)], { retrySeconds: 60 });
    const noAnswer = new NoAnswer({ url: "http://localhost" }, undefined);
    await expect(run.run(() => Promise.reject(noAnswer), false)).rejects.toBe(noAnswer);
  });

  it("ends with what is no fault of a fact", async () => {
    const { ingestion: run, rejects } = ingestion([prediction(1)]);
    const forbidden = new ProoflineError("FORBIDDEN", "takes the role INGEST");
    await expect(run.run(() => Promise.reject(forbidden))).rejects.toBe(forbidden);
    expect(rejects).toEqual([]);
  });

  it("rejects a fact that its sender may not record", async () => {
    const { ingestion: run, rejects } = ingestion([prediction(1), prediction(2)]);
    await run.run(async (facts) => {
      const at = facts.findIndex(({ number }) => number === 1);
      if (at >= 0) throw new ProoflineError("FORBIDDEN", "not yours", { path: `facts[${at}].prediction` });
      return 0;
    });
    expect(rejects).toMatchObject([{ reason: "prediction: not yours" }]);
  });

  it("stops between batches", async () => {
    const { ingestion: run, stop } = ingestion(range(20_000).map((i) => prediction(i)));
    await run.run(async () => {
      stop.abort();
      return 0;
    });
    expect(run.progress.nextLine).toBeLessThan(20_001);
    expect(run.progress.nextLine % 2_000).toBe(1);
  });

  it("a refusal of one alone is its reason, wherever it points", async () => {
    const { ingestion: run, rejects } = ingestion([prediction(1)]);
    await run.run(() => Promise.reject(badInputAt("facts", "is wrong")));
    expect(rejects).toMatchObject([{ line: { number: 1 }, reason: "facts: is wrong" }]);
  });
});
