// One process at a time checks, as long as it says so again and again. The database's clock, which is one for all of them: it
// may have been set back, and then no claim is as far ahead as the one that stands there.
MATCH (watch:FsckWatch {id: 0})
SET watch.locked = true
WITH watch WHERE watch.holder IS NULL OR watch.holder = $holder
  OR watch.heldUntil <= timestamp() OR watch.heldUntil > timestamp() + toInteger($leaseMs)
SET watch.holder = $holder, watch.heldUntil = timestamp() + toInteger($leaseMs)
RETURN watch.version AS version, watch.position AS position, watch.last AS last
