// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Alert {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  at: datetime($at[i % size($at)]),
  evidence: $evidence[i % size($evidence)],
  evidenceSalt: $evidenceSalt[i % size($evidenceSalt)],
  message: $message[i % size($message)],
  messageSalt: $messageSalt[i % size($messageSalt)],
  principal: $principal[i % size($principal)],
  principalSalt: $principalSalt[i % size($principalSalt)],
  rule: $rule[i % size($rule)],
  ruleSalt: $ruleSalt[i % size($ruleSalt)]
}
FOREACH (ref IN $RAISED_BY_SourceTable[i % size($RAISED_BY_SourceTable)] |
  MERGE (to:SourceTable {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Transformation[i % size($RAISED_BY_Transformation)] |
  MERGE (to:Transformation {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_DatasetVersion[i % size($RAISED_BY_DatasetVersion)] |
  MERGE (to:DatasetVersion {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_TrainingRun[i % size($RAISED_BY_TrainingRun)] |
  MERGE (to:TrainingRun {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_ModelVersion[i % size($RAISED_BY_ModelVersion)] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Approval[i % size($RAISED_BY_Approval)] |
  MERGE (to:Approval {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_StageTransition[i % size($RAISED_BY_StageTransition)] |
  MERGE (to:StageTransition {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Deployment[i % size($RAISED_BY_Deployment)] |
  MERGE (to:Deployment {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Retirement[i % size($RAISED_BY_Retirement)] |
  MERGE (to:Retirement {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Prediction[i % size($RAISED_BY_Prediction)] |
  MERGE (to:Prediction {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Access[i % size($RAISED_BY_Access)] |
  MERGE (to:Access {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Alert[i % size($RAISED_BY_Alert)] |
  MERGE (to:Alert {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Amendment[i % size($RAISED_BY_Amendment)] |
  MERGE (to:Amendment {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
FOREACH (ref IN $RAISED_BY_Erasure[i % size($RAISED_BY_Erasure)] |
  MERGE (to:Erasure {key: ref.key})
  CREATE (n)-[:RAISED_BY]->(to)
)
