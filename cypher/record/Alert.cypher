// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.RAISED_BY_SourceTable_keys AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS RAISED_BY_SourceTable
}
CALL () {
  UNWIND $facts.RAISED_BY_Transformation_keys AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS RAISED_BY_Transformation
}
CALL () {
  UNWIND $facts.RAISED_BY_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS RAISED_BY_DatasetVersion
}
CALL () {
  UNWIND $facts.RAISED_BY_TrainingRun_keys AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS RAISED_BY_TrainingRun
}
CALL () {
  UNWIND $facts.RAISED_BY_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS RAISED_BY_ModelVersion
}
CALL () {
  UNWIND $facts.RAISED_BY_Approval_keys AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS RAISED_BY_Approval
}
CALL () {
  UNWIND $facts.RAISED_BY_StageTransition_keys AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS RAISED_BY_StageTransition
}
CALL () {
  UNWIND $facts.RAISED_BY_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS RAISED_BY_Deployment
}
CALL () {
  UNWIND $facts.RAISED_BY_Retirement_keys AS key
  MERGE (to:Retirement {key: key})
  RETURN collect(to) AS RAISED_BY_Retirement
}
CALL () {
  UNWIND $facts.RAISED_BY_Prediction_keys AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS RAISED_BY_Prediction
}
CALL () {
  UNWIND $facts.RAISED_BY_Outcome_keys AS key
  MERGE (to:Outcome {key: key})
  RETURN collect(to) AS RAISED_BY_Outcome
}
CALL () {
  UNWIND $facts.RAISED_BY_Review_keys AS key
  MERGE (to:Review {key: key})
  RETURN collect(to) AS RAISED_BY_Review
}
CALL () {
  UNWIND $facts.RAISED_BY_Access_keys AS key
  MERGE (to:Access {key: key})
  RETURN collect(to) AS RAISED_BY_Access
}
CALL () {
  UNWIND $facts.RAISED_BY_Alert_keys AS key
  MERGE (to:Alert {key: key})
  RETURN collect(to) AS RAISED_BY_Alert
}
CALL () {
  UNWIND $facts.RAISED_BY_Amendment_keys AS key
  MERGE (to:Amendment {key: key})
  RETURN collect(to) AS RAISED_BY_Amendment
}
CALL () {
  UNWIND $facts.RAISED_BY_Erasure_keys AS key
  MERGE (to:Erasure {key: key})
  RETURN collect(to) AS RAISED_BY_Erasure
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:Alert {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  at: datetime($facts.at[i % size($facts.at)]),
  evidence: $facts.evidence[i % size($facts.evidence)],
  evidenceSalt: $facts.evidenceSalt[i % size($facts.evidenceSalt)],
  message: $facts.message[i % size($facts.message)],
  messageSalt: $facts.messageSalt[i % size($facts.messageSalt)],
  principal: $facts.principal[i % size($facts.principal)],
  principalSalt: $facts.principalSalt[i % size($facts.principalSalt)],
  rule: $facts.rule[i % size($facts.rule)],
  ruleSalt: $facts.ruleSalt[i % size($facts.ruleSalt)]
}
FOREACH (to IN [at IN $facts.RAISED_BY_SourceTable[i % size($facts.RAISED_BY_SourceTable)] | RAISED_BY_SourceTable[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_Transformation[i % size($facts.RAISED_BY_Transformation)] | RAISED_BY_Transformation[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_DatasetVersion[i % size($facts.RAISED_BY_DatasetVersion)] | RAISED_BY_DatasetVersion[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_TrainingRun[i % size($facts.RAISED_BY_TrainingRun)] | RAISED_BY_TrainingRun[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_ModelVersion[i % size($facts.RAISED_BY_ModelVersion)] | RAISED_BY_ModelVersion[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_Approval[i % size($facts.RAISED_BY_Approval)] | RAISED_BY_Approval[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_StageTransition[i % size($facts.RAISED_BY_StageTransition)] | RAISED_BY_StageTransition[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_Deployment[i % size($facts.RAISED_BY_Deployment)] | RAISED_BY_Deployment[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_Retirement[i % size($facts.RAISED_BY_Retirement)] | RAISED_BY_Retirement[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_Prediction[i % size($facts.RAISED_BY_Prediction)] | RAISED_BY_Prediction[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_Outcome[i % size($facts.RAISED_BY_Outcome)] | RAISED_BY_Outcome[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_Review[i % size($facts.RAISED_BY_Review)] | RAISED_BY_Review[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_Access[i % size($facts.RAISED_BY_Access)] | RAISED_BY_Access[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_Alert[i % size($facts.RAISED_BY_Alert)] | RAISED_BY_Alert[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_Amendment[i % size($facts.RAISED_BY_Amendment)] | RAISED_BY_Amendment[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN $facts.RAISED_BY_Erasure[i % size($facts.RAISED_BY_Erasure)] | RAISED_BY_Erasure[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
