// Each fact's page begins after the last key of the one before.
MATCH (n:Erasure)
WHERE n.key > $after AND n.index IS NOT NULL
RETURN [n.key, n.entry] AS erasure
ORDER BY n.key
LIMIT toInteger($limit)
