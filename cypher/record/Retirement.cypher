// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.RETIRES_Deployment AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS RETIRES_Deployment
}
UNWIND $facts.rows AS f
MERGE (n:Retirement {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  at: datetime(f[4]),
  performedBy: f[5],
  performedBySalt: f[6],
  reason: f[7],
  reasonSalt: f[8],
  words: f[9]
}
FOREACH (to IN [at IN f[10] | RETIRES_Deployment[toInteger(at)]] | CREATE (n)-[:RETIRES]->(to))
