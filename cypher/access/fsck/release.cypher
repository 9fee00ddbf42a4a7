MATCH (watch:FsckWatch {id: 0})
SET watch.locked = true
WITH watch WHERE watch.holder = $holder
REMOVE watch.holder, watch.heldUntil
