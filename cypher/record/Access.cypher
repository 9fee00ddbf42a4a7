// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.ACCESSED_SourceTable AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS ACCESSED_SourceTable
}
CALL () {
  UNWIND $facts.targets.ACCESSED_Transformation AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS ACCESSED_Transformation
}
CALL () {
  UNWIND $facts.targets.ACCESSED_DatasetVersion AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS ACCESSED_DatasetVersion
}
CALL () {
  UNWIND $facts.targets.ACCESSED_TrainingRun AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS ACCESSED_TrainingRun
}
CALL () {
  UNWIND $facts.targets.ACCESSED_ModelVersion AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS ACCESSED_ModelVersion
}
CALL () {
  UNWIND $facts.targets.ACCESSED_Approval AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS ACCESSED_Approval
}
CALL () {
  UNWIND $facts.targets.ACCESSED_StageTransition AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS ACCESSED_StageTransition
}
CALL () {
  UNWIND $facts.targets.ACCESSED_Deployment AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS ACCESSED_Deployment
}
CALL () {
  UNWIND $facts.targets.ACCESSED_Retirement AS key
  MERGE (to:Retirement {key: key})
  RETURN collect(to) AS ACCESSED_Retirement
}
CALL () {
  UNWIND $facts.targets.ACCESSED_Prediction AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS ACCESSED_Prediction
}
CALL () {
  UNWIND $facts.targets.ACCESSED_Outcome AS key
  MERGE (to:Outcome {key: key})
  RETURN collect(to) AS ACCESSED_Outcome
}
CALL () {
  UNWIND $facts.targets.ACCESSED_Review AS key
  MERGE (to:Review {key: key})
  RETURN collect(to) AS ACCESSED_Review
}
CALL () {
  UNWIND $facts.targets.ACCESSED_Access AS key
  MERGE (to:Access {key: key})
  RETURN collect(to) AS ACCESSED_Access
}
CALL () {
  UNWIND $facts.targets.ACCESSED_Alert AS key
  MERGE (to:Alert {key: key})
  RETURN collect(to) AS ACCESSED_Alert
}
CALL () {
  UNWIND $facts.targets.ACCESSED_Amendment AS key
  MERGE (to:Amendment {key: key})
  RETURN collect(to) AS ACCESSED_Amendment
}
CALL () {
  UNWIND $facts.targets.ACCESSED_Erasure AS key
  MERGE (to:Erasure {key: key})
  RETURN collect(to) AS ACCESSED_Erasure
}
UNWIND $facts.rows AS f
MERGE (n:Access {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  address: f[3],
  addressSalt: f[4],
  at: datetime(f[5]),
  code: f[6],
  codeSalt: f[7],
  fields: f[8],
  fieldsSalt: f[9],
  named: f[10],
  namedSalt: f[11],
  operation: f[12],
  operationSalt: f[13],
  outcome: f[14],
  principal: f[15],
  requestNonce: f[16],
  requestNonceSalt: f[17],
  roles: f[18],
  rolesSalt: f[19],
  system: f[20],
  userAgent: f[21],
  userAgentSalt: f[22]
}
FOREACH (to IN [at IN f[23] | ACCESSED_SourceTable[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[24] | ACCESSED_Transformation[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[25] | ACCESSED_DatasetVersion[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[26] | ACCESSED_TrainingRun[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[27] | ACCESSED_ModelVersion[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[28] | ACCESSED_Approval[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[29] | ACCESSED_StageTransition[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[30] | ACCESSED_Deployment[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[31] | ACCESSED_Retirement[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[32] | ACCESSED_Prediction[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[33] | ACCESSED_Outcome[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[34] | ACCESSED_Review[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[35] | ACCESSED_Access[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[36] | ACCESSED_Alert[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[37] | ACCESSED_Amendment[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
FOREACH (to IN [at IN f[38] | ACCESSED_Erasure[toInteger(at)]] | CREATE (n)-[:ACCESSED]->(to))
