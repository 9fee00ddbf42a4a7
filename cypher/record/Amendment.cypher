// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Amendment {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  correction: $correction[i % size($correction)],
  correctionSalt: $correctionSalt[i % size($correctionSalt)],
  reason: $reason[i % size($reason)],
  reasonSalt: $reasonSalt[i % size($reasonSalt)]
}
FOREACH (ref IN $AMENDS_SourceTable[i % size($AMENDS_SourceTable)] |
  MERGE (to:SourceTable {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_Transformation[i % size($AMENDS_Transformation)] |
  MERGE (to:Transformation {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_DatasetVersion[i % size($AMENDS_DatasetVersion)] |
  MERGE (to:DatasetVersion {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_TrainingRun[i % size($AMENDS_TrainingRun)] |
  MERGE (to:TrainingRun {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_ModelVersion[i % size($AMENDS_ModelVersion)] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_Approval[i % size($AMENDS_Approval)] |
  MERGE (to:Approval {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_StageTransition[i % size($AMENDS_StageTransition)] |
  MERGE (to:StageTransition {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_Deployment[i % size($AMENDS_Deployment)] |
  MERGE (to:Deployment {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_Retirement[i % size($AMENDS_Retirement)] |
  MERGE (to:Retirement {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_Prediction[i % size($AMENDS_Prediction)] |
  MERGE (to:Prediction {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_Access[i % size($AMENDS_Access)] |
  MERGE (to:Access {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_Alert[i % size($AMENDS_Alert)] |
  MERGE (to:Alert {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_Amendment[i % size($AMENDS_Amendment)] |
  MERGE (to:Amendment {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
FOREACH (ref IN $AMENDS_Erasure[i % size($AMENDS_Erasure)] |
  MERGE (to:Erasure {key: ref.key})
  CREATE (n)-[:AMENDS]->(to)
)
