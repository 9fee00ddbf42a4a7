// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.OBSERVES_Prediction_keys AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS OBSERVES_Prediction
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:Outcome {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  actual: $facts.actual[i % size($facts.actual)],
  actualSalt: $facts.actualSalt[i % size($facts.actualSalt)],
  at: datetime($facts.at[i % size($facts.at)]),
  source: $facts.source[i % size($facts.source)],
  sourceSalt: $facts.sourceSalt[i % size($facts.sourceSalt)]
}
FOREACH (to IN [at IN $facts.OBSERVES_Prediction[i % size($facts.OBSERVES_Prediction)] | OBSERVES_Prediction[toInteger(at)]] | CREATE (n)-[:OBSERVES]->(to))
