// From here on until the end no service takes this store for a whole one.
MATCH (head:LogHead {id: 0})
SET head.locked = true
WITH head
WHERE (head.rebuilding IS NOT NULL OR head.size = 0)
  AND (head.verifierKey IS NULL OR head.verifierKey = $verifierKey)
SET head.rebuilding = toInteger($size), head.origin = $origin, head.verifierKey = $verifierKey
REMOVE head.checkpoint, head.checkpointSize
RETURN head.size AS size
