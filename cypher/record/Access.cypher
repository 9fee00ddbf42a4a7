// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.ACCESSED_SourceTable_keys AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS ACCESSED_SourceTable
}
CALL () {
  UNWIND $facts.ACCESSED_Transformation_keys AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS ACCESSED_Transformation
}
CALL () {
  UNWIND $facts.ACCESSED_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS ACCESSED_DatasetVersion
}
CALL () {
  UNWIND $facts.ACCESSED_TrainingRun_keys AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS ACCESSED_TrainingRun
}
CALL () {
  UNWIND $facts.ACCESSED_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS ACCESSED_ModelVersion
}
CALL () {
  UNWIND $facts.ACCESSED_Approval_keys AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS ACCESSED_Approval
}
CALL () {
  UNWIND $facts.ACCESSED_StageTransition_keys AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS ACCESSED_StageTransition
}
CALL () {
  UNWIND $facts.ACCESSED_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS ACCESSED_Deployment
}
CALL () {
  UNWIND $facts.ACCESSED_Retirement_keys AS key
  MERGE (to:Retirement {key: key})
  RETURN collect(to) AS ACCESSED_Retirement
}
CALL () {
  UNWIND $facts.ACCESSED_Prediction_keys AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS ACCESSED_Prediction
}
CALL () {
  UNWIND $facts.ACCESSED_Outcome_keys AS key
  MERGE (to:Outcome {key: key})
  RETURN collect(to) AS ACCESSED_Outcome
}
CALL () {
  UNWIND $facts.ACCESSED_Review_keys AS key
  MERGE (to:Review {key: key})
  RETURN collect(to) AS ACCESSED_Review
}
CALL () {
  UNWIND $facts.ACCESSED_Access_keys AS key
  MERGE (to:Access {key: key})
  RETURN collect(to) AS ACCESSED_Access
}
CALL () {
  UNWIND $facts.ACCESSED_Alert_keys AS key
  MERGE (to:Alert {key: key})
  RETURN collect(to) AS ACCESSED_Alert
}
CALL () {
  UNWIND $facts.ACCESSED_Amendment_keys AS key
  MERGE (to:Amendment {key: key})
  RETURN collect(to) AS ACCESSED_Amendment
}
CALL () {
  UNWIND $facts.ACCESSED_Erasure_keys AS key
  MERGE (to:Erasure {key: key})
  RETURN collect(to) AS ACCESSED_Erasure
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:Access {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  address: $facts.address[i % size($facts.address)],
  addressSalt: $facts.addressSalt[i % size($facts.addressSalt)],
  at: datetime($facts.at[i % size($facts.at)]),
  code: $facts.code[i % size($facts.code)],
  codeSalt: $facts.codeSalt[i % size($facts.codeSalt)],
  count: toInteger($facts.count[i % size($facts.count)]),
  factCount: toInteger($facts.factCount[i % size($facts.factCount)]),
  factsSha256: $facts.factsSha256[i % size($facts.factsSha256)],
  fields: $facts.fields[i % size($facts.fields)],
  fieldsSalt: $facts.fieldsSalt[i % size($facts.fieldsSalt)],
  named: $facts.named[i % size($facts.named)],
  namedSalt: $facts.namedSalt[i % size($facts.namedSalt)],
  operation: $facts.operation[i % size($facts.operation)],
  operationSalt: $facts.operationSalt[i % size($facts.operationSalt)],
  outcome: $facts.outcome[i % size($facts.outcome)],
  pageSize: toInteger($facts.pageSize[i % size($facts.pageSize)]),
  principal: $facts.principal[i % size($facts.principal)],
  requestNonce: $facts.requestNonce[i % size($facts.requestNonce)],
  requestNonceSalt: $facts.requestNonceSalt[i % size($facts.requestNonceSalt)],
  requestSha256: $facts.requestSha256[i % size($facts.requestSha256)],
  roles: $facts.roles[i % size($facts.roles)],
  rolesSalt: $facts.rolesSalt[i % size($facts.rolesSalt)],
  system: $facts.system[i % size($facts.system)],
  userAgent: $facts.userAgent[i % size($facts.userAgent)],
  userAgentSalt: $facts.userAgentSalt[i % size($facts.userAgentSalt)]
}
FOREACH (to IN [at IN $facts.ACCESSED_SourceTable[i % size($facts.ACCESSED_SourceTable)] | ACCESSED_SourceTable[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_Transformation[i % size($facts.ACCESSED_Transformation)] | ACCESSED_Transformation[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_DatasetVersion[i % size($facts.ACCESSED_DatasetVersion)] | ACCESSED_DatasetVersion[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_TrainingRun[i % size($facts.ACCESSED_TrainingRun)] | ACCESSED_TrainingRun[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_ModelVersion[i % size($facts.ACCESSED_ModelVersion)] | ACCESSED_ModelVersion[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_Approval[i % size($facts.ACCESSED_Approval)] | ACCESSED_Approval[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_StageTransition[i % size($facts.ACCESSED_StageTransition)] | ACCESSED_StageTransition[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_Deployment[i % size($facts.ACCESSED_Deployment)] | ACCESSED_Deployment[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_Retirement[i % size($facts.ACCESSED_Retirement)] | ACCESSED_Retirement[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_Prediction[i % size($facts.ACCESSED_Prediction)] | ACCESSED_Prediction[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_Outcome[i % size($facts.ACCESSED_Outcome)] | ACCESSED_Outcome[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_Review[i % size($facts.ACCESSED_Review)] | ACCESSED_Review[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_Access[i % size($facts.ACCESSED_Access)] | ACCESSED_Access[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_Alert[i % size($facts.ACCESSED_Alert)] | ACCESSED_Alert[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_Amendment[i % size($facts.ACCESSED_Amendment)] | ACCESSED_Amendment[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $facts.ACCESSED_Erasure[i % size($facts.ACCESSED_Erasure)] | ACCESSED_Erasure[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
