// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
// The walk from a stage transition to its causes, and the facts that point at what it found, with corrections and erasures of those. One row a node.
MATCH (head:LogHead {id: 0})
MATCH (start:StageTransition {key: $key})
CALL (start) {
  MATCH (start)-[:READ|WRITTEN_BY|TRAINED_ON|PRODUCED_BY|APPROVES|MOVES|AUTHORIZED_BY|DEPLOYS|FOLLOWS|SERVED_BY|MADE_BY*0..]->(n)
  WITH DISTINCT n
  LIMIT toInteger($limit)
  RETURN collect(n) AS walked
}
CALL (walked) {
  UNWIND walked AS n
  MATCH (n)<-[:APPROVES|RETIRES|OBSERVES|REVIEWS|SUPPLEMENTS|AMENDS|ERASES]-()<-[:AMENDS|ERASES*0..2]-(a)
  WITH DISTINCT a
  LIMIT toInteger($limit)
  RETURN collect(a) AS attached
}
UNWIND [n IN walked | [true, n]] + [a IN attached | [false, a]] AS row
WITH head, row[0] AS walked, row[1] AS n
RETURN head.size AS size, walked, labels(n) AS labels, n.key AS key, n.index AS index, n.entry AS entry,
  [name IN keys(n) WHERE name ENDS WITH "Salt" | [name, n[name], n[left(name, size(name) - 4)]]] AS sealed
