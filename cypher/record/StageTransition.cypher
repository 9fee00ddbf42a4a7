// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $MOVES_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS MOVES_ModelVersion
}
CALL () {
  UNWIND $AUTHORIZED_BY_Approval_keys AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS AUTHORIZED_BY_Approval
}
UNWIND range(0, size($key) - 1) AS i
MERGE (n:StageTransition {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  at: datetime($at[i % size($at)]),
  fromStage: $fromStage[i % size($fromStage)],
  fromStageSalt: $fromStageSalt[i % size($fromStageSalt)],
  performedBy: $performedBy[i % size($performedBy)],
  performedBySalt: $performedBySalt[i % size($performedBySalt)],
  reason: $reason[i % size($reason)],
  reasonSalt: $reasonSalt[i % size($reasonSalt)],
  toStage: $toStage[i % size($toStage)],
  toStageSalt: $toStageSalt[i % size($toStageSalt)]
}
FOREACH (to IN [at IN $MOVES_ModelVersion[i % size($MOVES_ModelVersion)] | MOVES_ModelVersion[toInteger(at)]] | CREATE (n)-[:MOVES]->(to))
FOREACH (to IN [at IN $AUTHORIZED_BY_Approval[i % size($AUTHORIZED_BY_Approval)] | AUTHORIZED_BY_Approval[toInteger(at)]] | CREATE (n)-[:AUTHORIZED_BY]->(to))
