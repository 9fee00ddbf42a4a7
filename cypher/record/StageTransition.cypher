// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
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
FOREACH (ref IN $MOVES_ModelVersion[i % size($MOVES_ModelVersion)] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:MOVES]->(to)
)
FOREACH (ref IN $AUTHORIZED_BY_Approval[i % size($AUTHORIZED_BY_Approval)] |
  MERGE (to:Approval {key: ref.key})
  CREATE (n)-[:AUTHORIZED_BY]->(to)
)
