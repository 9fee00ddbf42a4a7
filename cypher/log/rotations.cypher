MATCH (n:KeyRotation)
WHERE n.index IS NOT NULL
RETURN n.index AS index, n.entry AS entry
ORDER BY n.index
