// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.AMENDS_SourceTable_keys AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS AMENDS_SourceTable
}
CALL () {
  UNWIND $facts.AMENDS_Transformation_keys AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS AMENDS_Transformation
}
CALL () {
  UNWIND $facts.AMENDS_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS AMENDS_DatasetVersion
}
CALL () {
  UNWIND $facts.AMENDS_TrainingRun_keys AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS AMENDS_TrainingRun
}
CALL () {
  UNWIND $facts.AMENDS_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS AMENDS_ModelVersion
}
CALL () {
  UNWIND $facts.AMENDS_Approval_keys AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS AMENDS_Approval
}
CALL () {
  UNWIND $facts.AMENDS_StageTransition_keys AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS AMENDS_StageTransition
}
CALL () {
  UNWIND $facts.AMENDS_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS AMENDS_Deployment
}
CALL () {
  UNWIND $facts.AMENDS_Retirement_keys AS key
  MERGE (to:Retirement {key: key})
  RETURN collect(to) AS AMENDS_Retirement
}
CALL () {
  UNWIND $facts.AMENDS_Prediction_keys AS key
  MERGE (to:Prediction {key: key})
  RETURN collect(to) AS AMENDS_Prediction
}
CALL () {
  UNWIND $facts.AMENDS_Outcome_keys AS key
  MERGE (to:Outcome {key: key})
  RETURN collect(to) AS AMENDS_Outcome
}
CALL () {
  UNWIND $facts.AMENDS_Review_keys AS key
  MERGE (to:Review {key: key})
  RETURN collect(to) AS AMENDS_Review
}
CALL () {
  UNWIND $facts.AMENDS_Access_keys AS key
  MERGE (to:Access {key: key})
  RETURN collect(to) AS AMENDS_Access
}
CALL () {
  UNWIND $facts.AMENDS_Alert_keys AS key
  MERGE (to:Alert {key: key})
  RETURN collect(to) AS AMENDS_Alert
}
CALL () {
  UNWIND $facts.AMENDS_Amendment_keys AS key
  MERGE (to:Amendment {key: key})
  RETURN collect(to) AS AMENDS_Amendment
}
CALL () {
  UNWIND $facts.AMENDS_Erasure_keys AS key
  MERGE (to:Erasure {key: key})
  RETURN collect(to) AS AMENDS_Erasure
}
CALL () {
  UNWIND $facts.AMENDED_TO_SourceTable_keys AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS AMENDED_TO_SourceTable
}
CALL () {
  UNWIND $facts.AMENDED_TO_Transformation_keys AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS AMENDED_TO_Transformation
}
CALL () {
  UNWIND $facts.AMENDED_TO_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS AMENDED_TO_DatasetVersion
}
CALL () {
  UNWIND $facts.AMENDED_TO_TrainingRun_keys AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS AMENDED_TO_TrainingRun
}
CALL () {
  UNWIND $facts.AMENDED_TO_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS AMENDED_TO_ModelVersion
}
CALL () {
  UNWIND $facts.AMENDED_TO_Approval_keys AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS AMENDED_TO_Approval
}
CALL () {
  UNWIND $facts.AMENDED_TO_StageTransition_keys AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS AMENDED_TO_StageTransition
}
CALL () {
  UNWIND $facts.AMENDED_TO_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS AMENDED_TO_Deployment
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:Amendment {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  correction: $facts.correction[i % size($facts.correction)],
  correctionSalt: $facts.correctionSalt[i % size($facts.correctionSalt)],
  corrects: $facts.corrects[i % size($facts.corrects)],
  correctsSalt: $facts.correctsSalt[i % size($facts.correctsSalt)],
  reason: $facts.reason[i % size($facts.reason)],
  reasonSalt: $facts.reasonSalt[i % size($facts.reasonSalt)]
}
FOREACH (to IN [at IN $facts.AMENDS_SourceTable[i % size($facts.AMENDS_SourceTable)] | AMENDS_SourceTable[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_Transformation[i % size($facts.AMENDS_Transformation)] | AMENDS_Transformation[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_DatasetVersion[i % size($facts.AMENDS_DatasetVersion)] | AMENDS_DatasetVersion[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_TrainingRun[i % size($facts.AMENDS_TrainingRun)] | AMENDS_TrainingRun[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_ModelVersion[i % size($facts.AMENDS_ModelVersion)] | AMENDS_ModelVersion[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_Approval[i % size($facts.AMENDS_Approval)] | AMENDS_Approval[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_StageTransition[i % size($facts.AMENDS_StageTransition)] | AMENDS_StageTransition[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_Deployment[i % size($facts.AMENDS_Deployment)] | AMENDS_Deployment[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_Retirement[i % size($facts.AMENDS_Retirement)] | AMENDS_Retirement[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_Prediction[i % size($facts.AMENDS_Prediction)] | AMENDS_Prediction[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_Outcome[i % size($facts.AMENDS_Outcome)] | AMENDS_Outcome[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_Review[i % size($facts.AMENDS_Review)] | AMENDS_Review[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_Access[i % size($facts.AMENDS_Access)] | AMENDS_Access[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_Alert[i % size($facts.AMENDS_Alert)] | AMENDS_Alert[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_Amendment[i % size($facts.AMENDS_Amendment)] | AMENDS_Amendment[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (to IN [at IN $facts.AMENDS_Erasure[i % size($facts.AMENDS_Erasure)] | AMENDS_Erasure[toInteger(at)]] | CREATE (n)-[:AMENDS]->(to))
FOREACH (ref IN $facts.AMENDED_TO_SourceTable[i % size($facts.AMENDED_TO_SourceTable)] |
  FOREACH (to IN [AMENDED_TO_SourceTable[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN $facts.AMENDED_TO_Transformation[i % size($facts.AMENDED_TO_Transformation)] |
  FOREACH (to IN [AMENDED_TO_Transformation[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN $facts.AMENDED_TO_DatasetVersion[i % size($facts.AMENDED_TO_DatasetVersion)] |
  FOREACH (to IN [AMENDED_TO_DatasetVersion[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN $facts.AMENDED_TO_TrainingRun[i % size($facts.AMENDED_TO_TrainingRun)] |
  FOREACH (to IN [AMENDED_TO_TrainingRun[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN $facts.AMENDED_TO_ModelVersion[i % size($facts.AMENDED_TO_ModelVersion)] |
  FOREACH (to IN [AMENDED_TO_ModelVersion[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN $facts.AMENDED_TO_Approval[i % size($facts.AMENDED_TO_Approval)] |
  FOREACH (to IN [AMENDED_TO_Approval[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN $facts.AMENDED_TO_StageTransition[i % size($facts.AMENDED_TO_StageTransition)] |
  FOREACH (to IN [AMENDED_TO_StageTransition[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
FOREACH (ref IN $facts.AMENDED_TO_Deployment[i % size($facts.AMENDED_TO_Deployment)] |
  FOREACH (to IN [AMENDED_TO_Deployment[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), role: ref.role})
)
