import { readRecord } from "../../src/facts/record.js";
import { type Readers, readerOf } from "../../src/report/document/readers.js";
import { store } from "./trails.js";

/** Readers of req-42: an access each, the newest first, and how many there are in all. */
export function readBy(
  accesses: readonly Readonly<Record<string, unknown>>[],
  count = accesses.length,
): Readers {
  const stored = store(
    accesses.map((access, i) => ({
      kind: "Access",
      input: {
        key: `access-${i}`,
        system: "registry",
        principal: "auditor",
        operation: "auditReport",
        facts: [{ kind: "Prediction", key: "req-42" }],
        at: "2026-11-22T07:00:00Z",
        outcome: "ALLOWED",
        ...access,
      },
    })),
  );
  const newest = stored.flatMap((fact) => {
    const record = readRecord(fact);
    return record.kind === "Access" ? [readerOf(record.fields)] : [];
  });
  return { newest, count };
}
