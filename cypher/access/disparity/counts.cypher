// Under the lock that `advance` takes, so that the counts are those of what was read up to `from`; no row where another process
// has read on.
MATCH (watch:DisparityWatch {id: $id})
SET watch.locked = true
WITH watch WHERE watch.next = toInteger($from)
RETURN COLLECT {
  UNWIND $ids AS id
  MATCH (count:DisparityCount {id: id})
  RETURN [count.id, count.state]
} AS counts
