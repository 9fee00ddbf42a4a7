import { describe, expect, it } from "vitest";
import { logRecordsOf, spansOf } from "../../../../src/ingest/otlp/items.js";
import { keyValues, logsOf, spansIn } from "../../../support/otlp.js";

describe("an OTLP export in JSON", () => {
  it("is read with its values as JSON has them", () => {
    const body = { text: "a", yes: true, whole: 7, part: 0.5, list: [1, "b"], inner: { deep: false } };
    expect(logRecordsOf(logsOf({ "host.name": "n-1" }, { body, attributes: { a: 1 } }))).toEqual([
      {
        place: "resourceLogs[0].scopeLogs[0].logRecords[0]",
        resource: new Map([["host.name", "n-1"]]),
        attributes: new Map([["a", 1]]),
        body,
        time: 1795879573889191424n,
      },
    ]);
    expect(spansOf(spansIn({}, { parentSpanId: "00000000000000bb", code: 2 }))).toMatchObject([
      { isRoot: false, hasFailed: true, end: 1795879573889191424n },
    ]);
    expect(spansOf(spansIn({}, { parentSpanId: "0000000000000000" }))).toMatchObject([{ isRoot: true }]);
  });

  const record = (given: object) => ({ resourceLogs: [{ scopeLogs: [{ logRecords: [given] }] }] });
  const AT = "resourceLogs[0].scopeLogs[0].logRecords[0]";

  it.each([
    ["body", []],
    ["resourceLogs", { resourceLogs: {} }],
    ["resourceLogs[0]", { resourceLogs: [7] }],
    ["resourceLogs[0].resource", { resourceLogs: [{ resource: 7 }] }],
    ["resourceLogs[0].scopeLogs", { resourceLogs: [{ scopeLogs: 7 }] }],
    [`${AT}.timeUnixNano`, record({ timeUnixNano: "soon" })],
    [`${AT}.body`, record({ body: "text" })],
    [`${AT}.body`, record({ body: { stringValue: 7 } })],
    [`${AT}.body`, record({ body: { boolValue: "true" } })],
    [`${AT}.body`, record({ body: { intValue: "1.5" } })],
    [`${AT}.body`, record({ body: { doubleValue: "1.5" } })],
    [`${AT}.body.arrayValue`, record({ body: { arrayValue: 7 } })],
    [`${AT}.attributes[0].key`, record({ attributes: [{ key: 7 }] })],
    [`${AT}.attributes[1]`, record({ attributes: [...keyValues({ a: 1 }), ...keyValues({ a: 2 })] })],
  ])("is refused by the name of %s", (place, body) => {
    const escaped = place.replaceAll(/[[\].]/g, "\\$&");
    expect(() => logRecordsOf(body)).toThrow(new RegExp(`^${escaped}: `));
  });
});
