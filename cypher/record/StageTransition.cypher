// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.MOVES_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS MOVES_ModelVersion
}
CALL () {
  UNWIND $facts.AUTHORIZED_BY_Approval_keys AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS AUTHORIZED_BY_Approval
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:StageTransition {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  at: datetime($facts.at[i % size($facts.at)]),
  fromStage: $facts.fromStage[i % size($facts.fromStage)],
  fromStageSalt: $facts.fromStageSalt[i % size($facts.fromStageSalt)],
  performedBy: $facts.performedBy[i % size($facts.performedBy)],
  performedBySalt: $facts.performedBySalt[i % size($facts.performedBySalt)],
  reason: $facts.reason[i % size($facts.reason)],
  reasonSalt: $facts.reasonSalt[i % size($facts.reasonSalt)],
  toStage: $facts.toStage[i % size($facts.toStage)],
  toStageSalt: $facts.toStageSalt[i % size($facts.toStageSalt)]
}
FOREACH (to IN [at IN $facts.MOVES_ModelVersion[i % size($facts.MOVES_ModelVersion)] | MOVES_ModelVersion[toInteger(at)]] | CREATE (n)-[:MOVES]->(to))
FOREACH (to IN [at IN $facts.AUTHORIZED_BY_Approval[i % size($facts.AUTHORIZED_BY_Approval)] | AUTHORIZED_BY_Approval[toInteger(at)]] | CREATE (n)-[:AUTHORIZED_BY]->(to))
