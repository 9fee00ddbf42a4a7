// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Alert {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  at: datetime($at[i]),
  evidence: $evidence[i],
  evidenceSalt: $evidenceSalt[i],
  message: $message[i],
  messageSalt: $messageSalt[i],
  principal: $principal[i],
  principalSalt: $principalSalt[i],
  rule: $rule[i],
  ruleSalt: $ruleSalt[i]
}
FOREACH (ref IN $RAISED_BY_SourceTable[i] |
  MERGE (to:SourceTable {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Transformation[i] |
  MERGE (to:Transformation {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_DatasetVersion[i] |
  MERGE (to:DatasetVersion {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_TrainingRun[i] |
  MERGE (to:TrainingRun {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_ModelVersion[i] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Approval[i] |
  MERGE (to:Approval {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_StageTransition[i] |
  MERGE (to:StageTransition {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Deployment[i] |
  MERGE (to:Deployment {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Retirement[i] |
  MERGE (to:Retirement {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Prediction[i] |
  MERGE (to:Prediction {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Access[i] |
  MERGE (to:Access {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Alert[i] |
  MERGE (to:Alert {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Amendment[i] |
  MERGE (to:Amendment {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Erasure[i] |
  MERGE (to:Erasure {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
