// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $ACCESSED_SourceTable_keys AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS ACCESSED_SourceTable
}
CALL () {
  UNWIND $ACCESSED_Transformation_keys AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS ACCESSED_Transformation
}
CALL () {
  UNWIND $ACCESSED_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS ACCESSED_DatasetVersion
}
CALL () {
  UNWIND $ACCESSED_TrainingRun_keys AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS ACCESSED_TrainingRun
}
CALL () {
  UNWIND $ACCESSED_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS ACCESSED_ModelVersion
}
CALL () {
  UNWIND $ACCESSED_Approval_keys AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS ACCESSED_Approval
}
CALL () {
  UNWIND $ACCESSED_StageTransition_keys AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS ACCESSED_StageTransition
}
CALL () {
  UNWIND $ACCESSED_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS ACCESSED_Deployment
}
CALL () {
  UNWIND $ACCESSED_Retirement_keys AS key
  MERGE (to:Retirement {key: key})
  RETURN collect(to) AS ACCESSED_Retirement
}
CALL () {
  UNWIND $ACCESSED_Prediction_keys AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS ACCESSED_Prediction
}
CALL () {
  UNWIND $ACCESSED_Access_keys AS key
  MERGE (to:Access {key: key})
  RETURN collect(to) AS ACCESSED_Access
}
CALL () {
  UNWIND $ACCESSED_Alert_keys AS key
  MERGE (to:Alert {key: key})
  RETURN collect(to) AS ACCESSED_Alert
}
CALL () {
  UNWIND $ACCESSED_Amendment_keys AS key
  MERGE (to:Amendment {key: key})
  RETURN collect(to) AS ACCESSED_Amendment
}
CALL () {
  UNWIND $ACCESSED_Erasure_keys AS key
  MERGE (to:Erasure {key: key})
  RETURN collect(to) AS ACCESSED_Erasure
}
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Access {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  address: $address[i % size($address)],
  addressSalt: $addressSalt[i % size($addressSalt)],
  at: datetime($at[i % size($at)]),
  code: $code[i % size($code)],
  codeSalt: $codeSalt[i % size($codeSalt)],
  count: toInteger($count[i % size($count)]),
  factCount: toInteger($factCount[i % size($factCount)]),
  factsSha256: $factsSha256[i % size($factsSha256)],
  fields: $fields[i % size($fields)],
  fieldsSalt: $fieldsSalt[i % size($fieldsSalt)],
  operation: $operation[i % size($operation)],
  operationSalt: $operationSalt[i % size($operationSalt)],
  outcome: $outcome[i % size($outcome)],
  pageSize: toInteger($pageSize[i % size($pageSize)]),
  principal: $principal[i % size($principal)],
  principalSalt: $principalSalt[i % size($principalSalt)],
  requestNonce: $requestNonce[i % size($requestNonce)],
  requestNonceSalt: $requestNonceSalt[i % size($requestNonceSalt)],
  requestSha256: $requestSha256[i % size($requestSha256)],
  roles: $roles[i % size($roles)],
  rolesSalt: $rolesSalt[i % size($rolesSalt)],
  system: $system[i % size($system)],
  systemSalt: $systemSalt[i % size($systemSalt)],
  userAgent: $userAgent[i % size($userAgent)],
  userAgentSalt: $userAgentSalt[i % size($userAgentSalt)]
}
FOREACH (to IN [at IN $ACCESSED_SourceTable[i % size($ACCESSED_SourceTable)] | ACCESSED_SourceTable[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_Transformation[i % size($ACCESSED_Transformation)] | ACCESSED_Transformation[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_DatasetVersion[i % size($ACCESSED_DatasetVersion)] | ACCESSED_DatasetVersion[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_TrainingRun[i % size($ACCESSED_TrainingRun)] | ACCESSED_TrainingRun[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_ModelVersion[i % size($ACCESSED_ModelVersion)] | ACCESSED_ModelVersion[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_Approval[i % size($ACCESSED_Approval)] | ACCESSED_Approval[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_StageTransition[i % size($ACCESSED_StageTransition)] | ACCESSED_StageTransition[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_Deployment[i % size($ACCESSED_Deployment)] | ACCESSED_Deployment[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_Retirement[i % size($ACCESSED_Retirement)] | ACCESSED_Retirement[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_Prediction[i % size($ACCESSED_Prediction)] | ACCESSED_Prediction[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_Access[i % size($ACCESSED_Access)] | ACCESSED_Access[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_Alert[i % size($ACCESSED_Alert)] | ACCESSED_Alert[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_Amendment[i % size($ACCESSED_Amendment)] | ACCESSED_Amendment[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN $ACCESSED_Erasure[i % size($ACCESSED_Erasure)] | ACCESSED_Erasure[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
