// They wait for runs that may have written what they read.
UNWIND $runs AS given
MATCH (run:OpenLineageRun {runId: given.runId})
SET run.waitsSince = coalesce(run.waitsSince, timestamp()), run.dueAt = timestamp() + toInteger(given.delayMs)
