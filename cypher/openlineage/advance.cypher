// Compare and set: the first SET takes the lock, so that what is compared is what other processes have committed.
MATCH (watch:OpenLineageWatch {id: 0})
SET watch.locked = true
WITH watch WHERE watch.next = toInteger($from)
SET watch.next = toInteger($to)
WITH watch, timestamp() + toInteger($settleMs) AS dueAt
CALL () {
  UNWIND $versions AS given
  MERGE (version:OpenLineageVersion {key: given.key})
  SET version.dataset = given.dataset, version.at = toInteger(given.at), version.index = toInteger(given.index),
    version.writtenBy = given.writtenBy
}
CALL (dueAt) {
  UNWIND $runs AS given
  MERGE (run:OpenLineageRun {runId: given.runId})
  ON CREATE SET run.events = 0, run.isPending = true, run.isOver = false, run.outputs = []
  WITH run, given, dueAt,
    run.lastEventAt IS NULL OR run.lastEventAt <= datetime({epochMillis: toInteger(given.lastEventAt)}) AS isLatest
  SET run.job = coalesce(run.job, given.job),
    run.events = run.events + toInteger(given.events),
    run.lastIndex = toInteger(given.lastIndex),
    run.lastEvent = CASE WHEN isLatest THEN given.lastEvent ELSE run.lastEvent END,
    run.lastEventAt = CASE WHEN isLatest THEN datetime({epochMillis: toInteger(given.lastEventAt)}) ELSE run.lastEventAt END,
    run.isOver = run.isOver OR given.endedAt IS NOT NULL,
    run.endedAt = CASE
      WHEN given.endedAt IS NULL OR run.endedAt > toInteger(given.endedAt) THEN run.endedAt
      ELSE toInteger(given.endedAt)
    END,
    run.outputs = (run.outputs + [name IN given.outputs WHERE NOT name IN run.outputs])[0..toInteger($maxOutputs)]
  // a streaming job is never quiet
  SET run.dueAt = CASE WHEN run.isOver THEN dueAt WHEN given.isPart THEN coalesce(run.dueAt, dueAt) ELSE run.dueAt END
  WITH run WHERE run.isPending AND run.isOver
  CALL (run) {
    MATCH (output:OpenLineageOutput {runId: run.runId})
    DELETE output
  }
  UNWIND run.outputs AS dataset
  CREATE (:OpenLineageOutput {runId: run.runId, dataset: dataset, endedAt: run.endedAt})
}
RETURN watch.next AS next
