// The hint makes a page a seek in the index whatever the planner thinks of its statistics.
MATCH (run:OpenLineageRun)
USING INDEX SEEK run:OpenLineageRun(isPending, lastEventAt, runId)
WHERE run.isPending = true AND run.runId IS NOT NULL
  AND run.lastEventAt >= datetime($from) AND run.lastEventAt <= datetime($until)
  AND CASE WHEN run.lastEventAt < datetime($until) THEN true ELSE run.runId < $beforeKey END
RETURN run.runId AS runId, run.job AS job, run.lastEvent AS lastEvent, run.lastEventAt.epochMillis AS lastEventAt,
  run.events AS events, run.reason AS reason
ORDER BY run.isPending DESC, run.lastEventAt DESC, run.runId DESC
LIMIT toInteger($limit)
