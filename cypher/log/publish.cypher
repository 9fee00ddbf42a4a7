// A checkpoint only ever grows.
MATCH (head:LogHead {id: 0})
SET head.locked = true
WITH head WHERE coalesce(head.checkpointSize, -1) < toInteger($size) AND head.verifierKey = $verifierKey
SET head.checkpoint = $checkpoint, head.checkpointSize = toInteger($size)
