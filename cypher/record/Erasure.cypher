// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.ERASES_SourceTable AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS ERASES_SourceTable
}
CALL () {
  UNWIND $facts.targets.ERASES_Transformation AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS ERASES_Transformation
}
CALL () {
  UNWIND $facts.targets.ERASES_DatasetVersion AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS ERASES_DatasetVersion
}
CALL () {
  UNWIND $facts.targets.ERASES_TrainingRun AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS ERASES_TrainingRun
}
CALL () {
  UNWIND $facts.targets.ERASES_ModelVersion AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS ERASES_ModelVersion
}
CALL () {
  UNWIND $facts.targets.ERASES_Approval AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS ERASES_Approval
}
CALL () {
  UNWIND $facts.targets.ERASES_StageTransition AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS ERASES_StageTransition
}
CALL () {
  UNWIND $facts.targets.ERASES_Deployment AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS ERASES_Deployment
}
CALL () {
  UNWIND $facts.targets.ERASES_Retirement AS key
  MERGE (to:Retirement {key: key})
  RETURN collect(to) AS ERASES_Retirement
}
CALL () {
  UNWIND $facts.targets.ERASES_Prediction AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS ERASES_Prediction
}
CALL () {
  UNWIND $facts.targets.ERASES_Outcome AS key
  MERGE (to:Outcome {key: key})
  RETURN collect(to) AS ERASES_Outcome
}
CALL () {
  UNWIND $facts.targets.ERASES_Review AS key
  MERGE (to:Review {key: key})
  RETURN collect(to) AS ERASES_Review
}
CALL () {
  UNWIND $facts.targets.ERASES_Access AS key
  MERGE (to:Access {key: key})
  RETURN collect(to) AS ERASES_Access
}
CALL () {
  UNWIND $facts.targets.ERASES_Alert AS key
  MERGE (to:Alert {key: key})
  RETURN collect(to) AS ERASES_Alert
}
CALL () {
  UNWIND $facts.targets.ERASES_Amendment AS key
  MERGE (to:Amendment {key: key})
  RETURN collect(to) AS ERASES_Amendment
}
CALL () {
  UNWIND $facts.targets.ERASES_Erasure AS key
  MERGE (to:Erasure {key: key})
  RETURN collect(to) AS ERASES_Erasure
}
UNWIND $facts.rows AS f
MERGE (n:Erasure {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  performedBy: f[4],
  performedBySalt: f[5],
  reason: f[6],
  reasonSalt: f[7]
}
FOREACH (to IN [at IN f[8] | ERASES_SourceTable[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[9] | ERASES_Transformation[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[10] | ERASES_DatasetVersion[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[11] | ERASES_TrainingRun[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[12] | ERASES_ModelVersion[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[13] | ERASES_Approval[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[14] | ERASES_StageTransition[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[15] | ERASES_Deployment[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[16] | ERASES_Retirement[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[17] | ERASES_Prediction[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[18] | ERASES_Outcome[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[19] | ERASES_Review[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[20] | ERASES_Access[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[21] | ERASES_Alert[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[22] | ERASES_Amendment[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
FOREACH (to IN [at IN f[23] | ERASES_Erasure[toInteger(at)]] | CREATE (n)-[:ERASES]->(to))
