// Compare and set: the first SET takes the lock, so that what is compared is what other processes have committed.
MATCH (watch:DisparityWatch {id: $id})
SET watch.locked = true
WITH watch WHERE watch.next = toInteger($from)
SET watch.next = toInteger($to)
WITH watch
CALL () {
  UNWIND $counts AS given
  MERGE (count:DisparityCount {id: given.id})
  SET count.state = given.state
}
RETURN watch.next AS next
