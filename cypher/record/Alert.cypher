// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $RAISED_BY_SourceTable_keys AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS RAISED_BY_SourceTable
}
CALL () {
  UNWIND $RAISED_BY_Transformation_keys AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS RAISED_BY_Transformation
}
CALL () {
  UNWIND $RAISED_BY_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS RAISED_BY_DatasetVersion
}
CALL () {
  UNWIND $RAISED_BY_TrainingRun_keys AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS RAISED_BY_TrainingRun
}
CALL () {
  UNWIND $RAISED_BY_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS RAISED_BY_ModelVersion
}
CALL () {
  UNWIND $RAISED_BY_Approval_keys AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS RAISED_BY_Approval
}
CALL () {
  UNWIND $RAISED_BY_StageTransition_keys AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS RAISED_BY_StageTransition
}
CALL () {
  UNWIND $RAISED_BY_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS RAISED_BY_Deployment
}
CALL () {
  UNWIND $RAISED_BY_Retirement_keys AS key
  MERGE (to:Retirement {key: key})
  RETURN collect(to) AS RAISED_BY_Retirement
}
CALL () {
  UNWIND $RAISED_BY_Prediction_keys AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS RAISED_BY_Prediction
}
CALL () {
  UNWIND $RAISED_BY_Access_keys AS key
  MERGE (to:Access {key: key})
  RETURN collect(to) AS RAISED_BY_Access
}
CALL () {
  UNWIND $RAISED_BY_Alert_keys AS key
  MERGE (to:Alert {key: key})
  RETURN collect(to) AS RAISED_BY_Alert
}
CALL () {
  UNWIND $RAISED_BY_Amendment_keys AS key
  MERGE (to:Amendment {key: key})
  RETURN collect(to) AS RAISED_BY_Amendment
}
CALL () {
  UNWIND $RAISED_BY_Erasure_keys AS key
  MERGE (to:Erasure {key: key})
  RETURN collect(to) AS RAISED_BY_Erasure
}
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
FOREACH (to IN [at IN $RAISED_BY_SourceTable[i % size($RAISED_BY_SourceTable)] | RAISED_BY_SourceTable[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_Transformation[i % size($RAISED_BY_Transformation)] | RAISED_BY_Transformation[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_DatasetVersion[i % size($RAISED_BY_DatasetVersion)] | RAISED_BY_DatasetVersion[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_TrainingRun[i % size($RAISED_BY_TrainingRun)] | RAISED_BY_TrainingRun[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_ModelVersion[i % size($RAISED_BY_ModelVersion)] | RAISED_BY_ModelVersion[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_Approval[i % size($RAISED_BY_Approval)] | RAISED_BY_Approval[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_StageTransition[i % size($RAISED_BY_StageTransition)] | RAISED_BY_StageTransition[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_Deployment[i % size($RAISED_BY_Deployment)] | RAISED_BY_Deployment[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_Retirement[i % size($RAISED_BY_Retirement)] | RAISED_BY_Retirement[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_Prediction[i % size($RAISED_BY_Prediction)] | RAISED_BY_Prediction[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_Access[i % size($RAISED_BY_Access)] | RAISED_BY_Access[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_Alert[i % size($RAISED_BY_Alert)] | RAISED_BY_Alert[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_Amendment[i % size($RAISED_BY_Amendment)] | RAISED_BY_Amendment[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $RAISED_BY_Erasure[i % size($RAISED_BY_Erasure)] | RAISED_BY_Erasure[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
