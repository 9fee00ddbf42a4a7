// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.MOVES_ModelVersion AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS MOVES_ModelVersion
}
CALL () {
  UNWIND $facts.targets.AUTHORIZED_BY_Approval AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS AUTHORIZED_BY_Approval
}
UNWIND $facts.rows AS f
MERGE (n:StageTransition {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  at: datetime(f[4]),
  fromStage: f[5],
  fromStageSalt: f[6],
  performedBy: f[7],
  performedBySalt: f[8],
  reason: f[9],
  reasonSalt: f[10],
  toStage: f[11],
  toStageSalt: f[12],
  words: f[13]
}
FOREACH (to IN [at IN f[14] | MOVES_ModelVersion[toInteger(at)]] | CREATE (n)-[:MOVES]->(to))
FOREACH (to IN [at IN f[15] | AUTHORIZED_BY_Approval[toInteger(at)]] | CREATE (n)-[:AUTHORIZED_BY]->(to))
