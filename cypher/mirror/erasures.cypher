// A page of erasures in the order of their keys, with the place of the fact that each erased.
MATCH (e:Erasure)
WHERE e.key > $after
WITH e ORDER BY e.key LIMIT toInteger($limit)
OPTIONAL MATCH (e)-[:ERASES]->(n:Fact)
RETURN e.key AS key, e.index AS index, n.index AS erased
ORDER BY key
