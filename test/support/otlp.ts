import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { packageRoot } from "../../src/packageRoot.js";

const fixture = (file: string): Buffer => readFileSync(join(packageRoot, "test", "fixtures", "otlp", file));

/** Two requests, as BentoML's monitor sent them. */
export const bentomlLogs = (): Buffer => gunzipSync(fixture("bentoml-1.4.39-logs.bin.gz"));
/** Two traces, one of them with two spans, as MLflow's tracing sent them. */
export const mlflowTraces = (): Buffer => fixture("mlflow-3.17.2-traces.bin");

/** A message of one field, which is a message or text. */
export const nested = (number: number, bytes: Uint8Array): Uint8Array =>
  new BinaryWriter().tag(number, WireType.LengthDelimited).bytes(bytes).finish();

export const plain = (value: unknown): unknown => {
  switch (typeof value) {
    case "string":
      return { stringValue: value };
    case "boolean":
      return { boolValue: value };
    case "number":
      return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
    default:
      if (Array.isArray(value)) return { arrayValue: { values: value.map(plain) } };
      return { kvlistValue: { values: keyValues(Object(value)) } };
  }
};

export const keyValues = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value: plain(value) }));

export interface GivenRecord {
  readonly body?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly timeUnixNano?: string;
}

export const logsOf = (
  resource: Readonly<Record<string, unknown>>,
  ...records: readonly GivenRecord[]
): unknown => ({
  resourceLogs: [
    {
      resource: { attributes: keyValues(resource) },
      scopeLogs: [
        {
          logRecords: records.map(({ body, attributes = {}, timeUnixNano = "1795879573889191424" }) => ({
            ...(body !== undefined && { body: plain(body) }),
            attributes: keyValues(attributes),
            timeUnixNano,
          })),
        },
      ],
    },
  ],
});

export interface GivenSpan {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly spanId?: string;
  readonly parentSpanId?: string;
  readonly code?: number;
}

export const spansIn = (
  resource: Readonly<Record<string, unknown>>,
  ...spans: readonly GivenSpan[]
): unknown => ({
  resourceSpans: [
    {
      resource: { attributes: keyValues(resource) },
      scopeSpans: [
        {
          spans: spans.map(({ attributes = {}, spanId = "00000000000000aa", parentSpanId, code = 1 }) => ({
            ...{ traceId: "0af7651916cd43dd8448eb211c80319c", spanId, name: "predict" },
            ...(parentSpanId !== undefined && { parentSpanId }),
            endTimeUnixNano: "1795879573889191424",
            attributes: keyValues(attributes),
            status: { code },
          })),
        },
      ],
    },
  ],
});
