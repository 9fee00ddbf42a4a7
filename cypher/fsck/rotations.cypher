MATCH (n:KeyRotation)
WHERE n.index IS NOT NULL
RETURN [n.key, n.index, n.entry] AS fact
ORDER BY n.index
