import { isObject, type JsonObject, type JsonValue } from "../../facts/json.js";
import type { LogRecord } from "./items.js";
import {
  FEATURES,
  isNone,
  jsonIn,
  type Mapped,
  mapped,
  PREDICTION,
  REQUEST_ID,
  type Remark,
} from "./prediction.js";

/**
 * The predictions of log records: those of BentoML's monitor, whose bodies name the role of each column, and those with
 * Proofline's own attributes. Records of one request that come together are told apart by their times, which stay the same when
 * they are sent again, whatever else is sent with them.
 */
export function predictionsOfLogs(records: readonly LogRecord[]): Mapped[] {
  const found = records.map(said);
  const counts = new Map<string, number>();
  for (const one of found)
    if ("requestId" in one) counts.set(one.requestId, (counts.get(one.requestId) ?? 0) + 1);
  return found.map((one) => {
    if ("problem" in one) return one;
    const { record, requestId, features, prediction, actual, note } = one;
    const { place, time, attributes, resource } = record;
    const isOnly = counts.get(requestId) === 1;
    const fact = mapped({
      ...{ place, time, features, prediction, actual },
      requestId: isOnly ? requestId : `${requestId}#${time}`,
      served: [attributes, resource],
    });
    return "facts" in fact ? { ...fact, note } : fact;
  });
}

interface SaidByLog {
  readonly record: LogRecord;
  readonly requestId: string;
  readonly features: JsonValue;
  readonly prediction: JsonValue;
  readonly actual?: JsonValue | undefined;
  readonly note?: Remark | undefined;
}
type Read = SaidByLog | { readonly problem: Remark };

function said(record: LogRecord): Read {
  const { attributes, body } = record;
  if (attributes.has(FEATURES) || attributes.has(PREDICTION)) return saidByAttributes(record);
  if (isJsonObject(body) && "request_id" in body && "timestamp" in body) return saidByMonitor(record, body);
  return problem(record, `is no prediction: it has neither ${FEATURES} nor the columns of BentoML's monitor`);
}

function saidByAttributes(record: LogRecord): Read {
  const { attributes } = record;
  const requestId = attributes.get(REQUEST_ID);
  const features = jsonIn(attributes.get(FEATURES));
  const prediction = jsonIn(attributes.get(PREDICTION));
  if (typeof requestId !== "string" || requestId === "") return problem(record, `has no ${REQUEST_ID}`);
  if (!isGiven(features)) return problem(record, `has no ${FEATURES} that are JSON`);
  if (!isGiven(prediction)) return problem(record, `has no ${PREDICTION} that is JSON`);
  return { record, requestId, features, prediction };
}

/** Columns that the monitor adds; the others are what was logged. */
const OWN_COLUMNS: ReadonlySet<string> = new Set(["timestamp", "request_id", "trace_id", "bento_meta"]);

/** The body of OTLPMonitor (bentoml/_internal/monitoring/otlp.py): columns, and in `bento_meta.schema` the role of each. */
function saidByMonitor(record: LogRecord, body: JsonObject): Read {
  const { request_id: requestId, bento_meta: meta } = body;
  const schema = isJsonObject(meta) ? meta.schema : undefined;
  if (!isJsonObject(schema))
    return problem(
      record,
      "has no bento_meta.schema, which says what its columns are: set meta_sample_rate to 1.0",
    );
  if (typeof requestId !== "string" || requestId === "" || requestId === "None")
    return problem(record, "has no request_id: it was logged outside of a request");
  const columns = Object.entries(body).filter(([name]) => !OWN_COLUMNS.has(name));
  const of = (role: string) => columns.filter(([name]) => roleOf(schema[name]) === role);
  const prediction = answerOf(of("prediction"));
  if (!isGiven(prediction)) return problem(record, "has no column of the role prediction, or no value in it");
  const target = answerOf(of("target"));
  const others = columns.filter(([name]) => !ROLES.has(roleOf(schema[name]) ?? "")).map(([name]) => name);
  return {
    ...{ record, requestId, features: Object.fromEntries(of("feature")), prediction },
    actual: isGiven(target) ? target : undefined,
    note:
      others.length === 0
        ? undefined
        : {
            place: record.place,
            text: `is recorded without ${others.join(", ")}: the role is none of BentoML's`,
          },
  };
}

/** BentoML's roles (bentoml/_internal/monitoring/base.py). */
const ROLES: ReadonlySet<string> = new Set(["feature", "prediction", "target"]);

/** One column's value as it is, several with their names; undefined where there is none. */
function answerOf(columns: readonly (readonly [string, JsonValue])[]): JsonValue | undefined {
  const [only, ...more] = columns;
  return more.length === 0 ? only?.[1] : Object.fromEntries(columns);
}

function roleOf(column: JsonValue | undefined): string | undefined {
  const role = column !== undefined && isJsonObject(column) ? column.role : undefined;
  return typeof role === "string" ? role : undefined;
}

const problem = ({ place }: LogRecord, text: string) => isNone(place, text);
const isGiven = (value: JsonValue | undefined): value is JsonValue => value !== undefined && value !== null;
const isJsonObject = (value: JsonValue | undefined): value is JsonObject => isObject(value);
