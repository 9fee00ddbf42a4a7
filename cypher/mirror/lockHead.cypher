MATCH (head:LogHead {id: 0})
SET head.locked = true
WITH head WHERE head.rebuilding IS NOT NULL
RETURN head.size AS size
