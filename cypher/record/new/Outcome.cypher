// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.OBSERVES_Prediction AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS OBSERVES_Prediction
}
UNWIND $facts.rows AS f
CREATE (n:Outcome:Fact {key: f[0],
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  actual: f[4],
  actualSalt: f[5],
  at: datetime(f[6]),
  source: f[7],
  sourceSalt: f[8]
})
FOREACH (to IN [at IN f[9] | OBSERVES_Prediction[toInteger(at)]] | CREATE (n)-[:OBSERVES]->(to))
