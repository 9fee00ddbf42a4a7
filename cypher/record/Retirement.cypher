// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Retirement {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  at: datetime($at[i]),
  performedBy: $performedBy[i],
  performedBySalt: $performedBySalt[i],
  reason: $reason[i],
  reasonSalt: $reasonSalt[i]
}
FOREACH (ref IN $RETIRES_Deployment[i] |
  MERGE (to:Deployment {key: ref.key})
  CREATE (n)-[:RETIRES]->(to)
)
