// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $RETIRES_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS RETIRES_Deployment
}
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Retirement {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  at: datetime($at[i % size($at)]),
  performedBy: $performedBy[i % size($performedBy)],
  performedBySalt: $performedBySalt[i % size($performedBySalt)],
  reason: $reason[i % size($reason)],
  reasonSalt: $reasonSalt[i % size($reasonSalt)]
}
FOREACH (to IN [at IN $RETIRES_Deployment[i % size($RETIRES_Deployment)] | RETIRES_Deployment[toInteger(at)]] | CREATE (n)-[:RETIRES]->(to))
