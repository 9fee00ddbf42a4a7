// Says of predictions where their entries are from now on, and keeps the keys of their values. The values themselves stay until
// that is committed: who reads a node while it changes has them one way or the other. The head's lock keeps an erasure out, which
// looks at a node's values before it has the node's own lock. No relationship is touched, so that no node with many of them is locked.
MATCH (head:LogHead {id: 0})
SET head.locked = true
WITH head
UNWIND $rows AS row
MATCH (n:Fact {index: toInteger(row.index)})
WHERE n:Prediction AND NOT n.entry STARTS WITH "archive:"
// where there are none they were erased meanwhile
WITH n, row, any(name IN keys(n) WHERE name ENDS WITH "Salt") AS hasValues
SET n.entry = row.place,
  n.archiveSalt = CASE WHEN hasValues THEN row.key ELSE null END,
  n.archive = CASE WHEN hasValues THEN "1" ELSE null END
