// The moves of a model version, also those that a correction says are of it, with the corrections of each. Sealed values are not
// looked at.
MATCH (m:ModelVersion {key: $modelVersion})
CALL (m) {
  MATCH (m)<-[:MOVES]-(t:StageTransition)
  RETURN t
  UNION
  MATCH (m)<-[:AMENDED_TO]-(:Amendment)-[:AMENDS]->(t:StageTransition)
  RETURN t
}
CALL (t) {
  RETURN t AS n
  UNION ALL
  MATCH (t)<-[:AMENDS]-(n:Amendment)
  RETURN n
}
RETURN labels(n) AS labels, n.key AS key, n.index AS index, n.entry AS entry, [] AS sealed
LIMIT toInteger($limit)
