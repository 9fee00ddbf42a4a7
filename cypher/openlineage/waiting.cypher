// Whether any run is due, or will be.
RETURN EXISTS {
  MATCH (run:OpenLineageRun)
  USING INDEX SEEK run:OpenLineageRun(dueAt)
  WHERE run.dueAt > 0
} AS isWaiting
