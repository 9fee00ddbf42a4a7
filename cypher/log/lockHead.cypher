// Writing a property takes the node's write lock until the transaction ends; the value itself says nothing. The time is
// that of the database when it has the lock.
MATCH (head:LogHead {id: 0})
WHERE head.rebuilding IS NULL
SET head.locked = true
RETURN head.size AS size, head.recordedAt AS recordedAt, head.pending AS pending,
  head.verifierKey AS verifierKey,
  datetime.realtime().epochMillis AS time
