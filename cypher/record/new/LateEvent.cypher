// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.SUPPLEMENTS_Transformation AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS SUPPLEMENTS_Transformation
}
CALL () {
  UNWIND $facts.targets.SUPPLEMENTS_TrainingRun AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS SUPPLEMENTS_TrainingRun
}
CALL () {
  UNWIND $facts.targets.TOLD_BY_RunEvent AS key
  MERGE (to:RunEvent {key: key})
  RETURN collect(to) AS TOLD_BY_RunEvent
}
UNWIND $facts.rows AS f
CREATE (n:LateEvent:Fact {key: f[0],
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  says: f[4],
  saysSalt: f[5],
  words: f[6]
})
FOREACH (to IN [at IN f[7] | SUPPLEMENTS_Transformation[toInteger(at)]] | CREATE (n)-[:SUPPLEMENTS]->(to))
FOREACH (to IN [at IN f[8] | SUPPLEMENTS_TrainingRun[toInteger(at)]] | CREATE (n)-[:SUPPLEMENTS]->(to))
FOREACH (to IN [at IN f[9] | TOLD_BY_RunEvent[toInteger(at)]] | CREATE (n)-[:TOLD_BY]->(to))
