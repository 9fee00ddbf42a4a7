// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.AMENDS_SourceTable AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS AMENDS_SourceTable
}
CALL () {
  UNWIND $facts.targets.AMENDS_Transformation AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS AMENDS_Transformation
}
CALL () {
  UNWIND $facts.targets.AMENDS_DatasetVersion AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS AMENDS_DatasetVersion
}
CALL () {
  UNWIND $facts.targets.AMENDS_TrainingRun AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS AMENDS_TrainingRun
}
CALL () {
  UNWIND $facts.targets.AMENDS_ModelVersion AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS AMENDS_ModelVersion
}
CALL () {
  UNWIND $facts.targets.AMENDS_Approval AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS AMENDS_Approval
}
CALL () {
  UNWIND $facts.targets.AMENDS_StageTransition AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS AMENDS_StageTransition
}
CALL () {
  UNWIND $facts.targets.AMENDS_Deployment AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS AMENDS_Deployment
}
CALL () {
  UNWIND $facts.targets.AMENDS_Retirement AS key
  MERGE (to:Retirement {key: key})
  RETURN collect(to) AS AMENDS_Retirement
}
CALL () {
  UNWIND $facts.targets.AMENDS_Prediction AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS AMENDS_Prediction
}
CALL () {
  UNWIND $facts.targets.AMENDS_Outcome AS key
  MERGE (to:Outcome {key: key})
  RETURN collect(to) AS AMENDS_Outcome
}
CALL () {
  UNWIND $facts.targets.AMENDS_Review AS key
  MERGE (to:Review {key: key})
  RETURN collect(to) AS AMENDS_Review
}
CALL () {
  UNWIND $facts.targets.AMENDS_Access AS key
  MERGE (to:Access {key: key})
  RETURN collect(to) AS AMENDS_Access
}
CALL () {
  UNWIND $facts.targets.AMENDS_Alert AS key
  MERGE (to:Alert {key: key})
  RETURN collect(to) AS AMENDS_Alert
}
CALL () {
  UNWIND $facts.targets.AMENDS_Amendment AS key
  MERGE (to:Amendment {key: key})
  RETURN collect(to) AS AMENDS_Amendment
}
CALL () {
  UNWIND $facts.targets.AMENDS_Erasure AS key
  MERGE (to:Erasure {key: key})
  RETURN collect(to) AS AMENDS_Erasure
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_SourceTable AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS AMENDED_TO_SourceTable
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_Transformation AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS AMENDED_TO_Transformation
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_DatasetVersion AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS AMENDED_TO_DatasetVersion
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_TrainingRun AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS AMENDED_TO_TrainingRun
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_ModelVersion AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS AMENDED_TO_ModelVersion
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_Approval AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS AMENDED_TO_Approval
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_StageTransition AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS AMENDED_TO_StageTransition
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_Deployment AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS AMENDED_TO_Deployment
}
UNWIND $facts.rows AS f
CREATE (n:Amendment:Fact {key: f[0],
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  correction: f[4],
  correctionSalt: f[5],
  corrects: f[6],
  correctsSalt: f[7],
  reason: f[8],
  reasonSalt: f[9]
})
FOREACH (to IN [at IN f[10] | AMENDS_SourceTable[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[11] | AMENDS_Transformation[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[12] | AMENDS_DatasetVersion[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[13] | AMENDS_TrainingRun[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[14] | AMENDS_ModelVersion[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[15] | AMENDS_Approval[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[16] | AMENDS_StageTransition[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[17] | AMENDS_Deployment[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[18] | AMENDS_Retirement[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[19] | AMENDS_Prediction[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[20] | AMENDS_Outcome[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[21] | AMENDS_Review[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[22] | AMENDS_Access[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[23] | AMENDS_Alert[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[24] | AMENDS_Amendment[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN f[25] | AMENDS_Erasure[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (ref IN f[26] |
  FOREACH (to IN [AMENDED_TO_SourceTable[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN f[27] |
  FOREACH (to IN [AMENDED_TO_Transformation[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN f[28] |
  FOREACH (to IN [AMENDED_TO_DatasetVersion[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN f[29] |
  FOREACH (to IN [AMENDED_TO_TrainingRun[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN f[30] |
  FOREACH (to IN [AMENDED_TO_ModelVersion[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN f[31] |
  FOREACH (to IN [AMENDED_TO_Approval[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN f[32] |
  FOREACH (to IN [AMENDED_TO_StageTransition[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN f[33] |
  FOREACH (to IN [AMENDED_TO_Deployment[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
