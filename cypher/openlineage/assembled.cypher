// The facts that there are of runs or parts of them, and the events that they were told by.
UNWIND $keys AS key
CALL (key) {
  MATCH (n:Transformation {key: key}) WHERE n.entry IS NOT NULL
  RETURN n, "Transformation" AS kind
  UNION ALL
  MATCH (n:TrainingRun {key: key}) WHERE n.entry IS NOT NULL
  RETURN n, "TrainingRun" AS kind
}
RETURN kind, n.key AS key, n.index AS index, [(n)-[:TOLD_BY]->(event) | event.key] AS toldBy
