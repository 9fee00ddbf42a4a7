// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Approval {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  approver: $approver[i],
  approverSalt: $approverSalt[i],
  at: datetime($at[i]),
  conditions: $conditions[i],
  conditionsSalt: $conditionsSalt[i],
  decision: $decision[i],
  reason: $reason[i],
  reasonSalt: $reasonSalt[i],
  reference: $reference[i],
  referenceSalt: $referenceSalt[i]
}
FOREACH (ref IN $APPROVES_ModelVersion[i] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:APPROVES]->(to)
)
