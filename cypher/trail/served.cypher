// Where a model version serves and how it came there, with the ends, corrections and erasures of these. One row a node.
MATCH (:ModelVersion {key: $modelVersion})<-[:DEPLOYS|MOVES]-(first)
MATCH (first)<-[:RETIRES|AMENDS|ERASES*0..2]-(n)
WITH DISTINCT n
LIMIT toInteger($limit)
RETURN labels(n) AS labels, n.key AS key, n.index AS index, n.entry AS entry,
  [name IN keys(n) WHERE name ENDS WITH "Salt" | [name, n[name], n[left(name, size(name) - 4)]]] AS sealed
