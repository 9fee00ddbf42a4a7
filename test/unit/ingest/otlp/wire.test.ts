import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { describe, expect, it } from "vitest";
import { logRecordsOf, spansOf } from "../../../../src/ingest/otlp/items.js";
import { readExport } from "../../../../src/ingest/otlp/wire.js";
import { bentomlLogs, mlflowTraces, nested } from "../../../support/otlp.js";

/** An export of one log record. */
const logWith = (record: Uint8Array): Uint8Array => nested(1, nested(2, nested(2, record)));
const bodyOf = (value: Uint8Array): Uint8Array => logWith(nested(5, value));
const readBody = (value: Uint8Array) => logRecordsOf(readExport("logs", bodyOf(value)))[0]?.body;
const text = (given: string) => new TextEncoder().encode(given);

describe("an OTLP export in protobuf", () => {
  it("of BentoML is read", () => {
    const records = logRecordsOf(readExport("logs", bentomlLogs()));
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject({
      place: "resourceLogs[0].scopeLogs[0].logRecords[0]",
      body: { age: 41, income: 5000.5, approved: "yes", request_id: "15712816342202001965" },
      time: 1795879573889191424n,
    });
    expect(records[0]?.resource.get("proofline.deployment")).toBe("d-credit");
  });

  it("of MLflow is read", () => {
    const spans = spansOf(readExport("traces", mlflowTraces()));
    expect(spans.map(({ name, isRoot, hasFailed }) => ({ name, isRoot, hasFailed }))).toEqual([
      { name: "lookup", isRoot: false, hasFailed: false },
      { name: "predict", isRoot: true, hasFailed: false },
      { name: "second", isRoot: true, hasFailed: false },
    ]);
    expect(spans[1]).toMatchObject({
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(spans[1]?.attributes.get("mlflow.spanOutputs")).toBe('{"approved": true, "score": 0.9}');
  });

  it("may hold each of OTLP's values", () => {
    const values: [BinaryWriter, unknown][] = [
      [new BinaryWriter().tag(1, WireType.LengthDelimited).string("ü"), "ü"],
      [new BinaryWriter().tag(2, WireType.Varint).bool(true), true],
      [new BinaryWriter().tag(3, WireType.Varint).int64(-7), -7],
      [new BinaryWriter().tag(3, WireType.Varint).int64(2n ** 60n), "1152921504606846976"],
      [new BinaryWriter().tag(4, WireType.Bit64).double(0.5), 0.5],
      [new BinaryWriter().tag(4, WireType.Bit64).double(Number.NaN), "NaN"],
      [new BinaryWriter().tag(7, WireType.LengthDelimited).bytes(text("abc")), "YWJj"],
      [new BinaryWriter(), null],
      // a field of a later version
      [new BinaryWriter().tag(99, WireType.LengthDelimited).string("new"), null],
    ];
    for (const [writer, value] of values) expect(readBody(writer.finish())).toEqual(value);
  });

  it("that is empty holds nothing", () => {
    expect(logRecordsOf(readExport("logs", new Uint8Array()))).toEqual([]);
    expect(spansOf(readExport("traces", new Uint8Array()))).toEqual([]);
  });

  it.each([
    ["no protobuf", text("{}")],
    ["cut off", bentomlLogs().subarray(0, 100)],
    ["text that is not UTF-8", bodyOf(nested(1, new Uint8Array([0xff, 0xfe])))],
    ["a field of another type", bodyOf(new BinaryWriter().tag(1, WireType.Varint).int32(1).finish())],
    ["a length beyond its end", new Uint8Array([0x0a, 0x7f, 0x00])],
  ])("with %s is refused", (_, bytes) => {
    expect(() => readExport("logs", bytes)).toThrow(/no OTLP export of logs/);
  });

  it("that nests 20,000 levels is refused, and so is one of very many values", () => {
    let value: Uint8Array = new Uint8Array();
    for (let i = 0; i < 20_000 && value.length < 4_000_000; i++) value = nested(5, nested(1, value));
    expect(() => readExport("logs", bodyOf(value))).toThrow(/nests at most 80 levels/);

    const writer = new BinaryWriter();
    for (let i = 0; i < 100_001; i++) writer.tag(1, WireType.LengthDelimited).bytes(new Uint8Array());
    expect(() => readExport("logs", bodyOf(nested(5, writer.finish())))).toThrow(/at most 100000 messages/);
  });
});
