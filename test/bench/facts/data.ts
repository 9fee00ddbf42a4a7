import { digest } from "./prediction.js";
import { minutesAgo } from "./times.js";
import type { Fact } from "./trail.js";

const JANUARY = { dateFrom: "2026-01-01T00:00:00.000Z", dateTo: "2026-02-01T00:00:00.000Z" };

export const sourceTable = (key: string): Fact => ({
  sourceTable: {
    key,
    owner: "Lending",
    description: "One row a contract.",
    system: "warehouse",
    columns: [
      { name: "id", type: "bigint", description: "The contract.", personal: false },
      { name: "birth_date", type: "date", description: "The borrower's.", personal: true },
      { name: "balance", type: "numeric(12,2)", description: "At the month's end.", personal: false },
    ],
  },
});

/** A run that reads tables or dataset versions; `step` orders runs in time. */
export const transformation = (
  key: string,
  step: number,
  reads: readonly ({ sourceTable: string } | { datasetVersion: string })[],
): Fact => ({
  transformation: {
    key,
    job: "credit.build",
    gitCommit: "1a2b3c4d5e6f708192a3b4c5d6e7f80912345678",
    repository: "https://git.example.com/credit/data",
    codeSha256: digest("credit.build"),
    startedAt: minutesAgo(20 - step / 30),
    endedAt: minutesAgo(20 - (step + 0.5) / 30),
    runBy: "data-pipeline@example.com",
    reads: reads.map((read) => ({
      ...read,
      ...JANUARY,
      snapshot: "2026-02-01",
      filter: "closed = false",
      rowCount: 81_000,
    })),
    exclusions: [{ rule: "age < 18", reason: "Minors get no credit.", rowCount: 12 }],
  },
});

export const datasetVersion = (key: string, writtenBy: string): Fact => ({
  datasetVersion: {
    key,
    sha256: digest(key),
    rowCount: 80_988,
    uri: `s3://data.example.com/${key}`,
    columns: [
      { name: "debt_ratio", type: "double", description: "Debt by income.", personal: false },
      { name: "late_payments", type: "int", description: "In the last year.", personal: false },
    ],
    writtenBy,
  },
});
