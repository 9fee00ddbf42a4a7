// A transaction that writes and changes nothing that anybody reads: the value only takes the node's lock, elsewhere too.
MATCH (watch:AccessWatch {id: 0})
SET watch.locked = NOT coalesce(watch.locked, false)
RETURN datetime.realtime().epochMillis AS time
