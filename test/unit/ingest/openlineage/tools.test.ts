import { describe, expect, it } from "vitest";
import { sha256Hex } from "#sha256";
import { readRun } from "../../../../src/ingest/openlineage/run.js";
import { assembled, byName, factsOf, type Json, NOTHING_KNOWN, partsOf, read } from "./events.js";
import { AIRFLOW, AIRFLOW_RUN, DBT, DBT_RUN, FLINK, FLINK_RUN, SPARK, SPARK_RUN } from "./tools.js";

const ORDERS = "postgres://db:5432/shop.public.orders";

describe("what tools send", () => {
  it("Spark: a Delta table with column lineage, whose inputs stand in another event", () => {
    expect(factsOf(SPARK)).toEqual(
      new Map<string, Json>([
        [
          `SourceTable ${ORDERS}`,
          {
            system: "postgres://db:5432",
            columns: [
              { name: "id", type: "long" },
              { name: "amount", type: "double" },
            ],
          },
        ],
        [
          `Transformation ${SPARK_RUN}`,
          {
            job: "spark/shop.execute_save_into_data_source_command.lake_orders",
            parent: "0198b0b2-0000-7000-8000-0000000000aa",
            startedAt: "2026-11-01T02:00:00.101Z",
            endedAt: "2026-11-01T02:00:09.003Z",
            reads: [{ sourceTable: ORDERS }],
          },
        ],
        [
          "DatasetVersion s3://lake/orders@2",
          {
            writtenBy: SPARK_RUN,
            rowCount: 120,
            columns: [
              { name: "id", type: "long" },
              { name: "total", type: "double" },
            ],
            columnLineage: [
              {
                column: "id",
                fromColumn: "id",
                sourceTable: ORDERS,
                type: "DIRECT/IDENTITY",
                description: "",
                masked: false,
              },
              {
                column: "total",
                fromColumn: "amount",
                sourceTable: ORDERS,
                type: "DIRECT/AGGREGATION",
                description: "",
                masked: false,
              },
              {
                column: "id",
                fromColumn: "id",
                sourceTable: ORDERS,
                type: "INDIRECT/GROUP_BY",
                description: "",
                masked: false,
              },
              {
                column: "total",
                fromColumn: "id",
                sourceTable: ORDERS,
                type: "INDIRECT/GROUP_BY",
                description: "",
                masked: false,
              },
            ],
          },
        ],
      ]),
    );
  });

  it("Airflow: a task that reads what Spark wrote", () => {
    const world = {
      ...NOTHING_KNOWN,
      current: new Map([["s3://lake/orders", { key: "s3://lake/orders@2", writtenBy: SPARK_RUN }]]),
    };
    expect(factsOf(AIRFLOW, world)).toEqual(
      new Map<string, Json>([
        [
          `Transformation ${AIRFLOW_RUN}`,
          {
            job: "airflow/daily.features",
            description: "Features of customers.",
            parent: "0198b0b2-0000-7000-8000-0000000000bb",
            gitCommit: "693e35482bc2e526ced2b5f9f76ef83dec6ec691",
            repository: "https://github.com/shop/dags",
            codeSha256: sha256Hex(
              "INSERT INTO features SELECT customer, sum(total) FROM orders GROUP BY customer",
            ),
            startedAt: "2026-11-01T03:00:00.123Z",
            endedAt: "2026-11-01T03:00:20.654Z",
            reads: [{ datasetVersion: "s3://lake/orders@2", inferred: true }],
          },
        ],
        [`DatasetVersion snowflake://org-acc/ML.PUBLIC.FEATURES@${AIRFLOW_RUN}`, { writtenBy: AIRFLOW_RUN }],
      ]),
    );
  });

  it("dbt: a model, which is a table, and tests that drop nothing", () => {
    const facts = factsOf(DBT);
    expect([...facts.keys()]).toEqual([
      "SourceTable bigquery/shop.stg.customers",
      `Transformation ${DBT_RUN}`,
      `DatasetVersion bigquery/shop.mart.customers@${DBT_RUN}`,
    ]);
    expect(facts.get(`Transformation ${DBT_RUN}`)).not.toHaveProperty("exclusions");
  });

  it("Flink: a stream that never ends", () => {
    const parts = partsOf(readRun(read(FLINK)));
    const key = `${FLINK_RUN}@2026-11-01T05:10:00.000Z`;
    expect(parts.map((part) => part.key)).toEqual([key]);
    expect([...byName(assembled(parts[0]).facts).keys()]).toEqual([
      "SourceTable kafka://k:9092/clicks",
      `Transformation ${key}`,
      `DatasetVersion kafka://k:9092/sessions@${key}`,
    ]);
  });

  it("has facets that are only kept, which the answer names", () => {
    const kept = [SPARK, AIRFLOW, DBT, FLINK].flatMap((events) =>
      read(events).flatMap(({ notes }) => notes.kept),
    );
    expect(new Set(kept.map((path) => path.split(".").at(-1)))).toEqual(
      new Set([
        "processing_engine",
        "spark_properties",
        "symlinks",
        "storage",
        "nominalTime",
        "airflow",
        "ownership",
        "dbt_run",
        "dbt_version",
        "flink_job",
        "checkpoints",
      ]),
    );
    expect(
      [SPARK, AIRFLOW, DBT, FLINK].flatMap((events) => read(events).flatMap(({ notes }) => notes.problems)),
    ).toEqual([]);
  });
});
