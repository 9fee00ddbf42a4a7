// The lock, where the head is as it was when the transaction was planned. Where another process moved it the division
// fails, and with it what was sent after this: nothing has to wait for an answer.
MATCH (head:LogHead {id: 0})
WHERE head.rebuilding IS NULL
SET head.locked = true
// an empty log has no hashes
WITH 1 / CASE WHEN head.size = toInteger($size) AND (head.size = 0 OR head.pending = $pending) THEN 1 ELSE 0 END AS isUnmoved
RETURN isUnmoved * datetime.realtime().epochMillis AS time
