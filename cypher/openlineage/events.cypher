// The events of runs in a part of the log, in its order; an event that was erased is null.
MATCH (n:RunEvent)
USING INDEX SEEK n:RunEvent(index)
WHERE n.index >= toInteger($from) AND n.index < toInteger($to)
RETURN n.index AS index, n.type AS type, n.runId AS runId, n.job AS job, n.eventType AS eventType,
  n.eventTime.epochMillis AS eventTime, n.event AS event
ORDER BY n.index
LIMIT toInteger($limit)
