// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.REVIEWS_Prediction AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS REVIEWS_Prediction
}
UNWIND $facts.rows AS f
MERGE (n:Review {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  at: datetime(f[4]),
  decision: f[5],
  finalDecision: f[6],
  finalDecisionSalt: f[7],
  reason: f[8],
  reasonSalt: f[9],
  reference: f[10],
  referenceSalt: f[11],
  reviewer: f[12],
  reviewerSalt: f[13],
  words: f[14]
}
FOREACH (to IN [at IN f[15] | REVIEWS_Prediction[toInteger(at)]] | CREATE (n)-[:REVIEWS]->(to))
