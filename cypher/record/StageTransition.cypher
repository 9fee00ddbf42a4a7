// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:StageTransition {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  at: datetime($at[i]),
  fromStage: $fromStage[i],
  fromStageSalt: $fromStageSalt[i],
  performedBy: $performedBy[i],
  performedBySalt: $performedBySalt[i],
  reason: $reason[i],
  reasonSalt: $reasonSalt[i],
  toStage: $toStage[i],
  toStageSalt: $toStageSalt[i]
}
FOREACH (ref IN $MOVES_ModelVersion[i] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:MOVES]->(to)
)
FOREACH (ref IN $AUTHORIZED_BY_Approval[i] |
  MERGE (to:Approval {key: ref.key})
  CREATE (n)-[:AUTHORIZED_BY]->(to)
)
