// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.REVIEWS_Prediction_keys AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS REVIEWS_Prediction
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:Review {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  at: datetime($facts.at[i % size($facts.at)]),
  decision: $facts.decision[i % size($facts.decision)],
  finalDecision: $facts.finalDecision[i % size($facts.finalDecision)],
  finalDecisionSalt: $facts.finalDecisionSalt[i % size($facts.finalDecisionSalt)],
  reason: $facts.reason[i % size($facts.reason)],
  reasonSalt: $facts.reasonSalt[i % size($facts.reasonSalt)],
  reference: $facts.reference[i % size($facts.reference)],
  referenceSalt: $facts.referenceSalt[i % size($facts.referenceSalt)],
  reviewer: $facts.reviewer[i % size($facts.reviewer)],
  reviewerSalt: $facts.reviewerSalt[i % size($facts.reviewerSalt)]
}
FOREACH (to IN [at IN $facts.REVIEWS_Prediction[i % size($facts.REVIEWS_Prediction)] | REVIEWS_Prediction[toInteger(at)]] | CREATE (n)-[:REVIEWS]->(to))
