// Compare and set: the first SET takes the lock, so that what is compared is what other processes have committed.
MATCH (watch:AccessWatch {id: 0})
SET watch.locked = true
WITH watch WHERE watch.next = toInteger($from)
SET watch.next = toInteger($to)
WITH watch
CALL () {
  UNWIND $patterns AS given
  MERGE (pattern:AccessPattern {id: given.id})
  SET pattern.state = given.state
}
RETURN watch.next AS next
