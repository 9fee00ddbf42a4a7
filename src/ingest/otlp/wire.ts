import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { badInput, ProoflineError } from "../../facts/error.js";

/** A message's fields by number, as opentelemetry-proto has them; all others are passed over. */
interface Message {
  readonly [number: number]: Field;
}
interface Field {
  /** In the JSON form. */
  readonly name: string;
  readonly isList: boolean;
  readonly read: (reader: BinaryReader, wire: WireType, budget: Budget) => unknown;
}

/** What reading may still cost: values in values use the stack, and each message makes an object. */
interface Budget {
  readonly depth: number;
  readonly left: { messages: number };
}
const MAX_DEPTH = 80;
const MAX_MESSAGES = 100_000;

const plain =
  (wire: WireType, read: (reader: BinaryReader) => unknown) =>
  (name: string): Field => ({
    name,
    isList: false,
    read: (reader, given) => {
      mustBe(given, wire);
      return read(reader);
    },
  });
/** Throws where it is not UTF-8. */
const text = plain(WireType.LengthDelimited, (reader) => reader.string(true));
const hex = plain(WireType.LengthDelimited, (reader) => Buffer.from(reader.bytes()).toString("hex"));
const base64 = plain(WireType.LengthDelimited, (reader) => Buffer.from(reader.bytes()).toString("base64"));
const boolean = plain(WireType.Varint, (reader) => reader.bool());
const integer = plain(WireType.Varint, (reader) => reader.int64().toString());
const enumeration = plain(WireType.Varint, (reader) => reader.int32());
const fixed64 = plain(WireType.Bit64, (reader) => reader.fixed64().toString());
const double = plain(WireType.Bit64, (reader) => {
  const value = reader.double();
  // as JSON has them
  return Number.isFinite(value) ? value : String(value);
});

const one = (name: string, message: () => Message): Field => ({
  name,
  isList: false,
  read: (reader, wire, budget) => {
    mustBe(wire, WireType.LengthDelimited);
    return readMessage(reader.bytes(), message(), budget);
  },
});
const many = (name: string, message: () => Message): Field => ({ ...one(name, message), isList: true });

const ANY_VALUE: Message = {
  1: text("stringValue"),
  2: boolean("boolValue"),
  3: integer("intValue"),
  4: double("doubleValue"),
  5: one("arrayValue", () => ({ 1: many("values", () => ANY_VALUE) })),
  6: one("kvlistValue", () => ({ 1: many("values", () => KEY_VALUE) })),
  7: base64("bytesValue"),
};
const KEY_VALUE: Message = { 1: text("key"), 2: one("value", () => ANY_VALUE) };
const RESOURCE: Message = { 1: many("attributes", () => KEY_VALUE) };
const LOG_RECORD: Message = {
  1: fixed64("timeUnixNano"),
  5: one("body", () => ANY_VALUE),
  6: many("attributes", () => KEY_VALUE),
  11: fixed64("observedTimeUnixNano"),
};
const SPAN: Message = {
  1: hex("traceId"),
  2: hex("spanId"),
  4: hex("parentSpanId"),
  5: text("name"),
  8: fixed64("endTimeUnixNano"),
  9: many("attributes", () => KEY_VALUE),
  15: one("status", () => ({ 3: enumeration("code") })),
};
const SCOPE_LOGS: Message = { 2: many("logRecords", () => LOG_RECORD) };
const SCOPE_SPANS: Message = { 2: many("spans", () => SPAN) };
const REQUESTS = {
  logs: {
    1: many("resourceLogs", () => ({
      1: one("resource", () => RESOURCE),
      2: many("scopeLogs", () => SCOPE_LOGS),
    })),
  },
  traces: {
    1: many("resourceSpans", () => ({
      1: one("resource", () => RESOURCE),
      2: many("scopeSpans", () => SCOPE_SPANS),
    })),
  },
} satisfies Record<string, Message>;

/**
 * An export request in protobuf's binary form, in the form that OTLP's JSON has. Throws BAD_USER_INPUT for what is none, as text
 * that is not UTF-8, and LIMIT_EXCEEDED.
 */
export function readExport(signal: keyof typeof REQUESTS, bytes: Uint8Array): unknown {
  try {
    return readMessage(bytes, REQUESTS[signal], { depth: MAX_DEPTH, left: { messages: MAX_MESSAGES } });
  } catch (error) {
    if (error instanceof ProoflineError) throw error;
    throw badInput(`the body is no OTLP export of ${signal} in protobuf`, error);
  }
}

function readMessage(bytes: Uint8Array, message: Message, { depth, left }: Budget): Record<string, unknown> {
  if (depth === 0) throw tooMuch(`nests at most ${MAX_DEPTH} levels`);
  if (left.messages-- === 0) throw tooMuch(`has at most ${MAX_MESSAGES} messages: send several smaller ones`);
  const reader = new BinaryReader(bytes);
  const object: Record<string, unknown> = {};
  while (reader.pos < reader.len) {
    const [number, wire] = reader.tag();
    const field = message[number];
    if (field === undefined) {
      reader.skip(wire, number);
      continue;
    }
    const value = field.read(reader, wire, { depth: depth - 1, left });
    if (!field.isList) object[field.name] = value;
    else {
      const list = object[field.name];
      if (Array.isArray(list)) list.push(value);
      else object[field.name] = [value];
    }
  }
  return object;
}

function mustBe(given: WireType, expected: WireType): void {
  if (given !== expected) throw new TypeError("a field of another type");
}

const tooMuch = (limit: string) => new ProoflineError("LIMIT_EXCEEDED", `a request ${limit}`);
