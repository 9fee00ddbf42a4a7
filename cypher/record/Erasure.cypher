// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Erasure {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  performedBy: $performedBy[i],
  performedBySalt: $performedBySalt[i],
  reason: $reason[i],
  reasonSalt: $reasonSalt[i]
}
FOREACH (ref IN $ERASES_SourceTable[i] |
  MERGE (to:SourceTable {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Transformation[i] |
  MERGE (to:Transformation {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_DatasetVersion[i] |
  MERGE (to:DatasetVersion {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_TrainingRun[i] |
  MERGE (to:TrainingRun {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_ModelVersion[i] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Approval[i] |
  MERGE (to:Approval {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_StageTransition[i] |
  MERGE (to:StageTransition {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Deployment[i] |
  MERGE (to:Deployment {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Retirement[i] |
  MERGE (to:Retirement {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Prediction[i] |
  MERGE (to:Prediction {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Access[i] |
  MERGE (to:Access {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Alert[i] |
  MERGE (to:Alert {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Amendment[i] |
  MERGE (to:Amendment {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
FOREACH (ref IN $ERASES_Erasure[i] |
  MERGE (to:Erasure {key: ref.key})
  CREATE (n)-[:ERASES]->(to)
)
