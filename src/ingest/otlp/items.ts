import { badInputAt } from "../../facts/error.js";
import { isObject, type JsonValue } from "../../facts/json.js";

export type Attributes = ReadonlyMap<string, JsonValue>;

/** A log record. Times in nanoseconds since 1970, 0 where they are not known. */
export interface LogRecord {
  /** In the request. */
  readonly place: string;
  readonly resource: Attributes;
  readonly attributes: Attributes;
  readonly body: JsonValue;
  readonly time: bigint;
}

/** A span. Ids are hex digits. */
export interface Span {
  readonly place: string;
  readonly resource: Attributes;
  readonly attributes: Attributes;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly isRoot: boolean;
  readonly end: bigint;
  readonly hasFailed: boolean;
}

/** The log records of an export request in JSON form. Throws BAD_USER_INPUT that names the place. */
export const logRecordsOf = (body: unknown): LogRecord[] =>
  itemsOf(body, ["resourceLogs", "scopeLogs", "logRecords"], (given, place, resource) => ({
    place,
    resource,
    attributes: attributesOf(given, place),
    body: anyValue(given.body, `${place}.body`),
    time: nanosOf(given, "timeUnixNano", place) || nanosOf(given, "observedTimeUnixNano", place),
  }));

/** The spans of one. Throws BAD_USER_INPUT that names the place. */
export const spansOf = (body: unknown): Span[] =>
  itemsOf(body, ["resourceSpans", "scopeSpans", "spans"], (given, place, resource) => ({
    place,
    resource,
    attributes: attributesOf(given, place),
    name: textOf(given, "name", place),
    traceId: textOf(given, "traceId", place),
    spanId: textOf(given, "spanId", place),
    isRoot: /^0*$/.test(textOf(given, "parentSpanId", place)),
    end: nanosOf(given, "endTimeUnixNano", place),
    hasFailed: isError(memberOf(given, "status", place).code),
  }));

type Given = Readonly<Record<string, unknown>>;

function itemsOf<T>(
  body: unknown,
  [outer, middle, inner]: readonly [string, string, string],
  read: (given: Given, place: string, resource: Attributes) => T,
): T[] {
  if (!isObject(body)) throw badInputAt("body", "must be an object");
  return objectsOf(body, outer, "").flatMap(([group, at]) => {
    const resource = attributesOf(memberOf(group, "resource", at), `${at}.resource`);
    return objectsOf(group, middle, at).flatMap(([scope, below]) =>
      objectsOf(scope, inner, below).map(([item, place]) => read(item, place, resource)),
    );
  });
}

/** A list's objects with their places. */
function objectsOf(given: Given, name: string, place: string): (readonly [Given, string])[] {
  const at = place === "" ? name : `${place}.${name}`;
  const list: unknown = given[name] ?? [];
  if (!Array.isArray(list)) throw badInputAt(at, "must be a list");
  return list.map((item: unknown, i) => {
    if (!isObject(item)) throw badInputAt(`${at}[${i}]`, "must be an object");
    return [item, `${at}[${i}]`] as const;
  });
}

function memberOf(given: Given, name: string, place: string): Given {
  const member: unknown = given[name] ?? {};
  if (!isObject(member)) throw badInputAt(`${place}.${name}`, "must be an object");
  return member;
}

function textOf(given: Given, name: string, place: string): string {
  const value: unknown = given[name] ?? "";
  if (typeof value !== "string") throw badInputAt(`${place}.${name}`, "must be a string");
  return value;
}

/** 64 bits, which JSON has as a text of digits or a number. */
function nanosOf(given: Given, name: string, place: string): bigint {
  const value: unknown = given[name] ?? "0";
  if ((typeof value !== "string" && typeof value !== "number") || !/^\d{1,20}$/.test(String(value)))
    throw badInputAt(`${place}.${name}`, "must be nanoseconds since 1970");
  return BigInt(value);
}

const isError = (code: unknown): boolean => code === 2 || code === "STATUS_CODE_ERROR";

const attributesOf = (given: Given, place: string): Attributes => keyValues(given, "attributes", place);

function keyValues(given: Given, name: string, place: string): Map<string, JsonValue> {
  const found = new Map<string, JsonValue>();
  for (const [pair, at] of objectsOf(given, name, place)) {
    const key = textOf(pair, "key", at);
    if (found.has(key)) throw badInputAt(at, `has a second value of ${key}`);
    found.set(key, anyValue(pair.value, `${at}.value`));
  }
  return found;
}

/** An AnyValue as the JSON value that it stands for; null where it is empty. Bytes stay base64, integers beyond 2^53 digits. */
function anyValue(given: unknown, place: string): JsonValue {
  if (given === undefined || given === null) return null;
  if (!isObject(given)) throw badInputAt(place, "must be an object with one of OTLP's values");
  const { stringValue, boolValue, intValue, doubleValue, arrayValue, kvlistValue, bytesValue } = given;
  const text = stringValue ?? bytesValue;
  if (text !== undefined) {
    if (typeof text !== "string") throw badInputAt(place, "has a text that is none");
    return text;
  }
  if (boolValue !== undefined) {
    if (typeof boolValue !== "boolean") throw badInputAt(place, "has a boolValue that is none");
    return boolValue;
  }
  if (intValue !== undefined) return integerOf(intValue, place);
  if (doubleValue !== undefined) return doubleOf(doubleValue, place);
  if (arrayValue !== undefined)
    return objectsOf(memberOf(given, "arrayValue", place), "values", `${place}.arrayValue`).map(
      ([item, at]) => anyValue(item, at),
    );
  if (kvlistValue !== undefined)
    return Object.fromEntries(
      keyValues(memberOf(given, "kvlistValue", place), "values", `${place}.kvlistValue`),
    );
  return null;
}

function integerOf(value: unknown, place: string): JsonValue {
  if ((typeof value !== "string" && typeof value !== "number") || !/^-?\d{1,20}$/.test(String(value)))
    throw badInputAt(place, "has an intValue that is none");
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

function doubleOf(value: unknown, place: string): JsonValue {
  // what JSON has no number for
  const isOther = value === "NaN" || value === "Infinity" || value === "-Infinity";
  if (typeof value !== "number" && !isOther) throw badInputAt(place, "has a doubleValue that is none");
  return value;
}
