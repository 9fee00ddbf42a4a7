// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.RAISED_BY_SourceTable AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS RAISED_BY_SourceTable
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_Transformation AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS RAISED_BY_Transformation
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_DatasetVersion AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS RAISED_BY_DatasetVersion
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_TrainingRun AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS RAISED_BY_TrainingRun
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_ModelVersion AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS RAISED_BY_ModelVersion
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_Approval AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS RAISED_BY_Approval
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_StageTransition AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS RAISED_BY_StageTransition
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_Deployment AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS RAISED_BY_Deployment
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_Retirement AS key
  MERGE (to:Retirement {key: key})
  RETURN collect(to) AS RAISED_BY_Retirement
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_Prediction AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS RAISED_BY_Prediction
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_Outcome AS key
  MERGE (to:Outcome {key: key})
  RETURN collect(to) AS RAISED_BY_Outcome
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_Review AS key
  MERGE (to:Review {key: key})
  RETURN collect(to) AS RAISED_BY_Review
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_Access AS key
  MERGE (to:Access {key: key})
  RETURN collect(to) AS RAISED_BY_Access
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_Alert AS key
  MERGE (to:Alert {key: key})
  RETURN collect(to) AS RAISED_BY_Alert
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_Amendment AS key
  MERGE (to:Amendment {key: key})
  RETURN collect(to) AS RAISED_BY_Amendment
}
CALL () {
  UNWIND $facts.targets.RAISED_BY_Erasure AS key
  MERGE (to:Erasure {key: key})
  RETURN collect(to) AS RAISED_BY_Erasure
}
UNWIND $facts.rows AS f
CREATE (n:Alert:Fact {key: f[0],
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  at: datetime(f[4]),
  evidence: f[5],
  evidenceSalt: f[6],
  message: f[7],
  messageSalt: f[8],
  principal: f[9],
  principalSalt: f[10],
  rule: f[11],
  ruleSalt: f[12]
})
FOREACH (to IN [at IN f[13] | RAISED_BY_SourceTable[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[14] | RAISED_BY_Transformation[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[15] | RAISED_BY_DatasetVersion[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[16] | RAISED_BY_TrainingRun[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[17] | RAISED_BY_ModelVersion[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[18] | RAISED_BY_Approval[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[19] | RAISED_BY_StageTransition[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[20] | RAISED_BY_Deployment[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[21] | RAISED_BY_Retirement[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[22] | RAISED_BY_Prediction[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[23] | RAISED_BY_Outcome[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[24] | RAISED_BY_Review[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[25] | RAISED_BY_Access[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[26] | RAISED_BY_Alert[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[27] | RAISED_BY_Amendment[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
FOREACH (to IN [at IN f[28] | RAISED_BY_Erasure[toInteger(at)]] | CREATE (n)-[:RAISED_BY]->(to))
