// Compare and set: the first SET takes the lock, so that what is compared is what other processes have committed.
MATCH (watch:FsckWatch {id: 0})
SET watch.locked = true
WITH watch WHERE watch.version = toInteger($version) AND watch.holder = $holder
SET watch.version = watch.version + 1, watch.position = $position, watch.running = $running, watch.last = $last
RETURN watch.version AS version
