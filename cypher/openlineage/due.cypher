// Takes runs that are due, for so long that no other process takes them too; it does when this one was killed. The lock
// comes before the second look, so that two processes that see the same runs take them once.
CALL () {
  MATCH (run:OpenLineageRun)
  USING INDEX SEEK run:OpenLineageRun(dueAt)
  WHERE run.dueAt <= timestamp()
  RETURN run
  ORDER BY run.dueAt
  LIMIT toInteger($limit)
}
SET run.locked = true
// not run.dueAt, which the seek remembers from before the lock
WITH run WHERE properties(run).dueAt <= timestamp()
WITH run, run.takenTo AS takenTo
SET run.dueAt = timestamp() + toInteger($leaseMs), run.takenTo = run.lastIndex
RETURN run.runId AS runId, run.events AS events, run.lastIndex AS lastIndex, takenTo, run.readTo AS readTo, run.isPending AS isPending,
  coalesce(run.isStream, false) AS isStream,
  coalesce(timestamp() - run.waitsSince, 0) AS waitedMs
