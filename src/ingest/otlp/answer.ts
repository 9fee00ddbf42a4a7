import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { Remark } from "./prediction.js";

/** What there is to say of an export, in OTLP's words: how many were not taken, which may be none, and why. */
export interface PartialSuccess {
  readonly rejected: number;
  readonly message: string;
}

const REASONS = 10;

/** Undefined where there is nothing to say. Tells how many there are of each remark, and where the first one is. */
export function partialOf(problems: readonly Remark[], notes: readonly Remark[]): PartialSuccess | undefined {
  const all = [...problems, ...notes];
  if (all.length === 0) return undefined;
  const byText = new Map<string, { count: number; place: string }>();
  for (const { place, text } of all) {
    const known = byText.get(text);
    if (known === undefined) byText.set(text, { count: 1, place });
    else known.count++;
  }
  const texts = [...byText].map(([text, { count, place }]) =>
    count === 1 ? `${place} ${text}` : `${place} and ${count - 1} more: ${text}`,
  );
  const shown = texts.slice(0, REASONS);
  if (texts.length > shown.length) shown.push(`and ${texts.length - shown.length} other remarks`);
  // of one record several facts may be refused
  return { rejected: new Set(problems.map(({ place }) => place)).size, message: shown.join("; ") };
}

/** An export's response in JSON: empty where there is nothing to say. */
export const jsonAnswer = (
  counted: "rejectedLogRecords" | "rejectedSpans",
  partial: PartialSuccess | undefined,
) =>
  partial === undefined
    ? {}
    : { partialSuccess: { [counted]: String(partial.rejected), errorMessage: partial.message } };

/** The same in protobuf: its first field is the partial success, which has the number and the message. */
export function protobufAnswer(partial: PartialSuccess | undefined): Uint8Array {
  const writer = new BinaryWriter();
  if (partial !== undefined)
    writer
      .tag(1, WireType.LengthDelimited)
      .fork()
      .tag(1, WireType.Varint)
      .int64(partial.rejected)
      .tag(2, WireType.LengthDelimited)
      .string(partial.message)
      .join();
  return writer.finish();
}
