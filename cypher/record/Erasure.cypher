// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Erasure {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  performedBy: $performedBy[i % size($performedBy)],
  performedBySalt: $performedBySalt[i % size($performedBySalt)],
  reason: $reason[i % size($reason)],
  reasonSalt: $reasonSalt[i % size($reasonSalt)]
}
FOREACH (ref IN $ERASES_SourceTable[i % size($ERASES_SourceTable)] |
  MERGE (to:SourceTable {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Transformation[i % size($ERASES_Transformation)] |
  MERGE (to:Transformation {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_DatasetVersion[i % size($ERASES_DatasetVersion)] |
  MERGE (to:DatasetVersion {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_TrainingRun[i % size($ERASES_TrainingRun)] |
  MERGE (to:TrainingRun {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_ModelVersion[i % size($ERASES_ModelVersion)] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Approval[i % size($ERASES_Approval)] |
  MERGE (to:Approval {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_StageTransition[i % size($ERASES_StageTransition)] |
  MERGE (to:StageTransition {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Deployment[i % size($ERASES_Deployment)] |
  MERGE (to:Deployment {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Retirement[i % size($ERASES_Retirement)] |
  MERGE (to:Retirement {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Prediction[i % size($ERASES_Prediction)] |
  MERGE (to:Prediction {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Access[i % size($ERASES_Access)] |
  MERGE (to:Access {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Alert[i % size($ERASES_Alert)] |
  MERGE (to:Alert {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Amendment[i % size($ERASES_Amendment)] |
  MERGE (to:Amendment {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Erasure[i % size($ERASES_Erasure)] |
  MERGE (to:Erasure {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
