MATCH (n:Fact)
WITH count(n) AS facts
MATCH (head:LogHead {id: 0})
SET head.locked = true
WITH head, facts
WHERE head.rebuilding IS NOT NULL AND head.size = toInteger($size) AND facts = toInteger($size)
SET head.checkpoint = $checkpoint, head.checkpointSize = toInteger($size)
REMOVE head.rebuilding
RETURN head.size AS size
