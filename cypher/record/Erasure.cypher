// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $ERASES_SourceTable_keys AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS ERASES_SourceTable
}
CALL () {
  UNWIND $ERASES_Transformation_keys AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS ERASES_Transformation
}
CALL () {
  UNWIND $ERASES_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS ERASES_DatasetVersion
}
CALL () {
  UNWIND $ERASES_TrainingRun_keys AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS ERASES_TrainingRun
}
CALL () {
  UNWIND $ERASES_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS ERASES_ModelVersion
}
CALL () {
  UNWIND $ERASES_Approval_keys AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS ERASES_Approval
}
CALL () {
  UNWIND $ERASES_StageTransition_keys AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS ERASES_StageTransition
}
CALL () {
  UNWIND $ERASES_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS ERASES_Deployment
}
CALL () {
  UNWIND $ERASES_Retirement_keys AS key
  MERGE (to:Retirement {key: key})
  RETURN collect(to) AS ERASES_Retirement
}
CALL () {
  UNWIND $ERASES_Prediction_keys AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS ERASES_Prediction
}
CALL () {
  UNWIND $ERASES_Access_keys AS key
  MERGE (to:Access {key: key})
  RETURN collect(to) AS ERASES_Access
}
CALL () {
  UNWIND $ERASES_Alert_keys AS key
  MERGE (to:Alert {key: key})
  RETURN collect(to) AS ERASES_Alert
}
CALL () {
  UNWIND $ERASES_Amendment_keys AS key
  MERGE (to:Amendment {key: key})
  RETURN collect(to) AS ERASES_Amendment
}
CALL () {
  UNWIND $ERASES_Erasure_keys AS key
  MERGE (to:Erasure {key: key})
  RETURN collect(to) AS ERASES_Erasure
}
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Erasure {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  performedBy: $performedBy[i % size($performedBy)],
  performedBySalt: $performedBySalt[i % size($performedBySalt)],
  reason: $reason[i % size($reason)],
  reasonSalt: $reasonSalt[i % size($reasonSalt)]
}
FOREACH (to IN [at IN $ERASES_SourceTable[i % size($ERASES_SourceTable)] | ERASES_SourceTable[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_Transformation[i % size($ERASES_Transformation)] | ERASES_Transformation[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_DatasetVersion[i % size($ERASES_DatasetVersion)] | ERASES_DatasetVersion[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_TrainingRun[i % size($ERASES_TrainingRun)] | ERASES_TrainingRun[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_ModelVersion[i % size($ERASES_ModelVersion)] | ERASES_ModelVersion[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_Approval[i % size($ERASES_Approval)] | ERASES_Approval[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_StageTransition[i % size($ERASES_StageTransition)] | ERASES_StageTransition[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_Deployment[i % size($ERASES_Deployment)] | ERASES_Deployment[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_Retirement[i % size($ERASES_Retirement)] | ERASES_Retirement[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_Prediction[i % size($ERASES_Prediction)] | ERASES_Prediction[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_Access[i % size($ERASES_Access)] | ERASES_Access[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_Alert[i % size($ERASES_Alert)] | ERASES_Alert[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_Amendment[i % size($ERASES_Amendment)] | ERASES_Amendment[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $ERASES_Erasure[i % size($ERASES_Erasure)] | ERASES_Erasure[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
