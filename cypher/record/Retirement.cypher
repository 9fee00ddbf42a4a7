// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.RETIRES_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS RETIRES_Deployment
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:Retirement {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  at: datetime($facts.at[i % size($facts.at)]),
  performedBy: $facts.performedBy[i % size($facts.performedBy)],
  performedBySalt: $facts.performedBySalt[i % size($facts.performedBySalt)],
  reason: $facts.reason[i % size($facts.reason)],
  reasonSalt: $facts.reasonSalt[i % size($facts.reasonSalt)]
}
FOREACH (to IN [at IN $facts.RETIRES_Deployment[i % size($facts.RETIRES_Deployment)] | RETIRES_Deployment[toInteger(at)]] | CREATE (n)-[:RETIRES]->(to))
