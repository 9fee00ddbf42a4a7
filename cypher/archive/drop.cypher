// Drops the sealed values of predictions that are archived, and their salts; of what was erased there are none.
MATCH (head:LogHead {id: 0})
SET head.locked = true
WITH head
UNWIND $indexes AS index
MATCH (n:Fact {index: toInteger(index)})
WHERE n:Prediction AND n.entry STARTS WITH "archive:"
UNWIND [name IN keys(n) WHERE name ENDS WITH "Salt" AND name <> "archiveSalt"] AS salt
SET n[salt] = null, n[left(salt, size(salt) - 4)] = null
