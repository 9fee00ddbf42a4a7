import { facet, type Json, SCHEMA_URL } from "./events.js";

/*
 * Events in the shapes in which tools send them, small: what matters here, and some of what is only kept.
 */

const event = (members: Json): Json => ({
  producer: "https://github.com/OpenLineage",
  schemaURL: SCHEMA_URL,
  ...members,
});

export const SPARK_RUN = "0198b0b2-0000-7000-8000-000000000001";
const sparkJob = {
  namespace: "spark",
  name: "shop.execute_save_into_data_source_command.lake_orders",
  facets: { jobType: facet({ processingType: "BATCH", integration: "SPARK", jobType: "SQL_JOB" }) },
};
const sparkRun = {
  runId: SPARK_RUN,
  facets: {
    parent: facet({
      run: { runId: "0198b0b2-0000-7000-8000-0000000000aa" },
      job: { namespace: "spark", name: "shop" },
      root: {
        run: { runId: "0198b0b2-0000-7000-8000-0000000000aa" },
        job: { namespace: "spark", name: "shop" },
      },
    }),
    processing_engine: facet({ version: "3.5.1", name: "spark", openlineageAdapterVersion: "1.40.0" }),
    spark_properties: facet({ properties: { "spark.master": "yarn" } }),
  },
};
const sparkInput = {
  namespace: "postgres://db:5432",
  name: "shop.public.orders",
  facets: {
    dataSource: facet({ name: "postgres://db:5432", uri: "postgres://db:5432" }),
    schema: facet({
      fields: [
        { name: "id", type: "long" },
        { name: "amount", type: "double" },
      ],
    }),
    symlinks: facet({ identifiers: [{ namespace: "hive://m", name: "shop.orders", type: "TABLE" }] }),
  },
};
const sparkField = (field: string, type: string, subtype: string) => ({
  namespace: "postgres://db:5432",
  name: "shop.public.orders",
  field,
  transformations: [{ type, subtype, description: "", masking: false }],
});
/** Delta, with column lineage: inputs at the start, the version of the output at the end, where inputs are empty. */
export const SPARK: readonly Json[] = [
  event({
    eventType: "START",
    eventTime: "2026-11-01T02:00:00.101Z",
    run: sparkRun,
    job: sparkJob,
    inputs: [sparkInput],
    outputs: [],
  }),
  event({
    eventType: "RUNNING",
    eventTime: "2026-11-01T02:00:04.220Z",
    run: sparkRun,
    job: sparkJob,
    inputs: [],
    outputs: [],
  }),
  event({
    eventType: "COMPLETE",
    eventTime: "2026-11-01T02:00:09.003Z",
    run: sparkRun,
    job: sparkJob,
    inputs: [],
    outputs: [
      {
        namespace: "s3://lake",
        name: "orders",
        facets: {
          schema: facet({
            fields: [
              { name: "id", type: "long" },
              { name: "total", type: "double" },
            ],
          }),
          storage: facet({ storageLayer: "delta", fileFormat: "parquet" }),
          version: facet({ datasetVersion: "2" }),
          lifecycleStateChange: facet({ lifecycleStateChange: "OVERWRITE" }),
          columnLineage: facet({
            fields: {
              id: { inputFields: [sparkField("id", "DIRECT", "IDENTITY")] },
              total: { inputFields: [sparkField("amount", "DIRECT", "AGGREGATION")] },
            },
            dataset: [sparkField("id", "INDIRECT", "GROUP_BY")],
          }),
        },
        outputFacets: { outputStatistics: facet({ rowCount: 120, size: 4096, fileCount: 1 }) },
      },
    ],
  }),
];

export const AIRFLOW_RUN = "0198b0b2-0000-7000-8000-000000000002";
/** A task: facets of the job and its SQL at the start, times in microseconds with an offset. */
export const AIRFLOW: readonly Json[] = [
  event({
    eventType: "START",
    eventTime: "2026-11-01T03:00:00.123456+00:00",
    run: {
      runId: AIRFLOW_RUN,
      facets: {
        parent: facet({
          run: { runId: "0198b0b2-0000-7000-8000-0000000000bb" },
          job: { namespace: "airflow", name: "daily" },
        }),
        nominalTime: facet({ nominalStartTime: "2026-11-01T00:00:00Z" }),
        airflow: facet({
          dag: { dag_id: "daily", schedule_interval: "@daily" },
          task: { task_id: "features" },
        }),
      },
    },
    job: {
      namespace: "airflow",
      name: "daily.features",
      facets: {
        documentation: facet({ description: "Features of customers." }),
        ownership: facet({ owners: [{ name: "data-team" }] }),
        jobType: facet({ processingType: "BATCH", integration: "AIRFLOW", jobType: "TASK" }),
        sql: facet({
          query: "INSERT INTO features SELECT customer, sum(total) FROM orders GROUP BY customer",
        }),
        sourceCodeLocation: facet({
          type: "git",
          url: "https://github.com/shop/dags/blob/693e35482bc2e526ced2b5f9f76ef83dec6ec691/daily.py",
        }),
      },
    },
    inputs: [{ namespace: "s3://lake", name: "orders" }],
    outputs: [],
  }),
  event({
    eventType: "COMPLETE",
    eventTime: "2026-11-01T03:00:20.654321+00:00",
    run: { runId: AIRFLOW_RUN, facets: {} },
    job: { namespace: "airflow", name: "daily.features" },
    inputs: [{ namespace: "s3://lake", name: "orders" }],
    outputs: [{ namespace: "snowflake://org-acc", name: "ML.PUBLIC.FEATURES" }],
  }),
];

export const DBT_RUN = "0198b0b2-0000-7000-8000-000000000003";
/** A dbt model, which is a table and no machine-learning model, and its tests. */
export const DBT: readonly Json[] = [
  event({
    eventType: "START",
    eventTime: "2026-11-01T04:00:00.000000Z",
    run: { runId: DBT_RUN, facets: { dbt_run: facet({ invocation_id: "b1d24c06" }) } },
    job: { namespace: "dbt", name: "bq.shop.customers.build.run" },
    inputs: [],
    outputs: [],
  }),
  event({
    eventType: "COMPLETE",
    eventTime: "2026-11-01T04:00:10.000000Z",
    run: { runId: DBT_RUN, facets: { dbt_version: facet({ version: "1.9.0" }) } },
    job: {
      namespace: "dbt",
      name: "bq.shop.customers.build.run",
      facets: {
        jobType: facet({ processingType: "BATCH", integration: "DBT", jobType: "MODEL" }),
        sql: facet({ query: "select * from stg_customers" }),
      },
    },
    inputs: [
      {
        namespace: "bigquery",
        name: "shop.stg.customers",
        facets: {
          dataSource: facet({ name: "bigquery", uri: "bigquery" }),
          documentation: facet({ description: "Staged." }),
        },
        inputFacets: {
          dataQualityAssertions: facet({
            assertions: [
              {
                assertion: "not_null",
                column: "id",
                success: false,
                severity: "warn",
                actual: "3",
                expected: "0",
              },
            ],
          }),
        },
      },
    ],
    outputs: [{ namespace: "bigquery", name: "shop.mart.customers", facets: {} }],
  }),
];

export const FLINK_RUN = "0198b0b2-0000-7000-8000-000000000004";
const flink = (eventType: string, eventTime: string, members: Json = {}): Json =>
  event({
    eventType,
    eventTime,
    run: {
      runId: FLINK_RUN,
      facets: { flink_job: facet({ jobId: "j" }), checkpoints: facet({ completed: 3, failed: 0 }) },
    },
    job: {
      namespace: "flink-jobs",
      name: "clicks",
      facets: { jobType: facet({ processingType: "STREAMING", integration: "FLINK", jobType: "JOB" }) },
    },
    ...members,
  });
/** A stream, of which checkpoints say nothing of data sets. */
export const FLINK: readonly Json[] = [
  flink("START", "2026-11-01T05:00:00Z", {
    inputs: [{ namespace: "kafka://k:9092", name: "clicks" }],
    outputs: [{ namespace: "kafka://k:9092", name: "sessions" }],
  }),
  flink("RUNNING", "2026-11-01T05:05:00Z"),
  flink("RUNNING", "2026-11-01T05:10:00Z", { outputs: [{ namespace: "kafka://k:9092", name: "sessions" }] }),
];
