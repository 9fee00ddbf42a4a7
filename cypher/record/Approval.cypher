// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.APPROVES_ModelVersion AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS APPROVES_ModelVersion
}
UNWIND $facts.rows AS f
MERGE (n:Approval {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  approver: f[4],
  approverSalt: f[5],
  at: datetime(f[6]),
  conditions: f[7],
  conditionsSalt: f[8],
  decision: f[9],
  reason: f[10],
  reasonSalt: f[11],
  reference: f[12],
  referenceSalt: f[13],
  words: f[14]
}
FOREACH (to IN [at IN f[15] | APPROVES_ModelVersion[toInteger(at)]] | CREATE (n)-[:APPROVES]->(to))
