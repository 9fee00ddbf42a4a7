// Gives the log another name and key, unless another process did so first. What the old key signed goes with it.
MATCH (head:LogHead {id: 0})
SET head.locked = true
WITH head WHERE head.verifierKey = $before
SET head.origin = $origin, head.verifierKey = $verifierKey
REMOVE head.checkpoint, head.checkpointSize
RETURN head.size AS size
