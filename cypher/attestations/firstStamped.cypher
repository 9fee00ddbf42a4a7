// The first that has a fact: of all that do, it says the most about when.
MATCH (n:StampedCheckpoint)
WHERE n.origin = $origin AND n.size > toInteger($index)
RETURN n.size AS size, n.checkpoint AS checkpoint, n.token AS token
ORDER BY n.origin, n.size
LIMIT 1
