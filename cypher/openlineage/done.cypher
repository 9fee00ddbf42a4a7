// What came of runs. An event that was not read yet makes a run due again.
UNWIND $runs AS given
MATCH (run:OpenLineageRun {runId: given.runId})
SET run.readTo = toInteger(given.readTo), run.isPending = given.isPending, run.reason = given.reason,
  run.isStream = given.isStream, run.waitsSince = null,
  run.dueAt = CASE WHEN run.lastIndex > toInteger(given.readTo) THEN timestamp() + toInteger($settleMs) END
WITH run WHERE run.dueAt IS NULL
MATCH (output:OpenLineageOutput {runId: run.runId})
DELETE output
