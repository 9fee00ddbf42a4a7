import { describe, expect, it } from "vitest";
import { type Batch, batchesOf, batchSize } from "../../../../src/cli/actions/ingestBatch.js";
import { mayReferTo } from "../../../../src/cli/actions/ingestOrder.js";

async function read(
  source: readonly (string | Buffer)[],
  fromLine = 1,
  size = batchSize(),
): Promise<Batch[]> {
  const all: Batch[] = [];
  const bytes = source.map((line) => Buffer.concat([Buffer.from(line), Buffer.from("\n")]));
  for await (const batch of batchesOf(
    (async function* () {
      yield Buffer.concat(bytes);
    })(),
    fromLine,
    size,
  ))
    all.push(batch);
  return all;
}
const fact = (kind: string) => JSON.stringify({ [kind]: {} });

describe("batchesOf", () => {
  it.each([
    ["is not JSON", "nothing"],
    ["is not JSON", '{"prediction":{}} {"prediction":{}}'],
    ["is not JSON", '{"prediction":{}},{"prediction":{}}'],
    ["is not UTF-8", Buffer.from([0x22, 0xff, 0x22])],
    ["must be an object", '[{"prediction":{}}]'],
    ["must be an object", "null"],
    [/^must be one fact/, "{}"],
    [/^must be one fact/, '{"prediction":{},"outcome":{}}'],
    [/^must be one fact/, '{"prediction":null}'],
    [/^alert: is no kind/, '{"alert":{}}'],
    [/^Prediction: is no kind/, '{"Prediction":{}}'],
    [/^has a name/, '{"prediction":{"features":{"__proto__":1}}}'],
    [/^has a name/, '{"prediction":{"features":{"\\u005f_proto__":1}}}'],
    [/^has a name/, '{"prediction":{"features":{"constructor":{"prototype":1}}}}'],
    ["must be an object", `${"[".repeat(20_000)}${"]".repeat(20_000)}`],
  ])("%s", async (reason, line) => {
    const [batch] = await read([fact("outcome"), line, fact("outcome")]);
    expect(batch?.facts.map(({ number }) => number)).toEqual([1, 3]);
    expect(batch?.rejects).toMatchObject([{ line: { number: 2 }, reason: expect.stringMatching(reason) }]);
  });

  it("passes empty lines over, and counts them", async () => {
    const [batch] = await read(["", fact("review"), " \t", fact("prediction")]);
    expect(batch).toMatchObject({ first: 1, lines: 4, rejects: [] });
    expect(batch?.facts.map(({ number, kind }) => [number, kind])).toEqual([
      [2, "Review"],
      [4, "Prediction"],
    ]);
  });

  it("begins at the line that it is told, and is as large as it is told", async () => {
    const lines = Array.from({ length: 10 }, () => fact("review"));
    const batches = await read(lines, 4, { facts: 3 });
    expect(batches.map(({ first, lines: count }) => [first, count])).toEqual([
      [4, 3],
      [7, 3],
      [10, 1],
    ]);
  });
});

describe("mayReferTo", () => {
  const batch = async (...kinds: string[]): Promise<Batch> => {
    const [one] = await read(kinds.map(fact));
    if (one === undefined) throw new Error("a batch was asked for");
    return one;
  };

  it("is true where a fact may have its cause in the earlier batch", async () => {
    const predictions = await batch("prediction", "prediction");
    const training = await batch("datasetVersion", "trainingRun", "modelVersion");
    expect(mayReferTo(predictions, predictions)).toBe(false);
    expect(mayReferTo(predictions, training)).toBe(true);
    expect(mayReferTo(training, predictions)).toBe(false);
    expect(mayReferTo(await batch("outcome"), predictions)).toBe(true);
    // either refers to facts of any kind
    expect(mayReferTo(await batch("access"), predictions)).toBe(true);
    expect(mayReferTo(await batch("prediction", "amendment"), predictions)).toBe(true);
  });
});
