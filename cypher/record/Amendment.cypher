// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $AMENDS_SourceTable_keys AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS AMENDS_SourceTable
}
CALL () {
  UNWIND $AMENDS_Transformation_keys AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS AMENDS_Transformation
}
CALL () {
  UNWIND $AMENDS_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS AMENDS_DatasetVersion
}
CALL () {
  UNWIND $AMENDS_TrainingRun_keys AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS AMENDS_TrainingRun
}
CALL () {
  UNWIND $AMENDS_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS AMENDS_ModelVersion
}
CALL () {
  UNWIND $AMENDS_Approval_keys AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS AMENDS_Approval
}
CALL () {
  UNWIND $AMENDS_StageTransition_keys AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS AMENDS_StageTransition
}
CALL () {
  UNWIND $AMENDS_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS AMENDS_Deployment
}
CALL () {
  UNWIND $AMENDS_Retirement_keys AS key
  MERGE (to:Retirement {key: key})
  RETURN collect(to) AS AMENDS_Retirement
}
CALL () {
  UNWIND $AMENDS_Prediction_keys AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS AMENDS_Prediction
}
CALL () {
  UNWIND $AMENDS_Access_keys AS key
  MERGE (to:Access {key: key})
  RETURN collect(to) AS AMENDS_Access
}
CALL () {
  UNWIND $AMENDS_Alert_keys AS key
  MERGE (to:Alert {key: key})
  RETURN collect(to) AS AMENDS_Alert
}
CALL () {
  UNWIND $AMENDS_Amendment_keys AS key
  MERGE (to:Amendment {key: key})
  RETURN collect(to) AS AMENDS_Amendment
}
CALL () {
  UNWIND $AMENDS_Erasure_keys AS key
  MERGE (to:Erasure {key: key})
  RETURN collect(to) AS AMENDS_Erasure
}
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Amendment {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  correction: $correction[i % size($correction)],
  correctionSalt: $correctionSalt[i % size($correctionSalt)],
  reason: $reason[i % size($reason)],
  reasonSalt: $reasonSalt[i % size($reasonSalt)]
}
FOREACH (to IN [at IN $AMENDS_SourceTable[i % size($AMENDS_SourceTable)] | AMENDS_SourceTable[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_Transformation[i % size($AMENDS_Transformation)] | AMENDS_Transformation[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_DatasetVersion[i % size($AMENDS_DatasetVersion)] | AMENDS_DatasetVersion[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_TrainingRun[i % size($AMENDS_TrainingRun)] | AMENDS_TrainingRun[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_ModelVersion[i % size($AMENDS_ModelVersion)] | AMENDS_ModelVersion[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_Approval[i % size($AMENDS_Approval)] | AMENDS_Approval[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_StageTransition[i % size($AMENDS_StageTransition)] | AMENDS_StageTransition[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_Deployment[i % size($AMENDS_Deployment)] | AMENDS_Deployment[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_Retirement[i % size($AMENDS_Retirement)] | AMENDS_Retirement[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_Prediction[i % size($AMENDS_Prediction)] | AMENDS_Prediction[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_Access[i % size($AMENDS_Access)] | AMENDS_Access[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_Alert[i % size($AMENDS_Alert)] | AMENDS_Alert[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_Amendment[i % size($AMENDS_Amendment)] | AMENDS_Amendment[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $AMENDS_Erasure[i % size($AMENDS_Erasure)] | AMENDS_Erasure[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
