// The events of some runs, as far as the log was followed, run by run in the log's order. Of a run that streams what was read
// before is not read again: RUNNING events stand for themselves.
UNWIND range(0, size($runs) - 1) AS place
WITH place, $runs[place] AS given
MATCH (n:RunEvent {runId: given.runId})
WHERE n.index <= toInteger(given.lastIndex) AND (coalesce(n.eventType, "OTHER") <> "RUNNING" OR n.index > toInteger(given.runningAfter))
WITH place, n
ORDER BY place, n.index
LIMIT toInteger($limit)
RETURN n.runId AS runId, n.key AS key, n.index AS index, n.event AS event
