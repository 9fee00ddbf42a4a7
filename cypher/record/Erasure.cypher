// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.ERASES_SourceTable_keys AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS ERASES_SourceTable
}
CALL () {
  UNWIND $facts.ERASES_Transformation_keys AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS ERASES_Transformation
}
CALL () {
  UNWIND $facts.ERASES_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS ERASES_DatasetVersion
}
CALL () {
  UNWIND $facts.ERASES_TrainingRun_keys AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS ERASES_TrainingRun
}
CALL () {
  UNWIND $facts.ERASES_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS ERASES_ModelVersion
}
CALL () {
  UNWIND $facts.ERASES_Approval_keys AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS ERASES_Approval
}
CALL () {
  UNWIND $facts.ERASES_StageTransition_keys AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS ERASES_StageTransition
}
CALL () {
  UNWIND $facts.ERASES_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS ERASES_Deployment
}
CALL () {
  UNWIND $facts.ERASES_Retirement_keys AS key
  MERGE (to:Retirement {key: key})
  RETURN collect(to) AS ERASES_Retirement
}
CALL () {
  UNWIND $facts.ERASES_Prediction_keys AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS ERASES_Prediction
}
CALL () {
  UNWIND $facts.ERASES_Outcome_keys AS key
  MERGE (to:Outcome {key: key})
  RETURN collect(to) AS ERASES_Outcome
}
CALL () {
  UNWIND $facts.ERASES_Review_keys AS key
  MERGE (to:Review {key: key})
  RETURN collect(to) AS ERASES_Review
}
CALL () {
  UNWIND $facts.ERASES_Access_keys AS key
  MERGE (to:Access {key: key})
  RETURN collect(to) AS ERASES_Access
}
CALL () {
  UNWIND $facts.ERASES_Alert_keys AS key
  MERGE (to:Alert {key: key})
  RETURN collect(to) AS ERASES_Alert
}
CALL () {
  UNWIND $facts.ERASES_Amendment_keys AS key
  MERGE (to:Amendment {key: key})
  RETURN collect(to) AS ERASES_Amendment
}
CALL () {
  UNWIND $facts.ERASES_Erasure_keys AS key
  MERGE (to:Erasure {key: key})
  RETURN collect(to) AS ERASES_Erasure
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:Erasure {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  performedBy: $facts.performedBy[i % size($facts.performedBy)],
  performedBySalt: $facts.performedBySalt[i % size($facts.performedBySalt)],
  reason: $facts.reason[i % size($facts.reason)],
  reasonSalt: $facts.reasonSalt[i % size($facts.reasonSalt)]
}
FOREACH (to IN [at IN $facts.ERASES_SourceTable[i % size($facts.ERASES_SourceTable)] | ERASES_SourceTable[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_Transformation[i % size($facts.ERASES_Transformation)] | ERASES_Transformation[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_DatasetVersion[i % size($facts.ERASES_DatasetVersion)] | ERASES_DatasetVersion[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_TrainingRun[i % size($facts.ERASES_TrainingRun)] | ERASES_TrainingRun[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_ModelVersion[i % size($facts.ERASES_ModelVersion)] | ERASES_ModelVersion[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_Approval[i % size($facts.ERASES_Approval)] | ERASES_Approval[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_StageTransition[i % size($facts.ERASES_StageTransition)] | ERASES_StageTransition[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_Deployment[i % size($facts.ERASES_Deployment)] | ERASES_Deployment[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_Retirement[i % size($facts.ERASES_Retirement)] | ERASES_Retirement[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_Prediction[i % size($facts.ERASES_Prediction)] | ERASES_Prediction[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_Outcome[i % size($facts.ERASES_Outcome)] | ERASES_Outcome[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_Review[i % size($facts.ERASES_Review)] | ERASES_Review[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_Access[i % size($facts.ERASES_Access)] | ERASES_Access[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_Alert[i % size($facts.ERASES_Alert)] | ERASES_Alert[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_Amendment[i % size($facts.ERASES_Amendment)] | ERASES_Amendment[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN $facts.ERASES_Erasure[i % size($facts.ERASES_Erasure)] | ERASES_Erasure[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
