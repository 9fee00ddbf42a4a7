// Under the lock that `advance` takes, so that the patterns are those of what was read up to `from`; no row where another
// process has read on.
MATCH (watch:AccessWatch {id: 0})
SET watch.locked = true
WITH watch WHERE watch.next = toInteger($from)
RETURN COLLECT {
  UNWIND $ids AS id
  MATCH (pattern:AccessPattern {id: id})
  RETURN [pattern.id, pattern.state]
} AS patterns
