// What the log has of events and of dataset versions, in its order: the assembler follows both.
CREATE INDEX run_event_index IF NOT EXISTS FOR (n:RunEvent) ON (n.index);
CREATE INDEX dataset_version_index IF NOT EXISTS FOR (n:DatasetVersion) ON (n.index);
// How far it has read, and what it knows of each run. No facts: they are made again from the log.
CREATE CONSTRAINT openlineage_watch_id IF NOT EXISTS FOR (n:OpenLineageWatch) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT openlineage_run_id IF NOT EXISTS FOR (n:OpenLineageRun) REQUIRE n.runId IS UNIQUE;
// Runs that are to be put together, by when, and pages of those whose facts are not there.
CREATE INDEX openlineage_run_due IF NOT EXISTS FOR (n:OpenLineageRun) ON (n.dueAt);
CREATE INDEX openlineage_run_pending IF NOT EXISTS FOR (n:OpenLineageRun) ON (n.isPending, n.lastEventAt, n.runId);
// What runs wrote that are over and not put together yet.
CREATE INDEX openlineage_output_dataset IF NOT EXISTS FOR (n:OpenLineageOutput) ON (n.dataset, n.endedAt);
CREATE INDEX openlineage_output_run IF NOT EXISTS FOR (n:OpenLineageOutput) ON (n.runId);
// Which version of a data set was current at a time.
CREATE CONSTRAINT openlineage_version_key IF NOT EXISTS FOR (n:OpenLineageVersion) REQUIRE n.key IS UNIQUE;
CREATE INDEX openlineage_version_dataset IF NOT EXISTS FOR (n:OpenLineageVersion) ON (n.dataset, n.at, n.index);
MERGE (watch:OpenLineageWatch {id: 0}) ON CREATE SET watch.next = 0;
